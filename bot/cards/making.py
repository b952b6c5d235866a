"""How long it usually takes to make a video, as shown to users while they wait."""

import time
from collections import defaultdict
from collections.abc import Callable
from statistics import median

from storage.tasks import Tasks

USUAL = 240.0  # seconds, as users of the API report; shown until this bot has enough videos of its own
ENOUGH = 3  # videos of a model for a median
MOST_RECENT = 1000  # videos of all models that are considered
OF_A_MODEL = 50  # and of each of them
FRESH = 60.0  # seconds after which the database is read again


class MakingTimes:
    """The median of recent videos, by model."""

    def __init__(self, rows: Tasks, bot_id: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rows = rows
        self._bot_id = bot_id
        self._clock = clock
        self._known: dict[str, float] = {}
        self._refreshed_at = -FRESH

    def usual(self, model: str) -> float:
        """Seconds from the provider's acceptance to the delivered video."""
        return self._known.get(model, USUAL)

    async def refresh(self) -> None:
        """Read recent videos from the database, at most once a minute."""
        now = self._clock()
        if now - self._refreshed_at < FRESH:
            return
        self._refreshed_at = now
        seconds: defaultdict[str, list[float]] = defaultdict(list)
        for model, took in await self._rows.making_times(self._bot_id, MOST_RECENT, OF_A_MODEL):
            seconds[model].append(took)
        self._known = {model: median(took) for model, took in seconds.items() if len(took) >= ENOUGH}


def assume_usual(model: str) -> float:
    """The same time for every model, without a database."""
    del model
    return USUAL
