"""What takes settings of its own: lateness, the queue, a death in the middle of the send."""

from collections.abc import Awaitable, Callable
from typing import Literal

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import ordered, until, videos
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]


async def test_unresolved_is_told_and_asking_goes_on(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Late, then unresolved in a message of its own, then expired after an answer; and asked again by hand."""
    late = await new_bot(POLL_INTERVAL="1", LATE_AFTER="1", UNRESOLVED_AFTER="3", SLOW_INTERVAL="1", EXPIRE_AFTER="12")
    await late.start()
    video.script(match="a stuck cat", life="stuck")
    create = await ordered(telegram, video, private, person, "a stuck cat")
    await telegram.wait_for(private, "has not failed")
    card = await telegram.wait_for(private, "I stopped asking")
    assert str(create.task_id) in str(card.text)
    asked = len(video.queries)
    await telegram.press(card, "🔄 Ask again", person)
    await until(lambda: len(video.queries) > asked)


async def test_a_queue_says_its_place(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """With a limit of one, the second order waits, says so, and comes in its turn."""
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
    """Kill -9 with the upload on its way: never twice, and the chat is told."""
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
