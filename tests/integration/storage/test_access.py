"""Who may order: approvals of topics, pages of known chats, kept requests, and admins who remove each other."""

import asyncio
from dataclasses import replace

from storage.admins import Admins, Removal, remove_admin
from storage.chats import ChatAccess, Chats
from storage.database import Database, Executor
from storage.kept import KeptRequest, KeptRequests
from storage.model import Image
from storage.retention import REQUESTS_KEPT, Retention, Scope, forget
from storage.states import State
from storage.supergroups import migrate_chat
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, ORIGIN, added

PHOTO = Image(message_id=9, item=0, kind="photo", ref="photo-1", mime="image/jpeg", bytes=1000)
LINK = Image(message_id=9, item=100, kind="doubtful", ref="https://a.example/x")
KEPT = KeptRequest(
    origin=ORIGIN, body="a cat --landscape", images=(PHOTO, LINK), doubt="forwarded", parent_id=None, intent="i",
    asked_at=NOW,
)  # fmt: skip
GROUP, USER = -5, 7


async def decide(database: Database, chat_id: int, access: ChatAccess, at: float = NOW) -> bool:
    async def work(tx: Executor) -> bool:
        return await Chats(tx, 1).set_access(chat_id, access, title=f"chat {chat_id}", now=at)

    return await database.transaction(work)


async def approve_topic(database: Database, thread_id: int) -> bool:
    async def work(tx: Executor) -> bool:
        return await Chats(tx, 1).approve_topic(GROUP, thread_id, now=NOW)

    return await database.transaction(work)


async def test_a_topic_is_approved_alone(database: Database) -> None:
    """The chat is not approved as a whole, waits no longer, and asks again for another topic."""
    chats = Chats(database, 1)
    await chats.mark_asked(GROUP, title="Club", now=NOW)
    assert await approve_topic(database, 12)
    assert not await approve_topic(database, 12)
    chat = await chats.get(GROUP)
    assert (chat.access, chat.asked_at, await chats.topics(GROUP)) == (ChatAccess.NEW, None, (12,))
    assert await approve_topic(database, 3)
    await chats.mark_asked(GROUP, title="Club", now=NOW)  # the admin was faster than this
    assert (await chats.get(GROUP)).access is ChatAccess.NEW
    await chats.mark_asked(GROUP, title="Club", now=NOW + 1)  # from a third topic
    assert ((await chats.get(GROUP)).access, await chats.topics(GROUP)) == (ChatAccess.ASKED, (3, 12))


async def test_a_decision_about_the_chat_replaces_those_about_its_topics(database: Database) -> None:
    chats = Chats(database, 1)
    for access in (ChatAccess.APPROVED, ChatAccess.BLOCKED, ChatAccess.NEW):
        await approve_topic(database, 12)
        assert await decide(database, GROUP, access), access
        assert ((await chats.get(GROUP)).access, await chats.topics(GROUP)) == (access, ())


async def test_a_topic_approval_narrows_that_of_the_chat(database: Database) -> None:
    await decide(database, GROUP, ChatAccess.APPROVED)
    assert await approve_topic(database, 12)
    assert (await Chats(database, 1).get(GROUP)).access is ChatAccess.NEW


async def test_pages_begin_with_those_who_wait(database: Database) -> None:
    """Then come approved ones, with those approved in part, blocked ones, and the rest; each exactly once."""
    chats = Chats(database, 1)
    await chats.mark_seen(1, "new", NOW)
    await decide(database, 2, ChatAccess.BLOCKED)
    await decide(database, 3, ChatAccess.APPROVED, NOW + 2)
    await decide(database, 4, ChatAccess.APPROVED, NOW + 1)
    await approve_topic(database, 12)
    await chats.mark_asked(6, title="waits", now=NOW)
    await Chats(database, 2).mark_asked(8, title="another bot's", now=NOW)
    found = [await chats.page(skip=skip, most=4) for skip in (0, 4)]
    assert [[chat.chat_id for chat in page] for page in found] == [[6, 3, 4, GROUP], [2, 1]]
    assert [chat.topics for chat in found[0]] == [(), (), (), (12,)]
    assert found[0][3].standing is ChatAccess.APPROVED
    assert await chats.counts() == {
        ChatAccess.ASKED: 1, ChatAccess.APPROVED: 3, ChatAccess.BLOCKED: 1, ChatAccess.NEW: 1,
    }  # fmt: skip


async def test_only_groups_approved_as_a_whole_admit_their_members(database: Database) -> None:
    await decide(database, -1, ChatAccess.APPROVED)
    await decide(database, -2, ChatAccess.BLOCKED)
    await decide(database, 3, ChatAccess.APPROVED)
    await approve_topic(database, 12)
    assert await Chats(database, 1).approved_groups() == (-1,)


async def test_a_name_is_updated_and_changes_no_decision(database: Database) -> None:
    await decide(database, USER, ChatAccess.BLOCKED)
    await Chats(database, 1).mark_seen(USER, "Eve", NOW + 1)
    chat = await Chats(database, 1).get(USER)
    assert (chat.title, chat.access) == ("Eve", ChatAccess.BLOCKED)


async def test_a_blocked_user_loses_unsent_tasks_everywhere(database: Database) -> None:
    """Also in groups; tasks of others there are not cancelled."""
    own = await added(database, "own", origin=replace(ORIGIN, chat_id=USER, user_id=USER))
    in_group = await added(database, "in group", origin=replace(ORIGIN, chat_id=GROUP, user_id=USER))
    others = await added(database, "others", origin=replace(ORIGIN, chat_id=GROUP, user_id=8))
    await decide(database, USER, ChatAccess.BLOCKED)
    states = [task and task.state for task in [await Tasks(database).get(it.id) for it in (own, in_group, others)]]
    assert states == [State.CANCELLED, State.CANCELLED, State.QUEUED]


async def test_the_last_request_of_a_chat_is_kept(database: Database) -> None:
    """One per chat: a later message replaces it, an earlier one that is stored later (an album) does not."""
    kept = KeptRequests(database, 1)
    assert ORIGIN.message_id is not None
    await kept.replace(KEPT)
    assert await kept.get(ORIGIN.chat_id) == KEPT
    newer = replace(KEPT, origin=replace(ORIGIN, message_id=ORIGIN.message_id + 1), body="a dog", images=(), intent="j")
    await kept.replace(newer)
    await kept.replace(KEPT)
    assert await kept.get(ORIGIN.chat_id) == newer
    assert not await kept.delete(KEPT)
    assert await kept.delete(newer)
    assert not await kept.delete(newer)
    assert await kept.get(ORIGIN.chat_id) is None


async def test_a_kept_request_moves_with_its_group(database: Database) -> None:
    """It has no message to reply to there. A later request of the supergroup stays."""
    kept = KeptRequests(database, 1)
    await kept.replace(replace(KEPT, origin=replace(ORIGIN, chat_id=GROUP)))
    await migrate_chat(database, 1, old_id=GROUP, new_id=-100, now=NOW)
    moved = await kept.get(-100)
    assert moved is not None and (moved.origin.message_id, moved.body) == (None, KEPT.body)
    await kept.replace(replace(KEPT, origin=replace(ORIGIN, chat_id=-6)))
    await kept.replace(replace(KEPT, origin=replace(ORIGIN, chat_id=-200), body="later"))
    await migrate_chat(database, 1, old_id=-6, new_id=-200, now=NOW)
    later = await kept.get(-200)
    assert later is not None and later.body == "later" and await kept.get(-6) is None


async def test_a_kept_request_is_deleted_after_some_days(database: Database) -> None:
    kept = KeptRequests(database, 1)
    await kept.replace(KEPT)
    await Retention(database).delete_finished(keep=30 * 86400, now=NOW + REQUESTS_KEPT)
    assert await kept.get(ORIGIN.chat_id) is not None
    await Retention(database).delete_finished(keep=30 * 86400, now=NOW + REQUESTS_KEPT + 1)
    assert await kept.get(ORIGIN.chat_id) is None


async def test_forget_erases_a_kept_request_of_its_user(database: Database) -> None:
    """Not that of another member of the group, nor one made after the /forget."""
    kept, user = KeptRequests(database, 1), ORIGIN.user_id
    for whose, before, is_left in (
        (user + 1, NOW, True),
        (user, NOW - 1, True),
        (user, NOW, False),
        (None, NOW, False),
    ):
        await kept.replace(KEPT)
        await forget(database, Scope(1, ORIGIN.chat_id, whose), unfinished=False, before=before, now=NOW)
        assert (await kept.get(ORIGIN.chat_id) is not None) is is_left, (whose, before)


async def test_forget_erases_a_name_without_a_decision(database: Database) -> None:
    """The name of a user who is approved or blocked stays: the admins must know whom they decided about."""
    chats = Chats(database, 1)
    await chats.mark_seen(USER, "Eve", NOW)
    await chats.mark_seen(GROUP, "Club", NOW)
    await decide(database, 8, ChatAccess.BLOCKED)
    for scope in (Scope(1, GROUP, USER), Scope(1, 8), Scope(1, GROUP)):
        await forget(database, scope, unfinished=False, before=NOW, now=NOW)
    assert [chat.chat_id for chat in await chats.page(skip=0, most=9)] == [8, GROUP]
    await chats.mark_met(USER, "Eve", NOW)  # an admin of the group, who deletes everybody's requests
    await forget(database, Scope(1, GROUP, sender_id=USER), unfinished=False, before=NOW, now=NOW)
    assert [chat.chat_id for chat in await chats.page(skip=0, most=9)] == [8, GROUP]


async def test_forget_erases_a_confirm_above_with_the_defaults(database: Database) -> None:
    """In private or by an admin of the group; a user of a group keeps the own private chat's."""
    chats = Chats(database, 1)
    for chat_id in (USER, GROUP):
        await chats.set_confirm_above(chat_id, 300_000, title="x", now=NOW)
    kept = await forget(database, Scope(1, GROUP, USER, sender_id=USER), unfinished=False, before=NOW, now=NOW)
    assert not kept.defaults
    assert [(await chats.get(chat_id)).confirm_above for chat_id in (USER, GROUP)] == [300_000, 300_000]
    for chat_id in (USER, GROUP):
        erased = await forget(database, Scope(1, chat_id, sender_id=USER), unfinished=False, before=NOW, now=NOW)
        assert erased.defaults and (await chats.get(chat_id)).confirm_above is None


async def test_an_admin_is_added_and_removed_once(database: Database) -> None:
    admins = Admins(database)
    assert await admins.add(7, NOW) and not await admins.add(7, NOW)
    assert await remove_admin(database, 8, others=False) is Removal.UNKNOWN
    assert await remove_admin(database, 7, others=False) is Removal.LAST
    assert await admins.ids() == (7,)
    assert await remove_admin(database, 7, others=True) is Removal.REMOVED
    assert await admins.ids() == ()


async def test_two_admins_who_remove_each_other_at_once_leave_one(database: Database) -> None:
    admins = Admins(database)
    for number in range(20):
        for user_id in (7, 8):
            await admins.add(user_id, NOW)
        removals = await asyncio.gather(*(remove_admin(database, user_id, others=False) for user_id in (7, 8)))
        assert sorted(removals) == [Removal.LAST, Removal.REMOVED], number
        assert len(await admins.ids()) == 1
