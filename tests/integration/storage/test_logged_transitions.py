"""The log has a transition only if it was committed, on both engines."""

import asyncio
import logging

import pytest

from bot.log_ids import current_ids, working_on
from storage.database import Database, Executor
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from storage.transitions import observed
from tests.integration.storage.test_tasks import NOW, added


class Undone(Exception):
    """Rolls a transaction back."""


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "storage.transitions")
    return caplog


def lines(logged: pytest.LogCaptureFixture) -> list[str]:
    """The beginnings of the lines about transitions: `a1b2 queued -> cancelled`."""
    return [record.getMessage().split(" chat=")[0].removeprefix("task ") for record in logged.records]


async def cancel_in(database: Database, task: Task, *, then_raise: bool) -> None:
    async def work(tx: Executor) -> None:
        assert await Tasks(tx).cancel(task, NOW)
        if then_raise:
            raise Undone

    await database.transaction(work)


async def test_a_transition_that_was_rolled_back_is_not_logged(
    database: Database, logged: pytest.LogCaptureFixture
) -> None:
    task = await added(database)
    with pytest.raises(Undone):
        await cancel_in(database, task, then_raise=True)
    assert lines(logged) == []
    await cancel_in(database, task, then_raise=False)
    assert lines(logged) == [f"{task.id} queued -> cancelled"]


async def test_each_of_the_transactions_that_share_a_commit_is_logged_or_not(
    database: Database, logged: pytest.LogCaptureFixture
) -> None:
    tasks = [await added(database, key) for key in "abcd"]
    await asyncio.gather(
        *(cancel_in(database, task, then_raise=number % 2 == 0) for number, task in enumerate(tasks)),
        return_exceptions=True,
    )
    assert sorted(lines(logged)) == sorted(f"{task.id} queued -> cancelled" for task in tasks[1::2])


async def test_a_statement_of_its_own_is_logged_at_once(database: Database, logged: pytest.LogCaptureFixture) -> None:
    task = await added(database)
    assert await Tasks(database).cancel(task, NOW)
    assert lines(logged) == [f"{task.id} queued -> cancelled"]


async def test_a_transaction_whose_caller_gave_up_is_logged_if_it_was_committed(
    database: Database, logged: pytest.LogCaptureFixture
) -> None:
    """A process that stops cancels its tasks: what they had committed is in the log anyway."""
    task = await added(database)
    cancelling = asyncio.create_task(cancel_in(database, task, then_raise=False))
    await asyncio.sleep(0)
    cancelling.cancel()
    await asyncio.gather(cancelling, return_exceptions=True)
    after = await Tasks(database).get(task.id)  # waits for the commits before it
    assert after is not None
    assert lines(logged) == ([f"{task.id} queued -> cancelled"] if after.state is State.CANCELLED else [])


async def test_an_error_of_what_follows_a_commit_stops_neither_the_rest_nor_the_caller(
    database: Database, logged: pytest.LogCaptureFixture
) -> None:
    """An order that was committed as `submitting` is begun after its transition was logged and counted."""
    task, begun = await added(database), []

    def fails(_: Task) -> None:
        raise ZeroDivisionError

    async def work(tx: Executor) -> Task | None:
        cancelled = await Tasks(tx).cancel(task, NOW)
        tx.after_commit(lambda: begun.append(task.id))
        return cancelled

    with observed(fails):
        assert await database.transaction(work)
    assert begun == [task.id]
    assert "what follows a commit failed" in logged.text


async def test_a_transition_is_logged_for_the_update_that_led_to_it(
    database: Database, logged: pytest.LogCaptureFixture
) -> None:
    """Also if its transaction shares a commit with those of others, which is told on behalf of none of them."""
    tasks = [await added(database, key) for key in "abc"]
    about: dict[str, object] = {}

    async def of_update(number: int, task: Task) -> None:
        with working_on(update=number):
            await cancel_in(database, task, then_raise=False)

    with observed(lambda task: about.update({task.id: current_ids().get("update")})):
        await asyncio.gather(*(of_update(number, task) for number, task in enumerate(tasks)))
    assert about == {task.id: number for number, task in enumerate(tasks)}
