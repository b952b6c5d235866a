"""Who may use the bot: the claim link, chats that ask, an admin who decides, and orders that cost nothing until then.

Telegram lets the bot write to the owner once a second, so tests share the questions that they can share.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace

import pytest

from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, Scene, sha256, stage

CLAIM = re.compile(rf"https://t\.me/{BOT}\?start=([\w-]+)")
APPROVE, BLOCK = "✅ Approve", "🚫 Block"
ASKED = "I’ve asked the owner"
WAITING = "hasn’t answered yet"
TAKEN = "used already, or is out of date"


@dataclass(frozen=True)
class Guarded:
    """A bot that asks before it works, its owner's chat with it, and the claim link that made them so."""

    owner: Scene
    claim: str

    def stranger(self, name: str) -> Scene:
        return self.owner.of(self.owner.telegram.person(name))

    async def question(self, about: int) -> Message:
        """What the owner is asked about a chat or a person of this id."""
        return await self.owner.telegram.wait_for(
            self.owner.chat, lambda m: str(about) in m.words and "would like to use the bot" in m.words
        )

    async def press(self, question: Message, button: str) -> None:
        pressed = await self.owner.telegram.press(question, button, self.owner.person)
        assert (pressed.answered, pressed.alert) == (True, False)

    def told_of_failures(self) -> bool:
        return any("failed three times" in message.words for message in self.owner.answers())


@pytest.fixture(scope="module")
async def guarded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Guarded]:
    """ACCESS=approval without ADMIN_IDS, and an owner who opened the link of the log."""
    async with stage(tmp_path_factory.mktemp("guarded"), ACCESS="approval", ALBUM_QUIET="0.3") as owner:
        early = owner.of(owner.telegram.person("Early"))
        await early.answer(await early.say(f"/video a {early.mark}"), "This bot isn’t ready yet")
        assert owner.telegram.messages(owner.chat, from_bot=True) == []

        [claim] = CLAIM.findall(owner.bot.log())
        await early.answer(await early.say("/start claim_0123456789abcdef"), TAKEN)
        group = early.at(owner.telegram.group("Thieves", members=(early.person,)))
        await group.answer(await group.say(f"/start@{BOT} {claim}"), TAKEN)

        await owner.answer(await owner.say(f"/start {claim}"), "You are this bot’s admin now")
        assert early.video.creates == []
        yield Guarded(owner, claim)


@pytest.fixture
def mallory(guarded: Guarded) -> Scene:
    """Somebody whom nobody has approved."""
    return guarded.stranger("Mallory")


@pytest.fixture(scope="module")
async def waiting(guarded: Guarded) -> Scene:
    """Somebody for whom the owner was asked and has not answered."""
    stranger = guarded.stranger("Patience")
    await stranger.answer(await stranger.say(f"/video a {stranger.mark}"), ASKED)
    return stranger


async def test_the_claim_link_works_once(guarded: Guarded, waiting: Scene) -> None:
    """Whoever comes second is refused and is no admin; the owner who opens it again is told that all is well."""
    await waiting.answer(await waiting.say(f"/start {guarded.claim}"), TAKEN)
    await waiting.answer(await waiting.say(f"/video a {waiting.mark}"), WAITING)
    await guarded.owner.answer(await guarded.owner.say(f"/start {guarded.claim}"), "You are this bot’s admin now")


async def test_the_owner_may_order(guarded: Guarded) -> None:
    """Nobody has to approve the owner's own chat."""
    await guarded.owner.told(await guarded.owner.say(f"/video a {guarded.owner.mark}"))


async def test_help_and_start_are_open_to_all(guarded: Guarded, mallory: Scene) -> None:
    """Looking costs nothing and asks nobody."""
    before = len(guarded.owner.answers())
    await mallory.answer(await mallory.say("/start"), "I make videos")
    await mallory.answer(await mallory.say("/help"), "I make videos")
    assert len(guarded.owner.answers()) == before


async def test_an_unknown_private_chat_asks_the_owner(guarded: Guarded, mallory: Scene) -> None:
    """The first order asks, costs nothing and says so; after Approve the person is told once, and may order."""
    await mallory.answer(await mallory.say(f"/video a {mallory.mark}"), ASKED)
    question = await guarded.question(mallory.chat.id)
    assert "Mallory" in question.words
    assert "charged to you" in question.words
    assert [button.text for row in question.buttons for button in row] == [APPROVE, BLOCK]

    approve = question.button(APPROVE)
    await guarded.press(question, APPROVE)
    await mallory.telegram.wait_for(mallory.chat, "✅ Approved")
    assert f"Approved: Mallory ({mallory.chat.id})" in question.words
    assert question.buttons == []
    assert mallory.video.matching(mallory.mark) == []

    assert (await guarded.owner.telegram.press(question, approve, guarded.owner.person)).answered
    await mallory.told(await mallory.say(f"/video a {mallory.mark}"))
    assert sum("✅ Approved" in message.words for message in mallory.answers()) == 1


@pytest.mark.parametrize(
    ("language", "approved"), [("de", "✅ Zugelassen"), ("zh-hans", "✅ 已获批准"), ("xx", "✅ Approved")]
)
async def test_the_approval_is_in_the_persons_language(guarded: Guarded, language: str, approved: str) -> None:
    """The admin's language, and a language we do not have, change nothing for the person who asked."""
    telegram = guarded.owner.telegram
    person = guarded.owner.of(telegram.person("Petra", language=language))
    await person.say(f"/video a {person.mark}")
    await guarded.press(await guarded.question(person.chat.id), APPROVE)
    await telegram.wait_for(person.chat, approved)


async def test_the_owner_is_asked_once(guarded: Guarded, waiting: Scene) -> None:
    """More orders from a chat that waits do not ask again; the person is told that the answer is not there yet."""
    await waiting.answer(await waiting.say(f"/video a {waiting.mark}"), WAITING)
    assert sum(str(waiting.chat.id) in message.words for message in guarded.owner.answers()) == 1
    assert waiting.video.matching(waiting.mark) == []


@pytest.mark.parametrize("button", [APPROVE, BLOCK])
async def test_only_an_admin_decides(guarded: Guarded, waiting: Scene, button: str) -> None:
    """Whoever else gets hold of the buttons is refused, and nothing changes."""
    question = await guarded.question(waiting.chat.id)
    refused = await waiting.telegram.press(question, button, waiting.person)
    assert (refused.alert, refused.text) == (True, "Only an admin of the bot can decide that.")
    assert question.buttons != []
    await waiting.answer(await waiting.say(f"/video a {waiting.mark}"), WAITING)


@pytest.mark.parametrize(
    "data",
    ["approve:", "approve:x", "approve:99999999999999999999", "block:²", "create:x", "create:x:1", "again:x:²", "roll"],
)
async def test_made_up_buttons_do_no_harm(guarded: Guarded, waiting: Scene, data: str) -> None:
    """Data that the bot never put on a button is answered politely, even if it comes from the owner."""
    question = await guarded.question(waiting.chat.id)
    made_up = replace(question.button(APPROVE), callback_data=data)
    pressed = await guarded.owner.telegram.press(question, made_up, guarded.owner.person)
    assert (pressed.alert, pressed.text) == (True, "This button is out of date.")
    assert not guarded.told_of_failures()


async def _album(scene: Scene, caption: str | None) -> Message:
    return (await scene.telegram.send_album(scene.chat, scene.person, 2, caption))[0]


WAYS: list[dict[str, Callable[[Scene], Awaitable[Message]]]] = [
    {
        "words": lambda stranger: stranger.say(f"a {stranger.mark}"),
        "photo": lambda stranger: stranger.photo(),
        "captioned photo": lambda stranger: stranger.photo(f"a {stranger.mark}"),
    },
    {
        "album": lambda stranger: _album(stranger, None),
        "captioned album": lambda stranger: _album(stranger, f"a {stranger.mark}"),
    },
]


@pytest.mark.parametrize("ways", WAYS, ids=", ".join)
async def test_no_way_around_the_approval(
    guarded: Guarded, mallory: Scene, ways: dict[str, Callable[[Scene], Awaitable[Message]]]
) -> None:
    """Every way to ask is met at the gate, is answered once, and makes no create."""
    for number, way in enumerate(ways.values()):
        await mallory.answer(await way(mallory), WAITING if number else ASKED)
    assert "Mallory" in (await guarded.question(mallory.chat.id)).words
    assert len(mallory.answers()) == len(ways)
    assert mallory.video.matching(mallory.mark) == []


async def test_a_blocked_chat_stays_blocked(guarded: Guarded, mallory: Scene) -> None:
    """After Block nothing is ordered any more, not even what was offered before; the owner is not asked again."""
    await mallory.answer(await mallory.say(f"/video {mallory.mark}"), ASKED)
    question = await guarded.question(mallory.chat.id)
    block = question.button(BLOCK)
    await guarded.press(question, APPROVE)
    offer = await mallory.answer(await mallory.say(f"a {mallory.mark}"), "Shall I make")
    create = offer.button("🎬 Create")
    assert (await guarded.owner.telegram.press(question, block, guarded.owner.person)).answered
    assert f"Blocked: Mallory ({mallory.chat.id})" in question.words

    before = len(guarded.owner.answers())
    assert (await mallory.telegram.press(offer, create, mallory.person)).alert
    await mallory.telegram.wait_for(mallory.chat, lambda message: message is offer and "Cancelled" in offer.words)
    await mallory.answer(await mallory.say(f"/video a {mallory.mark}"), "hasn’t allowed this chat")
    assert len(guarded.owner.answers()) == before
    assert mallory.video.matching(mallory.mark) == []


async def test_a_group_asks_for_itself(guarded: Guarded, mallory: Scene, waiting: Scene) -> None:
    """The owner sees which group and who asked; then every member may order there, nowhere else, and after a migration."""
    club = mallory.telegram.group("Film club", members=(mallory.person, waiting.person), supergroup=False)
    group, member = mallory.at(club), waiting.at(club)
    await group.answer(await group.say(f"/video@{BOT} a {mallory.mark}"), ASKED)
    question = await guarded.question(club.id)
    assert "Film club" in question.words
    assert "Mallory" in question.words
    await guarded.press(question, APPROVE)
    await group.telegram.wait_for(club, "✅ Approved")
    await member.told(await member.say(f"/video@{BOT} an approved {member.mark}"), f"an approved {member.mark}")
    await waiting.answer(await waiting.say(f"/video a {waiting.mark}"), WAITING)

    new = group.at(await group.telegram.migrate(club))
    await new.told(await new.say(f"/video@{BOT} a {mallory.mark}"))


async def test_an_album_asks_with_names(guarded: Guarded, mallory: Scene) -> None:
    """An album in a group asks as every order does: with the group's title and who sent it."""
    club = mallory.telegram.group("Album club", members=(mallory.person,), privacy=False)
    await mallory.telegram.send_album(club, mallory.person, 2, f"/video@{BOT} a {mallory.mark}")
    question = await guarded.question(club.id)
    assert "Album club" in question.words
    assert "Mallory" in question.words


async def test_a_decision_on_a_deleted_question_counts(guarded: Guarded, mallory: Scene) -> None:
    """The owner deletes the question on one phone and presses its button on another: the chat is approved all the same."""
    await mallory.answer(await mallory.say(f"/video a {mallory.mark}"), ASKED)
    question = await guarded.question(mallory.chat.id)
    approve = question.button(APPROVE)
    await guarded.owner.telegram.delete_message(question)
    assert (await guarded.owner.telegram.press(question, approve, guarded.owner.person)).answered
    await mallory.told(await mallory.say(f"/video a {mallory.mark}"))
    assert not guarded.told_of_failures()


async def test_a_group_that_migrates_while_it_waits_is_decided_where_it_is(guarded: Guarded, mallory: Scene) -> None:
    """The owner's buttons name the old group: they approve and block the supergroup, which keeps what it chose meanwhile."""
    group = mallory.at(
        mallory.telegram.group("Waiters", members=(mallory.person,), admins=(mallory.person,), supergroup=False)
    )
    await group.answer(await group.say(f"/video@{BOT} a {mallory.mark}"), ASKED)
    question = await guarded.question(group.chat.id)
    approve, block = question.button(APPROVE), question.button(BLOCK)
    new = group.at(await group.telegram.migrate(group.chat))
    await new.answer(await new.say(f"/defaults@{BOT} landscape"), "Saved")

    assert (await guarded.owner.telegram.press(question, approve, guarded.owner.person)).answered
    create = await new.told(await new.say(f"/video@{BOT} a {mallory.mark}"))
    assert create.body["orientation"] == "landscape"
    assert (await guarded.owner.telegram.press(question, block, guarded.owner.person)).answered
    await new.answer(await new.say(f"/video@{BOT} a {mallory.mark}"), "hasn’t allowed this chat")


# Last in the module, since it approves the one who waits, and kills the bot ---------------------------------------------


async def test_decisions_survive_kill_9(guarded: Guarded, waiting: Scene) -> None:
    """After a restart the owner is still the owner, no new claim link is in the log, and approved chats go on."""
    await guarded.press(await guarded.question(waiting.chat.id), APPROVE)
    await guarded.owner.bot.kill()
    await guarded.owner.bot.start()
    data = waiting.telegram.picture()
    create = await waiting.told(
        await waiting.photo(f"once more {waiting.mark}", data=data), f"once more {waiting.mark}"
    )
    assert await waiting.fetched(create) == [sha256(data)]
    assert CLAIM.findall(waiting.bot.log()) == [guarded.claim]
