"""A chat's tasks on one page, and one task in full."""

from collections.abc import Sequence

from bot.botapi.messenger import Button, Card
from bot.callbacks import PageButton, write
from bot.cards.status import Cards
from bot.options import Parameters
from bot.texts.words import LONGEST_PROMPT, Html, Words, clip_escaped
from storage.model import Task

PAGE = 8  # tasks on a page
LONGEST_LINE = 60  # characters of a prompt in a list


class Lists:
    """Lists and details, in the language of whoever asks."""

    def __init__(self, words: Words, cards: Cards) -> None:
        self._words = words
        self._cards = cards

    def page(self, language: str, tasks: Sequence[Task], *, number: int, count: int) -> Card:
        """Page `number` (0 is the first) of `count` tasks."""
        if not tasks:
            return Card(self._words.say(language, "tasks-none"))
        title = "tasks-title" if tasks[0].origin.private else "tasks-title-group"
        lines = [self._words.say(language, title, count=count), *(self.line(language, task) for task in tasks)]
        turns = []
        if number > 0:
            turns.append(Button(self._words.say(language, "button-newer"), data=write(PageButton(number - 1))))
        if (number + 1) * PAGE < count:
            turns.append(Button(self._words.say(language, "button-older"), data=write(PageButton(number + 1))))
        return Card("\n".join(lines), (tuple(turns),) if turns else ())

    def line(self, language: str, task: Task) -> str:
        """One task on one line: state, our short id, the beginning of its prompt."""
        prompt = " ".join(task.prompt.split())
        clipped = prompt if len(prompt) <= LONGEST_LINE else prompt[: LONGEST_LINE - 1] + "…"
        return self._words.say(language, "tasks-line", state=self._state(language, task), short=task.id, prompt=clipped)

    def details(self, language: str, task: Task, image_count: int) -> str:
        """Everything that is known of a task and of use to a person."""
        state = self._state(language, task)
        lines = [self._words.say(language, "details-id", state=state, short=task.id)]
        if task.provider_id:
            lines.append(self._words.say(language, "details-provider-id", id=task.provider_id))
        if task.parameters:
            lines.append(self._cards.understood(language, Parameters.of(task.parameters), image_count))
        if task.accepted_at and task.finished_at:
            span = self._cards.span(language, task.finished_at - task.accepted_at)
            lines.append(self._words.say(language, "details-took", span=span))
        if task.prompt:
            lines.append(self._words.say(language, "quoted", prompt=clip_escaped(task.prompt, LONGEST_PROMPT)))
        return "\n".join(lines)

    def _state(self, language: str, task: Task) -> Html:
        return Html(self._words.say(language, f"state-{task.state}"))
