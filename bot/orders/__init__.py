"""Turns a request into a row: access, words, defaults and pictures are checked here, before anything costs money."""

from bot.orders.door import REST_TAKES, Door, OrderRules
from bot.orders.drafts import Pressed
from bot.orders.holding import Rest
from bot.orders.orders import Orders
from bot.orders.repeats import TAPPING

__all__ = ["REST_TAKES", "TAPPING", "Door", "OrderRules", "Orders", "Pressed", "Rest"]
