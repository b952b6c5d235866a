"""Send slots shared by all processes, allocated by PostgreSQL."""

import time
from collections.abc import Callable

from storage.database import Database
from storage.records import dataclass

IDLE = 120.0  # seconds without a message after which a chat's row is obsolete
DELETE_IDLE_EVERY = 60.0  # seconds


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A burst, then one message per interval (seconds), and at most `most` per period (seconds); 0: no such limit."""

    burst: int = 1
    interval: float = 0.0
    most: int = 0
    period: float = 0.0


@dataclass(frozen=True)
class Slot:
    """Seconds until the caller may send, and the pause that Telegram requested; 0 or less: now."""

    wait: float
    pause: float


class SendSlots:
    """Repository of one bot's send slots. A chat is its id or @name as text; empty text means all chats together."""

    def __init__(self, database: Database, bot_id: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._db = database
        self._bot_id = bot_id
        self._clock = clock
        self._deleted_idle_at = clock()

    async def take(self, chat: str, limit: Limit, also_paused_by: str) -> Slot:
        """Take the next slot of a chat, used or not. `also_paused_by`: another row whose pause also counts."""
        row = await self._db.one(
            "send_slot_take", bot_id=self._bot_id, chat=chat, also_paused_by=also_paused_by, burst=limit.burst,
            interval=limit.interval, most=limit.most, period=limit.period,
        )  # fmt: skip
        assert row is not None, "this statement always gives a row"  # noqa: S101 - a contract with our own SQL
        await self._delete_idle()
        return Slot(row["wait"], row["pause"])

    async def pause(self, chat: str, seconds: float) -> None:
        """Stop sending to this chat (empty: to all chats) for that many seconds."""
        await self._db.run("send_pause", bot_id=self._bot_id, chat=chat, seconds=seconds)

    async def _delete_idle(self) -> None:
        if self._clock() - self._deleted_idle_at >= DELETE_IDLE_EVERY:
            self._deleted_idle_at = self._clock()
            await self._db.run("send_slots_delete_idle", idle=IDLE)
