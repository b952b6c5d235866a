"""Errors that nobody foresaw: logged, told to the admins, and the row they came up at is left alone for longer each time."""

import logging
import time
from collections.abc import Callable

from bot.access.admins import BotAdmins
from bot.backoff import Backoff

log = logging.getLogger(__name__)

FIRST_PAUSE = 5.0  # seconds after the first error of a row
LONGEST_PAUSE = 3600.0
MOST_ROWS = 1000  # rows remembered


class UnexpectedErrors:
    """One for each kind of work. The rests are kept in this process: they hold even where the database takes no commit."""

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
        self._paused: dict[str, tuple[int, float]] = {}  # errors in a row, and when the rest is over

    @property
    def paused(self) -> int:
        """How many rows are left alone now."""
        return sum(until > self._clock() for _, until in self._paused.values())

    def is_paused(self, row_id: str) -> bool:
        """Whether the row is left alone for now."""
        return row_id in self._paused and self._paused[row_id][1] > self._clock()

    def record(self, row_id: str, error: Exception) -> float:
        """Log the error with its traceback. Returns the seconds for which the row is left alone now."""
        errors = self._paused.pop(row_id, (0, 0.0))[0] + 1
        pause = self._pauses.pause(errors - 1)
        self._paused[row_id] = errors, self._clock() + pause
        if len(self._paused) > MOST_ROWS:
            del self._paused[next(iter(self._paused))]
        log.error("%s: task %s failed, and rests for %.0f s", self._work, row_id, pause, exc_info=error)
        return pause

    def clear(self, row_id: str) -> None:
        """Work on the row went well."""
        self._paused.pop(row_id, None)

    async def notify(self, row_id: str, error: Exception) -> None:
        """Tell the admins, once an hour for each kind of error. Never fails."""
        named = error_name(error)
        where = f"{self._work}, task {row_id}" if row_id else self._work
        await self._admins.notify("owner-trouble", subject=f"{self._work} {named}", error=named, where=where)


def error_name(error: Exception) -> str:
    """An error's class and the database's code, without its words: they may quote what a person wrote."""
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
