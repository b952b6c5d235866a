"""How long making a video usually takes: what people are told to expect while they wait."""

import time
from collections import defaultdict
from collections.abc import Callable
from statistics import median

from storage.tasks import Tasks

USUAL = 240.0  # seconds: what the API's own users report, told until this bot has seen enough
ENOUGH = 3  # videos of a model, of which the median is told
LOOKED_AT = 200  # videos made last, of all models
FRESH = 60.0  # seconds after which the database is asked again


class MakingTimes:
    """The median by model of what was made last."""

    def __init__(self, rows: Tasks, bot_id: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rows = rows
        self._bot_id = bot_id
        self._clock = clock
        self._known: dict[str, float] = {}
        self._asked_at = -FRESH

    def usual(self, model: str) -> float:
        """Seconds from the provider's yes to the video in the chat."""
        return self._known.get(model, USUAL)

    async def refresh(self) -> None:
        """Look at what was made last, not more than once a minute."""
        now = self._clock()
        if now - self._asked_at < FRESH:
            return
        self._asked_at = now
        seconds = defaultdict(list)
        for model, took in await self._rows.making_times(self._bot_id, LOOKED_AT):
            seconds[model].append(took)
        self._known = {model: median(took) for model, took in seconds.items() if len(took) >= ENOUGH}


def always(model: str) -> float:
    """Where there is no database to learn from."""
    del model
    return USUAL
