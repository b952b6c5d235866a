"""/broadcast: an admin of the bot sends a message to all chats, after a question. `bot/pipeline/broadcaster.py` sends it."""

from telegram import CallbackQuery

from bot.botapi.messenger import Place
from bot.callbacks import BroadcastAction, BroadcastButton
from bot.cards.broadcasts import BroadcastCards
from bot.errors import UserError
from bot.handlers.bot_admins import require_admin_id, require_bot_admin
from bot.handlers.context import BotContext, Services
from bot.handlers.routing import Request, reply, send_or_edit
from bot.redaction import Redactor
from bot.settings import Access
from storage.broadcasts import Broadcasts, start_broadcast


async def broadcast(request: Request) -> None:
    """In reply to a message: ask whether it is to be sent to all chats."""
    await require_bot_admin(request)
    incoming, services = request.incoming, request.context.services
    if not incoming.is_private:
        raise UserError("broadcast-private")
    if incoming.reply is None or incoming.reply.message_id is None or incoming.reply.whole is None:
        raise UserError("broadcast-how")
    if Redactor(services.settings.message_secrets).holds(incoming.reply.whole()):  # a copy does not pass our redaction
        raise UserError("prompt-secret")
    chats = await _broadcasts(request.context).count_recipients(everybody=_everybody(services))
    if not chats:
        raise UserError("broadcast-nobody")
    card = BroadcastCards(services.words).question(incoming.language or "", incoming.reply.message_id, chats)
    await reply(request.context, incoming, card)


async def press(button: BroadcastButton, query: CallbackQuery, context: BotContext) -> str | None:
    """*Send*, *Cancel* or *Stop*."""
    await require_admin_id(context, query.from_user.id)
    if query.message is None:
        raise UserError("button-stale")
    language, services = context.language, context.services
    cards, chat_id, question_id = BroadcastCards(services.words), query.message.chat.id, query.message.message_id
    broadcasts = _broadcasts(context)
    broadcast_id = broadcasts.id_of(chat_id, question_id)
    match button.action:
        case BroadcastAction.SEND:
            total = await start_broadcast(
                services.database, context.bot.id, chat_id=chat_id, source_id=button.source_id, question_id=question_id,
                language=language, everybody=_everybody(services), now=services.clock(),
            )  # fmt: skip
            # None: the press was repeated, and the worker shows the progress.
            card = None if total is None else cards.progress(language, button.source_id, 0, total)
        case BroadcastAction.CANCEL | BroadcastAction.STOP:
            # *Cancel* stops, too: a client may show the question although *Send* has been pressed.
            if await broadcasts.stop(broadcast_id, services.clock()):
                return services.words.plain(language, "broadcast-stopping")
            if button.action is BroadcastAction.STOP or (await broadcasts.tally(broadcast_id)).total:
                return services.words.plain(language, "button-stale")
            card = cards.cancelled(language)
    if card:
        await send_or_edit(context, Place(chat_id), card, message_id=question_id)
    return None


def _broadcasts(context: BotContext) -> Broadcasts:
    return Broadcasts(context.services.database, context.bot.id)


def _everybody(services: Services) -> bool:
    """Whether chats get the message without an approval."""
    return services.settings.access is Access.OPEN
