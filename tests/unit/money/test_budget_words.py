"""Budgets are read as the contract has them, and written back in the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.budget_words import BudgetWords, parse_budget, parse_budgets

READ = {
    "20/day": BudgetWords("all", 0, "money", "day", 20_000_000),
    "200/month": BudgetWords("all", 0, "money", "month", 200_000_000),
    "0.50/day": BudgetWords("all", 0, "money", "day", 500_000),
    "0/day": BudgetWords("all", 0, "money", "day", 0),
    "50 videos/day": BudgetWords("all", 0, "videos", "day", 50),
    "1 video / month": BudgetWords("all", 0, "videos", "month", 1),
    "chat 5/day": BudgetWords("chat", 0, "money", "day", 5_000_000),
    "User 10 VIDEOS/Day": BudgetWords("user", 0, "videos", "day", 10),
    "-1001234567890 3/day": BudgetWords("chat", -1001234567890, "money", "day", 3_000_000),
    "42 3 videos/month": BudgetWords("user", 42, "videos", "month", 3),
    "42 off/day": BudgetWords("user", 42, "money", "day", None),
    "1001 500/day": BudgetWords("user", 1001, "money", "day", 500_000_000),
    "off/day": BudgetWords("all", 0, "money", "day", None),
    "off videos/day": BudgetWords("all", 0, "videos", "day", None),
    "chat off/month": BudgetWords("chat", 0, "money", "month", None),
}
NO_BUDGETS = (
    "", "20", "20/week", "0,5/day", "-5/day", "1e3/day", "20 usd/day", "chat/day", "1.5 videos/day", "20/day extra",
    "group 5/day", "0.0000001/day", "٣/day",
    "0 5/day", "-0 5/day", "000 50 videos/month", "1 000/day", "20 500.50/month", "1\N{NO-BREAK SPACE}000/day",
    "1\N{NARROW NO-BREAK SPACE}500 videos/day",
)  # fmt: skip


@pytest.mark.parametrize(("text", "budget"), READ.items())
def test_a_budget_is_read(text: str, budget: BudgetWords) -> None:
    assert parse_budget(text) == budget


@pytest.mark.parametrize("text", NO_BUDGETS)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write"):
        parse_budget(text)


def test_a_list_has_commas_between() -> None:
    assert [str(budget) for budget in parse_budgets("20/day, chat 5/day, user 10 videos/day")] == [
        "20/day", "chat 5/day", "user 10 videos/day",
    ]  # fmt: skip
    assert parse_budgets(" ") == ()


def test_a_decimal_comma_is_no_second_budget() -> None:
    with pytest.raises(ValueError, match="a point"):
        parse_budgets("0,5/day")


def test_a_slot_has_one_budget() -> None:
    with pytest.raises(ValueError, match="more than one budget"):
        parse_budgets("20/day, 30/day")


@given(
    st.sampled_from([("all", 0), ("chat", 0), ("user", 0), ("chat", -5), ("user", 7007)]),
    st.sampled_from(["money", "videos"]),
    st.sampled_from(["day", "month"]),
    st.none() | st.integers(0, 999_999_999),
)
def test_words_are_read_as_they_were_written(payer: tuple[str, int], unit: str, period: str, most: int | None) -> None:
    budget = BudgetWords(*payer, unit, period, most)  # type: ignore[arg-type]  # each is one of the allowed words
    assert parse_budget(str(budget)) == budget
