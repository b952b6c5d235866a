"""/help and /privacy."""

import html
import math

from bot.cards.addressing import at
from bot.cards.greeting import Possible
from bot.catalogue import Model, comma_separated
from bot.handlers.possible import possible_for
from bot.handlers.routing import Request
from bot.parsing.examples import flag_examples
from bot.texts.words import Html
from storage.retention import KEYS_KEPT, REQUESTS_KEPT

HOUR, DAY = 3600.0, 86400.0  # seconds
MODEL_EXAMPLE = "--model …"


async def show_help(request: Request) -> None:
    """What the bot can do, short enough for one screen of a phone. What cannot work here is left out."""
    possible = await possible_for(request.context, request.requester)
    paragraphs = [
        "\n".join((request.say("help-photos-title" if possible.photos else "help-title"), *_ways(request, possible))),
        "\n".join((*_options(request, possible), request.say("help-chat"))),
        request.say("help"),
    ]
    if possible.models and not possible.refusal:
        models = comma_separated(model.name for model in possible.models)
        paragraphs.append(request.say("help-models", models=models))
    if not request.incoming.is_private:
        paragraphs.append(request.say("help-group", username=request.context.bot.username))
    await request.reply("\n\n".join(paragraphs))


def _ways(request: Request, possible: Possible) -> list[str]:
    """How to order here, or why nobody can."""
    if possible.refusal:
        return [request.say(possible.refusal.key, **possible.refusal.values)]
    addressed = at(request.context.bot.username, request.incoming.chat_id)
    lines = [request.say("help-words", at=addressed)]
    if request.incoming.is_private:
        lines.append(request.say("help-plain"))
    if possible.photos:
        lines.append(request.say("help-photos", at=addressed))
    if possible.pictures:
        lines.append(request.say("help-links"))
    return lines


def _options(request: Request, possible: Possible) -> list[str]:
    """How to write the options of the model that is used here."""
    model = possible.model or next(iter(possible.models), None)
    return [request.say("help-options", options=option_examples(model))] if model and not possible.refusal else []


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
