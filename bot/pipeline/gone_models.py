"""Queued tasks that are not sent: their model is paused, or it or its provider was removed from the catalogue."""

import logging
import time
from collections.abc import Callable

from bot.access.pauses import PAUSED
from bot.catalogue import Catalogue
from bot.pipeline.outcomes import Rejected
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.model import Task
from storage.submissions import Submissions

log = logging.getLogger(__name__)

REMOVED = "removed"  # the reason key of a task whose model or provider was removed


def no_longer_made(catalogue: Catalogue, task: Task) -> Rejected | None:
    """Why a task must not be sent, by the current catalogue; None if it may be. Nothing was charged."""
    return _refusal(catalogue, task.parameters.model) if task.parameters else None


async def refuse_gone(
    database: Database, catalogue: Catalogue, providers: Providers, clock: Callable[[], float] = time.time
) -> None:
    """Refuse queued tasks whose model or provider the catalogue lacks or pauses. Tasks that were sent are not affected.

    For the start of a worker. Tasks that are queued later are checked when they are claimed.
    """
    submissions = Submissions(database)
    for model, provider in await submissions.queued_models():
        refusal = _refusal(catalogue, model) if providers.find(provider) else Rejected(REMOVED, "")
        if refusal is None:
            continue
        refused = await submissions.refuse_queued(
            model, provider=provider, reason_key=refusal.key, reason=refusal.words, now=clock()
        )
        log.warning("%s queued tasks of model %s (%s) were refused: %s", len(refused), model, provider, refusal.key)


def _refusal(catalogue: Catalogue, name: str) -> Rejected | None:
    model = catalogue.find(name)
    if model is None:
        return Rejected(REMOVED, "")
    return Rejected(PAUSED, model.paused) if model.paused else None
