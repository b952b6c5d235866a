"""/pause and /resume: an admin of the bot pauses a model for everybody."""

from bot.errors import UserError
from bot.handlers.bot_admins import require_bot_admin
from bot.handlers.routing import Request
from bot.texts.words import clip_escaped

LONGEST_REASON = 300  # characters, escaped


async def pause(request: Request) -> None:
    """`/pause MODEL reason`: from now on the model is refused with the reason, and so are its waiting orders."""
    admin_id = await require_bot_admin(request)
    services = request.context.services
    name, *words = request.incoming.body.split() or [""]
    reason = clip_escaped(" ".join(words), LONGEST_REASON)
    if not reason:
        raise UserError("pause-how", example=services.catalogue.default_model)
    model = services.catalogue.get(name)
    refused = await services.pauses.pause(model, reason, admin_id)
    lines = [request.say("paused-now", model=model.name, reason=reason)]
    if refused:
        lines.append(request.say("paused-refused", count=refused))
    await request.reply("\n".join(lines))


async def resume(request: Request) -> None:
    """`/resume MODEL`. What the models file pauses stays paused."""
    admin_id = await require_bot_admin(request)
    services = request.context.services
    name = request.incoming.body.strip()
    if not name:
        raise UserError("resume-how", example=services.catalogue.default_model)
    model = services.catalogue.get(name)
    resumed = await services.pauses.resume(model, admin_id)
    if resumed.in_file:
        raise UserError("resume-in-file", model=model.name, reason=model.paused)
    await request.reply(request.say("resumed" if resumed.by_hand else "resume-not-paused", model=model.name))
