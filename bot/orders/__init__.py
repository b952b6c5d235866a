"""Turns a request into a row: access, words, defaults and pictures are checked here, before anything costs money."""

from bot.orders.door import Door, OrderRules
from bot.orders.holding import Rest
from bot.orders.orders import REST_TAKES, TAPPING, Orders, Pressed

__all__ = ["REST_TAKES", "TAPPING", "Door", "OrderRules", "Orders", "Pressed", "Rest"]
