"""Repeats the commit of what has happened on the wire: no error of the database, of whatever kind, may lose it."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.backoff import Backoff
from bot.pipeline.trouble import name_of
from storage.errors import StorageUnavailable
from storage.tasks import Task

log = logging.getLogger(__name__)
T = TypeVar("T")

PAUSES = Backoff(base=0.5, cap=5.0)  # seconds between tries to commit an outcome
UNFORESEEN = 60.0  # seconds for which what is not a paid id is tried again after an error that is no outage


async def insist(
    task: Task,
    commit: Callable[[], Awaitable[T]],
    *,
    paid_id: str = "",
    unforeseen: Callable[[Exception], None] = lambda _: None,
    patience: float = UNFORESEEN,
) -> T:
    """Repeat a statement until the database takes it.

    An outage is waited out. Any other error, such as a damaged file or index, is tried again too: for a paid task's id
    until the process stops, for the rest for `patience` seconds; then it is raised, and the lease decides. `unforeseen` is called
    with the first such error.
    """
    pauses, since = PAUSES.pauses(), None
    while True:
        try:
            return await commit()
        except StorageUnavailable as error:
            paid = f"; the paid task's id is {paid_id}" if paid_id else ""
            log.error("task %s: the database does not answer (%s)%s; trying again", task.id, error, paid)
        except Exception as error:
            if since is None:
                since = time.monotonic()
                log.exception("task %s: what became of it could not be stored", task.id)
                unforeseen(error)
            if not paid_id and time.monotonic() - since >= patience:
                raise
            paid = f"; the paid task's id is {paid_id}" if paid_id else ""
            log.error("task %s: not stored (%s)%s; trying again", task.id, name_of(error), paid)
        await asyncio.sleep(next(pauses))
