"""Models that the provider does not have at the moment are not ordered, but for one order that tries whether it is back."""

import math

from bot.catalogue import Catalogue, alternatives_to, comma_separated
from bot.errors import UserError
from bot.parameters import Parameters
from storage.model_health import ModelHealth
from storage.session import Executor

REST = 900.0  # seconds until one order tries the model again
TRY_TIME = 120.0  # seconds that other orders wait for the outcome of the one that tries


async def require_available(
    tx: Executor, catalogue: Catalogue, parameters: Parameters, image_count: int, prompt: str, now: float
) -> None:
    """Raise UserError `model-resting`, with the models that could make the same, if the model rests."""
    health = ModelHealth(tx)
    until = await health.resting_until(parameters.model)
    if until is None:
        return
    is_over = not now < until <= now + REST  # the clock may have been wrong: no rest is longer
    if is_over and await health.try_once(parameters.model, old=until, until=now + TRY_TIME):
        return
    others = [model.name for model in alternatives_to(catalogue, parameters, image_count, prompt)]
    minutes = max(1, math.ceil((max(until, now) - now) / 60))
    key = "model-resting" if others else "model-resting-only"
    raise UserError(key, model=parameters.model, minutes=minutes, allowed=comma_separated(others))
