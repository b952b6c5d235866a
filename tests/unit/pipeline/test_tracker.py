"""The tracker: answers of unknown shapes, clocks that jump, and errors during a poll."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.pipeline.clock_repair import ClockRepair
from bot.pipeline.schedule import TrackerRules
from bot.pipeline.tracker import Tracker
from bot.videoapi.errors import ForeignRoot, QueryFailed, TaskUnknown
from bot.videoapi.models import TaskReport, TaskState
from bot.videoapi.providers import Providers, SettingNames
from storage.clock_repair import FarTimes, Horizons
from storage.errors import StorageUnavailable
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW, ORIGIN
from tests.unit.pipeline.world import (
    DRIVER_ERRORS,
    ROOT,
    Admin,
    Clock,
    FailingDatabase,
    Provider,
    done,
    waiting,
)

DAY = 86400.0
RULES = TrackerRules(interval=15, late_after=600, unresolved_after=3600, slow_interval=600, expire_after=DAY, lease=60)
HORIZONS = Horizons(soon=60, collecting=62, queued=660, running=4200, ready=360, shown=3660, leased=120)
CONTENT = f"{ROOT}/v1/videos/sora-2%3Atask_1/content"


@dataclass
class Followed:
    """One running task, its provider, and the tracker that polls it."""

    database: FailingDatabase
    clock: Clock
    admin: Admin
    provider: Provider
    tracker: Tracker

    def restarted(self) -> "Followed":
        return following(self.database, self.clock, self.admin, self.provider)

    async def row(self) -> Task:
        [task], _ = await Tasks(self.database).of_chat(ORIGIN.bot_id, ORIGIN.chat_id, skip=0, most=1)
        return task

    async def ask(self) -> Task:
        """Set the clock to the time of the next poll, and poll."""
        due_at = (await self.row()).due_at
        self.clock.now = max(self.clock.now, due_at or 0.0)
        for task in await self.tracker.claim(10):
            await self.tracker.poll(task)
        return await self.row()


def following(
    database: FailingDatabase, clock: Clock, admin: Admin, provider: Provider, names: SettingNames | None = None
) -> Followed:
    tracker = Tracker(
        database=database,
        providers=Providers({"default": provider}, {"default": names} if names else {}),
        admins=admin.admins,
        rules=RULES,
        clock=clock,
        elapsed=clock,
        uniform=lambda low, high: (low + high) / 2,
    )
    return Followed(database, clock, admin, provider, tracker)


Follow = Callable[[Provider], Followed]


@pytest.fixture
async def follow(failing: FailingDatabase, clock: Clock, olga: Admin) -> Follow:
    await running(failing, api_root=ROOT)
    return lambda provider: following(failing, clock, olga, provider)


# Completed without a link -------------------------------------------------------------------------------------------


async def test_a_video_without_a_link_is_fetched_from_its_content_route(follow: Follow) -> None:
    """The row stores the URL; the courier fetches it with the key."""
    row = await follow(Provider(done(), content=True)).ask()
    assert (row.state, row.result_url) == (State.READY, CONTENT)


@pytest.mark.parametrize("content", [False, QueryFailed(detail="no answer in time")])
async def test_without_content_the_task_is_polled_again(follow: Follow, content: bool | Exception) -> None:
    """A provider may report "completed" before it has the link."""
    world = follow(Provider(done(), done(), done("https://x/v.mp4"), content=content))
    row = await world.ask()
    assert (row.state, row.due_at) == (State.RUNNING, world.clock.now + 15)
    await world.ask()
    row = await world.ask()
    assert (row.state, row.result_url) == (State.READY, "https://x/v.mp4")


async def test_content_is_not_requested_if_there_is_a_link(follow: Follow) -> None:
    """One request is enough if the answer has a link."""
    world = follow(Provider(done("https://x/v.mp4"), content=True))
    assert (await world.ask()).result_url == "https://x/v.mp4"
    assert not world.provider.asked_content


@pytest.mark.parametrize(("content", "url"), [(True, CONTENT), (False, "ftp://x/v.mp4")])
async def test_a_link_that_cannot_be_fetched_is_used_last(follow: Follow, *, content: bool, url: str) -> None:
    """The courier refuses it with a reason, so polling does not go on forever."""
    row = await follow(Provider(done("ftp://x/v.mp4"), content=content)).ask()
    assert (row.state, row.result_url) == (State.READY, url)


async def test_dead_content_is_replaced_by_a_link(follow: Follow) -> None:
    """The courier counts dead links; the tracker uses a link that appears later, and drops content that disappears."""
    world = follow(Provider(done(), content=True))
    rows = Polling(world.database)
    for dead in range(1, 6):
        ready = await world.ask()
        assert (ready.state, ready.dead_links) == (State.READY, dead - 1)
        await rows.poll_again(ready, due_at=world.clock.now + 5, dead_links=dead, now=world.clock.now)
    world.provider.content = False
    row = await world.ask()
    assert (row.state, row.dead_links) == (State.RUNNING, 5)
    world.provider.answers = [done("https://x/v.mp4")]
    assert (await world.ask()).result_url == "https://x/v.mp4"


# Unknown shapes -------------------------------------------------------------------------------------------


async def test_a_second_answer_without_a_video_is_reported_once(
    follow: Follow, caplog: pytest.LogCaptureFixture
) -> None:
    """Its keys are logged and sent to the admins; neither a further poll nor a restart repeats that."""
    world = follow(Provider(done(shape="id, status, <output>.files[].href")))
    await world.ask()
    assert not world.admin.read
    for _ in range(3):
        await world.ask()
    again = world.restarted()
    for _ in range(3):
        await again.ask()
    [said] = world.admin.read
    assert "id, status, <output>.files[].href" in said and (await world.row()).id in said
    assert caplog.text.count("keys: id, status, <output>.files[].href") == 1
    assert (await world.row()).state is State.RUNNING


async def test_another_shape_is_reported_too(follow: Follow) -> None:
    """Each shape is reported once."""
    world = follow(Provider(done(shape="id, a"), done(shape="id, a"), done(shape="id, b")))
    for _ in range(3):
        await world.ask()
    assert len(world.admin.read) == 2


async def test_a_status_that_stays_unknown_is_reported_after_ten_minutes(follow: Follow) -> None:
    """Not at once: providers use new words for "running" for a short time."""
    world = follow(Provider(waiting(status="dreaming", is_known=False, shape="id, status")))
    while world.clock.now < NOW + 580:
        await world.ask()
    assert not world.admin.read
    while world.clock.now < NOW + 700:
        await world.ask()
    [said] = world.admin.read
    assert "id, status" in said and "dreaming" not in said


async def test_a_status_that_becomes_known_is_not_reported(follow: Follow) -> None:
    world = follow(Provider(*[waiting(is_known=False, shape="id")] * 30, *[waiting()] * 30))
    for _ in range(60):
        await world.ask()
    assert not world.admin.read


# Expiry, and clocks that jump ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [waiting(), done(), TaskUnknown(code="task_not_exist"), TaskUnknown("no such task", status=404)],
    ids=["at work", "no link", "unknown", "unknown in other words"],
)
async def test_a_day_of_polls_ends_in_expired(follow: Follow, answer: TaskReport | Exception) -> None:
    """Every answer counts, whatever its status."""
    world = follow(Provider(answer))
    while (row := await world.ask()).state is State.RUNNING and world.clock.now < NOW + 2 * DAY:
        pass
    assert row.state is State.EXPIRED and NOW + DAY <= world.clock.now <= NOW + DAY + 1300


async def test_failed_polls_never_expire_a_task(follow: Follow) -> None:
    world = follow(Provider(QueryFailed(status=502)))
    while world.clock.now < NOW + 2 * DAY:
        row = await world.ask()
    assert row.state is State.RUNNING and row.followed > DAY


@pytest.mark.parametrize("answer", [waiting(), TaskUnknown()], ids=["at work", "unknown"])
async def test_a_clock_that_jumps_ahead_does_not_expire(follow: Follow, answer: TaskReport | Exception) -> None:
    """A jump of two days counts as one planned pause plus one interval; the interval of the polls stays the same."""
    world = follow(Provider(answer))
    for _ in range(4):
        before = await world.ask()
    world.clock.now += 2 * DAY
    row = await world.ask()
    assert row.state is State.RUNNING and row.followed <= before.followed + 60 + 15
    assert row.due_at is not None and row.due_at - world.clock.now <= 60


async def test_downtime_does_not_expire(follow: Follow) -> None:
    """The task is polled first: it may have completed in the meantime."""
    world = follow(Provider(waiting()))
    await world.ask()
    world.clock.now += 3 * DAY
    again = world.restarted()
    assert (await again.ask()).state is State.RUNNING


async def test_a_clock_that_jumps_back_postpones_nothing(follow: Follow) -> None:
    """The next poll comes within a minute, and the time counted so far is kept."""
    world = follow(Provider(waiting()))
    ahead = ClockRepair(database=world.database, horizons=HORIZONS, clock=world.clock, elapsed=Clock(1000.0))
    for _ in range(200):
        await world.ask()
    before = await world.row()
    world.clock.now -= 2 * DAY
    assert await ahead.run()
    [task] = await world.tracker.claim(10)
    await world.tracker.poll(task)
    row = await world.row()
    assert row.followed == before.followed > 3600
    assert row.due_at is not None and world.clock.now < row.due_at <= world.clock.now + 700
    assert row.lateness == "unresolved"
    while (row := await world.ask()).state is State.RUNNING and world.clock.now < NOW + DAY:
        pass
    assert row.state is State.EXPIRED


async def test_lateness_is_shown_after_the_clock_jumped_back(follow: Follow) -> None:
    """It depends on the time for which the task was followed."""
    world = follow(Provider(waiting()))
    world.clock.now -= 5 * DAY
    assert await FarTimes(world.database, HORIZONS).make_due(world.clock.now)
    for _ in range(50):
        row = await world.ask()
    assert row.lateness == "late"


async def test_a_requested_poll_starts_a_new_day(follow: Follow) -> None:
    """An expired task is followed for as long as a new one."""
    world = follow(Provider(TaskUnknown()))
    while (row := await world.ask()).state is State.RUNNING:
        pass
    await Polling(world.database).poll_again(row, due_at=world.clock.now, dead_links=0, now=world.clock.now)
    began = world.clock.now
    for _ in range(100):
        row = await world.ask()
    assert row.state is State.RUNNING and world.clock.now > began + 1500
    world.provider.answers = [done("https://x/v.mp4")]
    assert (await world.ask()).state is State.READY


async def test_a_requested_poll_after_a_jump_counts_no_days(follow: Follow) -> None:
    """The request makes the next poll due; it does not lengthen the pause that counts."""
    world = follow(Provider(waiting()))
    before = await world.ask()
    world.clock.now += 2 * DAY
    assert await Polling(world.database).poll_now(before, world.clock.now)
    assert (await world.ask()).followed <= before.followed + 30


# Unexpected errors -----------------------------------------------------------------------------------------


async def test_a_bug_during_a_poll_is_reported_and_backed_off_from(follow: Follow) -> None:
    """The pauses grow to a minute, the admins are notified once, and polling continues."""
    world = follow(Provider(*[ValueError("a cat")] * 12, done("https://x/v.mp4")))
    pauses = []
    for _ in range(12):
        row = await world.ask()
        assert row.state is State.RUNNING and row.due_at is not None
        pauses.append(row.due_at - world.clock.now)
    assert pauses[0] >= 15 and max(pauses) <= 75 and pauses[-1] >= 60
    [said] = world.admin.read
    assert "ValueError" in said and row.id in said and "a cat" not in said
    assert (await world.ask()).state is State.READY


@pytest.mark.parametrize("error", DRIVER_ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("statement", ["polling_record_progress", "polling_mark_ready", "polling_end"])
async def test_a_driver_error_at_a_commit_is_reported_and_backed_off_from(
    follow: Follow, statement: str, error: Exception
) -> None:
    """The provider is polled again for what could not be stored; no error ends a paid task."""
    answers = {
        "polling_record_progress": waiting(),
        "polling_mark_ready": done("https://x/v.mp4"),
        "polling_end": TaskReport(state=TaskState.FAILED, status="failed"),
    }
    world = follow(Provider(answers[statement]))
    world.database.fail_with(statement, error, times=3)
    for _ in range(3):
        row = await world.ask()
        assert row.state is State.RUNNING and row.lease_until is None and (row.due_at or 0) > world.clock.now
    [said] = world.admin.read
    assert type(error).__name__ in said and row.id in said
    await world.ask()
    ends = {"polling_record_progress": State.RUNNING, "polling_mark_ready": State.READY, "polling_end": State.FAILED}
    assert (await world.row()).state is ends[statement]


async def test_a_row_is_paused_in_this_process_if_the_pause_cannot_be_stored(follow: Follow) -> None:
    """The row is claimed again after each lease, but polled less often, and the admins are notified once."""
    world = follow(Provider(waiting()))
    for statement in ("polling_record_progress", "lease_reschedule"):
        world.database.fail_with(statement, DRIVER_ERRORS[0])
    for second in range(600):
        world.clock.now = NOW + second
        for task in await world.tracker.claim(10):
            await world.tracker.poll(task)
    tries = world.database.tried.count("polling_record_progress")
    assert 5 <= tries <= 10
    assert len(world.admin.read) == 1
    world.database.failures.clear()
    world.clock.now += 100
    assert (await world.ask()).failures == 0


async def test_an_outage_is_not_an_unexpected_error(follow: Follow) -> None:
    """The loop waits for its end; nobody is notified, and no row is paused."""
    world = follow(Provider(waiting()))
    world.database.fail_with("polling_record_progress", sqlite3.OperationalError("database is locked"), times=1)
    [task] = await world.tracker.claim(10)
    with pytest.raises(StorageUnavailable):
        await world.tracker.poll(task)
    assert not world.admin.read


# Notifying the admins ---------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refused_key_is_reported(follow: Follow, status: int) -> None:
    """From the second refusal on, once a day."""
    world = follow(Provider(QueryFailed(status=status, message="invalid key")))
    await world.ask()
    assert not world.admin.read
    while world.clock.now < NOW + 3500:
        await world.ask()
    [said] = world.admin.read
    assert str(status) in said and "VIDEO_API_KEY" in said
    while world.clock.now < NOW + 5000:
        await world.ask()
    assert len(world.admin.read) == 1
    world.clock.now += 24 * 3600
    row = await world.ask()
    assert len(world.admin.read) == 2 and row.state is State.RUNNING


@pytest.mark.parametrize(
    "error",
    [
        QueryFailed(status=200, detail="a web page instead of JSON: is VIDEO_API_URL right?"),
        QueryFailed(status=502),
        QueryFailed(detail="no answer in time"),
        ForeignRoot(detail="the key is for another address"),
    ],
    ids=["page", "gateway", "silence", "another root"],
)
async def test_a_long_time_without_answers_is_reported(follow: Follow, error: QueryFailed) -> None:
    """After some minutes, not after the first failed poll."""
    world = follow(Provider(error))
    for _ in range(5):
        await world.ask()
    assert not world.admin.read
    while world.clock.now < NOW + 600:
        row = await world.ask()
    [said] = world.admin.read
    assert row.id in said and "VIDEO_API_URL" in said


@pytest.mark.parametrize(("status", "setting"), [(401, "FILES_API_KEY"), (502, "MODELS_FILE")])
async def test_the_settings_of_the_provider_are_named(
    failing: FailingDatabase, clock: Clock, olga: Admin, status: int, setting: str
) -> None:
    """An admin of several providers would look at the wrong one."""
    await running(failing, api_root=ROOT)
    names = SettingNames(key="FILES_API_KEY", url="MODELS_FILE")
    world = following(failing, clock, olga, Provider(QueryFailed(status=status)), names)
    while not world.admin.read:
        await world.ask()
    [said] = world.admin.read
    assert setting in said and "VIDEO_API" not in said


async def test_an_unknown_task_is_not_reported_to_the_admins(follow: Follow) -> None:
    """It is an answer: there is nothing for the admins to fix."""
    world = follow(Provider(TaskUnknown(status=400)))
    for _ in range(20):
        await world.ask()
    assert not world.admin.read
