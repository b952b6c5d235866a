"""Counts the orders that a provider refused because it does not have the model, and lets such a model rest."""

import logging
import time
from collections.abc import Callable

from bot.access.admins import BotAdmins
from bot.orders.resting import REST
from bot.pipeline.outcomes import Accepted, Outcome, Rejected
from bot.videoapi.responses import names_missing_model
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.model import Task
from storage.model_health import ModelHealth

log = logging.getLogger(__name__)

IN_A_ROW = 3
NO_SUCH_MODEL = frozenset(
    {"model", "no-access"}
)  # reasons of refusals about the model, never about what somebody wrote


class ModelFailures:
    """`record` is called with each outcome. The rest is shared by all processes through the database."""

    def __init__(self, database: Database, admins: BotAdmins, clock: Callable[[], float] = time.time) -> None:
        self._health = ModelHealth(database)
        self._admins = admins
        self._clock = clock
        self._failing: frozenset[str] = frozenset()

    async def look(self) -> None:
        """Read which models have failures, so that an accepted order of another one costs no statement."""
        self._failing = await self._health.models()

    async def record(self, task: Task, outcome: Outcome) -> None:
        """Never raises because of the database: the outcome of the task is stored already."""
        model = task.parameters.model if task.parameters else ""
        try:
            if isinstance(outcome, Rejected) and outcome.key in NO_SUCH_MODEL and outcome.by_provider:
                if names_missing_model(task.prompt):  # the provider may have quoted the prompt
                    return
                await self._failed(model, outcome.words)
            elif isinstance(outcome, Accepted) and model in self._failing:
                await self._health.recovered(model)
                self._failing -= {model}
                log.warning("model %s is available again", model)
        except StorageUnavailable as error:
            log.warning("task %s: not counted for model %s: %s", task.id, model, error)

    async def _failed(self, model: str, words: str) -> None:
        failures = await self._health.failed(model, most=IN_A_ROW, until=self._clock() + REST)
        self._failing |= {model}
        if failures >= IN_A_ROW:
            log.warning("model %s rests for %d minutes: refused %d times in a row", model, REST / 60, failures)
        if failures == IN_A_ROW:
            await self._admins.notify("owner-model-resting", subject=model, model=model, reason=words)
