"""Times left by a clock that was ahead are corrected, on both engines; all others stay unchanged."""

import pytest

from bot.pipeline.clock_repair import ClockRepair, horizons
from bot.settings import Settings
from storage.clock_repair import FarTimes
from storage.database import Database
from storage.deliveries import Deliveries
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import delivering, ready, running
from tests.integration.storage.test_tasks import NOW, added, submitting
from tests.unit.pipeline.world import Clock

DAYS = 2 * 86400.0
SETTINGS = Settings(telegram_bot_token="1:a", video_api_key="k", album_quiet=40, _env_file=None)
FAR = horizons(SETTINGS)


async def look(database: Database, *times: float) -> bool:
    """Run the repair at these times, in seconds after NOW by the wall and the monotonic clock; returns the last result."""
    clock, elapsed = Clock(), Clock()
    ahead = ClockRepair(database=database, horizons=FAR, clock=clock, elapsed=elapsed)
    found = False
    for time in times:
        clock.now = elapsed.now = NOW + time
        found = await ahead.run()
    return found


async def fresh(database: Database, task: Task) -> Task:
    row = await Tasks(database).get(task.id)
    assert row is not None
    return row


async def made(database: Database, state: State, due_at: float, now: float) -> Task:
    """A row due at `due_at`, written at `now`."""
    match state:
        case State.QUEUED | State.COLLECTING:
            return await added(database, state=state, due_at=due_at, show_at=None, at=now)
        case State.RUNNING:
            task = await running(database, show_at=None)
            asked = await Polling(database).record_progress(
                task, due_at=due_at, progress=None, lateness=None, show_at=None, now=now
            )
        case _:
            task = await ready(database)
            asked = await Polling(database).reschedule(task, due_at, now)
    assert asked is not None
    await StatusMessages(database).mark_shown(asked, 7, now)
    return await fresh(database, asked)


STATES = [State.QUEUED, State.COLLECTING, State.RUNNING, State.READY]


@pytest.mark.parametrize("state", STATES)
async def test_a_row_due_in_days_becomes_due_now(database: Database, state: State) -> None:
    """A time further ahead than any pause that the program sets is corrected, whichever clock wrote it."""
    task = await made(database, state, NOW + DAYS, NOW)
    assert await look(database, 0)
    assert (await fresh(database, task)).due_at == NOW
    assert not await look(database, 0)


@pytest.mark.parametrize("state", STATES)
async def test_a_row_written_by_a_clock_half_an_hour_ahead_becomes_due_now(database: Database, state: State) -> None:
    """A usual pause, counted from a time in the future, is corrected."""
    task = await made(database, state, NOW + 1815, NOW + 1800)
    assert await look(database, 0)
    row = await fresh(database, task)
    assert (row.due_at, row.updated_at) == (NOW, NOW)


@pytest.mark.parametrize(
    ("state", "pause"),
    # A text waits for its rest twice as long as an album; Telegram may request a pause of an hour before a video is sent.
    [(State.QUEUED, 600), (State.COLLECTING, 2 * 40), (State.RUNNING, 4140), (State.READY, 3600)],
)
async def test_the_longest_pauses_are_left_alone(database: Database, state: State, pause: float) -> None:
    """Pauses that the program itself may set are not shortened."""
    task = await made(database, state, NOW + pause, NOW)
    assert not await look(database, 0)
    assert (await fresh(database, task)).due_at == NOW + pause


@pytest.mark.parametrize(("show_at", "due"), [(NOW + DAYS, True), (NOW + 3600, False)])
async def test_a_message_that_waits_for_days_is_due_now(database: Database, show_at: float, *, due: bool) -> None:
    task = await added(database, show_at=NOW)
    [leased] = await StatusMessages(database).claim(NOW, NOW + 50, 1)
    await StatusMessages(database).show_later(leased, show_at)
    assert await look(database, 0) is due
    assert bool(await StatusMessages(database).claim(NOW, NOW + 50, 1)) is due
    assert (await fresh(database, task)).state is State.QUEUED


async def leased_until(database: Database, kind: str, until: float) -> Task:
    """A row of each kind with a lease until then."""
    match kind:
        case "submitting":
            task = await submitting(database)
            await Submissions(database).renew_lease(task, until)
        case "delivering":
            task = await delivering(database)
            await Deliveries(database).renew_lease(task, seen_lease=NOW + 60, unconfirmed_lease=0, lease_until=until)
        case "show":
            await added(database)
            [task] = await StatusMessages(database).claim(NOW, until, 1)
        case _:
            await (ready(database) if kind == "ready" else running(database))
            claims = Deliveries(database) if kind == "ready" else Polling(database)
            [task] = await claims.claim(NOW, until, 1)
    return task


KINDS = ["running", "ready", "submitting", "delivering", "show"]


def lease(task: Task, kind: str) -> float | None:
    return task.show_lease if kind == "show" else task.lease_until


@pytest.mark.parametrize("kind", KINDS)
async def test_a_lease_days_ahead_that_nobody_renews_is_ended(database: Database, kind: str) -> None:
    """It ends, but not at once: a live holder renews it within the length of a lease."""
    task = await leased_until(database, kind, NOW + DAYS)
    await look(database, 0)
    assert lease(await fresh(database, task), kind) == NOW + DAYS
    assert await look(database, 0, 61)
    assert not lease(await fresh(database, task), kind)


@pytest.mark.parametrize("kind", KINDS)
async def test_an_ordinary_lease_is_kept(database: Database, kind: str) -> None:
    """A lease as long as the longest setting is kept."""
    task = await leased_until(database, kind, NOW + 60)
    await look(database, 0, 30, 61)
    assert lease(await fresh(database, task), kind) == NOW + 60


async def test_a_lease_that_is_renewed_is_kept(database: Database) -> None:
    """Its process is alive: it wrote the lease before the clock was set back, and renews it."""
    task = await leased_until(database, "submitting", NOW + DAYS)
    clock, elapsed = Clock(), Clock()
    ahead = ClockRepair(database=database, horizons=FAR, clock=clock, elapsed=elapsed)
    assert not await ahead.run()
    await Submissions(database).renew_lease(task, NOW + 30)
    for second in (61, 122):
        clock.now = elapsed.now = NOW + second
        await ahead.run()
    assert (await fresh(database, task)).lease_until == NOW + 30


async def test_the_repair_runs_once_a_minute(database: Database) -> None:
    """The minute is measured by the monotonic clock, because the wall clock may be wrong."""
    await look(database, 0)
    clock, elapsed = Clock(), Clock()
    ahead = ClockRepair(database=database, horizons=FAR, clock=clock, elapsed=elapsed)
    assert not await ahead.run()
    task = await made(database, State.RUNNING, NOW + DAYS, NOW)
    clock.now -= 10 * DAYS
    elapsed.now += 59
    assert not await ahead.run()
    elapsed.now += 1
    assert await ahead.run()
    assert (await fresh(database, task)).due_at == clock.now


async def test_the_repository_names_what_it_changed(database: Database) -> None:
    """It returns each task once, for the log."""
    task = await made(database, State.RUNNING, NOW + DAYS, NOW)
    assert await FarTimes(database, FAR).make_due(NOW) == [task.id]
    assert await FarTimes(database, FAR).make_due(NOW) == []
