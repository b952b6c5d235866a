"""Results that cannot be sent as they are: each is sent in another way or refused with a reason."""

from collections.abc import Awaitable, Callable

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered, videos
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]
SETTINGS = {"POLL_INTERVAL": "1"}  # seconds: the module's bot polls its tasks
pytestmark = pytest.mark.usefixtures("clear_faults")
LABELS = ["🔁 Again", "✏️ Change", "ℹ️ Details"]  # below every result, whatever it is
LARGE = 60_000_000  # bytes: more than Telegram's own Bot API accepts


def labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


async def test_60_mb_are_sent_as_a_link(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The file is too large for Telegram: the chat gets its link and the reason."""
    video.script(match="a large cat", life="60_mb")
    create = await ordered(telegram, video, private, person, "a large cat")
    assert create.task_id is not None
    card = await telegram.wait_for(private, "watch or save it here")
    assert labels(card) == LABELS
    assert f"{video.url}/files/{create.task_id.rpartition(':')[2]}.mp4" in str(card.entities)
    assert card.reply_to is not None
    assert not [call for call in telegram.calls_to("sendVideo") if call.params["chat_id"] == private.id]
    await bot.logged("delivering -> delivered")


@pytest.mark.parametrize(
    ("life", "says", "logs"),
    [
        ("no_video", "wasn’t a video", "NotAVideo"),
        ("led_inside", "isn’t safe to open", "LinkRefused"),
        ("endless", "the file is too large", "TooLarge"),
    ],
)
async def test_what_is_no_video_is_refused(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person,
    life: str, says: str, logs: str,
) -> None:  # fmt: skip
    """The chat is told what arrived instead, with the task's id; the log has it too; nothing is sent."""
    video.script(match=f"a cat that is {life}", life=life)
    create = await ordered(telegram, video, private, person, f"a cat that is {life}")
    card = await telegram.wait_for(private, says)
    assert str(create.task_id) in card.words
    assert f"its result is refused: {logs}" in bot.log()
    assert not videos(telegram, private)


async def test_a_result_at_the_apis_own_address_is_fetched_with_the_key(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """As in OpenAI's format, where only the key opens it."""
    video.script(match="a locked cat", life="content")
    await ordered(telegram, video, private, person, "a locked cat")
    assert (await arrived(telegram, private)).caption
    assert len(videos(telegram, private)) == 1


async def test_a_gif_is_a_document(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It keeps its extension and type, and gets the card of any result."""
    video.script(match="a looping cat", life="gif")
    await ordered(telegram, video, private, person, "a looping cat")
    message = await telegram.wait_for(private, lambda message: message.document is not None)
    assert message.document is not None
    assert (message.document.file.name, message.document.file.mime) == ("video.gif", "image/gif")
    assert "a looping cat" in (message.caption or "") and labels(message) == LABELS
    assert not [call for call in telegram.calls_to("sendVideo") if call.params["chat_id"] == private.id]


async def test_an_http_link_is_sent_as_a_link(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is sent at once, with the reason."""
    video.script(match="an open cat", life="http_only")
    create = await ordered(telegram, video, private, person, "an open cat")
    assert create.task_id is not None
    card = await telegram.wait_for(private, "watch or save it here")
    assert f"http://93.184.215.14/files/{create.task_id.rpartition(':')[2]}.mp4" in str(card.entities)
    assert "unencrypted" in card.words and card.reply_to is not None
    await bot.logged("delivering -> delivered")


async def test_the_next_link_is_tried_if_the_first_is_no_video(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The answer has a picture as its video, and the video under another key."""
    video.script(match="a cat behind a picture", life="picture_first")
    await ordered(telegram, video, private, person, "a cat behind a picture")
    await arrived(telegram, private)


@pytest.mark.slow
@pytest.mark.parametrize(("life", "size"), [("60_mb", LARGE), ("300_mb", 300_000_000)])
async def test_a_local_bot_api_server_gets_large_videos(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, life: str, size: int
) -> None:
    """With TELEGRAM_LOCAL, files of up to 2000 MB are sent as videos."""
    telegram.files.upload_limit = 2000 << 20
    local = await new_bot(POLL_INTERVAL="1", TELEGRAM_LOCAL="true")
    await local.start()
    video.script(match=f"a cat of {life}", life=life)
    await ordered(telegram, video, private, person, f"a cat of {life}")
    message = await arrived(telegram, private)
    [call] = [call for call in telegram.calls_to("sendVideo") if call.params["chat_id"] == private.id]
    assert max(file.size for file in call.files) == size
    assert message.reply_to is not None
    await local.stop()
