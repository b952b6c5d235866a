"""How long to wait before the video API is asked again: arithmetic, with the time and the dice handed in."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MANY = 64  # doublings after which any cap is reached; more would overflow a float


@dataclass(frozen=True)
class Backoff:
    """Doubling waits with full jitter, so that many chats that failed together do not come back together.

    base  seconds, the ceiling of the first wait
    cap   seconds, the ceiling of any wait, also of one the provider asks for
    """

    base: float
    cap: float

    def pause(
        self,
        attempt: int,
        retry_after: float | None = None,
        *,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> float:
        """Give the seconds to wait after failure number `attempt` (0 is the first).

        What the provider asked for (`retry_after`, seconds) is waited in full, with up to `base` added, but
        never more than the cap.
        """
        if retry_after is None:
            return uniform(0.0, min(self.cap, self.base * 2.0 ** min(attempt, MANY)))
        return min(self.cap, retry_after + uniform(0.0, self.base))


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
