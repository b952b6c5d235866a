"""Polling: claims running tasks under a lease and stores what the provider reports."""

from storage.leases import reschedule
from storage.model import Task, as_task
from storage.session import Executor
from storage.shares import NO_SHARES
from storage.states import State
from storage.transitions import transition


class Polling:
    """Repository of tasks that are polled. `now` and other times are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def claim(self, now: float, lease_until: float, most: int, spare: int = NO_SHARES) -> list[Task]:
        """Claim running tasks whose poll is due. Chats take turns.

        `spare`: free places, of which each chat takes its share (`shares.py`).
        """
        rows = await self._db.all("polls_claim", now=now, lease_until=lease_until, most=most, spare=spare)
        return [Task.from_row(row) for row in rows]

    async def record_progress(
        self,
        task: Task,
        *,
        due_at: float,
        progress: int | None,
        lateness: str | None,
        show_at: float | None,
        now: float,
        followed: float | None = None,
        heard: bool = True,
    ) -> Task | None:
        """Store an answer that reports the task as running. `show_at` None: the chat needs no update.

        A change of `lateness` gets a new status message, because editing one sends no notification. `followed`: total
        seconds for which the task has been followed; None: unchanged. `heard`: whether there was such an answer.
        """
        new_message = lateness is not None and lateness not in {task.lateness, "late"}
        row = await self._db.one(
            "polling_record_progress",
            id=task.id,
            seen_due_at=task.due_at,
            due_at=due_at,
            followed=task.followed if followed is None else followed,
            progress=progress,
            lateness=lateness,
            heard=int(heard),
            shown=int(show_at is not None),
            show_at=show_at,
            new_message=int(new_message),
            now=now,
        )
        return as_task(row)

    async def reschedule(self, task: Task, due_at: float, now: float, *, followed: float | None = None) -> Task | None:
        """Reschedule after a poll without a usable answer. The state of the task does not change."""
        return await reschedule(self._db, task, due_at, now, followed=followed)

    async def mark_ready(
        self, task: Task, *, result_url: str, width: int | None, height: int | None, show_at: float, now: float,
        enhanced_prompt: str | None = None,
    ) -> Task | None:  # fmt: skip
        """The video is complete. Its link may expire soon. `enhanced_prompt`: the prompt as the provider changed it."""
        return await transition(
            self._db, "polling_mark_ready", task, task.state, State.READY, result_url=result_url, width=width,
            height=height, enhanced_prompt=enhanced_prompt, show_at=show_at, now=now,
        )  # fmt: skip

    async def mark_failed(self, task: Task, reason_key: str, reason: str | None, now: float) -> Task | None:
        """The provider reported failure."""
        return await transition(
            self._db, "polling_end", task, task.state, State.FAILED, reason_key=reason_key, reason=reason, now=now
        )

    async def mark_expired(self, task: Task, now: float) -> Task | None:
        """The task was still running when it was polled after the deadline."""
        return await transition(
            self._db, "polling_end", task, task.state, State.EXPIRED, reason_key="expired", reason=None, now=now
        )

    async def poll_again(self, task: Task, *, due_at: float, dead_links: int, now: float) -> Task | None:
        """Poll the provider again because the link is dead (`dead_links` times in a row) or a user requested it.

        An expired task is followed for the full time again.
        """
        followed = 0.0 if task.state is State.EXPIRED else task.followed
        return await transition(
            self._db, "polling_poll_again", task, task.state, State.RUNNING, due_at=due_at, dead_links=dead_links,
            followed=followed, now=now,
        )  # fmt: skip

    async def poll_now(self, task: Task, now: float) -> Task | None:
        """Make a running task due at once; None if a worker is polling it or it has finished."""
        return as_task(await self._db.one("polling_poll_now", id=task.id, now=now))
