"""The rows of a database as it is after years, as SQL of both engines: each column is an expression of a number i."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.database import Database, Executor
from storage.model import NewTask, Origin, StoredParameters
from storage.states import State
from storage.tasks import Tasks

BOT = 7_000_001
BUSY_CHAT = 1001  # the first person of a stand-in
BUSY_GROUP = -4_000_000_129  # its first group, after 128 people
AGE = 30 * 86400.0 + 3600.0  # seconds over which tasks are spread: a start finds an hour of them to delete
KEYS_AGE = 48 * 3600.0 + 3600.0  # seconds, likewise
PARAMETERS = StoredParameters(
    model="sora-2",
    options='{"orientation":"portrait","size":"small","duration":10,"watermark":true}',
    sources='{"model":"bot"}',
)
NO_TEMPLATE = "DELETE FROM tasks WHERE state = 'submitting'"


@dataclass(frozen=True)
class Size:
    """`finished`: tasks, `in_one_chat` of them in one chat, as many in one group, and the others in chats of 20.

    `keys`: idempotency keys.
    """

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


@dataclass(frozen=True)
class Dialect:
    """`numbers`: a table n of the numbers i from 1 to {count}. `day`: of the time {at}, in UTC."""

    numbers: str
    day: str


async def add_template(url: str) -> None:
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


def finished(dialect: Dialect, names: Sequence[str], size: Size, now: float) -> list[str]:
    """Finished tasks, with their charges and the keys of two days."""
    of_chat, of_group = size.in_one_chat, size.in_one_chat * 2
    chat = f"CASE WHEN i > {of_group} THEN 100000 + i / 20 WHEN i > {of_chat} THEN {BUSY_GROUP} ELSE {BUSY_CHAT} END"
    at = f"{now - AGE} + {AGE} * i / {size.finished}"
    tasks = _copies(dialect, names, size.finished, "g", {
        "state": "'delivered'", "chat_id": chat, "user_id": chat, "message_id": "i", "status_message_id": "i + 1",
        "result_message_id": "i + 2", "created_at": at, "updated_at": f"{at} + 60", "accepted_at": f"{at} + 1",
        "finished_at": f"{at} + 60", "first_try_at": at, "provider_id": "'sora-2:task_' || i", "turn": "i",
        "file_id": "'BAAC' || i", "file_kind": "'video'", "version": "4", "shown_version": "4", "followed": "60",
        "due_at": "NULL", "lease_until": "NULL", "show_at": "NULL", "show_lease": "NULL",
    })  # fmt: skip
    keys = f"""INSERT INTO intents (key, task_id, created_at)
        SELECT 'message:{BOT}:' || (500000 + i) || ':1', 'g' || (1000000000 + i),
            {now - KEYS_AGE} + i * {KEYS_AGE / size.keys}
        FROM {dialect.numbers.format(count=size.keys)}"""
    charges = f"""INSERT INTO charges (task_id, kind, at, day, chat_id, user_id, provider, model, amount, currency)
        SELECT id, 'reserved', created_at, {dialect.day.format(at="created_at")}, chat_id, user_id, provider, model, 100000, 'USD'
        FROM tasks WHERE state = 'delivered'"""
    return [tasks, keys, charges, NO_TEMPLATE]


def running(dialect: Dialect, names: Sequence[str], due: Due, api_root: str) -> str:
    """Tasks that are to be polled, each at its own time, as `task_p…`."""
    return _copies(dialect, names, due.count, "p", {
        "state": "'running'", "chat_id": "200000 + i", "user_id": "200000 + i", "api_root": f"'{api_root}'",
        "provider_id": "'sora-2:task_p' || i", "due_at": f"{due.begins} + {due.seconds} * i / {due.count}",
        "accepted_at": str(due.begins), "created_at": str(due.begins), "updated_at": str(due.begins),
        "finished_at": "NULL", "result_message_id": "NULL", "file_id": "NULL", "file_kind": "NULL",
    })  # fmt: skip


def _copies(dialect: Dialect, names: Sequence[str], count: int, letter: str, columns: Mapping[str, str]) -> str:
    """Insert copies of any row with other values."""
    values = {**{name: f"one.{name}" for name in names}, "id": f"'{letter}' || (1000000000 + i)", **columns}
    return f"""INSERT INTO tasks ({", ".join(values)}) SELECT {", ".join(values.values())}
        FROM {dialect.numbers.format(count=count)} CROSS JOIN (SELECT * FROM tasks LIMIT 1) AS one"""
