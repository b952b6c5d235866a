"""Wakes the loops of this process, by name. It is made before them: what the loops work with rings it, too."""

import asyncio
from enum import StrEnum


class LoopName(StrEnum):
    """The loops of a worker; the names stand in its log and in what the admins are told."""

    CLEAN = "retention"
    POLL = "polls"
    DELIVER = "deliveries"
    SUBMIT = "submissions"
    SHOW = "status messages"
    EXPIRE = "leases"
    ALBUMS = "albums"


AFTER_ORDER = (LoopName.SUBMIT, LoopName.SHOW)  # what an order makes due
AFTER_CHANGE = (
    LoopName.SUBMIT,
    LoopName.SHOW,
    LoopName.POLL,
    LoopName.DELIVER,
)  # what any change to a task may make due


class Wakeups:
    """In a process without a worker nobody listens, and ringing does nothing."""

    def __init__(self) -> None:
        self._events = {name: asyncio.Event() for name in LoopName}

    def event(self, name: LoopName) -> asyncio.Event:
        """The event that a loop waits for and clears."""
        return self._events[name]

    def wake(self, *names: LoopName) -> None:
        """Have these loops look at once."""
        for name in names:
            self._events[name].set()
