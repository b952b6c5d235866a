"""A chat's own confirm-above in /settings: every spelling of its name and of an amount, and what is refused."""

import pytest

from bot.errors import UserError
from bot.parsing.confirm_above import ConfirmAbove, take_confirm_above
from bot.parsing.options import parse_options, parse_order
from tests.unit.options import catalogue_of, model_of

OFF = ConfirmAbove(None)
CATALOGUE = catalogue_of(model_of("sora-2"))


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("confirm-above=0.3", "USD", 300_000),
        ("confirm-above 0.3", "USD", 300_000),
        ("confirm-above: 0.3", "USD", 300_000),
        ("confirm-above = 0.3", "USD", 300_000),
        ("confirm_above=0.3", "USD", 300_000),
        ("confirmabove=0.3", "USD", 300_000),
        ("confirm above 0.3", "USD", 300_000),
        ("confirm above=0.3", "USD", 300_000),
        ("CONFIRM_ABOVE=0.3", "USD", 300_000),
        ("--confirm-above 0.3", "USD", 300_000),
        ("—confirm-above=0.3", "USD", 300_000),
        ("confirm\u2011above=0.3", "USD", 300_000),  # a hyphen that breaks no line
        ("confirm-above＝０.３", "USD", 300_000),
        ("confirm-above=0,3", "USD", 300_000),
        ("confirm-above=0,30,", "USD", 300_000),
        ("confirm-above=.5", "USD", 500_000),
        ("confirm-above=12", "USD", 12_000_000),
        ("confirm-above=“0.3”", "USD", 300_000),
        ("confirm-above=٠٫٣", "USD", 300_000),
        ("confirm-above=$0.30", "USD", 300_000),
        ("confirm-above=0,30 $", "USD", 300_000),
        ("confirm-above $ 0.30", "USD", 300_000),
        ("confirm-above=US$0.30", "USD", 300_000),
        ("confirm-above=0.30USD", "USD", 300_000),
        ("confirm-above=0.30 usd", "USD", 300_000),
        ("confirm-above=USD 0.30", "USD", 300_000),
        ("confirm-above=0,3 €", "EUR", 300_000),
        ("confirm-above=￥2", "CNY", 2_000_000),
        ("confirm-above=2元", "CNY", 2_000_000),
        ("confirm-above=30 руб.", "RUB", 30_000_000),
        ("confirm-above=2 CNY", "¥", 2_000_000),
        ("confirm-above=5 credits", "credits", 5_000_000),
        ("confirm-above=0.3", "", 300_000),
        ("confirm-above=0", "USD", 0),
        ("confirm-above=0.000001", "USD", 1),
        ("confirm-above=0.3 confirm-above=0,30", "USD", 300_000),
    ],
)
def test_an_amount(text: str, currency: str, amount: int) -> None:
    assert take_confirm_above(text, currency) == ("", ConfirmAbove(amount))


@pytest.mark.parametrize(
    "text",
    [
        "confirm-above=off", "confirm-above off", "confirm-above=none", "confirm-above=reset", "confirm-above=clear",
        "confirm-above=default", "confirm-above=no", "confirm-above=нет", "confirm-above=否", "no-confirm-above",
        "--no-confirm-above", "confirm above OFF",
    ],
)  # fmt: skip
def test_off(text: str) -> None:
    assert take_confirm_above(text, "USD") == ("", OFF)


@pytest.mark.parametrize(
    ("text", "rest", "own"),
    [
        ("landscape, confirm-above=0.3, duration=10", "landscape, duration=10", ConfirmAbove(300_000)),
        ("confirm-above 0.3 landscape", "landscape", ConfirmAbove(300_000)),
        ("confirm-above=0.3 USD 15s", "15s", ConfirmAbove(300_000)),
        ("confirm-above=0.3\nlandscape", "landscape", ConfirmAbove(300_000)),
        ("large --no-confirm-above", "large", OFF),
        ("landscape duration=10", "landscape duration=10", None),
        ("confirm", "confirm", None),
        ("above 3", "above 3", None),
    ],
)
def test_other_defaults_are_left(text: str, rest: str, own: ConfirmAbove | None) -> None:
    assert take_confirm_above(text, "USD") == (rest, own)


@pytest.mark.parametrize(
    ("text", "currency", "key"),
    [
        ("confirm-above", "USD", "confirm-above-missing"),
        ("confirm-above=", "USD", "confirm-above-missing"),
        ("confirm-above=abc", "USD", "confirm-above-value"),
        ("confirm-above landscape", "USD", "confirm-above-value"),
        ("confirm-above=-1", "USD", "confirm-above-value"),
        ("confirm-above=−1", "USD", "confirm-above-value"),
        ("confirm-above=+1", "USD", "confirm-above-value"),
        ("confirm-above=nan", "USD", "confirm-above-value"),
        ("confirm-above=inf", "USD", "confirm-above-value"),
        ("confirm-above=1e5", "USD", "confirm-above-value"),
        ("confirm-above=0x10", "USD", "confirm-above-value"),
        ("confirm-above=30%", "USD", "confirm-above-value"),
        ("confirm-above=0.3.4", "USD", "confirm-above-value"),
        ("confirm-above=1.000,50", "USD", "confirm-above-value"),
        ("confirm-above=1,000", "USD", "confirm-above-value"),  # a thousand or one
        ("confirm-above=0.1234567", "USD", "confirm-above-value"),
        ("confirm-above=9999999999", "USD", "confirm-above-value"),
        ("confirm-above=1/2", "USD", "confirm-above-value"),
        ("confirm-above=on", "USD", "confirm-above-value"),
        ("confirm-above=$", "USD", "confirm-above-value"),
        ("confirm-above=0.3€", "USD", "confirm-above-currency"),
        ("confirm-above=7 ¥", "USD", "confirm-above-currency"),
        ("confirm-above=EUR 7", "USD", "confirm-above-currency"),
        ("confirm-above=$0.3", "", "confirm-above-no-currency"),
        ("confirm-above=0.3 confirm-above=0.4", "USD", "option-twice"),
        ("confirm-above=0.3 no-confirm-above", "USD", "option-twice"),
    ],
)
def test_what_is_refused(text: str, currency: str, key: str) -> None:
    with pytest.raises(UserError, match=f"^{key}$"):
        take_confirm_above(text, currency)


@pytest.mark.parametrize(
    "text",
    [
        "a cat --confirm-above 0.3", "a cat --confirm-above=0.3", "--confirm_above=0.3 a cat", "—confirm-above 0.3 a cat",
        "a cat confirm-above=0.3", "a cat confirm_above:0.3", "--no-confirm-above a cat", "-confirm-above off a cat",
    ],
)  # fmt: skip
def test_it_is_no_option_of_a_video(text: str) -> None:
    with pytest.raises(UserError, match=r"^confirm-above-of-chat$"):
        parse_order(text, CATALOGUE)


@pytest.mark.parametrize(
    "text", ["confirm above all that you love me", "a sign that says confirm-above", "-- confirm-above=1"]
)
def test_words_of_a_prompt_are_left_alone(text: str) -> None:
    assert parse_order(text, CATALOGUE).prompt == text.removeprefix("-- ")


def test_an_unknown_default_lists_it() -> None:
    with pytest.raises(UserError, match=r"^default-unknown$") as raised:
        parse_options("loudness=3", CATALOGUE)
    assert str(raised.value.values["options"]).endswith("model, confirm-above")
