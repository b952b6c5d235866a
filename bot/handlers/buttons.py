"""Pressed buttons. What spends or takes back is for whoever asked, and for admins; looking is for everybody in the chat."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Message, Update

from bot.access.gate import Requester
from bot.botapi.messenger import Card, Place
from bot.callbacks import Act, ChatButton, EraseButton, NotACallback, PageButton, TaskButton, read
from bot.errors import UserError
from bot.handlers.approvals import decide
from bot.handlers.context import BotContext, Services
from bot.handlers.forgetting import erase
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import put, requester
from bot.orders import Pressed
from bot.texts.words import LONGEST_PROMPT, clip_escaped
from storage.model import Task


@dataclass(frozen=True)
class Press:
    """One pressed button of a task: `number` and `model` as in TaskButton."""

    query: CallbackQuery
    context: BotContext
    requester: Requester
    number: int
    model: str

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
        said = await _act(query, requester(update), context)
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


async def _act(query: CallbackQuery, who: Requester, context: BotContext) -> str | None:
    try:
        button = read(query.data)
    except NotACallback:
        raise UserError("button-stale") from None
    if isinstance(button, ChatButton):
        await decide(button, query, context)
    elif query.message is None:
        raise UserError("button-stale")
    elif isinstance(button, PageButton):
        await _turn_page(button, query, context)
    elif isinstance(button, EraseButton):
        await erase(button, query, context)
    else:
        return await _act_on_task(
            button, Press(query, context, who, button.number, button.model), query.message.chat.id
        )
    return None


async def _act_on_task(button: TaskButton, press: Press, chat_id: int) -> str | None:
    orders = press.services.orders
    if on_card := ON_CARDS.get(button.act):
        task = await orders.drafts.find(Pressed(button.task_id, button.number), chat_id)
        await require_theirs(task, press.query.from_user.id, press.context)
        return await on_card(task, press)
    task = await orders.drafts.find(Pressed(button.task_id, None), chat_id)
    return await ON_RESULTS[button.act](task, press)


async def require_theirs(task: Task, user_id: int, context: BotContext) -> None:
    """What costs money or takes something back is for whoever asked, and for admins. Raises UserError."""
    if user_id == task.origin.user_id or await context.services.admins.is_admin(user_id):
        return
    if task.origin.private or not await is_group_admin(context.bot, task.origin.chat_id, user_id):
        raise UserError("button-not-yours")


async def _create(task: Task, press: Press) -> None:
    await press.services.orders.drafts.confirm(task, press.requester)


async def _as_picture(task: Task, press: Press) -> None:
    await press.services.orders.drafts.use_links(task, press.requester)


async def _send_again(task: Task, press: Press) -> None:
    await press.services.orders.drafts.send_again(task, press.requester)


async def _cancel(task: Task, press: Press) -> None:
    await press.services.orders.drafts.cancel(task)


async def _dismiss(task: Task, press: Press) -> None:
    await press.services.orders.drafts.dismiss(task)


async def _deliver(task: Task, press: Press) -> None:
    await press.services.actions.deliver(task)


async def _check(task: Task, press: Press) -> str:
    return press.say_plainly(await press.services.actions.check(task), short=task.id)


async def _repeat(task: Task, press: Press) -> str:
    """The same again, or with another model; the button then stands for the next order."""
    await require_theirs(task, press.query.from_user.id, press.context)
    try:
        model = press.model or None
        counted = await press.services.orders.repeats.by_button(
            task, press.number, press.requester, press.query.id, model
        )
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
    await press.answer_below(await press.services.actions.details(task, press.language))


async def _turn_page(button: PageButton, query: CallbackQuery, context: BotContext) -> None:
    if query.message is None:
        raise UserError("button-stale")
    chat_id, language = query.message.chat.id, query.from_user.language_code or ""
    card = await context.services.actions.page(chat_id, language, button.number)
    await put(context, Place(chat_id), card, over=query.message.message_id)


Action = Callable[[Task, Press], Awaitable[str | None]]

ON_CARDS: dict[Act, Action] = {
    Act.CREATE: _create,
    Act.AS_PICTURE: _as_picture,
    Act.AS_WORDS: _create,
    Act.SEND_AGAIN: _send_again,
    Act.CANCEL: _cancel,
    Act.DISMISS: _dismiss,
    Act.DELIVER: _deliver,
    Act.CHECK: _check,
}
ON_RESULTS: dict[Act, Action] = {Act.REPEAT: _repeat, Act.MODEL: _repeat, Act.CHANGE: _change, Act.DETAILS: _details}
