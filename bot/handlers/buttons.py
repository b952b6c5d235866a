"""Pressed buttons. What spends or takes back is for whoever asked, and for admins; looking is for everybody in the chat."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Message, Update

from bot.access import Asker
from bot.botapi.messenger import Card, Place
from bot.context import BotContext, Services
from bot.errors import UserError
from bot.handlers.approvals import DECISIONS, decide
from bot.handlers.forgetting import erase
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import asker, put
from bot.orders import Pressed
from bot.texts.words import LONGEST_PROMPT, clip_escaped
from storage.tasks import Task

PAGE_NUMBER = re.compile(r"[0-9]{1,6}")
COUNT = re.compile(r"[0-9]{1,9}")  # what fits into a column


@dataclass(frozen=True)
class Press:
    """One pressed button: `number` is the version of the card, or of a result the orders before it; `extra` what is behind."""

    query: CallbackQuery
    context: BotContext
    asker: Asker
    task_id: str
    number: int
    extra: str

    @property
    def services(self) -> Services:
        return self.context.services

    @property
    def language(self) -> str:
        return self.query.from_user.language_code or ""

    def say_plainly(self, key: str, **values: Any) -> str:
        """Words for the answer to the press, which shows no marks."""
        return self.services.words.plain(self.query.from_user.language_code, key, **values)

    async def answer_below(self, text: str) -> None:
        """Say something in reply to the message with the button."""
        await _answer_below(self.query, text, self.context)


async def pressed(update: Update, context: BotContext) -> None:
    """Every button comes here; whatever happens, the phone stops showing that it waits."""
    query = update.callback_query
    if query is None:
        return
    messenger, words = context.services.messenger, context.services.words
    try:
        said = await _act(query, asker(update), context)
    except UserError as error:
        language = query.from_user.language_code
        text = words.plain(language, error.key, **error.values)
        await messenger.answer(query.id, text, alert=True)
        if words.is_cut(text):  # a list of models, or the owner's reason, is longer than Telegram shows in a window
            await _answer_below(query, words.say(language, error.key, **error.values), context)
        return
    await messenger.answer(query.id, said)


async def _answer_below(query: CallbackQuery, text: str, context: BotContext) -> None:
    message = query.message
    thread_id = getattr(message, "message_thread_id", None) if getattr(message, "is_topic_message", None) else None
    if message:
        await put(context, Place(message.chat.id, thread_id, message.message_id), Card(text))


async def _act(query: CallbackQuery, who: Asker, context: BotContext) -> str | None:
    action, _, rest = (query.data or "").partition(":")
    if action in DECISIONS:
        await decide(DECISIONS[action], rest, query, context)
        return None
    if query.message is None:
        raise UserError("button-stale")
    if action in OF_CHATS:
        await OF_CHATS[action](rest, query, context)
        return None
    task_id, _, rest = rest.partition(":")
    number, _, extra = rest.partition(":")
    if not (task_id.isascii() and task_id.isalnum() and COUNT.fullmatch(number)):
        raise UserError("button-stale")
    press = Press(query, context, who, task_id, int(number), extra)
    if action in ON_CARDS:
        task = await context.services.orders.find(Pressed(task_id, press.number), query.message.chat.id)
        await require_theirs(task, query.from_user.id, context)
        return await ON_CARDS[action](task, press)
    if action not in ON_RESULTS:
        raise UserError("button-stale")
    task = await context.services.orders.find(Pressed(task_id, None), query.message.chat.id)
    return await ON_RESULTS[action](task, press)


async def require_theirs(task: Task, user_id: int, context: BotContext) -> None:
    """What costs money or takes something back is for whoever asked, and for admins. Raises UserError."""
    if user_id == task.origin.user_id or await context.services.owner.is_admin(user_id):
        return
    if task.origin.private or not await is_group_admin(context.bot, task.origin.chat_id, user_id):
        raise UserError("button-not-yours")


async def _create(task: Task, press: Press) -> None:
    await press.services.orders.confirm(task, press.asker)


async def _as_picture(task: Task, press: Press) -> None:
    await press.services.orders.use_links(task, press.asker)


async def _again(task: Task, press: Press) -> None:
    await press.services.orders.again(task, press.asker)


async def _withdraw(task: Task, press: Press) -> None:
    await press.services.orders.withdraw(task)


async def _forget(task: Task, press: Press) -> None:
    await press.services.orders.forget(task)


async def _deliver(task: Task, press: Press) -> None:
    await press.services.desk.deliver(task)


async def _check(task: Task, press: Press) -> str:
    return press.say_plainly(await press.services.desk.check(task), short=task.id)


async def _redo(task: Task, press: Press) -> str:
    """The same again, or with another model; the button then stands for the next order."""
    await require_theirs(task, press.query.from_user.id, press.context)
    try:
        model = press.extra or None
        counted = await press.services.orders.redo(task, press.number, press.asker, press.query.id, model)
    except UserError as error:
        if error.key == "button-stale":  # another copy of the video was pressed before; the next press here is good
            await _renumber(task, press)
        raise
    await _renumber(counted, press)
    return press.say_plainly("button-ordered")


async def _renumber(task: Task, press: Press) -> None:
    """Have a result's *Again* stand for the next order; the card of a failure is for one next step."""
    message, services = press.query.message, press.services
    # By the message itself: the row may not have heard yet that it arrived.
    is_result = isinstance(message, Message) and (
        message.video or message.document or message.message_id == task.result_message_id
    )
    if message and is_result:
        await services.messenger.set_buttons(message.chat.id, message.message_id, services.results.buttons(task))


async def _change(task: Task, press: Press) -> None:
    prompt = clip_escaped(task.prompt, LONGEST_PROMPT)
    await press.answer_below(press.services.words.say(press.language, "change-how", prompt=prompt))


async def _details(task: Task, press: Press) -> None:
    await press.answer_below(await press.services.desk.details(task, press.language))


async def _turn_page(number: str, query: CallbackQuery, context: BotContext) -> None:
    if not PAGE_NUMBER.fullmatch(number) or query.message is None:
        raise UserError("button-stale")
    chat_id, language = query.message.chat.id, query.from_user.language_code or ""
    card = await context.services.desk.page(chat_id, language, int(number))
    await put(context, Place(chat_id), card, over=query.message.message_id)


OF_CHATS = {"page": _turn_page, "erase": erase}
Action = Callable[[Task, Press], Awaitable[str | None]]

ON_CARDS: dict[str, Action] = {
    "create": _create,
    "as-picture": _as_picture,
    "as-words": _create,
    "again": _again,
    "cancel": _withdraw,
    "forget": _forget,
    "deliver": _deliver,
    "check": _check,
}
ON_RESULTS: dict[str, Action] = {"redo": _redo, "model": _redo, "change": _change, "details": _details}
