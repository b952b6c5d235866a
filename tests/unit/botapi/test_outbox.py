"""Answers are sent in the background, or dropped: nobody waits for them."""

import asyncio
import logging

import pytest

from bot.acknowledgement import handling
from bot.botapi.outbox import LOG_EVERY, Outbox


class Answers:
    """Answers that wait until `go_on` is set."""

    def __init__(self, **limits: int) -> None:
        self.now = 0.0
        self.begun: list[int] = []
        self.go_on = asyncio.Event()
        self.outbox = Outbox(**limits, clock=lambda: self.now)

    def send(self, chat: int, times: int = 1) -> None:
        async def answer() -> None:
            self.begun.append(chat)
            await self.go_on.wait()

        for _ in range(times):
            self.outbox.send(chat, answer)

    async def finish(self) -> None:
        self.go_on.set()
        await self.outbox.close()
        self.go_on.clear()


async def test_a_chat_has_a_few_pending_answers_and_may_be_answered_again_afterwards() -> None:
    answers = Answers(per_chat=5)
    answers.send(7, times=1000)
    assert not answers.outbox.has_room(7) and answers.outbox.has_room(8)
    await answers.finish()
    assert answers.begun == [7] * 5
    answers.send(7)
    await answers.finish()
    assert answers.begun == [7] * 6


async def test_in_a_flood_of_many_chats_each_has_one_answer() -> None:
    answers = Answers(per_chat=5, busy=10, overall=15)
    answers.send(1, times=5)
    answers.send(2, times=5)
    for chat in range(3, 30):
        answers.send(chat, times=5)
    await answers.finish()
    assert answers.begun == [*[1] * 5, *[2] * 5, 3, 4, 5, 6, 7]


async def test_what_is_dropped_is_logged_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    answers = Answers(per_chat=1)
    with caplog.at_level(logging.INFO, "bot"):
        answers.send(7, times=500)
        answers.now += LOG_EVERY - 1
        answers.send(7, times=500)
        assert len(caplog.messages) == 1
        answers.now += 1
        answers.send(7)
    await answers.finish()
    assert len(caplog.messages) == 2
    assert "dropped 999 answers to 1 chats" in caplog.messages[1]


async def test_a_stop_waits_for_pending_answers_only_briefly() -> None:
    answers = Answers()
    answers.send(7)
    async with asyncio.timeout(60):
        await answers.outbox.close()
    assert answers.begun == [7]


async def test_an_update_is_acknowledged_after_its_answer() -> None:
    """If the process dies before, Telegram sends the update again: no answer is lost."""
    answers = Answers()
    with handling(0) as awaited:
        answers.send(7)
    acknowledged = asyncio.gather(*awaited)
    await asyncio.sleep(0)
    assert len(awaited) == 1 and not acknowledged.done()
    await answers.finish()
    await acknowledged


async def test_in_a_flood_updates_are_acknowledged_without_their_answers() -> None:
    answers = Answers(calm=3)
    with handling(0) as awaited:
        answers.send(0, times=5)
        assert len(awaited) == 1  # the others wait for Telegram's pace
        for chat in range(1, 20):
            answers.send(chat)
    assert len(awaited) == 1
    await answers.finish()
    with handling(0) as awaited:
        for chat in range(20):
            answers.send(chat)
    assert len(awaited) == 3
    await answers.finish()
