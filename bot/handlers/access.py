"""/access, /allow, /block and /remove: the bot's admins see and change who may order."""

import re
import unicodedata

from telegram import CallbackQuery

from bot.access.gate import GENERAL
from bot.botapi.messenger import Card, Place
from bot.callbacks import CHAT_ID, AccessButton, AccessPageButton, Decision
from bot.cards.access import PAGE, AccessCards
from bot.errors import UserError
from bot.handlers.approvals import current_id, describe, store, welcome
from bot.handlers.bot_admins import require_admin_id, require_bot_admin
from bot.handlers.context import BotContext
from bot.handlers.routing import Request, reply, send_or_edit
from storage.budgets import days_of
from storage.chats import ChatAccess
from storage.statistics import Statistics

DECISIONS = {"allow": Decision.APPROVE, "block": Decision.BLOCK, "remove": Decision.REMOVE}
MINUS = re.compile(r"^[\u2010-\u2015\u2212](?=[0-9])")  # what keyboards make of a hyphen
THIS_TOPIC = "topic"


async def access(request: Request) -> None:
    """`/access`: every chat and user known, waiting ones first."""
    await require_bot_admin(request)
    require_private(request)
    await reply(request.context, request.incoming, await _page(request.context, request.incoming.language or "", 0))


async def decide_by_hand(request: Request) -> None:
    """`/allow ID`, `/block ID`, `/remove ID`; in a group without an id, for the group. `/allow topic`: this topic only."""
    await require_bot_admin(request)
    incoming, context = request.incoming, request.context
    decision = DECISIONS[incoming.command.name if incoming.command else ""]
    chat_id, topic = _target(request, decision)
    chat_id = await current_id(chat_id, context)
    await store(decision, chat_id, context, topic=topic)
    await request.reply(await describe(decision, chat_id, context, incoming.language or "", topic=topic))
    if decision is Decision.APPROVE:
        await welcome(chat_id, context, topic=topic, notify=chat_id != incoming.chat_id)


async def pressed(button: AccessButton | AccessPageButton, query: CallbackQuery, context: BotContext) -> str | None:
    """A button of /access: another page, or a decision. Returns the answer to the press."""
    await require_admin_id(context, query.from_user.id)
    match button:
        case AccessPageButton(number):
            await _show(number, query, context)
            return None
        case AccessButton(decision, chat_id, page):
            chat_id = await current_id(chat_id, context)
            await store(decision, chat_id, context)
            if decision is Decision.APPROVE:
                await welcome(chat_id, context)
            await _show(page, query, context)
            text = await describe(decision, chat_id, context, context.language)
            return context.services.words.without_markup(text)


def require_private(request: Request) -> None:
    """Raise UserError in a group: the answer names other chats and users."""
    if not request.incoming.is_private:
        raise UserError("admins-in-private")


def _target(request: Request, decision: Decision) -> tuple[int, int | None]:
    """The chat that is meant, and the topic if only that is approved. Raises UserError."""
    incoming = request.incoming
    words = incoming.body.split()
    if not words and not incoming.is_private:
        return incoming.chat_id, None
    if words == [THIS_TOPIC] and decision is Decision.APPROVE and request.requester.in_forum:
        return incoming.chat_id, incoming.thread_id or GENERAL
    written = MINUS.sub("-", unicodedata.normalize("NFKC", words[0])) if words else ""
    if not CHAT_ID.fullmatch(written) or int(written) == 0:
        raise UserError("access-id-missing", command=incoming.command.name if incoming.command else "")
    if not incoming.is_private and int(written) != incoming.chat_id:
        raise UserError("admins-in-private")
    return int(written), None


async def _show(number: int, query: CallbackQuery, context: BotContext) -> None:
    if query.message is None:
        raise UserError("button-stale")
    card = await _page(context, context.language, number)
    await send_or_edit(context, Place(query.message.chat.id), card, message_id=query.message.message_id)


async def _page(context: BotContext, language: str, number: int) -> Card:
    services = context.services
    counts, admins = await services.chats.counts(), await services.admins.admin_ids()
    waiting = [admin for admin in admins if (await services.chats.get(admin)).access is ChatAccess.ASKED]
    counts[ChatAccess.ASKED] = counts.get(ChatAccess.ASKED, 0) - len(waiting)  # asked before they were admins
    counts[ChatAccess.APPROVED] = counts.get(ChatAccess.APPROVED, 0) + len(waiting)
    number = max(0, min(number, (sum(counts.values()) - 1) // PAGE))  # chats may have gone since the page was shown
    chats = await services.chats.page(skip=number * PAGE, most=PAGE)
    month = days_of(services.periods.starts("month", services.clock()))
    spent = await Statistics(services.database).spent([chat.chat_id for chat in chats], *month)
    cards = AccessCards(services.words, services.gate.mode, services.catalogue.currency)
    return cards.page(language, chats, counts, number, spent, admins)
