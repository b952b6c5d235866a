"""A file of SQLite as it is after years: made once by SQL, and kept in a folder for the next run."""

import asyncio
import hashlib
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.grown_rows import Dialect, Due, Size, add_template, finished, running
from storage.migrate import migrate

TOKEN = "7000001:benchmark-token-of-no-bot-at-all-123"  # noqa: S105 - of no bot
STALE = 4 * 3600.0  # seconds after which a kept database is made again: what grows old in it is deleted by each start
ROWS = Path(__file__).with_name("grown_rows.py")
MIGRATIONS = Path(__file__).parents[1] / "storage" / "migrations" / "versions"
DIALECT = Dialect(
    numbers="(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n)",
    day="date({at}, 'unixepoch')",
)


async def grown(cache: Path, size: Size) -> Path:
    """The file of such a database. Copy it before use."""
    made_by = "".join(sorted(path.name for path in MIGRATIONS.iterdir())) + ROWS.read_text(encoding="utf-8")
    version = hashlib.sha256(made_by.encode()).hexdigest()[:8]
    file = cache / f"{size.finished}-{size.in_one_chat}-{size.keys}-{version}.db"
    if file.exists() and time.time() - file.stat().st_mtime < STALE:
        return file
    partial = _emptied(cache) / "making.db"
    await migrate(f"sqlite:///{partial}")
    await add_template(f"sqlite:///{partial}")
    await asyncio.to_thread(_fill, partial, size, time.time())
    return partial.rename(file)


def _emptied(cache: Path) -> Path:
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir(parents=True)
    return cache


def _fill(file: Path, size: Size, now: float) -> None:
    with _opened(file) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -200000")
        indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        for name, _ in indexes:
            db.execute(f"DROP INDEX {name}")
        for statement in finished(DIALECT, _columns(db), size, now):
            db.execute(statement)
        for _, sql in indexes:
            db.execute(sql)


def add_running(file: Path, due: Due, api_root: str) -> None:
    """Add tasks that are to be polled, each at its own time, as `task_p…`."""
    with _opened(file) as db:
        db.execute(running(DIALECT, _columns(db), due, api_root))


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Committed, and all in the file itself at the end, so that it can be copied."""
    with closing(sqlite3.connect(file)) as db:
        with db:
            yield db
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _columns(db: sqlite3.Connection) -> list[str]:
    return [row[1] for row in db.execute("PRAGMA table_info(tasks)")]
