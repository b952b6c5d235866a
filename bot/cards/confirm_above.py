"""Lines of /settings about money: what an order costs, and from which price on it waits for *Create*."""

from bot.cards.prices import Prices
from bot.catalogue import Catalogue
from bot.parameters import Parameters, Source
from bot.parsing.confirm_above import CONFIRM_ABOVE, EXAMPLE
from bot.texts.words import Html, Words


class MoneyLines:
    """`bots`: CONFIRM_ABOVE, in millionths of the catalogue's currency; None: off."""

    def __init__(self, words: Words, catalogue: Catalogue, bots: int | None) -> None:
        self._words = words
        self._prices = Prices(catalogue)
        self._has_prices = any(model.prices for model in catalogue.models)
        self._bots = bots

    def price(self, language: str, parameters: Parameters) -> list[str]:
        """What an order with these values costs; nothing if no model has a price."""
        if not self._has_prices:
            return []
        amount = self._prices.of_parameters(parameters)
        if amount is None:
            return [self._words.say(language, "defaults-price-unknown")]
        return [self._words.say(language, "defaults-price", price=self._prices.format(amount))]

    def confirm_above(self, language: str, own: int | None) -> list[str]:
        """The price that holds, with its source, and what it means. `own`: the chat's, in millionths; None: off."""
        known = [each for each in (own, self._bots) if each is not None]
        holds = min(known, default=None)
        source = Source.CHAT if own is not None and own == holds else Source.BOT
        value = self._words.say(language, "switch-false") if holds is None else self._prices.format(holds)
        line = self._words.say(
            language, "defaults-line", name=CONFIRM_ABOVE, value=value,
            source=Html(self._words.say(language, f"source-{source}")),
        )  # fmt: skip
        return [line, *self._both(language, own), *self._meaning(language, holds)]

    def how(self, language: str) -> str:
        return self._words.say(language, "confirm-above-how", example=EXAMPLE)

    def _both(self, language: str, own: int | None) -> list[str]:
        if own is None or self._bots is None:
            return []
        amounts = {"own": self._prices.format(own), "bots": self._prices.format(self._bots)}
        return [self._words.say(language, "confirm-above-both", **amounts)]

    def _meaning(self, language: str, holds: int | None) -> list[str]:
        if holds is None:
            return []
        if not self._has_prices:
            return [self._words.say(language, "confirm-above-unpriced")]
        return [self._words.say(language, "confirm-above-from" if holds else "confirm-above-all")]
