"""Gives an order a place of the submitter while it is written: committed as `submitting`, its create is sent at once.

That saves the claim, one of the commits before the create. It changes no order: what waits goes first, and each chat keeps
its share of the places.
"""

from collections.abc import Awaitable, Callable

from bot.pipeline.worker import Loop, TakenPlace
from storage.errors import StorageUnavailable
from storage.health import Health
from storage.limits import Limits
from storage.model import Task
from storage.records import dataclass
from storage.shares import reserve_of

Release = Callable[[Task], Awaitable[None]]

MOST_UNSENT = 4
"""Places whose creates are not on the wire yet. A process that is killed leaves these orders in doubt, though nothing was
charged; of many that arrive at once, as after a restart, the others are safer in the queue until they are claimed."""


class SubmitPlaces:
    """No place is given before `open`, while the loop stops, while writes may be lost, and with limits on concurrent tasks.

    With those limits one process claims at a time, and has to count.
    """

    def __init__(self, health: Health, limits: Limits) -> None:
        self._health = health
        self._is_limited = bool(limits)
        self._loop: Loop | None = None
        self._lease = 0.0
        self._unsent: set[SubmitPlace] = set()
        self._release: Release | None = None

    def open(self, loop: Loop, lease: float, release: Release) -> None:
        """The submitter's loop of this process is about to run. `lease`: seconds that a create may take.

        `release`: queues a task again whose create was not begun, if it is there.
        """
        self._loop, self._lease, self._release = loop, lease, release

    def take(self) -> "SubmitPlace | None":
        if self._loop is None or self._release is None or self._is_limited or len(self._unsent) >= MOST_UNSENT:
            return None
        try:
            self._health.require()
        except StorageUnavailable:
            return None
        taken = self._loop.take_place()
        if taken is None:
            return None
        place = SubmitPlace(
            taken, self._release, taken.free - reserve_of(self._loop.limit), self._lease, self._unsent.discard
        )
        self._unsent.add(place)
        return place

    def sent(self, task: Task) -> None:
        """The create of a task is about to be sent, or its submission has ended without one."""
        for place in self._unsent:
            if place.task_id == task.id:
                self._unsent.discard(place)
                break


@dataclass(eq=False)
class SubmitPlace:
    """See `bot.orders.places.OrderPlace`. `task_id`: of the row that was begun."""

    _taken: TakenPlace
    _release: Release
    spare: int
    lease: float
    _is_over: Callable[["SubmitPlace"], None]
    task_id: str = ""

    def begin(self, task: Task, /) -> None:
        self.task_id = task.id
        self._taken.begin(task)

    def release(self, task: Task, /) -> None:
        self._taken.begin(task, self._release)

    def give_back(self) -> None:
        self._taken.give_back()
        if not self.task_id:
            self._is_over(self)
