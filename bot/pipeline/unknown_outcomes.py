"""Looks unknown outcomes up at providers that list their tasks or keep a log of the key: found, the task goes on.

A task that is absent from a list was not taken, and the chat is told; from a log, that does not follow.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, pairwise

from bot.catalogue import Catalogue
from bot.parameters import Parameters
from bot.pipeline.key_logs import KeyLogs
from bot.videoapi.errors import QueryFailed
from bot.videoapi.models import RecentTask
from bot.videoapi.provider import Provider
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.model import Task
from storage.submissions import Submissions
from storage.tasks import Tasks

log = logging.getLogger(__name__)

EVERY = 30.0  # seconds between two looks
ABSENT_AFTER = 300.0  # seconds after which a task that is in no list was not taken: lists may be behind
LOOKED_FOR = 3600.0  # seconds; after that it stays a question for the user
CLOCKS = 120.0  # seconds by which the provider's clock may differ
MOST = 100
NOT_SHOWN_HERE = 0.0  # a lease that is over: the status loop of any process shows the task


class UnknownOutcomes:
    """One request per provider and look, and only while there are unknown outcomes."""

    def __init__(
        self,
        *,
        database: Database,
        providers: Providers,
        catalogue: Catalogue,
        poll_after: float,
        rows_kept: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """In seconds: `poll_after` until a task that was found is polled, `rows_kept` for which finished tasks are stored."""
        self._tasks = Tasks(database)
        self._submissions = Submissions(database)
        self._providers = providers
        self._catalogue = catalogue
        self._poll_after = poll_after
        self._key_logs = KeyLogs(database=database, catalogue=catalogue, rows_kept=rows_kept, clock=clock)
        self._clock = clock
        self._next = 0.0

    async def look(self) -> bool:
        """Look once, if it is time. Returns whether any outcome became known. Raises StorageUnavailable."""
        now = self._clock()
        if 0 < self._next - now <= EVERY:
            return False
        self._next = now + EVERY
        unknown = await self._submissions.unknown(now - LOOKED_FOR, MOST)
        # At once: the leases of dead processes are not checked meanwhile.
        looks = [
            self._look_at(provider, root, list(group))
            for (name, root), group in groupby(sorted(unknown, key=_address), key=_address)
            if (provider := self._providers.find(name))
        ]
        return any(await asyncio.gather(*looks))

    async def _look_at(self, provider: Provider, root: str, unknown: Sequence[Task]) -> bool:
        try:
            listed = await provider.recent(root)
        except QueryFailed as error:
            log.warning("unknown outcomes cannot be looked up: %s", error)
            return False
        if listed is None:
            found = await self._key_logs.find(unknown[0].provider, root, provider)
            moved = [await self._go_on(task, found[task.id]) for task in unknown if task.id in found]
            return any(moved)
        if not listed or any(task.prompt is None for task in listed):  # nothing to tell them apart by
            return False
        return any([await self._decide(task, listed) for task in unknown])

    async def _decide(self, task: Task, listed: Sequence[RecentTask]) -> bool:
        now = self._clock()
        is_late = now - task.updated_at >= ABSENT_AFTER
        if not is_late and all(found.prompt != task.prompt for found in listed):  # spares a statement for each of them
            return False
        # Before `_accepted`: an order that gets its id between the two then counts as a rival, or its task as owned.
        has_rivals = await self._has_rivals(task, listed)
        accepted = await self._accepted(task, listed)
        unowned = [found for found in listed if accepted[found.id] is None]
        began, ended = _tried_at(task) - CLOCKS, task.updated_at + CLOCKS
        same_prompt = [found for found in unowned if found.prompt == task.prompt]
        at_that_time = [found for found in same_prompt if began <= found.created_at <= ended]
        if len(at_that_time) == 1 and self._has_model_of(task, at_that_time[0]) and not has_rivals:
            return await self._go_on(task, at_that_time[0].id)
        if task.settled or same_prompt or not is_late or not _has_all_since(listed, accepted, _tried_at(task)):
            return False
        log.warning("task %s: the provider does not have it, so it was not taken", task.id)
        return await self._submissions.mark_absent(task, now) is not None

    async def _has_rivals(self, task: Task, listed: Sequence[RecentTask]) -> bool:
        """Whether another order with the same words may be the one that is listed: it has no id yet, or one of another form."""
        ids = {found.id for found in listed}
        rivals = await self._submissions.ids_of_same_prompt(task, _tried_at(task) - CLOCKS)
        return any(rival not in ids for rival in rivals)

    async def _accepted(self, task: Task, listed: Sequence[RecentTask]) -> Mapping[str, float | None]:
        """When each listed task was accepted, by this bot's clock; None for those that belong to no row."""
        return {found.id: await self._tasks.accepted_at(task.provider, found.id) for found in listed}

    async def _go_on(self, task: Task, provider_id: str) -> bool:
        now = self._clock()
        moved = await self._submissions.mark_running(
            task,
            provider_id=provider_id,
            due_at=now + self._poll_after,
            show_lease=NOT_SHOWN_HERE,
            now=now,
        )
        if moved is not None:
            log.warning("task %s: found at the provider as %s", task.id, provider_id)
        return moved is not None

    def _has_model_of(self, task: Task, found: RecentTask) -> bool:
        if task.parameters is None:
            return False
        return found.model in {"", self._catalogue.ordered(Parameters.of(task.parameters)).sends}


def _has_all_since(listed: Sequence[RecentTask], accepted: Mapping[str, float | None], since: float) -> bool:
    """Whether a list has all tasks since then, and each of them belongs to a row.

    It must be newest first and reach back to an earlier task of ours: otherwise it may be cut off, or another account's. Tasks
    above that one are judged neither by words nor by time: providers change prompts, and their clocks may be wrong.
    """
    if any(newer.created_at < older.created_at for newer, older in pairwise(listed)):
        return False
    times = [accepted[found.id] for found in listed]
    earlier = next((place for place, at in enumerate(times) if at is not None and at < since), None)
    return earlier is not None and None not in times[:earlier]


def _tried_at(task: Task) -> float:
    return task.first_try_at or task.created_at


def _address(task: Task) -> tuple[str, str]:
    return task.provider, task.api_root
