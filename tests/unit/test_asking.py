"""Requests to the admins are sent in the background, one after another, and none is lost with the process."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.access.asking import ASK_AGAIN_AFTER, ASKED, UNCLAIMED, Asking
from bot.access.requester import Requester
from bot.errors import settled
from bot.texts.words import Words
from storage.chats import ChatAccess, Chats
from storage.database import Database
from storage.kept import KeptRequest, KeptRequests
from storage.model import Origin
from tests.conftest import migrated_file
from tests.e2e.arrivals import until
from tests.unit.pipeline.world import Admin, Clock, admin, nobody

ADA = Requester(chat_id=70, title="Ada", user_id=70, user_name="Ada", private=True)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.opened(await migrated_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
async def olga(database: Database) -> AsyncIterator[Admin]:
    async with admin(database, Clock()) as somebody:
        yield somebody


def asking(database: Database, olga: Admin) -> Asking:
    return Asking(admins=olga.admins, database=database, bot_id=1, words=Words.load(), clock=Clock())


def kept(chat_id: int, asked_at: float) -> KeptRequest:
    origin = Origin(
        bot_id=1, chat_id=chat_id, message_id=1, thread_id=None, user_id=chat_id, private=True, language="en"
    )
    return KeptRequest(
        origin=origin, body="a cat", images=(), doubt=None, parent_id=None, intent=f"message:1:{chat_id}:1",
        asked_at=asked_at,
    )  # fmt: skip


async def test_the_refusal_does_not_wait_for_the_admins(database: Database, olga: Admin) -> None:
    """Its text does: it is another one if no admin is reached."""
    hold = olga.telegram.hold("sendMessage", chat_id=olga.chat.id)
    asks = asking(database, olga)
    refusal = asks.ask(ADA)
    await hold.reached()
    assert asks.is_asking(ADA.chat_id) and (await Chats(database, 1).get(70)).access is ChatAccess.NEW
    hold.release()
    assert (await settled(refusal)).key == ASKED
    assert not asks.is_asking(ADA.chat_id)
    assert (await Chats(database, 1).get(70)).access is ChatAccess.ASKED


async def test_a_request_that_reaches_nobody_is_refused_so(database: Database) -> None:
    asks = Asking(admins=nobody(database), database=database, bot_id=1, words=Words.load(), clock=Clock())
    assert (await settled(asks.ask(ADA))).key == UNCLAIMED
    assert (await Chats(database, 1).get(70)).access is ChatAccess.NEW


async def test_each_chat_is_asked_about_once(database: Database, olga: Admin) -> None:
    asks = asking(database, olga)
    refusals = [asks.ask(replace(ADA, chat_id=chat, user_id=chat)) for chat in (70, 71, 70, 72)]
    await asyncio.gather(*map(settled, refusals))
    await settled(asks.ask(ADA))
    assert len(olga.read) == 3


async def test_what_was_not_asked_before_the_process_died_is_asked_at_the_next_start(
    database: Database, olga: Admin
) -> None:
    """But neither what an admin has decided or was asked, nor what is older than a day."""
    requests, chats, now = KeptRequests(database, 1), Chats(database, 1), Clock()()
    for chat_id, age in ((70, 10), (71, 10), (72, 10), (73, 10), (74, 90_000)):
        await requests.replace(kept(chat_id, now - age))
    await chats.set_access(71, ChatAccess.APPROVED, now=now)
    await chats.set_access(72, ChatAccess.BLOCKED, now=now)
    await chats.mark_asked(73, title="", now=now)
    asks = asking(database, olga)
    await asks.resume()
    await settled(asks.ask(ADA))
    assert len(olga.read) == 1 and "70" in olga.read[0]
    await asking(database, olga).resume()
    assert (await chats.get(70)).access is ChatAccess.ASKED
    await asks.close()


async def test_the_first_admin_is_asked_about_older_requests_too(database: Database, olga: Admin) -> None:
    """Nobody could be asked before. About themselves admins are not asked."""
    now, requests = Clock()(), KeptRequests(database, 1)
    for chat_id in (70, olga.chat.id):
        await requests.replace(kept(chat_id, now - 3 * ASK_AGAIN_AFTER))
    asks = asking(database, olga)
    await asks.resume()
    assert not asks.is_asking(70)
    await asks.resume(within=7 * ASK_AGAIN_AFTER)
    await settled(asks.ask(ADA))
    await until(lambda: not asks.is_asking(olga.chat.id))
    assert len(olga.read) == 1 and "70" in olga.read[0]
    assert (await Chats(database, 1).get(olga.chat.id)).access is ChatAccess.NEW
    await asks.close()
