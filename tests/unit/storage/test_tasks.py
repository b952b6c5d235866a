"""What each method of the repositories writes and finds, down to the last column."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.pipeline.cleaner import Cleaner
from storage.chats import NO_OPTIONS, ChatAccess, Chats, migrate_chat
from storage.database import Database
from storage.failures import Failures
from storage.following import Following
from storage.limits import Limits, claim_within, queue_place
from storage.retention import Whose, asked_first, forget
from storage.states import State
from storage.tasks import Task, Tasks
from tests.conftest import migrated_file
from tests.integration.storage.test_following import delivering, leased, running
from tests.integration.storage.test_tasks import NOW, ORIGIN, added, submitting
from tests.raw import raw_connection

LATER = NOW + 500


async def fresh(database: Database, task: Task) -> Task:
    row = await Tasks(database).get(task.id)
    assert row is not None
    return row


# Before the create ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.DRAFT, State.QUEUED])
async def test_a_cancelled_task_is_never_sent(database: Database, state: State) -> None:
    """It is cancelled once, from the row that the user saw, and its message shows it from then on."""
    task = await added(database, state=state)
    tasks = Tasks(database)
    [seen] = await tasks.claim_shows(NOW, NOW + 30, 1)
    await tasks.shown(seen, 77, NOW)
    assert await tasks.cancel(replace(task, version=task.version + 1), LATER) is None
    cancelled = await tasks.cancel(task, LATER)
    assert cancelled is not None
    assert (cancelled.state, cancelled.due_at, cancelled.updated_at) == (State.CANCELLED, None, LATER)
    assert await tasks.cancel(task, LATER) is None
    assert await tasks.claim_queued(LATER, LATER + 30, 10) == []
    assert await tasks.claim_shows(LATER - 1, LATER, 10) == []
    assert [row.id for row in await tasks.claim_shows(LATER, LATER + 30, 10)] == [task.id]


async def test_a_claim_with_limits_has_a_lease(database: Database) -> None:
    """Otherwise no process would notice that the claiming one died."""
    await added(database)
    [task] = await claim_within(database, Limits(per_chat=1), now=NOW, lease_until=NOW + 30, most=10)
    assert task.lease_until == NOW + 30
    assert await Tasks(database).expire_submissions("interrupted", NOW + 31) != []


async def test_without_a_limit_in_total_only_the_chats_count(database: Database) -> None:
    for number in range(4):
        await added(database, str(number), origin=replace(ORIGIN, chat_id=-number))
    claimed = await claim_within(database, Limits(per_chat=1), now=NOW, lease_until=NOW + 30, most=10)
    assert len(claimed) == 4


async def test_a_limit_that_is_reached_stops_all_claims(database: Database) -> None:
    await added(database, "a")
    await added(database, "b")
    limits = Limits(overall=1)
    assert len(await claim_within(database, limits, now=NOW, lease_until=NOW + 30, most=10)) == 1
    assert await claim_within(database, limits, now=NOW, lease_until=NOW + 30, most=10) == []


async def test_equal_times_in_the_queue_have_different_places(database: Database) -> None:
    """Tasks that were ordered in the same moment are counted by id; those of other bots and chats do not count."""
    tasks = [await added(database, str(number), due_at=NOW) for number in range(3)]
    await added(database, "chat", origin=replace(ORIGIN, chat_id=-9), due_at=NOW - 1)
    await added(database, "bot", origin=replace(ORIGIN, bot_id=2), due_at=NOW - 1)
    limits = Limits(per_chat=1)
    assert sorted([await queue_place(database, task, limits) for task in tasks]) == [1, 2, 3]


async def test_the_leases_of_the_process_before_are_over_at_once(database: Database) -> None:
    """A process that has the database to itself need not wait for them."""
    task = await submitting(database)
    tasks = Tasks(database)
    await tasks.claim_shows(NOW, NOW + 50, 1)
    await tasks.end_leases()
    assert [lost.id for lost in await tasks.expire_submissions("interrupted", NOW)] == [task.id]
    assert [row.id for row in await tasks.claim_shows(NOW, NOW + 50, 1)] == [task.id]


# Messages -------------------------------------------------------------------------------------------------------------


async def test_a_reply_finds_the_task_of_a_status_message(database: Database) -> None:
    """In its own chat, and by its own bot only."""
    task = await added(database)
    tasks = Tasks(database)
    await tasks.shown(task, 77, NOW)
    found = await tasks.by_status_message(1, -5, 77)
    assert found is not None and found.id == task.id
    for bot_id, chat_id, message_id in ((2, -5, 77), (1, -6, 77), (1, -5, 78)):
        assert await tasks.by_status_message(bot_id, chat_id, message_id) is None


async def test_a_reply_finds_the_task_of_a_result_that_was_shown_again(database: Database) -> None:
    """A message belongs to the task that it showed first."""
    task, other = await added(database, "a"), await added(database, "b")
    rows = Following(database)
    await rows.shown_again(task, 90)
    await rows.shown_again(other, 90)
    found = await rows.by_message(1, -5, 90)
    assert found is not None and found.id == task.id
    assert await rows.by_message(1, -5, 91) is None


async def test_a_replaced_message_is_deleted_once(database: Database) -> None:
    """A message that was replaced meanwhile is still to be deleted."""
    await Tasks(database).shown(await running(database), 77, NOW)
    asked = await leased(database, State.RUNNING)
    rows = Following(database)
    late = await rows.asked(asked, due_at=NOW, progress=None, lateness="unresolved", show_at=NOW, now=NOW)
    assert late is not None and late.stale_message_id == 77
    await rows.stale_message_gone(replace(late, stale_message_id=76))
    assert (await fresh(database, late)).stale_message_id == 77
    await rows.stale_message_gone(late)
    assert (await fresh(database, late)).stale_message_id is None


# After the create -----------------------------------------------------------------------------------------------------


async def test_pressing_check_makes_the_next_poll_due(database: Database) -> None:
    task = await running(database)
    rows = Following(database)
    held = await leased(database, State.RUNNING)
    await rows.asked(held, due_at=LATER, progress=None, lateness=None, show_at=None, now=NOW)
    assert await rows.claim(State.RUNNING, NOW + 1, NOW + 60, 10) == []
    asked = await rows.ask_now(task, NOW + 1)
    assert asked is not None and asked.due_at == NOW + 1
    assert [row.id for row in await rows.claim(State.RUNNING, NOW + 1, NOW + 60, 10)] == [task.id]


async def test_a_delivery_that_is_repeated_shows_in_its_message(database: Database) -> None:
    """The user pressed a button there, and waits to see that it worked."""
    rows, tasks = Following(database), Tasks(database)
    lost = await rows.undelivered(await delivering(database), "send-unclear", "why", NOW)
    assert lost is not None and lost.reason == "why"
    await tasks.shown(lost, 77, NOW)
    again = await rows.deliver_again(lost, LATER, LATER)
    assert again is not None and (again.state, again.due_at) == (State.READY, LATER)
    assert await tasks.claim_shows(LATER - 1, LATER + 50, 1) == []
    assert len(await tasks.claim_shows(LATER, LATER + 50, 1)) == 1


async def test_a_tasks_end_keeps_its_reason(database: Database) -> None:
    """The message says it, in the provider's words where there are some."""
    rows = Following(database)
    over = await rows.failed(await running(database, intent="a"), "failed", "too dark", NOW)
    assert over is not None and (over.state, over.reason_key, over.reason) == (State.FAILED, "failed", "too dark")
    lost = await rows.undelivered(
        await delivering(database, intent="b", provider_id="sora-2:task_2"), "send-unclear", "no answer", NOW
    )
    assert lost is not None and (lost.reason_key, lost.reason) == ("send-unclear", "no answer")
    tasks = Tasks(database)
    sent = await submitting(database, intent="c")
    unknown = await tasks.lose(sent, reason_key="timeout", reason="no answer in time", now=NOW)
    assert unknown is not None and (unknown.reason_key, unknown.reason) == ("timeout", "no answer in time")


async def test_a_delivery_that_was_cut_off_keeps_its_reason(database: Database) -> None:
    await delivering(database)
    [lost] = await Following(database).expire_deliveries("send-interrupted", NOW + 61)
    assert lost.reason_key == "send-interrupted"


async def test_a_press_within_a_moment_of_another_is_known(database: Database) -> None:
    tasks = Tasks(database)
    assert await tasks.wanted_first("press", "", NOW)
    assert await tasks.wanted_since("press", NOW - 1)
    assert not await tasks.wanted_since("press", NOW)
    assert not await tasks.wanted_since("another press", NOW - 1)


# Chats ----------------------------------------------------------------------------------------------------------------


async def test_blocking_a_chat_cancels_what_was_not_sent(database: Database) -> None:
    """Only in that chat, only of that bot, and only what costs nothing yet; approving cancels nothing."""
    chats, tasks = Chats(database, 1), Tasks(database)
    queued, draft = await added(database, "a"), await added(database, "b", State.DRAFT, due_at=None)
    other = await added(database, "c", origin=replace(ORIGIN, chat_id=-6))
    foreign = await added(database, "d", origin=replace(ORIGIN, bot_id=2))
    assert await chats.set_access(-5, ChatAccess.APPROVED, now=NOW)
    assert (await fresh(database, queued)).state is State.QUEUED
    assert await chats.set_access(-5, ChatAccess.BLOCKED, now=NOW)
    assert not await chats.set_access(-5, ChatAccess.BLOCKED, now=NOW)
    states = [(await fresh(database, task)).state for task in (queued, draft, other, foreign)]
    assert states == [State.CANCELLED, State.CANCELLED, State.QUEUED, State.QUEUED]
    assert len(await tasks.claim_queued(NOW, NOW + 30, 10)) == 2


async def test_a_chat_is_known_by_its_title(database: Database) -> None:
    """The one with which it asked last, or of its first row."""
    chats = Chats(database, 1)
    await chats.asked(-5, title="The Adas", now=NOW)
    assert (await chats.get(-5)).title == "The Adas"
    await chats.asked(-5, title="Ada and friends", now=NOW + 1)
    assert (await chats.get(-5)).title == "Ada and friends"
    await chats.set_access(-6, ChatAccess.APPROVED, now=NOW)
    assert (await chats.get(-6)).title == ""


async def test_results_that_were_shown_in_a_group_are_not_those_of_its_supergroup(database: Database) -> None:
    """Message ids begin again there: a reply to another message would order from this task."""
    task, rows = await added(database), Following(database)
    await rows.shown_again(task, 90)
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    assert await rows.by_message(1, -100, 90) is None and await rows.by_message(1, -5, 90) is None


# Forgetting -----------------------------------------------------------------------------------------------------------

CHOSEN = '{"model":"sora-2-pro"}'


async def test_forgetting_a_chat_resets_its_defaults_and_forgetting_a_person_does_not(database: Database) -> None:
    chats = Chats(database, 1)
    await chats.set_options(-5, CHOSEN, title="t", now=NOW)
    one = await forget(database, Whose(1, -5, 5), unfinished=False, before=NOW, now=NOW)
    assert not one.defaults and (await chats.get(-5)).options == CHOSEN
    everybody = await forget(database, Whose(1, -5), unfinished=False, before=NOW, now=NOW)
    assert everybody.defaults and (await chats.get(-5)).options == NO_OPTIONS
    again = await forget(database, Whose(1, -5), unfinished=False, before=NOW, now=NOW)
    assert not again.defaults


async def test_messages_of_forgotten_tasks_that_promise_more_are_named(database: Database) -> None:
    """A card with buttons or progress would stay as it is for ever; one that told the end may stay."""
    tasks = Tasks(database)
    draft = await added(database, "a", State.DRAFT, due_at=None)
    over = await Following(database).failed(await running(database, intent="b"), "failed", None, NOW)
    assert over is not None
    await tasks.shown(draft, 77, NOW)
    await tasks.shown(over, 78, NOW)
    unseen = await added(database, "c", State.DRAFT, due_at=None)
    forgotten = await forget(database, Whose(1, -5), unfinished=False, before=NOW, now=NOW)
    assert (forgotten.tasks, forgotten.messages, forgotten.left) == (3, (77,), 0)
    assert await tasks.get(unseen.id) is None


# Retention ------------------------------------------------------------------------------------------------------------


async def test_a_failed_update_is_kept_without_content_and_for_a_while(tmp_path: Path) -> None:
    """Once for each update of a bot, with its newest error."""
    url = await migrated_file(tmp_path)
    raw = await raw_connection(url)

    async def kept() -> list[tuple[object, ...]]:
        rows = await raw.execute_fetchall("SELECT bot_id, update_id, chat_id, error, failed_at FROM failed_updates")
        return [tuple(row) for row in rows]

    async with Database.opened(url) as database:
        failures = Failures(database, 1)
        await failures.store(10, -5, "ValueError", NOW)
        await failures.store(10, -5, "KeyError", NOW + 50)
        await failures.store(11, None, "ValueError", NOW + 99)
        assert await kept() == [(1, 10, -5, "KeyError", NOW + 50), (1, 11, None, "ValueError", NOW + 99)]
        await Cleaner(database, keep=100, clock=lambda: NOW + 160).clean()
        assert await kept() == [(1, 11, None, "ValueError", NOW + 99)]
    await raw.close()


async def test_a_repeated_request_to_forget_has_its_first_time(database: Database) -> None:
    assert await asked_first(database, 9, Whose(1, -5), NOW) == NOW
    assert await asked_first(database, 9, Whose(1, -5), LATER) == NOW
    assert await asked_first(database, 9, Whose(1, -6), LATER) == LATER
