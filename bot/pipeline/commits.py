"""Retries the commit of an outcome: a request that was sent cannot be undone, so its result must not be lost."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from bot.backoff import Backoff
from bot.pipeline.unexpected_errors import error_name
from storage.errors import StorageDamaged, StorageGone, StorageUnavailable
from storage.model import Task

log = logging.getLogger(__name__)
T = TypeVar("T")

PAUSES = Backoff(base=0.5, cap=5.0)  # seconds between tries to commit an outcome
UNEXPECTED_ERRORS_FOR = 60.0  # seconds for which a commit is retried after an error other than an outage


async def retry_commit(
    task: Task,
    commit: Callable[[], Awaitable[T]],
    *,
    paid_id: str = "",
    on_unexpected: Callable[[Exception], None] = lambda _: None,
    give_up_after: float | None = UNEXPECTED_ERRORS_FOR,
) -> T:
    """Retry a commit until it succeeds: what it stores cannot be undone.

    An outage is waited for without limit. After any other error, such as a damaged file or index, the commit is retried for
    `give_up_after` seconds and then the error is raised. There is no such limit if `give_up_after` is None, or for `paid_id`,
    the id of a paid task. `on_unexpected` is called with the first such error.
    """
    pauses, since = PAUSES.pauses(), None
    paid = f"; the paid task's id is {paid_id}" if paid_id else ""
    while True:
        try:
            return await commit()
        except Exception as error:
            if _may_end(error):
                log.error("task %s: the database does not answer (%s)%s; retrying", task.id, error, paid)
                await asyncio.sleep(next(pauses))
                continue
            if since is None:
                since = time.monotonic()
                log.exception("task %s: its outcome could not be stored", task.id)
                on_unexpected(error)
            if not paid_id and give_up_after is not None and time.monotonic() - since >= give_up_after:
                raise
            log.error("task %s: not stored (%s)%s; retrying", task.id, error_name(error), paid)
        await asyncio.sleep(next(pauses))


def _may_end(error: Exception) -> bool:
    """Whether the error is an outage that may end while the process runs."""
    return isinstance(error, StorageUnavailable) and not isinstance(error, StorageDamaged | StorageGone)


@asynccontextmanager
async def background(within: float) -> AsyncIterator[Callable[[Coroutine[Any, Any, None]], None]]:
    """Yield a function that starts work during a commit, such as notifying the admins.

    Work that is not finished `within` seconds after the block is cancelled.
    """
    begun: set[asyncio.Task[None]] = set()

    def begin(work: Coroutine[Any, Any, None]) -> None:
        begun.add(asyncio.create_task(work, name="during a commit"))

    try:
        yield begin
        if begun:
            await asyncio.wait(begun, timeout=within)
    finally:
        for unfinished in begun:
            unfinished.cancel()
