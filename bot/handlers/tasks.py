"""Commands on a task, by id or in reply to its message: /status, /show, /retry, /cancel, /check. And the list of all: /tasks.

Without either, a command offers the chat's latest tasks as buttons.
"""

from bot.botapi.messenger import Place
from bot.callbacks import Pick
from bot.handlers.checking import check_answer
from bot.handlers.presses import require_permission
from bot.handlers.routing import Request, reply
from bot.handlers.task_lists import offer
from bot.orders.actions import Found


async def status(request: Request) -> None:
    """How far one task is."""
    if not (found := await _find(request)):
        return await offer(request, Pick.STATUS)
    await reply(request.context, request.incoming, await request.context.services.actions.card(found.task))


async def tasks(request: Request) -> None:
    """This chat's tasks, a page at a time."""
    await offer(request, Pick.OPEN)


async def show(request: Request) -> None:
    """Send a result again: by its `file_id` if there is one, otherwise by fetching it again."""
    if not (found := await _find(request)):
        return await offer(request, Pick.SHOW)
    if key := await request.context.services.actions.show(found.task, _place(request)):
        await request.reply(request.say(key))


async def check(request: Request) -> None:
    """Poll the provider now."""
    if not (found := await _find(request)):
        return await offer(request, Pick.CHECK)
    await request.reply(await check_answer(found.task, request.context.services, request.incoming.language))


async def cancel(request: Request) -> None:
    """Cancel a task that was not sent; mute one that was, because it is paid."""
    if not (found := await _find(request)):
        return await offer(request, Pick.CANCEL)
    await require_permission(found.task, request.requester.user_id, request.context)
    await request.reply(request.say(await request.context.services.actions.cancel(found.task)))


async def retry(request: Request) -> None:
    """Repeat a task, with the options that follow the id, if any. Other words would be lost, so a button has to be pressed."""
    repeats = request.context.services.orders.repeats
    if not (found := await _find(request)):
        return await offer(request, Pick.RETRY)
    if found.before or (found.after and not repeats.has_only_options(found.after)):
        return await offer(request, Pick.RETRY, only=found.task)
    await repeats.by_message(found.task, request.incoming, request.requester, body=found.after)


async def _find(request: Request) -> Found | None:
    return await request.context.services.actions.find(request.incoming)


def _place(request: Request) -> Place:
    incoming = request.incoming
    return Place(incoming.chat_id, incoming.thread_id, incoming.message_id)
