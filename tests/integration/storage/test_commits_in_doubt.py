"""Commits whose answer is lost: nobody knows whether they happened, and what follows a commit must not follow them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from storage.database import Database, Executor
from storage.errors import StorageUnavailable
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.conftest import migrated_postgres_database
from tests.integration.storage.test_tasks import NOW, added
from tests.raw import raw_connection
from tests.unit.orders.test_places import OnePlace
from tests.unit.orders.world import REQUESTER, World, message

AT_COMMIT = """
CREATE FUNCTION at_commit() RETURNS trigger AS $$ BEGIN PERFORM {act}; RETURN NULL; END $$ LANGUAGE plpgsql;
CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT OR UPDATE ON tasks DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION at_commit();
"""
LOSES_ITS_CONNECTION = "pg_terminate_backend(pg_backend_pid())"
TAKES_LONG = "pg_sleep(600)"
COMMITTING = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'COMMIT;' AND state = 'active'"


class Undone(Exception):
    """Rolls a transaction back."""


class Followed:
    """What followed a transaction that cancels a task."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.acts: list[str] = []

    async def cancel(self, task: Task, *, then_raise: bool = False) -> None:
        async def work(tx: Executor) -> None:
            await Tasks(tx).cancel(task, NOW)
            tx.after_commit(lambda: self.acts.append("committed"), in_doubt=lambda: self.acts.append("in doubt"))
            if then_raise:
                raise Undone

        await self._database.transaction(work)


@asynccontextmanager
async def server(postgres: str) -> AsyncIterator[tuple[Database, Any]]:
    """A database, and a connection of its own to it."""
    url = await migrated_postgres_database(postgres)
    async with Database.opened(url) as database:
        raw = await raw_connection(url)
        try:
            yield database, raw
        finally:
            await raw.close()


async def test_a_commit_or_a_rollback_leaves_no_doubt(database: Database) -> None:
    followed, task = Followed(database), await added(database)
    with pytest.raises(Undone):
        await followed.cancel(task, then_raise=True)
    assert followed.acts == []
    await followed.cancel(task)
    assert followed.acts == ["committed"]


async def test_a_connection_that_is_lost_at_the_commit_leaves_doubt(postgres: str) -> None:
    async with server(postgres) as (database, raw):
        followed, task = Followed(database), await added(database)
        await raw.execute(AT_COMMIT.format(act=LOSES_ITS_CONNECTION))
        with pytest.raises(StorageUnavailable):
            await followed.cancel(task)
        assert followed.acts == ["in doubt"]


async def test_a_caller_that_is_cancelled_at_the_commit_leaves_doubt(postgres: str) -> None:
    async with server(postgres) as (database, raw):
        followed, task = Followed(database), await added(database)
        await raw.execute(AT_COMMIT.format(act=TAKES_LONG))
        cancelling = asyncio.create_task(followed.cancel(task))
        while not await raw.fetchval(COMMITTING):  # noqa: ASYNC110 - the server has no event for it
            await asyncio.sleep(0.01)
        cancelling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelling
        assert followed.acts == ["in doubt"]


async def test_an_order_in_doubt_is_released_and_not_begun(postgres: str) -> None:
    """If it was committed, it is `submitting` without anybody who sends it."""
    async with server(postgres) as (database, raw):
        place = OnePlace()
        world = World(database, places=place)
        await raw.execute(AT_COMMIT.format(act=LOSES_ITS_CONNECTION))
        with pytest.raises(StorageUnavailable):
            await world.orders.messages.order(message("/video a cat"), REQUESTER)
        [released] = place.released
        assert (released.state, released.tries) == (State.SUBMITTING, 1)
        assert place.begun == [] and (place.taken, place.given_back) == (1, 1)
