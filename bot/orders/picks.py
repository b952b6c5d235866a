"""Reads the lists from which people pick a task, and finds the task that a button of a list means."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from bot.botapi.messenger import Card
from bot.callbacks import Pick, PickButton
from bot.cards.picks import PAGE, PickCards
from bot.errors import UserError
from storage.database import Database
from storage.model import Task
from storage.states import FACTS, State
from storage.tasks import Tasks

ACTIONS: Mapping[Pick, Literal["show", "cancel", "check"]] = MappingProxyType(
    {Pick.SHOW: "show", Pick.CANCEL: "cancel", Pick.CHECK: "check"}
)
"""The lists that have only tasks for which the command makes sense; all others have every task that was ordered."""


class Picks:
    """Lists of one bot's chats, newest first."""

    def __init__(self, database: Database, bot_id: int, cards: PickCards) -> None:
        self._tasks = Tasks(database)
        self._bot_id = bot_id
        self._cards = cards

    async def page(self, pick: Pick, chat_id: int, language: str, number: int = 0) -> Card:
        """Page `number` of a list; the first one if the list has become shorter."""
        if pick is Pick.OPEN:
            return await self._list(chat_id, language, number)
        tasks = await self._tasks.of_chat_to(
            ACTIONS.get(pick), self._bot_id, chat_id, skip=number * PAGE, most=PAGE + 1
        )
        if not tasks:
            return await self.page(pick, chat_id, language) if number else self._cards.none(language, pick, chat_id)
        return self._cards.offer(language, pick, tasks[:PAGE], number=number, has_more=len(tasks) > PAGE)

    async def _list(self, chat_id: int, language: str, number: int) -> Card:
        tasks, count = await self._tasks.of_chat(self._bot_id, chat_id, skip=number * PAGE, most=PAGE)
        if not tasks:
            return await self._list(chat_id, language, 0) if number else self._cards.none(language, Pick.OPEN, chat_id)
        return self._cards.page(language, tasks, number=number, count=count)

    def of_one(self, pick: Pick, task: Task, language: str) -> Card:
        """A list of one task, to be confirmed."""
        return self._cards.offer(language, pick, [task], number=0, has_more=False)

    def done(self, task: Task, language: str, answer: str) -> Card:
        """What a list becomes after something was done with a task of it. `answer`: Telegram HTML."""
        return self._cards.done(language, task, answer)

    async def picked(self, button: PickButton, chat_id: int) -> Task:
        """The task of a button. Raises UserError if it was deleted, or if the list would not have it any more."""
        task = await self._tasks.in_chat(self._bot_id, chat_id, button.task_id)
        if task is None or not _is_listed(button.pick, task):
            raise UserError("pick-stale")
        return task


def _is_listed(pick: Pick, task: Task) -> bool:
    """Whether a list has a task. A cancelled or muted one may have been cancelled by the same press, which is repeated."""
    facts = FACTS[task.state]
    match pick:
        case Pick.SHOW:
            return facts.made and (task.state is not State.DELIVERED or task.file_id is not None)
        case Pick.CHECK:
            return facts.checkable
        case Pick.CANCEL | Pick.RETRY | Pick.STATUS | Pick.OPEN:
            return facts.ordered
