"""Reads `[[models.prices]]` of the catalogue file."""

from decimal import Decimal
from typing import Any

from bot.catalogue.key_path import KeyPath
from bot.catalogue.models import MODEL_KEYS, Model, Price, comma_separated, seconds_of
from bot.options import DURATION
from bot.values import Value, format_value

KEYS = ("price", "per", "when")
HIGHEST = 1_000_000_000
DECIMALS = 6


def read_prices(at: KeyPath, given: Any, model: Model) -> tuple[Price, ...]:
    """Read the prices of a model, of which only the options are needed."""
    if not isinstance(given, list):
        at.fail("must be written as [[models.prices]]")
    prices = tuple(_price(at.key(number), entry, model) for number, entry in enumerate(given, 1))
    for number, price in enumerate(prices, 1):
        for earlier, other in enumerate(prices[: number - 1], 1):
            if _applies_wherever(other, price, model):
                reach = "applies wherever this one does" if other.when else "has no `when` and applies to every video"
                at.key(number).fail(f"never applies: price {earlier} {reach}; write that one last, or remove one")
    return prices


def _price(at: KeyPath, given: Any, model: Model) -> Price:
    for name in given if isinstance(given, dict) else ():
        if name in MODEL_KEYS:
            at.key(name).fail("is a key of the model: write it above [[models.prices]]")
    table = at.table(given, KEYS, "written as [[models.prices]]")
    if "price" not in table:
        at.key("price").fail("is missing: price = 0.10")
    if table.get("per", "second") != "second":
        at.key("per").fail('must be "second", or not there: then it is the price of a video')
    when = table.get("when", {})
    if not isinstance(when, dict):
        at.key("when").fail('must be a table such as { resolution = "1080P" }')
    conditions = {name: _condition(at.key("when", name), name, values, model) for name, values in when.items()}
    price = Price(_amount(at.key("price"), table["price"]), "per" in table, conditions)
    if price.per_second:
        _require_seconds(at.key("per"), price, model)
    return price


def _amount(at: KeyPath, given: Any) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        at.fail("must be a number: price = 0.10")
    amount = Decimal(given)
    if not amount.is_finite() or not 0 <= amount <= HIGHEST or amount != round(amount, DECIMALS):
        at.fail(f"must be a number from 0 to {HIGHEST} with at most {DECIMALS} decimals: price = 0.10")
    return Decimal(f"{amount:f}") if amount else Decimal(0)


def _require_seconds(at: KeyPath, price: Price, model: Model) -> None:
    """Fail if no video to which the price applies has a duration in seconds."""
    option = model.option(DURATION)
    if option is None:
        at.fail("needs an option `duration`, which this model does not have")
    values = price.when.get(option.name, option.values)
    if option.length is not None or (values and not any(seconds_of(value) for value in values)):
        at.fail(f"never applies: no value of {option.name} is a number of seconds")


def _applies_wherever(earlier: Price, later: Price, model: Model) -> bool:
    """Whether the earlier price applies to each video to which the later one does."""
    if earlier.per_second and not later.per_second and not _always_seconds(later, model):
        return False  # the later one is for videos without a duration in seconds
    possible = {option.name: option.values or (None,) for option in model.options}  # None: not written by the user
    return all({*later.when.get(name, possible[name])} <= {*values} for name, values in earlier.when.items())


def _always_seconds(price: Price, model: Model) -> bool:
    """Whether each video to which a price applies has a duration in seconds."""
    option = model.option(DURATION)
    durations = price.when.get(option.name, option.values) if option else ()
    return bool(durations) and all(map(seconds_of, durations))


def _condition(at: KeyPath, name: str, given: Any, model: Model) -> tuple[Value, ...]:
    option = next((option for option in model.options if option.name == name), None)
    if option is None:
        names = comma_separated(each.name for each in model.options)
        at.fail(f"is not an option of this model: {f'use one of {names}' if names else 'it has none, so remove this'}")
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
