"""/defaults: shows, sets and resets what applies in a chat if a request does not say it, and its own confirm-above."""

from bot.amounts import to_millionths
from bot.cards.confirm_above import MoneyLines
from bot.catalogue import resolve
from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import Request
from bot.parameters import Options, Source
from bot.parsing.confirm_above import ConfirmAbove, take_confirm_above
from bot.parsing.examples import default_examples
from bot.parsing.options import parse_options
from bot.parsing.words import DASHES
from bot.texts.words import Html
from storage.chats import Chats
from storage.session import Executor


async def defaults(request: Request) -> None:
    """`/defaults`, `/defaults name=value …`, `/defaults confirm-above=0.50` or `/defaults reset`."""
    body = request.incoming.body.strip()
    if not body:
        return await request.reply(await _overview(request))
    await _require_admin(request)
    if body.lstrip(DASHES).lower() == "reset":
        await _save(request, Options(), ConfirmAbove(None))
        return await request.reply("\n".join((request.say("defaults-reset"), await _overview(request))))
    services = request.context.services
    body, own = take_confirm_above(body, services.catalogue.currency)
    chosen: Options | None = None
    if body or own is None:
        options, before = (
            parse_options(body, services.catalogue),
            await stored(request.context, request.incoming.chat_id),
        )
        resolve(await services.pauses.catalogue(), options, before)
        chosen = options.over(before)
    await _save(request, chosen, own)
    await request.reply("\n".join((request.say("defaults-saved"), await _overview(request))))


async def stored(context: BotContext, chat_id: int) -> Options:
    """The chat's defaults."""
    return Options.from_json((await context.services.chats.get(chat_id)).options)


async def save(context: BotContext, chat_id: int, options: Options, *, title: str) -> None:
    """Replace the chat's defaults. `title` of the chat."""
    services = context.services
    await services.chats.set_options(chat_id, options.to_json(), title=title, now=services.clock())


async def _save(request: Request, options: Options | None, own: ConfirmAbove | None) -> None:
    """Replace the chat's defaults and its confirm-above together; None: unchanged."""
    services, chat_id, title = request.context.services, request.incoming.chat_id, request.requester.title
    now = services.clock()

    async def work(tx: Executor) -> None:
        chats = Chats(tx, request.context.bot.id)
        if options is not None:
            await chats.set_options(chat_id, options.to_json(), title=title, now=now)
        if own is not None:
            await chats.set_confirm_above(chat_id, own.amount, title=title, now=now)

    await services.database.transaction(work)


async def _overview(request: Request) -> str:
    services, language = request.context.services, request.incoming.language or ""
    chat = await services.chats.get(request.incoming.chat_id)
    bots = services.settings.confirm_above
    money = MoneyLines(services.words, services.catalogue, None if bots is None else to_millionths(bots))
    limits = money.confirm_above(language, chat.confirm_above)
    try:
        parameters = resolve(await services.pauses.catalogue(), Options(), Options.from_json(chat.options))
    except UserError as error:  # the catalogue has changed since the defaults were set
        return "\n".join((request.say(error.key, **error.values), "", *limits))
    option_words = services.option_words
    lines = [
        request.say(
            "defaults-line",
            name=option_words.name(language, name),
            value=option_words.value(language, name, value),
            source=request.say(f"source-{parameters.sources[name]}"),
        )
        for name, value in {"model": parameters.model, **parameters.values}.items()
    ]
    if unavailable := parameters.chosen_by(Source.MODEL):
        names = Html(request.say("separator").join(option_words.name(language, name) for name in unavailable))
        lines.append(request.say("from-model", names=names, model=option_words.title(parameters.model)))
    lines += money.price(language, parameters)
    how = request.say("defaults-how", example=" ".join(default_examples(services.catalogue.get(parameters.model))))
    return "\n".join((request.say("defaults-title"), *lines, "", *limits, "", how, money.how(language)))


async def _require_admin(request: Request) -> None:
    """In a group, only its admins (also anonymous ones) and the bot's may change the defaults. Raises UserError."""
    incoming = request.incoming
    if incoming.is_private or incoming.is_anonymous_admin:
        return
    if incoming.user_id is None or incoming.sender_chat_id is not None:
        raise UserError("defaults-admins-only")
    await require_group_admin(request.context, incoming.chat_id, incoming.user_id)


async def require_group_admin(context: BotContext, chat_id: int, user_id: int) -> None:
    """Raise UserError for a user who is neither an admin of the group nor one of the bot."""
    if await is_group_admin(context.bot, chat_id, user_id):
        return
    if not await context.services.admins.is_admin(user_id):
        raise UserError("defaults-admins-only")
