"""No statement scans a growing table: checks the query plan of each, on both engines."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from storage.engines.postgresql.statements import statements as postgresql_statements
from storage.engines.sqlite.statements import statements as sqlite_statements
from tests.conftest import migrated_file, migrated_postgres_database
from tests.raw import raw_connection

# The partial indexes of tasks that wait or are under way are read in their order, which SQLite calls a scan.
SCANNED = re.compile(
    r"Seq Scan on (\w+)|^SCAN (\w+)\b(?! USING COVERING INDEX tasks_(?:turn|under_way)$)", re.MULTILINE
)
# Statements that scan, with the reason why that is cheap.
SHORT = {
    "admins": "a handful of people",
    "budgets": "what the owner has set",
    "budget_use": "what is used at the moment; read by its key, and emptied if a budget changes",
    "budget_alerts": "a few rows for each period; looked through once a day",
    "budget_currency": "one row",
    "model_health": "the models that fail at the moment",
    "paused_models": "the models that an admin has paused",
    "broadcasts": "what admins have sent to everybody in the last weeks",
    "candidate": "a subquery of some hundred chats",
    "ordered": "the same, of the chats of tasks",
    "known": "the same, of the chats that have a row",
    "listed": "the ids of a slice",
    "counted": "a subquery of some thousand rows",
    "claims": "one row for each start without an admin",
    "alembic_version": "one row",
    "sqlite_master": "the schema itself",
    "send_places": "rows of the last two minutes; looked through once a minute",
    "CONSTANT": "no table",
    "waiting": "a subquery of the same statement, which a LIMIT of rows comes out of",
    "newest": "a subquery of one row",
    "queue": "a subquery of one row",
    "ends": "a subquery of one row",
    "own": "a subquery of one row",
    "chosen": "a subquery of the rows that are claimed",
    "placed": "a subquery of a few times as many rows as are claimed, or of `due`",
    "numbered": "the same subquery, without some of its rows",
    "allowed": "the same subquery, without some of its rows",
    "held": "a subquery of the tasks that are being sent",
    "full_chats": "a subquery of tasks under way",
    "latest": "a subquery of a thousand rows at most",
    "due": "a subquery of at most a few thousand rows",
    "few": "a subquery of two rows",
    "found": "a subquery of a dozen rows",
    "json_each": "the ids of a page or a slice",
    "json_array_elements_text": "the same",
    "entries": "a subquery of the charges of a page",
    "settled": "a subquery of the tasks that one statement deletes",
    "muted": "the same, of another kind",
}
# Statements that must use these indexes: without them each blocked the only writer for a second at a million tasks.
BY_INDEX: dict[str, str | tuple[str, ...]] = {
    "making_times": "tasks_delivered",
    "finished_delete": "tasks_settled",
    "idempotency_keys_delete": "intents_created",
    "failures_delete": "failed_updates_failed",
    "leases_end": "tasks_show",
    "submissions_claim": "tasks_turn",
    "submissions_claim_within": "tasks_turn",
    "queue_place": "tasks_turn_in_chat",
    "tasks_under_way": "tasks_under_way",
    "turn_take": "tasks_served",
    "turn_give_back": "tasks_turn_in_chat",
    "deliveries_claim": "tasks_sending",
    "charges_summed_of_chat": "charges_chat",
    "charges_summed_of_user": "charges_user",
    "charges_slice_end": "charges_day",
    "charges_slice_end_of_chat": "charges_chat",
    "charges_slice_end_of_user": "charges_user",
    "charges_summed": "charges_day",
    "charges_used": "charges_day",
    "charges_used_of_chat": "charges_chat",
    "charges_used_of_user": "charges_user",
    "charges_listed": "charges_day",
    "charges_cost": "charges_day",
    "charges_delete": "charges_day",
    "watched_day": "charges_day",
    "forget_requested": "intents_forget",
    "chat_cancel_tasks": "tasks_due",
    "task_by_status_message": "tasks_status_message",
    "task_with_provider_id": "tasks_provider_id_end",
    "task_ids_of": "tasks_provider_id_end",
    "task_ids_in_chat": "tasks_id_end_in_chat",
    "charges_spent": ("charges_chat", "charges_user"),
    "polls_claim": "tasks_due",
    "videos_of_user": "tasks_videos",
}

# The same on PostgreSQL only if there are rows: in an empty table, any index will do.
WITH_ROWS = {
    "task_ids_of", "task_ids_in_chat", "task_with_provider_id", "chat_cancel_tasks", "charges_summed", "charges_listed",
    "charges_cost",
}  # fmt: skip
ROWS = (
    """
    INSERT INTO tasks (id, state, version, bot_id, chat_id, user_id, private, language, prompt, addressed, provider, api_root,
        tries, shown_version, created_at, updated_at, provider_id, sources)
    SELECT 'task' || number, 'delivered', 1, 1, number % 50, 5, 1, 'en', 'a cat', 1, 'default', 'https://x', 1, 1, number, number,
        'sora-2:task_' || number, '{}'
    FROM generate_series(1, 3000) AS number
    """,
    """
    INSERT INTO charges (task_id, kind, at, day, chat_id, user_id, provider, model, amount, currency)
    SELECT 'task' || number, 'reserved', number, 'day' || number / 100, number % 50, 5, 'default', 'sora-2', 1, 'USD'
    FROM generate_series(1, 3000) AS number
    """,
    "ANALYZE tasks",
    "ANALYZE charges",
)


class AnyValues(dict[str, Any]):
    """A value for every parameter of a statement."""

    def __missing__(self, name: str) -> int:
        return 1


def names(statements: Any) -> list[str]:
    return list(statements.names)


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Any]:
    connection = await raw_connection(await migrated_file(tmp_path))
    yield connection
    await connection.close()


@pytest.fixture
async def postgresql(postgres: str) -> AsyncIterator[Any]:
    """Scans are made expensive, because an empty table is otherwise always scanned."""
    connection = await raw_connection(await migrated_postgres_database(postgres))
    await connection.execute("SET enable_seqscan = off")
    await connection.execute("SET plan_cache_mode = force_generic_plan")  # a plan for any values, not for these
    yield connection
    await connection.close()


async def sqlite_plan(connection: Any, name: str) -> str:
    sql = getattr(sqlite_statements(), name).sql
    rows = await connection.execute_fetchall(f"EXPLAIN QUERY PLAN {sql}", AnyValues())
    return "\n".join(row["detail"] for row in rows)


async def postgresql_plan(connection: Any, name: str) -> str:
    sql = getattr(postgresql_statements(), name).sql
    values = ", ".join(["NULL"] * len((await connection.prepare(sql)).get_parameters()))
    await connection.execute(f"PREPARE {name} AS {sql}")
    return "\n".join(
        row[0] for row in await connection.fetch(f"EXPLAIN EXECUTE {name}{f'({values})' if values else ''}")
    )


def scanned(plan: str) -> set[str]:
    return {one or other for one, other in SCANNED.findall(plan)} - SHORT.keys()


@pytest.mark.parametrize("name", names(sqlite_statements()))
async def test_a_statement_on_sqlite_reads_no_long_table_whole(sqlite: Any, name: str) -> None:
    plan = await sqlite_plan(sqlite, name)
    assert scanned(plan) == set(), plan


async def test_no_statement_on_postgresql_reads_a_long_table_whole(postgresql: Any) -> None:
    plans = {name: await postgresql_plan(postgresql, name) for name in names(postgresql_statements())}
    assert {name: plan for name, plan in plans.items() if scanned(plan)} == {}


@pytest.mark.parametrize(("name", "index"), BY_INDEX.items())
async def test_statements_use_the_index_made_for_them(
    sqlite: Any, postgresql: Any, name: str, index: str | tuple[str, ...]
) -> None:
    indexes = {index} if isinstance(index, str) else set(index)
    if name in WITH_ROWS:
        for statement in ROWS:
            await postgresql.execute(statement)
    for plan in (await sqlite_plan(sqlite, name), await postgresql_plan(postgresql, name)):
        assert {each for each in indexes if each in plan} == indexes, plan


async def test_each_index_is_used(sqlite: Any) -> None:
    """Every order pays for the indexes of the tables that it writes."""
    rows = await sqlite.execute_fetchall("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    plans = "\n".join([await sqlite_plan(sqlite, name) for name in names(sqlite_statements())])
    assert rows and [row["name"] for row in rows if not re.search(rf"INDEX {row['name']}\b", plans)] == []


async def test_no_statement_is_prepared_again_for_its_values(sqlite: Any) -> None:
    """SQLite does that where an index is for some values only; it asks the authorizer each time."""
    asked: list[int] = []

    def allow(action: int, *_: object) -> int:
        asked.append(action)
        return sqlite3.SQLITE_OK

    again = set()
    for name in names(sqlite_statements()):
        sql = getattr(sqlite_statements(), name).sql
        await sqlite.set_authorizer(allow)
        for _ in range(2):
            asked.clear()
            with suppress(sqlite3.IntegrityError):
                await sqlite.execute_fetchall(sql, AnyValues())
        again |= {name} if asked else set()
    assert again == set()
