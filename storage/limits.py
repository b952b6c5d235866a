"""Claims that keep to a number of tasks at once, and the places of those that wait."""

from dataclasses import dataclass

from storage.database import Database
from storage.states import State, require
from storage.tasks import Task, moved


@dataclass(frozen=True)
class Limits:
    """Tasks under way at once, in all and in one chat; 0 is no limit."""

    overall: int = 0
    per_chat: int = 0

    def __bool__(self) -> bool:
        return bool(self.overall or self.per_chat)


async def claim_within(database: Database, limits: Limits, *, now: float, lease_until: float, most: int) -> list[Task]:
    """Take due orders for submission, as `Tasks.claim_queued` does, but no more than the limits allow."""
    require(State.QUEUED, State.SUBMITTING)
    async with database.transaction() as tx:
        await tx.one("one_claimer_at_a_time")
        if limits.overall:
            busy = await tx.one("tasks_under_way")
            most = min(most, limits.overall - (int(busy["tasks"]) if busy else 0))
        if most <= 0:
            return []
        rows = await tx.all(
            "claim_queued_within",
            old=State.QUEUED,
            new=State.SUBMITTING,
            now=now,
            lease_until=lease_until,
            per_chat=limits.per_chat,
            most=most,
        )
    return [task for row in rows if (task := moved(row, State.QUEUED))]


async def queue_place(database: Database, task: Task, limits: Limits) -> int:
    """The place of a queued order; 1 is the next."""
    row = await database.one(
        "queue_place", id=task.id, due_at=task.due_at, within_chat=int(not limits.overall),
        bot_id=task.origin.bot_id, chat_id=task.origin.chat_id,
    )  # fmt: skip
    return 1 + (int(row["ahead"]) if row else 0)
