"""Delivery: every paid task is followed to its end, and its video arrives in the chat once."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered, until, videos
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]
SETTINGS = {"POLL_INTERVAL": "1"}  # seconds: the module's bot polls its tasks
pytestmark = pytest.mark.usefixtures("clear_faults")


async def test_the_video_replies_to_the_request(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is sent as a video with its dimensions; the caption has the prompt, with buttons below."""
    asked = await telegram.send_text(private, person, "/video a dancing cat")
    message = await arrived(telegram, private)
    assert message.reply_to is not None and message.reply_to.id == asked.id
    assert "a dancing cat" in (message.caption or "")
    assert [button.text for button in message.buttons[0]] == ["🔁 Again", "✏️ Change", "ℹ️ Details"]
    [call] = [call for call in telegram.calls_to("sendVideo") if call.params["chat_id"] == private.id]
    assert call.params["width"] and call.params["height"] and call.params["duration"]
    assert call.params["supports_streaming"]
    await telegram.wait_for(private, "✅")


async def test_progress_is_shown(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The status message shows whole percents while the task runs."""
    video.script(match="a slow snail", life="slow")
    await ordered(telegram, video, private, person, "a slow snail")
    await telegram.wait_for(private, "%")


@pytest.mark.parametrize("life", ["detail_url", "draft_url", "url_later", "other_id", "strange_status"])
async def test_every_shape_of_a_result_is_understood(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, life: str
) -> None:
    """The video arrives wherever the link is and whatever the statuses are called."""
    video.script(match=f"shape {life}", life=life)
    await ordered(telegram, video, private, person, f"shape {life}")
    await arrived(telegram, private)
    assert len(videos(telegram, private)) == 1


RETRY = ["🔁 Try again", "✏️ Change", "Try Veo 3.1 Fast", "Try Sora 2 Pro"]


@pytest.mark.parametrize(
    ("life", "says", "offers"),
    [
        ("fails", "too close to something protected", ["✏️ Other words"]),  # the same words would fail again
        ("fails_upstream", "is too busy", RETRY),
        ("fails_detail", "content rules", ["✏️ Other words"]),
    ],
)
async def test_a_failure_shows_its_reason(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person,
    life: str, says: str, offers: list[str],
) -> None:  # fmt: skip
    """It is a new message in plain words, with buttons for the next step."""
    video.script(match=f"failing {life}", life=life)
    create = await ordered(telegram, video, private, person, f"failing {life}")
    card = await telegram.wait_for(private, "❌")
    assert str(create.task_id) in str(card.text)
    assert says in card.words
    assert "“" in str(card.text) and "{" not in str(card.text)
    assert [button.text for row in card.buttons for button in row] == offers


async def test_an_unclear_send_is_not_repeated(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """If the answer to sendVideo is lost, the chat is notified, and a button sends the video again by its file_id."""
    telegram.faults.add("sendVideo", "reset_after", chat_id=private.id)
    await ordered(telegram, video, private, person, "an unclear cat")
    card = await telegram.wait_for(private, "may not have arrived")
    await asyncio.sleep(2)
    assert len(videos(telegram, private)) == 1
    await telegram.press(card, "📦 Get the video", person)
    await until(lambda: len(videos(telegram, private)) == 2)


async def test_a_429_delays_the_video(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The bot waits as long as Telegram requests, then sends the video once."""
    telegram.faults.add("sendVideo", "429", chat_id=private.id, retry_after=1)
    await ordered(telegram, video, private, person, "a patient cat")
    await arrived(telegram, private)
    await asyncio.sleep(1)
    assert len(videos(telegram, private)) == 1


async def test_a_blocked_bot_keeps_the_result(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """A user who unblocks the bot later gets the video by /show."""
    hold = video.hold("query", match=None)
    create = await ordered(telegram, video, private, person, "a cat for later")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.block(person)
    hold.release()
    await telegram.wait_for_call("sendVideo")
    await asyncio.sleep(3)
    await telegram.unblock(person)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await arrived(telegram, private)


async def test_a_dead_link_is_polled_again(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """If the link answers 404, the provider is polled for a new one."""
    video.script(match="a dead link", life="dead_link")
    create = await ordered(telegram, video, private, person, "a dead link")
    await bot.logged("link of its video is dead")
    asked = len([query for query in video.queries if query.task_id == create.task_id])
    await until(lambda: len([query for query in video.queries if query.task_id == create.task_id]) > asked)
