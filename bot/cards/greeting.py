"""The answer to /start and "hi": what to write, what it costs, and examples as buttons, on one screen of a phone."""

from bot.botapi.messenger import Button, Card
from bot.callbacks import StartAction, StartButton, callback_data
from bot.cards.prices import Prices
from bot.catalogue import Catalogue, Model
from bot.errors import UserError
from bot.texts.words import Words
from storage.records import dataclass


@dataclass(frozen=True, kw_only=True)
class Possible:
    """What can be ordered in a chat at the moment.

    `refusal`: why nothing can, if so. `models`: those that are offered and not paused. `model`: that of an order with the
    chat's defaults; None if it cannot be ordered. `price` of such an order, in millionths of the currency; None: unknown.
    `words_alone`: whether it can be ordered without pictures. `photos`, `pictures`: whether any of `models` gets uploaded photos,
    and pictures behind links.
    """

    refusal: UserError | None
    models: tuple[Model, ...]
    model: Model | None
    price: int | None
    words_alone: bool
    photos: bool
    pictures: bool


class GreetingCards:
    """`username`: the bot's, which addresses it in groups."""

    def __init__(self, words: Words, catalogue: Catalogue, username: str) -> None:
        self._words = words
        self._prices = Prices(catalogue)
        self._username = username

    def card(self, language: str, possible: Possible, *, private: bool) -> Card:
        """The greeting. In a group it has no button that orders, because everybody there could press it."""
        if possible.refusal:
            return self.refused(language, possible.refusal)
        has_example = private and self.has_example(possible)
        lines = [self._head(language, private=private)]
        if possible.price is not None:
            lines.append(self._words.say(language, "start-price", price=self._prices.format(possible.price)))
        if has_example:
            lines += ["", self._words.say(language, "start-try")]
        return Card("\n".join(lines), self.buttons(language, possible, has_example=has_example))

    def refused(self, language: str, refusal: UserError) -> Card:
        """For somebody who cannot order anything: why, and no buttons."""
        lines = (self._words.say(language, "start-who"), self._words.say(language, refusal.key, **refusal.values))
        return Card("\n".join(lines))

    def has_example(self, possible: Possible) -> bool:
        """Whether words alone can be ordered now."""
        return possible.refusal is None and possible.words_alone

    def example(self, language: str, possible: Possible) -> tuple[tuple[Button, ...], ...]:
        """The row of the button that orders; none if nothing can be ordered."""
        return ((self._example(language, possible.price),),) if self.has_example(possible) else ()

    def buttons(self, language: str, possible: Possible, *, has_example: bool) -> tuple[tuple[Button, ...], ...]:
        """Rows; that of the example is left out after it was pressed."""
        photo = self._button(language, "button-start-photo", StartAction.PHOTO)
        settings = self._button(language, "button-start-settings", StartAction.SETTINGS)
        rows = (
            (self._example(language, possible.price),) if has_example else (),
            (photo, settings) if possible.photos else (settings,),
        )
        return tuple(row for row in rows if row)

    def _example(self, language: str, price: int | None) -> Button:
        """The button that orders: it names the prompt and the price."""
        written = self._words.language(language)
        prompt = self._words.plain(written, "example-prompt")
        text = self._words.plain(language, "button-start-example", prompt=prompt)
        button = StartButton(StartAction.WORDS, written, price)
        return Button(self._prices.label(text, price), data=callback_data(button))

    def _button(self, language: str, key: str, action: StartAction) -> Button:
        return Button(self._words.plain(language, key), data=callback_data(StartButton(action)))

    def _head(self, language: str, *, private: bool) -> str:
        if private:
            return self._words.say(language, "start-private")
        return self._words.say(language, "start-group", username=self._username)
