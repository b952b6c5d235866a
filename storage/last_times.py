"""Things that all processes together do only now and then, such as a warning to the admins."""

from storage.session import Executor


async def claim_turn(executor: Executor, subject: str, *, every: float, now: float) -> bool:
    """Whether it is time: at least `every` seconds since the last turn. Of several processes, one gets True."""
    row = await executor.one("last_time_claim", subject=subject, now=now, before=now - every)
    return row is not None


async def give_turn_back(executor: Executor, subject: str) -> None:
    """Forget the last turn: the next claim gets one."""
    await executor.run("last_time_forget", subject=subject)


async def note_time(executor: Executor, subject: str, now: float) -> None:
    """Store that something happened now."""
    await executor.run("last_time_note", subject=subject, now=now)


async def last_time(executor: Executor, subject: str) -> float | None:
    """When it happened last, in seconds since 1970; None if it never did."""
    row = await executor.one("last_time", subject=subject)
    return None if row is None else float(row["at"])
