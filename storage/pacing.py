"""Send slots shared by all processes, allocated by PostgreSQL."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from storage.database import Database

IDLE = 120.0  # seconds without a message after which a chat's row is obsolete
FORGET_EVERY = 60.0  # seconds


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A burst, then one message per interval (seconds), and at most `most` per period (seconds); 0: no such limit."""

    burst: int = 1
    interval: float = 0.0
    most: int = 0
    period: float = 0.0


@dataclass(frozen=True)
class Place:
    """Seconds until the caller may send, and the pause that Telegram requested; 0 or less: now."""

    wait: float
    pause: float


class SendPlaces:
    """Repository of one bot's send slots. A chat is its id or @name as text; empty text means all chats together."""

    def __init__(self, database: Database, bot_id: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._db = database
        self._bot_id = bot_id
        self._clock = clock
        self._forgot_at = clock()

    async def take(self, chat: str, limit: Limit, beside: str) -> Place:
        """Take the next slot of a chat, used or not. `beside`: another row whose pause also counts."""
        row = await self._db.one(
            "send_place", bot_id=self._bot_id, chat=chat, beside=beside, burst=limit.burst, interval=limit.interval,
            most=limit.most, period=limit.period,
        )  # fmt: skip
        assert row is not None, "this statement always gives a row"  # noqa: S101 - a contract with our own SQL
        await self._forget_idle()
        return Place(row["wait"], row["pause"])

    async def pause(self, chat: str, seconds: float) -> None:
        """Stop sending to this chat (empty: to all chats) for that many seconds."""
        await self._db.run("send_pause", bot_id=self._bot_id, chat=chat, seconds=seconds)

    async def _forget_idle(self) -> None:
        if self._clock() - self._forgot_at >= FORGET_EVERY:
            self._forgot_at = self._clock()
            await self._db.run("send_places_forget", idle=IDLE)
