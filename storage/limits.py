"""Claims within the limits on concurrent tasks, and positions in the queue."""

from storage.database import Database, Executor, Row
from storage.model import Task
from storage.records import dataclass
from storage.shares import NO_SHARES
from storage.states import State, require
from storage.transitions import log_transition


@dataclass(frozen=True)
class Limits:
    """Maximum concurrent tasks, in total and per chat; 0: no limit."""

    overall: int = 0
    per_chat: int = 0

    def __bool__(self) -> bool:
        return bool(self.overall or self.per_chat)


async def claim_within(
    database: Database, limits: Limits, *, now: float, lease_until: float, most: int, spare: int = NO_SHARES
) -> list[Task]:
    """Claim due tasks for submission like `Submissions.claim`, within the limits."""
    require(State.QUEUED, State.SUBMITTING)

    async def work(tx: Executor) -> list[Row]:
        await tx.one("one_claimer_at_a_time")
        busy = await tx.one("tasks_under_way") if limits.overall else None
        room = limits.overall - (int(busy["tasks"]) if busy else 0) if limits.overall else most
        if min(most, room) <= 0:
            return []
        return await tx.all(
            "submissions_claim_within",
            old=State.QUEUED,
            new=State.SUBMITTING,
            now=now,
            lease_until=lease_until,
            per_chat=limits.per_chat,
            most=min(most, room),
            spare=spare,
        )

    rows = await database.transaction(work)
    return [log_transition(database, row, State.QUEUED) for row in rows]


@dataclass(frozen=True)
class QueuePlace:
    """Where a task is in the queue.

    `position`: 1 is sent next; with limits per chat only, among the tasks of its chat. `has_room`: the limits allow to send
    it now. `in_chat`: number of queued tasks of its chat.
    """

    position: int
    has_room: bool
    in_chat: int


async def queue_place(database: Database, task: Task, limits: Limits) -> QueuePlace:
    """The place of a queued task."""
    row = await database.one(
        "queue_place", id=task.id, turn=task.turn, due_at=task.due_at,
        bot_id=task.origin.bot_id, chat_id=task.origin.chat_id,
    )  # fmt: skip
    if row is None:  # for mypy: the statement always has one row
        return QueuePlace(1, has_room=True, in_chat=1)
    within_chat = limits.per_chat and not limits.overall
    is_full = limits.overall and row["busy"] + row["ahead"] >= limits.overall
    is_chat_full = limits.per_chat and row["busy_in_chat"] + row["ahead_in_chat"] >= limits.per_chat
    return QueuePlace(
        position=1 + int(row["ahead_in_chat" if within_chat else "ahead"]),
        has_room=not (is_full or is_chat_full),
        in_chat=int(row["in_chat"]),
    )
