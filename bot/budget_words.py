"""Budgets as the owner writes them, in BUDGETS and after /budget: `20/day`, `chat 5/day`, `-1001234 10 videos/day`."""

import re
from decimal import Decimal
from typing import Literal

from bot.amounts import MILLION, from_millionths, to_millionths
from storage.records import dataclass

SEPARATOR = re.compile(r"[,;\n]")
BUDGET = re.compile(
    r"(?:(?P<payer>all|chat|user)\s+|(?P<id>-?[0-9]{1,18})\s+)?"
    r"(?P<most>off|[0-9]{1,9}(?:\.[0-9]{1,6})?)(?:\s*(?P<videos>videos?))?\s*/\s*(?P<period>day|month)",
    re.IGNORECASE,
)
SPACED_THOUSAND = re.compile(r"[0-9]{1,3}\s+[0-9]{3}(?![0-9])")
"""`1 000/day` is no budget of user 1: no user of Telegram has so short an id."""
SHOWN = 40  # characters of what cannot be read
EXAMPLE = "20/day, chat 5/day, user 10 videos/day"


@dataclass(frozen=True)
class BudgetWords:
    """One budget. `payer_id` 0: all together, or each chat, each user. `most`: millionths or videos; None: `off`."""

    payer: Literal["all", "chat", "user"]
    payer_id: int
    unit: Literal["money", "videos"]
    period: Literal["day", "month"]
    most: int | None

    def __str__(self) -> str:
        """As the owner writes it."""
        payer = "" if self.payer == "all" else f"{self.payer_id or self.payer} "
        amount = "off" if self.most is None else str(self.most)
        if self.unit == "money" and self.most is not None:
            amount = str(from_millionths(self.most)) if self.most % MILLION else str(self.most // MILLION)
        return f"{payer}{amount}{' videos' if self.unit == 'videos' else ''}/{self.period}"


def parse_budget(text: str) -> BudgetWords:
    """Read one budget. Raises ValueError with how to write it."""
    found = BUDGET.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text.strip()[:SHOWN]!r} is no budget: write {EXAMPLE}, with a point in 0.50")
    payer_id = int(found["id"] or 0)
    if found["id"] and not payer_id:
        raise ValueError(f"{text.strip()!r} is no budget: 0 is not an id. Without one, write {EXAMPLE}")
    if SPACED_THOUSAND.match(text.strip()):
        raise ValueError(f"{text.strip()!r} is no budget: write 1000/day, without a space")
    most: int | None = None
    if found["most"].lower() != "off":
        amount = Decimal(found["most"])
        if found["videos"] and amount % 1:
            raise ValueError(f"{text.strip()!r} is no budget: write a whole number of videos")
        most = int(amount) if found["videos"] else to_millionths(amount)
    return BudgetWords(
        payer=_payer(found["payer"], payer_id),
        payer_id=payer_id,
        unit="videos" if found["videos"] else "money",
        period="month" if found["period"].lower() == "month" else "day",
        most=most,
    )


def _payer(word: str | None, payer_id: int) -> Literal["all", "chat", "user"]:
    if payer_id:  # Telegram's ids of groups are negative; a private chat has the id of its user
        return "chat" if payer_id < 0 else "user"
    match (word or "").lower():
        case "chat":
            return "chat"
        case "user":
            return "user"
        case _:
            return "all"


def parse_budgets(text: str) -> tuple[BudgetWords, ...]:
    """Read budgets with commas between them. Raises ValueError also for a slot that is there twice."""
    budgets = tuple(parse_budget(part) for part in SEPARATOR.split(text) if part.strip())
    slots = [(each.payer, each.payer_id, each.unit, each.period) for each in budgets]
    for budget, slot in zip(budgets, slots, strict=True):
        if slots.count(slot) > 1:
            raise ValueError(f"has more than one budget like {budget}: keep one of them")
    return budgets
