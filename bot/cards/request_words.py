"""What a request asks for, in the words of its card: options, price, pictures, why it waits, and the prompt."""

from functools import lru_cache
from typing import assert_never

from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.catalogue import Catalogue
from bot.parameters import Parameters
from bot.parsing.doubts import Doubt
from bot.texts.words import Html, Words, clip_escaped
from storage.model import StoredParameters, Task
from storage.states import State

LINES_KEPT = 256  # most orders ask for the same


class RequestWords:
    """Lines of a card, as Telegram HTML."""

    def __init__(self, words: Words, catalogue: Catalogue, options: OptionWords) -> None:
        self._words = words
        self._catalogue = catalogue
        self._options = options
        self._prices = Prices(catalogue)
        self._lines_of = lru_cache(LINES_KEPT)(self._lines)

    def lines(self, task: Task, parameters: StoredParameters, image_count: int) -> tuple[str, ...]:
        """What was ordered: first the summary, then what becomes of the pictures and what was taken from defaults."""
        is_before = is_before_result(task.state)
        return self._lines_of(task.origin.language, parameters, image_count, is_before=is_before)

    def _lines(self, language: str, stored: StoredParameters, image_count: int, *, is_before: bool) -> tuple[str, ...]:
        parameters = Parameters.of(stored)
        return (
            self._summary(language, parameters, image_count, is_before=is_before),
            *self._picture_roles(language, parameters, image_count, is_before=is_before),
            *self._options.from_defaults(language, parameters),
        )

    def summary(self, task: Task, parameters: Parameters, image_count: int) -> Html:
        """What will be made and, if the catalogue has a price, its price."""
        return self._summary(task.origin.language, parameters, image_count, is_before=is_before_result(task.state))

    def _summary(self, language: str, parameters: Parameters, image_count: int, *, is_before: bool) -> Html:
        line = self._options.summary(language, parameters, image_count)
        price = self._prices.of_parameters(parameters) if is_before else None
        if price is None:
            return line
        return Html(self._words.say(language, "understood-price", understood=line, price=self._prices.format(price)))

    def _picture_roles(self, language: str, parameters: Parameters, image_count: int, *, is_before: bool) -> list[str]:
        """What the model does with the pictures, unless it is one first frame."""
        model = self._catalogue.find(parameters.model)
        role = model.role if model and image_count and is_before else ""
        if role == "things" or (role == "frames" and image_count > 1):
            return [self._words.say(language, f"pictures-{role}")]
        return []

    def quote(self, task: Task) -> str:
        return self._words.say(task.origin.language, "quoted", prompt=clip_escaped(task.prompt))

    def doubt(self, task: Task) -> list[str]:
        """Why a doubtful message became a draft."""
        if not task.doubt:
            return []
        if task.doubt == Doubt.PRICE and self._prices.of(task) is None:
            return [self._words.say(task.origin.language, "doubt-price-unknown")]
        return [self._words.say(task.origin.language, f"doubt-{task.doubt}")]


def is_before_result(state: State) -> bool:
    """Whether today's catalogue is shown: a task that has a result may have cost and done what an older one said."""
    match state:
        case State.DRAFT | State.COLLECTING | State.QUEUED | State.SUBMITTING | State.RUNNING:
            return True
        case (
            State.READY
            | State.DELIVERING
            | State.DELIVERED
            | State.UNDELIVERED
            | State.FAILED
            | State.EXPIRED
            | State.UNKNOWN
            | State.REFUSED
            | State.CANCELLED
        ):
            return False
        case other:
            assert_never(other)
