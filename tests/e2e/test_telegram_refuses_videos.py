"""Failures of Telegram during the send of a video: it is sent once, or the user decides; never repeated automatically."""

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


@pytest.mark.parametrize(
    ("kind", "came"), [("500", 0), ("502-html", 0), ("reset", 0), ("reset_after", 1), ("malformed", 1)]
)
async def test_an_unclear_send_is_undelivered(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, kind: str, came: int
) -> None:
    """Whether it arrived or not, the chat is told that nobody knows, and a button sends it, once per press."""
    telegram.faults.add("sendVideo", kind, chat_id=private.id)  # type: ignore[arg-type]  # these are kinds
    await ordered(telegram, video, private, person, f"a cat and a {kind}.")
    card = await telegram.wait_for(private, "may not have arrived")
    await asyncio.sleep(1.5)
    assert len(videos(telegram, private)) == came
    again = card.button("📦 Get the video")
    await telegram.press(card, again, person)
    await until(lambda: len(videos(telegram, private)) == came + 1)
    await telegram.press(card, again, person)
    await asyncio.sleep(1)
    assert len(videos(telegram, private)) == came + 1
    assert len(video.matching(f"a cat and a {kind}.")) == 1


async def test_a_stop_during_a_send_is_undelivered(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Telegram has the video but does not answer when the bot stops: exit code 0, and the next start asks the user."""
    other = await new_bot(POLL_INTERVAL="1", DRAIN_TIMEOUT="1")
    await other.start()
    telegram.faults.add("sendVideo", "hang_after", chat_id=private.id)
    await ordered(telegram, video, private, person, "a cat at closing time")
    await until(lambda: len(videos(telegram, private)) == 1)
    assert await other.terminate() == 0
    assert "delivering -> undelivered" in other.log()
    await other.start()
    await telegram.wait_for(private, "may not have arrived")
    await asyncio.sleep(1)
    assert len(videos(telegram, private)) == 1
    await other.stop()


async def test_a_stop_before_the_send_requeues_the_video(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It waits in `delivering` behind another message of the chat: the next start sends it."""
    other = await new_bot(POLL_INTERVAL="1", DRAIN_TIMEOUT="1")
    await other.start()
    making = video.hold("query", match=None)
    create = await ordered(telegram, video, private, person, "a cat in the line")
    await telegram.wait_for(private, str(create.task_id))
    before_it = telegram.hold("sendMessage", chat_id=private.id)
    await telegram.send_text(private, person, "/help")
    await before_it.reached()
    making.release()
    await other.logged("ready -> delivering")
    assert await other.terminate() == 0
    assert "delivering -> ready" in other.log()
    before_it.release()
    await other.start()
    await arrived(telegram, private)
    assert len(videos(telegram, private)) == 1
    assert not [said for said in telegram.messages(private, from_bot=True) if "may not have arrived" in said.words]
    await other.stop()


async def test_a_group_that_migrated_gets_its_video(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, person: Person
) -> None:
    """The order came from the old group, the video is sent to the new one."""
    mover = await new_bot(POLL_INTERVAL="1")
    await mover.start()
    group = telegram.group("Movers", supergroup=False, members=(person,))
    hold = video.hold("query", match="a moving cat")
    await ordered(telegram, video, group, person, "a moving cat")
    await hold.reached()
    await mover.kill()  # so that it learns the new id from the send itself, or after its restart
    new = await telegram.migrate(group)
    hold.release()
    await mover.start()
    await arrived(telegram, new)
    assert len(videos(telegram, new)) == 1 and not videos(telegram, group)
    await mover.stop()  # it would receive the updates of the module's bot


async def test_a_deleted_request_does_not_prevent_the_video(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is sent without a reply."""
    if bot.process is None or bot.process.returncode is not None:
        await bot.start()
    hold = video.hold("query", match="a regretted cat")
    asked = await telegram.send_text(private, person, "/video a regretted cat")
    await hold.reached()
    await telegram.delete_message(asked)
    hold.release()
    assert (await arrived(telegram, private)).reply_to is None
    assert len(videos(telegram, private)) == 1


async def test_a_group_in_which_the_bot_was_muted_leaves_the_video_to_its_user(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It comes in private, once; when the bot may write again, /show brings it to the group, free."""
    if bot.process is None or bot.process.returncode is not None:
        await bot.start()
    await telegram.send_text(private, person, "/help")
    await telegram.wait_for(private, "/video")
    group = telegram.group("Quiet club", members=(person,))
    hold = video.hold("query", match="a quiet cat")
    create = await ordered(telegram, video, group, person, "a quiet cat")
    await hold.reached()
    await telegram.mute_bot(group)
    hold.release()
    assert "Quiet club" in (await arrived(telegram, private)).words
    await telegram.add_bot(group)
    await telegram.send_text(group, person, f"/show {create.task_id}")
    assert "a quiet cat" in (await arrived(telegram, group)).words
    assert (len(videos(telegram, private)), len(videos(telegram, group))) == (1, 1)
    assert len(video.matching("a quiet cat")) == 1
