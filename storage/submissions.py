"""Submission: claims queued tasks under a lease and stores what the create returned."""

from collections.abc import Mapping
from typing import Any, Literal

from storage.model import Origin, Task, as_task
from storage.session import Executor
from storage.shares import NO_SHARES
from storage.states import State, require
from storage.transitions import transition, transition_all


class Submissions:
    """Repository of tasks that are sent to the provider. `now` is seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def claim(self, now: float, lease_until: float, most: int, spare: int = NO_SHARES) -> list[Task]:
        """Claim due tasks for submission. `submitting` is committed when this returns, before anything is sent.

        `spare`: free places, of which each chat takes its share (`shares.py`).
        """
        return await transition_all(
            self._db, "submissions_claim", State.QUEUED, State.SUBMITTING, now=now, lease_until=lease_until, most=most,
            spare=spare,
        )  # fmt: skip

    async def has_room(self, origin: Origin, spare: int, now: float) -> bool:
        """Whether an order of this chat may be inserted as `submitting`: nothing waits, and the chat has less than its share.

        `spare`: as for `claim`, with the place that the order would take among the free ones.
        """
        row = await self._db.one("submission_room", bot_id=origin.bot_id, chat_id=origin.chat_id)
        if row is None:  # for mypy: the statement always has one row
            return False
        is_first = row["first_due_at"] is None or row["first_due_at"] > now
        return is_first and (not row["sent_in_chat"] or int(row["sent_in_chat"]) < spare)

    async def refuse_queued(
        self, model: str, *, reason_key: str, reason: str | None, now: float, provider: str = ""
    ) -> list[Task]:
        """Refuse all queued tasks of a model, whether they are due or not; only those of one provider if it is given.

        Each is committed alone: tasks of several chats in one transaction could lock what their orders cost in an order
        that leads to deadlocks.
        """
        queued = [Task.from_row(row) for row in await self._db.all("queued_of_model", model=model, provider=provider)]
        refused = [
            await transition(
                self._db,
                "queued_refuse",
                task,
                State.QUEUED,
                State.REFUSED,
                reason_key=reason_key,
                reason=reason,
                now=now,
            )
            for task in queued
        ]
        return [task for task in refused if task]

    async def queued_models(self) -> list[tuple[str, str]]:
        """The models of queued tasks, each with its provider."""
        return [(row["model"], row["provider"]) for row in await self._db.all("queued_models")]

    async def renew_lease(self, task: Task, lease_until: float) -> bool:
        """Renew the lease of a submission; False if it was lost."""
        row = await self._db.one("submission_renew_lease", id=task.id, tries=task.tries, lease_until=lease_until)
        return row is not None

    async def requeue(
        self, task: Task, *, due_at: float, reason_key: str | None, reason: str | None, now: float
    ) -> Task | None:
        """Definitely not charged: try again at `due_at`, or cancel if a user requested that in the meantime."""
        require(State.SUBMITTING, State.CANCELLED)
        return await transition(
            self._db, "submission_requeue", task, State.SUBMITTING, State.QUEUED, cancelled=State.CANCELLED,
            tries=task.tries, due_at=due_at, reason_key=reason_key, reason=reason, now=now,
        )  # fmt: skip

    async def mark_running(
        self, task: Task, *, provider_id: str, due_at: float, show_lease: float, now: float
    ) -> Task | None:
        """Store the provider's id, from `submitting` or, for a late answer, from `unknown`.

        The caller may show the task if the returned row has its own `show_lease`: then nobody else is showing it.

        Idempotent: repeated after a commit whose answer was lost, it returns the row unchanged.
        """
        for old in (State.SUBMITTING, State.UNKNOWN):
            moved = await transition(
                self._db, "submission_mark_running", task, old, State.RUNNING, provider_id=provider_id, due_at=due_at,
                show_lease=show_lease, now=now,
            )  # fmt: skip
            if moved is not None:
                return moved
        found = as_task(await self._db.one("task_by_id", id=task.id))
        return found if found is not None and found.provider_id == provider_id else None

    async def mark_refused(
        self, task: Task, *, reason_key: str, reason: str | None, now: float, show_after: float = 0.0
    ) -> Task | None:
        """Nothing was charged; the task will not be retried automatically. Also accepted after its lease expired.

        `show_after`: seconds until its status message is due.
        """
        ends = {"reason_key": reason_key, "reason": reason, "now": now, "show_at": now + show_after}
        return await self._end(task, State.SUBMITTING, State.REFUSED, ends) or await self._end(
            task, State.UNKNOWN, State.REFUSED, ends
        )

    async def mark_unknown(
        self, task: Task, *, reason_key: str, reason: str | None, now: float, show_after: float = 0.0
    ) -> Task | None:
        """Nobody knows whether it was charged. `show_after`: seconds until its status message is due."""
        ends = {"reason_key": reason_key, "reason": reason, "now": now, "show_at": now + show_after}
        return await self._end(task, State.SUBMITTING, State.UNKNOWN, ends)

    async def _end(self, task: Task, old: State, new: State, ends: Mapping[str, Any]) -> Task | None:
        return await transition(self._db, "submission_end", task, old, new, tries=task.tries, **ends)

    async def mark_interrupted(self, reason_key: str, now: float) -> list[Task]:
        """Mark submissions whose lease expired as `unknown`: their workers have crashed."""
        return await transition_all(
            self._db, "submissions_mark_interrupted", State.SUBMITTING, State.UNKNOWN, reason_key=reason_key, now=now
        )

    async def record_answer(self, task: Task, answer: Literal["again", "forgotten"], now: float) -> Task | None:
        """Store the user's answer to an unknown or refused outcome; None if there is one already.

        The state stays: a late answer of the provider may still make it `running`.
        """
        return as_task(
            await self._db.one("submission_record_answer", id=task.id, settled=answer, version=task.version, now=now)
        )

    async def unknown(self, since: float, most: int) -> list[Task]:
        """Unknown outcomes since then, oldest first: those without an answer, and those that were sent again."""
        rows = await self._db.all("submissions_unknown", since=since, most=most)
        return [Task.from_row(row) for row in rows]

    async def without_id(self, provider: str, since: float) -> list[Task]:
        """Creates of a provider that are on the wire, or whose outcome is unknown since then, answered by a user or not."""
        rows = await self._db.all("submissions_without_id", provider=provider, since=since)
        return [Task.from_row(row) for row in rows]

    async def ids_of_same_prompt(self, task: Task, since: float) -> list[str | None]:
        """The provider's ids of other tasks with the same prompt that were sent to it since then; None: not known (yet)."""
        rows = await self._db.all(
            "submissions_same_prompt", id=task.id, provider=task.provider, prompt=task.prompt, since=since
        )
        return [row["provider_id"] for row in rows]

    async def mark_absent(self, task: Task, now: float) -> Task | None:
        """The provider's list does not have it: it was never taken. None if a user or a late answer was faster."""
        return await transition(
            self._db, "submission_mark_absent", task, State.UNKNOWN, State.REFUSED, reason_key="absent", now=now
        )
