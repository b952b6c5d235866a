"""The loops of a worker: what each claims, what it does, and which loops it wakes (steps 5 to 7)."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from bot.access.admins import BotAdmins
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.balances import BalanceWatch
from bot.pipeline.broadcaster import Broadcaster
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.courier import Courier
from bot.pipeline.expiry import Expiry
from bot.pipeline.places import SubmitPlaces
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker
from bot.pipeline.unexpected_errors import UnexpectedErrors
from bot.pipeline.wakeups import LoopName, Wakeups
from bot.pipeline.worker import Loop
from bot.settings import Settings
from storage.agenda import Agenda, Work
from storage.model import Task
from storage.records import dataclass
from storage.shares import reserve_of

ALBUMS_AT_ONCE = 64
CLEAN_EVERY = 3600.0  # seconds between deletions of old tasks
BALANCES_EVERY = 3600.0  # seconds between looks at the providers' accounts
CLAIM_EVERY = 1.0  # seconds between claims; a wake-up from the same process comes earlier

# The loops that claim only if the agenda has work for them. The leases and the albums have a look at the agenda of their own.
WORK = {
    LoopName.POLL: Work.POLLS,
    LoopName.DELIVER: Work.DELIVERIES,
    LoopName.SUBMIT: Work.SUBMISSIONS,
    LoopName.SHOW: Work.SHOWS,
    LoopName.BROADCAST: Work.BROADCASTS,
}
PUNCTUAL = frozenset({LoopName.POLL, LoopName.ALBUMS})  # people notice a second there


@dataclass(frozen=True, kw_only=True)
class Steps:
    """The parts of the pipeline. A method does the work of one loop and wakes the loops that have work after it."""

    wakeups: Wakeups
    submitter: Submitter
    board: StatusBoard
    closer: AlbumCloser
    tracker: Tracker
    courier: Courier
    expiry: Expiry
    cleaner: Cleaner
    broadcaster: Broadcaster
    balances: BalanceWatch
    agenda: Agenda
    places: SubmitPlaces

    async def submit(self, show: Loop, task: Task) -> None:
        try:
            moved = await self.submitter.submit(task)
        finally:
            self.places.sent(task)
        if moved:
            await self._show_or_wake(moved, show)
        else:
            self.wakeups.wake(LoopName.SHOW)

    async def _show_or_wake(self, task: Task, show: Loop) -> None:
        """Leave the status message to its own loop: the send pacing must not delay the next submission."""
        if not self.board.may_show(task):
            show.wake()
        elif not show.work_on(task):
            await self.board.release(task)

    async def poll(self, task: Task) -> None:
        if await self.tracker.poll(task):
            self.wakeups.wake(LoopName.DELIVER, LoopName.SHOW)

    async def deliver(self, task: Task) -> None:
        await self.courier.deliver(task)
        self.wakeups.wake(LoopName.SHOW)

    async def clean(self, _: int) -> list[Task]:
        await self.cleaner.clean()
        return []

    async def check_balances(self, _: int) -> list[Task]:
        await self.balances.check()
        return []

    async def expire(self, _: int) -> list[Task]:
        if await self.expiry.check():
            self.wakeups.wake(LoopName.SHOW)
        return []


def pipeline_loops(settings: Settings, admins: BotAdmins, steps: Steps) -> list[Loop]:
    """Create the loops; they do not run yet. `admins` are notified of unexpected errors."""
    loop = partial(_loop, steps.wakeups, admins, steps.agenda)
    show = loop(LoopName.SHOW, steps.board.claim, steps.board.show, CLAIM_EVERY, settings.submit_concurrency)
    submit = partial(steps.submit, show)

    def shared(
        name: LoopName,
        claim: Callable[..., Awaitable[list[Task]]],
        work: Callable[[Task], Awaitable[None]],
        places: int,
    ) -> Loop:
        """The loop of a step whose places the chats share."""
        return loop(name, partial(claim, reserve=reserve_of(places)), work, CLAIM_EVERY, places)

    submissions = shared(LoopName.SUBMIT, steps.submitter.claim, submit, settings.submit_concurrency)
    steps.places.open(submissions, settings.submit_lease, steps.submitter.release)
    albums = loop(LoopName.ALBUMS, steps.closer.claim, steps.closer.close, CLAIM_EVERY, ALBUMS_AT_ONCE)
    albums.due_in = partial(steps.closer.due_in, partial(steps.agenda.due_in, Work.ALBUMS))
    return [
        loop(LoopName.CLEAN, steps.clean, _nothing, CLEAN_EVERY, 1),
        loop(LoopName.BALANCES, steps.check_balances, _nothing, BALANCES_EVERY, 1),
        shared(LoopName.POLL, steps.tracker.claim, steps.poll, settings.ask_concurrency),
        shared(LoopName.DELIVER, steps.courier.claim, steps.deliver, settings.deliver_concurrency),
        submissions,
        show,
        loop(LoopName.EXPIRE, steps.expire, _nothing, CLAIM_EVERY, 1),
        albums,
        loop(LoopName.BROADCAST, steps.broadcaster.claim, steps.broadcaster.work, CLAIM_EVERY, 1),
    ]


def _loop(
    wakeups: Wakeups,
    admins: BotAdmins,
    agenda: Agenda,
    name: LoopName,
    claim: Callable[[int], Awaitable[Sequence[Any]]],
    work: Callable[[Any], Awaitable[None]],
    interval: float,
    limit: int,
) -> Loop:
    kind = WORK.get(name)
    return Loop(
        name, claim, work, interval, limit, on_error=UnexpectedErrors(admins, name).notify, woken=wakeups.alarm(name),
        due_in=partial(agenda.due_in, kind) if kind else None, is_punctual=name in PUNCTUAL,
    )  # fmt: skip


async def _nothing(_: Task) -> None:
    return None
