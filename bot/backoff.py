"""How long to wait before something that failed is tried again: arithmetic, with the time and the dice handed in."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count

MANY = 64  # doublings after which any cap is reached; more would overflow a float
FULL_JITTER = (0.0, 1.0)

Dice = Callable[[float, float], float]


@dataclass(frozen=True)
class Backoff:
    """Pauses that double with each failure in a row. Seconds, but for `spread`.

    base           the first pause
    cap            the longest pause
    spread         the least and the most of a pause that is waited, as parts of it: what failed together does not come
                   back together
    late           the most that is added by the dice to a pause that the other side asked for (Retry-After)
    longest_asked  the longest pause that the other side gets, whatever it asks for
    dice           a number between two others
    """

    base: float
    cap: float
    spread: tuple[float, float] = (1.0, 1.0)
    late: float = 0.0
    longest_asked: float = math.inf
    dice: Dice = random.uniform

    def pause(self, failures: int, *, least: float = 0.0) -> float:
        """Seconds to wait after a failure; `failures` came in a row before it. Spread, and at least `least` before that."""
        return max(least, min(self.cap, self.base * 2.0 ** min(failures, MANY))) * self.dice(*self.spread)

    def asked(self, seconds: float) -> float:
        """Seconds to wait where the other side asked for some: never less than it asked, up to `longest_asked`."""
        return min(self.longest_asked, seconds) + self.dice(0.0, self.late)

    def pause_or_asked(self, failures: int, seconds: float | None) -> float:
        """Seconds to wait: those that the other side asked for, if it did, in place of the doubled ones."""
        return self.pause(failures) if seconds is None else self.asked(seconds)

    def pauses(self) -> Iterator[float]:
        """Give one pause after the other, without end."""
        return map(self.pause, count())


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """Read the seconds out of a Retry-After header: a number, or an HTTP date (RFC 9110). Never negative.

    None without the header, and for one that cannot be read. `now` is aware.
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
    if moment.tzinfo is None:  # the old asctime form names no zone: HTTP dates are always GMT
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
