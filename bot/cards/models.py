"""Pages of the models that can be chosen, with what each takes and costs."""

import html
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, product

from bot.amounts import format_money, from_millionths, to_millionths
from bot.botapi.messenger import Button, Card
from bot.callbacks import ModelsPageButton, UseModelButton, callback_data, model_fits
from bot.catalogue import Catalogue, Model, Offered, offer_all, shorten
from bot.options import DURATION
from bot.parsing.listing import option_line
from bot.texts.words import Html, Words, clip_escaped
from bot.values import Value

PAGE = 4  # models on a page
LONGEST_OPTION = 120  # characters, escaped, of an option with its values
LONGEST_BLOCK = 600  # characters, escaped, of all options of a model: four of them fit in a message
LONGEST_REASON = 150  # characters, escaped, of why a model is paused
MOST_PRICES = 500  # combinations of options whose prices are compared


class ModelCards:
    """Models in the order of the file. `offered`: those for which it returns False are left out."""

    def __init__(self, words: Words, catalogue: Catalogue, offered: Offered = offer_all) -> None:
        self._words = words
        self._catalogue = catalogue
        self._offered = offered
        self._has_prices = any(model.prices for model in catalogue.models)

    def page(self, language: str, number: int, chosen: str) -> Card:
        """Page `number` (0 is the first; the last one if there are fewer). `chosen`: the chat's default model."""
        models = [model for model in self._catalogue.models if self._offered(model)]
        if not models:
            return Card(self._words.say(language, "models-none"))
        pages = [models[first : first + PAGE] for first in range(0, len(models), PAGE)]
        number = min(number, len(pages) - 1)
        blocks = [self._block(language, model, is_chosen=model.name == chosen) for model in pages[number]]
        title = self._words.say(language, "models-title", count=len(models))
        how = self._words.say(language, "models-how")
        buttons = [
            *self._use_buttons(language, pages[number], number, chosen),
            self._turns(language, number, len(pages)),
        ]
        return Card("\n\n".join((title, *blocks, how)), tuple(row for row in buttons if row))

    def _block(self, language: str, model: Model, *, is_chosen: bool) -> str:
        name = Html(f"<b>{html.escape(shorten(model.title))}</b>")
        lines = [self._words.say(language, "models-chosen", title=name) if is_chosen else name]
        lines.append(f"<code>--model {html.escape(model.name)}</code>")
        if model.paused:
            reason = clip_escaped(model.paused, LONGEST_REASON)
            return "\n".join((*lines, self._words.say(language, "models-paused", reason=reason)))
        lines += _option_lines(model)
        lines.append(self._pictures(language, model))
        if price := self._price(model):
            lines.append(self._words.say(language, "models-price", price=price))
        elif self._has_prices:
            lines.append(self._words.say(language, "models-price-unknown"))
        return "\n".join(lines)

    def _pictures(self, language: str, model: Model) -> str:
        least, most = model.images
        if not most:
            return self._words.say(language, "models-images-none")
        key = "up-to" if not least else "exactly" if least == most else "between"
        line = self._words.say(language, f"models-images-{key}", least=least, most=most)
        if model.role not in {"frames", "things"}:
            return line
        role = Html(self._words.say(language, f"role-{model.role}"))
        return self._words.say(language, "models-role", images=Html(line), role=role)

    def _price(self, model: Model) -> str:
        prices = _prices(model)
        if not prices:
            return ""
        least, most = (from_millionths(to_millionths(price)) for price in (min(prices), max(prices)))
        return format_money(least if least == most else f"{least}–{most}", self._catalogue.currency)

    def _use_buttons(
        self, language: str, models: Sequence[Model], number: int, chosen: str
    ) -> list[tuple[Button, ...]]:
        """One for each model that is not paused, unless its name is too long for a button."""
        return [
            (Button(self._words.plain(language, "button-use", model=model.title), data=callback_data(button)),)
            for model in models
            if not model.paused and model.name != chosen and model_fits(button := UseModelButton(number, model.name))
        ]

    def _turns(self, language: str, number: int, count: int) -> tuple[Button, ...]:
        turns = {"button-previous": number - 1, "button-next": number + 1}
        return tuple(
            Button(self._words.say(language, key), data=callback_data(ModelsPageButton(to)))
            for key, to in turns.items()
            if 0 <= to < count
        )


def _option_lines(model: Model) -> list[str]:
    """Each option as it is typed; those that do not fit are left out."""
    lines: list[str] = []
    for option in model.options:
        line = f"<code>{html.escape(_clipped(option_line(option.name, [(model, option)])), quote=False)}</code>"
        if sum(map(len, lines)) + len(line) > LONGEST_BLOCK:
            return [*lines, "…"]
        lines.append(line)
    return lines


def _clipped(line: str) -> str:
    return clip_escaped(line, LONGEST_OPTION)


def _prices(model: Model) -> set[Decimal]:
    """What a video of this model may cost: the known prices of its options' values."""
    matter = {name for price in model.prices for name in price.when} | {
        option.name for option in model.options if option.canonical_name == DURATION
    }
    choices: list[list[tuple[str, Value]]] = [
        [(option.name, value) for value in option.values]
        for option in model.options
        if option.choices and option.name in matter
    ]
    found = (model.price(dict(values)) for values in islice(product(*choices), MOST_PRICES))
    return {price for price in found if price is not None}
