"""Leases on rows: a claimed row is left to its worker until the lease ends."""

from storage.model import Task, as_task
from storage.session import Executor


async def reschedule(
    executor: Executor, task: Task, due_at: float, now: float, *, followed: float | None = None
) -> Task | None:
    """End the lease of a task that stays in its state; None if it was claimed or log_transition since it was read.

    `followed`: total seconds for which the task has been followed; None: unchanged.
    """
    row = await executor.one(
        "lease_reschedule",
        id=task.id,
        state=task.state,
        seen_due_at=task.due_at,
        due_at=due_at,
        followed=task.followed if followed is None else followed,
        now=now,
    )
    return as_task(row)


async def end_leases(executor: Executor) -> None:
    """End all leases. For a process that has the database to itself and has not started work."""
    await executor.run("leases_end")
    await executor.run("broadcast_leases_end")
