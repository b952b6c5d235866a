"""Who may order: nothing passes the gate before an admin said yes, and the first admin is the one with the link."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.access import ASK_AGAIN, Asker, Gate
from bot.callbacks import ChatButton, Decision, read
from bot.errors import UserError
from bot.owner import CLAIM_PREFIX, HOUR, Owner
from bot.settings import Access
from bot.texts.words import Words
from storage.chats import ChatAccess, Chats
from storage.database import Database
from tests.conftest import migrated_file
from tests.unit.pipeline.world import Admin, Clock, admin, nobody

ADA = Asker(chat_id=-70, title="The Adas", user_id=7, user_name="Ada", private=False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.opened(await migrated_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
async def olga(database: Database, clock: Clock) -> AsyncIterator[Admin]:
    async with admin(database, clock) as somebody:
        yield somebody


def gate(database: Database, owner: Owner, clock: Clock, mode: Access = Access.APPROVAL) -> Gate:
    return Gate(mode=mode, owner=owner, database=database, bot_id=1, words=Words.load(), clock=clock)


async def answer(guard: Gate, asker: Asker = ADA) -> str:
    """What somebody who asks is told; empty: they may order."""
    try:
        await guard.require(asker)
    except UserError as error:
        return error.key
    return ""


async def test_an_open_bot_asks_nobody(database: Database, olga: Admin, clock: Clock) -> None:
    assert await answer(gate(database, olga.owner, clock, Access.OPEN)) == ""
    assert olga.read == []


async def test_a_new_chat_is_asked_about_once_a_day(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.owner, clock)
    assert await answer(guard) == "access-asked"
    [question] = olga.read
    assert all(named in question for named in ("The Adas", "-70", "Ada", "7"))
    clock.now += ASK_AGAIN - 1
    assert await answer(guard) == "access-waiting"
    assert len(olga.read) == 1
    clock.now += 2
    assert await answer(guard) == "access-asked"
    assert len(olga.read) == 2


async def test_a_private_chat_has_a_question_of_its_own(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.owner, clock)
    await answer(guard)
    await answer(guard, replace(ADA, chat_id=7, private=True))
    group, private = olga.read
    assert group != private


async def test_a_private_chats_question_names_the_person_only(database: Database, olga: Admin, clock: Clock) -> None:
    """In a private chat the title is the person's name; a group's question names both."""
    guard = gate(database, olga.owner, clock)
    await answer(guard, replace(ADA, chat_id=7, title="Ada", private=True))
    await answer(guard)
    private, group = olga.read
    assert "The group" not in private and "The group The Adas" in group
    assert all(f"user {ADA.user_id}" in question for question in (private, group))


async def test_names_that_an_album_does_not_keep_are_looked_up(database: Database, olga: Admin, clock: Clock) -> None:
    """The admin would not know who asks; the bot is asked once an admin is to be."""
    eve = olga.telegram.person("Eve")
    club = olga.telegram.group("The Club", members=[eve])
    await answer(gate(database, olga.owner, clock), Asker(club.id, "", eve.id, "", private=False))
    [question] = olga.read
    assert "The Club" in question and "Eve" in question


async def test_the_decision_is_written_in_the_language_of_the_person_who_asked(
    database: Database, olga: Admin, clock: Clock
) -> None:
    await answer(gate(database, olga.owner, clock), replace(ADA, language="ru"))
    [question] = olga.telegram.messages(olga.chat, from_bot=True)
    approve = read(question.buttons[0][0].callback_data or "")
    assert approve == ChatButton(Decision.APPROVE, ADA.chat_id, "ru")


async def test_the_question_has_a_button_for_each_decision(database: Database, olga: Admin, clock: Clock) -> None:
    await answer(gate(database, olga.owner, clock))
    [question] = olga.telegram.messages(olga.chat, from_bot=True)
    assert len([button for row in question.buttons for button in row]) == 2


@pytest.mark.parametrize(("access", "told"), [(ChatAccess.APPROVED, ""), (ChatAccess.BLOCKED, "access-blocked")])
async def test_the_decision_holds(database: Database, olga: Admin, clock: Clock, access: ChatAccess, told: str) -> None:
    """For the whole chat, for nobody outside it, and the second press of the button changes nothing."""
    guard = gate(database, olga.owner, clock)
    await answer(guard)
    assert await guard.decide(ADA.chat_id, access)
    assert not await guard.decide(ADA.chat_id, access)
    assert await answer(guard) == told
    assert await answer(guard, replace(ADA, user_id=8, user_name="Eve")) == told
    assert await answer(guard, replace(ADA, chat_id=-71)) == "access-asked"


async def test_an_admin_may_order_wherever_they_are(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.owner, clock)
    [admin_id] = await olga.owner.admin_ids()
    assert await answer(guard, replace(ADA, user_id=admin_id)) == ""
    await guard.decide(ADA.chat_id, ChatAccess.BLOCKED)
    assert await answer(guard, replace(ADA, user_id=admin_id)) == ""
    assert olga.read == []


async def test_a_bot_without_an_admin_serves_nobody(database: Database, clock: Clock) -> None:
    """Nobody was asked, so the chat is not one that waits for an answer."""
    assert await answer(gate(database, nobody(database), clock)) == "access-unclaimed"
    assert (await Chats(database, 1).get(ADA.chat_id)).access is ChatAccess.NEW


async def test_a_question_that_reaches_no_admin_is_asked_again(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.owner, clock)
    olga.telegram.faults.add("sendMessage", "reset", times=None)
    assert await answer(guard) == "access-unclaimed"
    assert (await Chats(database, 1).get(ADA.chat_id)).access is ChatAccess.NEW
    olga.telegram.faults.clear()
    assert await answer(guard) == "access-asked"


async def test_the_link_makes_one_admin(database: Database) -> None:
    owner = nobody(database)
    first = await owner.offer_claim("video_bot")
    second = await owner.offer_claim("video_bot")  # the bot was started again
    assert first is not None and second is not None and first.startswith("https://t.me/video_bot?start=")
    early, late = (link.partition("start=")[2] for link in (first, second))
    assert not await owner.claim("", 6)
    assert not await owner.claim(f"{CLAIM_PREFIX}0123456789abcdef", 6)
    assert not await owner.claim(early.removeprefix(CLAIM_PREFIX), 6)
    assert await owner.claim(early, 7)
    assert not await owner.claim(late, 8) and not await owner.claim(early, 8)
    assert await owner.admin_ids() == {7} and await owner.is_admin(7) and not await owner.is_admin(8)
    assert await owner.offer_claim("video_bot") is None


async def test_the_admins_hear_of_one_thing_once_an_hour(olga: Admin, clock: Clock) -> None:
    """Of another thing at once, whatever else they heard."""
    for subject in ("a", "a", "b"):
        await olga.owner.tell("owner-trouble", subject=subject, error="E", where="here")
    assert len(olga.read) == 2
    clock.now += HOUR - 1
    await olga.owner.tell("owner-trouble", subject="a", error="E", where="here")
    assert len(olga.read) == 2
    clock.now += 2
    await olga.owner.tell("owner-trouble", subject="a", error="E", where="here")
    assert len(olga.read) == 3
