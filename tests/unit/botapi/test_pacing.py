"""When SendPacing lets requests go, in virtual time."""

import asyncio
import heapq
import itertools
from collections.abc import Coroutine
from typing import Any

import pytest
from aiohttp import web
from telegram.error import BadRequest, RetryAfter

from bot.botapi.errors import AnswerLost, ConnectTimedOut, NotConnected
from bot.botapi.limits import INLINE_ANSWERS, OVERALL_MESSAGES, OVERALL_MESSAGES_KEPT, OVERALL_PERIOD
from bot.botapi.pacing import SendPacing
from bot.botapi.send_checks import before_sending
from bot.botapi.transport import AiohttpRequest
from bot.botapi.urgency import Urgency, sending_as
from tests.bots import bot_over
from tests.unit.botapi.loopback import SENT, TOKEN, BotApi


class VirtualTime:
    """A clock that advances to the next sleeper once everyone sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._order), wake))
        await wake

    async def run(self, *coroutines: Coroutine[Any, Any, Any]) -> list[Any]:
        """Run everything to the end; exceptions are returned as results."""
        tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
        while not all(task.done() for task in tasks):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, wake = heapq.heappop(self._sleepers)
                if not wake.done():
                    wake.set_result(None)
        return await asyncio.gather(*tasks, return_exceptions=True)


class Line:
    """A pacing in virtual time, and a record of when each message was sent."""

    def __init__(self, max_pause: float = 90.0) -> None:
        self.time = VirtualTime()
        self.pacing = SendPacing(max_pause, clock=self.time.clock, sleep=self.time.sleep)
        self.sent: list[tuple[float, object]] = []
        self.outcomes: dict[object, list[Exception | float]] = {}

    async def send(self, chat_id: int | str | None, what: object = "", method: str = "sendMessage") -> Any:
        async def call() -> bool:
            self.sent.append((round(self.time.now - 1000, 3), what))
            outcome = self.outcomes[what].pop(0) if self.outcomes.get(what) else None
            if isinstance(outcome, Exception):
                raise outcome
            if outcome:
                await self.time.sleep(outcome)
            return True

        data = {} if chat_id is None else {"chat_id": chat_id}
        return await self.pacing.process_request(call, (), {}, method, data, None)

    async def answer(self, chat_id: int | str | None, what: object = "") -> Any:
        """Send an answer, which comes after news of orders."""
        with sending_as(Urgency.ANSWER):
            return await self.send(chat_id, what)

    async def run(self, *coroutines: Coroutine[Any, Any, Any]) -> list[Any]:
        return await self.time.run(*coroutines)

    def times(self) -> list[float]:
        return [moment for moment, _ in self.sent]


async def test_a_chat_gets_three_at_once_then_one_a_second() -> None:
    line = Line()
    await line.run(*(line.send(7) for _ in range(6)))
    assert line.times() == [0, 0, 0, 1, 2, 3]


async def test_a_last_look_is_taken_when_the_turn_has_come() -> None:
    """If the send is no longer valid after the wait, nothing is sent; other sends have no such check."""
    line = Line()
    looks: list[float] = []

    def look() -> None:
        looks.append(line.time.now - 1000)
        raise NotConnected("too late")

    async def late() -> None:
        with before_sending(look):
            await line.send(7, "late")

    *_, outcome = await line.run(*(line.send(7) for _ in range(4)), late())
    assert isinstance(outcome, NotConnected)
    assert looks == [2] and line.times() == [0, 0, 0, 1]


async def test_a_chat_that_was_quiet_gets_its_burst_back() -> None:
    line = Line()
    await line.run(*(line.send(7) for _ in range(4)))
    await line.run(line.time.sleep(3))
    line.sent.clear()
    await line.run(*(line.send(7) for _ in range(4)))
    assert line.times() == [4, 4, 4, 5]


@pytest.mark.parametrize("chat", [-100123, "-100123", "@channel"])
async def test_a_group_gets_twenty_in_any_minute(chat: int | str) -> None:
    line = Line()
    await line.run(*(line.send(chat) for _ in range(23)))
    assert line.times()[19] == 17
    assert line.times()[20:] == [60, 60, 60]


async def test_one_chat_written_as_text_or_number_is_one_chat() -> None:
    line = Line()
    await line.run(*(line.send(chat) for chat in (7, "7", 7, "7")))
    assert line.times() == [0, 0, 0, 1]


async def test_no_second_has_more_than_thirty() -> None:
    line = Line()
    await line.run(*(line.send(chat) for chat in range(1, 101)))
    times = line.times()
    assert all(later - earlier >= 1 for earlier, later in zip(times, times[30:], strict=False))
    assert times[-1] == pytest.approx(3 * OVERALL_PERIOD)


async def test_a_busy_chat_does_not_hold_up_the_others() -> None:
    line = Line()
    await line.run(*(line.send(1, "busy") for _ in range(50)), *(line.send(chat, chat) for chat in (2, 3, 4)))
    assert {what for moment, what in line.sent if moment == 0} == {"busy", 2, 3, 4}


async def test_chats_take_turns_at_the_overall_limit() -> None:
    line = Line()
    await line.run(*(line.send(chat, chat) for chat in range(1, 41) for _ in range(3)))
    next_second = [what for moment, what in line.sent if moment == OVERALL_PERIOD]
    assert sorted(map(str, next_second)) == sorted(map(str, range(11, 41)))


async def test_order_within_a_chat_is_kept_even_if_one_has_to_be_repeated() -> None:
    line = Line()
    line.outcomes = {0: [RetryAfter(4)], 1: [NotConnected("x")], 2: [0.5]}
    await line.run(*(line.send(7, number) for number in range(5)))
    assert [what for _, what in line.sent] == [0, 0, 1, 1, 2, 3, 4]


async def test_edits_share_the_budget_of_their_chat() -> None:
    line = Line()
    methods = ("editMessageText", "sendMessage", "editMessageCaption", "editMessageReplyMarkup")
    await line.run(*(line.send(7, method=method) for method in methods))
    assert line.times() == [0, 0, 0, 1]


@pytest.mark.parametrize(
    "method", ["getMe", "answerCallbackQuery", "getFile", "getChatMember", "setWebhook", "sendChatAction"]
)
async def test_methods_that_send_nothing_are_not_paced(method: str) -> None:
    line = Line()
    await line.run(*(line.send(7) for _ in range(3)), *(line.send(7, method=method) for _ in range(40)))
    assert line.times() == [0] * 43


async def test_a_long_upload_does_not_hold_up_its_chat() -> None:
    line = Line()
    line.outcomes = {"video": [60.0]}
    await line.run(line.send(7, "video", "sendVideo"), line.send(7, "words"))
    assert line.sent == [(0, "video"), (0, "words")]


async def test_retry_after_pauses_that_chat_alone() -> None:
    line = Line()
    line.outcomes = {"first": [RetryAfter(10)]}
    results = await line.run(line.send(7, "first"), line.send(7, "second"), line.send(8, "other"))
    assert results == [True, True, True]
    assert line.sent == [(0, "first"), (0, "other"), (10.1, "first"), (10.1, "second")]


async def test_retry_after_without_a_chat_pauses_everything() -> None:
    line = Line()
    line.outcomes = {"commands": [RetryAfter(10)]}
    await line.run(line.send(None, "commands", "setMyCommands"))
    assert line.sent == [(0, "commands"), (10.1, "commands")]

    line.outcomes = {"commands": [RetryAfter(10)]}
    line.sent.clear()

    async def later() -> None:
        await line.time.sleep(1)
        await line.run(line.send(8, "other"), line.send(9, "me", "getMe"))

    await line.run(line.send(None, "commands", "setMyCommands"), later())
    assert {what: moment for moment, what in line.sent} == {"commands": 20.2, "other": 20.2, "me": 20.2}


async def test_a_pause_longer_than_patience_is_raised_at_once_also_for_those_behind() -> None:
    line = Line(max_pause=30)
    line.outcomes = {"first": [RetryAfter(300)]}
    results = await line.run(line.send(7, "first"), line.send(7, "second"))
    assert [type(result) for result in results] == [RetryAfter, RetryAfter]
    assert results[1]._retry_after.total_seconds() == 301
    assert line.sent == [(0, "first")]


async def test_pauses_add_up_to_the_patience_and_no_more() -> None:
    line = Line(max_pause=30)
    line.outcomes = {"first": [RetryAfter(12), RetryAfter(12), RetryAfter(12)]}
    [result] = await line.run(line.send(7, "first"))
    assert isinstance(result, RetryAfter)
    assert line.times() == [0, 12.1, 24.2]


@pytest.mark.parametrize("method", ["sendMessage", "getMe"])
async def test_definitely_not_sent_is_tried_four_times_with_growing_pauses(method: str) -> None:
    line = Line()
    line.outcomes = {
        "x": [NotConnected("a"), ConnectTimedOut("b"), NotConnected("c"), NotConnected("d"), NotConnected("e")]
    }
    [result] = await line.run(line.send(7, "x", method))
    assert isinstance(result, NotConnected)
    assert line.times() == [0, 0.5, 1.5, 3.5]


@pytest.mark.parametrize("error", [AnswerLost("x"), BadRequest("x")])
async def test_possibly_sent_and_refused_are_never_repeated(error: Exception) -> None:
    line = Line()
    line.outcomes = {"x": [error]}
    assert await line.run(line.send(7, "x")) == [error]
    assert line.times() == [0]


async def test_who_gives_up_waiting_leaves_the_line_in_order() -> None:
    line = Line()
    tasks = [asyncio.create_task(line.send(7, number)) for number in range(6)]

    async def give_up() -> None:
        await line.time.sleep(0.5)
        tasks[4].cancel()

    await line.run(give_up(), *(asyncio.wait_for(task, None) for task in (*tasks[:4], tasks[5])))
    assert line.sent == [(0, 0), (0, 1), (0, 2), (1, 3), (2, 5)]


async def test_would_wait_estimates_the_wait() -> None:
    line = Line()
    assert line.pacing.would_wait(7) == 0
    await line.run(*(line.send(7) for _ in range(2)))
    assert line.pacing.would_wait(7) == 0
    await line.run(line.send(7))
    assert line.pacing.would_wait(7) == pytest.approx(1)
    assert line.pacing.would_wait(8) == 0


async def test_what_can_be_left_out_leaves_slots_for_news() -> None:
    """A third of all slots: edits that only show how time passes would otherwise take all, and each new message would wait."""
    line = Line()
    await line.run(*(line.send(chat) for chat in range(1, OVERALL_MESSAGES - OVERALL_MESSAGES_KEPT)))
    assert line.pacing.would_wait(100, Urgency.EDIT) == 0
    await line.run(line.send(100))
    assert line.pacing.would_wait(101, Urgency.EDIT) == pytest.approx(OVERALL_PERIOD)
    assert line.pacing.would_wait(101, Urgency.MESSAGE) == 0
    assert line.pacing.would_wait(101) == 0  # broadcasts have a pace of their own


async def test_would_wait_counts_those_in_line_but_no_upload_under_way() -> None:
    line = Line()
    line.outcomes = {"video": [60.0], 1: [0.5]}
    seen: list[float] = []

    async def look() -> None:
        seen.append(line.pacing.would_wait(7, Urgency.MESSAGE))

    await line.run(line.send(7, "video", "sendVideo"), look())
    await line.run(line.send(8, 1), line.send(8, 2), line.send(8, 3), look_at(line, 8, seen))
    assert seen[0] == 0
    assert seen[1] == pytest.approx(3)


async def look_at(line: Line, chat: int, seen: list[float]) -> None:
    await asyncio.sleep(0)
    seen.append(line.pacing.would_wait(chat))


async def test_messages_that_wait_are_counted_but_not_those_under_way() -> None:
    """In a chat's line, for a slot among all chats, and for the end of a pause; a failed send does not stay counted."""
    line = Line()
    line.outcomes = {0: [AnswerLost("lost")], "video": [5.0], "paused": [RetryAfter(30)]}
    seen: list[int] = []

    async def look_at(moment: float) -> None:
        await line.time.sleep(moment)
        seen.append(line.pacing.waiting)

    assert line.pacing.waiting == 0
    await line.run(*(line.send(7, number) for number in range(5)), look_at(0.5))  # three at once, then one a second
    await line.run(line.send(8, "video", "sendVideo"), line.send(9, "paused"), look_at(1.0))
    assert seen == [2, 1]
    assert line.pacing.waiting == 0


async def test_idle_chats_are_forgotten() -> None:
    line = Line()
    await line.run(*(line.send(chat) for chat in range(1, 200)))
    await line.run(line.time.sleep(120), line.send(-5))
    await line.run(line.send(1000))
    assert line.pacing.chats == {1000}


async def test_a_real_bot_sends_through_it_and_repeats_after_a_429(api: BotApi) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def busy(_: web.Request) -> web.StreamResponse:
        api.answers["sendMessage"] = SENT
        answer = {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 3}}
        return web.json_response(answer, status=429)

    now = itertools.count(0, 10)
    api.answers["sendMessage"] = busy
    pacing = SendPacing(clock=lambda: float(next(now)), sleep=sleep)
    async with AiohttpRequest() as request:
        bot = bot_over(request, TOKEN, api.root, rate_limiter=pacing)
        message = await bot.send_message(5, "x")

    assert message.message_id == 1
    assert slept == [pytest.approx(3.1)]


async def test_a_flood_of_answers_leaves_room_for_other_messages() -> None:
    """However long the answers of many chats wait, the messages about tasks of other chats have the next slots."""
    line = Line()

    async def orders() -> None:
        await line.time.sleep(1.5)
        await line.run(*(line.send(1000 + chat, "id") for chat in range(20)))

    await line.run(*(line.answer(chat, "answer") for chat in range(1, 10 * OVERALL_MESSAGES)), orders())
    assert max(moment for moment, what in line.sent if what == "id") == pytest.approx(2 * OVERALL_PERIOD)
    assert max(moment for moment, what in line.sent if what == "answer") >= 9


async def test_answers_of_a_chat_go_after_its_other_messages() -> None:
    line = Line()

    async def later() -> None:
        await line.time.sleep(0.5)
        await line.run(*(line.send(7, "id") for _ in range(3)))

    await line.run(*(line.answer(7, number) for number in range(6)), later())
    # Number 3 is about to take its slot when the others come.
    assert [what for _, what in line.sent] == [0, 1, 2, 3, "id", "id", "id", 4, 5]
    assert line.times() == [0, 0, 0, 1, 2, 3, 4, 5, 6]


async def test_answers_that_wait_do_not_delay_the_estimate_for_other_messages() -> None:
    line = Line()
    seen: list[float] = []

    async def estimate() -> None:
        await line.time.sleep(0.5)
        seen.append(line.pacing.would_wait(7, Urgency.MESSAGE))

    await line.run(*(line.answer(7) for _ in range(9)), estimate())
    assert seen == [1.5]  # the one that is about to take its slot, and no other


async def test_an_answer_waits_through_a_pause_and_keeps_its_order() -> None:
    line = Line()
    line.outcomes = {0: [RetryAfter(4)]}
    await line.run(*(line.answer(7, number) for number in range(3)))
    assert line.sent == [(0, 0), (4.1, 0), (4.1, 1), (4.1, 2)]


async def test_answers_to_inline_queries_take_no_slot_of_a_message() -> None:
    """However many people type, a result waits for none of them."""
    line = Line()
    answers = [line.send(None, "typed", "answerInlineQuery") for _ in range(100)]
    await line.run(*answers, line.send(5, "video", "sendVideo"))
    assert (0.0, "video") in line.sent
    typed = [at for at, what in line.sent if what == "typed"]
    assert all(sum(begin <= at < begin + 1 for at in typed) <= INLINE_ANSWERS for begin in typed)


async def test_a_429_of_an_inline_answer_pauses_only_those() -> None:
    """It is raised at once, without another try; so are those that come during the pause."""
    line = Line()
    line.outcomes["typed"] = [RetryAfter(30)]
    [first] = await line.run(line.send(None, "typed", "answerInlineQuery"))
    second, message = await line.run(line.send(None, "typed", "answerInlineQuery"), line.send(5, "a message"))
    assert isinstance(first, RetryAfter)
    assert isinstance(second, RetryAfter)
    assert message is True
    assert line.sent == [(0.0, "typed"), (0.0, "a message")]
    line.time.now += 31
    assert await line.run(line.send(None, "typed", "answerInlineQuery")) == [True]


async def test_inline_answers_are_not_sent_while_the_bot_is_paused() -> None:
    line = Line(max_pause=1.0)
    line.outcomes["typed"] = [RetryAfter(30)]
    await line.run(line.send(None, "typed", "getMe"))
    [paused] = await line.run(line.send(None, "typed", "answerInlineQuery"))
    assert isinstance(paused, RetryAfter)
    assert len(line.sent) == 1
