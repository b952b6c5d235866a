"""Lets one caller in at a time, the most urgent first, and the others not much later."""

import asyncio
from collections.abc import Callable
from typing import Self

from bot.botapi.urgency import Urgency
from storage.records import dataclass

IN_A_ROW = 3  # turns for which the less urgent wait; then one of them has its turn


@dataclass(frozen=True, eq=False)
class _Waiting:
    urgency: Callable[[], Urgency]
    entered: asyncio.Future[None]


class Turnstile:
    """Equally urgent callers enter in the order in which they came.

    Of four turns, at least one belongs to those who are less urgent than the most urgent; of their four turns, one to those
    who are less urgent again, and so on: however many results are sent, every sixteenth message is an edit if one waits.
    """

    def __init__(self) -> None:
        self._taken = False
        self._waiting: list[_Waiting] = []
        self._in_a_row: dict[Urgency, int] = {}

    def taken(self) -> bool:
        """Whether a caller is inside, or about to enter."""
        return self._taken

    def waiting(self, urgency: Urgency) -> int:
        """How many callers wait that are at least so urgent."""
        return sum(caller.urgency() <= urgency for caller in self._waiting)

    def most_urgent(self, urgency: Urgency) -> Urgency:
        """The most urgent one of those who wait and this one."""
        if not self._waiting:
            return urgency
        return min(urgency, *(caller.urgency() for caller in self._waiting))

    def turn(self, urgency: Callable[[], Urgency]) -> "Turn":
        """A turn for a caller to enter. `urgency` may change while the caller waits."""
        return Turn(self, urgency)

    async def enter(self, urgency: Callable[[], Urgency]) -> None:
        """Wait for a turn, unless nobody is inside."""
        if self._taken:
            await self._wait(_Waiting(urgency, asyncio.get_running_loop().create_future()))
        self._taken = True

    async def step_aside(self, urgency: Callable[[], Urgency]) -> None:
        """Leave, and wait for another turn before all others that are equally urgent."""
        await self._wait(_Waiting(urgency, asyncio.get_running_loop().create_future()), before_equals=True)

    def leave(self) -> None:
        """Let in the next one, if any waits."""
        # Those that were cancelled have not run since. An error here would be taken for one of a message that was sent.
        self._waiting = [caller for caller in self._waiting if not caller.entered.cancelled()]
        if not self._waiting:
            self._taken = False
            return
        caller = self._next()
        self._waiting.remove(caller)
        caller.entered.set_result(None)

    async def _wait(self, caller: _Waiting, *, before_equals: bool = False) -> None:
        self._waiting.insert(0 if before_equals else len(self._waiting), caller)
        if before_equals:
            self.leave()
        try:
            await caller.entered
        except asyncio.CancelledError:
            if caller in self._waiting:
                self._waiting.remove(caller)
            elif not caller.entered.cancelled():  # it was let in at the same moment
                self.leave()
            raise

    def _next(self) -> _Waiting:
        first: dict[Urgency, _Waiting] = {}
        for caller in self._waiting:
            first.setdefault(caller.urgency(), caller)
        *more_urgent, last = sorted(first)
        for urgency in more_urgent:
            before = self._in_a_row.get(urgency, 0)
            if before < IN_A_ROW:
                self._in_a_row[urgency] = before + 1
                return first[urgency]
            self._in_a_row[urgency] = 0
        return first[last]


class Turn:
    """A turn of one caller: from where the block begins, which waits for it, until the block or `end()` ends it."""

    def __init__(self, turnstile: Turnstile, urgency: Callable[[], Urgency]) -> None:
        self._turnstile = turnstile
        self._urgency = urgency
        self._is_inside = False

    async def __aenter__(self) -> Self:
        await self._turnstile.enter(self._urgency)
        self._is_inside = True
        return self

    async def __aexit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Leave, if the caller is inside."""
        if self._is_inside:
            self._is_inside = False
            self._turnstile.leave()

    async def let_pass(self) -> bool:
        """If more urgent callers wait, let them go first, and wait again. True if there were any."""
        urgency = self._urgency()
        if not self._is_inside or self._turnstile.most_urgent(urgency) >= urgency:
            return False
        self._is_inside = False
        await self._turnstile.step_aside(self._urgency)
        self._is_inside = True
        return True
