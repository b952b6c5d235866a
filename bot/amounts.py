"""Amounts of money: whole millionths of the catalogue's currency, so that sums are exact on every database."""

from decimal import ROUND_HALF_UP, Decimal

MILLION = 1_000_000


def to_millionths(amount: Decimal) -> int:
    """A price as it is stored; half a millionth is rounded up."""
    return int((amount * MILLION).to_integral_value(ROUND_HALF_UP))


def from_millionths(amount: int) -> Decimal:
    """A stored amount as people read it: at least two decimals, and no zeros after them."""
    exact = Decimal(amount) / MILLION
    cents = exact.quantize(Decimal("0.01"))
    return cents if cents == exact else exact.normalize()


def format_money(amount: Decimal | str, currency: str) -> str:
    """`0.40 USD`; without a currency only the number."""
    return f"{amount} {currency}".strip()
