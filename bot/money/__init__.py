"""What orders cost, and what may be spent: charges are reserved in the transaction that writes the order."""

from bot.money.budgets import budgets_of, words_of
from bot.money.cashier import BudgetRefused, Cashier, Quote, Register
from bot.money.periods import Periods

__all__ = ["BudgetRefused", "Cashier", "Periods", "Quote", "Register", "budgets_of", "words_of"]
