"""A database of PostgreSQL as it is after years, made by SQL, and what its server writes about the time that statements take."""

import re
import time
from pathlib import Path

import asyncpg

from benchmarks.grown_rows import Dialect, Due, Size, add_template, finished, running
from benchmarks.observed import Statement
from storage.migrate import migrate

DIALECT = Dialect(
    numbers="generate_series(1, {count}) AS n(i)", day="to_char(to_timestamp({at}) AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
)
INDEXES = """
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS sql FROM pg_index
    WHERE indrelid IN ('tasks'::regclass, 'charges'::regclass, 'intents'::regclass) AND NOT indisprimary
"""
LOGGED = ("log_min_duration_statement = 0", "log_parameter_max_length = 0", "log_line_prefix = '%m [%p] '")
LINE = re.compile(r"^\d{4}-\d\d-\d\d [^\[\n]* \[\d+\] ", re.MULTILINE)
DURATION = re.compile(r"LOG:  duration: ([0-9.]+) ms  execute [^:]*: (.*)", re.DOTALL)


async def grow(url: str, size: Size) -> None:
    """Migrate the empty database at `url`, and fill it. Indexes are made afterwards, which takes a fifth of the time."""
    await migrate(url)
    await add_template(url)
    db = await asyncpg.connect(url)
    try:
        await db.execute("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'")
        indexes = await db.fetch(INDEXES)
        for index in indexes:
            await db.execute(f"DROP INDEX {index['name']}")
        for statement in finished(DIALECT, await _columns(db), size, time.time()):
            await db.execute(statement, timeout=None)
        for index in indexes:
            await db.execute(index["sql"])
        await db.execute("VACUUM ANALYZE")  # the server would do so in the minutes after
    finally:
        await db.close()


async def add_running(url: str, due: Due, api_root: str) -> None:
    """Add tasks that are to be polled, each at its own time, as `task_p…`; from here on, the server logs all statements."""
    db = await asyncpg.connect(url)
    try:
        await db.execute(running(DIALECT, await _columns(db), due, api_root))
        for setting in LOGGED:
            await db.execute(f"ALTER SYSTEM SET {setting}")
        await db.execute("SELECT pg_reload_conf()")
    finally:
        await db.close()


def logged(log: Path) -> list[Statement]:
    """Each execution that a server logged, with its time in `wall`; it does not log CPU."""
    lines = LINE.split(log.read_text(encoding="utf-8", errors="replace"))
    found = (DURATION.match(line) for line in lines)
    return [Statement(0.0, line[2].strip().replace("\n\t", "\n"), float(line[1]) / 1000) for line in found if line]


async def _columns(db: "asyncpg.Connection[asyncpg.Record]") -> list[str]:
    rows = await db.fetch(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'tasks'::regclass AND attnum > 0 AND NOT attisdropped"
    )
    return [row["attname"] for row in rows]
