"""/start and what greets in its place."""

from bot.access.admins import INVITE_PREFIX
from bot.access.gate import NOT_ASKED
from bot.botapi.messenger import Button, Card
from bot.cards.greeting import GreetingCards
from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.possible import possible_for
from bot.handlers.routing import Request, reply


async def start(request: Request) -> None:
    """Greet, or make the user an admin if the payload is that of the invite link."""
    payload = request.incoming.body.strip()
    if not payload.startswith(INVITE_PREFIX):
        return await greet(request)
    if request.incoming.user_id is None or not request.incoming.is_private:
        raise UserError("claim-refused")
    if not await request.context.services.admins.accept_invite(payload, request.incoming.user_id):
        # The same update may be repeated: it gets the same answer.
        if await request.context.services.admins.is_admin(request.incoming.user_id):
            return await request.reply(request.say("claimed"))
        raise UserError("claim-refused")
    await request.reply(request.say("claimed"))


async def greet(request: Request) -> None:
    """A greeting with examples as buttons; for somebody who may not order here, with the reason instead."""
    if not request.context.services.outbox.has_room(request.incoming.chat_id):
        return
    await reply(request.context, request.incoming, await _greeting(request))


async def _greeting(request: Request) -> Card:
    context, language = request.context, request.incoming.language or ""
    cards = greeting_cards(context)
    refusal = await context.services.gate.expected_refusal(request.requester)
    if refusal == NOT_ASKED and not request.incoming.is_private:
        return cards.refused(language, UserError("start-ask-group", username=context.bot.username))
    if refusal is not None:
        return cards.refused(language, UserError(refusal))
    possible = await possible_for(context, request.requester)
    return cards.card(language, possible, private=request.incoming.is_private)


async def example_buttons(request: Request) -> tuple[tuple[Button, ...], ...]:
    """The greeting's example, for another message of a private chat; none if the order would be refused."""
    if not request.incoming.is_private or await request.context.services.gate.expected_refusal(request.requester):
        return ()
    possible = await possible_for(request.context, request.requester)
    return greeting_cards(request.context).example(request.incoming.language or "", possible)


def greeting_cards(context: BotContext) -> GreetingCards:
    """Renders them."""
    return GreetingCards(context.services.words, context.services.catalogue, context.bot.username)
