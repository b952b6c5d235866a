"""What a key may still spend, read from the answers of the billing paths (docs/video-api.md)."""

import math
from dataclasses import dataclass

from bot.videoapi.errors import QueryFailed
from bot.videoapi.models import Json

NO_LIMIT = 100_000_000  # what gateways say of a key without a limit of its own


@dataclass(frozen=True)
class Balance:
    """In the currency of the account, usually US dollars. `limit`: None for a key without one."""

    limit: float | None
    used: float

    @property
    def left(self) -> float | None:
        """What may still be spent; None without a limit."""
        return None if self.limit is None else self.limit - self.used


def limit_in(subscription: Json) -> float | None:
    """Read `hard_limit_usd`. Raises QueryFailed."""
    limit = _amount(subscription, "hard_limit_usd")
    return None if limit >= NO_LIMIT else limit


def used_in(usage: Json) -> float:
    """Read `total_usage`, which is in hundredths. Raises QueryFailed."""
    return _amount(usage, "total_usage") / 100


def _amount(payload: Json, name: str) -> float:
    amount = payload.get(name)
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not math.isfinite(amount):
        raise QueryFailed(detail=f"no {name} in the answer")
    return float(amount)
