"""What orders cost, and what may be spent: charges are reserved in the transaction that writes the order."""

from bot.money.budgets import budgets_of, words_of
from bot.money.cashier import BudgetRefused, Cashier, Register
from bot.money.periods import Periods
from bot.money.quotes import PriceChanged, Quote, quote

__all__ = [
    "BudgetRefused",
    "Cashier",
    "Periods",
    "PriceChanged",
    "Quote",
    "Register",
    "budgets_of",
    "quote",
    "words_of",
]
