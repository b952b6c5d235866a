"""Repeats the commit of what has happened on the wire: no error of the database, of whatever kind, may lose it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from bot.backoff import Backoff
from bot.pipeline.trouble import name_of
from storage.errors import StorageUnavailable
from storage.model import Task

log = logging.getLogger(__name__)
T = TypeVar("T")

PAUSES = Backoff(base=0.5, cap=5.0)  # seconds between tries to commit an outcome
UNFORESEEN = 60.0  # seconds for which a commit is tried again after an error that is no outage


async def insist(
    task: Task,
    commit: Callable[[], Awaitable[T]],
    *,
    paid_id: str = "",
    unforeseen: Callable[[Exception], None] = lambda _: None,
    patience: float | None = UNFORESEEN,
) -> T:
    """Repeat a statement until the database takes it.

    An outage is waited out. Any other error, such as a damaged file or index, is tried again too: for `patience` seconds,
    after which it is raised, and the lease decides; until the process stops for a paid task's id, and where `patience` is None.
    `unforeseen` is called with the first such error.
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
            if not paid_id and patience is not None and time.monotonic() - since >= patience:
                raise
            paid = f"; the paid task's id is {paid_id}" if paid_id else ""
            log.error("task %s: not stored (%s)%s; trying again", task.id, name_of(error), paid)
        await asyncio.sleep(next(pauses))


@asynccontextmanager
async def beside(within: float) -> AsyncIterator[Callable[[Coroutine[Any, Any, None]], None]]:
    """A way to begin what a commit must not wait for, such as telling the admins; ended `within` seconds after the block."""
    begun: set[asyncio.Task[None]] = set()

    def begin(work: Coroutine[Any, Any, None]) -> None:
        begun.add(asyncio.create_task(work, name="beside a commit"))

    try:
        yield begin
        if begun:
            await asyncio.wait(begun, timeout=within)
    finally:
        for unfinished in begun:
            unfinished.cancel()
