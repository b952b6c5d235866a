"""What a poll keeps of an answer, and how an error that nobody foresaw is waited out."""

import logging

import pytest

from bot.pipeline.shapes import LONGEST_SHAPE, UNKNOWN_STATUS_TIME, UnknownShapes
from bot.pipeline.tracker import EDIT_PAUSE, LONGEST_DETAIL
from bot.pipeline.unexpected_errors import FIRST_PAUSE, LONGEST_PAUSE, UnexpectedErrors
from bot.videoapi.errors import ForeignRoot, QueryFailed
from bot.videoapi.models import TaskReport
from bot.videoapi.models import TaskState as Report
from storage.polling import Polling
from storage.states import State
from storage.status import StatusMessages
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.pipeline.test_tracker import Follow, follow
from tests.unit.pipeline.world import DRIVER_ERRORS, ROOT, Admin, Clock, FailingDatabase, Provider, done, waiting

__all__ = ["follow"]


# Answers --------------------------------------------------------------------------------------------------------------


async def test_a_made_video_keeps_its_sides_and_is_due_at_once(follow: Follow) -> None:
    """Its link may expire soon; the chat sees that it is on its way."""
    world = follow(Provider(done("https://x/v.mp4", width=640, height=352)))
    await StatusMessages(world.database).mark_shown(await world.row(), 77, NOW)
    row = await world.ask()
    assert len(await StatusMessages(world.database).claim(world.clock.now, world.clock.now + 50, 1)) == 1
    assert (row.state, row.result_url, row.width, row.height) == (State.READY, "https://x/v.mp4", 640, 352)
    assert (row.due_at, row.progress, row.lease_until) == (world.clock.now, 100, None)


@pytest.mark.parametrize(("report", "reason"), [
    (TaskReport(state=Report.FAILED, status="failed", reason="too dark", code="policy"), "too dark"),
    (TaskReport(state=Report.FAILED, status="failed", code="policy"), "policy"),
    (TaskReport(state=Report.FAILED, status="failed"), None),
])  # fmt: skip
async def test_a_failed_task_says_why(follow: Follow, report: TaskReport, reason: str | None) -> None:
    row = await follow(Provider(report)).ask()
    assert (row.state, row.reason_key, row.reason, row.due_at) == (State.FAILED, "failed", reason, None)


async def test_progress_is_shown_after_a_moment_and_no_progress_is_not(follow: Follow) -> None:
    """So that quick steps become one edit; the tracker says which answer is news."""
    world = follow(Provider(waiting(progress=10), waiting(progress=10), waiting(progress=60)))
    await StatusMessages(world.database).mark_shown(await world.row(), 77, NOW)
    shown = []
    for _ in range(3):
        world.clock.now = (await world.row()).due_at or 0.0
        [task] = await world.tracker.claim(10)
        row = await world.tracker.poll(task)
        due = await world.database.one("task_by_id", id=task.id)
        assert due is not None
        shown.append((row.progress if row else None, due["progress"], due["due_at"] - world.clock.now))
        if row:
            assert due["show_at"] == world.clock.now + EDIT_PAUSE
            await StatusMessages(world.database).mark_shown(row, 77, world.clock.now)
    assert shown == [(10, 10, 15), (None, 10, 15), (60, 60, 15)]


async def test_a_late_task_is_shown_at_once(follow: Follow) -> None:
    """A new message rings a phone, and is no edit that could be saved."""
    world = follow(Provider(waiting()))
    await StatusMessages(world.database).mark_shown(await world.row(), 77, NOW)
    while (row := await world.ask()).lateness is None:
        assert world.clock.now < NOW + 700
    due = await world.database.one("task_by_id", id=row.id)
    assert due is not None and row.lateness == "late" and due["show_at"] == world.clock.now


async def test_a_late_task_without_answers_is_told_too(follow: Follow) -> None:
    """Its time still counts; the known progress stays."""
    world = follow(Provider(waiting(progress=30), QueryFailed(status=502)))
    before = await world.ask()
    await StatusMessages(world.database).mark_shown(before, 77, NOW)
    while (row := await world.ask()).lateness is None:
        before = row
        assert world.clock.now < NOW + 800
    assert (row.lateness, row.progress, row.state) == ("late", 30, State.RUNNING)
    assert row.followed > before.followed > 0
    assert len(await StatusMessages(world.database).claim(world.clock.now, world.clock.now + 50, 1)) == 1


async def test_a_dead_link_leads_to_the_next_one_of_the_answer(follow: Follow) -> None:
    links = ("https://x/1.mp4", "https://x/2.mp4", "ftp://x/3.mp4")
    world = follow(Provider(done(*links)))
    taken = []
    for dead in range(4):
        row = await world.ask()
        taken.append(row.result_url)
        await Polling(world.database).poll_again(row, due_at=NOW, dead_links=dead + 1, now=NOW)
    assert taken == [*links, links[0]]


# Errors ---------------------------------------------------------------------------------------------------------------


async def test_time_counts_also_through_bugs(follow: Follow) -> None:
    """A task is late, and in the end over, whatever keeps the bot from reading the answers."""
    world = follow(Provider(ValueError("a bug"), ValueError("a bug"), waiting()))
    first, second = await world.ask(), await world.ask()
    assert 0 <= first.followed < second.followed == second.updated_at - NOW
    assert (first.failures, second.failures, (await world.ask()).failures) == (1, 2, 0)
    [told] = world.admin.read
    assert f"(polls, task {first.id})" in told


async def test_an_error_is_told_in_the_providers_words_up_to_a_length(follow: Follow) -> None:
    world = follow(Provider(QueryFailed(status=502, message="<busy> " * 900)))
    while not world.admin.read:
        assert world.clock.now < NOW + 900
        await world.ask()
    [told] = world.admin.read
    assert LONGEST_DETAIL - 30 < told.count("<busy> ") * 13 <= LONGEST_DETAIL  # as they are counted: escaped


@pytest.mark.parametrize(("status", "polls"), [(401, 2), (403, 2), (502, 7), (None, 7)])
async def test_the_admins_hear_of_errors_that_last(follow: Follow, status: int | None, polls: int) -> None:
    """Of a refused key at the second poll; of others only after some, as they may pass."""
    world = follow(Provider(QueryFailed(status=status, message="no")))
    for _ in range(polls - 1):
        await world.ask()
    assert world.admin.read == []
    await world.ask()
    assert len(world.admin.read) == 1


async def test_the_same_error_of_many_tasks_is_told_once(follow: Follow) -> None:
    world = follow(Provider(QueryFailed(status=502)))
    await running(world.database, "sora-2:task_2", key="b", api_root=ROOT)
    while world.clock.now < NOW + 900:
        await world.ask()
    assert len(world.admin.read) == 1


async def test_the_same_trouble_of_many_rows_is_told_once(olga: Admin) -> None:
    """Where no row could be had, none is named."""
    trouble = UnexpectedErrors(olga.admins, "questions")
    for row_id in ("", "abc", "abd"):
        await trouble.notify(row_id, DRIVER_ERRORS[0])
    [told] = olga.read
    assert "(questions)" in told


async def test_what_was_understood_in_between_begins_again(failing: FailingDatabase, olga: Admin, clock: Clock) -> None:
    """Only the second answer in a row without a link is told."""
    shapes, task = UnknownShapes(failing, olga.admins, clock), await added(failing)
    for _ in range(2):
        await shapes.without_link(task, done(shape="id"))
        shapes.clear(task)
    assert olga.read == []


async def test_an_expired_task_says_so_and_a_dead_link_does_not_stop_the_clock(follow: Follow) -> None:
    world = follow(Provider(done("https://x/v.mp4"), waiting()))
    rows = Polling(world.database)
    await world.ask()
    row = await world.row()
    again = await rows.poll_again(row, due_at=world.clock.now, dead_links=1, now=world.clock.now)
    assert again is not None and again.followed == row.followed
    while (over := await world.ask()).state is State.RUNNING:
        assert world.clock.now < NOW + 2 * 86400
    assert (over.state, over.reason_key, over.reason) == (State.EXPIRED, "expired", None)


async def test_a_key_for_another_address_is_an_error_of_the_settings(
    follow: Follow, caplog: pytest.LogCaptureFixture
) -> None:
    """It does not pass without a change, so it is logged as an error from the first time on."""
    await follow(Provider(ForeignRoot(detail="the key is for another address"))).ask()
    assert any(record.levelname == "ERROR" for record in caplog.records)


@pytest.mark.parametrize(("longest", "pauses"), [
    (LONGEST_PAUSE, [5.0, 10.0, 20.0, 40.0, 80.0]),
    (30.0, [5.0, 10.0, 20.0, 30.0, 30.0]),
])  # fmt: skip
async def test_a_row_in_trouble_rests_ever_longer(
    clock: Clock, olga: Admin, longest: float, pauses: list[float]
) -> None:
    """Until its work went well once; other rows do not rest."""
    trouble = UnexpectedErrors(olga.admins, "questions", longest=longest, clock=clock)
    met = []
    for _ in pauses:
        met.append(trouble.record("abc", DRIVER_ERRORS[0]))
        assert trouble.is_paused("abc") and not trouble.is_paused("abd") and trouble.paused == 1
        clock.now += met[-1] - 0.1
        assert trouble.is_paused("abc")
        clock.now += 0.1
        assert not trouble.is_paused("abc") and trouble.paused == 0
    assert met == pauses
    trouble.clear("abc")
    assert trouble.record("abc", DRIVER_ERRORS[0]) == FIRST_PAUSE


# Shapes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("since", "followed", "told"), [
    (0.0, UNKNOWN_STATUS_TIME, True),
    (0.0, UNKNOWN_STATUS_TIME - 1, False),
    (5000.0, 5000.0 + UNKNOWN_STATUS_TIME, True),
    (5000.0, 5000.0 + UNKNOWN_STATUS_TIME - 1, False),  # it was understood before
])  # fmt: skip
async def test_a_status_that_stays_unknown_is_told_after_its_patience(
    failing: FailingDatabase, olga: Admin, clock: Clock, since: float, followed: float, *, told: bool
) -> None:
    shapes = UnknownShapes(failing, olga.admins, clock)
    task, report = await added(failing), waiting(is_known=False, shape="id, status")
    await shapes.unknown_status(task, report, since)
    await shapes.unknown_status(task, report, followed)
    assert bool(olga.read) is told


async def test_a_long_shape_is_told_as_long_as_it_may_be(
    failing: FailingDatabase, olga: Admin, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """A field's name may be anything, also half of a letter."""
    caplog.set_level(logging.CRITICAL, logger="bot.pipeline.shapes")  # pytest-xdist fails on half of a letter in a log
    shapes, task = UnknownShapes(failing, olga.admins, clock), await added(failing)
    for _ in range(2):
        await shapes.without_link(task, done(shape="ab, " * 2000 + "\ud800"))
    [told] = olga.read
    assert LONGEST_SHAPE - 10 <= told.count("ab, ") * 4 <= LONGEST_SHAPE
