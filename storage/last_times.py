"""Things that all processes together do only now and then, such as a warning to the admins."""

from storage.session import Executor


async def claim_turn(executor: Executor, subject: str, *, every: float, now: float) -> bool:
    """Whether it is time: at least `every` seconds since the last turn. Of several processes, one gets True."""
    row = await executor.one("last_time_claim", subject=subject, now=now, before=now - every)
    return row is not None
