"""What the submitter does once money may be spent: no error of the database loses the id, nor makes a second create."""

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
from storage.states import State
from storage.tasks import Task, Tasks
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.pipeline.world import DRIVER_ERRORS, ROOT, Admin, AilingDatabase, Clock, OpenChats, Provider

RULES = RetryRules(120, 600, lambda _tries, _asked: 1.0)
ID = "sora-2:task_01k6;' OR 1=1 -- %s {x} 猫"


async def fetch(database: AilingDatabase, task: Task) -> Task:
    row = await Tasks(database).get(task.id)
    assert row is not None
    return row


Make = Callable[[Provider], Submitter]


@pytest.fixture
def make(ailing: AilingDatabase, clock: Clock, olga: Admin) -> Make:
    def submitter(provider: Provider) -> Submitter:
        return Submitter(
            database=ailing,
            api=provider,
            catalogue=load_catalogue(None),
            photos=None,
            owner=olga.owner,
            messenger=olga.messenger,
            preflight=Preflight(OpenChats(), RULES, clock),
            rules=RULES,
            lease=30,
            show_lease=50,
            first_query=15,
            clock=clock,
        )

    return submitter


def answering(*answers: Created | Exception) -> Provider:
    provider = Provider()
    provider.created = list(answers)
    return provider


async def claimed(submitter: Submitter, database: AilingDatabase) -> Task:
    await added(database, api_root=ROOT)
    [task] = await submitter.claim(1)
    return task


async def test_the_id_is_logged_before_the_commit_whatever_the_log_level_is(
    make: Make, ailing: AilingDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    """One line for each paid task; an id may have any letters."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, ailing)
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
async def test_no_drivers_error_loses_a_paid_id(
    make: Make, ailing: AilingDatabase, olga: Admin, error: Exception
) -> None:
    """The commit is repeated, the admins hear of both ids, and there is one create."""
    provider = answering(Created(id=ID))
    submitter = make(provider)
    task = await claimed(submitter, ailing)
    ailing.ail("task_running", error, times=1)
    moved = await submitter.submit(task)
    assert moved is not None and (moved.state, moved.provider_id, provider.creates) == (State.RUNNING, ID, 1)
    [said] = olga.read
    assert task.id in said and ID in said


async def test_an_outage_is_waited_out_in_silence(make: Make, ailing: AilingDatabase, olga: Admin) -> None:
    """A database that is away for a moment is no news."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, ailing)
    ailing.ail("task_running", sqlite3.OperationalError("database is locked"), times=1)
    assert await submitter.submit(task)
    assert not olga.read


async def test_a_lease_that_ends_meanwhile_makes_no_second_create(
    make: Make, ailing: AilingDatabase, clock: Clock, olga: Admin
) -> None:
    """Another process gives the row up; the id makes it run after all. The admins hear of two failed commits once."""
    provider = answering(Created(id=ID))
    submitter, other = make(provider), make(Provider())
    task = await claimed(submitter, ailing)
    ailing.ail("task_running", DRIVER_ERRORS[0], times=2)
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: "task_running" in ailing.tried)
    clock.now += 60
    assert await other.expire()
    assert (await fetch(ailing, task)).state is State.UNKNOWN and not await other.claim(10)
    await submitting
    row = await fetch(ailing, task)
    assert (row.state, row.provider_id, provider.creates) == (State.RUNNING, ID, 1)
    assert len(olga.read) == 1


async def test_a_stop_leaves_the_id_in_the_log(
    make: Make, ailing: AilingDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    """What cannot be stored until the process ends can be found by a person."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, ailing)
    ailing.ail("task_running", DRIVER_ERRORS[0])
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: "task_running" in ailing.tried)
    submitting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await submitting
    assert f"task {task.id}: stopped before the paid task's id {ID} could be stored" in caplog.text


async def test_a_paid_task_whose_row_is_gone_is_told(make: Make, ailing: AilingDatabase, olga: Admin) -> None:
    """Nothing but this message leads to it."""
    submitter = make(answering(Created(id=ID)))
    task = await claimed(submitter, ailing)
    connections: Any = ailing._connections
    await connections._connection.execute_fetchall("DELETE FROM tasks")
    assert await submitter.submit(task) is None
    [said] = olga.read
    assert ID in said


@pytest.mark.parametrize(
    ("answer", "statement", "state"),
    [
        (Refused("no", status=400), "task_settle_submission", State.REFUSED),
        (MaybeCharged(status=502), "task_settle_submission", State.UNKNOWN),
        (NotSent(), "task_requeue", State.QUEUED),
    ],
)
async def test_other_outcomes_are_repeated_too(
    make: Make, ailing: AilingDatabase, answer: Exception, statement: str, state: State
) -> None:
    submitter = make(answering(answer))
    task = await claimed(submitter, ailing)
    ailing.ail(statement, DRIVER_ERRORS[2], times=1)
    moved = await submitter.submit(task)
    assert moved is not None and moved.state is state


async def test_what_is_no_paid_id_is_given_up_to_the_lease(ailing: AilingDatabase, clock: Clock) -> None:
    """The row then says that nobody knows; the place of this order is free again."""
    task = await added(ailing)
    tries = 0

    async def commit() -> None:
        nonlocal tries
        tries += 1
        raise DRIVER_ERRORS[0]

    began = time.monotonic()
    with pytest.raises(sqlite3.DatabaseError):
        await commits.insist(task, commit, patience=0.4)
    assert tries >= 2 and time.monotonic() - began < 30

    tries = 0
    repeating = asyncio.create_task(commits.insist(task, commit, paid_id="x", patience=0.1))
    await until(lambda: tries >= 2)  # the second try comes after more than its patience
    assert not repeating.done()
    repeating.cancel()
    with suppress(asyncio.CancelledError):
        await repeating


async def test_a_lease_is_renewed_after_a_drivers_error(make: Make, ailing: AilingDatabase, clock: Clock) -> None:
    """One renewal that fails does not end the others while a create is under way."""
    submitter = make(Provider())
    submitter._leases.length = 0.06
    task = await claimed(submitter, ailing)
    ailing.ail("lease_renew", DRIVER_ERRORS[0], times=2)
    async with submitter._leases.held(task):
        await until(lambda: ailing.tried.count("lease_renew") >= 4)


async def test_a_success_without_an_id_is_told_with_its_answer(
    make: Make, ailing: AilingDatabase, olga: Admin, caplog: pytest.LogCaptureFixture
) -> None:
    """Each task of its own, so that a person can look for it at the provider; markup in the answer is shown as it is."""
    answer = '{"result": {"job": "<b>4711</b> & more"}, "padding": "' + "x<" * 3000 + '"}'
    submitter = make(answering(*[MaybeCharged(status=200, answer=answer)] * 2))
    for number in range(2):
        await added(ailing, str(number), api_root=ROOT)
    for task in await submitter.claim(2):
        moved = await submitter.submit(task)
        assert moved is not None and moved.state is State.UNKNOWN
        said = olga.read[-1]
        assert task.id in said and "-5" in said and "1970-01-12 13:46:40 UTC" in said
        assert '"<b>4711</b> & more"' in said and said.endswith("…") and len(said) < 4096
        assert any(record.levelno == logging.ERROR and task.id in record.getMessage() for record in caplog.records)
    assert len(olga.read) == 2


class Bug(RuntimeError):
    """What nobody foresaw."""


async def test_a_bug_before_the_first_byte_charges_nothing_and_ends(
    make: Make, ailing: AilingDatabase, clock: Clock, olga: Admin
) -> None:
    """It is tried again with longer pauses, within the window of an unreachable service, and then refused; the admins know."""

    class Broken(Provider):
        async def create(self, *_: object, **__: object) -> Created:
            raise Bug

    submitter = make(Broken())
    task = await claimed(submitter, ailing)
    await submitter.submit(task)
    assert (await fetch(ailing, task)).state is State.QUEUED
    for _ in range(10):
        clock.now += 60
        for again in await submitter.claim(1):
            await submitter.submit(again)
    row = await fetch(ailing, task)
    assert (row.state, row.reason_key) == (State.REFUSED, "went-wrong")
    assert any("Bug" in said for said in olga.read)


async def test_a_bug_after_the_first_byte_is_an_unknown_outcome(make: Make, ailing: AilingDatabase) -> None:
    """Nobody knows whether it was charged, and no lease has to end before that is said."""
    submitter = make(answering(Bug()))
    task = await claimed(submitter, ailing)
    await submitter.submit(task)
    row = await fetch(ailing, task)
    assert (row.state, row.reason_key) == (State.UNKNOWN, "broken")


async def test_an_outcome_does_not_wait_for_the_admins_chats(make: Make, ailing: AilingDatabase, olga: Admin) -> None:
    """A stop while they are told of a bug must not make an unknown outcome of an order that was never sent."""

    class Broken(Provider):
        async def create(self, *_: object, **__: object) -> Created:
            raise Bug

    submitter = make(Broken())
    task = await claimed(submitter, ailing)
    telling = olga.telegram.hold("sendMessage", chat_id=olga.chat.id)
    submitting = asyncio.create_task(submitter.submit(task))
    assert await telling.reached()
    row = await fetch(ailing, task)
    submitting.cancel()
    with suppress(asyncio.CancelledError):
        await submitting
    telling.release()
    assert row.state is State.QUEUED


async def test_a_second_try_may_begin_while_the_first_still_reacts(
    make: Make, ailing: AilingDatabase, olga: Admin
) -> None:
    """The first one's end takes nothing from the second one: neither its lease nor what it has to say."""
    submitter = make(answering(NotSent(), Created(id=ID)))
    task = await claimed(submitter, ailing)
    reacting = olga.telegram.hold("setMessageReaction")
    first = asyncio.create_task(submitter.submit(task))
    assert await reacting.reached()
    async with asyncio.timeout(60):
        while (await fetch(ailing, task)).state is not State.QUEUED:  # noqa: ASYNC110 - the row tells nobody
            await asyncio.sleep(0.01)
    [again] = await Tasks(ailing).claim_queued(NOW + 9, NOW + 60, 1)
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
async def test_a_no_counts_though_another_process_gave_the_order_up(
    make: Make, ailing: AilingDatabase, clock: Clock, answer: Exception, reason: str
) -> None:
    """A machine that slept, a database that was out of reach for long: who knows that nothing was charged says so."""
    submitter, other = make(answering(answer)), make(Provider())
    task = await claimed(submitter, ailing)
    statement = "task_requeue" if reason == "unreachable" else "task_settle_submission"
    ailing.ail(statement, sqlite3.OperationalError("database is locked"), times=1)
    submitting = asyncio.create_task(submitter.submit(task))
    await until(lambda: statement in ailing.tried)
    clock.now += 60
    assert await other.expire()
    moved = await submitting
    assert moved is not None and (moved.state, moved.reason_key) == (State.REFUSED, reason)
