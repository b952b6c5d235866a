"""Budgets between the owner's words and their rows."""

from collections.abc import Iterable

from bot.budget_words import BudgetWords
from storage.budgets import Budget, Slot


def budgets_of(words: Iterable[BudgetWords]) -> list[Budget]:
    """The rows of budgets as the owner wrote them."""
    return [_budget(each) for each in words]


def _budget(words: BudgetWords) -> Budget:
    slot = Slot(payer=words.payer, payer_id=words.payer_id, unit=words.unit, period=words.period)
    return Budget(slot=slot, most=words.most)


def words_of(budget: Budget) -> BudgetWords:
    """The words of a row."""
    slot = budget.slot
    return BudgetWords(slot.payer, slot.payer_id, slot.unit, slot.period, budget.most)
