"""/start and /help."""

import html
import math

from bot.access.admins import INVITE_PREFIX
from bot.catalogue import Model, comma_separated
from bot.errors import UserError
from bot.handlers.routing import Request
from bot.parsing.examples import flag_examples
from bot.texts.words import Html
from storage.retention import KEYS_KEPT, REQUESTS_KEPT

HOUR, DAY = 3600.0, 86400.0  # seconds
MODEL_EXAMPLE = "--model …"


async def start(request: Request) -> None:
    """Greet, or make the user an admin if the payload is that of the invite link."""
    payload = request.incoming.body.strip()
    if not payload.startswith(INVITE_PREFIX):
        return await show_help(request)
    if request.incoming.user_id is None or not request.incoming.is_private:
        raise UserError("claim-refused")
    if not await request.context.services.admins.accept_invite(payload, request.incoming.user_id):
        # The same update may be repeated: it gets the same answer.
        if await request.context.services.admins.is_admin(request.incoming.user_id):
            return await request.reply(request.say("claimed"))
        raise UserError("claim-refused")
    await request.reply(request.say("claimed"))


async def show_help(request: Request) -> None:
    """What the bot can do, short enough for one screen of a phone."""
    catalogue = await request.context.services.pauses.catalogue()
    text = request.say(
        "help", options=option_examples(catalogue.preferred), models=comma_separated(catalogue.available)
    )
    if not request.incoming.is_private:
        text += "\n\n" + request.say("help-group", username=request.context.bot.username)
    await request.reply(text)


async def show_privacy(request: Request) -> None:
    """What is kept of a user, for how long, and how it is erased. Every bot has to answer this, without approval."""
    settings = request.context.services.settings
    key = "privacy" if request.incoming.is_private else "privacy-group"
    days = max(1, math.ceil(settings.retention / DAY))
    kept = request.say("privacy-kept")
    time = request.say("privacy-time", days=days, hours=round(KEYS_KEPT / HOUR), kept=round(REQUESTS_KEPT / DAY))
    await request.reply("\n\n".join((f"{kept}\n{time}", request.say(key), request.say("privacy-elsewhere"))))


def option_examples(model: Model) -> Html:
    """An example of each option of a model, as code that can be copied."""
    examples = (html.escape(example, quote=False) for example in (*flag_examples(model), MODEL_EXAMPLE))
    return Html(" ".join(f"<code>{example}</code>" for example in examples))
