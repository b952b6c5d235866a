"""A press of a button of a task, and who may press what."""

from typing import Any

from telegram import CallbackQuery

from bot.access.gate import Requester
from bot.botapi.messenger import Card, Place
from bot.callbacks import TaskButton
from bot.errors import UserError
from bot.handlers.context import BotContext, Services
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import send_or_edit
from bot.handlers.unavailable import thread_of
from storage.model import Task
from storage.records import dataclass


@dataclass(frozen=True)
class Press:
    """One press of a button."""

    query: CallbackQuery
    context: BotContext
    requester: Requester

    @property
    def services(self) -> Services:
        return self.context.services

    @property
    def language(self) -> str:
        return self.context.language

    def answer_text(self, key: str, **values: Any) -> str:
        """Text for the answer to the press, without markup."""
        return self.services.words.plain(self.language, key, **values)

    async def answer_below(self, text: str) -> None:
        """Reply to the message with the button."""
        await answer_below(self.query, text, self.context)


@dataclass(frozen=True)
class TaskPress(Press):
    """One press of a task's button."""

    button: TaskButton


async def require_permission(task: Task, user_id: int, context: BotContext) -> None:
    """Only the user who ordered and admins may spend or cancel. Raises UserError for others."""
    if user_id == task.origin.user_id or await context.services.admins.is_admin(user_id):
        return
    if task.origin.private or not await is_group_admin(context.bot, task.origin.chat_id, user_id):
        raise UserError("button-not-yours")


async def answer_below(query: CallbackQuery, text: str, context: BotContext) -> None:
    if message := query.message:
        await send_or_edit(context, Place(message.chat.id, thread_of(query), message.message_id), Card(text))
