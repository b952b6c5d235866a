"""/start and what greets in its place."""

from bot.access.admins import INVITE_PREFIX
from bot.access.gate import NOT_ASKED
from bot.botapi.messenger import Button, Card
from bot.cards.greeting import GreetingCards
from bot.errors import UserError
from bot.handlers.approvals import welcome
from bot.handlers.context import BotContext
from bot.handlers.possible import possible_for
from bot.handlers.routing import Request, reply
from storage.retention import REQUESTS_KEPT


async def start(request: Request) -> None:
    """Greet, or make the user an admin if the payload is that of the invite link."""
    payload = request.incoming.body.strip()
    if not payload.startswith(INVITE_PREFIX):
        return await greet(request)
    if request.incoming.user_id is None or not request.incoming.is_private:
        raise UserError("claim-refused")
    admins, user_id = request.context.services.admins, request.incoming.user_id
    # The same update may be repeated: it gets the same answer.
    if not await admins.accept_invite(payload, user_id) and not await admins.is_admin(user_id):
        raise UserError("claim-refused")
    await _claimed(request)


async def _claimed(request: Request) -> None:
    """What the first admin can do now. What was requested before there was one is offered, or asked about."""
    context = request.context
    possible = await possible_for(context, request.requester)
    lines = [request.say("claimed"), "", request.say("claimed-next")]
    if possible.pictures and not possible.photos:
        lines.append(request.say("claimed-photos"))
    await request.reply("\n".join(lines))
    await welcome(request.incoming.chat_id, context, notify=False)
    await context.services.gate.asking.resume(within=REQUESTS_KEPT)


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
