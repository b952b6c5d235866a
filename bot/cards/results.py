"""Captions and buttons of delivered videos."""

import html

from bot.botapi.messenger import Button, Card
from bot.callbacks import Action, TaskButton, callback_data
from bot.cards.fitting import FitButtons
from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.parameters import Parameters
from bot.texts.words import Html, Words, clip_escaped
from storage.model import StoredParameters, Task

LONGEST_PROMPT = 700  # characters, escaped, of a prompt under a video: with the rest below Telegram's 1024
LONGEST_TITLE = 60  # characters of a group's title
FIT_AGAIN = "button-fit-again"
# Replaced by the link afterwards: Fluent accepts 2500 characters per value, and a signed link may be longer.
LINK_PLACEHOLDER = "a-link"


class ResultCards:
    """The card of a result, sent as a video or as a link."""

    def __init__(self, words: Words, options: OptionWords, prices: Prices) -> None:
        self._words = words
        self._options = options
        self._prices = prices
        self._fits = FitButtons(words, prices)

    def card(self, task: Task, group: str | None = None) -> Card:
        """Caption and buttons of the video.

        `group`: the title of the task's group (empty: unknown) if the video goes to the user in private instead. The buttons
        are left out there, because they are about the group.
        """
        if group is None:
            return Card(self._caption(task), self.buttons(task))
        return Card(f"{self._elsewhere(task, group)}\n{self._caption(task)}")

    def caption(self, language: str, prompt: str, parameters: StoredParameters | None) -> str:
        """The prompt and the options of a video."""
        quote = Html(self._words.say(language, "quoted", prompt=clip_escaped(prompt, LONGEST_PROMPT)))
        if parameters is None:
            return quote
        summary = self._options.summary(language, Parameters.of(parameters), 0)
        return self._words.say(language, "result-caption", quote=quote, understood=summary)

    def link_card(self, task: Task, link: str, reason: str, group: str | None = None) -> Card:
        """The message with the link of a video that cannot be sent. `reason`: a text key without `link-`. `group`: as above."""
        language = task.origin.language
        explanation = Html(self._words.say(language, f"link-{reason}"))
        url = html.escape(link, quote=True)
        words = self._words.say(language, "result-link", reason=explanation, url=LINK_PLACEHOLDER).replace(
            LINK_PLACEHOLDER, url
        )
        if group is not None:
            return Card("\n".join((self._elsewhere(task, group), words, self._caption(task))))
        return Card("\n".join((words, self._caption(task))), self.buttons(task))

    def buttons(self, task: Task) -> tuple[tuple[Button, ...], ...]:
        """*Again* contains the number of earlier repeats, so that one press is one order, and the price."""
        price = self._prices.of(task)
        again, fits = self._button(task, Action.REPEAT, price), self._fits.rows(task, FIT_AGAIN, Action.FIT_AGAIN)
        others = self._button(task, Action.CHANGE), self._button(task, Action.DETAILS)
        return (*self._prices.rows(again, price, *others), *fits)

    def _elsewhere(self, task: Task, group: str) -> str:
        """Why a group's video comes in private."""
        if not group:
            return self._words.say(task.origin.language, "elsewhere-group")
        return self._words.say(task.origin.language, "elsewhere", title=clip_escaped(group, LONGEST_TITLE))

    def _button(self, task: Task, action: Action, price: int | None = None) -> Button:
        label = self._prices.label(self._words.say(task.origin.language, f"button-{action}"), price)
        return Button(label, data=callback_data(TaskButton(action, task.id, task.redos, price=price)))

    def _caption(self, task: Task) -> str:
        return self.caption(task.origin.language, task.prompt, task.parameters)
