"""What an order costs today, and whether its user must confirm that first."""

from bot.amounts import format_money, from_millionths, to_millionths
from bot.catalogue import Catalogue
from bot.errors import UserError
from bot.parameters import Parameters
from storage.records import dataclass


@dataclass(frozen=True)
class Quote:
    """What an order costs. `amount`: millionths of the currency; None: unknown. `price_rule`: what set it.

    `title`: the model's, for people.
    """

    amount: int | None
    currency: str
    price_rule: str = ""
    title: str = ""

    def reaches(self, *thresholds: int | None) -> bool:
        """Whether the price is at or above the lowest threshold, or is unknown. False if all thresholds are None."""
        given = [threshold for threshold in thresholds if threshold is not None]
        return bool(given) and (self.amount is None or self.amount >= min(given))

    def require_shown(self, shown: int | None) -> None:
        """Raise PriceChanged if an order costs more than its button showed, in millionths; None: it showed no price."""
        if self.amount is None:
            if shown is not None:
                raise PriceChanged("price-unknown-now")
        elif self.amount > (shown or 0):
            raise PriceChanged("price-changed", price=format_money(from_millionths(self.amount), self.currency))


class PriceChanged(UserError):
    """The button showed a lower price than that of today, or none. Nothing was ordered: the button must be shown again."""


def quote(catalogue: Catalogue, chosen: Parameters) -> Quote:
    """What a create with these parameters costs by the catalogue."""
    model = catalogue.get(chosen.model)
    number, price = model.quote(chosen.values)
    amount = None if price is None else to_millionths(price)
    return Quote(amount, catalogue.currency, f"prices {number}" if number else "", model.title)
