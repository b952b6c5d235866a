"""Access control: a chat may order after an admin approved it; the invite link creates the first admin."""

import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.access.admins import HOUR, INVITE_PREFIX, SERVICE_ACCOUNTS, BotAdmins
from bot.access.gate import ASK_AGAIN_AFTER, GENERAL, Admission, Gate, Requester
from bot.access.known_chats import REMEMBERED_FOR, KnownChats
from bot.acknowledgement import handling
from bot.callbacks import ChatButton, Decision, parse_callback
from bot.errors import UserError, settled
from bot.settings import Access
from bot.texts.words import Words
from storage.broadcasts import Broadcasts
from storage.chats import ChatAccess, Chats
from storage.database import Database, Executor
from tests.conftest import migrated_file
from tests.unit.pipeline.world import Admin, Clock, FailingDatabase, admin, nobody

ADA = Requester(chat_id=-70, title="The Adas", user_id=7, user_name="Ada", private=False)


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


def gate(database: Database, admins: BotAdmins, clock: Clock, mode: Access = Access.APPROVAL) -> Gate:
    return Gate(mode=mode, admins=admins, database=database, bot_id=1, words=Words.load(), clock=clock)


async def answer(guard: Gate, requester: Requester = ADA) -> str:
    """The text key of the refusal; empty if the user may order."""
    try:
        await guard.require(requester)
    except UserError as error:
        return (await settled(error)).key
    return ""


async def test_a_refusal_is_expected_without_asking_anybody(database: Database, olga: Admin, clock: Clock) -> None:
    """What the next order would be answered with: a greeting says it."""
    assert await gate(database, olga.admins, clock, Access.OPEN).expected_refusal(ADA) is None
    guard = gate(database, olga.admins, clock)
    assert await guard.expected_refusal(ADA) == "start-ask"
    assert olga.read == [] and not guard.asking.is_asking(ADA.chat_id)
    assert await answer(guard) == "access-asked"
    assert await guard.expected_refusal(ADA) == "access-waiting"
    await guard.decide(ADA.chat_id, Decision.APPROVE)
    assert await guard.expected_refusal(ADA) is None
    await guard.decide(ADA.chat_id, Decision.BLOCK)
    assert await guard.expected_refusal(ADA) == "access-blocked"


async def test_without_an_admin_nobody_is_to_be_asked(database: Database, clock: Clock) -> None:
    assert await gate(database, nobody(database), clock).expected_refusal(ADA) == "access-unclaimed"


async def test_an_open_bot_needs_no_approval(database: Database, olga: Admin, clock: Clock) -> None:
    assert await answer(gate(database, olga.admins, clock, Access.OPEN)) == ""
    assert olga.read == []


async def test_a_blocked_chat_is_refused_by_an_open_bot(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.admins, clock, Access.OPEN)
    await guard.decide(ADA.chat_id, Decision.BLOCK)
    assert await answer(guard) == "access-blocked"
    assert await answer(guard, replace(ADA, chat_id=-71)) == ""


@pytest.mark.parametrize("mode", Access)
async def test_a_blocked_user_is_refused_in_groups_as_well(
    database: Database, olga: Admin, clock: Clock, mode: Access
) -> None:
    """A user's id is that of the private chat; the other members of an approved group may order."""
    guard = gate(database, olga.admins, clock, mode)
    await guard.decide(ADA.chat_id, Decision.APPROVE)
    await guard.decide(ADA.user_id, Decision.BLOCK)
    assert await answer(guard) == "access-blocked"
    assert await answer(guard, replace(ADA, user_id=8)) == ""
    assert olga.read == []


@pytest.mark.parametrize("before", [Decision.REMOVE, Decision.BLOCK])
async def test_a_request_that_waited_for_its_turn_is_admitted_after_the_approval(
    database: Database, olga: Admin, clock: Clock, before: Decision
) -> None:
    """It arrived before another request was refused; kept after the approval, it would not be offered any more."""
    guard, arrived = gate(database, olga.admins, clock), time.monotonic()
    await guard.decide(ADA.chat_id, before)
    refusals = [await answer(guard), await answer(guard)]
    assert "" not in refusals
    with handling(arrived):
        assert await answer(guard) == refusals[1]
        await guard.decide(ADA.chat_id, Decision.APPROVE)
        assert await answer(guard) == ""


async def test_a_request_is_kept_before_the_admins_are_asked(database: Database, olga: Admin, clock: Clock) -> None:
    """An admin may approve at once. Nothing is kept of a chat that may order, or is blocked."""
    guard = gate(database, olga.admins, clock)
    read: list[int] = []

    async def keep() -> None:
        read.append(len(olga.read))

    for told in ("access-asked", "access-waiting"):
        assert await answer(guard, replace(ADA, keep=keep)) == told
    assert read == [0, 1]
    for decision in (Decision.APPROVE, Decision.BLOCK):
        await guard.decide(ADA.chat_id, decision)
        await answer(guard, replace(ADA, keep=keep))
    assert read == [0, 1]


async def test_a_removed_chat_asks_again(database: Database, olga: Admin, clock: Clock) -> None:
    """At once, and not only after a day."""
    guard = gate(database, olga.admins, clock)
    await answer(guard)
    assert await guard.decide(ADA.chat_id, Decision.APPROVE)
    assert await guard.decide(ADA.chat_id, Decision.REMOVE)
    assert await answer(guard) == "access-asked"
    assert len(olga.read) == 2


TOPIC = replace(ADA, thread_id=12, in_forum=True)
GENERAL_TOPIC = replace(ADA, in_forum=True)


@pytest.mark.parametrize(("requester", "topic"), [(TOPIC, 12), (GENERAL_TOPIC, GENERAL)])
async def test_an_approval_of_a_topic_admits_only_that(
    database: Database, olga: Admin, clock: Clock, requester: Requester, topic: int
) -> None:
    """The request has a button for it. Another topic asks again; a private chat with the same id is another chat."""
    guard = gate(database, olga.admins, clock)
    assert await answer(guard, requester) == "access-asked"
    [question] = olga.telegram.messages(olga.chat, from_bot=True)
    assert f"topic {topic}" in question.words
    only = parse_callback(question.buttons[1][0].callback_data or "")
    assert only == ChatButton(Decision.APPROVE, ADA.chat_id, "en", topic)
    await guard.decide(ADA.chat_id, Decision.APPROVE, topic=topic)
    assert await answer(guard, requester) == ""
    assert await answer(guard, replace(TOPIC, thread_id=13)) == "access-asked"
    assert await answer(guard, replace(requester, private=True)) != ""


async def test_a_request_outside_of_forums_has_no_button_for_a_topic(
    database: Database, olga: Admin, clock: Clock
) -> None:
    guard = gate(database, olga.admins, clock)
    for requester in (ADA, replace(ADA, chat_id=7, private=True, thread_id=5)):
        await answer(guard, requester)
    assert [len(question.buttons) for question in olga.telegram.messages(olga.chat, from_bot=True)] == [1, 1]


async def recheck(
    database: Database,
    guard: Gate,
    requester: Requester,
    admission: Admission = Admission(None),  # noqa: B008 - frozen
) -> str:
    """The text key of the refusal in the transaction of an order; empty if it may be written."""

    async def work(tx: Executor) -> str:
        try:
            await guard.recheck(tx, await Chats(tx, 1).get(requester.chat_id), requester, admission)
        except UserError as error:
            return error.key
        return ""

    return await database.transaction(work)


async def test_the_check_in_the_transaction_knows_topics_and_blocked_users(
    database: Database, olga: Admin, clock: Clock
) -> None:
    guard = gate(database, olga.admins, clock)
    assert await recheck(database, guard, TOPIC) == "access-waiting"
    await guard.decide(ADA.chat_id, Decision.APPROVE, topic=12)
    assert await recheck(database, guard, TOPIC) == ""
    assert await recheck(database, guard, replace(TOPIC, thread_id=13)) == "access-waiting"
    await guard.decide(ADA.user_id, Decision.BLOCK)
    assert await recheck(database, guard, TOPIC) == "access-blocked"


async def test_the_check_in_the_transaction_reads_the_approval_of_the_members_group(
    database: Database, olga: Admin, clock: Clock
) -> None:
    """Telegram was asked before. A group that is not approved any more admits nobody, nor one approved in part."""
    guard, private = gate(database, olga.admins, clock, Access.MEMBERS), replace(ADA, chat_id=7, private=True)
    await guard.decide(-70, Decision.APPROVE)
    assert await recheck(database, guard, private, Admission(-70)) == ""
    assert await recheck(database, guard, private) == "access-waiting"
    for decision, topic in ((Decision.BLOCK, None), (Decision.REMOVE, None), (Decision.APPROVE, 12)):
        await guard.decide(-70, decision, topic=topic)
        assert await recheck(database, guard, private, Admission(-70)) == "access-waiting"
    await guard.decide(-70, Decision.APPROVE)
    await guard.decide(7, Decision.BLOCK)
    assert await recheck(database, guard, private, Admission(-70)) == "access-blocked"


async def test_orders_make_chats_and_users_known(database: Database, olga: Admin, clock: Clock) -> None:
    """With their current names; accounts that many people share are not listed."""
    guard, chats = gate(database, olga.admins, clock, Access.OPEN), Chats(database, 1)
    for requester in (ADA, replace(ADA, user_name="Ada L."), replace(ADA, title="", user_name="")):
        await recheck(database, guard, requester)
    await recheck(database, guard, replace(ADA, user_id=next(iter(SERVICE_ACCOUNTS)), user_name="Group"))
    assert {chat.chat_id: chat.title for chat in await chats.page(skip=0, most=9)} == {-70: "The Adas", 7: "Ada L."}


async def test_admins_are_asked_about_a_new_chat_once_a_day(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.admins, clock)
    assert await answer(guard) == "access-asked"
    [question] = olga.read
    assert all(named in question for named in ("The Adas", "-70", "Ada", "7"))
    clock.now += ASK_AGAIN_AFTER - 1
    assert await answer(guard) == "access-waiting"
    assert len(olga.read) == 1
    clock.now += 2
    assert await answer(guard) == "access-asked"
    assert len(olga.read) == 2


async def test_a_private_chat_has_a_question_of_its_own(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.admins, clock)
    await answer(guard)
    await answer(guard, replace(ADA, chat_id=7, private=True))
    group, private = olga.read
    assert group != private


async def test_a_private_chats_question_names_the_person_only(database: Database, olga: Admin, clock: Clock) -> None:
    """In a private chat the title is the person's name; a group's question names both."""
    guard = gate(database, olga.admins, clock)
    await answer(guard, replace(ADA, chat_id=7, title="Ada", private=True))
    await answer(guard)
    private, group = olga.read
    assert "The group" not in private and "The group The Adas" in group
    assert all(f"user {ADA.user_id}" in question for question in (private, group))


async def test_names_that_an_album_does_not_keep_are_looked_up(database: Database, olga: Admin, clock: Clock) -> None:
    """The admin would not know who asks; the bot is asked once an admin is to be."""
    eve = olga.telegram.person("Eve")
    club = olga.telegram.group("The Club", members=[eve])
    await answer(gate(database, olga.admins, clock), Requester(club.id, "", eve.id, "", private=False))
    [question] = olga.read
    assert "The Club" in question and "Eve" in question


async def test_the_decision_is_written_in_the_language_of_the_person_who_asked(
    database: Database, olga: Admin, clock: Clock
) -> None:
    await answer(gate(database, olga.admins, clock), replace(ADA, language="ru"))
    [question] = olga.telegram.messages(olga.chat, from_bot=True)
    approve = parse_callback(question.buttons[0][0].callback_data or "")
    assert approve == ChatButton(Decision.APPROVE, ADA.chat_id, "ru")


async def test_the_question_has_a_button_for_each_decision(database: Database, olga: Admin, clock: Clock) -> None:
    await answer(gate(database, olga.admins, clock))
    [question] = olga.telegram.messages(olga.chat, from_bot=True)
    assert len([button for row in question.buttons for button in row]) == 2


@pytest.mark.parametrize(("decision", "told"), [(Decision.APPROVE, ""), (Decision.BLOCK, "access-blocked")])
async def test_a_decision_applies_to_the_chat(
    database: Database, olga: Admin, clock: Clock, decision: Decision, told: str
) -> None:
    """It applies to the whole chat and to no other; pressing the button again changes nothing."""
    guard = gate(database, olga.admins, clock)
    await answer(guard)
    assert await guard.decide(ADA.chat_id, decision)
    assert not await guard.decide(ADA.chat_id, decision)
    assert await answer(guard) == told
    assert await answer(guard, replace(ADA, user_id=8, user_name="Eve")) == told
    assert await answer(guard, replace(ADA, chat_id=-71)) == "access-asked"


async def test_an_admin_may_order_wherever_they_are(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.admins, clock)
    [admin_id] = await olga.admins.admin_ids()
    assert await answer(guard, replace(ADA, user_id=admin_id)) == ""
    await guard.decide(ADA.chat_id, Decision.BLOCK)
    assert await answer(guard, replace(ADA, user_id=admin_id)) == ""
    assert olga.read == []


async def test_without_an_admin_nobody_may_order(database: Database, clock: Clock) -> None:
    """The admins could not be asked, so the chat does not count as waiting."""
    assert await answer(gate(database, nobody(database), clock)) == "access-unclaimed"
    assert (await Chats(database, 1).get(ADA.chat_id)).access is ChatAccess.NEW


async def test_a_request_that_reached_no_admin_is_repeated(database: Database, olga: Admin, clock: Clock) -> None:
    guard = gate(database, olga.admins, clock)
    olga.telegram.faults.add("sendMessage", "reset", times=None)
    assert await answer(guard) == "access-unclaimed"
    assert (await Chats(database, 1).get(ADA.chat_id)).access is ChatAccess.NEW
    olga.telegram.faults.clear()
    assert await answer(guard) == "access-asked"


async def test_the_link_makes_one_admin(database: Database) -> None:
    admins = nobody(database)
    first = await admins.offer_invite("video_bot")
    second = await admins.offer_invite("video_bot")  # the bot was started again
    assert first is not None and second is not None and first.startswith("https://t.me/video_bot?start=")
    early, late = (link.partition("start=")[2] for link in (first, second))
    assert not await admins.accept_invite("", 6)
    assert not await admins.accept_invite(f"{INVITE_PREFIX}0123456789abcdef", 6)
    assert not await admins.accept_invite(early.removeprefix(INVITE_PREFIX), 6)
    assert await admins.accept_invite(early, 7)
    assert not await admins.accept_invite(late, 8) and not await admins.accept_invite(early, 8)
    assert await admins.admin_ids() == {7} and await admins.is_admin(7) and not await admins.is_admin(8)
    assert await admins.offer_invite("video_bot") is None


async def test_admins_are_added_and_removed(olga: Admin) -> None:
    """But not those of ADMIN_IDS, and not accounts as which many people write."""
    [configured] = olga.admins.configured

    async def refusal(change: Awaitable[None]) -> str:
        with pytest.raises(UserError) as refused:
            await change
        return refused.value.key

    await olga.admins.add(7)
    assert await olga.admins.is_admin(7)
    assert await refusal(olga.admins.add(7)) == "admins-already"
    assert await refusal(olga.admins.add(configured)) == "admins-already"
    for shared in (*SERVICE_ACCOUNTS, 0, -70):
        assert await refusal(olga.admins.add(shared)) == "admins-no-user"
    assert await refusal(olga.admins.remove(configured)) == "admins-configured"
    assert await refusal(olga.admins.remove(8)) == "admins-unknown"
    await olga.admins.remove(7)
    assert await olga.admins.admin_ids() == {configured}


async def test_the_last_admin_stays(database: Database) -> None:
    admins = nobody(database)
    await admins.add(7)
    with pytest.raises(UserError, match="admins-last"):
        await admins.remove(7)
    assert await admins.admin_ids() == {7}


async def test_admins_are_notified_of_a_subject_once_an_hour(olga: Admin, clock: Clock) -> None:
    """Notifications about other subjects are sent at once."""
    for subject in ("a", "a", "b"):
        await olga.admins.notify("owner-trouble", subject=subject, error="E", where="here")
    assert len(olga.read) == 2
    clock.now += HOUR - 1
    await olga.admins.notify("owner-trouble", subject="a", error="E", where="here")
    assert len(olga.read) == 2
    clock.now += 2
    await olga.admins.notify("owner-trouble", subject="a", error="E", where="here")
    assert len(olga.read) == 3


async def test_an_open_bot_records_the_chats_that_write(database: Database, clock: Clock) -> None:
    """Once per process, and again after the bot was blocked and started again."""
    chats = Chats(database, 1)
    broadcasts = Broadcasts(database, 1)
    await KnownChats(database, 1, Access.APPROVAL, clock).note(5, "Ada")
    assert await broadcasts.count_recipients(everybody=True) == 0
    await KnownChats(database, 1, Access.OPEN, clock).note(5, "Ada")
    assert (await chats.get(5)).title == "Ada" and await broadcasts.count_recipients(everybody=True) == 1
    await chats.set_reachable(5, reachable=False, now=clock())
    assert await broadcasts.count_recipients(everybody=True) == 0
    await KnownChats(database, 1, Access.OPEN, clock).note(5, "Ada")
    assert await broadcasts.count_recipients(everybody=True) == 1


async def test_with_approvals_a_message_shows_only_that_the_chat_can_be_reached(
    database: Database, clock: Clock
) -> None:
    """The gate knows the chats: an unknown one gets no row."""
    chats, broadcasts = Chats(database, 1), Broadcasts(database, 1)
    await KnownChats(database, 1, Access.APPROVAL, clock).note(5, "Ada")
    assert await broadcasts.count_recipients(everybody=True) == 0
    await chats.set_access(5, ChatAccess.APPROVED, now=clock())
    await chats.set_reachable(5, reachable=False, now=clock())
    assert await broadcasts.count_recipients(everybody=False) == 0
    await KnownChats(database, 1, Access.APPROVAL, clock).note(5, "Ada")
    assert await broadcasts.count_recipients(everybody=False) == 1


async def test_a_chat_is_written_once_an_hour(tmp_path: Path, clock: Clock) -> None:
    """And an outage fails no message: the next one records the chat."""
    async with FailingDatabase.opened(await migrated_file(tmp_path)) as failing:
        known = KnownChats(failing, 1, Access.OPEN, clock)
        failing.fail_with("transaction", sqlite3.OperationalError("database is locked"), times=1)
        for _ in range(3):
            await known.note(5, "Ada")
        assert failing.tried.count("transaction") == 2
        assert await Broadcasts(failing, 1).count_recipients(everybody=True) == 1
        clock.now += REMEMBERED_FOR
        for _ in range(3):
            await known.note(5, "Ada")
        assert failing.tried.count("transaction") == 3
