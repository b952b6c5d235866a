"""Claims within the limits on concurrent tasks, and positions in the queue."""

from dataclasses import dataclass

from storage.database import Database, Executor, Row
from storage.model import Task
from storage.states import State, require
from storage.transitions import log_transition


@dataclass(frozen=True)
class Limits:
    """Maximum concurrent tasks, in total and per chat; 0: no limit."""

    overall: int = 0
    per_chat: int = 0

    def __bool__(self) -> bool:
        return bool(self.overall or self.per_chat)


async def claim_within(database: Database, limits: Limits, *, now: float, lease_until: float, most: int) -> list[Task]:
    """Claim due tasks for submission like `Submissions.claim`, within the limits."""
    require(State.QUEUED, State.SUBMITTING)

    async def work(tx: Executor) -> list[Row]:
        await tx.one("one_claimer_at_a_time")
        busy = await tx.one("tasks_under_way") if limits.overall else None
        free = limits.overall - (int(busy["tasks"]) if busy else 0) if limits.overall else most
        if min(most, free) <= 0:
            return []
        return await tx.all(
            "submissions_claim_within",
            old=State.QUEUED,
            new=State.SUBMITTING,
            now=now,
            lease_until=lease_until,
            per_chat=limits.per_chat,
            most=min(most, free),
        )

    rows = await database.transaction(work)
    return [log_transition(row, State.QUEUED) for row in rows]


async def queue_position(database: Database, task: Task, limits: Limits) -> int:
    """Position of a queued task; 1 is next."""
    row = await database.one(
        "queue_position", id=task.id, due_at=task.due_at, within_chat=int(not limits.overall),
        bot_id=task.origin.bot_id, chat_id=task.origin.chat_id,
    )  # fmt: skip
    return 1 + (int(row["ahead"]) if row else 0)
