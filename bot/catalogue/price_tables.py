"""Reads `[[models.prices]]` of the catalogue file."""

from decimal import Decimal
from typing import Any

from bot.catalogue.key_path import KeyPath
from bot.catalogue.models import Model, Price, comma_separated
from bot.options import DURATION
from bot.values import Value, format_value

KEYS = ("price", "per", "when")


def read_prices(at: KeyPath, given: Any, model: Model) -> tuple[Price, ...]:
    """Read the prices of a model, of which only the options are needed."""
    if not isinstance(given, list):
        at.fail("must be written as [[models.prices]]")
    prices = tuple(_price(at.key(number), entry, model) for number, entry in enumerate(given, 1))
    for number, price in enumerate(prices[:-1], 1):
        if not price.when:
            at.key(number + 1).fail(
                f"never applies: price {number} has no `when` and applies to every video; write that one last"
            )
    return prices


def _price(at: KeyPath, given: Any, model: Model) -> Price:
    table = at.table(given, KEYS, "written as [[models.prices]]")
    price = table.get("price")
    if isinstance(price, bool) or not isinstance(price, int | Decimal) or not Decimal(price).is_finite() or price < 0:
        at.key("price").fail("must be a number: price = 0.10" if "price" in table else "is missing: price = 0.10")
    if table.get("per", "second") != "second":
        at.key("per").fail('must be "second", or not there: then it is the price of a video')
    if "per" in table and not model.option(DURATION):
        at.key("per").fail("needs an option `duration`, which this model does not have")
    when = table.get("when", {})
    if not isinstance(when, dict):
        at.key("when").fail('must be a table such as { resolution = "1080P" }')
    conditions = {name: _condition(at.key("when", name), name, values, model) for name, values in when.items()}
    return Price(Decimal(price), "per" in table, conditions)


def _condition(at: KeyPath, name: str, given: Any, model: Model) -> tuple[Value, ...]:
    option = next((option for option in model.options if option.name == name), None)
    if option is None:
        at.fail(f"is not an option of this model: use one of {comma_separated(each.name for each in model.options)}")
    allowed = []
    for number in given if isinstance(given, list) else [given]:
        value = float(number) if isinstance(number, Decimal) else number
        own = option.parse(format_value(value)) if isinstance(value, str | int | float) else None
        if own is None or option.length is not None:
            text = format_value(value)
            at.fail(f"never applies: {text} is not one of its values ({comma_separated(option.allowed)})")
        allowed.append(own)
    if not allowed:
        at.fail("never applies: write a value or a list of values")
    return tuple(allowed)
