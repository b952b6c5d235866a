"""What an order would cost today, for the buttons that order: they show the price and carry it."""

from bot.amounts import format_money, from_millionths, to_millionths
from bot.botapi.messenger import Button
from bot.catalogue import Catalogue, change
from bot.errors import UserError
from bot.parameters import Options, Parameters
from bot.texts.bidi import isolate_after
from storage.model import Task

UNCHANGED = Options()


class Prices:
    """Amounts are millionths of the catalogue's currency; None: the price is unknown."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue

    def of(self, task: Task, options: Options = UNCHANGED) -> int | None:
        """What the same order costs with these changes, if it can still be ordered."""
        if task.parameters is None:
            return None
        try:
            return self.of_parameters(change(self._catalogue, Parameters.of(task.parameters), options))
        except UserError:
            return None

    def of_parameters(self, parameters: Parameters) -> int | None:
        model = self._catalogue.find(parameters.model)
        price = model.price(parameters.values) if model else None
        return None if price is None else to_millionths(price)

    def format(self, amount: int) -> str:
        """`0.40 USD`."""
        return format_money(from_millionths(amount), self._catalogue.currency)

    @staticmethod
    def rows(ordering: Button, amount: int | None, *others: Button) -> tuple[tuple[Button, ...], ...]:
        """A button that orders, with others: a phone would cut off its price in a shared row."""
        return ((ordering, *others),) if amount is None else ((ordering,), others)

    def label(self, text: str, amount: int | None) -> str:
        """The words of a button with its price."""
        return text if amount is None else f"{text} · {isolate_after(text, self.format(amount))}"
