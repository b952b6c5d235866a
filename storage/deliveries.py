"""Delivery: claims ready tasks under a lease and stores what became of their videos."""

from storage.leases import reschedule
from storage.model import Task
from storage.session import Executor
from storage.shares import NO_SHARES
from storage.states import State
from storage.transitions import transition, transition_all


class Deliveries:
    """Repository of tasks whose videos are sent. `now` and other times are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def claim(self, now: float, lease_until: float, most: int, spare: int = NO_SHARES) -> list[Task]:
        """Claim ready tasks that are due. Chats take turns.

        `spare`: free places, of which each chat takes its share (`shares.py`).
        """
        rows = await self._db.all("deliveries_claim", now=now, lease_until=lease_until, most=most, spare=spare)
        return [Task.from_row(row) for row in rows]

    async def mark_delivering(self, task: Task, lease_until: float, now: float) -> Task | None:
        """Committed before the send: from here on the video may have arrived."""
        return await transition(
            self._db, "delivery_mark_delivering", task, State.READY, State.DELIVERING, seen_lease=task.lease_until,
            lease_until=lease_until, now=now,
        )  # fmt: skip

    async def renew_lease(self, task: Task, *, seen_lease: float, unconfirmed_lease: float, lease_until: float) -> bool:
        """Renew the lease of a delivery; False if it was lost. `unconfirmed_lease`: a renewal that got no answer."""
        row = await self._db.one(
            "delivery_renew_lease",
            id=task.id,
            seen_lease=seen_lease,
            unconfirmed_lease=unconfirmed_lease,
            lease_until=lease_until,
        )
        return row is not None

    async def postpone(self, task: Task, due_at: float) -> None:
        """Release a claimed row until its chat may be written to."""
        await self._db.run("delivery_postpone", id=task.id, seen_lease=task.lease_until, due_at=due_at)

    async def reschedule(self, task: Task, due_at: float, now: float) -> Task | None:
        """The video could not be fetched; the task stays ready."""
        return await reschedule(self._db, task, due_at, now)

    async def mark_delivered(
        self, task: Task, *, message_id: int | None, file_id: str | None, file_kind: str | None, now: float
    ) -> Task | None:
        """The video is in the chat. Also accepted after the row was given up."""
        for old in (State.DELIVERING, State.UNDELIVERED):
            row = await transition(
                self._db, "delivery_mark_delivered", task, old, State.DELIVERED, message_id=message_id, file_id=file_id,
                file_kind=file_kind, now=now,
            )  # fmt: skip
            if row is not None:
                return row
        return None

    async def mark_undelivered(self, task: Task, reason_key: str, reason: str | None, now: float) -> Task | None:
        """It cannot be sent, or nobody knows whether it arrived. A user decides."""
        return await transition(
            self._db,
            "delivery_mark_undelivered",
            task,
            task.state,
            State.UNDELIVERED,
            version=task.version,
            reason_key=reason_key,
            reason=reason,
            now=now,
        )

    async def requeue(self, task: Task, due_at: float, now: float) -> Task | None:
        """From `delivering` back to `ready`: the video was definitely not sent."""
        return await transition(
            self._db,
            "delivery_requeue",
            task,
            State.DELIVERING,
            State.READY,
            version=task.version,
            due_at=due_at,
            now=now,
        )

    async def deliver_again(self, task: Task, show_at: float, now: float) -> Task | None:
        """Deliver again at a user's request, once per button press."""
        return await transition(
            self._db,
            "delivery_deliver_again",
            task,
            State.UNDELIVERED,
            State.READY,
            version=task.version,
            show_at=show_at,
            now=now,
        )

    async def mark_interrupted(self, reason_key: str, now: float) -> list[Task]:
        """Mark deliveries whose lease expired as undelivered: their workers have crashed, and the videos may have arrived."""
        return await transition_all(
            self._db, "deliveries_mark_interrupted", State.DELIVERING, State.UNDELIVERED, reason_key=reason_key, now=now
        )

    async def add_result_message(self, task: Task, message_id: int) -> None:
        """Record another message that shows the result, so that replies to it find the task."""
        await self._db.run("delivery_add_result_message", id=task.id, message_id=message_id)
