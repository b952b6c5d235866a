"""What a person does with a task: /status, /tasks, /show, /retry, /cancel, /check, by id or in reply to its message."""

from bot.botapi.messenger import Place
from bot.errors import UserError
from bot.handlers.buttons import require_theirs
from bot.handlers.routing import Request, reply
from storage.model import Task


async def status(request: Request) -> None:
    """One task by id or reply; without either, this chat's newest."""
    task = await _named(request)
    if task is None:
        return await tasks(request)
    await reply(request.context, request.incoming, await request.context.services.actions.card(task))


async def tasks(request: Request) -> None:
    """This chat's tasks, a page at a time."""
    incoming = request.incoming
    page = await request.context.services.actions.page(incoming.chat_id, incoming.language or "", 0)
    await reply(request.context, incoming, page)


async def show(request: Request) -> None:
    """Bring a result back: by its `file_id` if Telegram has it, which is free; else fetch it again."""
    task = await _named_or_usage(request, "show")
    said = await request.context.services.actions.show(task, _place(request))
    if said:
        await request.reply(request.say(said, short=task.id))


async def check(request: Request) -> None:
    """Ask the provider now."""
    task = await _named_or_usage(request, "check")
    await request.reply(request.say(await request.context.services.actions.check(task), short=task.id))


async def cancel(request: Request) -> None:
    """Withdraw what was not sent; mute what was, since it is paid."""
    task = await _named_or_usage(request, "cancel")
    await require_theirs(task, request.requester.user_id, request.context)
    await request.reply(request.say(await request.context.services.actions.cancel(task), short=task.id))


async def retry(request: Request) -> None:
    """Order the same again, or with the options that follow the id."""
    task, orders = await _named_or_usage(request, "retry"), request.context.services.orders
    options = " ".join(request.incoming.body.split()[1:])
    if options and not orders.repeats.says_only_options(options):
        raise UserError("task-which", command="retry")
    await orders.repeats.by_message(task, request.incoming, request.requester, body=options)


async def _named(request: Request) -> Task | None:
    return await request.context.services.actions.named(request.incoming)


async def _named_or_usage(request: Request, command: str) -> Task:
    task = await _named(request)
    if task is None:
        raise UserError("task-which", command=command)
    return task


def _place(request: Request) -> Place:
    incoming = request.incoming
    return Place(incoming.chat_id, incoming.thread_id, incoming.message_id)
