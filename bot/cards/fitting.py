"""The button that orders a video in the shape of its picture, where a default chose another shape."""

from bot.botapi.messenger import Button
from bot.callbacks import NUMBERED, Action, TaskButton, callback_data
from bot.cards.prices import Prices
from bot.catalogue import fitting_orientation
from bot.parameters import Options, Parameters
from bot.texts.words import Words
from bot.values import Value, format_value, shape_of
from storage.model import Task

SHAPES = {"portrait": "orientation-portrait", "landscape": "orientation-landscape", "square": "shape-square"}


class FitButtons:
    """`Button`s for a task, in its language; None if its shape fits, was chosen, or is unknown."""

    def __init__(self, words: Words, prices: Prices) -> None:
        self._words = words
        self._prices = prices

    def button(self, task: Task, label: str, action: Action) -> Button | None:
        """With the price of that video. `label`: a text key with `$shape`."""
        found = self._fitting(task)
        if found is None:
            return None
        name, value = found
        price = self._prices.of(task, Options(None, {name: value}))
        text = self._words.plain(task.origin.language, label, shape=self._shape(task, value))
        number = task.redos if action in NUMBERED else task.version
        # A value that has a shape is a word, a ratio or a size, so it is short enough for a button.
        written = TaskButton(action, task.id, number, price=price, orientation=format_value(value))
        return Button(self._prices.label(text, price), data=callback_data(written))

    def rows(self, task: Task, label: str, action: Action) -> tuple[tuple[Button, ...], ...]:
        """The button in a row of its own, if there is one."""
        button = self.button(task, label, action)
        return ((button,),) if button else ()

    def _fitting(self, task: Task) -> tuple[str, Value] | None:
        if task.parameters is None or task.picture_ratio is None:
            return None
        found = fitting_orientation(self._prices.catalogue, Parameters.of(task.parameters), task.picture_ratio)
        return (found[0].name, found[1]) if found else None

    def _shape(self, task: Task, value: Value) -> str:
        return self._words.say(task.origin.language, SHAPES[shape_of(value)])
