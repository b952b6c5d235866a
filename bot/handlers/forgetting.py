"""/forget: asks, and deletes when the button is pressed; unfinished paid tasks have a button of their own."""

import math
from dataclasses import replace

from telegram import CallbackQuery
from telegram.constants import ChatType

from bot.access.requester import STAND_INS
from bot.botapi.messenger import Card, Place
from bot.callbacks import Answer, EraseButton, ForgetButton
from bot.cards.forgetting import ForgetCards, ForgetQuestion
from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import Request, Send, reply, send_or_edit
from storage.retention import (
    Forgotten,
    Scope,
    answer_once,
    content_of,
    first_requested_at,
    forget,
)

ANSWERED_WITHIN = 24 * 3600.0  # seconds after which a question is put again; the first answer is remembered for longer
AHEAD = 60.0  # seconds that the clock of another process may be ahead


async def ask(request: Request) -> None:
    """Ask about everything of a private chat, or of a group if its admin requests it; otherwise about the user's own tasks."""
    incoming, services = request.incoming, request.context.services
    everything = incoming.is_private or incoming.is_anonymous_admin
    if not everything and incoming.user_id is not None:
        everything = await is_group_admin(request.context.bot, incoming.chat_id, incoming.user_id)
    question = ForgetQuestion(request.requester.user_id, everything, 0, incoming.is_private)
    scope = _scope(question, incoming.chat_id, request.requester.user_id, request.context)
    asked_at = await first_requested_at(services.database, incoming.message_id, scope, services.clock())
    question = replace(question, asked_at=math.ceil(asked_at * 1000))
    await reply(request.context, incoming, await _question(question, scope, incoming.language or "", request.context))


def of_earlier_version(button: EraseButton) -> ForgetButton:
    """*Delete them too* below an answer that an earlier version of the bot gave."""
    return ForgetButton(Answer.DELETE_UNFINISHED, button.user_id, button.everything, button.requested_at * 1000)


async def press(button: ForgetButton, query: CallbackQuery, context: BotContext) -> None:
    """Delete what existed when the question was asked, or keep it. Only the first answer counts. Raises UserError."""
    if query.message is None:
        raise UserError("button-stale")
    chat, services = query.message.chat, context.services
    question = await _permitted(button, query, context)
    scope = _scope(question, chat.id, query.from_user.id, context)
    asked_at, now = button.asked_at / 1000, services.clock()
    if question.everything != button.everything or not now - ANSWERED_WITHIN < asked_at < now + AHEAD:
        question = replace(question, asked_at=math.ceil(now * 1000))
        await _edit(await _question(question, scope, context.language, context), query, context)
        raise UserError("forget-renewed")
    earlier = await _carry_out(button, question, scope, query, context)
    if earlier not in {"", button.answer}:  # else the press was repeated
        raise UserError("forget-answered")


async def _carry_out(
    button: ForgetButton, question: ForgetQuestion, scope: Scope, query: CallbackQuery, context: BotContext
) -> str:
    """Delete or keep, and show what was done. Returns an earlier answer to the same question, which counts; or an empty text."""
    services, language, cards = context.services, context.language, ForgetCards(context.services.words)
    about, now = f"{query.message.message_id if query.message else 0}:{button.asked_at}", services.clock()
    if button.answer is Answer.KEEP:
        earlier = await answer_once(services.database, scope, about, button.answer, now)
        if earlier in {"", Answer.KEEP}:
            await answer_once(services.database, scope, f"{about}:unfinished", button.answer, now)
            await _edit(cards.kept(language), query, context)
        return earlier
    unfinished = button.answer is Answer.DELETE_UNFINISHED
    forgotten = await forget(
        services.database, scope, unfinished=unfinished, before=button.asked_at / 1000, now=now,
        question=f"{about}:unfinished" if unfinished else about, answer=button.answer,
    )  # fmt: skip
    earlier = forgotten.earlier_answer
    if not earlier:
        card = cards.deleted(language, forgotten, question)
        await _edit(card, query, context, _deletion(forgotten, scope, context))
    elif earlier == button.answer:
        await _edit(cards.done(language, forgotten.left, question), query, context)
    return earlier


async def _permitted(button: ForgetButton, query: CallbackQuery, context: BotContext) -> ForgetQuestion:
    """The question that this user may answer. Raises UserError.

    Only the user who asked may, or any admin of the group if it is about everybody, or if the group or a channel asked.
    """
    if query.message is None:
        raise UserError("button-stale")
    chat, user_id = query.message.chat, query.from_user.id
    question = ForgetQuestion(button.user_id, button.everything, button.asked_at, chat.type == ChatType.PRIVATE)
    if question.private:
        return replace(question, everything=True)
    if button.everything or button.user_id in STAND_INS:
        # Button data can be forged, and the user may no longer be an admin.
        if await is_group_admin(context.bot, chat.id, user_id):
            return question
        question = replace(question, everything=False)
    if button.user_id != user_id:
        raise UserError("button-not-yours")
    return question


def _scope(question: ForgetQuestion, chat_id: int, user_id: int, context: BotContext) -> Scope:
    """`user_id`: who writes or presses, whose name is deleted if the group or a channel asked."""
    sender = user_id if question.user_id in STAND_INS else question.user_id
    return Scope(context.bot.id, chat_id, None if question.everything else question.user_id, sender_id=sender)


async def _question(question: ForgetQuestion, scope: Scope, language: str, context: BotContext) -> Card:
    content = await content_of(context.services.database, scope, question.asked_at / 1000)
    return ForgetCards(context.services.words).question(language, content, question)


async def _edit(card: Card, query: CallbackQuery, context: BotContext, then: Send | None = None) -> None:
    if message := query.message:
        await send_or_edit(context, Place(message.chat.id), card, message_id=message.message_id, then=then)


def _deletion(forgotten: Forgotten, scope: Scope, context: BotContext) -> Send:
    """Deletes the status messages of tasks in progress, which would never change again."""

    async def delete_messages() -> None:
        for message_id in forgotten.messages:
            await context.services.messenger.delete(scope.chat_id, message_id)

    return delete_messages
