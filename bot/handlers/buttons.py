"""Every press of a button: finds what it is about, and answers it."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from typing import assert_never

from telegram import CallbackQuery, Update

from bot.access.gate import Requester
from bot.callbacks import (
    AccessButton,
    AccessCallback,
    AccessPageButton,
    BroadcastButton,
    Callback,
    ChangeButton,
    ChatButton,
    ChooseButton,
    EraseButton,
    ForgetButton,
    InvalidCallback,
    ListCallback,
    ModelsPageButton,
    OpenSettingsButton,
    PageButton,
    Pick,
    PickButton,
    PicksPageButton,
    SetButton,
    SettingsButton,
    StartButton,
    TaskButton,
    UseModelButton,
    parse_callback,
)
from bot.errors import UserError, settled
from bot.handlers import access, broadcasting, changing, forgetting, models, setting_buttons, start_buttons, task_lists
from bot.handlers.approvals import decide
from bot.handlers.context import BotContext
from bot.handlers.languages import language_in
from bot.handlers.presses import Press, TaskPress, answer_below
from bot.handlers.routing import requester
from bot.handlers.task_buttons import act_on_task

SHOWN_WITHIN = 3.0  # seconds that the answer to a press waits for the messages that the press changes


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
        await answer_below(query, words.say(language, problem.key, **problem.values), context)


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
        case PickButton() | PicksPageButton() | PageButton() | ForgetButton() | EraseButton():
            return await _handle_list(button, query, user, context)
        case ChatButton() | AccessButton() | AccessPageButton() | BroadcastButton():
            return await _handle_admins(button, query, context)
        case ModelsPageButton() | UseModelButton():
            return await models.press(button, query, context)
        case SettingsButton() | SetButton() | OpenSettingsButton():
            return await setting_buttons.press(button, query, context)
        case StartButton():
            return await start_buttons.press(button, query, user, context)
        case ChangeButton() | ChooseButton():
            await changing.press(button, query, user, context)
        case TaskButton():
            return await act_on_task(button, TaskPress(query, context, user, button))
        case other:
            assert_never(other)
    return None


async def _handle_list(
    button: ListCallback | PageButton | EraseButton, query: CallbackQuery, user: Requester, context: BotContext
) -> str | None:
    match button:
        case PickButton():
            return await task_lists.pick_task(task_lists.PickPress(query, context, user, button))
        case PicksPageButton(pick, number):
            await task_lists.turn_page(pick, number, Press(query, context, user))
        case PageButton(number):
            await task_lists.turn_page(Pick.OPEN, number, Press(query, context, user))
        case ForgetButton():
            await forgetting.press(button, query, context)
        case EraseButton():
            await forgetting.press(forgetting.of_earlier_version(button), query, context)
        case other:
            assert_never(other)
    return None


async def _handle_admins(
    button: AccessCallback | BroadcastButton, query: CallbackQuery, context: BotContext
) -> str | None:
    match button:
        case ChatButton():
            await decide(button, query, context)
        case AccessButton() | AccessPageButton():
            return await access.pressed(button, query, context)
        case BroadcastButton():
            return await broadcasting.press(button, query, context)
        case other:
            assert_never(other)
    return None
