"""/start and /help."""

from bot.catalogue import listed
from bot.errors import UserError
from bot.handlers.routing import Request
from bot.owner import CLAIM_PREFIX
from bot.texts.words import Html

OPTIONS = (
    "<code>--landscape</code> <code>--size large</code> <code>--duration 15</code> <code>--model …</code>"
    " <code>--no-watermark</code>"
)


async def start(request: Request) -> None:
    """Greets; a claim link's payload makes its first opener the admin."""
    payload = request.incoming.body.strip()
    if not payload.startswith(CLAIM_PREFIX):
        return await show_help(request)
    if request.incoming.user_id is None or not request.incoming.is_private:
        raise UserError("claim-refused")
    if not await request.context.services.owner.claim(payload, request.incoming.user_id):
        # The very update may come twice: whoever is the admin already is told so again, not refused.
        if await request.context.services.owner.is_admin(request.incoming.user_id):
            return await request.reply(request.say("claimed"))
        raise UserError("claim-refused")
    await request.reply(request.say("claimed"))


async def show_help(request: Request) -> None:
    """What the bot can do, on one screen of a phone."""
    text = request.say("help", options=Html(OPTIONS), models=listed(request.context.services.catalogue.available))
    if not request.incoming.is_private:
        text += "\n\n" + request.say("help-group", username=request.context.bot.username)
    await request.reply(text)
