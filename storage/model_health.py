"""Models that the provider does not have at the moment: after several failures in a row a model rests for a while."""

from storage.session import Executor


class ModelHealth:
    """Repository of failing models, by their names in the catalogue. Times are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def resting_until(self, model: str) -> float | None:
        """When the rest of a model ends, which may be past; None: it does not rest."""
        row = await self._db.one("model_health", model=model)
        return None if row is None else row["resting_until"]

    async def try_once(self, model: str, *, old: float, until: float) -> bool:
        """Take the one try of a model whose rest, until `old`, is over; False if another order has it.

        The others wait `until` then.
        """
        return await self._db.one("model_health_try", model=model, old=old, until=until) is not None

    async def failed(self, model: str, *, most: int, until: float) -> int:
        """Count a failure, and rest from the `most`-th on. Returns the number of failures in a row."""
        row = await self._db.one("model_health_failed", model=model, most=most, until=until)
        return int(row["failures"]) if row else 0

    async def recovered(self, model: str) -> None:
        """The provider took an order."""
        await self._db.run("model_health_recovered", model=model)

    async def resting(self, now: float) -> dict[str, float]:
        """The models that rest, and when the rest of each ends."""
        rows = await self._db.all("model_health_resting", now=now)
        return {row["model"]: row["resting_until"] for row in rows}

    async def models(self) -> frozenset[str]:
        """The models with failures."""
        return frozenset(row["model"] for row in await self._db.all("model_health_models"))
