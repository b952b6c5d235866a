"""What admins do by hand: pauses that hold in all processes, and broadcasts whose copies are sent once at most."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.access.pauses import PAUSED, HandPauses
from bot.catalogue import load_catalogue
from storage.broadcasts import Broadcast, Broadcasts, BroadcastState, Copy, start_broadcast
from storage.chats import ChatAccess, Chats
from storage.database import Database, Executor
from storage.leases import end_leases
from storage.model import Task
from storage.pauses import Pauses
from storage.retention import Retention
from storage.states import State
from storage.submissions import Submissions
from storage.supergroups import migrate_chat
from storage.tasks import Tasks
from tests.conftest import migrated_file, migrated_postgres_database
from tests.integration.storage.test_tasks import NOW, PARAMETERS, added, submitting

BOT, ADMIN = 1, 9
LEASE = 120.0


async def state_of(database: Database, task: Task) -> State:
    row = await Tasks(database).get(task.id)
    assert row is not None
    return row.state


# Pauses ---------------------------------------------------------------------------------------------------------------


async def test_a_pause_has_the_last_reason_until_it_ends(database: Database) -> None:
    """One row per model; ending a pause that is over changes nothing."""
    pauses = Pauses(database)
    await pauses.add("sora-2", "broken", user_id=ADMIN, now=NOW)
    await pauses.add("sora-2", "back on Monday", user_id=ADMIN, now=NOW + 1)
    await pauses.add("veo3", "too slow", user_id=ADMIN, now=NOW)
    assert await pauses.reasons() == {"sora-2": "back on Monday", "veo3": "too slow"}
    assert (await pauses.remove("sora-2"), await pauses.remove("sora-2")) == (True, False)
    assert await pauses.reasons() == {"veo3": "too slow"}


async def test_queued_tasks_of_a_model_are_refused(database: Database) -> None:
    """Due or not, with the reason; tasks of other models, and tasks that were sent, stay."""
    sent = await submitting(database, key="sent")
    due, later = await added(database, "due"), await added(database, "later", due_at=NOW + 600)
    other = await added(database, "other", parameters=PARAMETERS.__class__(model="veo3", options="{}", sources="{}"))
    refused = await Submissions(database).refuse_queued("sora-2", reason_key=PAUSED, reason="broken", now=NOW + 5)
    assert {task.id for task in refused} == {due.id, later.id}
    assert {(task.state, task.reason_key, task.reason, task.due_at) for task in refused} == {
        (State.REFUSED, PAUSED, "broken", None)
    }
    assert await state_of(database, sent) is State.SUBMITTING
    assert await state_of(database, other) is State.QUEUED
    assert await Submissions(database).queued_models() == [("veo3", "default")]


async def test_a_provider_limits_the_refusal(database: Database) -> None:
    """A model of the same name at another provider is not affected."""
    here, there = await added(database, "here"), await added(database, "there", provider="second")
    [refused] = await Submissions(database).refuse_queued(
        "sora-2", provider="second", reason_key="removed", reason="", now=NOW
    )
    assert refused.id == there.id and await state_of(database, here) is State.QUEUED


async def test_a_task_is_refused_or_sent_never_both(database: Database) -> None:
    """A pause that comes with the claim of a worker: each task goes one way."""
    everything = {(await added(database, f"order {number}")).id for number in range(30)}
    submissions = Submissions(database)
    refused, *sent = await asyncio.gather(
        submissions.refuse_queued("sora-2", reason_key=PAUSED, reason="broken", now=NOW),
        *(submissions.claim(NOW, NOW + 30, 5) for _ in range(3)),
    )
    ways = [task.id for task in refused] + [task.id for tasks in sent for task in tasks]
    assert sorted(ways) == sorted(everything)
    assert all(task.state is State.REFUSED for task in refused)


@asynccontextmanager
async def two_processes(engine: str, request: pytest.FixtureRequest, folder: Path) -> AsyncIterator[list[Database]]:
    """Two connections to PostgreSQL, as of two processes. SQLite has one process, whose parts share a connection."""
    if engine == "sqlite":
        async with Database.opened(await migrated_file(folder)) as database:
            yield [database, database]
        return
    url = await migrated_postgres_database(request.getfixturevalue("postgres"))
    async with Database.opened(url) as one, Database.opened(url) as other:
        yield [one, other]


async def test_a_pause_holds_in_another_process_at_once(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Its catalogue has the model paused with the next read, and no longer after /resume; after a restart as well."""
    catalogue = load_catalogue(None)
    sora, others = catalogue.get("sora-2"), [name for name in catalogue.available if name != "sora-2"]
    async with two_processes(engine, request, tmp_path) as (here, there):
        first, second = HandPauses(here, catalogue), HandPauses(there, catalogue)
        waiting = await added(here)
        assert await second.catalogue() is catalogue
        assert await first.pause(sora, "back on Monday", ADMIN) == 1
        assert await state_of(there, waiting) is State.REFUSED
        seen = await second.catalogue()
        assert (seen.get("sora-2").paused, list(seen.available)) == ("back on Monday", others)
        restarted = HandPauses(there, catalogue)
        assert (await there.transaction(restarted.catalogue)).get("sora-2").paused == "back on Monday"
        ended = await second.resume(sora, ADMIN)
        assert (ended.by_hand, ended.in_file) == (True, False)
        assert (await first.catalogue()).available == catalogue.available
        assert not (await first.resume(sora, ADMIN)).by_hand


async def test_the_files_pause_outlives_a_pause_by_hand(database: Database) -> None:
    """Its reason is shown, and /resume reports it."""
    catalogue = load_catalogue(None).with_pauses({"veo3": "in the file"})
    pauses, veo = HandPauses(database, catalogue), catalogue.get("veo3")
    await pauses.pause(veo, "by hand", ADMIN)
    assert (await pauses.catalogue()).get("veo3").paused == "in the file"
    resumed = await pauses.resume(veo, ADMIN)
    assert (resumed.by_hand, resumed.in_file) == (True, True)
    assert (await pauses.catalogue()).get("veo3").paused == "in the file"


# Broadcasts -----------------------------------------------------------------------------------------------------------


async def know(database: Database, *chat_ids: int, access: ChatAccess = ChatAccess.APPROVED) -> None:
    for chat_id in chat_ids:
        await Chats(database, BOT).set_access(chat_id, access, title=f"chat {chat_id}", now=NOW)


async def start(database: Database, *, everybody: bool = False, question_id: int = 7) -> int | None:
    return await start_broadcast(
        database, BOT, chat_id=ADMIN, source_id=5, question_id=question_id, language="en", everybody=everybody, now=NOW
    )


async def claimed(database: Database, now: float = NOW) -> Broadcast:
    found = await Broadcasts(database, BOT).claim(now, now + LEASE)
    assert found is not None
    return found


async def test_approved_chats_are_the_recipients(database: Database) -> None:
    """Neither chats that wait, nor blocked ones, nor those that have blocked the bot, nor those of another bot."""
    await know(database, -1, -2, -3)
    await know(database, -4, access=ChatAccess.ASKED)
    await know(database, -5, access=ChatAccess.BLOCKED)
    await Chats(database, 2).set_access(-6, ChatAccess.APPROVED, now=NOW)
    await Chats(database, BOT).set_reachable(-3, reachable=False, now=NOW)
    assert await Broadcasts(database, BOT).count_recipients(everybody=False) == 2
    assert await start(database) == 2
    assert await Broadcasts(database, BOT).due(await claimed(database), NOW, 10) == [-2, -1]


async def test_an_open_bot_reaches_every_chat_that_ordered_or_wrote(database: Database) -> None:
    """Once each, but no chat that an admin blocked or that blocked the bot."""
    chats = Chats(database, BOT)
    await chats.seen(-1, title="wrote", now=NOW)
    await added(database)  # an order from chat -5, which has no row
    await added(database, "b")
    await know(database, -2, access=ChatAccess.BLOCKED)
    await chats.seen(-3, title="left", now=NOW)
    await chats.set_reachable(-3, reachable=False, now=NOW)
    assert await Broadcasts(database, BOT).count_recipients(everybody=True) == 2
    assert await start(database, everybody=True) == 2
    assert await Broadcasts(database, BOT).due(await claimed(database), NOW, 10) == [-5, -1]


async def test_users_known_only_from_groups_get_nothing_in_private(database: Database) -> None:
    """They never wrote to the bot there, so it could not write to them. A message in private makes them recipients."""
    chats = Chats(database, BOT)
    await chats.seen(-1, title="group", now=NOW)
    await chats.mark_met(ADMIN, "Ada", NOW)
    await chats.mark_met(ADMIN, "Ada L.", NOW)
    assert (await chats.get(ADMIN)).title == "Ada L."
    assert await start(database, everybody=True) == 1
    await chats.seen(ADMIN, title="Ada L.", now=NOW)
    await chats.mark_met(ADMIN, "Ada", NOW)
    assert await start(database, everybody=True, question_id=8) == 2


@pytest.mark.parametrize("wrote", ["ordered", "requested access"])
async def test_an_order_or_a_request_in_private_makes_a_recipient(database: Database, wrote: str) -> None:
    chats = Chats(database, BOT)
    await chats.mark_met(ADMIN, "Ada", NOW)
    if wrote == "ordered":
        await chats.mark_seen(ADMIN, "Ada", NOW)
    else:
        await chats.mark_asked(ADMIN, title="Ada", now=NOW)
    await chats.set_access(ADMIN, ChatAccess.APPROVED, now=NOW)
    assert await Broadcasts(database, BOT).count_recipients(everybody=False) == 1


@pytest.mark.parametrize("everybody", [False, True])
async def test_groups_of_which_topics_are_approved_are_recipients(database: Database, everybody: bool) -> None:
    """Also while another topic waits for an answer; not if they were blocked later."""
    chats = Chats(database, BOT)

    async def approve_topics(tx: Executor) -> None:
        for chat_id in (-1, -2, -3):
            await Chats(tx, BOT).approve_topic(chat_id, 12, now=NOW)

    await database.transaction(approve_topics)
    await chats.mark_asked(-2, title="two", now=NOW + 1)
    await chats.set_access(-3, ChatAccess.BLOCKED, now=NOW)
    assert await Broadcasts(database, BOT).count_recipients(everybody=everybody) == 2
    assert await start(database, everybody=everybody) == 2
    assert await Broadcasts(database, BOT).due(await claimed(database), NOW, 10) == [-2, -1]


async def test_a_chat_that_writes_again_is_a_recipient_again(database: Database) -> None:
    chats = Chats(database, BOT)
    await know(database, -1)
    await chats.set_reachable(-1, reachable=False, now=NOW)
    await chats.seen(-1, title="back", now=NOW)
    assert await Broadcasts(database, BOT).count_recipients(everybody=False) == 1


async def test_a_supergroup_can_be_reached_although_the_bot_left_the_group(database: Database) -> None:
    """Telegram may report that before the migration."""
    await know(database, -1)
    await Chats(database, BOT).set_reachable(-1, reachable=False, now=NOW)
    await migrate_chat(database, BOT, old_id=-1, new_id=-100, now=NOW)
    assert await Broadcasts(database, BOT).count_recipients(everybody=False) == 1


async def test_a_second_press_starts_nothing(database: Database) -> None:
    """One broadcast per question, whatever happens to the update; another question is another broadcast."""
    await know(database, -1)
    started = await asyncio.gather(*(start(database) for _ in range(4)))
    assert sorted(str(number) for number in started) == ["1", "None", "None", "None"]
    assert await start(database, question_id=8) == 1


async def test_one_process_at_a_time_sends(database: Database) -> None:
    """Others find nothing while it has the lease; it begins each copy once."""
    await know(database, -1, -2)
    await start(database)
    broadcasts = Broadcasts(database, BOT)
    found = await asyncio.gather(*(broadcasts.claim(NOW, NOW + LEASE) for _ in range(4)))
    [broadcast] = [each for each in found if each]
    assert await Broadcasts(database, 2).claim(NOW, NOW + LEASE) is None
    begun = await asyncio.gather(*(broadcasts.begin(broadcast, -1) for _ in range(4)))
    assert sorted(begun) == [False, False, False, True]
    await broadcasts.record(broadcast, -1, Copy.SENT)
    assert not await broadcasts.begin(broadcast, -1)
    assert await broadcasts.due(broadcast, NOW, 10) == [-2]


async def test_what_a_dead_process_may_have_sent_is_not_repeated(database: Database) -> None:
    """When its lease is over, its copy is unclear; if it was only slow, its late outcome counts."""
    await know(database, -1, -2)
    await start(database)
    broadcasts, dead = Broadcasts(database, BOT), await claimed(database)
    assert await broadcasts.begin(dead, -1)
    assert await broadcasts.claim(NOW + LEASE - 1, NOW + 2 * LEASE) is None
    other = await claimed(database, NOW + LEASE + 1)
    assert await broadcasts.due(other, NOW + LEASE + 1, 10) == [-2]
    assert (await broadcasts.tally(other.id))[Copy.UNCLEAR] == 1
    assert not await broadcasts.begin(dead, -2) and await broadcasts.begin(other, -2)
    await broadcasts.record(dead, -1, Copy.SENT)
    tally = await broadcasts.tally(other.id)
    assert (tally[Copy.SENT], tally[Copy.SENDING], tally.total) == (1, 1, 2)


async def test_a_process_that_has_the_database_alone_ends_the_leases(database: Database) -> None:
    """After a restart on SQLite nothing waits for the lease of the dead process."""
    await know(database, -1)
    await start(database)
    await claimed(database)
    await end_leases(database)
    assert await Broadcasts(database, BOT).claim(NOW + 1, NOW + LEASE)


async def test_a_stopped_broadcast_sends_nothing_more(database: Database) -> None:
    """Also not the process that is sending. It is still claimed: the report is due. Then it is over, and deleted later."""
    await know(database, -1, -2)
    await start(database)
    broadcasts, broadcast = Broadcasts(database, BOT), await claimed(database)
    assert await broadcasts.stop(broadcast.id, NOW) and not await broadcasts.stop(broadcast.id, NOW)
    assert not await broadcasts.begin(broadcast, -1)
    await broadcasts.release(broadcast, NOW, NOW)
    again = await claimed(database)
    assert again.state is BroadcastState.STOPPED
    await broadcasts.finish(again, again.state, NOW)
    await broadcasts.release(again, NOW, NOW)
    assert await broadcasts.claim(NOW + LEASE, NOW + 2 * LEASE) is None
    await Retention(database).delete_finished(keep=100, now=NOW + 99)
    assert (await broadcasts.tally(broadcast.id)).total == 2
    await Retention(database).delete_finished(keep=100, now=NOW + 101)
    assert (await broadcasts.tally(broadcast.id)).total == 0
    assert await broadcasts.state(broadcast) is BroadcastState.OVER


async def test_a_running_broadcast_is_never_deleted(database: Database) -> None:
    await know(database, -1)
    await start(database)
    await Retention(database).delete_finished(keep=100, now=NOW + 1000)
    assert await Broadcasts(database, BOT).due(await claimed(database), NOW, 10) == [-1]


async def test_a_released_broadcast_is_due_again_at_the_set_time(database: Database) -> None:
    await know(database, -1)
    await start(database)
    broadcasts, broadcast = Broadcasts(database, BOT), await claimed(database)
    await broadcasts.release(broadcast, NOW + 30, NOW)
    assert await broadcasts.claim(NOW + 29, NOW + LEASE) is None
    assert await broadcasts.claim(NOW + 30, NOW + LEASE)


async def test_a_clock_that_was_ahead_stops_nothing(database: Database) -> None:
    """Leases and times from the far future do not count."""
    await know(database, -1)
    await start(database)
    broadcasts, ahead = Broadcasts(database, BOT), NOW + 90 * 86400
    broadcast = await claimed(database, ahead)
    assert await broadcasts.begin(broadcast, -1)
    await broadcasts.postpone(broadcast, -1, ahead, tried=False)
    again = await claimed(database, NOW)
    assert await broadcasts.due(again, NOW, 10) == [-1]
    await broadcasts.release(again, ahead, NOW)
    assert await broadcasts.claim(NOW, NOW + LEASE)


async def test_a_postponed_copy_waits(database: Database) -> None:
    """It is begun again when it is due; only some postponements count as tries."""
    await know(database, -1)
    await start(database)
    broadcasts, broadcast = Broadcasts(database, BOT), await claimed(database)
    assert await broadcasts.begin(broadcast, -1)
    assert await broadcasts.postpone(broadcast, -1, NOW + 30, tried=True) == 1
    assert await broadcasts.postpone(broadcast, -1, NOW + 30, tried=False) == 1
    assert await broadcasts.due(broadcast, NOW + 29, 10) == []
    assert await broadcasts.due(broadcast, NOW + 30, 10) == [-1]
    assert await broadcasts.begin(broadcast, -1)


async def test_a_group_that_moves_gets_one_copy(database: Database) -> None:
    """At its new id; not again there if the supergroup has been reached, or the group has."""
    await know(database, -1, -2, -3, -100, -300)
    await start(database)
    broadcasts, broadcast = Broadcasts(database, BOT), await claimed(database)
    await broadcasts.begin(broadcast, -3)
    await broadcasts.record(broadcast, -3, Copy.SENT)
    for old, new in ((-1, -100), (-2, -200), (-3, -301)):
        await migrate_chat(database, BOT, old_id=old, new_id=new, now=NOW)
    assert await broadcasts.due(broadcast, NOW, 10) == [-300, -200, -100]
