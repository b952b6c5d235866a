"""The card of *Change*: a draft of what is different, with a button for each option of its model. *Create* orders it."""

from bot.botapi.messenger import Button, Card
from bot.callbacks import ChangeButton, ChooseButton, callback_data
from bot.cards.buttons import Rows, StatusButtons
from bot.cards.changing import Changing, NoSuchPart, Part
from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.catalogue import ANY, Catalogue, Model, Usable, given_way, lost_option, shorten
from bot.errors import UserError
from bot.options import Option
from bot.parameters import Parameters
from bot.parsing.examples import option_example
from bot.texts.words import LONGEST_PROMPT, Html, Words, clip_escaped
from bot.values import Value
from storage.model import Task
from storage.records import dataclass

PAGE = 8  # choices on a page
SHORT = 14  # characters of a label of which several fit in a row
IN_A_ROW = 3  # values that are chosen without opening a page
CHECK = "✓ "


@dataclass(frozen=True)
class Change:
    """A draft and what its card depends on. `original`: of the task that it changes; None: that was erased."""

    task: Task
    changing: Changing
    image_count: int = 0
    usable: Usable = ANY

    @property
    def parameters(self) -> Parameters:
        return self.changing.parameters

    @property
    def language(self) -> str:
        return self.task.origin.language


class ChangeCards:
    """The card, and the pages of what can be chosen for one part of it."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue
        self._options = OptionWords(words, catalogue)
        self._prices = Prices(catalogue)
        self._buttons = StatusButtons(words, catalogue)

    def of(
        self, task: Task, image_count: int, usable: Usable = ANY, original: Parameters | None = None
    ) -> Change | None:
        """What a draft of *Change* shows; None for a draft without parameters."""
        if task.parameters is None:
            return None
        return Change(task, Changing(self._catalogue, Parameters.of(task.parameters), original), image_count, usable)

    def overview(self, change: Change) -> Card:
        """What would be made, and a button for everything that can be changed."""
        refusal, language = self._refusal(change), change.language
        lines = [self._words.say(language, "doubt-change"), self._summary(change)]
        if refusal:
            lines.append(self._words.say(language, refusal.key, **refusal.values))
        lines += [*self._given_way(change), *self._typed(change), self._quote(change.task)]
        task = change.task
        rows = (
            *self._option_rows(change),
            *self._model_row(change),
            (self._opening(change, Part.WORDS, self._words.plain(language, "button-change-words")),),
            *(self._buttons.cancel(task) if refusal else self._buttons.create(task)),
        )
        return Card("\n".join(lines), rows)

    def page(self, change: Change, part: str, number: int) -> Card:
        """What can be chosen for a part; page 0 is the first. Raises NoSuchPart."""
        if part == Part.ALL:
            return self.overview(change)
        back = (self._opening(change, Part.ALL, self._words.plain(change.language, "button-change-back")),)
        if part == Part.WORDS:
            prompt = clip_escaped(change.task.prompt, LONGEST_PROMPT)
            return Card(self._words.say(change.language, "change-words", prompt=prompt), (back,))
        choices = self._choices(change, part)
        number = min(number, max(0, (len(choices) - 1) // PAGE))
        head = self._words.say(change.language, "settings-choose", name=self._name(change, part))
        lines = [head, self._summary(change)]
        rows = (
            *_in_rows(choices[number * PAGE : (number + 1) * PAGE]),
            self._turns(change, part, number, len(choices)),
            back,
        )
        return Card("\n".join(lines), tuple(row for row in rows if row))

    def _summary(self, change: Change) -> Html:
        return self._options.summary(change.language, change.parameters, change.image_count)

    def _refusal(self, change: Change) -> UserError | None:
        """Why this cannot be ordered now."""
        model = change.changing.model
        if model is None:
            return UserError("reason-removed", model=change.parameters.model)
        return change.usable.refusal(model, change.image_count) or lost_option(self._catalogue, change.parameters)

    def _given_way(self, change: Change) -> list[str]:
        """What the model lacks of what the task was made with."""
        original = change.changing.original
        lost = given_way(self._catalogue, original, change.parameters) if original else ()
        if not lost:
            return []
        names = self._joined(change, [self._options.name(change.language, name) for name in lost])
        model = self._options.title(change.parameters.model)
        return [self._words.say(change.language, "change-lost", model=model, names=names)]

    def _typed(self, change: Change) -> list[str]:
        """How to give the options that have no list of values."""
        free = [option for option in change.changing.options.values() if not option.choices]
        if not free:
            return []
        examples = [Html(f"<code>{option_example(option)}</code>") for option in free]
        return [self._words.say(change.language, "change-typed", examples=self._joined(change, examples))]

    def _joined(self, change: Change, parts: list[Html]) -> Html:
        return Html(Html(self._words.say(change.language, "separator")).join(parts))

    def _quote(self, task: Task) -> str:
        return self._words.say(task.origin.language, "quoted", prompt=clip_escaped(task.prompt))

    def _option_rows(self, change: Change) -> Rows:
        rows: list[tuple[Button, ...]] = []
        for part, option in change.changing.options.items():
            if len(option.values) < 2:  # nothing to choose: free text and numbers are typed
                continue
            values = self._choices(change, part)
            if option.is_switch:
                rows.append((self._switch(change, part, option),))
            elif len(values) <= IN_A_ROW and self._is_clear(change, option, values):
                rows.append(tuple(values))
            else:
                rows.append((self._opening(change, part, self._label(change, part)),))
        return tuple(rows)

    def _is_clear(self, change: Change, option: Option, values: list[Button]) -> bool:
        """Whether the values fit in a row, and are clear without the name of their option."""
        named = any(self._options.needs_name(change.parameters, option.name, value) for value in option.values)
        return not named and all(len(button.label.removeprefix(CHECK)) <= SHORT for button in values)

    def _switch(self, change: Change, part: str, option: Option) -> Button:
        """A button that shows the value of now and chooses the other one."""
        other = next(place for place, value in enumerate(option.values) if value != change.changing.chosen(part))
        return self._choosing(change, part, other, self._label(change, part))

    def _model_row(self, change: Change) -> Rows:
        """The button of the models, if there is another one."""
        if len(self._models(change)) < 2 and change.changing.model is not None:
            return ()
        return ((self._opening(change, Part.MODEL, self._label(change, Part.MODEL)),),)

    def _models(self, change: Change) -> list[tuple[int, Model]]:
        """The models that can make the request, and the present one, by their places in the catalogue."""

        def fits(model: Model) -> bool:
            if model is change.changing.model:
                return True
            try:
                model.check(change.task.prompt, change.image_count)
            except UserError:
                return False
            return change.usable(model)

        return [(place, model) for place, model in enumerate(self._catalogue.models) if fits(model)]

    def _choices(self, change: Change, part: str) -> list[Button]:
        """A button for each value, the present one marked."""
        if part == Part.MODEL:
            return [self._model(change, place, model) for place, model in self._models(change)]
        option, chosen = change.changing.options.get(part), change.changing.chosen(part)
        if option is None:
            raise NoSuchPart(part)
        return [
            self._choosing(change, part, place, self._marked(change, option, value, is_chosen=_same(value, chosen)))
            for place, value in enumerate(option.values)
        ]

    def _marked(self, change: Change, option: Option, value: Value, *, is_chosen: bool) -> str:
        label = Words.without_markup(self._options.value(change.language, option.name, value))
        return (CHECK if is_chosen else "") + shorten(label)

    def _model(self, change: Change, place: int, model: Model) -> Button:
        """A model, with the price of the video there."""
        price = self._prices.of_parameters(change.changing.at(model.name))
        mark = CHECK if model is change.changing.model else ""
        return self._choosing(change, Part.MODEL, place, self._prices.label(mark + model.title, price))

    def _turns(self, change: Change, part: str, page: int, count: int) -> tuple[Button, ...]:
        turns = {"button-previous": page - 1, "button-next": page + 1}
        return tuple(
            self._opening(change, part, self._words.plain(change.language, key), to)
            for key, to in turns.items()
            if 0 <= to <= (count - 1) // PAGE
        )

    def _name(self, change: Change, part: str) -> Html:
        name = "model" if part == Part.MODEL else change.changing.options[part].name
        return self._options.name(change.language, name)

    def _label(self, change: Change, part: str) -> str:
        """A part and its value of now."""
        value = change.changing.chosen(part)
        if part == Part.MODEL:
            shown = self._options.title(change.parameters.model)
        else:
            option = change.changing.options[part]
            shown = Html("–") if value is None else self._options.value(change.language, option.name, value)
        label = self._words.plain(change.language, "settings-button", name=self._name(change, part), value=shown)
        return label[:1].upper() + label[1:]

    def _opening(self, change: Change, part: str, label: str, page: int = 0) -> Button:
        return Button(label, data=callback_data(ChangeButton(change.task.id, change.changing.version, part, page)))

    def _choosing(self, change: Change, part: str, number: int, label: str) -> Button:
        return Button(label, data=callback_data(ChooseButton(change.task.id, change.changing.version, part, number)))


def _same(one: Value, other: Value | None) -> bool:
    return one == other and type(one) is type(other)


def _in_rows(buttons: list[Button]) -> Rows:
    """Short ones in pairs."""
    width = 2 if all(len(button.label) <= SHORT for button in buttons) else 1
    return tuple(tuple(buttons[first : first + width]) for first in range(0, len(buttons), width))
