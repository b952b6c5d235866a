"""Paid tasks: polling, fetching and delivery, the second half of a task's life."""

from typing import Any

from storage.database import Executor
from storage.states import State, require
from storage.tasks import Task, as_task, moved


class Following:
    """Repository of tasks that have a provider id. `now` and other times are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def claim(self, state: State, now: float, lease_until: float, most: int) -> list[Task]:
        """Claim due rows of a state; no other worker gets them until the lease ends."""
        rows = await self._db.all("claim_leased", state=state, now=now, lease_until=lease_until, most=most)
        return [Task.from_row(row) for row in rows]

    async def asked(
        self,
        task: Task,
        *,
        due_at: float,
        progress: int | None,
        lateness: str | None,
        show_at: float | None,
        now: float,
        followed: float | None = None,
    ) -> Task | None:
        """Store an answer that reports the task as running. `show_at` None: the chat needs no update.

        A change of `lateness` gets a new status message, because editing one sends no notification. `followed`: total
        seconds for which the task has been followed; None: unchanged.
        """
        anew = lateness is not None and lateness not in {task.lateness, "late"}
        row = await self._db.one(
            "task_asked",
            id=task.id,
            seen_due_at=task.due_at,
            due_at=due_at,
            followed=task.followed if followed is None else followed,
            progress=progress,
            lateness=lateness,
            shown=int(show_at is not None),
            show_at=show_at,
            anew=int(anew),
            now=now,
        )
        return as_task(row)

    async def ask_failed(self, task: Task, due_at: float, now: float, *, followed: float | None = None) -> Task | None:
        """Reschedule after a poll or download without a usable answer. The state of the task does not change."""
        row = await self._db.one(
            "task_ask_failed", id=task.id, state=task.state, seen_due_at=task.due_at, due_at=due_at,
            followed=task.followed if followed is None else followed, now=now,
        )  # fmt: skip
        return as_task(row)

    async def ready(
        self, task: Task, *, result_url: str, width: int | None, height: int | None, show_at: float, now: float
    ) -> Task | None:
        """The video is complete. Its link may expire soon."""
        return await self._move(
            "task_ready", task.state, State.READY, task, result_url=result_url, width=width, height=height,
            show_at=show_at, now=now,
        )  # fmt: skip

    async def failed(self, task: Task, reason_key: str, reason: str | None, now: float) -> Task | None:
        """The provider reported failure."""
        return await self._move(
            "task_over", task.state, State.FAILED, task, reason_key=reason_key, reason=reason, now=now
        )

    async def expired(self, task: Task, now: float) -> Task | None:
        """The task was still running when it was polled after the deadline."""
        return await self._move(
            "task_over", task.state, State.EXPIRED, task, reason_key="expired", reason=None, now=now
        )

    async def ask_anew(self, task: Task, *, due_at: float, dead_links: int, now: float) -> Task | None:
        """Poll the provider again because the link is dead (`dead_links` times in a row) or a user asked.

        An expired task is followed for the full time again.
        """
        followed = 0.0 if task.state is State.EXPIRED else task.followed
        return await self._move(
            "task_ask_anew", task.state, State.RUNNING, task, due_at=due_at, dead_links=dead_links, followed=followed,
            now=now,
        )  # fmt: skip

    async def ask_now(self, task: Task, now: float) -> Task | None:
        """Make a running task due at once; None if a worker is polling it or it has finished."""
        return as_task(await self._db.one("task_ask_now", id=task.id, now=now))

    # Delivery ---------------------------------------------------------------------------------------------------------

    async def delivering(self, task: Task, lease_until: float, now: float) -> Task | None:
        """Committed before the send: from here on the video may have arrived."""
        return await self._move(
            "task_delivering", State.READY, State.DELIVERING, task, seen_lease=task.lease_until,
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

    async def delivered(
        self, task: Task, *, message_id: int | None, file_id: str | None, file_kind: str | None, now: float
    ) -> Task | None:
        """The video is in the chat. Also accepted after the row was given up."""
        for old in (State.DELIVERING, State.UNDELIVERED):
            row = await self._move(
                "task_delivered", old, State.DELIVERED, task, message_id=message_id, file_id=file_id,
                file_kind=file_kind, now=now,
            )  # fmt: skip
            if row is not None:
                return row
        return None

    async def undelivered(self, task: Task, reason_key: str, reason: str | None, now: float) -> Task | None:
        """It cannot be sent, or nobody knows whether it arrived. A user decides."""
        return await self._move(
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
        return await self._move(
            "task_deliver_later", State.DELIVERING, State.READY, task, version=task.version, due_at=due_at, now=now
        )

    async def deliver_again(self, task: Task, show_at: float, now: float) -> Task | None:
        """Deliver again at a user's request, once per button press."""
        return await self._move(
            "task_deliver_again", State.UNDELIVERED, State.READY, task, version=task.version, show_at=show_at, now=now
        )

    async def expire_deliveries(self, reason_key: str, now: float) -> list[Task]:
        """Mark deliveries of dead processes as undelivered: the videos may have arrived."""
        require(State.DELIVERING, State.UNDELIVERED)
        rows = await self._db.all(
            "deliveries_expired", old=State.DELIVERING, new=State.UNDELIVERED, reason_key=reason_key, now=now
        )
        return [task for row in rows if (task := moved(row, State.DELIVERING))]

    async def mute(self, task: Task, now: float) -> Task | None:
        """Keep following a paid task but send its chat nothing more about it."""
        return as_task(await self._db.one("task_mute", id=task.id, now=now))

    async def unmute(self, task: Task) -> Task | None:
        return as_task(await self._db.one("task_unmute", id=task.id))

    async def redo(self, task: Task, redos: int) -> Task | None:
        """Count one more order from this task's buttons; None if this button was already used."""
        return as_task(await self._db.one("task_redo", id=task.id, redos=redos))

    async def stale_message_gone(self, task: Task) -> None:
        """The replaced status message was deleted from the chat."""
        await self._db.run("stale_message_gone", id=task.id, message_id=task.stale_message_id)

    # Looking up -------------------------------------------------------------------------------------------------------

    async def by_message(self, bot_id: int, chat_id: int, message_id: int) -> Task | None:
        """The newest task whose request, status message or result is this message."""
        return as_task(await self._db.one("task_by_message", bot_id=bot_id, chat_id=chat_id, message_id=message_id))

    async def shown_again(self, task: Task, message_id: int) -> None:
        """Record another message that shows the result, so that replies to it find the task."""
        await self._db.run("shown_again", id=task.id, message_id=message_id)

    async def by_any_id(self, bot_id: int, chat_id: int, text: str) -> Task | None:
        """Find a task of this chat by our id or the provider's. Tasks of other chats are not found."""
        task = as_task(await self._db.one("task_by_id", id=text.lower()))
        if task is not None and (task.origin.bot_id, task.origin.chat_id) == (bot_id, chat_id):
            return task
        return as_task(await self._db.one("task_by_provider_id", bot_id=bot_id, chat_id=chat_id, provider_id=text))

    async def of_chat(self, bot_id: int, chat_id: int, *, skip: int, most: int) -> tuple[list[Task], int]:
        """One page of a chat's tasks, newest first, and the total number."""
        rows = await self._db.all("tasks_of_chat", bot_id=bot_id, chat_id=chat_id, skip=skip, most=most)
        count = await self._db.one("tasks_of_chat_count", bot_id=bot_id, chat_id=chat_id)
        return [Task.from_row(row) for row in rows], 0 if count is None else int(count["tasks"])

    async def making_times(self, bot_id: int, most: int) -> list[tuple[str, float]]:
        """Model and seconds from acceptance to delivery, for the most recently delivered videos."""
        return [
            (row["model"], float(row["seconds"]))
            for row in await self._db.all("making_times", bot_id=bot_id, most=most)
        ]

    async def _move(self, query: str, old: State, new: State, task: Task, **values: Any) -> Task | None:
        require(old, new)
        return moved(await self._db.one(query, id=task.id, old=old, new=new, **values), old)
