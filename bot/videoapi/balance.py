"""Reads the balance of an API key from the responses of the billing endpoints (docs/video-api.md)."""

import math

from bot.videoapi.errors import QueryFailed
from bot.videoapi.models import Json
from storage.records import dataclass

NO_LIMIT = 100_000_000  # what gateways return for a key without a limit of its own


@dataclass(frozen=True)
class Balance:
    """In the currency of the account, usually US dollars. `limit`: None for a key without a limit."""

    limit: float | None
    used: float

    @property
    def left(self) -> float | None:
        """The amount that may still be spent; None without a limit."""
        return None if self.limit is None else self.limit - self.used


def parse_limit(subscription: Json) -> float | None:
    """Read `hard_limit_usd`; None for a key without a limit. Raises QueryFailed."""
    limit = _amount(subscription, "hard_limit_usd")
    return None if limit >= NO_LIMIT else limit


def parse_used(usage: Json) -> float:
    """Read `total_usage`, which is in hundredths. Raises QueryFailed."""
    return _amount(usage, "total_usage") / 100


def _amount(payload: Json, name: str) -> float:
    amount = payload.get(name)
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not math.isfinite(amount):
        raise QueryFailed(detail=f"no {name} in the response")
    return float(amount)
