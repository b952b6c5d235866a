"""The time of the next poll after each answer, with a real client, a real database and an injected clock."""

from dataclasses import replace
from typing import Any

import pytest

from bot.pipeline.schedule import TrackerRules
from bot.pipeline.tracker import Tracker
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW
from tests.unit.pipeline.world import nobody
from tests.unit.videoapi.servers import client, replay

RULES = TrackerRules(
    interval=10, late_after=600, unresolved_after=3600, slow_interval=600, expire_after=86400, lease=60
)
UNKNOWN = {"code": "task_not_exist", "message": "task_not_exist", "data": None}


async def asked(database: Database, case: dict[str, Any], *, spread: float, age: float = 0.0) -> Task:
    """The row after one poll, followed for `age` seconds; jitter at its lowest (`spread` 0) or highest (1)."""
    task = await running(database)
    now = NOW + age
    async with replay({"headers": {}, "body": {}} | case) as provider, client(provider.root) as api:
        tracker = Tracker(
            database=database,
            providers=Providers({"default": api}),
            admins=nobody(database),
            rules=RULES,
            clock=lambda: now,
            uniform=lambda low, high: low + (high - low) * spread,
        )
        [task] = await Polling(database).claim(now, now + 60, 10)
        await tracker.poll(replace(task, api_root=provider.root, followed=age))
    row = await Tasks(database).get(task.id)
    assert row is not None
    return row


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0])
@pytest.mark.parametrize(("said", "least"), [("8", 8), ("30", 30), ("120", 120), ("99999", 3600)])
async def test_no_poll_comes_before_the_requested_time(
    database: Database, said: str, least: float, spread: float
) -> None:
    """Retry-After is respected, plus jitter, so that not all tasks are polled at once."""
    row = await asked(database, {"status": 429, "headers": {"Retry-After": said}, "text": ""}, spread=spread)
    assert row.due_at is not None and NOW + least <= row.due_at <= NOW + max(least, 20) * 1.15 + 1


async def test_a_first_429_slows_down_at_once(database: Database) -> None:
    """A first 429 without a time already doubles the interval."""
    row = await asked(database, {"status": 429, "text": ""}, spread=0.5)
    assert row.due_at == NOW + 20


async def test_the_usual_interval(database: Database) -> None:
    """After a good answer the interval stays the same."""
    row = await asked(database, {"status": 200, "body": {"id": "x", "status": "pending", "progress": 0}}, spread=0.5)
    assert (row.due_at, row.progress) == (NOW + 10, 0)


@pytest.mark.parametrize(
    ("case", "age", "state"),
    [
        ({"status": 400, "body": UNKNOWN}, 86401, State.EXPIRED),
        ({"status": 400, "body": UNKNOWN}, 86000, State.RUNNING),
        ({"status": 401, "body": {"error": {"message": "no", "code": ""}}}, 86401, State.RUNNING),
        ({"status": 502, "text": "<html>"}, 90000, State.RUNNING),
    ],
)
async def test_only_an_answer_ends_the_polling(
    database: Database, case: dict[str, Any], age: float, state: State
) -> None:
    """An unknown task counts as an answer after a day; network errors never do."""
    assert (await asked(database, case, spread=0.5, age=age)).state is state
