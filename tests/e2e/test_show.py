"""`/show` sends a delivered video again, without a charge."""

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


async def test_show_is_free(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It sends the video by its file_id: nothing is fetched or created."""
    create = await ordered(telegram, video, private, person, "a cat to keep")
    first = await arrived(telegram, private)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await until(lambda: len(videos(telegram, private)) == 2)
    call = telegram.calls_to("sendVideo")[-1]
    assert not call.files and first.video is not None
    assert len(await video.wait_for_creates(1, match="a cat to keep")) == 1


async def test_a_video_shown_again_can_be_changed_by_a_reply(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """A reply to it refers to the task, like a reply to the first one."""
    create = await ordered(telegram, video, private, person, "a cat to show and change")
    first = await arrived(telegram, private)
    await telegram.send_text(private, person, f"/show “{create.task_id}” please")
    await until(lambda: len(videos(telegram, private)) == 2)
    [again] = [message for message in videos(telegram, private) if message.id != first.id]
    await telegram.send_text(private, person, "--landscape", reply_to=again)
    await video.wait_for_creates(2, match="a cat to show and change")


@pytest.mark.parametrize(("kind", "came"), [("reset", 1), ("reset_after", 2)])
async def test_an_unclear_send_of_show_is_not_repeated(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, kind: str, came: int
) -> None:
    """The user is told that the outcome is unknown, and decides."""
    create = await ordered(telegram, video, private, person, f"a cat behind a {kind}.")
    await arrived(telegram, private)
    telegram.faults.add("sendVideo", kind, chat_id=private.id)  # type: ignore[arg-type]  # these are kinds
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await telegram.wait_for(private, "may not have arrived")
    assert len(videos(telegram, private)) == came
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await until(lambda: len(videos(telegram, private)) == came + 1)


async def test_a_repeated_show_is_one_video(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """After a kill before the update was acknowledged, the update arrives again, and the video is not sent again."""
    mortal = await new_bot(POLL_INTERVAL="1")
    await mortal.start()
    create = await ordered(telegram, video, private, person, "a cat shown once")
    await arrived(telegram, private)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    wish = telegram.update_ids[-1]
    await until(lambda: len(videos(telegram, private)) == 2)
    await mortal.kill()
    await telegram.resend(wish)
    await mortal.start()
    await telegram.wait_for(private, "may not have arrived")
    assert len(videos(telegram, private)) == 2


async def test_show_waits_for_a_429(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """After Telegram's pause the video is sent, once."""
    create = await ordered(telegram, video, private, person, "a patient cat")
    await arrived(telegram, private)
    telegram.faults.add("sendVideo", "429", chat_id=private.id, retry_after=2)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await until(lambda: len(videos(telegram, private)) == 2)


async def test_a_missing_file_is_reported(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """If Telegram no longer knows the file_id, nothing is sent, and nothing is ordered again."""
    create = await ordered(telegram, video, private, person, "a forgotten cat")
    first = await arrived(telegram, private)
    assert first.video is not None
    telegram.files.forget(first.video.file.file_id)
    await telegram.send_text(private, person, f"/show {create.task_id}")
    await telegram.wait_for(private, "no video to show")
    assert len(videos(telegram, private)) == len(video.matching("a forgotten cat")) == 1


async def test_inline_mode_offers_ones_own_videos_in_any_chat(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """By the words of their prompts, to nobody else. A video sent that way is no request, not even as a reply to the bot."""
    group = telegram.group("Film club", members=[person], privacy=False)
    await ordered(telegram, video, private, person, "an inline CÂT")
    await ordered(telegram, video, private, person, "an inline dog")
    await telegram.send_text(group, person, "/video@video_sandbox_bot an inline câterpillar")
    in_group = await arrived(telegram, group)
    await until(lambda: len(videos(telegram, private)) == 2)
    found = await telegram.inline_query(person, "  Inline cât ", chat=group)
    assert (found.answered, found.is_personal, found.button) == (True, True, None)
    assert [result.title for result in found.results] == ["an inline câterpillar", "an inline CÂT"]
    assert in_group.video is not None and found.results[0].media.file == in_group.video.file
    no_match = await telegram.inline_query(person, "a giraffe")
    assert (no_match.results, no_match.button) == (
        (),
        {"text": "None of your videos match", "start_parameter": "inline"},
    )
    stranger = await telegram.inline_query(telegram.person("Eve"), "inline cât", chat=group)
    assert stranger.results == () and stranger.button is not None and "Open the bot" in stranger.button["text"]
    sent = await telegram.send_inline(group, person, found.results[1], reply_to=in_group)
    again = await telegram.send_inline(private, person, found.results[0], reply_to=videos(telegram, private)[0])
    assert sent.caption is not None and sent.caption.startswith("an inline CÂT") and not sent.keyboard
    for chat, command in ((group, "/video@video_sandbox_bot"), (private, "/video")):
        await telegram.send_text(chat, person, f"{command} after all that in {chat.id}.")
        await video.wait_for_creates(1, match=f"after all that in {chat.id}.")
    assert len(video.matching("an inline")) == 3
    replied = [message.reply_to for chat in (group, private) for message in telegram.messages(chat, from_bot=True)]
    assert sent not in replied and again not in replied


async def test_a_file_that_telegram_forgot_hides_no_other_inline(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    for words in ("a lost heron", "a kept heron"):
        await ordered(telegram, video, private, person, words)
    await until(lambda: len(videos(telegram, private)) == 2)
    [lost] = [message for message in videos(telegram, private) if "a lost heron" in (message.caption or "")]
    assert lost.video is not None
    telegram.files.forget(lost.video.file.file_id)
    found = await telegram.inline_query(person)
    assert [result.title for result in found.results] == ["a kept heron"]
