"""The recipients of a broadcast are gathered slice by slice. If a process dies meanwhile, each chat is one of them, once."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from storage.broadcasts import Broadcast, Broadcasts, Copy, start_broadcast
from storage.chats import ChatAccess, Chats
from storage.database import Database, Executor
from storage.errors import StorageUnavailable
from storage.recipients import LOOKED_AT, NOBODY, gather
from storage.tasks import Tasks
from tests.integration.storage.test_long_chats import Mortal, database
from tests.integration.storage.test_tasks import NOW, ORIGIN, new_task

__all__ = ["database"]  # the fixture

BOT, ADMIN = ORIGIN.bot_id, 9
KNOWN = range(-LOOKED_AT - 100, 10)  # chats with rows, of which a third is blocked, and a third undecided
ORDERED = range(LOOKED_AT)  # chats with tasks: three each
APPROVED = [chat_id for chat_id in KNOWN if chat_id % 3 == 0]
NOT_BLOCKED = [chat_id for chat_id in KNOWN if chat_id % 3 != 1]
EVERYBODY = sorted({*NOT_BLOCKED, *(chat_id for chat_id in ORDERED if chat_id not in KNOWN)})


@pytest.fixture
async def chats(database: Mortal) -> Mortal:
    async def work(tx: Executor) -> None:
        repository = Chats(tx, BOT)
        for chat_id in KNOWN:
            access = (ChatAccess.APPROVED, ChatAccess.BLOCKED, ChatAccess.ASKED)[chat_id % 3]
            await repository.set_access(chat_id, access, title="", now=NOW)
        for chat_id in ORDERED:
            for number in range(3):
                new = replace(new_task(f"{chat_id}:{number}"), origin=replace(ORIGIN, chat_id=chat_id))
                await Tasks(tx).add(new, NOW)

    await database.transaction(work)
    return database


async def start(database: Database, *, everybody: bool) -> int | None:
    return await start_broadcast(
        database, BOT, chat_id=ADMIN, source_id=5, question_id=7, language="en", everybody=everybody, now=NOW
    )


async def claimed(database: Database) -> Broadcast:
    found = await Broadcasts(database, BOT).claim(NOW, NOW + 60)
    assert found is not None
    return found


async def recipients(database: Database, broadcast: Broadcast) -> Sequence[int]:
    return sorted(await Broadcasts(database, BOT).due(broadcast, NOW, 10**6))


@pytest.mark.parametrize(("everybody", "wanted"), [(False, APPROVED), (True, EVERYBODY)])
async def test_as_many_chats_get_it_as_were_counted(chats: Mortal, everybody: bool, wanted: list[int]) -> None:
    broadcasts = Broadcasts(chats, BOT)
    assert await broadcasts.count_recipients(everybody=everybody) == len(wanted)
    assert await start(chats, everybody=everybody) == len(wanted)
    assert await start(chats, everybody=everybody) is None
    broadcast = await claimed(chats)
    assert broadcast.gathered is None and await recipients(chats, broadcast) == wanted
    assert (await broadcasts.tally(broadcast.id)).by_state == {Copy.WAITING: len(wanted)}


@pytest.mark.parametrize("transactions", [0, 1, 2])
async def test_missing_recipients_are_added_by_others(chats: Mortal, transactions: int) -> None:
    """After a death, and by several processes at once."""
    chats.left = transactions
    with pytest.raises(StorageUnavailable):
        await start(chats, everybody=True)
    chats.left = 10**9
    broadcast = await claimed(chats)
    assert (broadcast.gathered == NOBODY) is (transactions == 0) and broadcast.gathered is not None
    assert len(await recipients(chats, broadcast)) < len(EVERYBODY)
    await asyncio.gather(*(gather(chats, broadcast.id, NOW) for _ in range(3)))
    assert await recipients(chats, broadcast) == EVERYBODY


async def test_a_broadcast_that_was_stopped_gets_no_more_recipients(chats: Mortal) -> None:
    chats.left = 1
    with pytest.raises(StorageUnavailable):
        await start(chats, everybody=True)
    chats.left = 10**9
    broadcast = await claimed(chats)
    before = await recipients(chats, broadcast)
    assert await Broadcasts(chats, BOT).stop(broadcast.id, NOW)
    await gather(chats, broadcast.id, NOW)
    assert await recipients(chats, broadcast) == before
