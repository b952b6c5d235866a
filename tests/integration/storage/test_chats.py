"""Chats keep their defaults and access through a migration; the first user to open an invite link becomes the admin."""

import asyncio
from dataclasses import replace

from storage.admins import Admins, accept_invite
from storage.chats import ChatAccess, Chats
from storage.database import Database, Executor
from storage.deliveries import Deliveries
from storage.kept import KeptRequests
from storage.model import Task
from storage.published import Published
from storage.retention import Scope, forget
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.supergroups import migrate_chat
from storage.tasks import Tasks
from storage.topics import NO_OPTIONS, TopicOptions
from tests.integration.storage.test_access import KEPT
from tests.integration.storage.test_paid_tasks import delivering, running
from tests.integration.storage.test_tasks import NOW, ORIGIN, added

CHOSEN = '{"model":"sora-2-pro","duration":15,"watermark":false}'


async def delivering_in(database: Database, chat_id: int) -> Task:
    origin = replace(ORIGIN, chat_id=chat_id)
    return await delivering(database, origin=origin, key=f"in {chat_id}", provider_id=f"task of {chat_id}")


async def test_an_unknown_chat_is_new(database: Database) -> None:
    """Reading an unknown chat creates no row."""
    chat = await Chats(database, 1).get(-5)
    assert (chat.access, chat.options) == (ChatAccess.NEW, NO_OPTIONS)


async def test_defaults_survive_and_can_be_reset(database: Database) -> None:
    """Defaults are read back as set; a reset removes them."""
    chats = Chats(database, 1)
    await chats.set_options(-5, CHOSEN, title="t", now=NOW)
    assert (await chats.get(-5)).options == CHOSEN
    await chats.set_options(-5, NO_OPTIONS, title="t", now=NOW)
    assert (await chats.get(-5)).options == NO_OPTIONS


async def test_it_is_kept_when_the_admins_were_asked(database: Database) -> None:
    """An answer that came in the meantime is kept."""
    chats = Chats(database, 1)
    await chats.mark_asked(-5, title="t", now=NOW)
    chat = await chats.get(-5)
    assert (chat.access, chat.asked_at) == (ChatAccess.ASKED, NOW)
    assert await chats.set_access(-5, ChatAccess.APPROVED, now=NOW)
    await chats.mark_asked(-5, title="t", now=NOW + 1)
    assert (await chats.get(-5)).access is ChatAccess.APPROVED


async def test_a_group_moves_as_a_whole(database: Database) -> None:
    """Defaults, access and tasks move to the supergroup; replies to the old messages are not tried."""
    chats = Chats(database, 1)
    await chats.set_options(-5, CHOSEN, title="t", now=NOW)
    await chats.set_access(-5, ChatAccess.APPROVED, now=NOW)
    await chats.set_options(-100, '{"model":"early"}', title="t", now=NOW)
    task = await added(database)
    for _ in range(2):  # Telegram reports it in both chats
        await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    chat = await chats.get(-100)
    assert (chat.options, chat.access) == (CHOSEN, ChatAccess.APPROVED)
    assert (await chats.get(-5)).access is ChatAccess.NEW
    moved = await Tasks(database).get(task.id)
    assert moved is not None
    assert (moved.origin.chat_id, moved.origin.message_id, moved.state) == (-100, None, State.QUEUED)


async def test_two_concurrent_reports_move_a_group_once(database: Database) -> None:
    """Of two concurrent transactions, neither undoes what the other has moved."""
    chats = Chats(database, 1)
    for number in range(10, 30):
        await chats.set_options(-number, CHOSEN, title="t", now=NOW)
        told = (migrate_chat(database, 1, old_id=-number, new_id=-100 - number, now=NOW) for _ in range(8))
        await asyncio.gather(*told)
        assert (await chats.get(-100 - number)).options == CHOSEN


async def test_a_submission_of_a_blocked_chat_is_not_queued_again(database: Database) -> None:
    """A submission that was definitely not sent is not retried."""
    await added(database)
    [task] = await Submissions(database).claim(NOW, NOW + 30, 1)
    await Chats(database, 1).set_access(-5, ChatAccess.BLOCKED, now=NOW)
    moved = await Submissions(database).requeue(task, due_at=NOW, reason_key="busy", reason=None, now=NOW)
    assert moved is not None and moved.state is State.CANCELLED


async def test_a_submission_of_a_blocked_user_in_a_group_is_not_queued_again(database: Database) -> None:
    """A user's row is that of the private chat; the group may still order."""
    await added(database)
    [task] = await Submissions(database).claim(NOW, NOW + 30, 1)
    await Chats(database, 1).set_access(ORIGIN.chat_id, ChatAccess.APPROVED, now=NOW)
    await Chats(database, 1).set_access(ORIGIN.user_id, ChatAccess.BLOCKED, now=NOW)
    moved = await Submissions(database).requeue(task, due_at=NOW, reason_key="busy", reason=None, now=NOW)
    assert moved is not None and (moved.state, moved.due_at) == (State.CANCELLED, None)


async def test_a_draft_waits_for_create_in_the_supergroup(database: Database) -> None:
    """A recent draft gets a new message with its card; an old one does not."""
    draft = await added(database, "a", State.DRAFT, doubt="forwarded", due_at=None)
    old = await added(database, "b", State.DRAFT, at=NOW - 8 * 86400, due_at=None)
    for task in (draft, old):
        await StatusMessages(database).mark_shown(task, 77, NOW)
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    [again] = await StatusMessages(database).claim(NOW + 1, NOW + 60, 9)
    assert (again.id, again.origin.chat_id, again.status_message_id) == (draft.id, -100, None)


async def test_a_video_under_way_is_shown_in_the_supergroup_at_once(database: Database) -> None:
    """Its message was to be edited later, when some time has passed; the supergroup has no message of it yet."""
    task = await running(database)
    rows = StatusMessages(database)
    await rows.mark_shown(task, 77, NOW, again_at=NOW + 300)
    assert await rows.claim(NOW + 1, NOW + 60, 9) == []
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    [again] = await rows.claim(NOW + 1, NOW + 60, 9)
    assert (again.id, again.origin.chat_id, again.status_message_id) == (task.id, -100, None)


async def test_a_delivery_may_end_after_its_group_moved(database: Database) -> None:
    """Telegram reports the move when the video is sent; the outcome of the send to the new chat is stored."""
    for number, later in enumerate((True, False), start=5):
        task = await delivering_in(database, -number)
        await migrate_chat(database, 1, old_id=-number, new_id=-100 - number, now=NOW)
        rows = Deliveries(database)
        moved = await (
            rows.requeue(task, NOW + 9, NOW) if later else rows.mark_undelivered(task, "chat-unreachable", None, NOW)
        )
        assert moved is not None and moved.origin.chat_id == -100 - number


async def test_an_unknown_outcome_is_shown_again_in_the_supergroup(database: Database) -> None:
    """The buttons of the old message are dead, so the unknown outcome is shown again."""
    await added(database)
    tasks = StatusMessages(database)
    [task] = await Submissions(database).claim(NOW, NOW + 30, 1)
    lost = await Submissions(database).mark_unknown(task, reason_key="broken", reason=None, now=NOW)
    assert lost is not None
    await tasks.mark_shown(lost, 77, NOW)
    assert await tasks.claim(NOW + 1, NOW + 60, 9) == []
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    [again] = await tasks.claim(NOW + 1, NOW + 60, 9)
    assert (again.id, again.origin.chat_id, again.status_message_id) == (task.id, -100, None)


async def test_an_undelivered_video_is_offered_again_in_the_supergroup(database: Database) -> None:
    """Its button was in the old group; it is offered again, but not after a week."""
    for number, age in enumerate((0, 8 * 86_400), 1):
        task = await delivering_in(database, -number)
        rows = StatusMessages(database)
        lost = await Deliveries(database).mark_undelivered(task, "send-unclear", None, NOW)
        assert lost is not None
        await rows.mark_shown(lost, 77, NOW)
        await migrate_chat(database, 1, old_id=-number, new_id=-100 - number, now=NOW + age)
    [again] = await rows.claim(NOW + 9 * 86_400, NOW + 10 * 86_400, 9)
    assert (again.origin.chat_id, again.state, again.status_message_id) == (-101, State.UNDELIVERED, None)


async def test_message_ids_of_the_supergroup_do_not_match_those_of_the_group(database: Database) -> None:
    """Message ids restart: a reply to another message orders nothing, and other messages are not deleted."""
    rows = Tasks(database)
    task = await delivering_in(database, -5)
    done = await Deliveries(database).mark_delivered(task, message_id=12, file_id="AgADx", file_kind="video", now=NOW)
    assert done is not None and await rows.by_message(1, -5, 12) is not None
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    assert await rows.by_message(1, -100, 12) is None
    lost = await Deliveries(database).mark_undelivered(await delivering_in(database, -6), "send-unclear", None, NOW)
    assert lost is not None
    await migrate_chat(database, 1, old_id=-6, new_id=-106, now=NOW)
    moved = await Tasks(database).get(lost.id)
    assert moved is not None and moved.stale_message_id is None


async def test_a_migration_keeps_the_idempotency_keys(database: Database) -> None:
    """An idempotency key of the old group still prevents a second order."""
    await added(database)
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    assert await Tasks(database).by_key("a") is not None


async def test_the_first_to_open_an_invite_is_the_admin(database: Database) -> None:
    """An invite link works once, and invalidates the others."""
    admins = Admins(database)
    await admins.offer_invite("one", NOW)
    await admins.offer_invite("two", NOW)
    assert not await accept_invite(database, "three", 7, NOW)
    assert await accept_invite(database, "one", 7, NOW)
    assert not await accept_invite(database, "one", 8, NOW)
    assert not await accept_invite(database, "two", 8, NOW)
    assert await admins.ids() == (7,)


async def test_a_topic_has_options_of_its_own(database: Database) -> None:
    """They are read back as set, are not those of another topic or chat, and end with a reset."""
    topics = TopicOptions(database, 1)
    await topics.set(-5, 7, CHOSEN, now=NOW)
    await topics.set(-5, 7, '{"duration":10}', now=NOW)
    assert await topics.get(-5, 7) == '{"duration":10}'
    assert [await topics.get(-5, 8), await topics.get(-6, 7), await topics.get(-5, None)] == [NO_OPTIONS] * 3
    assert await TopicOptions(database, 2).get(-5, 7) == NO_OPTIONS
    await topics.set(-5, 7, NO_OPTIONS, now=NOW)
    assert await topics.get(-5, 7) == NO_OPTIONS
    assert not await topics.forget(-5)


async def test_settings_move_with_the_group(database: Database) -> None:
    """Its language, who may change its settings, and the options of topics; the supergroup's own topics keep theirs."""
    topics = TopicOptions(database, 1)

    async def set_all(tx: Executor) -> None:
        await Chats(tx, 1).set_language(-5, "de", title="t", now=NOW)
        await Chats(tx, 1).set_open_settings(-5, is_open=True, title="t", now=NOW)

    await database.transaction(set_all)
    for chat_id, thread_id in ((-5, 7), (-5, 8), (-100, 8)):
        await topics.set(chat_id, thread_id, f'{{"seed":{-chat_id}}}', now=NOW)
    for _ in range(2):
        await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    chat = await Chats(database, 1).get(-100)
    assert (chat.language, chat.open_settings) == ("de", True)
    assert [await topics.get(-100, 7), await topics.get(-100, 8)] == ['{"seed":5}', '{"seed":100}']
    assert [await topics.get(-5, 7), await topics.get(-5, 8)] == [NO_OPTIONS] * 2


async def test_forget_erases_all_settings(database: Database) -> None:
    """Those of the chat and of its topics, if everything is erased; another chat keeps its own."""
    topics = TopicOptions(database, 1)
    await database.transaction(lambda tx: Chats(tx, 1).set_language(-5, "de", title="t", now=NOW))
    await topics.set(-6, 7, CHOSEN, now=NOW)
    own = await forget(database, Scope(1, -5, 9), unfinished=False, before=NOW, now=NOW)
    assert (own.defaults, (await Chats(database, 1).get(-5)).language) == (False, "de")
    assert (await forget(database, Scope(1, -5), unfinished=False, before=NOW, now=NOW)).defaults
    assert not (await Chats(database, 1).get(-5)).has_settings
    assert not (await forget(database, Scope(1, -5), unfinished=False, before=NOW, now=NOW)).defaults
    await topics.set(-5, 7, CHOSEN, now=NOW)
    assert (await forget(database, Scope(1, -5), unfinished=False, before=NOW, now=NOW)).defaults
    assert [await topics.get(-5, 7), await topics.get(-6, 7)] == [NO_OPTIONS, CHOSEN]


async def test_the_language_of_a_chat_is_that_of_its_tasks(database: Database) -> None:
    """Setting it changes the tasks of this chat; ending it changes none."""
    here = await added(database)
    elsewhere = await added(database, "b", origin=replace(ORIGIN, chat_id=-6))

    async def speak(language: str) -> None:
        await database.transaction(lambda tx: Chats(tx, 1).set_language(-5, language, title="t", now=NOW))

    for language in ("de", ""):
        await speak(language)
        rows = [await Tasks(database).get(task.id) for task in (here, elsewhere)]
        assert [row.origin.language for row in rows if row] == ["de", "en"]
        assert rows[0] and (rows[0].version, rows[0].state) == (here.version, here.state)


async def test_the_language_of_a_chat_is_that_of_its_kept_request(database: Database) -> None:
    """What it requested before its approval is offered in it."""
    await KeptRequests(database, 1).replace(KEPT)
    await database.transaction(lambda tx: Chats(tx, 1).set_language(-5, "de", title="t", now=NOW))
    kept = await KeptRequests(database, 1).get(-5)
    assert kept is not None and kept.origin.language == "de"


async def test_a_forget_in_a_group_spares_the_settings_of_the_private_chat(database: Database) -> None:
    """It deletes the name of the user, unless the row of the user has settings."""
    await database.transaction(lambda tx: Chats(tx, 1).set_language(9, "de", title="Ada", now=NOW))
    await Chats(database, 1).mark_seen(8, "Bob", NOW)
    for user_id in (8, 9):
        await forget(database, Scope(1, -5, user_id, sender_id=user_id), unfinished=False, before=NOW, now=NOW)
    assert [(await Chats(database, 1).get(user_id)).title for user_id in (8, 9)] == ["", "Ada"]
    assert (await Chats(database, 1).get(9)).language == "de"


async def greeted(database: Database, chat_id: int, now: float) -> bool:
    """Claim a greeting that is not repeated within a hundred seconds."""
    return await database.transaction(
        lambda tx: Chats(tx, 1).claim_greeting(chat_id, title="Club", every=100.0, now=now)
    )


async def test_one_of_several_reports_greets_a_group(database: Database) -> None:
    """Whatever process handles them; after a while it may be greeted again, also after the clock was set back."""
    claims = await asyncio.gather(*(greeted(database, -5, NOW) for _ in range(8)))
    assert sorted(claims) == [False] * 7 + [True]
    assert [await greeted(database, -5, NOW + later) for later in (99.0, 100.0, 150.0)] == [False, True, False]
    assert [await greeted(database, -5, NOW), await greeted(database, -5, NOW + 1)] == [True, False]
    assert await greeted(database, -6, NOW)
    assert (await Chats(database, 1).get(-5)).title == "Club"


async def test_a_supergroup_was_greeted_as_its_group(database: Database) -> None:
    """Its choice about mentions moves, too."""
    await greeted(database, -5, NOW)
    await Chats(database, 1).set_order_mentions(-5, at_once=True, title="Club", now=NOW)
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    assert (await Chats(database, 1).get(-100)).order_mentions
    assert not await greeted(database, -100, NOW + 50)


async def test_what_a_mention_does_is_a_setting(database: Database) -> None:
    """It is offered unless set; deleting the settings ends it."""
    chats = Chats(database, 1)
    assert not (await chats.get(-5)).order_mentions
    await chats.set_order_mentions(-5, at_once=True, title="Club", now=NOW)
    chat = await chats.get(-5)
    assert chat.order_mentions and chat.has_settings
    await database.transaction(lambda tx: Chats(tx, 1).clear_settings(-5, now=NOW))
    chat = await chats.get(-5)
    assert not chat.order_mentions and not chat.has_settings


async def test_what_was_published_is_known_for_each_bot(database: Database) -> None:
    one, other = Published(database, 1), Published(database, 2)
    await one.set("commands:default:en", "first")
    await one.set("commands:default:en", "second")
    await other.set("commands:default:en", "third")
    assert await one.all() == {"commands:default:en": "second"}
    await one.forget("commands:default:en")
    assert (await one.all(), await other.all()) == ({}, {"commands:default:en": "third"})
