"""/settings and /defaults, as people type them: show, set and reset what applies in a chat or a topic."""

from bot.botapi.messenger import Card
from bot.cards.chat_settings import Change, ChatSettings
from bot.errors import UserError
from bot.handlers.chat_settings import cards, load, require_may_change, save
from bot.handlers.routing import Request, reply
from bot.parsing.confirm_above import take_confirm_above
from bot.parsing.mention_setting import take_mention_setting
from bot.parsing.options import is_reset, parse_options


async def defaults(request: Request) -> None:
    """`/settings`, `/settings name=value …`, `/settings confirm-above=0.50`, `/settings mention=order` or `/settings reset`."""
    body, settings = request.incoming.body.strip(), await _load(request)
    if not body:
        return await reply(request.context, request.incoming, _card(request, settings))
    if not request.incoming.is_anonymous_admin:
        user_id = None if request.incoming.sender_chat_id is not None else request.incoming.user_id
        await require_may_change(request.context, settings, user_id)
    resets = is_reset(body)
    change = settings.reset() if resets else _typed(request, settings, body)
    await save(request.context, settings, change, title=request.requester.title)
    key = "defaults-saved" if not resets else "defaults-reset" if settings.topic is None else "settings-reset-topic"
    await reply(request.context, request.incoming, _card(request, await _load(request), key))


async def _load(request: Request) -> ChatSettings:
    incoming = request.incoming
    return await load(request.context, incoming.chat_id, incoming.thread_id, private=incoming.is_private)


def _typed(request: Request, settings: ChatSettings, body: str) -> Change:
    """What the words change. Raises UserError."""
    catalogue = request.context.services.catalogue
    body, own = take_confirm_above(body, catalogue.currency)
    body, at_once = take_mention_setting(body)
    if at_once is not None and settings.private:
        raise UserError("mention-in-groups")
    is_option = bool(body) or (own is None and at_once is None)
    options = settings.typed(parse_options(body, catalogue)).options if is_option else None
    return Change(options=options, confirm_above=own, order_mentions=at_once)


def _card(request: Request, settings: ChatSettings, key: str = "") -> Card:
    card = cards(request.context.services).overview(request.incoming.language or "", settings)
    return Card("\n".join((request.say(key), card.text)), card.buttons) if key else card
