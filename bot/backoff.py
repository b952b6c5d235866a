"""Pauses before retries. Pure arithmetic: the time and the random numbers are arguments."""

import math
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count

from storage.records import dataclass

MOST_DOUBLINGS = 64  # any cap is reached before; more would overflow a float
FULL_JITTER = (0.0, 1.0)

Uniform = Callable[[float, float], float]
"""A random number between two others."""


@dataclass(frozen=True)
class Backoff:
    """Pauses that double with each failure in a row. In seconds, except `jitter`.

    base                 the first pause
    cap                  the longest pause
    jitter               limits of the random factor of each pause, so that clients that failed together do not retry
                         together
    retry_after_jitter   the most that is added to a pause that the server requested (Retry-After)
    longest_retry_after  limit for a pause that the server requested
    uniform              the random numbers
    """

    base: float
    cap: float
    jitter: tuple[float, float] = (1.0, 1.0)
    retry_after_jitter: float = 0.0
    longest_retry_after: float = math.inf
    uniform: Uniform = random.uniform

    def pause(self, failures: int, *, least: float = 0.0) -> float:
        """The pause after a failure that followed `failures` others. `least` applies before the jitter."""
        return max(least, min(self.cap, self.base * 2.0 ** min(failures, MOST_DOUBLINGS))) * self.uniform(*self.jitter)

    def retry_after(self, seconds: float) -> float:
        """The pause if the server requested one: never shorter, except for `longest_retry_after`."""
        return min(self.longest_retry_after, seconds) + self.uniform(0.0, self.retry_after_jitter)

    def pause_or_retry_after(self, failures: int, seconds: float | None) -> float:
        """`retry_after` if the server requested a pause, otherwise `pause`."""
        return self.pause(failures) if seconds is None else self.retry_after(seconds)

    def pauses(self) -> Iterator[float]:
        """All pauses one after another, without end."""
        return map(self.pause, count())


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """Parse a Retry-After header: seconds, or an HTTP date (RFC 9110). Never negative.

    None if the header is missing or invalid. `now` is aware.
    """
    if header is None:
        return None
    seconds = _number(header)
    if seconds is None:
        seconds = _seconds_until(header, now)
    return None if seconds is None else max(0.0, seconds)


def _number(header: str) -> float | None:
    try:
        seconds = float(header)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) else None


def _seconds_until(header: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:  # the old asctime form has no zone: HTTP dates are always GMT
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
