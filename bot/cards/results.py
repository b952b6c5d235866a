"""What stands under a delivered video: the words it was made from, and what can be done with it."""

import html

from bot.botapi.messenger import Button, Card
from bot.callbacks import Act, TaskButton, write
from bot.cards.status import Cards
from bot.options import Parameters
from bot.texts.words import Html, Words, clip_escaped
from storage.model import Task

LONGEST_PROMPT = 700  # characters, escaped, of a prompt under a video: with the rest below Telegram's 1024
LINK = (
    "a-link"  # stands where the link belongs: Fluent takes 2500 characters for a value, and a signed link may be longer
)


class Results:
    """Captions and buttons of results."""

    def __init__(self, words: Words, cards: Cards) -> None:
        self._words = words
        self._cards = cards

    def card(self, task: Task) -> Card:
        """Caption and buttons of the video."""
        return Card(self._caption(task), self.buttons(task))

    def link_card(self, task: Task, link: str, reason: str) -> Card:
        """The message with the link of a video that is not sent itself, and why (`link-…` in the texts)."""
        language = task.origin.language
        why = Html(self._words.say(language, f"link-{reason}"))
        url = html.escape(link, quote=True)
        words = self._words.say(language, "result-link", reason=why, url=LINK).replace(LINK, url)
        return Card("\n".join((words, self._caption(task))), self.buttons(task))

    def buttons(self, task: Task) -> tuple[tuple[Button, ...], ...]:
        """*Again* carries the number of orders before it, so that one press is one order."""
        return (tuple(self._button(task, act) for act in (Act.REPEAT, Act.CHANGE, Act.DETAILS)),)

    def _button(self, task: Task, act: Act) -> Button:
        data = write(TaskButton(act, task.id, task.redos))
        return Button(self._words.say(task.origin.language, f"button-{act}"), data=data)

    def _caption(self, task: Task) -> str:
        language = task.origin.language
        quote = Html(self._words.say(language, "quoted", prompt=clip_escaped(task.prompt, LONGEST_PROMPT)))
        if task.parameters is None:
            return quote
        understood = self._cards.understood(language, Parameters.of(task.parameters), 0)
        return self._words.say(language, "result-caption", quote=quote, understood=understood)
