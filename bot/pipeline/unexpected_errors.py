"""Unexpected errors: logged, reported to the admins, and followed by a growing pause for the row that they concern."""

import logging
import time
from collections.abc import Callable

from bot.access.admins import BotAdmins
from bot.backoff import Backoff

log = logging.getLogger(__name__)

FIRST_PAUSE = 5.0  # seconds after the first error of a row
LONGEST_PAUSE = 3600.0
MOST_ROWS = 1000  # rows with a pause; the oldest is dropped


class UnexpectedErrors:
    """The errors of one kind of work. Pauses are kept in this process, so they also apply if nothing can be committed."""

    def __init__(
        self,
        admins: BotAdmins,
        work: str,
        *,
        longest: float = LONGEST_PAUSE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._admins = admins
        self._work = work
        self._pauses = Backoff(base=FIRST_PAUSE, cap=longest)
        self._clock = clock
        self._paused: dict[str, tuple[int, float]] = {}  # errors in a row, and the end of the pause

    @property
    def paused(self) -> int:
        """How many rows are paused now."""
        return sum(until > self._clock() for _, until in self._paused.values())

    def is_paused(self, row_id: str) -> bool:
        """Whether the row is paused now."""
        return row_id in self._paused and self._paused[row_id][1] > self._clock()

    def record(self, row_id: str, error: Exception) -> float:
        """Log the error with its traceback and pause the row. Returns the pause in seconds."""
        errors = self._paused.pop(row_id, (0, 0.0))[0] + 1
        pause = self._pauses.pause(errors - 1)
        self._paused[row_id] = errors, self._clock() + pause
        if len(self._paused) > MOST_ROWS:
            del self._paused[next(iter(self._paused))]
        log.error("%s: task %s failed and is paused for %.0f s", self._work, row_id, pause, exc_info=error)
        return pause

    def clear(self, row_id: str) -> None:
        """Work on the row succeeded: forget its errors."""
        self._paused.pop(row_id, None)

    async def notify(self, row_id: str, error: Exception) -> None:
        """Notify the admins, once an hour per kind of error. Never raises."""
        named = error_name(error)
        where = f"{self._work}, task {row_id}" if row_id else self._work
        await self._admins.notify(
            "owner-trouble", subject=f"{self._work} {named}", told="went-wrong", error=named, where=where
        )


def error_name(error: Exception) -> str:
    """An error's class and the database's code, without its message, which may quote a prompt."""
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
