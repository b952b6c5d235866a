"""Paid tasks change only by compare-and-set and are held by one worker at a time, on both engines."""

import asyncio
from collections import Counter
from dataclasses import replace
from typing import Any

from bot.cards.making import USUAL, MakingTimes
from storage.database import Database
from storage.deliveries import Deliveries
from storage.limits import Limits, claim_within, queue_place
from storage.model import Origin, Task
from storage.polling import Polling
from storage.retention import Retention, Scope, first_requested_at, forget
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, ORIGIN, added, submitting


async def running(database: Database, provider_id: str = "sora-2:task_1", **changes: Any) -> Task:
    task = await submitting(database, **changes)
    moved = await Submissions(database).mark_running(task, provider_id=provider_id, due_at=NOW, show_lease=NOW, now=NOW)
    assert moved is not None
    return moved


async def ready(database: Database, **changes: Any) -> Task:
    moved = await Polling(database).mark_ready(
        await running(database, **changes), result_url="https://x/v.mp4", width=352, height=640, show_at=NOW, now=NOW
    )
    assert moved is not None
    return moved


async def leased(database: Database, state: State) -> Task:
    claims = Deliveries(database) if state is State.READY else Polling(database)
    [task] = await claims.claim(NOW, NOW + 60, 10)
    return task


async def delivering(database: Database, **changes: Any) -> Task:
    await ready(database, **changes)
    task = await Deliveries(database).mark_delivering(await leased(database, State.READY), NOW + 60, NOW)
    assert task is not None
    return task


async def test_a_running_task_is_polled_by_one_worker(database: Database) -> None:
    """Workers share the polls; those of a dead worker become due when its lease ends."""
    await running(database)
    rows = Polling(database)
    claims = await asyncio.gather(*(rows.claim(NOW, NOW + 60, 10) for _ in range(4)))
    assert sum(len(claim) for claim in claims) == 1
    assert len(await rows.claim(NOW + 61, NOW + 121, 10)) == 1


async def test_an_answer_counts_once(database: Database) -> None:
    """A worker that lost its lease cannot change the row."""
    await running(database)
    task = await leased(database, State.RUNNING)
    rows = Polling(database)
    values = {"due_at": NOW + 15, "progress": 40, "lateness": None, "show_at": NOW, "now": NOW}
    seen = await rows.record_progress(task, **values)  # type: ignore[arg-type]  # the tests' shorthand
    assert seen is not None and (seen.progress, seen.version) == (40, task.version + 1)
    assert await rows.record_progress(task, **values) is None  # type: ignore[arg-type]  # as above


async def test_a_late_task_gets_a_new_status_message(database: Database) -> None:
    """The old status message is remembered, so that it can be deleted."""
    task = await running(database)
    await StatusMessages(database).mark_shown(task, 77, NOW)
    task = await leased(database, State.RUNNING)
    seen = await Polling(database).record_progress(
        task, due_at=NOW + 600, progress=None, lateness="unresolved", show_at=NOW, now=NOW
    )
    assert seen is not None and (seen.status_message_id, seen.stale_message_id) == (None, 77)


async def test_a_delivery_is_committed_before_the_send(database: Database) -> None:
    """Only the holder of the lease may start to send, and only once."""
    await ready(database)
    task = await leased(database, State.READY)
    rows = Deliveries(database)
    assert await rows.mark_delivering(task, NOW + 60, NOW) is not None
    assert await rows.mark_delivering(task, NOW + 60, NOW) is None
    assert await rows.claim(NOW + 999, NOW + 1999, 10) == []


async def test_an_interrupted_delivery_waits_for_a_user(database: Database) -> None:
    """A video that may have arrived is resent only by a user, once; a late confirmation still counts."""
    task = await delivering(database)
    rows = Deliveries(database)
    assert await rows.mark_interrupted("send-interrupted", NOW + 59) == []
    [lost] = await rows.mark_interrupted("send-interrupted", NOW + 61)
    assert lost.state is State.UNDELIVERED
    assert await rows.deliver_again(lost, NOW, NOW) is not None
    assert await rows.deliver_again(lost, NOW, NOW) is None
    assert await rows.mark_delivered(task, message_id=5, file_id="f", file_kind="video", now=NOW) is None


async def test_a_late_confirmation_counts(database: Database) -> None:
    """A process that lost its lease can still report that its send succeeded."""
    task = await delivering(database)
    rows = Deliveries(database)
    await rows.mark_interrupted("send-interrupted", NOW + 61)
    done = await rows.mark_delivered(task, message_id=5, file_id="f", file_kind="video", now=NOW)
    assert done is not None and (done.state, done.file_id, done.result_message_id) == (State.DELIVERED, "f", 5)


async def test_a_muted_task_is_polled_but_not_delivered(database: Database) -> None:
    """It is paid, so it is polled; its result waits for /show."""
    task = await running(database)
    rows = Tasks(database)
    assert await rows.mute(task, NOW) is not None
    held = await leased(database, State.RUNNING)
    assert await Polling(database).mark_ready(
        held, result_url="https://x", width=None, height=None, show_at=NOW, now=NOW
    )
    assert await Deliveries(database).claim(NOW + 1, NOW + 61, 10) == []
    assert await rows.unmute(task, NOW) is not None
    assert await rows.unmute(task, NOW) is None
    assert len(await Deliveries(database).claim(NOW + 1, NOW + 61, 10)) == 1


async def test_a_task_is_found_by_its_messages_and_ids_in_its_chat_only(database: Database) -> None:
    """Message ids and task ids of another chat are not found."""
    task = await running(database)
    await StatusMessages(database).mark_shown(task, 77, NOW)
    rows = Tasks(database)
    for message_id in (3, 77):
        found = await rows.by_message(1, -5, message_id)
        assert found is not None and found.id == task.id
    for said in (task.id, task.id.upper(), "sora-2:task_1"):
        assert await rows.ids_of(said, (1, -5)) == (task.id,)
        assert await rows.ids_of(said, (1, -6)) == await rows.ids_of(said, (2, -5)) == ()
    assert await rows.in_chat(1, -5, task.id) and not await rows.in_chat(1, -6, task.id)


async def test_a_button_orders_once(database: Database) -> None:
    """Pressing *Again* twice on the same button creates one task."""
    task, rows = await running(database), Tasks(database)
    counted = await rows.count_repeat(task, 0)
    assert counted is not None and counted.redos == 1
    assert await rows.count_repeat(task, 0) is None


async def test_limits_hold_for_many_claimers(database: Database) -> None:
    """With many concurrent claimers, the limits in total and per chat hold."""
    from dataclasses import replace  # noqa: PLC0415

    for number in range(9):
        await added(database, str(number), origin=replace(ORIGIN, chat_id=-(number % 3)), due_at=NOW - 100 + number)
    claims = await asyncio.gather(
        *(claim_within(database, Limits(5, 2), now=NOW, lease_until=NOW + 30, most=10) for _ in range(4))
    )
    taken = [task for claim in claims for task in claim]
    assert len(taken) == 5
    assert max(sum(task.origin.chat_id == chat for task in taken) for chat in (0, -1, -2)) == 2


async def test_positions_in_the_queue_are_in_order(database: Database) -> None:
    """The oldest queued task is next."""
    first = await added(database, "a", due_at=NOW)
    second = await added(database, "b", due_at=NOW + 1)
    assert [(await queue_place(database, task, Limits(1))).position for task in (first, second)] == [1, 2]


async def test_with_limits_per_chat_a_position_counts_the_chats_own_tasks(database: Database) -> None:
    """Tasks of other chats do not count."""
    await added(database, "a", origin=replace(ORIGIN, chat_id=-9), due_at=NOW)
    mine = await added(database, "b", due_at=NOW + 1)
    assert (await queue_place(database, mine, Limits(per_chat=1))).position == 1
    assert (await queue_place(database, mine, Limits(overall=1, per_chat=1))).position == 2


async def test_a_message_that_could_not_be_shown_does_not_block_its_chat(database: Database) -> None:
    """The row has changed in the meantime: its lease ends anyway, and its new version is due."""
    await running(database)
    [shown] = await StatusMessages(database).claim(NOW + 1, NOW + 51, 10)
    task = await leased(database, State.RUNNING)
    await Polling(database).record_progress(task, due_at=NOW + 15, progress=40, lateness=None, show_at=NOW + 3, now=NOW)
    await StatusMessages(database).show_later(shown, NOW + 99)
    [again] = await StatusMessages(database).claim(NOW + 3, NOW + 53, 10)
    await StatusMessages(database).show_later(shown, NOW + 99)  # with a lease that it does not hold
    assert (again.id, again.progress) == (task.id, 40)
    assert await StatusMessages(database).claim(NOW + 4, NOW + 54, 10) == []


async def test_retention_deletes_finished_tasks_only(database: Database) -> None:
    """Retention deletes finished rows; idempotency keys are kept for two days, so that nothing is ordered twice."""
    done = await added(database, "done", state=State.DRAFT, due_at=None)
    await added(database, "queued")
    retention = Retention(database)
    assert await retention.delete_finished(keep=100, now=NOW + 50) == 0
    assert await retention.delete_finished(keep=100, now=NOW + 200) == 1
    tasks = Tasks(database)
    assert await tasks.get(done.id) is None and await tasks.by_key("queued") is not None
    assert await database.one("idempotency_key", key="done") is not None
    await retention.delete_finished(keep=100, now=NOW + 49 * 3600)
    assert await database.one("idempotency_key", key="done") is None


async def test_forget_keeps_paid_tasks_until_confirmed(database: Database) -> None:
    """Finished content of a user or chat is deleted at once; paid and unfinished content only after confirmation."""
    await running(database)
    await added(database, "draft", state=State.DRAFT, due_at=None)
    stranger = await forget(database, Scope(1, -5, 99), unfinished=False, before=NOW, now=NOW)
    assert (stranger.tasks, stranger.left) == (0, 0)
    first = await forget(database, Scope(1, -5, 5), unfinished=False, before=NOW, now=NOW)
    assert (first.tasks, first.left) == (1, 1)
    second = await forget(database, Scope(1, -5), unfinished=True, before=NOW, now=NOW)
    assert (second.tasks, second.left) == (1, 0)


async def test_forget_deletes_nothing_newer_than_the_request(database: Database) -> None:
    """A repeated update, or a button pressed days later, deletes nothing newer than the request."""
    whose = Scope(1, -5)
    asked = await first_requested_at(database, 9, whose, NOW)
    await running(database)
    before = await forget(database, whose, unfinished=True, before=NOW - 1, now=NOW + 99)
    assert (before.tasks, before.left) == (0, 0)
    assert await first_requested_at(database, 9, whose, NOW + 99) == asked == NOW
    assert await first_requested_at(database, 10, whose, NOW + 99) == NOW + 99


async def test_an_outdated_status_message_is_shown_again(database: Database) -> None:
    """Of two processes, the slower one showed an older version: the row is due again."""
    slow = await running(database)
    assert await Polling(database).mark_failed(slow, "said", "no", NOW + 10)
    [quick] = await StatusMessages(database).claim(NOW + 201, NOW + 301, 9)
    await StatusMessages(database).mark_shown(quick, 78, NOW + 202)
    await StatusMessages(database).mark_shown(slow, None, NOW + 203)
    [again] = await StatusMessages(database).claim(NOW + 203, NOW + 303, 9)
    assert (again.state, again.status_message_id) == (State.FAILED, 78)
    await StatusMessages(database).mark_shown(again, 78, NOW + 204)
    assert await StatusMessages(database).claim(NOW + 999, NOW + 1099, 9) == []


async def test_a_task_muted_during_the_fetch_is_not_sent(database: Database) -> None:
    """A muted task is not sent to its chat, even if it was being fetched."""
    await ready(database)
    rows, task = Tasks(database), await leased(database, State.READY)
    assert await rows.mute(task, NOW) is not None
    assert await Deliveries(database).mark_delivering(task, NOW + 60, NOW) is None
    found = await Tasks(database).get(task.id)
    assert found is not None and found.state is State.READY


async def test_the_message_before_two_new_ones_is_deleted_too(database: Database) -> None:
    """The second new message was due before the first was sent: the message before both is deleted."""
    await StatusMessages(database).mark_shown(await running(database), 77, NOW)
    asked = await leased(database, State.RUNNING)
    late = await Polling(database).record_progress(
        asked, due_at=NOW + 600, progress=None, lateness="unresolved", show_at=NOW, now=NOW
    )
    assert late is not None and late.stale_message_id == 77
    failed = await Polling(database).mark_failed(late, "said", "no", NOW)
    assert failed is not None and (failed.status_message_id, failed.stale_message_id) == (None, 77)


async def test_a_replaced_message_does_not_become_the_status_message_again(database: Database) -> None:
    """An edit of the replaced message may end late; the message is deleted, so the row still gets a new one."""
    await StatusMessages(database).mark_shown(await delivering(database), 77, NOW)
    [lost] = await Deliveries(database).mark_interrupted("send-interrupted", NOW + 61)
    assert (lost.status_message_id, lost.stale_message_id) == (None, 77)
    [claimed] = await StatusMessages(database).claim(NOW + 62, NOW + 100, 10)
    before = replace(claimed, version=claimed.version - 1)
    await StatusMessages(database).mark_shown(before, 77, NOW)
    found = await Tasks(database).get(lost.id)
    assert found is not None and (found.status_message_id, found.stale_message_id) == (None, 77)
    await StatusMessages(database).mark_shown(found, 78, NOW)
    found = await Tasks(database).get(lost.id)
    assert found is not None and found.status_message_id == 78
    assert await StatusMessages(database).claim(NOW + 999, NOW + 1099, 10) == []


async def test_a_task_cancelled_in_flight_that_was_not_sent_is_not_retried(database: Database) -> None:
    """It was reported as paid and is not: the chat is notified, and no worker claims it."""
    task = await submitting(database)
    assert await Tasks(database).mute(task, NOW) is not None
    moved = await Submissions(database).requeue(task, due_at=NOW, reason_key="busy", reason=None, now=NOW)
    assert moved is not None and (moved.state, moved.muted) == (State.CANCELLED, False)
    assert [row.id for row in await StatusMessages(database).claim(NOW, NOW + 50, 10)] == [task.id]
    assert await Submissions(database).claim(NOW + 99, NOW + 199, 10) == []


async def test_dead_links_are_counted_across_polls(database: Database) -> None:
    """A completed answer does not reset the count."""
    rows, task = Polling(database), await ready(database)
    for count in range(1, 4):
        asked = await rows.poll_again(task, due_at=NOW, dead_links=task.dead_links + 1, now=NOW)
        assert asked is not None and asked.dead_links == count
        made = await rows.mark_ready(asked, result_url="https://x/v", width=None, height=None, show_at=NOW, now=NOW)
        assert made is not None
        task = made


async def test_a_send_that_ends_late_does_not_change_a_later_one(database: Database) -> None:
    """A late result counts only if it is certain that the video arrived."""
    first = await delivering(database)
    rows = Deliveries(database)
    [lost] = await rows.mark_interrupted("send-interrupted", NOW + 61)
    assert await rows.deliver_again(lost, NOW + 61, NOW + 61) is not None
    [claimed] = await rows.claim(NOW + 62, NOW + 122, 10)
    second = await rows.mark_delivering(claimed, NOW + 122, NOW + 62)
    assert second is not None
    assert await rows.requeue(first, NOW + 70, NOW + 70) is None
    assert await rows.mark_undelivered(first, "send-unclear", None, NOW + 70) is None
    assert await rows.mark_undelivered(second, "send-unclear", None, NOW + 70) is not None


async def test_a_renewal_whose_answer_was_lost_is_recognized(database: Database) -> None:
    """The lease in the database is one that this process requested."""
    task = await delivering(database)
    rows = Deliveries(database)
    assert await rows.renew_lease(task, seen_lease=NOW + 60, unconfirmed_lease=0, lease_until=NOW + 80)
    assert not await rows.renew_lease(task, seen_lease=NOW + 60, unconfirmed_lease=0, lease_until=NOW + 100)
    assert await rows.renew_lease(task, seen_lease=NOW + 60, unconfirmed_lease=NOW + 80, lease_until=NOW + 100)


async def test_a_video_is_released_until_its_chat_has_a_slot(database: Database) -> None:
    """It is released without counting a failure, for any worker."""
    await ready(database)
    rows = Deliveries(database)
    await rows.postpone(await leased(database, State.READY), NOW + 20)
    assert await rows.claim(NOW + 19, NOW + 79, 10) == []
    [task] = await rows.claim(NOW + 20, NOW + 80, 10)
    assert task.failures == 0


async def test_an_unresolved_task_does_not_count_towards_the_limits(database: Database) -> None:
    """A limit of one does not wait for a task that may never end."""
    await running(database)
    limits = Limits(1, 1)
    await added(database, "message:1:2:99")
    assert await claim_within(database, limits, now=NOW, lease_until=NOW + 30, most=9) == []
    task = await leased(database, State.RUNNING)
    await Polling(database).record_progress(
        task, due_at=NOW + 600, progress=None, lateness="unresolved", show_at=NOW, now=NOW
    )
    assert len(await claim_within(database, limits, now=NOW, lease_until=NOW + 30, most=9)) == 1


async def test_an_undelivered_task_is_erased_only_after_confirmation(database: Database) -> None:
    """It is paid, and its video can still be delivered."""
    await delivering(database)
    await Deliveries(database).mark_interrupted("send-interrupted", NOW + 61)
    whose = Scope(ORIGIN.bot_id, ORIGIN.chat_id)
    first = await forget(database, whose, unfinished=False, before=NOW, now=NOW)
    assert (first.tasks, first.left) == (0, 1)
    assert (await forget(database, whose, unfinished=True, before=NOW, now=NOW)).tasks == 1


async def test_a_muted_result_is_deleted_by_the_retention(database: Database) -> None:
    """Its prompt is deleted after the same time as others."""
    task = await ready(database)
    assert await Retention(database).delete_finished(keep=10, now=NOW + 999) == 0
    assert await Tasks(database).mute(task, NOW) is not None
    assert await Retention(database).delete_finished(keep=10, now=NOW + 999) == 1


async def test_the_usual_time_is_the_median_of_recent_videos(database: Database) -> None:
    """The median of a model's videos, if there are at least three; queried once a minute."""
    now = 0.0
    making = MakingTimes(Tasks(database), ORIGIN.bot_id, lambda: now)
    for number, took in enumerate((10, 30, 900)):
        await making.refresh()
        assert making.usual("sora-2") == USUAL
        now += 61
        task = await delivering(database, key=str(number))
        await Deliveries(database).mark_delivered(task, message_id=5, file_id="f", file_kind="video", now=NOW + took)
    await making.refresh()
    assert (making.usual("sora-2"), making.usual("sora-2-pro")) == (30, USUAL)
    stranger = MakingTimes(Tasks(database), ORIGIN.bot_id + 1)
    await stranger.refresh()
    assert stranger.usual("sora-2") == USUAL
    # The latest two of each model, however many there are of another one.
    assert await Tasks(database).making_times(ORIGIN.bot_id, 100, 2) == [("sora-2", 900), ("sora-2", 30)]
    assert await Tasks(database).making_times(ORIGIN.bot_id, 1, 2) == [("sora-2", 900)]


async def test_a_flood_of_drafts_leaves_room_for_orders(database: Database) -> None:
    """Of three messages, at most one is an offer while orders wait, and drafts still have their turn."""

    def in_chat(chat_id: int) -> Origin:
        return Origin(bot_id=1, chat_id=chat_id, message_id=1, thread_id=None, user_id=7, private=True, language="en")

    for number in range(5):
        await added(
            database, f"draft{number}", state=State.DRAFT, due_at=None, origin=in_chat(100 + number), show_at=NOW
        )
    for number in range(4):
        await added(database, f"order{number}", origin=in_chat(200 + number), show_at=NOW + 1)
    claimed = await StatusMessages(database).claim(NOW + 2, NOW + 50, 6)
    assert Counter(task.state for task in claimed) == {State.QUEUED: 4, State.DRAFT: 2}
    assert len(await StatusMessages(database).claim(NOW + 3, NOW + 51, 10)) == 3
