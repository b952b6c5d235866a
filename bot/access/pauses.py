"""Pauses by hand: an admin pauses a model for everybody, at once, in all processes and across restarts."""

import logging
import time
from collections.abc import Callable, Mapping

from bot.catalogue import Catalogue, Model
from storage.database import Database, Executor
from storage.pauses import Pauses
from storage.records import dataclass
from storage.submissions import Submissions

log = logging.getLogger(__name__)

PAUSED = "paused"  # the reason key of a task that was refused because its model is paused


@dataclass(frozen=True)
class Resumed:
    """What /resume changed. `by_hand`: a pause by hand has ended. `in_file`: the models file still pauses the model."""

    by_hand: bool
    in_file: bool


class HandPauses:
    """The catalogue with the pauses of the moment. `wake`: called when queued tasks were refused."""

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        *,
        wake: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._wake = wake
        self._clock = clock
        # Replaced as a whole: a transaction may run in another thread.
        self._latest: tuple[Mapping[str, str], Catalogue] = ({}, catalogue)

    async def catalogue(self, executor: Executor | None = None) -> Catalogue:
        """The catalogue in which models that are paused by hand are paused. `executor`: a transaction to read in."""
        reasons = await Pauses(executor or self._database).reasons()
        known, catalogue = self._latest
        if reasons != known:
            catalogue = self._catalogue.with_pauses(reasons)
            self._latest = reasons, catalogue
        return catalogue

    @property
    def latest(self) -> Catalogue:
        """The same, with the pauses that were read last: for lists of models in answers, not for decisions."""
        return self._latest[1]

    async def pause(self, model: Model, reason: str, user_id: int) -> int:
        """Pause a model and refuse its queued tasks. Returns the number of these. `user_id`: the admin."""
        now = self._clock()
        # First: what is queued from now on is refused by the door, or when it is claimed.
        await Pauses(self._database).add(model.name, reason, user_id=user_id, now=now)
        await self.catalogue()
        submissions = Submissions(self._database)
        refused = await submissions.refuse_queued(model.name, reason_key=PAUSED, reason=reason, now=now)
        log.warning("model %s was paused by admin %s; %s queued tasks were refused", model.name, user_id, len(refused))
        self._wake()
        return len(refused)

    async def resume(self, model: Model, user_id: int) -> Resumed:
        """End the pause of a model. `user_id`: the admin."""
        ended = await Pauses(self._database).remove(model.name)
        if ended:
            log.warning("model %s was resumed by admin %s", model.name, user_id)
            await self.catalogue()
        return Resumed(by_hand=ended, in_file=bool(model.paused))
