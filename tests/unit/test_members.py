"""ACCESS=members: members of an approved group may order in private. Against the Telegram stand-in, with an own clock."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.access.gate import Admission, Gate, Requester
from bot.access.members import MEMBER_FOR, NOT_MEMBER_FOR, Members
from bot.callbacks import Decision
from bot.errors import UserError, settled
from bot.settings import Access
from bot.texts.words import Words
from sandbox.telegram.faults import FaultKind
from sandbox.telegram.world import Chat, Person
from storage.database import Database
from tests.conftest import migrated_file
from tests.unit.pipeline.world import Admin, Clock, admin


@dataclass
class Club:
    """An approved group, and a person who writes in private. `refusals` are text keys."""

    olga: Admin
    gate: Gate
    members: Members
    clock: Clock
    group: Chat
    person: Person

    async def admission(self) -> Admission:
        return await self.gate.require(self._requester)

    async def refusal(self) -> str:
        with pytest.raises(UserError) as refused:
            await self.admission()
        return (await settled(refused.value)).key

    @property
    def _requester(self) -> Requester:
        return Requester(self.person.id, self.person.name, self.person.id, self.person.name, private=True)

    @property
    def asked(self) -> int:
        """How often Telegram was asked about a member."""
        return len(self.olga.telegram.calls_to("getChatMember"))


@pytest.fixture
async def club(tmp_path: Path) -> AsyncIterator[Club]:
    clock = Clock()
    async with (
        Database.opened(await migrated_file(tmp_path)) as database,
        admin(database, clock) as olga,
    ):
        members = Members(olga.messenger, clock)
        gate = Gate(
            mode=Access.MEMBERS, admins=olga.admins, database=database, bot_id=1, words=Words.load(), members=members,
            clock=clock,
        )  # fmt: skip
        person = olga.telegram.person("Ada")
        group = olga.telegram.group("Club", members=[person])
        await gate.decide(group.id, Decision.APPROVE)
        yield Club(olga, gate, members, clock, group, person)


async def test_a_member_of_an_approved_group_is_admitted(club: Club) -> None:
    """The admins are not asked, and Telegram only once in some minutes."""
    for _ in range(3):
        assert await club.admission() == Admission(club.group.id)
    assert (club.asked, club.olga.read) == (1, [])


async def test_a_user_outside_asks_the_admins(club: Club) -> None:
    club.person = club.olga.telegram.person("Eve")
    assert await club.refusal() == "access-asked"
    assert await club.refusal() == "access-waiting"
    assert club.asked == 1


async def test_only_approved_groups_count(club: Club) -> None:
    """Not one that is blocked, removed, or approved for a topic only; the membership that is remembered does not help."""
    await club.admission()
    for decision, topic in ((Decision.BLOCK, None), (Decision.REMOVE, None), (Decision.APPROVE, 12)):
        await club.gate.decide(club.group.id, decision, topic=topic)
        club.clock.now += NOT_MEMBER_FOR
        assert await club.refusal() in {"access-asked", "access-waiting"}


async def test_a_member_who_left_is_refused(club: Club) -> None:
    """At once if the bot has seen it, else after some minutes."""
    await club.admission()
    del club.group.members[club.person.id]
    club.clock.now += MEMBER_FOR - 1
    assert await club.admission() == Admission(club.group.id)
    club.clock.now += 1
    assert await club.refusal() == "access-asked"

    club.group.members[club.person.id] = club.person
    club.members.forget(club.person.id)
    assert await club.admission() == Admission(club.group.id)
    del club.group.members[club.person.id]
    club.members.forget(club.person.id)
    assert await club.refusal() == "access-waiting"


async def test_a_user_who_joined_is_admitted_soon(club: Club) -> None:
    club.person = club.olga.telegram.person("Eve")
    await club.refusal()
    club.olga.telegram.join(club.group, club.person)
    assert await club.refusal() == "access-waiting"
    club.clock.now += NOT_MEMBER_FOR
    assert await club.admission() == Admission(club.group.id)


@pytest.mark.parametrize("fault", ["500", "reset", "429"])
async def test_an_error_of_telegram_admits_nobody(club: Club, fault: FaultKind) -> None:
    """It is not remembered, and not taken for the answer that the user is no member: the admins are not asked."""
    club.olga.telegram.faults.add("getChatMember", fault, times=None)
    assert await club.refusal() == "access-unclear"
    assert club.olga.read == []
    club.olga.telegram.faults.clear()
    assert await club.admission() == Admission(club.group.id)


async def test_an_error_does_not_prolong_a_membership(club: Club) -> None:
    await club.admission()
    club.clock.now += MEMBER_FOR
    club.olga.telegram.faults.add("getChatMember", "500", times=None)
    assert await club.refusal() == "access-unclear"


async def test_one_group_that_answers_is_enough(club: Club) -> None:
    """An approved group from which the bot was removed is skipped."""
    await club.gate.decide(-1, Decision.APPROVE)  # Telegram does not know it
    assert await club.admission() == Admission(club.group.id)
    club.person = club.olga.telegram.person("Eve")
    assert await club.refusal() == "access-asked"


async def test_many_groups_are_all_looked_through(club: Club) -> None:
    for number in range(20):
        await club.gate.decide(club.olga.telegram.group(f"Other {number}").id, Decision.APPROVE)
    assert await club.admission() == Admission(club.group.id)


async def test_a_blocked_member_is_refused(club: Club) -> None:
    await club.gate.decide(club.person.id, Decision.BLOCK)
    assert await club.refusal() == "access-blocked"
    assert club.asked == 0


async def test_members_are_admitted_in_private_only(club: Club) -> None:
    """A member may not bring the bot into another group."""
    elsewhere = replace(club._requester, chat_id=-99, private=False)
    with pytest.raises(UserError, match="access-asked"):
        await club.gate.require(elsewhere)
    assert club.asked == 0
