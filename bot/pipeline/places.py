"""Gives an order a place of the submitter while it is written: committed as `submitting`, its create is sent at once.

That saves the claim, one of the commits before the create. It changes no order: what waits goes first, and each chat keeps
its share of the places.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.pipeline.worker import Loop, TakenPlace
from storage.errors import StorageUnavailable
from storage.health import Health
from storage.limits import Limits
from storage.model import Task
from storage.shares import reserve_of

Release = Callable[[Task], Awaitable[None]]


class SubmitPlaces:
    """No place is given before `open`, while the loop stops, while writes may be lost, and with limits on concurrent tasks.

    With those limits one process claims at a time, and has to count.
    """

    def __init__(self, health: Health, limits: Limits) -> None:
        self._health = health
        self._is_limited = bool(limits)
        self._loop: Loop | None = None
        self._lease = 0.0
        self._release: Release | None = None

    def open(self, loop: Loop, lease: float, release: Release) -> None:
        """The submitter's loop of this process is about to run. `lease`: seconds that a create may take.

        `release`: queues a task again whose create was not begun, if it is there.
        """
        self._loop, self._lease, self._release = loop, lease, release

    def take(self) -> "SubmitPlace | None":
        if self._loop is None or self._release is None or self._is_limited:
            return None
        try:
            self._health.require()
        except StorageUnavailable:
            return None
        taken = self._loop.take_place()
        if taken is None:
            return None
        return SubmitPlace(taken, self._release, taken.free - reserve_of(self._loop.limit), self._lease)


@dataclass(frozen=True)
class SubmitPlace:
    """See `bot.orders.places.Place`."""

    _taken: TakenPlace
    _release: Release
    spare: int
    lease: float

    def begin(self, task: Task, /) -> None:
        self._taken.begin(task)

    def release(self, task: Task, /) -> None:
        self._taken.begin(task, self._release)

    def give_back(self) -> None:
        self._taken.give_back()
