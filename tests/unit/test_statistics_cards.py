"""The cards and charts of /stats, /usage and /balance."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from bot.cards.charts import MOST_SERIES, StatisticsCharts
from bot.cards.statistics import LONGEST_TEXT, Account, BudgetLeft, Lists, Span, StatisticsCards
from bot.catalogue import Catalogue, Model
from bot.catalogue.models import Price
from bot.charts import Label
from bot.texts.bidi import CLOSING, OPENING
from bot.texts.words import Words
from sandbox.telegram.markup import parse_html
from storage.statistics import Outcome, Sum
from tests.unit.texts.ftl import LANGUAGES

SPAN = Span(day="2026-11-30", month="2026-11")
CATALOGUE = Catalogue((Model("sora-2", "Sora 2", prices=(Price(Decimal("0.40")),)), Model("veo", "Veo")), "USD")
CARDS = StatisticsCards(Words.load(), CATALOGUE)
CHARTS = StatisticsCharts(Words.load(), CATALOGUE)
MILLION = 1_000_000


def summed(item: str = "sora-2", videos: int = 1, dollars: float | None = 1.0, **changes: Any) -> Sum:
    """Videos with a known price, or with an unknown one."""
    values: dict[str, Any] = {
        "item": item, "day": SPAN.day, "outcome": Outcome.MADE, "given_back": False, "currency": "USD", "videos": videos,
        "priced": 0 if dollars is None else videos, "amount": round((dollars or 0) * MILLION), "chat_id": 1,
    }  # fmt: skip
    return Sum(**values | changes)


def stats(
    models: Iterable[Sum] = (), chats: Iterable[Sum] = (), users: Iterable[Sum] = (), language: str = "en", **names: str
) -> str:
    lists = Lists(models=list(models), chats=list(chats), users=list(users))
    known = {key.lstrip("_"): name for key, name in names.items()}
    return CARDS.statistics(language, SPAN, lists, known)


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_each_amount_keeps_its_order_from_right_to_left(language: str) -> None:
    """The number of videos is in letters from right to left, amounts are not: without isolation, `1.20 USD` is torn apart."""
    text = stats([summed(videos=4, dollars=1.2), summed(currency="EUR")], language=language)
    for amount in ("1.20 USD", "1.00 EUR"):
        assert text.count(amount) == text.count(f"{OPENING}{amount}{CLOSING}") == 4
    assert f"{OPENING}Sora 2{CLOSING}: {OPENING}" in text  # not the number with the name
    assert "\ufdd0" not in text


def test_without_videos_there_are_zeros_and_no_lists() -> None:
    assert stats() == (
        "<b>Today</b> (2026-11-30)\nMade: 0 · failed: 0 · unknown: 0\n\n<b>This month</b> (2026-11)\n"
        "Made: 0 · failed: 0 · unknown: 0\n\nAs a file: <code>/stats csv</code>"
    )


def test_outcomes_and_amounts_of_today_and_the_month() -> None:
    text = stats(
        [
            summed(videos=3, dollars=1.2),
            summed(outcome=Outcome.FAILED, dollars=0.4),
            summed(outcome=Outcome.FAILED, dollars=0.4, given_back=True),
            summed(outcome=Outcome.UNKNOWN, day="2026-11-02", dollars=0.4),
            summed(outcome=Outcome.IN_PROGRESS, day="2026-11-02", dollars=0.4),
            summed(outcome=Outcome.NOT_ORDERED, videos=2, dollars=0.8, given_back=True),
            summed("veo", dollars=None, day="2026-11-02"),
            summed(currency="EUR", dollars=7),
        ]
    )
    today, month, models, _ = text.split("\n\n")
    assert today.split("\n")[1:] == [
        "Made: 4 · failed: 2 · unknown: 0", "Spent: 1.60 USD", "In other currencies: 7.00 EUR",
        "Declined or cancelled, not charged: 2",
    ]  # fmt: skip
    assert month.split("\n")[1:] == [
        "Made: 5 · failed: 2 · unknown: 1", "In progress: 1", "Spent: 2.40 USD", "In other currencies: 7.00 EUR",
        "Price unknown: 1 video", "Declined or cancelled, not charged: 2",
    ]  # fmt: skip
    assert models.split("\n")[1:] == [
        "Sora 2: 8 videos · 2.40 USD · 7.00 EUR (today 6 videos · 1.60 USD · 7.00 EUR)", "Veo: 1 video",
    ]  # fmt: skip


def test_unknown_prices_are_only_counted() -> None:
    """No amount is shown, not even zero."""
    text = stats([summed(videos=5, dollars=None)])
    assert "Price unknown: 5 videos" in text and "Sora 2: 5 videos (today 5 videos)" in text
    assert "Spent" not in text and "USD" not in text


def test_ten_are_listed_the_most_expensive_first() -> None:
    """Those that have no videos are left out; names are shown where they are known, ids can be copied."""
    users = [summed(str(number), dollars=number, day="") for number in range(1, 14)]
    refused = summed("99", outcome=Outcome.NOT_ORDERED, given_back=True)
    lines = stats(users=[*users, refused], _13="Ada <b>").split("\n\n")[2].split("\n")
    assert lines[0] == "<b>This month by user</b>"
    assert lines[1] == "Ada &lt;b&gt;: 1 video · 13.00 USD"
    assert lines[2] == "<code>12</code>: 1 video · 12.00 USD"
    assert (len(lines), lines[-1]) == (12, "… and 3 more")


def test_a_model_that_was_removed_has_its_name() -> None:
    assert "<code>gone</code>: 1 video" in stats([summed("gone")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_card_can_be_sent(language: str) -> None:
    """Long names and amounts, several currencies: fewer lines are shown."""
    names = {f"_{number}": f"{number} " + "<&>" * 40 for number in range(20)}
    many = [
        summed(str(number), videos=123_456, dollars=123_456.654321, currency=currency)
        for number in range(20)
        for currency in ("USD", "EUR", "GBP")
    ]
    text = stats(many, many, many, language, **names)
    shown, _ = parse_html(text)
    assert len(shown) <= LONGEST_TEXT
    assert "<&><&>" in shown and "123456.654321" in shown


def test_the_usage_and_what_is_left() -> None:
    left = [
        BudgetLeft(payer="user", period="day", left="0.30 USD", most="1.50 USD", until="midnight"),
        BudgetLeft(payer="all", period="month", left="7 videos", most="9 videos", until="December"),
    ]
    text = CARDS.usage("en", SPAN, [summed(dollars=1.2), summed(day="", dollars=3)], left)
    assert "<b>Today</b> (2026-11-30)\nMade: 1 · failed: 0 · unknown: 0\nSpent: 1.20 USD" in text
    assert "<b>This month</b> (2026-11)\nMade: 2 · failed: 0 · unknown: 0\nSpent: 4.20 USD" in text
    assert text.endswith(
        "<b>Left</b>\nYou, today: 0.30 USD of 1.50 USD, until midnight\n"
        "Everybody together, this month: 7 videos of 9 videos, until December"
    )
    assert "Left" not in CARDS.usage("en", SPAN, [], [])


def test_balances() -> None:
    accounts = [
        Account(provider="default", left=12.5, used=87.499), Account(provider="free", used=3), Account(provider="<shy>"),
    ]  # fmt: skip
    assert CARDS.balance("en", accounts).split("\n")[1:] == [
        "default: 12.50 left, 87.50 used", "free: no limit of its own, 3.00 used", "&lt;shy&gt;: not reported", "",
        "In US dollars, or what the account counts in.",
    ]  # fmt: skip
    assert "dollars" not in CARDS.balance("en", accounts[2:])


def test_the_chart_has_a_value_for_each_day_until_today() -> None:
    sums = [
        summed(dollars=2),
        summed(day="2026-11-01", dollars=1),
        summed("veo", dollars=0.5, given_back=True),
        summed("veo", dollars=None),
    ]
    chart = CHARTS.of_month("en", SPAN, sums)
    assert chart is not None
    [series] = chart.series
    assert (chart.title, chart.days, chart.whole) == (Label("2026-11 · 3.00 USD"), tuple(range(1, 31)), False)
    assert (series.label, series.values) == (Label("Sora 2", "sora-2"), (1.0, *[0.0] * 28, 2.0))


def test_without_prices_the_chart_counts_videos() -> None:
    """In the language of the user, and in English for a font without its letters."""
    chart = CHARTS.of_month("zh", SPAN, [summed(videos=2, dollars=None), summed("veo", videos=3, currency="EUR")])
    assert chart is not None and chart.whole
    assert chart.title == Label("2026-11 · 5 个视频", "2026-11 · 5 videos")
    assert [(each.label.plain, each.values[-1]) for each in chart.series] == [("veo", 3), ("sora-2", 2)]


@pytest.mark.parametrize(("models", "shown"), [(1, 1), (MOST_SERIES, MOST_SERIES), (14, MOST_SERIES)])
def test_the_smallest_models_share_a_colour(models: int, shown: int) -> None:
    chart = CHARTS.of_month("de", SPAN, [summed(f"model-{number}", dollars=number + 1) for number in range(models)])
    assert chart is not None and len(chart.series) == shown
    assert sum(each.values[-1] for each in chart.series) == sum(range(models + 1))
    last = chart.series[-1]
    assert last.is_rest is (models > shown)
    if last.is_rest:
        assert (last.label, last.values[-1]) == (Label("andere", "other"), sum(range(1, 8)))


def test_nothing_ordered_no_chart() -> None:
    assert CHARTS.of_month("en", SPAN, []) is None
    assert CHARTS.of_month("en", SPAN, [summed(outcome=Outcome.NOT_ORDERED, given_back=True)]) is None
