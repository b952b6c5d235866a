"""Reads which models can be ordered at the moment."""

import math
import time
from collections.abc import Callable, Iterable

from bot.catalogue import Offered, Usable, offer_all
from storage.database import Database
from storage.model import Image
from storage.model_health import ModelHealth


class UsableModels:
    """`offered`: whether a provider lists a model. `takes_photos`: whether uploaded photos reach a model's provider."""

    def __init__(
        self,
        database: Database,
        offered: Offered = offer_all,
        takes_photos: Offered = offer_all,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._health = ModelHealth(database)
        self._offered = offered
        self._takes_photos = takes_photos
        self._clock = clock

    async def now(self, images: Iterable[Image]) -> Usable:
        """The models for a request with these pictures. Raises StorageUnavailable."""
        now = self._clock()
        ends = await self._health.resting(now)
        return Usable(
            offered=self._offered,
            resting={model: minutes_until(end, now) for model, end in ends.items()},
            gets_pictures=self._takes_photos if any(image.kind == "photo" for image in images) else offer_all,
        )


def minutes_until(end: float, now: float) -> int:
    """Whole minutes, at least one."""
    return max(1, math.ceil((end - now) / 60))
