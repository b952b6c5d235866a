"""Messages in private that are only small talk: they get an answer instead of an offer to make a video of them."""

from dataclasses import replace
from typing import assert_never

from bot.cards.costs import CostCards
from bot.errors import UserError
from bot.handlers.chat_settings import load
from bot.handlers.guide import show_help
from bot.handlers.possible import parameters_of, possible_for
from bot.handlers.routing import NotForThisRoute, Request
from bot.handlers.start import greet
from bot.handlers.usage import budgets_left
from bot.parameters import Options, Parameters
from bot.parsing.incoming import Incoming
from bot.parsing.small_talk import Talk


def may_be(incoming: Incoming) -> bool:
    """Whether a message may be small talk: plain words in a private chat."""
    is_plain = incoming.command is None and not incoming.photos and incoming.attachment is None
    return incoming.is_private and incoming.addressed and is_plain and bool(incoming.body.strip())


async def answer(request: Request) -> None:
    """Answer small talk; any other text is passed on. In reply to a photo it may be what should happen: that is offered."""
    incoming, services = request.incoming, request.context.services
    talk = services.small_talk.kind(incoming.body)
    if talk is None:
        raise NotForThisRoute(incoming)
    about_photo = incoming.reply is not None and bool(incoming.reply.photos)
    if about_photo or await services.orders.messages.waiting_photos(incoming):
        raise NotForThisRoute(replace(incoming, small_talk=True))
    if services.outbox.has_room(incoming.chat_id):
        await _answer(talk, request)


def marked(request: Request) -> Request:
    """The request of a photo whose caption, in private, is only small talk: it waits for *Create*."""
    incoming = request.incoming
    if not incoming.is_private or incoming.command or request.context.services.small_talk.kind(incoming.body) is None:
        return request
    return replace(request, incoming=replace(incoming, small_talk=True))


async def _answer(talk: Talk, request: Request) -> None:
    match talk:
        case Talk.GREETING:
            await greet(request)
        case Talk.HELP:
            await show_help(request)
        case Talk.PRICE:
            await request.reply(await _costs(request))
        case Talk.THANKS | Talk.WHO | Talk.BYE | Talk.NO | Talk.OK:
            await request.reply(request.say(f"answer-{talk}"))
        case other:
            assert_never(other)


async def _costs(request: Request) -> str:
    incoming, services = request.incoming, request.context.services
    settings = await load(request.context, incoming.chat_id, incoming.thread_id, private=True)
    possible, own = await possible_for(request.context, request.requester), parameters_of(settings)
    if possible.refusal:
        return request.say(possible.refusal.key, **possible.refusal.values)
    others: list[Parameters] = []
    for model in possible.models:
        if own is not None and model.name == own.model:
            continue
        try:
            others.append(settings.parameters(Options(model=model.name)))
        except UserError:  # it lacks what was chosen here
            continue
    cards = CostCards(services.words, services.option_words, services.catalogue)
    return cards.text(incoming.language or "", own, others, await budgets_left(request))
