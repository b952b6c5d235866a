"""The places in which all processes of one bot send, given out one by one by PostgreSQL."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from storage.database import Database

IDLE = 120.0  # seconds without a message after which a chat's row says nothing any more
FORGET_EVERY = 60.0  # seconds


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A burst, then one in each interval (seconds); and at most `most` in any period (seconds), 0: no such limit."""

    burst: int = 1
    interval: float = 0.0
    most: int = 0
    period: float = 0.0


@dataclass(frozen=True)
class Place:
    """In how many seconds the caller's message may go, and how long Telegram asked to pause; 0 and less: now."""

    wait: float
    pause: float


class SendPlaces:
    """The repository of one bot's places. A chat is its id or @name as text; the empty text is all chats together."""

    def __init__(self, database: Database, bot_id: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._db = database
        self._bot_id = bot_id
        self._clock = clock
        self._forgot_at = clock()

    async def take(self, chat: str, limit: Limit, beside: str) -> Place:
        """Take the next place of a chat: it is the caller's, used or not. `beside`: whose pause counts too."""
        row = await self._db.one(
            "send_place", bot_id=self._bot_id, chat=chat, beside=beside, burst=limit.burst, interval=limit.interval,
            most=limit.most, period=limit.period,
        )  # fmt: skip
        assert row is not None, "this statement always gives a row"  # noqa: S101 - a contract with our own SQL
        await self._forget_idle()
        return Place(row["wait"], row["pause"])

    async def pause(self, chat: str, seconds: float) -> None:
        """Nobody sends to this chat (empty: to any) for so long."""
        await self._db.run("send_pause", bot_id=self._bot_id, chat=chat, seconds=seconds)

    async def _forget_idle(self) -> None:
        if self._clock() - self._forgot_at >= FORGET_EVERY:
            self._forgot_at = self._clock()
            await self._db.run("send_places_forget", idle=IDLE)
