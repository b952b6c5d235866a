"""A group becomes a supergroup: all that the bot has of it gets the new number."""

import logging

from storage.budgets import Budgets
from storage.database import Database, Executor
from storage.kept import KeptRequests
from storage.ledger import Ledger
from storage.slices import ALL_TASKS, slices_of_chat
from storage.topics import TopicOptions

log = logging.getLogger(__name__)


async def migrate_chat(database: Database, bot_id: int, *, old_id: int, new_id: int, now: float) -> None:
    """Move a group's settings, access, tasks, charges, budgets and kept request to its supergroup. Idempotent.

    What is over is moved before, slice by slice, so that a group with thousands of tasks holds up no other chat; all that
    counts for what comes next is moved in one transaction: settings, what is queued or being made, and budgets, of which what is
    used is summed up again. An order that still has the old number takes from the sums that it finds, and is refused where there
    is none any more. If this is interrupted, Telegram's report, or the next message to the group, begins it again. A group that
    is no supergroup has no approved topics.
    """
    await database.transaction(lambda tx: Budgets(tx).begin_move(old_id, now))
    await _move_what_is_over(database, bot_id, old_id=old_id, new_id=new_id, now=now)

    async def work(tx: Executor) -> None:
        if await tx.one("chat_lock", bot_id=bot_id, chat_id=old_id, now=now) is not None:
            # The supergroup's first messages may have created an empty row; the group's row replaces it.
            await tx.run("chat_delete", bot_id=bot_id, chat_id=new_id)
            await tx.run("chat_move", bot_id=bot_id, old_id=old_id, new_id=new_id, now=now)
        await TopicOptions(tx, bot_id).move(old_id, new_id)
        await tx.run("broadcast_copies_move", bot_id=bot_id, old_id=old_id, new_id=new_id)
        await tx.run("broadcast_copies_drop", bot_id=bot_id, old_id=old_id)
        await KeptRequests(tx, bot_id).move(old_id, new_id)
        await tx.run("shown_again_delete", bot_id=bot_id, chat_id=old_id)  # cannot be replied to any more
        await tx.all("tasks_move", bot_id=bot_id, chat_id=old_id, new_id=new_id, now=now, only_over=0, **ALL_TASKS)
        await Budgets(tx).move_chat(old_id=old_id, new_id=new_id)  # after the tasks: see queries/postgresql/budgets.sql

    await database.transaction(work)
    log.info("chat %s became %s", old_id, new_id)


async def _move_what_is_over(database: Database, bot_id: int, *, old_id: int, new_id: int, now: float) -> None:
    """Most of a large group's tasks and charges. Those of a group with few are left to the transaction."""
    async for part in slices_of_chat(database, bot_id, old_id):

        async def work(tx: Executor, part: dict[str, float] = part) -> None:
            moved = await tx.all(
                "tasks_move", bot_id=bot_id, chat_id=old_id, new_id=new_id, now=now, only_over=1, **part
            )
            # In the same transaction: the end of a charge, which a trigger copies, waits for the row of its task.
            await Ledger(tx).move_tasks([row["id"] for row in moved], old_id=old_id, new_id=new_id)

        await database.transaction(work)
    await Ledger(database).move_most(old_id=old_id, new_id=new_id)
