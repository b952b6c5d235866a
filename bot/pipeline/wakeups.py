"""Wakes the loops of this process, by name. Created before the loops, because parts that they use also wake them."""

import asyncio
from enum import StrEnum


class LoopName(StrEnum):
    """The loops of a worker. The names appear in the log and in messages to the admins."""

    CLEAN = "retention"
    POLL = "polls"
    DELIVER = "deliveries"
    SUBMIT = "submissions"
    SHOW = "status messages"
    EXPIRE = "leases"
    ALBUMS = "albums"
    BROADCAST = "broadcasts"
    BALANCES = "balances"


AFTER_ORDER = (LoopName.SUBMIT, LoopName.SHOW)  # the loops that may have work after an order
AFTER_CHANGE = (*AFTER_ORDER, LoopName.POLL, LoopName.DELIVER)  # and after any other change of a task


class Wakeups:
    """One event per loop. In a process without a worker no loop waits for them."""

    def __init__(self) -> None:
        self._events = {name: asyncio.Event() for name in LoopName}

    def event(self, name: LoopName) -> asyncio.Event:
        """The event that this loop waits for and clears."""
        return self._events[name]

    def wake(self, *names: LoopName) -> None:
        """Let these loops claim at once."""
        for name in names:
            self._events[name].set()
