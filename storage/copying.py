"""Copies all tables of one database into another one that is empty, of the same or of the other engine."""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from types import MappingProxyType

from storage.engines import Engine, Raw, Values, engine_at
from storage.errors import StorageUnusable
from storage.migrate import migrate
from storage.migrations.sql import newest
from storage.records import dataclass

# Rows come after those that they refer to. `charges` comes before `budget_use`: a trigger gives back what an inserted release had
# taken, and finds nothing to change yet. Not copied: `send_places`, the last two minutes of sending.
TABLES = (
    "tasks", "images", "pieces", "shown_again", "intents", "chats", "chat_topics", "topic_options", "kept_requests",
    "admins", "claims", "failed_updates", "model_health", "paused_models", "charges", "budgets", "budget_use",
    "budget_alerts", "budget_currency", "broadcasts", "broadcast_recipients", "last_times", "published",
)  # fmt: skip
FROM_START = ("budget_currency",)  # has a row in an empty database too
READ_VERSION = "SELECT version_num FROM alembic_version"
RESTORED = (
    "restored_orders_unclear",
    "restored_albums_dropped",
    "restored_recipients_unclear",
    "restored_broadcasts_over",
)
FULL_SUM = 1 << 256


@dataclass(frozen=True)
class Content:
    """The number of a table's rows, and a checksum that does not depend on their order."""

    rows: int = 0
    checksum: int = 0

    def plus(self, rows: Sequence[Values]) -> "Content":
        sums = (int.from_bytes(hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest()) for row in rows)
        return Content(self.rows + len(rows), (self.checksum + sum(sums)) % FULL_SUM)

    def __str__(self) -> str:
        return f"{self.rows} rows, checksum {self.checksum:064x}"[:40]


Contents = Mapping[str, Content]


async def copy_all(source: Engine, target_url: str, restored_at: float | None = None) -> Contents:
    """Copy in one transaction; returns what each table has.

    `restored_at`, seconds since 1970: what may have happened since the source was written must not happen again. Raises
    StorageUnusable if the source has another schema, if the target is in use or not empty, or if what arrived is not what was
    read; then the target stays as it was. Raises StorageUnavailable.
    """
    async with source.snapshot() as reading:
        await _require_current(reading)
        await migrate(target_url)
        async with unused(engine_at(target_url)) as target, target.changing_schema() as writing:
            await _empty(writing)
            read = {table: await _copy_table(reading, writing, table) for table in TABLES}
            for table, content in read.items():
                if (written := await _content(writing, table)) != content:
                    raise StorageUnusable(f"{table} was read with {content}, and written with {written}")
            if restored_at is not None:
                for name in RESTORED:
                    await writing.named(name, now=restored_at)
    return MappingProxyType(read)


async def _require_current(reading: Raw) -> None:
    found = await reading.value(READ_VERSION)
    if found != newest():
        raise StorageUnusable(f"the database has schema {found}, this program knows {newest()}: run `migrate` first")


async def _empty(writing: Raw) -> None:
    """Raises StorageUnusable if something is kept there."""
    for table in FROM_START:
        await writing.run(f"DELETE FROM {table}")  # noqa: S608 - our own names
    for table in TABLES:
        if await writing.value(f"SELECT 1 FROM {table} LIMIT 1"):  # noqa: S608 - as above
            raise StorageUnusable(f"the target is not empty: it has rows in {table}. Choose an empty database")


async def _copy_table(reading: Raw, writing: Raw, table: str) -> Content:
    columns = await writing.columns(table)
    content = Content()
    async for rows in reading.rows(table, columns):
        content = content.plus(rows)
        await writing.insert(table, columns, rows)
    return content


async def _content(raw: Raw, table: str) -> Content:
    content = Content()
    async for rows in raw.rows(table, await raw.columns(table)):
        content = content.plus(rows)
    return content


@asynccontextmanager
async def unused(engine: Engine) -> AsyncIterator[Engine]:
    """Exclude other processes. Raises StorageUnusable if one uses the database."""
    async with engine.unused():
        yield engine
