"""Injected faults, which make calls fail, and holds, which keep a call waiting."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Literal, get_args

FaultKind = Literal["429", "500", "502-html", "403", "hang", "hang_after", "reset", "reset_after", "slow", "malformed"]
When = Literal["before", "after"]
ANY_METHOD = "*"


@dataclass
class Fault:
    """Makes `times` calls fail after `after` successful matching ones; `retry_after` and `seconds` in seconds."""

    method: str
    kind: FaultKind
    times: int | None
    chat_id: int | None
    retry_after: int | None
    after: int
    seconds: float


@dataclass
class Hold:
    """Stops the first matching call until it is released."""

    method: str
    chat_id: int | None
    when: When
    _reached: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached(self, timeout: float = 90) -> bool:  # noqa: ASYNC109 (the caller's timeout, with its own error)
        """Wait until a call reaches the hold; raises AssertionError after `timeout` seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self._reached.wait()
        if not self._reached.is_set():
            raise AssertionError(f"no {self.method} came {self.when} the hold within {timeout} s")
        return True

    @property
    def was_reached(self) -> bool:
        return self._reached.is_set()

    def release(self) -> None:
        self._released.set()

    async def wait_here(self) -> None:
        self._reached.set()
        await self._released.wait()


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._holds: list[Hold] = []

    def add(
        self,
        method: str,
        kind: FaultKind,
        *,
        times: int | None = 1,
        chat_id: int | None = None,
        retry_after: int | None = None,
        after: int = 0,
        seconds: float = 1.0,
    ) -> Fault:
        """Add a fault for `method` ("*": any), and return it; `times=None`: forever; `seconds`: the delay of "slow"."""
        if kind not in get_args(FaultKind):
            raise ValueError(f"no fault is called {kind!r}; there are {', '.join(get_args(FaultKind))}")
        fault = Fault(method, kind, times, chat_id, retry_after, after, seconds)
        self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Remove one that `add` returned."""
        self._faults = [other for other in self._faults if other is not fault]

    def hold(self, method: str, *, chat_id: int | None = None, when: When = "before") -> Hold:
        hold = Hold(method, chat_id, when)
        self._holds.append(hold)
        return hold

    def clear(self) -> None:
        self._faults.clear()
        for hold in self._holds:
            hold.release()
        self._holds.clear()

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """The fault that applies to this call, which uses it up; None lets the call pass."""
        for fault in self._faults:
            if not _matches(fault, method, chat_id) or fault.times == 0:
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            if fault.times is not None:
                fault.times -= 1
            return fault
        return None

    async def stop_at(self, when: When, method: str, chat_id: object) -> None:
        for hold in [hold for hold in self._holds if hold.when == when and _matches(hold, method, chat_id)]:
            self._holds.remove(hold)
            await hold.wait_here()


def _matches(rule: Fault | Hold, method: str, chat_id: object) -> bool:
    return rule.method.lower() in {ANY_METHOD, method.lower()} and rule.chat_id in {None, chat_id}
