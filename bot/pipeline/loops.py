"""Which loops a worker runs, what each claims, and whom it wakes: the numbered steps 5 to 7 in one table."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from bot.access.admins import BotAdmins
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.bell import Bell, LoopName
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.courier import Courier
from bot.pipeline.expiry import Expiry
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker
from bot.pipeline.trouble import Trouble
from bot.pipeline.worker import Loop
from bot.settings import Settings
from storage.model import Task

ALBUMS_AT_ONCE = 64
CLEAN = 3600.0  # seconds between looks for what is old enough to be deleted
LOOK = 1.0  # seconds between looks for due rows; a wake-up comes first in the same process


def pipeline_loops(
    settings: Settings,
    bell: Bell,
    admins: BotAdmins,
    submitter: Submitter,
    board: StatusBoard,
    closer: AlbumCloser,
    tracker: Tracker,
    courier: Courier,
    expiry: Expiry,
    cleaner: Cleaner,
) -> list[Loop]:
    """Make the loops; they do not run yet. `owner` hears of errors that nobody foresaw."""
    loop = partial(_loop, bell, admins)

    async def submit(task: Task) -> None:
        moved = await submitter.submit(task)
        if moved:
            await _show_at_once(moved, board, show)
        else:
            bell.ring(LoopName.SHOW)

    async def ask(task: Task) -> None:
        if await tracker.poll(task):
            bell.ring(LoopName.DELIVER, LoopName.SHOW)

    async def bring(task: Task) -> None:
        await courier.deliver(task)
        bell.ring(LoopName.SHOW)

    async def clean(_: int) -> list[Task]:
        await cleaner.clean()
        return []

    async def expire(_: int) -> list[Task]:
        if await expiry.look():
            bell.ring(LoopName.SHOW)
        return []

    async def nothing(_: Task) -> None:
        return None

    albums_look = min(LOOK, settings.album_quiet / 4)
    show = loop(LoopName.SHOW, board.claim, board.show, LOOK, settings.submit_concurrency)
    return [
        loop(LoopName.CLEAN, clean, nothing, CLEAN, 1),
        loop(LoopName.ASK, tracker.claim, ask, LOOK, settings.ask_concurrency),
        loop(LoopName.DELIVER, courier.claim, bring, LOOK, settings.deliver_concurrency),
        loop(LoopName.SUBMIT, submitter.claim, submit, LOOK, settings.submit_concurrency),
        show,
        loop(LoopName.EXPIRE, expire, nothing, LOOK, 1),
        loop(LoopName.ALBUMS, closer.claim, closer.close, albums_look, ALBUMS_AT_ONCE),
    ]


def _loop(
    bell: Bell,
    admins: BotAdmins,
    name: LoopName,
    claim: Callable[[int], Awaitable[Sequence[Any]]],
    work: Callable[[Any], Awaitable[None]],
    interval: float,
    limit: int,
) -> Loop:
    return Loop(name, claim, work, interval, limit, failed=Trouble(admins, name).notify, rung=bell.rung(name))


async def _show_at_once(task: Task, board: StatusBoard, show: Loop) -> None:
    """Telegram's pace must not hold up the next order: the message is the other loop's work."""
    if not board.holds(task):
        show.wake()
    elif not show.adopt(task):
        await board.give_back(task)
