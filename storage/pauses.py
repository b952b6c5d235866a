"""Models that an admin has paused by hand, shared by all processes."""

from storage.session import Executor


class Pauses:
    """Repository of pauses, by the models' names in the catalogue. `now` is seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def reasons(self) -> dict[str, str]:
        """Why each paused model is paused, as the admin wrote it."""
        return {row["model"]: row["reason"] for row in await self._db.all("pauses")}

    async def add(self, model: str, reason: str, *, user_id: int, now: float) -> None:
        """Pause a model, or replace the reason of a paused one. `user_id`: the admin."""
        await self._db.run("pause_add", model=model, reason=reason, user_id=user_id, now=now)

    async def remove(self, model: str) -> bool:
        """End a pause; False if there was none."""
        return await self._db.one("pause_remove", model=model) is not None
