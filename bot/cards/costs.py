"""The answer to "how much is it?": what a video costs with the chat's defaults, by model, and what the budgets leave."""

from collections.abc import Sequence

from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.cards.statistics import BudgetLeft
from bot.catalogue import Catalogue
from bot.parameters import Parameters
from bot.texts.words import Words

MOST_MODELS = 8  # /models has them all


class CostCards:
    """Texts in the language of the user, as Telegram HTML."""

    def __init__(self, words: Words, options: OptionWords, catalogue: Catalogue) -> None:
        self._words = words
        self._options = options
        self._prices = Prices(catalogue)

    def text(
        self, language: str, own: Parameters | None, others: Sequence[Parameters], left: Sequence[BudgetLeft]
    ) -> str:
        """`own`: of an order with the chat's defaults; None: it cannot be ordered now. `others`: the same at other models."""
        lines = [self._own(language, own)] if own else []
        priced = [(each, price) for each in others if (price := self._prices.of_parameters(each)) is not None]
        lines += [self._line(each, price) for each, price in priced[:MOST_MODELS]]
        if not any(self._prices.of_parameters(each) is not None for each in (*([own] if own else []), *others)):
            lines = [self._words.say(language, "costs-unknown")]
        elif len(priced) > MOST_MODELS:
            lines.append(self._words.say(language, "costs-more"))
        if left:
            lines += ["", self._words.say(language, "usage-left-title")]
            lines += [self._words.say(language, "usage-left", **vars(each)) for each in left]
        return "\n".join(lines)

    def _own(self, language: str, own: Parameters) -> str:
        price, video = self._prices.of_parameters(own), self._options.summary(language, own, 0)
        if price is None:
            return self._words.say(language, "costs-own-unknown", video=video)
        return self._words.say(language, "costs-own", video=video, price=self._prices.format(price))

    def _line(self, other: Parameters, price: int) -> str:
        return f"• {self._options.title(other.model)}: {self._prices.format(price)}"
