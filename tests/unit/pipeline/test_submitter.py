"""The submitter: no database error loses the id of a paid task or leads to a second create."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from bot.catalogue import load_catalogue
from bot.pipeline import commits
from bot.pipeline.outcomes import RetryRules
from bot.pipeline.preflight import Preflight
from bot.pipeline.submitter import Submitter
from bot.videoapi.errors import MaybeCharged, NotSent, Refused
from bot.videoapi.models import Created
from bot.videoapi.providers import Providers
from storage.errors import StorageUnavailable
from storage.health import RETRY_EVERY
from storage.model import Task
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.pipeline.world import (
    DRIVER_ERRORS,
    ROOT,
    Admin,
    Clock,
    FailingDatabase,
    OpenChats,
    Provider,
    no_pictures,
)

RULES = RetryRules(120, 600, lambda _tries, _asked: 1.0)
ID = "sora-2:task_01k6;' OR 1=1 -- %s {x} 猫"


async def fetch(database: FailingDatabase, task: Task) -> Task:
    row = await Tasks(database).get(task.id)
    assert row is not None
    return row


Make = Callable[[Provider], Submitter]


@pytest.fixture
def make(failing: FailingDatabase, clock: Clock, olga: Admin) -> Make:
    def submitter(provider: Provider) -> Submitter:
        return Submitter(
            database=failing,
            providers=Providers({"default": provider}),
            catalogue=load_catalogue(None),
            pictures=no_pictures(),
            admins=olga.admins,
            messenger=olga.messenger,
            preflight=Preflight(OpenChats(), RULES, clock),
            rules=RULES,
            lease=30,
            show_lease=50,
            first_query=15,
            react_after=0,
            clock=clock,
        )

    return submitter


def answering(*answers: Created | Exception) -> Provider:
    provider = Provider()
    provider.created = list(answers)
    return provider


async def claimed(submitter: Submitter, database: FailingDatabase) -> Task:
    await added(database, api_root=ROOT)
    [task] = await submitter.claim(1)
    return task


async def test_the_id_is_logged_before_the_commit_whatever_the_log_level_is(
    make: Make, failing: FailingDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    """One line per paid task; an id may contain any characters."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, failing)
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)
    try:
        moved = await submitter.submit(task)
    finally:
        root.setLevel(level)
    assert moved is not None and (moved.state, moved.provider_id) == (State.RUNNING, ID)
    assert caplog.messages.count(f"task {task.id}: the provider took it as {ID}") == 1


@pytest.mark.parametrize("error", DRIVER_ERRORS, ids=lambda error: type(error).__name__)
async def test_no_driver_error_loses_a_paid_id(
    make: Make, failing: FailingDatabase, olga: Admin, error: Exception
) -> None:
    """The commit is retried, the admins get both ids, and there is one create."""
    provider = answering(Created(id=ID))
    submitter = make(provider)
    task = await claimed(submitter, failing)
    failing.fail_with("submission_mark_running", error, times=1)
    moved = await submitter.submit(task)
    assert moved is not None and (moved.state, moved.provider_id, provider.creates) == (State.RUNNING, ID, 1)
    [said] = olga.read
    assert task.id in said and ID in said


async def test_an_outage_is_not_reported(make: Make, failing: FailingDatabase, olga: Admin) -> None:
    """The commit is retried after a short outage, without a message to the admins."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, failing)
    failing.fail_with("submission_mark_running", sqlite3.OperationalError("database is locked"), times=1)
    assert await submitter.submit(task)
    assert not olga.read


async def test_an_expired_lease_leads_to_no_second_create(
    make: Make, failing: FailingDatabase, clock: Clock, olga: Admin
) -> None:
    """Another process marks the row as interrupted; the id makes it running after all. The admins are notified once."""
    provider = answering(Created(id=ID))
    submitter, other = make(provider), make(Provider())
    task = await claimed(submitter, failing)
    failing.fail_with("submission_mark_running", DRIVER_ERRORS[0], times=2)
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: "submission_mark_running" in failing.tried)
    clock.now += 60
    assert await other.mark_interrupted()
    assert (await fetch(failing, task)).state is State.UNKNOWN and not await other.claim(10)
    await submitting
    row = await fetch(failing, task)
    assert (row.state, row.provider_id, provider.creates) == (State.RUNNING, ID, 1)
    assert len(olga.read) == 1


async def test_a_stop_leaves_the_id_in_the_log(
    make: Make, failing: FailingDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    """If the id cannot be stored before the process ends, an admin can find it there."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, failing)
    failing.fail_with("submission_mark_running", DRIVER_ERRORS[0])
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: "submission_mark_running" in failing.tried)
    submitting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await submitting
    assert f"task {task.id}: stopped before the paid task's id {ID} could be stored" in caplog.text


async def test_a_stop_that_is_repeated_does_not_lose_the_id(make: Make, failing: FailingDatabase) -> None:
    """A loop whose claim hangs cancels its work twice: when the time of the stop is over, and when the claim has ended."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, failing)
    failing.fail_with("submission_mark_running", DRIVER_ERRORS[0], times=1)
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: "submission_mark_running" in failing.tried)
    for _ in range(3):
        submitting.cancel()
        await asyncio.sleep(0)  # the commit is repeated, and waits for the database
    with pytest.raises(asyncio.CancelledError):
        await submitting
    row = await fetch(failing, task)
    assert (row.state, row.provider_id) == (State.RUNNING, ID)


async def test_a_paid_task_whose_row_was_deleted_is_reported(make: Make, failing: FailingDatabase, olga: Admin) -> None:
    """Only this message leads to it."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, failing)
    connections: Any = failing._connections
    await connections._connection.execute_fetchall("DELETE FROM tasks")
    assert await submitter.submit(task) is None
    [said] = olga.read
    assert ID in said


@pytest.mark.parametrize(
    ("answer", "statement", "state"),
    [
        (Refused("no", status=400), "submission_end", State.REFUSED),
        (MaybeCharged(status=502), "submission_end", State.UNKNOWN),
        (NotSent(), "submission_requeue", State.QUEUED),
    ],
)
async def test_commits_of_other_outcomes_are_retried_too(
    make: Make, failing: FailingDatabase, answer: Exception, statement: str, state: State
) -> None:
    submitter = make(answering(answer))
    task = await claimed(submitter, failing)
    failing.fail_with(statement, DRIVER_ERRORS[2], times=1)
    moved = await submitter.submit(task)
    assert moved is not None and moved.state is state


async def test_other_outcomes_are_given_up_to_the_lease(failing: FailingDatabase, clock: Clock) -> None:
    """The row becomes unknown when its lease expires, and the worker is free again."""
    task = await added(failing)
    tries = 0

    async def commit() -> None:
        nonlocal tries
        tries += 1
        raise DRIVER_ERRORS[0]

    began = time.monotonic()
    with pytest.raises(sqlite3.DatabaseError):
        await commits.retry_commit(task, commit, give_up_after=0.4)
    assert tries >= 2 and time.monotonic() - began < 30

    tries = 0
    repeating = asyncio.create_task(commits.retry_commit(task, commit, paid_id="x", give_up_after=0.1))
    await until(lambda: tries >= 2)  # the second try comes after more than `give_up_after`
    assert not repeating.done()
    repeating.cancel()
    with suppress(asyncio.CancelledError):
        await repeating


async def test_a_lease_is_renewed_after_a_driver_error(make: Make, failing: FailingDatabase, clock: Clock) -> None:
    """A failed renewal does not end the renewals during a create."""
    submitter = make(Provider())
    submitter._leases.length = 0.06
    task = await claimed(submitter, failing)
    failing.fail_with("submission_renew_lease", DRIVER_ERRORS[0], times=2)
    async with submitter._leases.held(task):
        await until(lambda: failing.tried.count("submission_renew_lease") >= 4)


async def test_a_success_without_an_id_is_reported_with_its_answer(
    make: Make, failing: FailingDatabase, olga: Admin, caplog: pytest.LogCaptureFixture
) -> None:
    """One message per task, so that an admin can look for it at the provider; markup in the answer is escaped."""
    answer = '{"result": {"job": "<b>4711</b> & more"}, "padding": "' + "x<" * 3000 + '"}'
    submitter = make(answering(*[MaybeCharged(status=200, answer=answer)] * 2))
    for number in range(2):
        await added(failing, str(number), api_root=ROOT)
    for task in await submitter.claim(4):
        moved = await submitter.submit(task)
        assert moved is not None and moved.state is State.UNKNOWN
        said = olga.read[-1]
        assert task.id in said and "-5" in said and "1970-01-12 13:46:40 UTC" in said
        assert '"<b>4711</b> & more"' in said and said.endswith("…") and len(said) < 4096
        assert any(record.levelno == logging.ERROR and task.id in record.getMessage() for record in caplog.records)
    assert len(olga.read) == 2


class Bug(RuntimeError):
    """An unexpected error."""


async def test_a_bug_before_the_first_byte_charges_nothing_and_ends(
    make: Make, failing: FailingDatabase, clock: Clock, olga: Admin
) -> None:
    """It is retried within the window of an unreachable service and then refused; the admins are notified."""

    class Broken(Provider):
        async def create(self, *_: object, **__: object) -> Created:
            raise Bug

    submitter = make(Broken())
    task = await claimed(submitter, failing)
    await submitter.submit(task)
    assert (await fetch(failing, task)).state is State.QUEUED
    for _ in range(10):
        clock.now += 60
        for again in await submitter.claim(1):
            await submitter.submit(again)
    row = await fetch(failing, task)
    assert (row.state, row.reason_key) == (State.REFUSED, "went-wrong")
    assert any("Bug" in said for said in olga.read)


async def test_a_bug_after_the_first_byte_is_an_unknown_outcome(make: Make, failing: FailingDatabase) -> None:
    """Nobody knows whether it was charged; that is committed without waiting for the lease to expire."""
    submitter = make(answering(Bug()))
    task = await claimed(submitter, failing)
    await submitter.submit(task)
    row = await fetch(failing, task)
    assert (row.state, row.reason_key) == (State.UNKNOWN, "broken")


async def test_an_outcome_does_not_wait_for_the_admins_chats(make: Make, failing: FailingDatabase, olga: Admin) -> None:
    """A stop while they are notified of a bug must not turn an order that was never sent into an unknown one."""

    class Broken(Provider):
        async def create(self, *_: object, **__: object) -> Created:
            raise Bug

    submitter = make(Broken())
    task = await claimed(submitter, failing)
    telling = olga.telegram.hold("sendMessage", chat_id=olga.chat.id)
    submitting = asyncio.create_task(submitter.submit(task))
    assert await telling.reached()
    row = await fetch(failing, task)
    submitting.cancel()
    with suppress(asyncio.CancelledError):
        await submitting
    telling.release()
    assert row.state is State.QUEUED


async def test_a_second_try_may_begin_while_the_first_still_reacts(
    make: Make, failing: FailingDatabase, olga: Admin
) -> None:
    """The end of the first try affects neither the lease nor the outcome of the second."""
    submitter = make(answering(NotSent(), Created(id=ID)))
    task = await claimed(submitter, failing)
    reacting = olga.telegram.hold("setMessageReaction")
    first = asyncio.create_task(submitter.submit(task))
    assert await reacting.reached()
    async with asyncio.timeout(60):
        while (await fetch(failing, task)).state is not State.QUEUED:  # noqa: ASYNC110 - a row has no event to wait for
            await asyncio.sleep(0.01)
    [again] = await Submissions(failing).claim(NOW + 9, NOW + 60, 1)
    async with submitter._leases.held(again) as lease:
        await first
        assert submitter._leases._held == {lease}
    assert not submitter._leases._held
    moved = await submitter.submit(again)
    assert moved is not None and moved.provider_id == ID
    reacting.release()


@pytest.mark.parametrize(
    ("answer", "reason"), [(Refused("no", status=400), "said"), (NotSent(), "unreachable")], ids=["refused", "not sent"]
)
async def test_a_refusal_counts_after_another_process_marked_the_task_as_interrupted(
    make: Make, failing: FailingDatabase, clock: Clock, answer: Exception, reason: str
) -> None:
    """After the machine slept or the database was unreachable, the process that knows that nothing was charged commits it."""
    submitter, other = make(answering(answer)), make(Provider())
    task = await claimed(submitter, failing)
    statement = "submission_requeue" if reason == "unreachable" else "submission_end"
    failing.fail_with(statement, sqlite3.OperationalError("database is locked"), times=1)
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: statement in failing.tried)
    clock.now += 60
    assert await other.mark_interrupted()
    moved = await submitting
    assert moved is not None and (moved.state, moved.reason_key) == (State.REFUSED, reason)


async def test_nothing_is_claimed_while_nothing_can_be_stored(make: Make, failing: FailingDatabase) -> None:
    """Even if the claim itself could be committed. The task is queued until a probe succeeds."""
    submitter = make(answering(Created(id=ID)))
    await added(failing, api_root=ROOT)
    failing.fail_with("write_probe", sqlite3.OperationalError("database or disk is full"), times=1)
    for _ in range(2):
        with pytest.raises(StorageUnavailable):
            await failing.health.check()
        with pytest.raises(StorageUnavailable):
            await submitter.claim(1)
    assert "submissions_claim" not in failing.tried
    await asyncio.sleep(RETRY_EVERY)
    await failing.health.check()
    assert len(await submitter.claim(1)) == 1
