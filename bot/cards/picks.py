"""Lists of a chat's tasks: that of /tasks, whose numbers open a task, and those from which a command lets people pick."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from bot.botapi.messenger import Button, Card
from bot.callbacks import Callback, PageButton, Pick, PickButton, PicksPageButton, callback_data
from bot.cards.addressing import at
from bot.cards.prices import Prices
from bot.texts.one_line import one_line
from bot.texts.words import Html, Words
from storage.model import Task
from storage.states import State

PAGE = 8  # tasks on a page
SECOND = 1.0  # "0 seconds ago" sounds odd
IN_A_ROW = 4  # numbers
LONGEST_LINE = 44  # columns of a prompt in the list of /tasks
LONGEST_LABEL = 32  # columns of a button
SHORTEST_PROMPT = 16  # columns that a price leaves to the prompt

SELECTIVE = frozenset({Pick.SHOW, Pick.CANCEL, Pick.CHECK})
"""Lists without the tasks for which their command makes no sense; others have every task that was ordered."""

WORDS: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: "waiting",
        State.COLLECTING: "waiting",
        State.QUEUED: "waiting",
        State.SUBMITTING: "waiting",
        State.RUNNING: "making",
        State.READY: "coming",
        State.DELIVERING: "coming",
        State.DELIVERED: "done",
        State.UNDELIVERED: "undelivered",
        State.FAILED: "failed",
        State.EXPIRED: "expired",
        State.UNKNOWN: "unknown",
        State.REFUSED: "refused",
        State.CANCELLED: "cancelled",
    }
)
"""The word for a state in a list: the end of a text key that begins with `tasks-state-`."""


class PickCards:
    """Lists in the language of the user who requests them. `username`: the bot's. `clock`: seconds since 1970."""

    def __init__(self, words: Words, prices: Prices, username: str, clock: Callable[[], float]) -> None:
        self._words = words
        self._username = username
        self._prices = prices
        self._clock = clock

    def page(self, language: str, tasks: Sequence[Task], *, number: int, count: int) -> Card:
        """Page `number` (0 is the first) of all `count` tasks of a chat, of which there are some."""
        title = "tasks-title" if tasks[0].origin.private else "tasks-title-group"
        numbered = list(enumerate(tasks, start=number * PAGE + 1))
        lines = [
            self._words.say(language, title, count=count),
            *(self._line(language, place, task) for place, task in numbered),
            self._words.say(language, "tasks-how"),
        ]
        numbers = [
            Button(str(place), data=callback_data(PickButton(Pick.OPEN, number, task.id))) for place, task in numbered
        ]
        turns = self._turns(language, number, PageButton, has_more=(number + 1) * PAGE < count)
        rows = (tuple(numbers[first : first + IN_A_ROW]) for first in range(0, len(numbers), IN_A_ROW))
        return Card("\n".join(lines), (*rows, *turns))

    def offer(self, language: str, pick: Pick, tasks: Sequence[Task], *, number: int, has_more: bool) -> Card:
        """A question with a button for each of these tasks. `number`: of the page; 0 is the first."""
        buttons = tuple((self._button(language, pick, number, task),) for task in tasks)

        def page(other: int) -> PicksPageButton:
            return PicksPageButton(pick, other)

        return Card(
            self._words.say(language, f"pick-{pick}"),
            (*buttons, *self._turns(language, number, page, has_more=has_more)),
        )

    def none(self, language: str, pick: Pick, chat_id: int) -> Card:
        """In place of a list without tasks."""
        if pick in SELECTIVE:
            return Card(self._words.say(language, f"pick-none-{pick}"))
        return Card(self._words.say(language, "tasks-none", at=at(self._username, chat_id)))

    def done(self, language: str, task: Task, answer: str) -> Card:
        """What the list becomes after something was done with a task of it. `answer`: Telegram HTML."""
        prompt = one_line(task.prompt, LONGEST_LINE)
        return Card(f"{self._words.say(language, 'quoted', prompt=prompt)}\n{answer}")

    def _line(self, language: str, place: int, task: Task) -> str:
        from babel.dates import format_timedelta  # noqa: PLC0415 - no start waits for it

        age = timedelta(seconds=min(-SECOND, task.created_at - self._clock()))
        return self._words.say(
            language,
            "tasks-line",
            number=str(place),
            state=self._sign(language, task),
            prompt=one_line(task.prompt, LONGEST_LINE),
            word=Html(self._words.say(language, f"tasks-state-{WORDS[task.state]}")),
            when=format_timedelta(age, add_direction=True, locale=self._words.language(language)),
        )

    def _button(self, language: str, pick: Pick, page: int, task: Task) -> Button:
        sign = self._sign(language, task)
        if pick is not Pick.RETRY:
            label = f"{sign} {one_line(task.prompt, LONGEST_LABEL)}"
            return Button(label, data=callback_data(PickButton(pick, page, task.id)))
        price = self._prices.of(task)
        room = LONGEST_LABEL - len(self._prices.label("", price))
        label = self._prices.label(f"{sign} {one_line(task.prompt, max(room, SHORTEST_PROMPT))}", price)
        return Button(label, data=callback_data(PickButton(pick, page, task.id, task.redos, price)))

    def _turns(
        self, language: str, number: int, page: Callable[[int], Callback], *, has_more: bool
    ) -> tuple[tuple[Button, ...], ...]:
        """The row of buttons that turn the page, if there is any."""
        turns = []
        if number > 0:
            turns.append(Button(self._words.say(language, "button-newer"), data=callback_data(page(number - 1))))
        if has_more:
            turns.append(Button(self._words.say(language, "button-older"), data=callback_data(page(number + 1))))
        return (tuple(turns),) if turns else ()

    def _sign(self, language: str, task: Task) -> Html:
        return Html(self._words.say(language, f"state-{task.state}"))
