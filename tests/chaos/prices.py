"""What videos cost in the tests with deaths: the same at the provider, which keeps bills, and in the bot's models file."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

CURRENCY = "USD"
PRICES: Mapping[str, Decimal] = {"sora-2": Decimal("0.40"), "sora-2-pro": Decimal("1.10")}
DEARER = "sora-2-pro"
GENEROUS = (
    "90000/day",
    "90000 videos/month",
    "chat 9000/month",
    "chat 9000 videos/day",
    "user 9000/day",
    "user 9000/month",
)
"""Budgets of every kind, which no test uses up: each order takes from all of them."""


def models_file(folder: Path) -> Path:
    """Write MODELS_FILE."""
    file = folder / "models.toml"
    models = (f'[[models]]\nname = "{name}"\n[[models.prices]]\nprice = {price}\n' for name, price in PRICES.items())
    file.write_text(f'currency = "{CURRENCY}"\n' + "".join(models), encoding="utf-8")
    return file


def money_settings(folder: Path, *budgets: str) -> dict[str, str]:
    """Settings of a bot with prices, and with these budgets in addition to generous ones."""
    return {"MODELS_FILE": str(models_file(folder)), "BUDGETS": ", ".join((*GENEROUS, *budgets))}
