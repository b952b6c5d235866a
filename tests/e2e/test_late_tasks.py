"""Late tasks, the queue, and a kill during the send: tests that need their own settings."""

from collections.abc import Awaitable, Callable
from typing import Literal

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import ordered, until, videos
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]


async def test_an_unresolved_task_is_still_polled(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """It is late, then unresolved in a new message, then expired after an answer; `/check` polls it again."""
    late = await new_bot(POLL_INTERVAL="1", LATE_AFTER="1", UNRESOLVED_AFTER="3", SLOW_INTERVAL="1", EXPIRE_AFTER="12")
    await late.start()
    video.script(match="a stuck cat", life="stuck")
    create = await ordered(telegram, video, private, person, "a stuck cat")
    await telegram.wait_for(private, "hasn’t failed")
    card = await telegram.wait_for(private, "I stopped asking")
    assert str(create.task_id) in str(card.text)
    asked = len(video.queries)
    await telegram.press(card, "🔄 Check", person)
    await until(lambda: len(video.queries) > asked)


async def test_a_queued_task_shows_its_position(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """With a limit of one, the second order waits, shows its position, and is sent next."""
    narrow = await new_bot(POLL_INTERVAL="1", MAX_TASKS_PER_CHAT="1")
    await narrow.start()
    video.script(match="queued cat one", life="slow")
    await ordered(telegram, video, private, person, "queued cat one")
    second = await telegram.send_text(private, person, "/video queued cat two")
    await telegram.wait_for(private, "number 1 in the queue")
    asked = await telegram.send_text(private, person, "/status", reply_to=second)
    answer = await telegram.wait_for(private, lambda said: said.reply_to is not None and said.reply_to.id == asked.id)
    assert "number 1 in the queue" in answer.words
    await video.wait_for_creates(1, match="queued cat two")


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_kill_during_the_send_delivers_at_most_once(
    new_bot: NewBot,
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
    when: Literal["before", "after"],
) -> None:
    """After kill -9 during an upload the video is not sent again, and the chat is notified."""
    mortal = await new_bot(POLL_INTERVAL="1", DELIVERY_LEASE="2")
    await mortal.start()
    hold = telegram.hold("sendVideo", chat_id=private.id, when=when)
    await ordered(telegram, video, private, person, f"a killed cat {when}")
    await hold.reached()
    await mortal.kill()
    hold.release()
    await mortal.start()
    await telegram.wait_for(private, "may not have arrived")
    assert len(videos(telegram, private)) <= 1
