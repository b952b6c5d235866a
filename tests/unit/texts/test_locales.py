"""What is kept of babel's knowledge of a language."""

from datetime import date, timedelta

import pytest
from babel import Locale, localedata
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal, format_percent

from bot.texts.locales import UNUSED, forget_unused
from bot.texts.words import Words

DAY = date(2026, 11, 30)
AGES = [timedelta(seconds=-seconds) for seconds in (1, 5, 61, 7300, 90_000, 700_000, 3_000_000, 90_000_000)]


def written(language: str) -> list[str]:
    """Everything that the bot's texts and cards ask babel for."""
    locale = Locale.parse(language)
    ages = [
        format_timedelta(age, add_direction=direction, locale=locale) for age in AGES for direction in (True, False)
    ]
    dates = [format_date(DAY, format=form, locale=locale) for form in ("short", "medium", "long", "full")]
    numbers = [format_decimal(number, locale=locale) for number in (0, 1, 12.5, 1234567.891)]
    plurals = [locale.plural_form(number) for number in (0, 1, 2, 3, 5, 11, 21, 100, 1.5)]
    return [*ages, *dates, *numbers, format_percent(0.25, locale=locale), *plurals]


@pytest.mark.parametrize("language", Words.load().languages)
def test_nothing_that_people_see_changes(language: str) -> None:
    localedata._cache.clear()
    before = written(language)
    forget_unused(language)
    forget_unused(language)  # a second time changes nothing
    assert written(language) == before
    assert not set(UNUSED) & localedata.load(language).keys()


def test_the_texts_forget_it() -> None:
    localedata._cache.clear()
    Words.load().say("fr", "images", count=2)
    assert localedata._cache.keys() >= {"fr", "root"}
    assert not any(set(UNUSED) & data.keys() for data in localedata._cache.values())
