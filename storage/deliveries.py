"""Delivery: claims ready tasks under a lease and stores what became of their videos."""

from storage.leases import claim_due, reschedule
from storage.model import Task
from storage.session import Executor
from storage.states import State, require
from storage.transitions import moved, transition


class Deliveries:
    """Repository of tasks whose videos are sent. `now` and other times are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def claim(self, now: float, lease_until: float, most: int) -> list[Task]:
        """Claim ready tasks that are due."""
        return await claim_due(self._db, State.READY, now, lease_until, most)

    async def delivering(self, task: Task, lease_until: float, now: float) -> Task | None:
        """Committed before the send: from here on the video may have arrived."""
        return await transition(
            self._db, "task_delivering", State.READY, State.DELIVERING, task, seen_lease=task.lease_until,
            lease_until=lease_until, now=now,
        )  # fmt: skip

    async def renew(self, task: Task, *, seen_lease: float, asked_lease: float, lease_until: float) -> bool:
        """Renew the lease of a delivery; False if it was lost. `asked_lease`: a renewal that got no answer."""
        row = await self._db.one(
            "delivery_lease_renew", id=task.id, seen_lease=seen_lease, asked_lease=asked_lease, lease_until=lease_until
        )
        return row is not None

    async def put_off(self, task: Task, due_at: float) -> None:
        """Release a claimed row until its chat may be written to."""
        await self._db.run("delivery_put_off", id=task.id, seen_lease=task.lease_until, due_at=due_at)

    async def fetch_later(self, task: Task, due_at: float, now: float) -> Task | None:
        """The video could not be fetched; the task stays ready."""
        return await reschedule(self._db, task, due_at, now)

    async def delivered(
        self, task: Task, *, message_id: int | None, file_id: str | None, file_kind: str | None, now: float
    ) -> Task | None:
        """The video is in the chat. Also accepted after the row was given up."""
        for old in (State.DELIVERING, State.UNDELIVERED):
            row = await transition(
                self._db, "task_delivered", old, State.DELIVERED, task, message_id=message_id, file_id=file_id,
                file_kind=file_kind, now=now,
            )  # fmt: skip
            if row is not None:
                return row
        return None

    async def undelivered(self, task: Task, reason_key: str, reason: str | None, now: float) -> Task | None:
        """It cannot be sent, or nobody knows whether it arrived. A user decides."""
        return await transition(
            self._db,
            "task_undelivered",
            task.state,
            State.UNDELIVERED,
            task,
            version=task.version,
            reason_key=reason_key,
            reason=reason,
            now=now,
        )

    async def deliver_later(self, task: Task, due_at: float, now: float) -> Task | None:
        """From `delivering` back to `ready`: the video was definitely not sent."""
        return await transition(
            self._db,
            "task_deliver_later",
            State.DELIVERING,
            State.READY,
            task,
            version=task.version,
            due_at=due_at,
            now=now,
        )

    async def deliver_again(self, task: Task, show_at: float, now: float) -> Task | None:
        """Deliver again at a user's request, once per button press."""
        return await transition(
            self._db,
            "task_deliver_again",
            State.UNDELIVERED,
            State.READY,
            task,
            version=task.version,
            show_at=show_at,
            now=now,
        )

    async def expire_deliveries(self, reason_key: str, now: float) -> list[Task]:
        """Mark deliveries of dead processes as undelivered: the videos may have arrived."""
        require(State.DELIVERING, State.UNDELIVERED)
        rows = await self._db.all(
            "deliveries_expired", old=State.DELIVERING, new=State.UNDELIVERED, reason_key=reason_key, now=now
        )
        return [task for row in rows if (task := moved(row, State.DELIVERING))]

    async def shown_again(self, task: Task, message_id: int) -> None:
        """Record another message that shows the result, so that replies to it find the task."""
        await self._db.run("shown_again", id=task.id, message_id=message_id)
