"""What each method of the repositories writes and finds, down to the last column."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.pipeline.cleaner import Cleaner
from storage.chats import ChatAccess, Chats
from storage.database import Database
from storage.deliveries import Deliveries
from storage.failures import Failures
from storage.leases import end_leases
from storage.limits import Limits, claim_within, queue_place
from storage.model import Task
from storage.polling import Polling
from storage.retention import Scope, first_requested_at, forget
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.supergroups import migrate_chat
from storage.tasks import Tasks
from storage.topics import NO_OPTIONS
from tests.conftest import migrated_file
from tests.integration.storage.test_paid_tasks import delivering, leased, running
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
    tasks = StatusMessages(database)
    [seen] = await tasks.claim(NOW, NOW + 30, 1)
    await tasks.mark_shown(seen, 77, NOW)
    assert await Tasks(database).cancel(replace(task, version=task.version + 1), LATER) is None
    cancelled = await Tasks(database).cancel(task, LATER)
    assert cancelled is not None
    assert (cancelled.state, cancelled.due_at, cancelled.updated_at) == (State.CANCELLED, None, LATER)
    assert await Tasks(database).cancel(task, LATER) is None
    assert await Submissions(database).claim(LATER, LATER + 30, 10) == []
    assert await tasks.claim(LATER - 1, LATER, 10) == []
    assert [row.id for row in await tasks.claim(LATER, LATER + 30, 10)] == [task.id]


async def test_a_claim_with_limits_has_a_lease(database: Database) -> None:
    """Otherwise no process would notice that the claiming one died."""
    await added(database)
    [task] = await claim_within(database, Limits(per_chat=1), now=NOW, lease_until=NOW + 30, most=10)
    assert task.lease_until == NOW + 30
    assert await Submissions(database).mark_interrupted("interrupted", NOW + 31) != []


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
    assert sorted([(await queue_place(database, task, limits)).position for task in tasks]) == [1, 2, 3]


async def test_the_leases_of_the_process_before_are_over_at_once(database: Database) -> None:
    """A process that has the database to itself need not wait for them."""
    task = await submitting(database)
    tasks = StatusMessages(database)
    await tasks.claim(NOW, NOW + 50, 1)
    await end_leases(database)
    assert [lost.id for lost in await Submissions(database).mark_interrupted("interrupted", NOW)] == [task.id]
    assert [row.id for row in await tasks.claim(NOW, NOW + 50, 1)] == [task.id]


# Messages -------------------------------------------------------------------------------------------------------------


async def test_a_reply_finds_the_task_of_a_status_message(database: Database) -> None:
    """In its own chat, and by its own bot only."""
    task = await added(database)
    tasks = Tasks(database)
    await StatusMessages(database).mark_shown(task, 77, NOW)
    found = await tasks.by_status_message(1, -5, 77)
    assert found is not None and found.id == task.id
    for bot_id, chat_id, message_id in ((2, -5, 77), (1, -6, 77), (1, -5, 78)):
        assert await tasks.by_status_message(bot_id, chat_id, message_id) is None


async def test_a_reply_finds_the_task_of_a_result_that_was_shown_again(database: Database) -> None:
    """A message belongs to the task that it showed first."""
    task, other = await added(database, "a"), await added(database, "b")
    rows = Tasks(database)
    await Deliveries(database).add_result_message(task, 90)
    await Deliveries(database).add_result_message(other, 90)
    found = await rows.by_message(1, -5, 90)
    assert found is not None and found.id == task.id
    assert await rows.by_message(1, -5, 91) is None


async def test_a_replaced_message_is_deleted_once(database: Database) -> None:
    """A message that was replaced meanwhile is still to be deleted."""
    await StatusMessages(database).mark_shown(await running(database), 77, NOW)
    asked = await leased(database, State.RUNNING)
    rows = StatusMessages(database)
    late = await Polling(database).record_progress(
        asked, due_at=NOW, progress=None, lateness="unresolved", show_at=NOW, now=NOW
    )
    assert late is not None and late.stale_message_id == 77
    await rows.clear_stale_message(replace(late, stale_message_id=76))
    assert (await fresh(database, late)).stale_message_id == 77
    await rows.clear_stale_message(late)
    assert (await fresh(database, late)).stale_message_id is None


# After the create -----------------------------------------------------------------------------------------------------


async def test_pressing_check_makes_the_next_poll_due(database: Database) -> None:
    task = await running(database)
    rows = Polling(database)
    held = await leased(database, State.RUNNING)
    await rows.record_progress(held, due_at=LATER, progress=None, lateness=None, show_at=None, now=NOW)
    assert await rows.claim(NOW + 1, NOW + 60, 10) == []
    asked = await rows.poll_now(task, NOW + 1)
    assert asked is not None and asked.due_at == NOW + 1
    assert [row.id for row in await rows.claim(NOW + 1, NOW + 60, 10)] == [task.id]


async def test_a_delivery_that_is_repeated_shows_in_its_message(database: Database) -> None:
    """The user pressed a button there, and waits to see that it worked."""
    rows = Deliveries(database)
    lost = await rows.mark_undelivered(await delivering(database), "send-unclear", "why", NOW)
    assert lost is not None and lost.reason == "why"
    await StatusMessages(database).mark_shown(lost, 77, NOW)
    again = await rows.deliver_again(lost, LATER, LATER)
    assert again is not None and (again.state, again.due_at) == (State.READY, LATER)
    assert await StatusMessages(database).claim(LATER - 1, LATER + 50, 1) == []
    assert len(await StatusMessages(database).claim(LATER, LATER + 50, 1)) == 1


async def test_a_tasks_end_keeps_its_reason(database: Database) -> None:
    """The message says it, in the provider's words where there are some."""
    rows = Polling(database)
    over = await rows.mark_failed(await running(database, key="a"), "failed", "too dark", NOW)
    assert over is not None and (over.state, over.reason_key, over.reason) == (State.FAILED, "failed", "too dark")
    lost = await Deliveries(database).mark_undelivered(
        await delivering(database, key="b", provider_id="sora-2:task_2"), "send-unclear", "no answer", NOW
    )
    assert lost is not None and (lost.reason_key, lost.reason) == ("send-unclear", "no answer")
    tasks = Submissions(database)
    sent = await submitting(database, key="c")
    unknown = await tasks.mark_unknown(sent, reason_key="timeout", reason="no answer in time", now=NOW)
    assert unknown is not None and (unknown.reason_key, unknown.reason) == ("timeout", "no answer in time")


async def test_a_delivery_that_was_cut_off_keeps_its_reason(database: Database) -> None:
    await delivering(database)
    [lost] = await Deliveries(database).mark_interrupted("send-interrupted", NOW + 61)
    assert lost.reason_key == "send-interrupted"


async def test_a_press_within_a_moment_of_another_is_known(database: Database) -> None:
    tasks = Tasks(database)
    assert await tasks.record_key("press", "", NOW)
    assert await tasks.key_recorded_since("press", NOW - 1)
    assert not await tasks.key_recorded_since("press", NOW)
    assert not await tasks.key_recorded_since("another press", NOW - 1)


# Chats ----------------------------------------------------------------------------------------------------------------


async def test_blocking_a_chat_cancels_what_was_not_sent(database: Database) -> None:
    """Only in that chat, only of that bot, and only what costs nothing yet; approving cancels nothing."""
    chats, tasks = Chats(database, 1), Submissions(database)
    queued, draft = await added(database, "a"), await added(database, "b", State.DRAFT, due_at=None)
    other = await added(database, "c", origin=replace(ORIGIN, chat_id=-6))
    foreign = await added(database, "d", origin=replace(ORIGIN, bot_id=2))
    assert await chats.set_access(-5, ChatAccess.APPROVED, now=NOW)
    assert (await fresh(database, queued)).state is State.QUEUED
    assert await chats.set_access(-5, ChatAccess.BLOCKED, now=NOW)
    assert not await chats.set_access(-5, ChatAccess.BLOCKED, now=NOW)
    states = [(await fresh(database, task)).state for task in (queued, draft, other, foreign)]
    assert states == [State.CANCELLED, State.CANCELLED, State.QUEUED, State.QUEUED]
    assert len(await tasks.claim(NOW, NOW + 30, 10)) == 2


async def test_a_chat_is_known_by_its_title(database: Database) -> None:
    """The one with which it asked last, or of its first row."""
    chats = Chats(database, 1)
    await chats.mark_asked(-5, title="The Adas", now=NOW)
    assert (await chats.get(-5)).title == "The Adas"
    await chats.mark_asked(-5, title="Ada and friends", now=NOW + 1)
    assert (await chats.get(-5)).title == "Ada and friends"
    await chats.set_access(-6, ChatAccess.APPROVED, now=NOW)
    assert (await chats.get(-6)).title == ""


async def test_results_that_were_shown_in_a_group_are_not_those_of_its_supergroup(database: Database) -> None:
    """Message ids begin again there: a reply to another message would order from this task."""
    task, rows = await added(database), Tasks(database)
    await Deliveries(database).add_result_message(task, 90)
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    assert await rows.by_message(1, -100, 90) is None and await rows.by_message(1, -5, 90) is None


# Forgetting -----------------------------------------------------------------------------------------------------------

CHOSEN = '{"model":"sora-2-pro"}'


async def test_forgetting_a_chat_resets_its_defaults_and_forgetting_a_person_does_not(database: Database) -> None:
    chats = Chats(database, 1)
    await chats.set_options(-5, CHOSEN, title="t", now=NOW)
    one = await forget(database, Scope(1, -5, 5), unfinished=False, before=NOW, now=NOW)
    assert not one.defaults and (await chats.get(-5)).options == CHOSEN
    everybody = await forget(database, Scope(1, -5), unfinished=False, before=NOW, now=NOW)
    assert everybody.defaults and (await chats.get(-5)).options == NO_OPTIONS
    again = await forget(database, Scope(1, -5), unfinished=False, before=NOW, now=NOW)
    assert not again.defaults


async def test_messages_of_forgotten_tasks_that_promise_more_are_named(database: Database) -> None:
    """A card with buttons or progress would stay as it is for ever; one that told the end may stay."""
    tasks = StatusMessages(database)
    draft = await added(database, "a", State.DRAFT, due_at=None)
    over = await Polling(database).mark_failed(await running(database, key="b"), "failed", None, NOW)
    assert over is not None
    await tasks.mark_shown(draft, 77, NOW)
    await tasks.mark_shown(over, 78, NOW)
    unseen = await added(database, "c", State.DRAFT, due_at=None)
    forgotten = await forget(database, Scope(1, -5), unfinished=False, before=NOW, now=NOW)
    assert (forgotten.tasks, forgotten.messages, forgotten.left) == (3, (77,), 0)
    assert await Tasks(database).get(unseen.id) is None


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
    assert await first_requested_at(database, 9, Scope(1, -5), NOW) == NOW
    assert await first_requested_at(database, 9, Scope(1, -5), LATER) == NOW
    assert await first_requested_at(database, 9, Scope(1, -6), LATER) == LATER
