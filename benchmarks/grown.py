"""A database as it is after years: made once by SQL, and kept in a folder for the next run."""

import asyncio
import hashlib
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.database import Database, Executor
from storage.migrate import migrate
from storage.model import NewTask, Origin, StoredParameters
from storage.states import State
from storage.tasks import Tasks

TOKEN = "7000001:benchmark-token-of-no-bot-at-all-123"  # noqa: S105 - of no bot
BOT = 7_000_001
BUSY_CHAT = 1001  # the first person of a stand-in
AGE = 20 * 86400.0  # seconds over which tasks are spread; they are deleted after 30 days
KEYS_AGE = 20 * 3600.0  # seconds; keys are deleted after 48 hours
STALE = 20 * 3600.0  # seconds after which a kept database is made again
MIGRATIONS = Path(__file__).parents[1] / "storage" / "migrations" / "versions"
PARAMETERS = StoredParameters(
    model="sora-2",
    options='{"orientation":"portrait","size":"small","duration":10,"watermark":true}',
    sources='{"model":"bot"}',
)


@dataclass(frozen=True)
class Size:
    """`finished`: tasks, `in_one_chat` of them in one chat and the others in chats of 20. `keys`: idempotency keys."""

    finished: int
    in_one_chat: int
    keys: int


@dataclass(frozen=True)
class Due:
    """Running tasks whose polls are spread over `seconds`, from `begins` (seconds since 1970)."""

    count: int
    begins: float
    seconds: float

    def at(self, number: int) -> float:
        return self.begins + self.seconds * number / self.count


async def grown(cache: Path, size: Size) -> Path:
    """The file of such a database. Copy it before use."""
    schema = hashlib.sha256("".join(sorted(path.name for path in MIGRATIONS.iterdir())).encode()).hexdigest()[:8]
    file = cache / f"{size.finished}-{size.in_one_chat}-{size.keys}-{schema}.db"
    if file.exists() and time.time() - file.stat().st_mtime < STALE:
        return file
    partial = _emptied(cache) / "making.db"
    await migrate(f"sqlite:///{partial}")
    await _template(f"sqlite:///{partial}")
    await asyncio.to_thread(_fill, partial, size, time.time())
    return partial.rename(file)


def _emptied(cache: Path) -> Path:
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir(parents=True)
    return cache


async def _template(url: str) -> None:
    """One row, made by the bot's own code, which the others are copies of."""

    async def work(tx: Executor) -> None:
        origin = Origin(bot_id=BOT, chat_id=1, message_id=1, thread_id=None, user_id=1, private=True, language="en")
        new = NewTask(
            state=State.SUBMITTING, origin=origin, prompt="a cat on the moon " * 5, parameters=PARAMETERS,
            provider="default", api_root="", idempotency_key="template",
        )  # fmt: skip
        assert await Tasks(tx).add(new, time.time()) is not None

    async with Database.opened(url) as database:
        await database.transaction(work)


def _fill(file: Path, size: Size, now: float) -> None:
    with _opened(file) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -200000")
        indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        for name, _ in indexes:
            db.execute(f"DROP INDEX {name}")
        chat = f"CASE WHEN i <= {size.in_one_chat} THEN {BUSY_CHAT} ELSE 100000 + i / 20 END"
        at = f"{now - AGE} + {AGE} * i / {size.finished}"
        _copies(db, size.finished, "g", {
            "state": "'delivered'", "chat_id": chat, "user_id": chat, "message_id": "i", "status_message_id": "i + 1",
            "result_message_id": "i + 2", "created_at": at, "updated_at": f"{at} + 60", "accepted_at": f"{at} + 1",
            "finished_at": f"{at} + 60", "first_try_at": at, "provider_id": "'sora-2:task_' || i",
            "file_id": "'BAAC' || i", "file_kind": "'video'", "version": "4", "shown_version": "4", "followed": "60",
            "due_at": "NULL", "lease_until": "NULL", "show_at": "NULL", "show_lease": "NULL",
        })  # fmt: skip
        db.execute(
            f"""WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {size.keys})
            INSERT INTO intents (key, task_id, created_at)
            SELECT 'message:{BOT}:' || (500000 + i) || ':1', 'g' || (1000000000 + i),
                {now - KEYS_AGE} + i * {KEYS_AGE / size.keys}
            FROM n"""
        )
        db.execute(
            """INSERT INTO charges (task_id, kind, at, day, chat_id, user_id, provider, model, amount, currency)
            SELECT id, 'reserved', created_at, date(created_at, 'unixepoch'), chat_id, user_id, provider, model, 100000, 'USD'
            FROM tasks WHERE state = 'delivered'"""
        )
        db.execute("DELETE FROM tasks WHERE state = 'submitting'")
        for _, sql in indexes:
            db.execute(sql)


def add_running(file: Path, due: Due, api_root: str) -> None:
    """Add tasks that are to be polled, each at its own time, as `task_p…`."""
    with _opened(file) as db:
        _copies(db, due.count, "p", {
            "state": "'running'", "chat_id": "200000 + i", "user_id": "200000 + i", "api_root": f"'{api_root}'",
            "provider_id": "'sora-2:task_p' || i", "due_at": f"{due.begins} + {due.seconds} * i / {due.count}",
            "accepted_at": str(due.begins), "created_at": str(due.begins), "updated_at": str(due.begins),
            "finished_at": "NULL", "result_message_id": "NULL", "file_id": "NULL", "file_kind": "NULL",
        })  # fmt: skip


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Committed, and all in the file itself at the end, so that it can be copied."""
    with closing(sqlite3.connect(file)) as db:
        with db:
            yield db
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copies(db: sqlite3.Connection, count: int, letter: str, columns: dict[str, str]) -> None:
    """Insert copies of any row with other values: SQL of the number i."""
    names = [row[1] for row in db.execute("PRAGMA table_info(tasks)")]
    values = {name: f"one.{name}" for name in names} | {"id": f"'{letter}' || (1000000000 + i)"} | columns
    db.execute(
        f"""WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
        INSERT INTO tasks ({", ".join(values)}) SELECT {", ".join(values.values())}
        FROM n CROSS JOIN (SELECT * FROM tasks LIMIT 1) AS one"""
    )
