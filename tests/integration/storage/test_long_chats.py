"""What is done to all of a chat's tasks is done slice by slice, and an interruption is made up for. On both engines."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

import pytest

from storage.budgets import Budget, Budgets, Slot, Use, UseMoved, UseNotOpen
from storage.chats import ChatAccess, Chats
from storage.database import Database, Executor
from storage.errors import StorageUnavailable
from storage.ledger import Charge, Ledger
from storage.migrate import migrate
from storage.model import Task
from storage.retention import Forgotten, Scope, content_of, forget
from storage.session import Work
from storage.slices import CHANGED
from storage.submissions import Submissions
from storage.supergroups import migrate_chat
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, ORIGIN, new_task
from tests.raw import raw_connection

T = TypeVar("T")

BOT, GROUP, SUPERGROUP, ADA, BOB = ORIGIN.bot_id, -100, -1001000, 5, 6
COUNT = 2 * CHANGED + 30  # tasks in a chat: two slices, and what the last transaction takes
QUEUED = 10  # of them, the newest
LATER = NOW + COUNT
DAY, PRICE = "2026-11-30", 10
OVER = "UPDATE tasks SET state = 'delivered', due_at = NULL, show_at = NULL WHERE state = 'queued'"
PHOTOS = (
    "INSERT INTO images (task_id, message_id, item, kind, ref)"
    " SELECT id, 1, 0, 'photo', CASE WHEN user_id = 5 THEN 'of Ada' ELSE id END FROM tasks"
)
OF_GROUP = Use(slot=Slot(payer="chat", payer_id=GROUP, unit="videos", period="month"), starts=DAY[:7])
OF_SUPERGROUP = replace(OF_GROUP, slot=replace(OF_GROUP.slot, payer_id=SUPERGROUP))
QUESTION = {"question": "7:1000", "answer": "delete"}


class Mortal(Database):
    """A real database of a process that dies after so many transactions."""

    left = 10**9

    async def transaction(self, work: Work[T]) -> T:
        if not self.left:
            raise StorageUnavailable("the process is dead")
        self.left -= 1
        return await super().transaction(work)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Mortal]:
    await migrate(database_url)
    async with Mortal.opened(database_url) as opened:
        yield opened


@pytest.fixture
async def group(database: Mortal, database_url: str) -> Mortal:
    """A group with tasks of two users in turn: delivered ones, of which two each have the same time, and then queued ones."""
    await ordered(database, range(COUNT - QUEUED))
    connection = await raw_connection(database_url)
    await connection.execute(OVER)
    await connection.close()
    await ordered(database, range(COUNT - QUEUED, COUNT))
    return database


async def ordered(database: Database, numbers: Sequence[int], chat_id: int = GROUP) -> None:
    async def work(tx: Executor) -> None:
        for number in numbers:
            at, user_id = NOW + number // 2, (ADA, BOB)[number % 2]
            origin = replace(ORIGIN, chat_id=chat_id, user_id=user_id, message_id=number + 1)
            new = replace(new_task(f"{chat_id}:{number}"), origin=origin, due_at=LATER * 2)
            task = await Tasks(tx).add(new, at)
            assert task is not None
            await Ledger(tx).reserve(charge_of(task), at)

    await database.transaction(work)


def charge_of(task: Task) -> Charge:
    return Charge(
        task_id=task.id, day=DAY, chat_id=task.origin.chat_id, user_id=task.origin.user_id, provider="default",
        model="sora-2", amount=PRICE, currency="USD",
    )  # fmt: skip


async def tasks_of(database: Database, chat_id: int = GROUP) -> list[Task]:
    """Newest first."""
    return (await Tasks(database).of_chat(BOT, chat_id, skip=0, most=COUNT * 2))[0]


async def turns(database: Database, chat_id: int) -> list[tuple[str, float | None]]:
    """The prompts that wait, in the order in which they are sent."""
    waiting = [task for task in await tasks_of(database, chat_id) if task.state == "queued"]
    return [(task.id, task.turn) for task in sorted(waiting, key=lambda task: task.turn or 0)]


# /forget --------------------------------------------------------------------------------------------------------------


async def forgotten(database: Database, user_id: int | None = None, **how: str) -> Forgotten:
    scope = Scope(BOT, GROUP, user_id)
    return await forget(database, scope, unfinished=False, before=LATER, now=LATER, **(how or QUESTION))


@pytest.mark.parametrize("transactions", [0, 1, 2])
async def test_an_interrupted_forget_is_continued_by_the_same_answer(group: Mortal, transactions: int) -> None:
    """After whichever transaction the process died; the newest tasks go first, and those that are queued with them."""
    group.left = transactions
    with pytest.raises(StorageUnavailable):
        await forgotten(group)
    left = await tasks_of(group)
    assert (
        COUNT - len(left)
        in ([0], [CHANGED, CHANGED + 1], [2 * CHANGED, 2 * CHANGED + 1, 2 * CHANGED + 2])[transactions]
    )
    assert all(task.state == "delivered" for task in left) is bool(transactions)
    group.left = 10**9
    if transactions:  # the first answer counts, though it was not carried out yet
        other = await forgotten(group, question=QUESTION["question"], answer="keep")
        assert other.earlier_answer == "delete" and await tasks_of(group) == left
    assert (await forgotten(group)).tasks == len(left) and await tasks_of(group) == []


async def test_a_forget_that_was_carried_out_deletes_nothing_more(group: Mortal) -> None:
    """What it spared because it was on the wire stays, also when it is over and the answer is repeated."""
    async with asyncio.timeout(10):
        [sent] = await Submissions(group).claim(LATER * 3, LATER * 3 + 30, 1)
    done = await forgotten(group)
    assert (done.tasks, done.left) == (COUNT - 1, 1)
    assert await Submissions(group).mark_refused(sent, reason_key="refused", reason=None, now=LATER)
    again = await forgotten(group)
    assert (again.tasks, again.earlier_answer) == (0, "delete")
    assert [task.id for task in await tasks_of(group)] == [sent.id]


async def test_what_a_forget_would_delete_is_counted_slice_by_slice(database: Mortal, database_url: str) -> None:
    """A photo that was used again counts once, also if its tasks are in several slices."""
    await ordered(database, range(COUNT))
    connection = await raw_connection(database_url)
    await connection.execute(f"{OVER} AND created_at < {NOW + COUNT // 2 - 1}")  # all but the newest two
    await connection.execute(PHOTOS)
    await connection.close()
    everybody = await content_of(database, Scope(BOT, GROUP), LATER)
    assert (everybody.videos, everybody.requests, everybody.photos) == (COUNT - 2, 2, 1 + COUNT // 2)
    of_ada = await content_of(database, Scope(BOT, GROUP, ADA), LATER)
    assert (of_ada.videos, of_ada.requests, of_ada.photos) == (COUNT // 2 - 1, 1, 1)
    early = await content_of(database, Scope(BOT, GROUP), NOW)
    assert (early.videos, early.requests, early.photos) == (2, 0, 2)


async def test_the_queue_closes_up_behind_what_one_user_erases(group: Mortal) -> None:
    """The other user's tasks keep their order, and wait for nobody who has gone."""
    before = [task.id for task in reversed(await tasks_of(group)) if task.origin.user_id == BOB]
    first = (await turns(group, GROUP))[0][1]
    assert (await forgotten(group, ADA)).tasks == COUNT // 2
    after = await turns(group, GROUP)
    assert [task.id for task in reversed(await tasks_of(group))] == before and len(after) == QUEUED // 2
    assert first is not None and [turn for _, turn in after] == [first + number for number in range(len(after))]


async def test_other_chats_write_while_one_is_forgotten(group: Mortal) -> None:
    """Between two slices; what they have stays."""
    await ordered(group, [0], chat_id=-7)
    erasing = asyncio.create_task(forgotten(group))
    await ordered(group, range(1, 4), chat_id=-7)
    assert (await erasing).tasks == COUNT and len(await tasks_of(group, -7)) == 4


# Languages ------------------------------------------------------------------------------------------------------------


async def translated(database: Database, language: str) -> None:
    await Chats(database, BOT).translate_tasks(GROUP, language)
    await database.transaction(lambda tx: Chats(tx, BOT).set_language(GROUP, language, title="t", now=NOW))


async def test_all_tasks_of_a_chat_get_its_language(group: Mortal) -> None:
    await ordered(group, [0], chat_id=-7)
    await translated(group, "de")
    assert {task.origin.language for task in await tasks_of(group)} == {"de"}
    assert {task.origin.language for task in await tasks_of(group, -7)} == {"en"}


async def test_the_last_of_two_languages_is_that_of_all_tasks(group: Mortal) -> None:
    """Two admins choose at the same time."""
    await asyncio.gather(translated(group, "de"), translated(group, "fr"))
    chosen = (await Chats(group, BOT).get(GROUP)).language
    assert chosen in {"de", "fr"} and {task.origin.language for task in await tasks_of(group)} == {chosen}


# Supergroups ----------------------------------------------------------------------------------------------------------


async def moved(database: Database) -> None:
    await migrate_chat(database, BOT, old_id=GROUP, new_id=SUPERGROUP, now=LATER)


async def used(database: Database, use: Use) -> int:
    """What is used by the row that the next order would meet."""
    while not await database.transaction(lambda tx: Budgets(tx).open([use])):
        pass
    return await Budgets(database).used(use) or 0


@pytest.mark.parametrize("transactions", [0, 1, 2, 3])
async def test_an_interrupted_move_to_a_supergroup_is_made_up_for(group: Mortal, transactions: int) -> None:
    """Until then, what is queued and the settings are the group's. Then all is the supergroup's: in its order, and its money."""
    await group.transaction(lambda tx: Chats(tx, BOT).set_access(GROUP, ChatAccess.APPROVED, now=NOW))
    await group.transaction(lambda tx: Budgets(tx).set(Budget(slot=OF_GROUP.slot, most=COUNT)))
    assert await used(group, OF_GROUP) == COUNT
    order, queue = [task.id for task in await tasks_of(group)], await turns(group, GROUP)
    group.left = transactions
    with pytest.raises(StorageUnavailable):
        await moved(group)
    group.left = 10**9
    assert await turns(group, GROUP) == queue and await Budgets(group).used(OF_GROUP) == COUNT
    assert (await Chats(group, BOT).get(GROUP)).access is ChatAccess.APPROVED
    assert len(await tasks_of(group)) + len(await tasks_of(group, SUPERGROUP)) == COUNT
    for _ in range(2):  # reported twice
        await moved(group)
        assert await tasks_of(group) == [] and await turns(group, SUPERGROUP) == queue
        assert [task.id for task in await tasks_of(group, SUPERGROUP)] == order
    assert (await Chats(group, BOT).get(SUPERGROUP)).access is ChatAccess.APPROVED
    assert await used(group, OF_SUPERGROUP) == COUNT and await Budgets(group).used(OF_GROUP) is None


@pytest.mark.parametrize("transactions", [1, 2, 3, 10])
async def test_an_order_that_has_the_old_number_meets_no_sum_that_lacks_what_has_moved(
    group: Mortal, transactions: int
) -> None:
    """It was in the group's queue of updates while that of the supergroup had the report."""
    user = Use(slot=Slot(payer="user", payer_id=GROUP, unit="videos", period="month"), starts=DAY[:7])
    group.left = transactions
    with suppress(StorageUnavailable):
        await moved(group)
    group.left = 10**9
    for use in (OF_GROUP, user):  # an anonymous admin is charged as the group
        with pytest.raises(UseMoved):
            await used(group, use)
    await moved(group)
    assert await used(group, OF_SUPERGROUP) == COUNT


async def test_two_reports_of_the_same_move_at_once(group: Mortal) -> None:
    order, queue = [task.id for task in await tasks_of(group)], await turns(group, GROUP)
    await asyncio.gather(*(moved(group) for _ in range(4)))
    assert [task.id for task in await tasks_of(group, SUPERGROUP)] == order and await turns(group, SUPERGROUP) == queue
    assert await Ledger(group).used("chat", SUPERGROUP, "videos", DAY, DAY) == COUNT


async def test_charges_of_erased_tasks_move_too(group: Mortal) -> None:
    """However many there are, also those of the group itself, which is the user of its anonymous admins."""

    async def work(tx: Executor) -> None:
        for number in range(COUNT):
            entry = Charge(
                task_id=f"anonymous{number}", day=DAY, chat_id=GROUP if number % 2 else -7, user_id=GROUP,
                provider="default", model="sora-2", amount=PRICE, currency="USD",
            )  # fmt: skip
            await Ledger(tx).reserve(entry, NOW + number // 2)

    await group.transaction(work)
    await forgotten(group)
    await moved(group)
    ledger = Ledger(group)
    assert await ledger.used("chat", SUPERGROUP, "videos", DAY, DAY) == COUNT - QUEUED + COUNT // 2
    assert await ledger.used("user", SUPERGROUP, "videos", DAY, DAY) == COUNT
    assert [await ledger.used(payer, GROUP, "videos", DAY, DAY) for payer in ("chat", "user")] == [0, 0]


async def test_ends_of_charges_race_with_a_move(group: Mortal) -> None:
    """Whatever comes first: no entry is left behind, so what is given back is given back to the supergroup."""
    queue = [await Tasks(group).get(task_id) for task_id, _ in await turns(group, GROUP)]
    cancelling = [Tasks(group).cancel(task, LATER) for task in queue if task]
    cancelled = sum(task is not None for task in (await asyncio.gather(moved(group), *cancelling))[1:])
    assert await Ledger(group).used("chat", SUPERGROUP, "videos", DAY, DAY) == COUNT - cancelled
    assert await Ledger(group).used("chat", GROUP, "videos", DAY, DAY) == 0
    assert await used(group, OF_SUPERGROUP) == COUNT - cancelled
    with pytest.raises(UseNotOpen):
        await group.transaction(lambda tx: Budgets(tx).take(OF_GROUP, 1, 1))
