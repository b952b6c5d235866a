"""Buttons of a task. Only the user who ordered and admins may spend or cancel; everybody in the chat may look."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Message

from bot.botapi.messenger import Place
from bot.callbacks import Action, TaskButton
from bot.cards.current import OFFERING, is_change
from bot.errors import UserError
from bot.handlers.changing import begin, renew
from bot.handlers.checking import check_answer
from bot.handlers.presses import TaskPress, require_permission
from bot.handlers.routing import send_or_edit
from bot.handlers.unavailable import offer_others
from bot.money import PriceChanged
from bot.orders import MODEL_UNAVAILABLE, ButtonTarget, Withdrawal
from storage.model import Task

Handler = Callable[[Task, TaskPress], Awaitable[str | None]]


async def act_on_task(button: TaskButton, press: TaskPress) -> str | None:
    orders, chat_id = press.services.orders, press.requester.chat_id
    if on_card := ON_CARDS.get(button.action):
        task = await _find_current(button, press)
        await require_permission(task, press.query.from_user.id, press.context)
        return await _or_offer(on_card, task, _in_topic_of(task, press))
    task = await orders.drafts.find(ButtonTarget(button.task_id, None), chat_id)
    handler = OF_ANY_VERSION.get(button.action) or ON_RESULTS[button.action]
    return await _or_offer(handler, task, _in_topic_of(task, press))


async def _find_current(button: TaskButton, press: TaskPress) -> Task:
    """The row of a button on its card. A card of *Change* that was changed since is shown as it is now."""
    drafts, chat_id = press.services.orders.drafts, press.requester.chat_id
    try:
        return await drafts.find(ButtonTarget(button.task_id, button.number), chat_id)
    except UserError:
        row = await drafts.find(ButtonTarget(button.task_id, None), chat_id)
        if is_change(row):
            await renew(row, press.query, press.context)
        raise


async def _or_offer(handle: Handler, task: Task, press: TaskPress) -> str | None:
    """Handle a press; offer other models if the model is not available now, and show a changed price."""
    try:
        return await handle(task, press)
    except PriceChanged:
        await (_renumber if _is_result(task, press) else _show_card)(task, press)
        raise
    except UserError as error:
        if error.key in MODEL_UNAVAILABLE:
            await offer_others(task, press.query, press.context)
        raise


def _in_topic_of(task: Task, press: TaskPress) -> TaskPress:
    """The press with the topic of its task, if Telegram does not tell that of the message, which it may not for deleted ones."""
    if press.query.message and press.query.message.is_accessible:
        return press
    return replace(press, requester=replace(press.requester, thread_id=task.origin.thread_id))


async def _create(task: Task, press: TaskPress) -> None:
    await press.services.orders.drafts.confirm(task, press.requester, press.button.price)


async def _as_picture(task: Task, press: TaskPress) -> None:
    await press.services.orders.drafts.use_links(task, press.requester, press.button.price)


async def _order_with(task: Task, press: TaskPress) -> None:
    await press.services.orders.drafts.order_with(task, press.requester, press.button.model, press.button.price)


async def _fit(task: Task, press: TaskPress) -> None:
    await press.services.orders.drafts.fit(task, press.requester, press.button.orientation, press.button.price)


async def _send_again(task: Task, press: TaskPress) -> None:
    await press.services.orders.drafts.send_again(task, press.requester, press.button.price)


async def _cancel(task: Task, press: TaskPress) -> str:
    return await _withdraw(task, press, lambda withdrawal: withdrawal.by_button(task, press.button.number))


async def _mute(task: Task, press: TaskPress) -> str:
    return await _withdraw(task, press, lambda withdrawal: withdrawal.mute(task))


async def _unmute(task: Task, press: TaskPress) -> str:
    return await _withdraw(task, press, lambda withdrawal: withdrawal.unmute(task))


async def _withdraw(task: Task, press: TaskPress, act: Callable[[Withdrawal], Awaitable[str]]) -> str:
    await require_permission(task, press.query.from_user.id, press.context)
    return press.answer_text(await act(press.services.actions.withdrawal))


async def _dismiss(task: Task, press: TaskPress) -> None:
    await press.services.orders.drafts.dismiss(task)


async def _deliver(task: Task, press: TaskPress) -> None:
    await press.services.actions.deliver(task)


async def _check(task: Task, press: TaskPress) -> str:
    return press.services.words.without_markup(await check_answer(task, press.services, press.language))


async def _photo(_: Task, press: TaskPress) -> None:
    await press.answer_below(press.services.words.say(press.language, "photo-how"))


async def _repeat(task: Task, press: TaskPress) -> str:
    """Order again, possibly with another model; the button is then updated to the next repeat."""
    await require_permission(task, press.query.from_user.id, press.context)
    try:
        model = press.button.model or None
        counted = await press.services.orders.repeats.by_button(
            task,
            press.button.number,
            press.requester,
            press.query.id,
            model,
            press.button.price,
            press.button.orientation,
        )
    except UserError as error:
        if error.key == "button-stale":  # pressed on another copy of the video before: the next press here works
            await _renumber(task, press)
        raise
    await _renumber(counted, press)
    return press.answer_text("button-ordered")


async def _renumber(task: Task, press: TaskPress) -> None:
    """Update a result's *Again* to the next repeat, and the fitting shape on a card. A failure allows one repeat only."""
    message, services = press.query.message, press.services
    if message and _is_result(task, press):
        chat_id, message_id, buttons = message.chat.id, message.message_id, services.results.buttons(task)
        services.outbox.send(chat_id, lambda: services.messenger.set_buttons(chat_id, message_id, buttons))
    elif press.button.action is Action.FIT_AGAIN:
        await _show_card(task, press)


def _is_result(task: Task, press: TaskPress) -> bool:
    """Whether the button is below a video. Checked by the message: the row may not have its id yet."""
    message = press.query.message
    return isinstance(message, Message) and bool(
        message.video or message.document or message.message_id == task.result_message_id
    )


async def _show_card(task: Task, press: TaskPress) -> None:
    """Show a card, or the models offered below a result, as it is now, with the prices of today on its buttons."""
    if message := press.query.message:
        cards = press.services.current_cards
        offered = await cards.others(task) if press.button.model and task.state not in OFFERING else None
        card = offered or await cards.of(task)
        await send_or_edit(press.context, Place(message.chat.id), card, message_id=message.message_id)


async def _details(task: Task, press: TaskPress) -> None:
    await press.answer_below(await press.services.actions.details(task, press.language))


ON_CARDS: dict[Action, Handler] = {
    Action.CREATE: _create,
    Action.AS_PICTURE: _as_picture,
    Action.AS_WORDS: _create,
    Action.ORDER_WITH: _order_with,
    Action.FIT: _fit,
    Action.SEND_AGAIN: _send_again,
    Action.DISMISS: _dismiss,
    Action.DELIVER: _deliver,
}
"""These are about the version of the row that the card shows."""
OF_ANY_VERSION: dict[Action, Handler] = {
    Action.CANCEL: _cancel,
    Action.CHECK: _check,
    Action.MUTE: _mute,
    Action.UNMUTE: _unmute,
    Action.PHOTO: _photo,
}
"""These do what the row allows now: a card may be edited at the moment of the press."""
ON_RESULTS: dict[Action, Handler] = {
    Action.REPEAT: _repeat,
    Action.MODEL: _repeat,
    Action.FIT_AGAIN: _repeat,
    Action.CHANGE: begin,
    Action.DETAILS: _details,
}
