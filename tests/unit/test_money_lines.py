"""Lines of /settings about money: the price of an order, and the price from which it must be confirmed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.cards.confirm_above import MoneyLines
from bot.catalogue import Catalogue, Model, Price, resolve
from bot.parameters import Options
from bot.texts.words import Words
from tests.unit.options import catalogue_of

WORDS = Words.load()
PRICED = replace(
    catalogue_of(Model("sora-2", prices=(Price(Decimal("0.40"), when={"duration": (10,)}),)), Model("other")),
    currency="USD",
)
UNPRICED = catalogue_of(Model("sora-2"))
FROM = "From this price on, and where the price is unknown, an order waits for <b>Create</b>."


def lines(own: int | None, bots: int | None, catalogue: Catalogue = PRICED) -> list[str]:
    return MoneyLines(WORDS, catalogue, bots).confirm_above("en", own)


@pytest.mark.parametrize(
    ("own", "bots", "said"),
    [
        (None, None, ["confirm-above: <b>off</b> (the bot’s)"]),
        (300_000, None, ["confirm-above: <b>0.30 USD</b> (this chat’s)", FROM]),
        (None, 300_000, ["confirm-above: <b>0.30 USD</b> (the bot’s)", FROM]),
        (
            300_000,
            500_000,
            [
                "confirm-above: <b>0.30 USD</b> (this chat’s)",
                "This chat’s: 0.30 USD. The bot’s: 0.50 USD. The lower one applies.",
                FROM,
            ],
        ),
        (
            700_000,
            500_000,
            [
                "confirm-above: <b>0.50 USD</b> (the bot’s)",
                "This chat’s: 0.70 USD. The bot’s: 0.50 USD. The lower one applies.",
                FROM,
            ],
        ),
        (0, None, ["confirm-above: <b>0.00 USD</b> (this chat’s)", "Every order waits for <b>Create</b>."]),
    ],
)
def test_the_lower_price_holds_and_its_source_is_shown(own: int | None, bots: int | None, said: list[str]) -> None:
    assert lines(own, bots) == said


def test_without_prices_every_order_waits() -> None:
    assert lines(300_000, None, UNPRICED)[1:] == ["No prices are known here, so every order waits for <b>Create</b>."]


@pytest.mark.parametrize(
    ("catalogue", "options", "said"),
    [
        (PRICED, Options(), ["An order with these costs <b>0.40 USD</b>."]),
        (PRICED, Options(values={"duration": 15}), ["The price of an order with these is unknown."]),
        (PRICED, Options("other"), ["The price of an order with these is unknown."]),
        (UNPRICED, Options(), []),
    ],
)
def test_the_price_of_an_order_with_the_defaults(catalogue: Catalogue, options: Options, said: list[str]) -> None:
    parameters = resolve(catalogue, Options(), options)
    assert MoneyLines(WORDS, catalogue, None).price("en", parameters) == said
