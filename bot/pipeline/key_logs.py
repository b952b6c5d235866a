"""Finds the tasks of unknown outcomes in the logs that new-api keeps of keys.

It never concludes that a task was not taken: a charge may be missing from the log (ADR 26).
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bot.catalogue import Catalogue
from bot.parameters import Parameters
from bot.videoapi.errors import QueryFailed
from bot.videoapi.key_log import Charge
from bot.videoapi.provider import Provider
from storage.database import Database
from storage.model import Task
from storage.records import dataclass
from storage.retention import Retention
from storage.submissions import Submissions
from storage.tasks import Tasks

log = logging.getLogger(__name__)

HORIZON = 86_400.0  # seconds for which all charges of the key must be explained
LEAST_KNOWN = 3  # charges of known tasks that show that the key is the bot's alone, and how its log names tasks
CLOCKS = 120.0  # seconds by which the provider's clock may differ
LOGGED_WITHIN = (
    600.0  # seconds after the outcome became unknown: the gateway may still have waited for its own provider
)
PAUSE = 300.0  # seconds between two requests; new-api allows 20 in 20 minutes
PAUSE_WITHOUT_LOG = 3600.0  # seconds until a provider that has no usable log is asked again


@dataclass(frozen=True)
class OpenCreate:
    """A create that was sent, or is being sent, and whose task is not known.

    If it was charged, the log has that between `earliest` and `latest` (seconds since 1970), for `model` as it was sent.
    """

    task_id: str
    model: str
    earliest: float
    latest: float

    def explains(self, charge: Charge) -> bool:
        return charge.model == self.model and self.earliest <= charge.at <= self.latest


def assign(charges: Sequence[Charge], creates: Sequence[OpenCreate]) -> dict[str, str]:
    """Match charges of unknown tasks with creates: the provider's id by the bot's.

    Only pairs that nothing else could explain: one charge for the create, one create for the charge. Empty if there is a
    charge that no create explains, because then somebody else uses the key, too.
    """
    explained = [[create for create in creates if create.explains(charge)] for charge in charges]
    if not all(explained):
        return {}
    candidates = Counter(create.task_id for found in explained for create in found)
    return {
        found[0].task_id: charge.task_id
        for charge, found in zip(charges, explained, strict=True)
        if charge.task_id and len(found) == 1 and candidates[found[0].task_id] == 1
    }


class KeyLogs:
    """At most one request per provider in five minutes, or in an hour if it has no usable log."""

    def __init__(
        self, *, database: Database, catalogue: Catalogue, rows_kept: float, clock: Callable[[], float] = time.time
    ) -> None:
        """`rows_kept`: seconds for which finished tasks are stored. If they are deleted within a day, nothing is looked up."""
        self._tasks = Tasks(database)
        self._submissions = Submissions(database)
        self._retention = Retention(database)
        self._catalogue = catalogue
        self._rows_kept = rows_kept
        self._clock = clock
        self._next: dict[tuple[str, str], float] = {}

    async def find(self, name: str, root: str, provider: Provider) -> Mapping[str, str]:
        """Find tasks of this provider: the provider's id by the bot's. Raises StorageUnavailable."""
        now, address = self._clock(), (name, root)
        if self._rows_kept < HORIZON or 0 < self._next.get(address, 0.0) - now <= PAUSE_WITHOUT_LOG:
            return {}
        self._next[address] = now + PAUSE
        try:
            logged = await provider.charges(root)
        except QueryFailed as error:
            log.info("provider %s: the log of the key cannot be read: %s", name, error)
            if error.status is not None and error.status < 500:
                self._next[address] = now + PAUSE_WITHOUT_LOG
            return {}
        charges = [charge for charge in logged or () if charge.at > now - HORIZON]
        # In this order. A create that began after the log was read has no charge in it; one that got its id after it was listed
        # here explains its charge, and one that got it before makes the charge known.
        creates = [self._open_create(row) for row in await self._submissions.without_id(name, now - HORIZON)]
        strange = [charge for charge in charges if not await self._is_known(name, charge)]
        if len(charges) - len(strange) < LEAST_KNOWN:
            self._next[address] = now + PAUSE_WITHOUT_LOG
            return {}
        if await self._retention.was_anything_forgotten(now):
            return {}
        found = assign(strange, creates)
        return {task_id: found[task_id] for task_id in found if await _has(provider, root, found[task_id])}

    async def _is_known(self, provider: str, charge: Charge) -> bool:
        return bool(charge.task_id) and await self._tasks.accepted_at(provider, charge.task_id) is not None

    def _open_create(self, row: Task) -> OpenCreate:
        model = self._catalogue.ordered(Parameters.of(row.parameters)).sends if row.parameters else ""
        earliest = (row.first_try_at or row.created_at) - CLOCKS
        return OpenCreate(row.id, model, earliest, row.updated_at + LOGGED_WITHIN)


async def _has(provider: Provider, root: str, provider_id: str) -> bool:
    """Whether the provider knows the task, too."""
    try:
        await provider.query(root, provider_id)
    except QueryFailed:
        return False
    return True
