"""Looks unknown outcomes up in the lists of providers that have one: found, the task goes on; absent, the chat is told."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from bot.catalogue import Catalogue
from bot.parameters import Parameters
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


class UnknownOutcomes:
    """One request per provider and look, and only while there are unknown outcomes."""

    def __init__(
        self,
        *,
        database: Database,
        providers: Providers,
        catalogue: Catalogue,
        poll_after: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`poll_after`: seconds until a task that was found is polled."""
        self._tasks = Tasks(database)
        self._submissions = Submissions(database)
        self._providers = providers
        self._catalogue = catalogue
        self._poll_after = poll_after
        self._clock = clock
        self._next = 0.0

    async def look(self) -> bool:
        """Look once, if it is time. Returns whether any outcome became known. Raises StorageUnavailable."""
        now = self._clock()
        if 0 < self._next - now <= EVERY:
            return False
        self._next = now + EVERY
        unknown = await self._submissions.unanswered(now - LOOKED_FOR, MOST)
        became_known = False
        for (name, root), group in groupby(sorted(unknown, key=_address), key=_address):
            provider = self._providers.find(name)
            if provider is not None:
                became_known = await self._look_at(provider, root, list(group)) or became_known
        return became_known

    async def _look_at(self, provider: Provider, root: str, unknown: Sequence[Task]) -> bool:
        try:
            listed = await provider.recent(root)
        except QueryFailed as error:
            log.warning("unknown outcomes cannot be looked up: %s", error)
            return False
        if not listed or any(task.prompt is None for task in listed):  # nothing to tell them apart by
            return False
        same_prompt = Counter(task.prompt for task in unknown)
        results = [await self._decide(task, listed, alone=same_prompt[task.prompt] == 1) for task in unknown]
        return any(results)

    async def _decide(self, task: Task, listed: Sequence[RecentTask], *, alone: bool) -> bool:
        began = (task.first_try_at or task.created_at) - CLOCKS
        matches = [found for found in listed if found.created_at >= began and self._is_of(task, found)]
        new = [found for found in matches if not await self._tasks.has_provider_id(found.id)]
        if len(new) == 1 and alone:
            return await self._go_on(task, new[0].id)
        if new or matches or listed[-1].created_at > began:  # ambiguous, or the list does not reach back
            return False
        now = self._clock()
        if now - task.updated_at < ABSENT_AFTER:
            return False
        log.warning("task %s: the provider does not have it, so it was not taken", task.id)
        return await self._submissions.mark_absent(task, now) is not None

    async def _go_on(self, task: Task, provider_id: str) -> bool:
        now = self._clock()
        moved = await self._submissions.mark_running(
            task,
            provider_id=provider_id,
            due_at=now + self._poll_after,
            show_lease=now,  # the next loop shows it
            now=now,
        )
        log.warning("task %s: found in the provider's list as %s", task.id, provider_id)
        return moved is not None

    def _is_of(self, task: Task, found: RecentTask) -> bool:
        if task.parameters is None or found.prompt != task.prompt:
            return False
        return found.model in {"", self._catalogue.ordered(Parameters.of(task.parameters)).sends}


def _address(task: Task) -> tuple[str, str]:
    return task.provider, task.api_root
