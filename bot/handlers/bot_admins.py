"""Commands and buttons for the bot's admins: others get a short answer."""

from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.routing import Request


async def require_bot_admin(request: Request) -> int:
    """The user id of an admin of the bot who wrote under the own name. Raises UserError for everybody else.

    Anonymous admins of a group and channels share one account of Telegram.
    """
    incoming = request.incoming
    if incoming.user_id is None or incoming.sender_chat_id is not None:
        raise UserError("bot-admins-only")
    await require_admin_id(request.context, incoming.user_id)
    return incoming.user_id


async def require_admin_id(context: BotContext, user_id: int) -> None:
    """Raise UserError for a user who is no admin of the bot. An admin's private chat is answered from now on also in a flood."""
    services = context.services
    if not await services.admins.is_admin(user_id):
        raise UserError("bot-admins-only")
    for outbox in (services.outbox, services.press_answers):
        outbox.promise(user_id)
