"""`@bot words` in a group: an order or an offer, as the group has chosen."""

from bot.botapi.messenger import Card
from bot.errors import UserError
from bot.handlers.ordering import is_change
from bot.handlers.routing import Request, reply
from bot.parsing.words import SENTENCE_MARKS


async def mention(request: Request) -> None:
    """Plain text that mentions the bot. A reply to a task changes it; options alone are ordered at once, as without a mention."""
    incoming, services = request.incoming, request.context.services
    if not incoming.body.strip().strip(SENTENCE_MARKS).strip():
        return await _explain(request)
    replied = incoming.reply if incoming.reply and not incoming.reply.from_this_bot else None
    if replied and replied.attachment:
        raise UserError("attachment-unusable")
    waits = not (await services.chats.get(incoming.chat_id)).order_mentions
    if task := await services.actions.find_replied(incoming):
        draft = waits and not is_change(request)
        await services.orders.repeats.by_message(task, incoming, request.requester, body=incoming.body, draft=draft)
    else:
        await services.orders.messages.order(incoming, request.requester, draft=waits)
    return None


async def _explain(request: Request) -> None:
    """The bot was only called."""
    text = request.say("mention-how", username=request.context.bot.username)
    await reply(request.context, request.incoming, Card(text))
