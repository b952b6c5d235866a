"""What is watched from outside, on both engines: counts of states, how late the work is, and the charges of a day."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from storage.agenda import Work
from storage.database import Database
from storage.ledger import Charge, Ledger
from storage.migrate import migrate
from storage.states import FACTS, State
from storage.watching import DaySum, Watching
from tests.raw import raw_connection

NOW = 1_000.0
TASK = (
    "INSERT INTO tasks (id, state, version, bot_id, chat_id, user_id, private, language, prompt, addressed, sources, api_root,"
    " tries, shown_version, created_at, updated_at, due_at, lease_until, show_at, show_lease)"
    " VALUES ('{id}', '{state}', 1, 1, 5, 5, 1, 'en', 'a cat', 1, '{{}}', '', 1, 1, 90, 95, {due_at}, {lease_until}, {show_at},"
    " {show_lease})"
)
CHARGE = Charge(
    task_id="a",
    day="2026-11-30",
    chat_id=5,
    user_id=5,
    provider="default",
    model="sora-2",
    amount=400_000,
    currency="USD",
)


async def add(url: str, *rows: Mapping[str, object]) -> None:
    connection = await raw_connection(url)
    for number, row in enumerate(rows):
        values = dict.fromkeys(("due_at", "lease_until", "show_at", "show_lease"), "NULL")
        await connection.execute(TASK.format(id=f"task{number}", **(values | dict(row))))
    await connection.close()


async def test_only_tasks_without_a_certain_end_are_counted(database_url: str) -> None:
    """The others would be counted row by row; and a draft is no order."""
    await migrate(database_url)
    await add(database_url, *({"state": state} for state in State), {"state": "queued"})
    async with Database.opened(database_url) as database:
        counted = await Watching(database).states()
    assert counted.pop("queued") == 2
    assert set(counted.values()) == {1}
    assert counted.keys() == {"submitting", "running", "ready", "delivering", "undelivered", "expired", "unknown"}
    assert not any(FACTS[State(state)].notified for state in counted)


@pytest.mark.parametrize(
    ("work", "row", "late"),
    [
        (Work.POLLS, {"state": "running", "due_at": 990}, 10),
        (Work.POLLS, {"state": "running", "due_at": 1010}, 0),
        (Work.POLLS, {"state": "running", "due_at": 900, "lease_until": 1020}, 0),
        (Work.DELIVERIES, {"state": "ready", "due_at": 400}, 600),
        (Work.DELIVERIES, {"state": "ready", "due_at": 400, "lease_until": 1001}, 0),  # a long download is not late
        (Work.DELIVERIES, {"state": "ready", "due_at": 400, "lease_until": 999}, 600),
        (Work.SUBMISSIONS, {"state": "queued", "due_at": 970}, 30),
        (Work.ALBUMS, {"state": "collecting", "due_at": 999.5}, 0.5),
        (Work.SHOWS, {"state": "failed", "show_at": 980}, 20),
        (Work.SHOWS, {"state": "failed", "show_at": 980, "show_lease": 1030}, 0),
        (Work.LEASES, {"state": "submitting", "lease_until": 800}, 200),
        (Work.LEASES, {"state": "delivering", "lease_until": 1800}, 0),
    ],
)
async def test_how_late_each_kind_of_work_is(database_url: str, work: Work, row: dict[str, Any], late: float) -> None:
    await migrate(database_url)
    await add(database_url, row)
    async with Database.opened(database_url) as database:
        assert await Watching(database).late(NOW) == dict.fromkeys(Work, 0.0) | {work: late}


async def test_a_day_is_what_was_charged_and_not_given_back(database: Database) -> None:
    """By model and currency; a price that was unknown counts as a video; another day counts for itself."""
    charges = [
        CHARGE,
        replace(CHARGE, task_id="b"),
        replace(CHARGE, task_id="c", amount=None),
        replace(CHARGE, task_id="d", currency="EUR"),
        replace(CHARGE, task_id="e", model="veo3", amount=7),
        replace(CHARGE, task_id="f", day="2026-11-29"),
    ]
    for charge in charges:
        await Ledger(database).reserve(charge, NOW)
    assert await Ledger(database).refund("b", NOW) is not None
    assert await Watching(database).spent("2026-11-30") == [
        DaySum(model="sora-2", currency="EUR", videos=1, amount=400_000),
        DaySum(model="sora-2", currency="USD", videos=2, amount=400_000),
        DaySum(model="veo3", currency="USD", videos=1, amount=7),
    ]
    assert await Watching(database).spent("2026-11-28") == []
