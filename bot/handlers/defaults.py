"""/defaults: what applies in a chat when nobody says otherwise, shown with where it came from, set, and reset."""

from bot.cards.status import PARAMETERS
from bot.catalogue import Choice, resolve
from bot.errors import UserError
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import Request
from bot.parsing.options import parse_choice
from bot.parsing.reader import DASHES
from bot.texts.words import Html
from storage.chats import ChatDefaults


async def defaults(request: Request) -> None:
    """Show, `name=value …`, or `reset`."""
    said = request.incoming.body.strip()
    if not said:
        return await request.reply(await _shown(request))
    await _require_admin(request)
    if said.lstrip(DASHES).lower() == "reset":
        await _save(request, Choice())
        return await request.reply("\n".join((request.say("defaults-reset"), await _shown(request))))
    services = request.context.services
    choice = parse_choice(said, services.catalogue)
    kept = Choice(**vars((await services.chats.get(request.incoming.chat_id)).defaults))
    resolve(services.catalogue, choice, kept, 0)
    await _save(request, choice.over(kept))
    await request.reply("\n".join((request.say("defaults-saved"), await _shown(request))))


async def _save(request: Request, choice: Choice) -> None:
    services = request.context.services
    await services.chats.set_defaults(
        request.incoming.chat_id, ChatDefaults(**vars(choice)), title=request.asker.title, now=services.clock()
    )


async def _shown(request: Request) -> str:
    services, language = request.context.services, request.incoming.language or ""
    chosen = Choice(**vars((await services.chats.get(request.incoming.chat_id)).defaults))
    try:
        parameters = resolve(services.catalogue, Choice(), chosen, 0)
    except UserError as error:  # a catalogue that has changed since the chat chose
        return request.say(error.key, **error.values)
    lines = [
        request.say(
            "defaults-line",
            name=request.say(f"name-{name}"),
            value=Html(services.cards.value(language, name, getattr(parameters, name))),
            source=request.say(f"source-{parameters.sources[name]}"),
        )
        for name in PARAMETERS
    ]
    return "\n".join((request.say("defaults-title"), *lines, "", request.say("defaults-how")))


async def _require_admin(request: Request) -> None:
    """In a group its defaults are shared: only its admins, anonymous ones too, change them."""
    incoming = request.incoming
    if incoming.is_private or incoming.is_anonymous_admin:
        return
    if incoming.user_id is None or incoming.sender_chat_id is not None:
        raise UserError("defaults-admins-only")
    if await is_group_admin(request.context.bot, incoming.chat_id, incoming.user_id):
        return
    if not await request.context.services.owner.is_admin(incoming.user_id):
        raise UserError("defaults-admins-only")
