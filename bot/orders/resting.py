"""Models that the provider does not have at the moment are not ordered, but for one order that tries whether it is back."""

import math

from bot.catalogue import Catalogue, alternatives_to, some_names
from bot.errors import UserError
from bot.parameters import Parameters
from storage.model_health import ModelHealth
from storage.session import Executor

TRY_TIME = 120.0  # seconds that other orders wait for the outcome of the one that tries


async def require_available(
    tx: Executor, catalogue: Catalogue, parameters: Parameters, image_count: int, prompt: str, now: float
) -> None:
    """Raise UserError `model-resting`, with the models that could make the same, if the model rests."""
    health = ModelHealth(tx)
    until = await health.resting_until(parameters.model)
    if until is None or (until <= now and await health.try_once(parameters.model, now=now, until=now + TRY_TIME)):
        return
    others = some_names(alternatives_to(catalogue, parameters, image_count, prompt))
    minutes = max(1, math.ceil((max(until, now) - now) / 60))
    key = "model-resting" if others else "model-resting-only"
    raise UserError(key, model=catalogue.title_of(parameters.model), minutes=minutes, allowed=others)
