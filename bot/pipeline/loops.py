"""The loops of a worker: what each claims, what it does, and which loops it wakes (steps 5 to 7)."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from bot.access.admins import BotAdmins
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.courier import Courier
from bot.pipeline.expiry import Expiry
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker
from bot.pipeline.unexpected_errors import UnexpectedErrors
from bot.pipeline.wakeups import LoopName, Wakeups
from bot.pipeline.worker import Loop
from bot.settings import Settings
from storage.model import Task

ALBUMS_AT_ONCE = 64
CLEAN_EVERY = 3600.0  # seconds between deletions of old tasks
CLAIM_EVERY = 1.0  # seconds between claims; a wake-up from the same process comes earlier


def pipeline_loops(
    settings: Settings,
    wakeups: Wakeups,
    admins: BotAdmins,
    submitter: Submitter,
    board: StatusBoard,
    closer: AlbumCloser,
    tracker: Tracker,
    courier: Courier,
    expiry: Expiry,
    cleaner: Cleaner,
) -> list[Loop]:
    """Create the loops; they do not run yet. `admins` are notified of unexpected errors."""
    loop = partial(_loop, wakeups, admins)

    async def submit(task: Task) -> None:
        moved = await submitter.submit(task)
        if moved:
            await _show_or_wake(moved, board, show)
        else:
            wakeups.wake(LoopName.SHOW)

    async def poll(task: Task) -> None:
        if await tracker.poll(task):
            wakeups.wake(LoopName.DELIVER, LoopName.SHOW)

    async def deliver(task: Task) -> None:
        await courier.deliver(task)
        wakeups.wake(LoopName.SHOW)

    async def clean(_: int) -> list[Task]:
        await cleaner.clean()
        return []

    async def expire(_: int) -> list[Task]:
        if await expiry.check():
            wakeups.wake(LoopName.SHOW)
        return []

    async def nothing(_: Task) -> None:
        return None

    albums_every = min(CLAIM_EVERY, settings.album_quiet / 4)
    show = loop(LoopName.SHOW, board.claim, board.show, CLAIM_EVERY, settings.submit_concurrency)
    return [
        loop(LoopName.CLEAN, clean, nothing, CLEAN_EVERY, 1),
        loop(LoopName.POLL, tracker.claim, poll, CLAIM_EVERY, settings.ask_concurrency),
        loop(LoopName.DELIVER, courier.claim, deliver, CLAIM_EVERY, settings.deliver_concurrency),
        loop(LoopName.SUBMIT, submitter.claim, submit, CLAIM_EVERY, settings.submit_concurrency),
        show,
        loop(LoopName.EXPIRE, expire, nothing, CLAIM_EVERY, 1),
        loop(LoopName.ALBUMS, closer.claim, closer.close, albums_every, ALBUMS_AT_ONCE),
    ]


def _loop(
    wakeups: Wakeups,
    admins: BotAdmins,
    name: LoopName,
    claim: Callable[[int], Awaitable[Sequence[Any]]],
    work: Callable[[Any], Awaitable[None]],
    interval: float,
    limit: int,
) -> Loop:
    return Loop(
        name, claim, work, interval, limit, on_error=UnexpectedErrors(admins, name).notify, woken=wakeups.event(name)
    )


async def _show_or_wake(task: Task, board: StatusBoard, show: Loop) -> None:
    """Leave the status message to its own loop: the send pacing must not delay the next submission."""
    if not board.may_show(task):
        show.wake()
    elif not show.work_on(task):
        await board.release(task)
