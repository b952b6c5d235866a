"""Turns a request into a row. Access, text, defaults and pictures are checked here, before anything costs money."""

from bot.orders.door import TEXT_QUIET_FACTOR, Door, OrderRules
from bot.orders.drafts import ButtonTarget
from bot.orders.examples import PressedExample
from bot.orders.held_texts import Continuation
from bot.orders.orders import Orders
from bot.orders.other_models import MODEL_UNAVAILABLE
from bot.orders.repeats import DOUBLE_TAP
from bot.orders.withdrawal import Withdrawal

__all__ = [
    "DOUBLE_TAP", "MODEL_UNAVAILABLE", "TEXT_QUIET_FACTOR", "ButtonTarget", "Continuation", "Door", "OrderRules", "Orders",
    "PressedExample",
    "Withdrawal",
]  # fmt: skip
