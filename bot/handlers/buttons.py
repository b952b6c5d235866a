"""Button presses. Only the user who ordered and admins may spend or cancel; everybody in the chat may look."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, assert_never

from telegram import CallbackQuery, Message, Update

from bot.access.gate import Requester
from bot.botapi.messenger import Card, Place
from bot.callbacks import (
    AccessButton,
    AccessPageButton,
    Action,
    BroadcastButton,
    Callback,
    ChatButton,
    EraseButton,
    InvalidCallback,
    ModelsPageButton,
    PageButton,
    SetButton,
    SettingsButton,
    TaskButton,
    UseModelButton,
    parse_callback,
)
from bot.cards.current import OFFERING
from bot.errors import UserError, settled
from bot.handlers import access, broadcasting, models, setting_buttons
from bot.handlers.approvals import decide
from bot.handlers.context import BotContext, Services
from bot.handlers.forgetting import erase
from bot.handlers.groups import is_group_admin
from bot.handlers.languages import language_in
from bot.handlers.routing import requester, send_or_edit
from bot.handlers.unavailable import offer_others, thread_of
from bot.money import PriceChanged
from bot.orders import MODEL_UNAVAILABLE, ButtonTarget
from bot.texts.words import LONGEST_PROMPT, clip_escaped
from storage.model import Task

SHOWN_WITHIN = 3.0  # seconds that the answer to a press waits for the messages that the press changes


@dataclass(frozen=True)
class Press:
    """One press of a task's button; `number`, `model` and `price` as in TaskButton."""

    query: CallbackQuery
    context: BotContext
    requester: Requester
    number: int
    model: str
    price: int | None

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
        await _answer_below(self.query, text, self.context)


Handler = Callable[[Task, Press], Awaitable[str | None]]


async def button_pressed(update: Update, context: BotContext) -> None:
    """Handle any button, and answer the query, so that the client stops showing a progress bar."""
    query = update.callback_query
    if query is None:
        return
    user, outbox = requester(update), context.services.outbox
    context.language = await language_in(context.services.chats, user.chat_id, query.from_user.language_code)
    user = replace(user, language=context.language)
    before = outbox.pending(user.chat_id)
    try:
        text: str | UserError | None = await _act(query, user, context)
    except UserError as error:
        text = error
    shown = outbox.pending(user.chat_id) - before
    context.services.press_answers.send(user.chat_id, lambda: _answer(query, text, shown, context))


async def _answer(
    query: CallbackQuery, text: str | UserError | None, shown: Collection[asyncio.Task[None]], context: BotContext
) -> None:
    """Answer a press, if possible after what it has changed in the chat was `shown`."""
    if shown:
        await asyncio.wait(shown, timeout=SHOWN_WITHIN)
    if isinstance(text, UserError):
        await _alert(text, query, context)
    else:
        await context.services.messenger.answer(query.id, text)


async def _alert(problem: UserError, query: CallbackQuery, context: BotContext) -> None:
    problem = await settled(problem)
    words, language = context.services.words, context.language
    text = words.plain(language, problem.key, **problem.values)
    await context.services.messenger.answer(query.id, text, alert=True)
    if words.is_cut(text):  # Telegram shows at most 200 characters in an alert
        await _answer_below(query, words.say(language, problem.key, **problem.values), context)


async def _answer_below(query: CallbackQuery, text: str, context: BotContext) -> None:
    if message := query.message:
        await send_or_edit(context, Place(message.chat.id, thread_of(query), message.message_id), Card(text))


async def _act(query: CallbackQuery, user: Requester, context: BotContext) -> str | None:
    try:
        button = parse_callback(query.data)
    except InvalidCallback:
        raise UserError("button-stale") from None
    if query.message is None and not isinstance(button, ChatButton):
        raise UserError("button-stale")
    return await _handle(button, query, user, context)


async def _handle(button: Callback, query: CallbackQuery, user: Requester, context: BotContext) -> str | None:
    match button:
        case ChatButton():
            await decide(button, query, context)
        case AccessButton() | AccessPageButton():
            return await access.pressed(button, query, context)
        case PageButton():
            await _turn_page(button, query, context)
        case ModelsPageButton():
            await models.turn_page(button, query, context)
        case UseModelButton():
            return await models.use_here(button, query, context)
        case SettingsButton() | SetButton():
            return await setting_buttons.press(button, query, context)
        case EraseButton():
            await erase(button, query, context)
        case BroadcastButton():
            return await broadcasting.press(button, query, context)
        case TaskButton():
            return await _act_on_task(button, Press(query, context, user, button.number, button.model, button.price))
        case other:
            assert_never(other)
    return None


async def _act_on_task(button: TaskButton, press: Press) -> str | None:
    orders, chat_id = press.services.orders, press.requester.chat_id
    if on_card := ON_CARDS.get(button.action):
        task = await orders.drafts.find(ButtonTarget(button.task_id, button.number), chat_id)
        await require_permission(task, press.query.from_user.id, press.context)
        return await _or_offer(on_card, task, _in_topic_of(task, press))
    task = await orders.drafts.find(ButtonTarget(button.task_id, None), chat_id)
    return await _or_offer(ON_RESULTS[button.action], task, _in_topic_of(task, press))


async def _or_offer(handle: Handler, task: Task, press: Press) -> str | None:
    """Handle a press; offer other models if the model is not available now, and show a changed price."""
    try:
        return await handle(task, press)
    except PriceChanged:
        await (_renumber if _is_result(task, press) else _show_card)(task, press)
        raise
    except UserError as error:
        if error.key in MODEL_UNAVAILABLE:
            await offer_others(task, press.query, press.context)
        raise


def _in_topic_of(task: Task, press: Press) -> Press:
    """The press with the topic of its task, if Telegram does not tell that of the message, which it may not for deleted ones."""
    if press.query.message and press.query.message.is_accessible:
        return press
    return replace(press, requester=replace(press.requester, thread_id=task.origin.thread_id))


async def require_permission(task: Task, user_id: int, context: BotContext) -> None:
    """Only the user who ordered and admins may spend or cancel. Raises UserError for others."""
    if user_id == task.origin.user_id or await context.services.admins.is_admin(user_id):
        return
    if task.origin.private or not await is_group_admin(context.bot, task.origin.chat_id, user_id):
        raise UserError("button-not-yours")


async def _create(task: Task, press: Press) -> None:
    await press.services.orders.drafts.confirm(task, press.requester, press.price)


async def _as_picture(task: Task, press: Press) -> None:
    await press.services.orders.drafts.use_links(task, press.requester, press.price)


async def _order_with(task: Task, press: Press) -> None:
    await press.services.orders.drafts.order_with(task, press.requester, press.model, press.price)


async def _send_again(task: Task, press: Press) -> None:
    await press.services.orders.drafts.send_again(task, press.requester, press.price)


async def _cancel(task: Task, press: Press) -> None:
    await press.services.orders.drafts.cancel(task)


async def _dismiss(task: Task, press: Press) -> None:
    await press.services.orders.drafts.dismiss(task)


async def _deliver(task: Task, press: Press) -> None:
    await press.services.actions.deliver(task)


async def _check(task: Task, press: Press) -> str:
    return press.answer_text(await press.services.actions.check(task), short=task.id)


async def _repeat(task: Task, press: Press) -> str:
    """Order again, possibly with another model; the button is then updated to the next repeat."""
    await require_permission(task, press.query.from_user.id, press.context)
    try:
        model = press.model or None
        counted = await press.services.orders.repeats.by_button(
            task, press.number, press.requester, press.query.id, model, press.price
        )
    except UserError as error:
        if error.key == "button-stale":  # pressed on another copy of the video before: the next press here works
            await _renumber(task, press)
        raise
    await _renumber(counted, press)
    return press.answer_text("button-ordered")


async def _renumber(task: Task, press: Press) -> None:
    """Update a result's *Again* to the next repeat. A failure's card is not updated: it allows one repeat."""
    message, services = press.query.message, press.services
    if message and _is_result(task, press):
        chat_id, message_id, buttons = message.chat.id, message.message_id, services.results.buttons(task)
        services.outbox.send(chat_id, lambda: services.messenger.set_buttons(chat_id, message_id, buttons))


def _is_result(task: Task, press: Press) -> bool:
    """Whether the button is below a video. Checked by the message: the row may not have its id yet."""
    message = press.query.message
    return isinstance(message, Message) and bool(
        message.video or message.document or message.message_id == task.result_message_id
    )


async def _show_card(task: Task, press: Press) -> None:
    """Show a card, or the models offered below a result, as it is now, with the prices of today on its buttons."""
    if message := press.query.message:
        cards = press.services.current_cards
        offered = await cards.others(task) if press.model and task.state not in OFFERING else None
        card = offered or await cards.of(task)
        await send_or_edit(press.context, Place(message.chat.id), card, message_id=message.message_id)


async def _change(task: Task, press: Press) -> None:
    prompt = clip_escaped(task.prompt, LONGEST_PROMPT)
    await press.answer_below(press.services.words.say(press.language, "change-how", prompt=prompt))


async def _details(task: Task, press: Press) -> None:
    await press.answer_below(await press.services.actions.details(task, press.language))


async def _turn_page(button: PageButton, query: CallbackQuery, context: BotContext) -> None:
    if query.message is None:
        raise UserError("button-stale")
    chat_id = query.message.chat.id
    card = await context.services.actions.page(chat_id, context.language, button.number)
    await send_or_edit(context, Place(chat_id), card, message_id=query.message.message_id)


ON_CARDS: dict[Action, Handler] = {
    Action.CREATE: _create,
    Action.AS_PICTURE: _as_picture,
    Action.AS_WORDS: _create,
    Action.ORDER_WITH: _order_with,
    Action.SEND_AGAIN: _send_again,
    Action.CANCEL: _cancel,
    Action.DISMISS: _dismiss,
    Action.DELIVER: _deliver,
    Action.CHECK: _check,
}
ON_RESULTS: dict[Action, Handler] = {
    Action.REPEAT: _repeat,
    Action.MODEL: _repeat,
    Action.CHANGE: _change,
    Action.DETAILS: _details,
}
