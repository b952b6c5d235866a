"""Who takes the next send slot: results, then new messages, then edits, then broadcasts. In virtual time."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from bot.botapi import limits
from bot.botapi.turnstile import Turnstile
from bot.botapi.urgency import Urgency, sending_as, urgency_of
from tests.unit.botapi.test_pacing import Line

METHODS = {
    Urgency.RESULT: "sendVideo",
    Urgency.MESSAGE: "sendMessage",
    Urgency.EDIT: "editMessageText",
    Urgency.BROADCAST: "copyMessage",
}


def flood(line: Line, urgency: Urgency, chats: Iterable[int]) -> list[Any]:
    """One message of this urgency to each chat."""
    if urgency is Urgency.ANSWER:
        return [line.answer(chat, urgency) for chat in chats]
    return [line.send(chat, urgency, METHODS[urgency]) for chat in chats]


def by_second(line: Line) -> dict[int, Counter[object]]:
    seconds: dict[int, Counter[object]] = {}
    for moment, what in line.sent:
        seconds.setdefault(int(moment), Counter())[what] += 1
    return seconds


@pytest.mark.parametrize(("urgency", "method"), METHODS.items())
def test_a_method_has_its_urgency(urgency: Urgency, method: str) -> None:
    assert urgency_of(method) is urgency
    with sending_as(Urgency.RESULT):
        assert urgency_of(method) is Urgency.RESULT


async def test_results_do_not_wait_for_edits() -> None:
    line = Line()
    await line.run(*flood(line, Urgency.EDIT, range(1, 301)), *flood(line, Urgency.RESULT, range(1001, 1041)))
    last = max(moment for moment, what in line.sent if what is Urgency.RESULT)
    assert last <= 3
    assert by_second(line)[1][Urgency.RESULT] >= 20


@pytest.mark.parametrize("less_urgent", [Urgency.MESSAGE, Urgency.EDIT, Urgency.BROADCAST])
async def test_a_late_result_takes_the_next_slot(less_urgent: Urgency) -> None:
    line = Line()

    async def late() -> None:
        await line.time.sleep(2.5)
        await line.send(5000, "late", "sendVideo")

    await line.run(*flood(line, less_urgent, range(1, 301)), late())
    [moment] = [moment for moment, what in line.sent if what == "late"]
    assert moment <= 3


async def test_all_kinds_get_slots_in_their_order() -> None:
    """None starves: of sixteen slots, an answer has one, of sixty-four, an edit."""
    line = Line()
    calls = [
        call for urgency in Urgency for call in flood(line, urgency, range(urgency * 1000 + 1, urgency * 1000 + 401))
    ]
    await line.run(*calls)
    shares = Counter(what for _, what in line.sent[30:350])
    counts = [shares[urgency] for urgency in Urgency]
    assert counts == sorted(counts, reverse=True)
    assert shares[Urgency.RESULT] == pytest.approx(320 * 3 / 4, abs=2)
    assert shares[Urgency.ANSWER] == pytest.approx(320 * 3 / 64, abs=2)
    assert shares[Urgency.EDIT] >= 320 // 128
    assert shares[Urgency.BROADCAST] >= 1


async def test_broadcasts_use_what_is_left() -> None:
    line = Line()
    await line.run(*flood(line, Urgency.BROADCAST, range(1, 91)), *flood(line, Urgency.MESSAGE, range(1001, 1011)))
    assert line.sent[-1][0] == pytest.approx(3 * limits.OVERALL_PERIOD)


async def test_a_result_overtakes_the_edits_of_its_own_chat() -> None:
    line = Line()
    edits = [line.send(7, number, "editMessageText") for number in range(10)]
    await line.run(*edits, line.send(7, "video", "sendVideo"))
    assert [what for _, what in line.sent].index("video") <= 4
    assert "video" in {what for moment, what in line.sent if moment <= 2}
    assert [what for _, what in line.sent if what != "video"] == list(range(10))


async def test_an_edit_that_holds_up_a_result_is_not_held_up_itself() -> None:
    """It waits among all chats with the urgency of the message that waits for it in its own chat."""
    line = Line()
    first = [line.send(chat, "first") for chat in range(1, 31)]
    edits = [line.send(chat, chat, "editMessageText") for chat in range(100, 160)]

    async def late() -> None:
        await line.time.sleep(0.5)
        await line.send(159, "video", "sendVideo")

    await line.run(*first, *edits, late())
    places = [what for _, what in line.sent]
    assert places.index(159) <= 33
    assert places.index("video") <= 36


async def test_a_group_keeps_messages_for_what_is_urgent() -> None:
    line = Line()
    edits = [line.send(-5, "edit", "editMessageText") for _ in range(20)]

    async def late() -> None:
        await line.time.sleep(30)
        assert line.pacing.would_wait(-5, Urgency.RESULT) <= 2
        for _ in range(limits.GROUP_MESSAGES_KEPT):
            await line.send(-5, "video", "sendVideo")

    await line.run(*edits, late())
    edited = [moment for moment, what in line.sent if what == "edit"]
    assert sum(moment < 30 for moment in edited) == limits.GROUP_MESSAGES - limits.GROUP_MESSAGES_KEPT
    sent = [moment for moment, what in line.sent if what == "video"]
    assert max(sent) <= 40
    assert all(sum(start <= moment < start + 60 for moment in (*edited, *sent)) <= 20 for start in edited)


async def test_the_wait_of_a_result_does_not_count_less_urgent_messages() -> None:
    line = Line()
    seen: dict[Urgency, float] = {}

    async def look() -> None:
        await line.time.sleep(0.5)
        seen.update({urgency: line.pacing.would_wait(7, urgency) for urgency in Urgency})

    await line.run(*(line.send(7, number, "editMessageText") for number in range(12)), look())
    assert seen[Urgency.RESULT] <= 2
    assert seen[Urgency.EDIT] >= 8


class Visitors:
    """Callers of a turnstile, each of which stays until it is told to leave."""

    def __init__(self) -> None:
        self.turnstile = Turnstile()
        self.entered: list[str] = []
        self._leave = asyncio.Event()

    async def visit(self, name: str, urgency: Urgency) -> None:
        async with self.turnstile.turn(lambda: urgency):
            self.entered.append(name)
            await self._leave.wait()

    async def all_leave(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        self._leave.set()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.parametrize("let_in_first", [True, False])
async def test_a_caller_that_gives_up_does_not_block_the_others(let_in_first: bool) -> None:
    visitors = Visitors()
    tasks = [asyncio.create_task(visitors.visit(str(number), Urgency.EDIT)) for number in range(3)]
    await asyncio.sleep(0)
    if let_in_first:
        tasks[0].cancel()
        await asyncio.sleep(0)  # the second one may enter, but has not run yet
    tasks[1].cancel()
    await visitors.all_leave(tasks)
    assert visitors.entered == ["0", "2"]
    assert not visitors.turnstile.taken()
