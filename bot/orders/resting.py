"""Models that the provider does not have at the moment are not ordered, but for one order that tries whether it is back."""

from bot.cards.usable import minutes_until
from bot.catalogue import Model
from bot.errors import UserError
from storage.model_health import ModelHealth
from storage.session import Executor

REST = 900.0  # seconds until one order tries the model again
TRY_TIME = 120.0  # seconds that other orders wait for the outcome of the one that tries


async def require_available(tx: Executor, model: Model, now: float) -> None:
    """Raise UserError `model-resting` if the model rests. If its rest is over, take the one try."""
    health = ModelHealth(tx)
    until = await health.resting_until(model.name)
    if until is None:
        return
    is_over = not now < until <= now + REST  # the clock may have been wrong: no rest is longer
    if is_over and await health.try_once(model.name, old=until, until=now + TRY_TIME):
        return
    # Between the two statements another order may have taken the try.
    end = max(until, await health.resting_until(model.name) or now)
    raise UserError("model-resting", model=model.title, minutes=minutes_until(end, now))
