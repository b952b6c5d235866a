"""Messages that become orders, drafts or albums."""

from dataclasses import replace

from bot.errors import UserError
from bot.handlers import mistyped, small_talk
from bot.handlers.changing import type_in
from bot.handlers.presses import require_permission
from bot.handlers.routing import NotForThisRoute, Request
from bot.orders import Continuation
from bot.parsing.incoming import Attachment
from bot.parsing.words import DASHES
from storage.model import Task
from storage.states import State

NOT_MADE = frozenset({State.FAILED, State.REFUSED})


async def order(request: Request) -> None:
    """`/video …`, a caption in private, a mention in a caption, a mention in reply to a photo."""
    request = small_talk.marked(request)
    incoming = request.incoming
    replied = incoming.reply if incoming.reply and not incoming.reply.from_this_bot else None
    if incoming.attachment or (replied and replied.attachment and not incoming.photos):
        raise _unusable(request, incoming.attachment)
    services = request.context.services
    if task := await services.actions.find_replied(incoming) or await services.actions.find_change(incoming):
        await services.orders.repeats.by_message(task, incoming, request.requester, body=incoming.body)
    elif waiting := await services.orders.messages.waiting_photos(incoming):
        await services.orders.messages.order_with(incoming, request.requester, waiting)
    else:
        await services.orders.messages.order(incoming, request.requester)


async def reply_to_bot(request: Request) -> None:
    """Text in reply to one of the bot's messages: only options repeat the task at once, any other text becomes a draft.

    In a group such text is conversation unless the user who ordered replies to the video itself. There, options must
    begin with a dash: "10 seconds" may be about anything.
    """
    incoming, services = request.incoming, request.context.services
    if not incoming.body.strip():
        if incoming.is_private and incoming.attachment:
            await attachment(request)
        return await _photo_in_reply(request) if incoming.photos else None
    task = await services.actions.find_replied(incoming)
    if task is None and (draft := await services.actions.find_change(incoming)):
        return await _reply_to_change(draft, request)
    if task is None:
        return await (order if incoming.photos else plain_text)(request) if incoming.is_private else None
    if is_change(request):
        await services.orders.repeats.by_message(task, incoming, request.requester, body=incoming.body)
    elif incoming.is_private or (
        incoming.user_id == task.origin.user_id and services.actions.is_result(task, incoming)
    ):
        await services.orders.repeats.by_message(task, incoming, request.requester, body=incoming.body, draft=True)
    return None


def is_change(request: Request) -> bool:
    """Whether the text has only options. In a group they begin with a dash."""
    incoming = request.incoming
    may_be = incoming.is_private or incoming.body.lstrip().startswith(tuple(DASHES))
    return may_be and request.context.services.orders.repeats.has_only_options(incoming.body)


async def _reply_to_change(draft: Task, request: Request) -> None:
    """Text in reply to the card of *Change*: only options change the card; other words are offered, with what it shows."""
    incoming, services = request.incoming, request.context.services
    if is_change(request):
        await require_permission(draft, request.requester.user_id, request.context)
        await type_in(draft, request)
    elif incoming.is_private or incoming.user_id == draft.origin.user_id:
        await services.orders.repeats.by_message(draft, incoming, request.requester, body=incoming.body, draft=True)


async def _photo_in_reply(request: Request) -> None:
    """A photo alone: for a video that could not be made it is another photo for the same words, as a draft.

    In a group only of the user who ordered: all others may be talking to each other.
    """
    incoming, services = request.incoming, request.context.services
    task = await services.actions.find_replied(incoming)
    is_own = task is not None and (incoming.is_private or incoming.user_id == task.origin.user_id)
    if task is not None and is_own and task.state in NOT_MADE:
        await services.orders.repeats.by_message(task, incoming, request.requester, draft=True)
    elif incoming.is_private:
        await photo_alone(request)


async def collect(request: Request) -> None:
    """One photo of an album. A caption that begins with a mistyped command is ignored."""
    incoming, orders = small_talk.marked(request).incoming, request.context.services.orders
    if mistyped.find(incoming) is None:
        return await orders.albums.collect(incoming, request.requester)
    without_caption = replace(incoming, text="", body="", command=None, text_links=(), addressed=incoming.is_private)
    await orders.albums.collect(without_caption, request.requester)
    if mistyped.addresses_bot(incoming):
        await mistyped.answer(request)
    return None


async def continuation(request: Request) -> None:
    """A plain text that may continue one that the sender's client has cut; any other is passed on."""
    incoming = request.incoming
    found = await request.context.services.orders.messages.take_continuation(incoming, request.requester)
    if found is not Continuation.JOINED:
        raise NotForThisRoute(replace(incoming, late_rest=found is Continuation.LATE))


async def plain_text(request: Request) -> None:
    """Plain text in private: an order if it replies to a photo, otherwise a draft, which costs nothing."""
    incoming, orders = request.incoming, request.context.services.orders
    if task := await request.context.services.actions.find_replied(incoming):
        draft = not orders.repeats.has_only_options(incoming.body)
        await orders.repeats.by_message(task, incoming, request.requester, body=incoming.body, draft=draft)
    elif incoming.reply and incoming.reply.photos:
        await orders.messages.order(incoming, request.requester)
    elif waiting := await orders.messages.waiting_photos(incoming):
        await orders.messages.order_with(incoming, request.requester, waiting)
    else:
        await orders.messages.offer(incoming, request.requester)


async def photo_alone(request: Request) -> None:
    """A photo without a caption, in private."""
    await request.context.services.orders.messages.keep_photos(request.incoming, request.requester)


async def attachment(request: Request) -> None:
    """An attachment in private of which no video can be made."""
    raise _unusable(request, request.incoming.attachment)


def _unusable(request: Request, attachment: Attachment | None) -> UserError:
    """`attachment`: the message's own; None: that of the message it replies to."""
    if attachment in {Attachment.VOICE, Attachment.AUDIO}:
        return UserError("attachment-voice")
    if attachment is Attachment.STICKER:
        return UserError("attachment-sticker")
    services = request.context.services
    # Without a way to pass photos on, there is no use in sending a picture instead.
    takes_photos = any(map(services.takes_photos, services.catalogue.models))
    return UserError(
        "attachment-other" if attachment is Attachment.OTHER or not takes_photos else "attachment-unusable"
    )
