"""/admins: who the bot's admins are; adds and removes them."""

import html

from bot.callbacks import USER_ID
from bot.errors import UserError
from bot.handlers.access import require_private
from bot.handlers.approvals import welcome
from bot.handlers.bot_admins import require_bot_admin
from bot.handlers.context import BotContext
from bot.handlers.routing import Request
from bot.texts.words import Html


async def admins(request: Request) -> None:
    """`/admins`, `/admins add ID` or `/admins remove ID`."""
    await require_bot_admin(request)
    require_private(request)
    services = request.context.services
    match request.incoming.body.split():
        case []:
            await request.reply(await _list(request))
        case [verb, written] if verb.lower() in {"add", "remove"} and USER_ID.fullmatch(written):
            user_id = int(written)
            await (services.admins.add(user_id) if verb.lower() == "add" else services.admins.remove(user_id))
            key = "admins-added" if verb.lower() == "add" else "admins-gone"
            await request.reply(request.say(key, name=await _name(request.context, user_id), user=str(user_id)))
            if verb.lower() == "add":  # what they requested before is offered
                await welcome(user_id, request.context, notify=False)
        case _:
            raise UserError("admins-how")


async def _list(request: Request) -> str:
    admins = request.context.services.admins
    lines = [request.say("admins-title")]
    for user_id in sorted(await admins.admin_ids()):
        name = html.escape(await _name(request.context, user_id), quote=False)
        line = Html(f"{name} (<code>{user_id}</code>)")
        lines.append(f"• {request.say('admins-in-settings', name=line) if user_id in admins.configured else line}")
    return "\n".join((*lines, "", request.say("admins-how")))


async def _name(context: BotContext, user_id: int) -> str:
    """The name of a user who has written to the bot, else a dash."""
    services = context.services
    known = (await services.chats.get(user_id)).title
    return known or (await services.messenger.names(user_id, user_id))[0] or "–"
