"""*Change* below a video: a card with a button for each option, edited in place. *Create* on it orders."""

from contextlib import suppress

from telegram import CallbackQuery

from bot.access.gate import Requester
from bot.botapi.messenger import Card, Place
from bot.callbacks import ChangeButton, ChangeCallback
from bot.cards.changes import Change
from bot.cards.changing import Changing, NoSuchPart
from bot.cards.current import is_change
from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.presses import TaskPress, require_permission
from bot.handlers.routing import Request, send_or_edit
from bot.orders import ButtonTarget
from bot.orders.offer_pace import TooManyOffers
from bot.orders.origins import intent_of_message
from bot.parameters import Parameters
from storage.model import Task


async def begin(task: Task, press: TaskPress) -> None:
    """Everybody in the chat may: the card is the user's who pressed, and so is what it orders."""
    reply_to = press.query.message.message_id if press.query.message else task.origin.message_id
    with suppress(TooManyOffers):
        await press.services.orders.changes.begin(task, press.requester, press.query.id, reply_to)


async def press(button: ChangeCallback, query: CallbackQuery, user: Requester, context: BotContext) -> None:
    """Show what can be chosen, or choose it. Raises UserError, after a button that is out of date was renewed."""
    draft = await context.services.orders.drafts.find(ButtonTarget(button.task_id, None), user.chat_id)
    await require_permission(draft, query.from_user.id, context)
    change = await context.services.current_cards.change(draft) if is_change(draft) else None
    if change is None:
        await renew(draft, query, context)
        raise UserError("button-stale")
    if button.version == change.changing.version:
        with suppress(NoSuchPart):
            return await _act(button, change, query, context)
    await renew(draft, query, context)
    raise UserError("button-stale")


async def _act(button: ChangeCallback, change: Change, query: CallbackQuery, context: BotContext) -> None:
    if isinstance(button, ChangeButton):
        card = context.services.current_cards.changes.page(change, button.setting, button.page)
        return await _show(card, query, context)
    if button.number >= len(change.changing.choices(button.setting)):
        raise NoSuchPart(button.setting)

    def choice(row: Task) -> Parameters:
        now = _of(row, change)
        if now.version != button.version:  # another model was chosen meanwhile
            raise UserError("button-stale")
        return now.choose(button.setting, button.number)

    return await context.services.orders.changes.choose(change.task, choice)


async def type_in(draft: Task, request: Request) -> None:
    """Options that were written in reply to the card, which shows them then."""
    services = request.context.services
    text = services.orders.repeats.parse(request.incoming.body)
    change = await services.current_cards.change(draft)
    if change is None:
        raise UserError("button-stale")
    intent = intent_of_message(request.context.bot.id, request.incoming.chat_id, request.incoming.message_id)

    def choice(row: Task) -> Parameters:
        return _of(row, change).typed(text.options)

    await services.orders.changes.type_in(draft, intent, request.requester, choice)


async def renew(task: Task, query: CallbackQuery, context: BotContext) -> None:
    """Show the card of a draft of *Change* as it is now, if that is the message with the button."""
    if query.message and query.message.message_id == task.status_message_id:
        await _show(await context.services.current_cards.of(task), query, context)


def _of(row: Task, change: Change) -> Changing:
    """The same for the row as it is now."""
    if row.parameters is None:
        raise UserError("button-stale")
    return Changing(change.changing.catalogue, Parameters.of(row.parameters), change.changing.original)


async def _show(card: Card, query: CallbackQuery, context: BotContext) -> None:
    if query.message is not None:
        await send_or_edit(context, Place(query.message.chat.id), card, message_id=query.message.message_id)
