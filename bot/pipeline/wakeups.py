"""Wakes the loops of this process, by name. Created before the loops, because parts that they use also wake them."""

from enum import StrEnum

from bot.pipeline.alarm import Alarm


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
    """One alarm per loop. In a process without a worker no loop waits for them."""

    def __init__(self) -> None:
        self._alarms = {name: Alarm() for name in LoopName}

    def alarm(self, name: LoopName) -> Alarm:
        """The one that this loop waits for and clears."""
        return self._alarms[name]

    def wake(self, *names: LoopName) -> None:
        """Let these loops claim at once."""
        for name in names:
            self._alarms[name].set()
