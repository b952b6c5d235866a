"""Finding a task by what people have of an id, in its chat or, for the owner, in any chat; on both engines."""

from dataclasses import replace

import pytest

from storage.database import Database
from storage.ledger import Charge, Ledger
from storage.model import Task
from storage.retention import Scope, forget
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, ORIGIN, submitting

CHAT = (ORIGIN.bot_id, ORIGIN.chat_id)
THERE = "sora-2:task_01fdd6f641e5ad28"


async def found(database: Database, text: str) -> tuple[str, ...]:
    """What a text finds, which is the same in the chat and everywhere."""
    ids = await Tasks(database).ids_of(text)
    assert await Tasks(database).ids_of(text, CHAT) == ids
    return ids


async def running(database: Database, key: str, provider_id: str) -> Task:
    task = await submitting(database, key=key)
    moved = await Submissions(database).mark_running(task, provider_id=provider_id, due_at=NOW, show_lease=NOW, now=NOW)
    assert moved is not None
    charge = Charge(
        task_id=task.id, day="2026-11-30", chat_id=-5, user_id=5, provider="default", model="sora-2", amount=1, currency="USD"
    )  # fmt: skip
    await Ledger(database).reserve(charge, NOW)
    return moved


@pytest.mark.parametrize(
    "written",
    [
        THERE, "task_01fdd6f641e5ad28", "sora-2:task_01fdd6f", "sora-2:t", "task_01f", "task_01fdd6f6",
        "{own}", "{OWN}", "{own8}", "{own9}",
    ],
)  # fmt: skip
async def test_a_task_is_found(database: Database, written: str) -> None:
    task = await running(database, "a", THERE)
    await running(database, "b", "sora-2-pro:task_99aa")
    text = written.format(own=task.id, OWN=task.id.upper(), own8=task.id[:8], own9=task.id[:9])
    assert await found(database, text) == (task.id,)


@pytest.mark.parametrize(
    "written", ["task_01", "sora-2:", "sora-2:task_02fdd", "TASK_01FDD6F6", "_01fdd6f641", "", "ZZZZZZZZ"]
)
async def test_what_is_too_short_or_another_id_finds_nothing(database: Database, written: str) -> None:
    task = await running(database, "a", THERE)
    assert await found(database, written) == ()
    assert await found(database, task.id[:7]) == ()


async def test_a_beginning_of_several_ids_is_not_enough(database: Database) -> None:
    """But a whole id counts, although another one begins with it."""
    short = await running(database, "a", "sora-2:task_01fdd6f6")
    await running(database, "b", "sora-2:task_01fdd6f641e5")
    await running(database, "c", "sora-2:task_01fdd6f641e6")
    assert len(await found(database, "task_01fdd6")) == 2
    assert await found(database, "task_01fdd6f6") == (short.id,)
    assert await found(database, "sora-2:task_01fdd6f6") == (short.id,)


@pytest.mark.parametrize("first", ["é", "_", "-", "Z", "任"])
async def test_beginnings_are_those_of_characters(database: Database, first: str) -> None:
    """A database may sort by a language: without accents and signs, or without case."""
    task = await running(database, "a", f"m:{first}12345678-rest")
    for number, other in enumerate("e_-Zz任é"):
        if other != first:
            await running(database, str(number), f"m:{other}12345678-rest")
    assert await found(database, f"{first}12345678") == (task.id,)
    assert await found(database, f"m:{first}123456") == (task.id,)


async def test_an_erased_task_is_found_by_our_id(database: Database) -> None:
    task = await running(database, "a", THERE)
    await forget(database, Scope(ORIGIN.bot_id, ORIGIN.chat_id), unfinished=True, before=NOW + 1, now=NOW + 1)
    assert await Tasks(database).get(task.id) is None
    assert await Tasks(database).ids_of(task.id) == (task.id,)
    assert await Tasks(database).ids_of(task.id[:8]) == (task.id,)
    assert await Tasks(database).ids_of(THERE) == ()


async def test_only_the_ids_of_the_chat_count(database: Database) -> None:
    """Tasks of other chats neither are found nor make a beginning unclear. LIKE's signs mean themselves."""
    task = await running(database, "a", "sora-2:task_01fdd6f6")
    rows = Tasks(database)
    other = await submitting(database, key="b", origin=replace(ORIGIN, chat_id=-6))
    moved = await Submissions(database).mark_running(
        other, provider_id="sora-2:task_01fdd6f7", due_at=NOW, show_lease=NOW, now=NOW
    )
    assert moved is not None
    assert len(await rows.ids_of("task_01fdd6")) == 2
    assert await rows.ids_of("task_01fdd6", CHAT) == (task.id,)
    assert await rows.ids_of(other.id, CHAT) == await rows.ids_of("task_01fdd6f7", CHAT) == ()
    assert await rows.ids_of("task%01fdd6", CHAT) == await rows.ids_of("task_01fdd__", CHAT) == ()
