"""Reads the bot's database directly, and simulates time passing while the bot is dead."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import asyncpg

from tests.raw import raw_connection

DEAD_FOR = 130.0  # seconds: longer than any lease
# A running task's message is always due at some time, because it shows how long the task has taken.
OUTDATED = "show_at IS NOT NULL AND NOT (state = 'running' AND shown_version = version)"
UNSETTLED = f"state IN ('collecting', 'queued', 'submitting') OR ({OUTDATED})"


@dataclass(frozen=True)
class Order:
    """The columns of a row of `tasks` that the promises refer to."""

    id: str
    state: str
    chat_id: int
    prompt: str
    provider_id: str | None
    settled: str | None
    status_message_id: int | None


class Ledger:
    """A separate connection to the bot's database. Values in the SQL are the tests' own constants."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._turn = asyncio.Lock()

    @classmethod
    async def open(cls, url: str) -> "Ledger":
        return cls(await raw_connection(url))

    async def close(self) -> None:
        await self._connection.close()

    async def rows(self, sql: str) -> list[Mapping[str, Any]]:
        async with self._turn:
            if isinstance(self._connection, asyncpg.Connection):
                return list(await self._connection.fetch(sql))
            return list(await self._connection.execute_fetchall(sql))

    async def quiet(self) -> bool:
        """No work is pending, and the chats show the current rows."""
        return not await self.rows(f"SELECT id FROM tasks WHERE {UNSETTLED} LIMIT 1")  # noqa: S608 - no foreign text

    async def orders(self, chats: Iterable[int]) -> tuple[Order, ...]:
        """The rows of some chats, oldest first."""
        columns, ids = ", ".join(Order.__annotations__), ", ".join(map(str, chats))
        sql = f"SELECT {columns} FROM tasks WHERE chat_id IN ({ids}) ORDER BY created_at"  # noqa: S608 - as above
        return tuple(Order(**dict(row)) for row in await self.rows(sql))

    async def orientation(self, chat_id: int) -> str | None:
        """The default orientation of a chat."""
        rows = await self.rows(f"SELECT options FROM chats WHERE chat_id = {chat_id}")  # noqa: S608 - as above
        return json.loads(rows[0]["options"]).get("orientation") if rows else None

    async def in_flight(self) -> set[str]:
        """The tasks whose create may be on the wire."""
        return {row["id"] for row in await self.rows("SELECT id FROM tasks WHERE state = 'submitting'")}

    async def let_time_pass(self) -> None:
        """Expire the leases of a dead process before the next one starts, so that no test waits for them."""
        aged = ", ".join(f"{lease} = {lease} - {DEAD_FOR}" for lease in ("lease_until", "show_lease"))
        await self.rows(f"UPDATE tasks SET {aged} RETURNING id")  # noqa: S608 - as above
