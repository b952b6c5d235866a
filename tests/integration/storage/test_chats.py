"""Chats keep their defaults and their access, through a migration too; the first to claim becomes the admin."""

import asyncio

from storage.admins import Admins, claim
from storage.chats import ChatAccess, ChatDefaults, Chats, migrate_chat
from storage.database import Database
from storage.states import State
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, added

CHOSEN = ChatDefaults(model="sora-2-pro", duration=15, watermark=False)


async def test_a_chat_nobody_heard_of_is_new(database: Database) -> None:
    """Reading makes no row."""
    chat = await Chats(database, 1).get(-5)
    assert (chat.access, chat.defaults) == (ChatAccess.NEW, ChatDefaults())


async def test_defaults_survive_and_can_be_reset(database: Database) -> None:
    """What was chosen is read back; nothing chosen is nothing."""
    chats = Chats(database, 1)
    await chats.set_defaults(-5, CHOSEN, title="t", now=NOW)
    assert (await chats.get(-5)).defaults == CHOSEN
    await chats.set_defaults(-5, ChatDefaults(), title="t", now=NOW)
    assert (await chats.get(-5)).defaults == ChatDefaults()


async def test_it_is_kept_when_the_admins_were_asked(database: Database) -> None:
    """An answer that came meanwhile stays."""
    chats = Chats(database, 1)
    await chats.asked(-5, title="t", now=NOW)
    chat = await chats.get(-5)
    assert (chat.access, chat.asked_at) == (ChatAccess.ASKED, NOW)
    assert await chats.set_access(-5, ChatAccess.APPROVED, now=NOW)
    await chats.asked(-5, title="t", now=NOW + 1)
    assert (await chats.get(-5)).access is ChatAccess.APPROVED


async def test_a_group_moves_as_a_whole(database: Database) -> None:
    """Defaults, access and tasks are the supergroup's; replies to messages that are gone are not tried."""
    chats = Chats(database, 1)
    await chats.set_defaults(-5, CHOSEN, title="t", now=NOW)
    await chats.set_access(-5, ChatAccess.APPROVED, now=NOW)
    await chats.set_defaults(-100, ChatDefaults(model="early"), title="t", now=NOW)
    task = await added(database)
    for _ in range(2):  # Telegram says it in both chats
        await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    chat = await chats.get(-100)
    assert (chat.defaults, chat.access) == (CHOSEN, ChatAccess.APPROVED)
    assert (await chats.get(-5)).access is ChatAccess.NEW
    moved = await Tasks(database).get(task.id)
    assert moved is not None
    assert (moved.origin.chat_id, moved.origin.message_id, moved.state) == (-100, None, State.QUEUED)


async def test_a_group_moves_once_when_both_its_chats_say_so_at_once(database: Database) -> None:
    """Neither of two transactions takes away what the other has moved."""
    chats = Chats(database, 1)
    for number in range(10, 30):
        await chats.set_defaults(-number, CHOSEN, title="t", now=NOW)
        told = (migrate_chat(database, 1, old_id=-number, new_id=-100 - number, now=NOW) for _ in range(8))
        await asyncio.gather(*told)
        assert (await chats.get(-100 - number)).defaults == CHOSEN


async def test_an_open_question_is_asked_again_in_the_supergroup(database: Database) -> None:
    """The old message's buttons are dead, so the unknown outcome is due to be shown."""
    await added(database)
    tasks = Tasks(database)
    [task] = await tasks.claim_queued(NOW, NOW + 30, 1)
    lost = await tasks.lose(task, reason_key="broken", reason=None, now=NOW)
    assert lost is not None
    await tasks.shown(lost, 77)
    assert await tasks.claim_shows(NOW + 1, NOW + 60, 9) == []
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    [again] = await tasks.claim_shows(NOW + 1, NOW + 60, 9)
    assert (again.id, again.origin.chat_id, again.status_message_id) == (task.id, -100, None)


async def test_a_migration_does_not_reopen_an_intent(database: Database) -> None:
    """The order that a message of the old group made is still one order."""
    await added(database)
    await migrate_chat(database, 1, old_id=-5, new_id=-100, now=NOW)
    assert await Tasks(database).by_intent("a") is not None


async def test_the_first_to_claim_is_the_admin(database: Database) -> None:
    """A claim link works once, and ends the others."""
    admins = Admins(database)
    await admins.offer_claim("one", NOW)
    await admins.offer_claim("two", NOW)
    assert not await claim(database, "three", 7, NOW)
    assert await claim(database, "one", 7, NOW)
    assert not await claim(database, "one", 8, NOW)
    assert not await claim(database, "two", 8, NOW)
    assert await admins.ids() == (7,)
