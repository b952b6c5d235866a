"""Computes pauses between tries: exponential backoff with jitter, and Retry-After. No I/O; time and randomness are passed in."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count

MANY = 64  # doublings after which any cap is reached; more could overflow a float
FULL_JITTER = (0.0, 1.0)

Dice = Callable[[float, float], float]


@dataclass(frozen=True)
class Backoff:
    """Pauses that double with each failure in a row. All values but `jitter` are in seconds.

    base               the first pause
    cap                the longest pause
    jitter             the shortest and the longest wait, as fractions of the pause, so that callers that failed together
                       do not retry together
    requested_jitter   the longest time added to a pause that the other side requested (Retry-After)
    longest_requested  longer requested pauses are cut to this
    dice               returns a random number between two others
    """

    base: float
    cap: float
    jitter: tuple[float, float] = (1.0, 1.0)
    requested_jitter: float = 0.0
    longest_requested: float = math.inf
    dice: Dice = random.uniform

    def pause(self, failures: int, *, least: float = 0.0) -> float:
        """Seconds to wait after a failure that `failures` others preceded. `least`: the shortest pause before jitter."""
        return max(least, min(self.cap, self.base * 2.0 ** min(failures, MANY))) * self.dice(*self.jitter)

    def requested(self, seconds: float) -> float:
        """Seconds to wait if the other side requested a pause: never less than requested, up to `longest_requested`."""
        return min(self.longest_requested, seconds) + self.dice(0.0, self.requested_jitter)

    def pause_or_requested(self, failures: int, seconds: float | None) -> float:
        """Seconds to wait: the requested pause if there is one, otherwise the backoff."""
        return self.pause(failures) if seconds is None else self.requested(seconds)

    def pauses(self) -> Iterator[float]:
        """Yield the pauses of a series of failures, without end."""
        return map(self.pause, count())


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """Parse a Retry-After header, a number of seconds or an HTTP date (RFC 9110). The result is never negative.

    None if the header is missing or malformed. `now` must be timezone-aware.
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
    if moment.tzinfo is None:  # the obsolete asctime form has no zone; HTTP dates are always GMT
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
