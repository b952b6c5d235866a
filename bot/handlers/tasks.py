"""Commands on a task, by id or in reply to its message: /status, /tasks, /show, /retry, /cancel, /check."""

from bot.botapi.messenger import Place
from bot.errors import UserError
from bot.handlers.checking import check_answer
from bot.handlers.presses import require_permission
from bot.handlers.routing import Request, reply
from storage.model import Task


async def status(request: Request) -> None:
    """One task by id or reply; without either, the list of the chat's tasks."""
    task = await _find(request)
    if task is None:
        return await tasks(request)
    await reply(request.context, request.incoming, await request.context.services.actions.card(task))


async def tasks(request: Request) -> None:
    """This chat's tasks, a page at a time."""
    incoming = request.incoming
    page = await request.context.services.actions.page(incoming.chat_id, incoming.language or "", 0)
    await reply(request.context, incoming, page)


async def show(request: Request) -> None:
    """Send a result again: by its `file_id` if there is one, otherwise by fetching it again."""
    task = await _require_task(request, "show")
    key = await request.context.services.actions.show(task, _place(request))
    if key:
        await request.reply(request.say(key, short=task.id))


async def check(request: Request) -> None:
    """Poll the provider now."""
    task = await _require_task(request, "check")
    await request.reply(await check_answer(task, request.context.services, request.incoming.language))


async def cancel(request: Request) -> None:
    """Cancel a task that was not sent; mute one that was, because it is paid."""
    task = await _require_task(request, "cancel")
    await require_permission(task, request.requester.user_id, request.context)
    await request.reply(request.say(await request.context.services.actions.cancel(task), short=task.id))


async def retry(request: Request) -> None:
    """Repeat a task, with the options that follow the id, if any."""
    task, orders = await _require_task(request, "retry"), request.context.services.orders
    options = " ".join(request.incoming.body.split()[1:])
    if options and not orders.repeats.has_only_options(options):
        raise UserError("task-which", command="retry")
    await orders.repeats.by_message(task, request.incoming, request.requester, body=options)


async def _find(request: Request) -> Task | None:
    return await request.context.services.actions.find(request.incoming)


async def _require_task(request: Request, command: str) -> Task:
    task = await _find(request)
    if task is None:
        raise UserError("task-which", command=command)
    return task


def _place(request: Request) -> Place:
    incoming = request.incoming
    return Place(incoming.chat_id, incoming.thread_id, incoming.message_id)
