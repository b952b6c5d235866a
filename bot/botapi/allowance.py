"""How long one request may wait, and how often it may be tried."""

from bot.backoff import Backoff

TRIES = 4  # for a request that was definitely not sent
PAUSES = Backoff(base=0.5, cap=2.0)  # seconds between these tries


class WaitAllowance:
    """How long one call may still wait for pauses and retry failed connections."""

    __slots__ = ("_seconds", "_tries")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._tries = 1

    def spend(self, pause: float) -> bool:
        """Spend a pause (seconds); False, with nothing spent, if not enough is left."""
        if pause > self._seconds:
            return False
        self._seconds -= pause
        return True

    def another_try(self) -> float | None:
        """Seconds until the next try, or None after the last."""
        self._tries += 1
        return PAUSES.pause(self._tries - 2) if self._tries <= TRIES else None
