"""/forget: content is deleted at once; what is paid and under way is asked about first."""

import math

from telegram import CallbackQuery
from telegram.constants import ChatType

from bot.botapi.messenger import Button, Card, Place
from bot.callbacks import EraseButton, write
from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import Request, put, reply
from storage.retention import Forgotten, Scope, first_requested_at, forget


async def forget_all(request: Request) -> None:
    """In private, and by a group's admin, everything of the chat; by others what they asked for themselves."""
    incoming = request.incoming
    everything = incoming.is_private or incoming.is_anonymous_admin
    if not everything and incoming.user_id is not None:
        everything = await is_group_admin(request.context.bot, incoming.chat_id, incoming.user_id)
    whose = Scope(request.context.bot.id, incoming.chat_id, None if everything else request.requester.user_id)
    services = request.context.services
    asked = await first_requested_at(services.database, incoming.message_id, whose, services.clock())
    forgotten = await _forget(whose, context=request.context, unfinished=False, before=asked)
    buttons: tuple[tuple[Button, ...], ...] = ()
    if forgotten.left:
        data = write(EraseButton(request.requester.user_id, everything, math.ceil(asked)))
        buttons = ((Button(request.say("button-erase", count=forgotten.left), data=data),),)
    text = _said(request.context, incoming.language or "", forgotten)
    await reply(request.context, incoming, Card(text, buttons))


async def erase(button: EraseButton, query: CallbackQuery, context: BotContext) -> None:
    """*Delete them too* was pressed by the user who was asked: delete what there was then."""
    if query.message is None:
        raise UserError("button-stale")
    chat, chat_id = query.message.chat, query.message.chat.id
    # What a button says can be forged, and an admin may be none any more.
    may = chat.type == ChatType.PRIVATE or await is_group_admin(context.bot, chat_id, query.from_user.id)
    all_of_it = button.everything and may
    # An anonymous admin asks under another id than the one that presses.
    if not all_of_it and button.user_id != query.from_user.id:
        raise UserError("button-not-yours")
    whose = Scope(context.bot.id, chat_id, None if all_of_it else query.from_user.id)
    forgotten = await _forget(whose, context=context, unfinished=True, before=float(button.asked))
    text = _said(context, query.from_user.language_code or "", forgotten)
    await put(context, Place(chat_id), Card(text), over=query.message.message_id)


async def _forget(whose: Scope, *, context: BotContext, unfinished: bool, before: float) -> Forgotten:
    """Delete the rows, and the messages that would go on saying that something is under way."""
    services = context.services
    forgotten = await forget(services.database, whose, unfinished=unfinished, before=before, now=services.clock())
    for message_id in forgotten.messages:
        await services.messenger.delete(whose.chat_id, message_id)
    return forgotten


def _said(context: BotContext, language: str, forgotten: Forgotten) -> str:
    words = context.services.words
    lines = [words.say(language, "forgotten", count=forgotten.tasks)]
    if forgotten.defaults:
        lines.append(words.say(language, "forgotten-defaults"))
    if forgotten.left:
        lines.append(words.say(language, "forgotten-left", count=forgotten.left))
    return "\n".join(lines)
