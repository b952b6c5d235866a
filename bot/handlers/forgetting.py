"""/forget: deletes content at once; unfinished paid tasks only after confirmation."""

import math

from telegram import CallbackQuery
from telegram.constants import ChatType

from bot.botapi.messenger import Button, Card, Place
from bot.callbacks import EraseButton, callback_data
from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import Request, Send, reply, send_or_edit
from storage.retention import Forgotten, Scope, first_requested_at, forget


async def forget_all(request: Request) -> None:
    """Delete everything of a private chat, or of a group if its admin requests it; otherwise the user's own tasks."""
    incoming = request.incoming
    everything = incoming.is_private or incoming.is_anonymous_admin
    if not everything and incoming.user_id is not None:
        everything = await is_group_admin(request.context.bot, incoming.chat_id, incoming.user_id)
    user_id = request.requester.user_id
    whose = Scope(request.context.bot.id, incoming.chat_id, None if everything else user_id, sender_id=user_id)
    services = request.context.services
    requested_at = await first_requested_at(services.database, incoming.message_id, whose, services.clock())
    forgotten = await _forget(whose, context=request.context, unfinished=False, before=requested_at)
    buttons: tuple[tuple[Button, ...], ...] = ()
    if forgotten.left:
        data = callback_data(EraseButton(request.requester.user_id, everything, math.ceil(requested_at)))
        buttons = ((Button(request.say("button-erase", count=forgotten.left), data=data),),)
    text = _answer(request.context, incoming.language or "", forgotten)
    await reply(request.context, incoming, Card(text, buttons), then=_deletion(forgotten, whose, request.context))


async def erase(button: EraseButton, query: CallbackQuery, context: BotContext) -> None:
    """*Delete them too*: delete what existed at the time of the /forget."""
    if query.message is None:
        raise UserError("button-stale")
    chat, chat_id = query.message.chat, query.message.chat.id
    # Button data can be forged, and the user may no longer be an admin.
    may_erase_all = chat.type == ChatType.PRIVATE or await is_group_admin(context.bot, chat_id, query.from_user.id)
    everything = button.everything and may_erase_all
    # An anonymous admin's /forget has another user id than the press.
    if not everything and button.user_id != query.from_user.id:
        raise UserError("button-not-yours")
    user_id = query.from_user.id
    whose = Scope(context.bot.id, chat_id, None if everything else user_id, sender_id=user_id)
    forgotten = await _forget(whose, context=context, unfinished=True, before=float(button.requested_at))
    text = _answer(context, context.language, forgotten)
    await send_or_edit(
        context, Place(chat_id), Card(text), message_id=query.message.message_id,
        then=_deletion(forgotten, whose, context),
    )  # fmt: skip


async def _forget(whose: Scope, *, context: BotContext, unfinished: bool, before: float) -> Forgotten:
    """Delete the rows."""
    services = context.services
    return await forget(services.database, whose, unfinished=unfinished, before=before, now=services.clock())


def _deletion(forgotten: Forgotten, whose: Scope, context: BotContext) -> Send:
    """Deletes the status messages of tasks in progress, which would never change again."""

    async def delete_messages() -> None:
        for message_id in forgotten.messages:
            await context.services.messenger.delete(whose.chat_id, message_id)

    return delete_messages


def _answer(context: BotContext, language: str, forgotten: Forgotten) -> str:
    words = context.services.words
    lines = [words.say(language, "forgotten", count=forgotten.tasks)]
    if forgotten.defaults:
        lines.append(words.say(language, "forgotten-defaults"))
    if forgotten.left:
        lines.append(words.say(language, "forgotten-left", count=forgotten.left))
    return "\n".join(lines)
