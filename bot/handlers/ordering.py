"""Messages that become orders, drafts or albums."""

from dataclasses import replace

from bot.errors import UserError
from bot.handlers import mistyped
from bot.handlers.routing import NotForThisRoute, Request
from bot.orders import Continuation
from bot.parsing.incoming import Incoming
from bot.parsing.reader import DASHES


async def order(request: Request) -> None:
    """`/video …`, a caption in private, a mention in a caption, words in reply to a photo."""
    incoming = request.incoming
    replied = incoming.reply if incoming.reply and not incoming.reply.from_this_bot else None
    if incoming.attachment or (replied and replied.attachment and not incoming.photos):
        raise UserError("attachment-unusable")
    services = request.context.services
    if task := await services.actions.find_replied(incoming):
        await services.orders.repeats.by_message(task, incoming, request.requester, body=incoming.body)
    elif waiting := await services.orders.messages.waiting_photos(incoming):
        await services.orders.messages.order_with(incoming, request.requester, waiting)
    else:
        await services.orders.messages.order(incoming, request.requester)


async def reply_to_bot(request: Request) -> None:
    """Words in reply to a message of the bot's: options change a task at once, other words are offered.

    In a group they are conversation, but where whoever asked for a video replies to the video itself, and only what
    begins with a dash is an option: "10 seconds" may be about anything.
    """
    incoming, services = request.incoming, request.context.services
    if not incoming.body.strip():
        return await photo_alone(request) if incoming.is_private and incoming.photos else None
    task = await services.actions.find_replied(incoming)
    if task is None:
        return await (order if incoming.photos else words)(request) if incoming.is_private else None
    if _may_be_options(incoming) and services.orders.repeats.says_only_options(incoming.body):
        await services.orders.repeats.by_message(task, incoming, request.requester, body=incoming.body)
    elif incoming.is_private or (
        incoming.user_id == task.origin.user_id and services.actions.is_result(task, incoming)
    ):
        await services.orders.repeats.by_message(task, incoming, request.requester, body=incoming.body, draft=True)
    return None


def _may_be_options(incoming: Incoming) -> bool:
    return incoming.is_private or incoming.body.lstrip().startswith(tuple(DASHES))


async def collect(request: Request) -> None:
    """One photo of an album. A caption that begins with a mistyped command is no caption."""
    incoming, orders = request.incoming, request.context.services.orders
    if mistyped.slip(incoming) is None:
        return await orders.albums.collect(incoming, request.requester)
    wordless = replace(incoming, text="", body="", command=None, text_links=(), addressed=incoming.is_private)
    await orders.albums.collect(wordless, request.requester)
    if mistyped.is_for_us(incoming):
        await mistyped.answer(request)
    return None


async def rest(request: Request) -> None:
    """A plain text: the rest of one that was cut, or a message of its own."""
    incoming = request.incoming
    found = await request.context.services.orders.messages.take_continuation(incoming, request.requester)
    if found is not Continuation.TAKEN:
        raise NotForThisRoute(replace(incoming, late_rest=found is Continuation.LATE))


async def words(request: Request) -> None:
    """Plain words in private: an order where they answer a photo, else an offer that spends nothing."""
    incoming, orders = request.incoming, request.context.services.orders
    if task := await request.context.services.actions.find_replied(incoming):
        draft = not orders.repeats.says_only_options(incoming.body)
        await orders.repeats.by_message(task, incoming, request.requester, body=incoming.body, draft=draft)
    elif incoming.reply and incoming.reply.photos:
        await orders.messages.order(incoming, request.requester)
    elif waiting := await orders.messages.waiting_photos(incoming):
        await orders.messages.order_with(incoming, request.requester, waiting)
    else:
        await orders.messages.offer(incoming, request.requester)


async def photo_alone(request: Request) -> None:
    """A photo without words, in private."""
    await request.context.services.orders.messages.keep_photos(request.incoming, request.requester)


async def unusable(request: Request) -> None:
    """Something in private that no video is made of."""
    raise UserError("attachment-unusable")
