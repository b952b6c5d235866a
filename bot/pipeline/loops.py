"""Which loops a worker runs, what each claims, and whom it wakes: the numbered steps 5 to 7 in one table."""

from bot.pipeline.albums import AlbumCloser
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.courier import Courier
from bot.pipeline.expiry import Expiry
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker
from bot.pipeline.worker import Loop
from bot.settings import Settings
from storage.tasks import Task

ALBUMS_AT_ONCE = 64
CLEAN = 3600.0  # seconds between looks for what is old enough to be deleted
LOOK = 1.0  # seconds between looks for due rows; a wake-up comes first in the same process


def pipeline_loops(
    settings: Settings,
    submitter: Submitter,
    board: StatusBoard,
    closer: AlbumCloser,
    tracker: Tracker,
    courier: Courier,
    expiry: Expiry,
    cleaner: Cleaner,
) -> dict[str, Loop]:
    async def submit(task: Task) -> None:
        moved = await submitter.submit(task)
        if moved:
            await _show_at_once(moved, board, show)
        else:
            show.wake()

    async def ask(task: Task) -> None:
        if await tracker.ask(task):
            deliver.wake()
            show.wake()

    async def bring(task: Task) -> None:
        await courier.deliver(task)
        show.wake()

    async def clean(_: int) -> list[Task]:
        await cleaner.clean()
        return []

    async def expire(_: int) -> list[Task]:
        if await expiry.look():
            show.wake()
        return []

    async def nothing(_: Task) -> None:
        return None

    show = Loop("status messages", board.claim, board.show, LOOK, settings.submit_concurrency)
    deliver = Loop("deliveries", courier.claim, bring, LOOK, settings.deliver_concurrency)
    return {
        "clean": Loop("retention", clean, nothing, CLEAN, 1),
        "ask": Loop("questions", tracker.claim, ask, LOOK, settings.ask_concurrency),
        "deliver": deliver,
        "submit": Loop("submissions", submitter.claim, submit, LOOK, settings.submit_concurrency),
        "show": show,
        "expire": Loop("leases", expire, nothing, LOOK, 1),
        "albums": Loop("albums", closer.claim, closer.close, min(LOOK, settings.album_quiet / 4), ALBUMS_AT_ONCE),
    }


async def _show_at_once(task: Task, board: StatusBoard, show: Loop) -> None:
    """Telegram's pace must not hold up the next order: the message is the other loop's work."""
    if not board.holds(task):
        show.wake()
    elif not show.adopt(task):
        await board.give_back(task)
