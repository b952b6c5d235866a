"""Lists from which people pick a task: /tasks, and commands without an id. A press does what the command with the id does."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from telegram import Message

from bot.botapi.messenger import Card, Place
from bot.callbacks import Pick, PickButton
from bot.errors import UserError
from bot.handlers.checking import check_answer
from bot.handlers.presses import Press, require_permission
from bot.handlers.routing import Request, reply, send_or_edit
from bot.handlers.start import example_buttons
from bot.handlers.unavailable import offer_others, thread_of
from bot.money import PriceChanged
from bot.orders import MODEL_UNAVAILABLE
from bot.orders.picks import ACTIONS
from storage.model import Origin, Task
from storage.records import dataclass


@dataclass(frozen=True)
class PickPress(Press):
    """One press of a task in a list."""

    button: PickButton


async def offer(request: Request, pick: Pick, only: Task | None = None) -> None:
    """Answer a command that names no task with the latest ones as buttons. `only`: one task, which has to be confirmed.

    A chat without any gets the greeting's example.
    """
    picks, incoming, language = request.context.services.picks, request.incoming, request.incoming.language or ""
    card = picks.of_one(pick, only, language) if only else await picks.page(pick, incoming.chat_id, language)
    if not card.buttons and pick not in ACTIONS:
        card = replace(card, buttons=await example_buttons(request))
    await reply(request.context, incoming, card)


async def turn_page(pick: Pick, number: int, press: Press) -> None:
    """Show another page of a list, as it is now."""
    chat_id = press.requester.chat_id
    await _edit(await press.services.picks.page(pick, chat_id, press.language, number), press)


async def pick_task(press: PickPress) -> str | None:
    """A task of a list was picked. Returns the answer to the press. Raises UserError; a list that is out of date is renewed."""
    button = press.button
    try:
        task = await press.services.picks.picked(button, press.requester.chat_id)
        answer = await ON_PICKS[button.pick](task, press)
    except PriceChanged:
        await turn_page(button.pick, button.page, press)
        raise
    except UserError as error:
        if error.key not in {"pick-stale", "button-stale"}:
            raise
        await turn_page(button.pick, button.page, press)
        raise UserError("pick-stale") from None
    if button.pick is Pick.CHECK:
        await turn_page(button.pick, button.page, press)
    return answer


async def _show(task: Task, press: Press) -> str:
    key = await press.services.actions.show(task, _below(press), f"press:{press.query.id}")
    return press.answer_text(key or "show-coming")


async def _status(task: Task, press: Press) -> None:
    await send_or_edit(press.context, _below(press), await press.services.actions.card(task))


async def _open(task: Task, press: Press) -> str | None:
    """The video, or how far it is."""
    if task.file_id:
        return await _show(task, press)
    await _status(task, press)
    return None


async def _check(task: Task, press: Press) -> str:
    return press.services.words.without_markup(await check_answer(task, press.services, press.language))


async def _cancel(task: Task, press: Press) -> None:
    """The list gives way to the answer: a second tap must not meet the next task."""
    await require_permission(task, press.query.from_user.id, press.context)
    key = await press.services.actions.cancel(task)
    if key == "cancel-nothing":
        raise UserError("pick-stale")
    await _finish(task, key, press)


async def _retry(task: Task, press: PickPress) -> str:
    """Order again, once per press. The list gives way to the answer, for the same reason."""
    origin = _origin(task, press)
    requester = replace(press.requester, thread_id=origin.thread_id)
    try:
        await press.services.orders.repeats.by_button(
            task, press.button.number, requester, press.query.id, shown_price=press.button.price, origin=origin
        )
    except UserError as error:
        if error.key == "button-ordered":  # the press was repeated, or tapped twice
            await _finish(task, error.key, press)
        if error.key in MODEL_UNAVAILABLE:
            await offer_others(task, press.query, press.context)
        raise
    await _finish(task, "button-ordered", press)
    return press.answer_text("button-ordered")


def _origin(task: Task, press: Press) -> Origin:
    """Where the order comes from: the topic of the list, in which the request of the task may not be.

    Telegram may not tell the topic of an old message.
    """
    message = press.query.message
    if not isinstance(message, Message) or thread_of(press.query) == task.origin.thread_id:
        return task.origin
    return replace(task.origin, thread_id=thread_of(press.query), message_id=None)


async def _finish(task: Task, key: str, press: Press) -> None:
    answer = press.services.words.say(press.language, key)
    await _edit(press.services.picks.done(task, press.language, answer), press)


def _below(press: Press) -> Place:
    """Answers reply to the list."""
    message = press.query.message
    return Place(press.requester.chat_id, thread_of(press.query), message.message_id if message else None)


async def _edit(card: Card, press: Press) -> None:
    if message := press.query.message:
        await send_or_edit(press.context, Place(press.requester.chat_id), card, message_id=message.message_id)


ON_PICKS: Mapping[Pick, Callable[[Task, PickPress], Awaitable[str | None]]] = MappingProxyType(
    {
        Pick.SHOW: _show,
        Pick.STATUS: _status,
        Pick.OPEN: _open,
        Pick.CHECK: _check,
        Pick.CANCEL: _cancel,
        Pick.RETRY: _retry,
    }
)
