"""Access: the one-time admin link, requests for approval, and no create before an admin has approved the chat.

Telegram allows one message a second to the admin's chat, so tests share a request where they can.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from sandbox.telegram.keyboards import Button
from sandbox.telegram.user_actions import GROUP_ANONYMOUS_BOT
from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, Scene, running_scene, sha256

INVITE = re.compile(rf"https://t\.me/{BOT}\?start=([\w-]+)")
APPROVE, BLOCK = "✅ Approve", "🚫 Block"
ASKED = "I’ve asked the owner"
WAITING = "hasn’t answered yet"
TAKEN = "already been used, or is out of date"


@dataclass(frozen=True)
class ApprovalBot:
    """A bot with ACCESS=approval, its admin's private chat, and the invite that made them admin."""

    admin: Scene
    invite: str

    def new_user(self, name: str) -> Scene:
        return self.admin.as_person(self.admin.telegram.person(name))

    async def request(self, about: int) -> Message:
        """Wait for the admin's card about a chat or a user with this id."""
        return await self.admin.telegram.wait_for(
            self.admin.chat, lambda m: str(about) in m.words and "would like to use the bot" in m.words
        )

    async def press(self, request: Message, button: str) -> None:
        pressed = await self.admin.telegram.press(request, button, self.admin.person)
        assert (pressed.answered, pressed.alert) == (True, False)

    def reported_failures(self) -> bool:
        return any("failed three times" in message.words for message in self.admin.answers())


@pytest.fixture(scope="module")
async def approval_bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ApprovalBot]:
    """ACCESS=approval without ADMIN_IDS, and an admin who opened the link in the log."""
    async with running_scene(tmp_path_factory.mktemp("approval"), ACCESS="approval", ALBUM_QUIET="0.3") as admin:
        early = admin.as_person(admin.telegram.person("Early"))
        await early.answer(await early.say(f"/video a {early.marker}"), "This bot isn’t ready yet")
        assert admin.telegram.messages(admin.chat, from_bot=True) == []

        [invite] = INVITE.findall(admin.bot.log())
        await early.answer(await early.say("/start claim_0123456789abcdef"), TAKEN)
        group = early.in_chat(admin.telegram.group("Thieves", members=(early.person,)))
        await group.answer(await group.say(f"/start@{BOT} {invite}"), TAKEN)

        await admin.answer(await admin.say(f"/start {invite}"), "You are this bot’s admin now")
        assert early.video.creates == []
        yield ApprovalBot(admin, invite)


@pytest.fixture
def unapproved(approval_bot: ApprovalBot) -> Scene:
    """A user without approval."""
    return approval_bot.new_user("Mallory")


@pytest.fixture(scope="module")
async def waiting(approval_bot: ApprovalBot) -> Scene:
    """A user whose request no admin has answered."""
    new_user = approval_bot.new_user("Patience")
    await new_user.answer(await new_user.say(f"/video a {new_user.marker}"), ASKED)
    return new_user


async def test_an_invite_works_once(approval_bot: ApprovalBot, waiting: Scene) -> None:
    """A second user is refused and does not become an admin; the admin may open the link again."""
    await waiting.answer(await waiting.say(f"/start {approval_bot.invite}"), TAKEN)
    await waiting.answer(await waiting.say(f"/video a {waiting.marker}"), WAITING)
    await approval_bot.admin.answer(
        await approval_bot.admin.say(f"/start {approval_bot.invite}"), "You are this bot’s admin now"
    )


async def test_the_admin_may_order(approval_bot: ApprovalBot) -> None:
    """The admin's own chat needs no approval."""
    await approval_bot.admin.create_for(await approval_bot.admin.say(f"/video a {approval_bot.admin.marker}"))


async def test_help_and_start_need_no_approval(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """They are answered and send nothing to the admin."""
    before = len(approval_bot.admin.answers())
    greeting = await unapproved.answer(await unapproved.say("/start"), "I make videos")
    assert "The owner of this bot decides who may use it." in greeting.words and greeting.buttons == []
    hello = await unapproved.answer(await unapproved.say("hello!"), "I’ll ask them")
    assert hello.words == greeting.words
    group = unapproved.in_chat(unapproved.telegram.group("Studio", members=(unapproved.person,)))
    assert f"/video@{BOT}" in (await group.answer(await group.say(f"/start@{BOT}"), "I’ll ask them")).words
    await unapproved.answer(await unapproved.say("/help"), "I make videos")
    assert len(approval_bot.admin.answers()) == before


async def test_who_waits_is_greeted_with_that(waiting: Scene) -> None:
    """Instead of buttons that would be refused."""
    greeting = await waiting.answer(await waiting.say("/start"), "The owner hasn’t answered yet")
    assert "I make videos" in greeting.words and greeting.buttons == []


async def test_an_unknown_private_chat_needs_approval(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """The first order sends a request to the admin and no create; after Approve the user is notified once and may order."""
    await unapproved.answer(await unapproved.say(f"/video a {unapproved.marker}"), ASKED)
    request = await approval_bot.request(unapproved.chat.id)
    assert "Mallory" in request.words
    assert "charged to you" in request.words
    assert [button.text for row in request.buttons for button in row] == [APPROVE, BLOCK]

    approve = request.button(APPROVE)
    await approval_bot.press(request, APPROVE)
    await unapproved.telegram.wait_for(unapproved.chat, "✅ Approved")
    assert f"Approved: Mallory ({unapproved.chat.id})" in request.words
    assert request.buttons == []
    assert unapproved.video.matching(unapproved.marker) == []

    assert (await approval_bot.admin.telegram.press(request, approve, approval_bot.admin.person)).answered
    await unapproved.create_for(await unapproved.say(f"/video a {unapproved.marker}"))
    assert sum("✅ Approved" in message.words for message in unapproved.answers()) == 1


@pytest.mark.parametrize(
    ("language", "approved"), [("de", "✅ Zugelassen"), ("zh-hans", "✅ 已获批准"), ("xx", "✅ Approved")]
)
async def test_the_approval_is_in_the_users_language(approval_bot: ApprovalBot, language: str, approved: str) -> None:
    """It is written in the user's language, not the admin's; for an unsupported language, in English."""
    telegram = approval_bot.admin.telegram
    person = approval_bot.admin.as_person(telegram.person("Petra", language=language))
    await person.say(f"/video a {person.marker}")
    await approval_bot.press(await approval_bot.request(person.chat.id), APPROVE)
    await telegram.wait_for(person.chat, approved)


async def test_the_admin_gets_one_request_per_chat(approval_bot: ApprovalBot, waiting: Scene) -> None:
    """Further orders of a waiting chat send no further request; the user is told that it is not answered yet."""
    await waiting.answer(await waiting.say(f"/video a {waiting.marker}"), WAITING)
    assert sum(str(waiting.chat.id) in message.words for message in approval_bot.admin.answers()) == 1
    assert waiting.video.matching(waiting.marker) == []


@pytest.mark.parametrize("button", [APPROVE, BLOCK])
async def test_only_an_admin_decides(approval_bot: ApprovalBot, waiting: Scene, button: str) -> None:
    """Presses of Approve and Block by another user are refused and change nothing."""
    request = await approval_bot.request(waiting.chat.id)
    refused = await waiting.telegram.press(request, button, waiting.person)
    assert (refused.alert, refused.text) == (True, "Only this bot’s admins can do that.")
    assert request.buttons != []
    await waiting.answer(await waiting.say(f"/video a {waiting.marker}"), WAITING)


@pytest.mark.parametrize(
    "data",
    ["approve:", "approve:x", "approve:99999999999999999999", "block:²", "create:x", "create:x:1", "again:x:²", "roll"],
)
async def test_forged_button_data_is_refused(approval_bot: ApprovalBot, waiting: Scene, data: str) -> None:
    """Data that the bot never put on a button is answered as out of date, even from the admin."""
    request = await approval_bot.request(waiting.chat.id)
    made_up = replace(request.button(APPROVE), callback_data=data)
    pressed = await approval_bot.admin.telegram.press(request, made_up, approval_bot.admin.person)
    assert (pressed.alert, pressed.text) == (True, "This button is out of date.")
    assert not approval_bot.reported_failures()


async def _album(scene: Scene, caption: str | None) -> Message:
    return (await scene.telegram.send_album(scene.chat, scene.person, 2, caption))[0]


WAYS: list[dict[str, Callable[[Scene], Awaitable[Message]]]] = [
    {
        "words": lambda new_user: new_user.say(f"a {new_user.marker}"),
        "photo": lambda new_user: new_user.photo(),
        "captioned photo": lambda new_user: new_user.photo(f"a {new_user.marker}"),
    },
    {
        "album": lambda new_user: _album(new_user, None),
        "captioned album": lambda new_user: _album(new_user, f"a {new_user.marker}"),
    },
]


@pytest.mark.parametrize("ways", WAYS, ids=", ".join)
async def test_every_way_to_order_needs_approval(
    approval_bot: ApprovalBot, unapproved: Scene, ways: dict[str, Callable[[Scene], Awaitable[Message]]]
) -> None:
    """Each way to order is refused once, and makes no create."""
    for number, way in enumerate(ways.values()):
        await unapproved.answer(await way(unapproved), WAITING if number else ASKED)
    assert "Mallory" in (await approval_bot.request(unapproved.chat.id)).words
    assert len(unapproved.answers()) == len(ways)
    assert unapproved.video.matching(unapproved.marker) == []


async def test_a_blocked_chat_stays_blocked(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """After Block nothing can be ordered, not even from an earlier draft, and the admin gets no new request."""
    await unapproved.answer(await unapproved.say(f"/video {unapproved.marker}"), ASKED)
    request = await approval_bot.request(unapproved.chat.id)
    block = request.button(BLOCK)
    await approval_bot.press(request, APPROVE)
    offer = await unapproved.answer(await unapproved.say(f"a {unapproved.marker}"), "Shall I make")
    create = offer.button("🎬 Create")
    assert (await approval_bot.admin.telegram.press(request, block, approval_bot.admin.person)).answered
    assert f"Blocked: Mallory ({unapproved.chat.id})" in request.words

    before = len(approval_bot.admin.answers())
    assert (await unapproved.telegram.press(offer, create, unapproved.person)).alert
    await unapproved.telegram.wait_for(unapproved.chat, lambda message: message is offer and "Cancelled" in offer.words)
    await unapproved.answer(await unapproved.say(f"/video a {unapproved.marker}"), "hasn’t allowed this chat")
    assert len(approval_bot.admin.answers()) == before
    assert unapproved.video.matching(unapproved.marker) == []


async def test_a_group_is_approved_as_a_whole(approval_bot: ApprovalBot, unapproved: Scene, waiting: Scene) -> None:
    """The request names the group and the user; then every member may order there, also after a migration, but nowhere else."""
    club = unapproved.telegram.group("Film club", members=(unapproved.person, waiting.person), supergroup=False)
    group, member = unapproved.in_chat(club), waiting.in_chat(club)
    await group.answer(await group.say(f"/video@{BOT} a {unapproved.marker}"), ASKED)
    request = await approval_bot.request(club.id)
    assert "Film club" in request.words
    assert "Mallory" in request.words
    await approval_bot.press(request, APPROVE)
    await group.telegram.wait_for(club, "✅ Approved")
    await member.create_for(
        await member.say(f"/video@{BOT} an approved {member.marker}"), f"an approved {member.marker}"
    )
    await waiting.answer(await waiting.say(f"/video a {waiting.marker}"), WAITING)

    new = group.in_chat(await group.telegram.migrate(club))
    await new.create_for(await new.say(f"/video@{BOT} a {unapproved.marker}"))


async def test_a_request_from_an_album_has_names(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """It names the group and the sender, as for any other order."""
    club = unapproved.telegram.group("Album club", members=(unapproved.person,), privacy=False)
    await unapproved.telegram.send_album(club, unapproved.person, 2, f"/video@{BOT} a {unapproved.marker}")
    request = await approval_bot.request(club.id)
    assert "Album club" in request.words
    assert "Mallory" in request.words


async def test_a_decision_on_a_deleted_card_counts(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """The admin deletes the card on one device and presses Approve on another: the chat is approved."""
    await unapproved.answer(await unapproved.say(f"/video a {unapproved.marker}"), ASKED)
    request = await approval_bot.request(unapproved.chat.id)
    approve = request.button(APPROVE)
    await approval_bot.admin.telegram.delete_message(request)
    assert (await approval_bot.admin.telegram.press(request, approve, approval_bot.admin.person)).answered
    await unapproved.create_for(await unapproved.say(f"/video a {unapproved.marker}"))
    assert not approval_bot.reported_failures()


async def test_a_decision_follows_a_migrated_group(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """Buttons that name the old group approve and block the supergroup, which keeps its defaults."""
    group = unapproved.in_chat(
        unapproved.telegram.group(
            "Waiters", members=(unapproved.person,), admins=(unapproved.person,), supergroup=False
        )
    )
    await group.answer(await group.say(f"/video@{BOT} a {unapproved.marker}"), ASKED)
    request = await approval_bot.request(group.chat.id)
    approve, block = request.button(APPROVE), request.button(BLOCK)
    new = group.in_chat(await group.telegram.migrate(group.chat))
    await new.answer(await new.say(f"/defaults@{BOT} landscape"), "Saved")

    assert (await approval_bot.admin.telegram.press(request, approve, approval_bot.admin.person)).answered
    create = await new.create_for(await new.say(f"/video@{BOT} a {unapproved.marker}"))
    assert create.body["orientation"] == "landscape"
    saved = await approval_bot.admin.say(f"/budget {group.chat.id} 0 videos/day, 20 videos/day")
    await approval_bot.admin.answer(saved, f"Saved: {new.chat.id} 0 videos/day")
    await new.answer(await new.say(f"/video@{BOT} a {unapproved.marker}"), "budget")
    await approval_bot.admin.say(f"/budget {group.chat.id} off videos/day, off videos/day")
    assert (await approval_bot.admin.telegram.press(request, block, approval_bot.admin.person)).answered
    await new.answer(await new.say(f"/video@{BOT} a {unapproved.marker}"), "hasn’t allowed this chat")


async def test_a_request_is_offered_after_the_approval(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """What was asked before waits for *Create*, as a reply to the message; only the press orders it."""
    asked = await unapproved.photo(f"a {unapproved.marker} --landscape")
    await unapproved.answer(asked, ASKED)
    await approval_bot.press(await approval_bot.request(unapproved.chat.id), APPROVE)
    await unapproved.telegram.wait_for(unapproved.chat, "Here is what you asked for")
    offer = await unapproved.answer(asked, "Shall I make")
    assert unapproved.video.matching(unapproved.marker) == []
    await unapproved.telegram.press(offer, "🎬 Create", unapproved.person)
    create = await unapproved.create()
    assert (create.body["orientation"], len(create.body["images"])) == ("landscape", 1)


async def test_an_approval_for_one_topic(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """The door admits only that thread; /allow in the group then approves the rest."""
    telegram, admin = unapproved.telegram, approval_bot.admin.person
    forum = unapproved.in_chat(
        telegram.group("Forum", members=(unapproved.person, admin), admins=(admin,), topics=True)
    )
    here, there = telegram.topic(forum.chat, "Here"), telegram.topic(forum.chat, "There")
    order = f"/video@{BOT} a {unapproved.marker}"
    asked = await forum.say(order, thread=here)
    await forum.answer(asked, ASKED)
    request = await approval_bot.request(forum.chat.id)
    assert f"topic {here}" in request.words
    await approval_bot.press(request, "✅ Only this topic")
    assert f"Approved for topic {here} only: Forum" in request.words
    offer = await forum.answer(asked, "Shall I make")
    assert offer.thread == here
    create = offer.button("🎬 Create")
    await telegram.delete_message(offer)  # a press on another device, which does not tell the topic
    pressed = await telegram.press(offer, create, unapproved.person)
    assert (pressed.answered, pressed.alert) == (True, False), pressed.text
    await forum.create()
    await forum.answer(await forum.say(order, thread=there), ASKED)

    office = approval_bot.admin.in_chat(forum.chat)
    await office.answer(await office.say(f"/allow@{BOT}", thread=there), "✅ Approved: Forum")
    await forum.create_for(await forum.say(f"{order} again", thread=there), f"{unapproved.marker} again")


async def test_every_decision_can_be_undone(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """On the page of /access, and by hand."""
    admin, chat_id = approval_bot.admin, unapproved.chat.id
    order = f"/video a {unapproved.marker}"
    await unapproved.answer(await unapproved.say(order), ASKED)
    page = await admin.answer(await admin.say("/access"), "Who may use the bot")
    await _turn_to(approval_bot, page, chat_id)
    assert f"⏳ Mallory {chat_id}" in page.words
    for decision, mark in (("approve", "✅"), ("block", "🚫"), ("remove", "▫️"), ("block", "🚫"), ("approve", "✅")):
        await _decide(approval_bot, page, chat_id, decision)
        await _turn_to(approval_bot, page, chat_id)
        assert f"{mark} Mallory {chat_id}" in page.words
    await unapproved.create_for(await unapproved.say(order))

    for command, answer, refusal in (("block", "🚫 Blocked", "hasn’t allowed"), ("remove", "🗑 Removed", ASKED)):
        await admin.answer(await admin.say(f"/{command} {chat_id}"), f"{answer}: Mallory ({chat_id})")
        await unapproved.answer(await unapproved.say(order), refusal)
    await admin.answer(await admin.say(f"/allow {chat_id}"), f"✅ Approved: Mallory ({chat_id})")
    await unapproved.create_for(await unapproved.say(f"{order} again"), f"{unapproved.marker} again")


def _find(page: Message, chat_id: int, decision: str = "") -> Button | None:
    """The button of a chat's decision, or any of the chat's."""
    buttons = [button for row in page.buttons for button in row]
    wanted = (button for button in buttons if (button.callback_data or "").endswith(f"{decision}:{chat_id}"))
    return next(wanted, None)


async def _turn_to(bot: ApprovalBot, page: Message, chat_id: int) -> None:
    """Turn the pages of /access, from the first, until the chat is found."""
    if _find(page, chat_id):
        return
    number = 0
    while not _find(page, chat_id):
        turn = replace(page.buttons[0][0], callback_data=f"access:{number}")
        assert (await bot.admin.telegram.press(page, turn, bot.admin.person)).answered
        number += 1
        assert number < 30


async def _decide(bot: ApprovalBot, page: Message, chat_id: int, decision: str) -> None:
    button = _find(page, chat_id, decision)
    assert button is not None
    pressed = await bot.admin.telegram.press(page, button, bot.admin.person)
    assert (pressed.answered, pressed.alert) == (True, False)


async def test_the_admins_are_listed_and_changed(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """An added admin may decide, a removed one may not; the last one stays."""
    admin, added = approval_bot.admin, unapproved.person
    await admin.answer(await admin.say(f"/admins remove {admin.person.id}"), "the only admin")
    await unapproved.say("/start")
    await admin.answer(await admin.say(f"/admins add {added.id}"), f"Mallory ({added.id}) is an admin now")
    listed = await unapproved.answer(await unapproved.say("/admins"), "The bot’s admins")
    assert f"Ada ({admin.person.id})" in listed.words and f"Mallory ({added.id})" in listed.words
    await unapproved.create_for(await unapproved.say(f"/video a {unapproved.marker}"))  # admins need no approval
    await admin.answer(await admin.say(f"/block {added.id}"), "one of the bot’s admins")
    await admin.answer(await admin.say(f"/admins remove {added.id}"), "is no longer an admin")
    await unapproved.answer(await unapproved.say("/admins"), "Only this bot’s admins")


COMMANDS = ("access", "allow", "block 5", "remove", "admins", "admins add 5")
ONLY_ADMINS, PRIVATELY = "Only this bot’s admins", "in our private chat"
IN_THE_CHAT_MEANT = {"allow": "✅ Approved", "remove": "🗑 Removed"}
"""What the bot's admins may do in a group: about the group itself."""


@pytest.mark.parametrize("kind", ["group", "supergroup", "forum"])
@pytest.mark.parametrize("who", ["bot admin", "group admin", "member", "anonymous admin", "channel"])
async def test_who_may_decide_in_groups(approval_bot: ApprovalBot, unapproved: Scene, who: str, kind: str) -> None:
    """Only the bot's own admins, under their names, and only about this group. Everybody gets an answer."""
    telegram, admin = unapproved.telegram, approval_bot.admin.person
    owner = telegram.person("Owner")
    group = telegram.group(
        f"{who} in {kind}",
        members=(unapproved.person, admin),
        admins=(owner,),
        topics=kind == "forum",
        supergroup=kind != "group",
    )
    person = {"bot admin": admin, "group admin": owner, "anonymous admin": admin}.get(who, unapproved.person)
    facts: dict[str, Any] = {"anonymous_admin": who == "anonymous admin", "as_channel": who == "channel"}
    if kind == "forum":
        facts["thread"] = telegram.topic(group, "Talk")
    scene = approval_bot.admin.as_person(person).in_chat(group)
    for command in COMMANDS:
        name, _, rest = command.partition(" ")
        wanted = IN_THE_CHAT_MEANT.get(command, PRIVATELY) if who == "bot admin" else ONLY_ADMINS
        await scene.answer(await scene.say(f"/{name}@{BOT} {rest}", **facts), wanted)


async def test_who_may_decide_in_private(approval_bot: ApprovalBot, unapproved: Scene) -> None:
    """Others get a short answer, and nothing changes. An admin must say which chat is meant."""
    for command in COMMANDS:
        await unapproved.answer(await unapproved.say(f"/{command}"), ONLY_ADMINS)
    admin = approval_bot.admin
    for command in ("allow", "block x", "remove 0", "allow topic", "block 99999999999999999999"):
        await admin.answer(await admin.say(f"/{command}"), "Add the id of a chat or user")
    for command in ("admins add", "admins drop 5", "admins add -5"):
        await admin.answer(await admin.say(f"/{command}"), "To change:")
    await admin.answer(await admin.say(f"/admins add {GROUP_ANONYMOUS_BOT.id}"), "doesn’t belong to one person")


@pytest.mark.parametrize("data", ["access:0", "access:0:approve:{id}", "access:0:remove:{id}", "topic:{id}:5:en"])
async def test_forged_presses_of_others_decide_nothing(approval_bot: ApprovalBot, waiting: Scene, data: str) -> None:
    request = await approval_bot.request(waiting.chat.id)
    forged = replace(request.button(APPROVE), callback_data=data.format(id=waiting.chat.id))
    refused = await waiting.telegram.press(request, forged, waiting.person)
    assert (refused.alert, refused.text) == (True, "Only this bot’s admins can do that.")
    await waiting.answer(await waiting.say(f"/video a {waiting.marker}"), WAITING)


# Last in the module, since it approves the one who waits, and kills the bot ---------------------------------------------


async def test_approvals_survive_kill_9(approval_bot: ApprovalBot, waiting: Scene) -> None:
    """After a restart the admin is still admin, no new invite is logged, and approved chats may order."""
    await approval_bot.press(await approval_bot.request(waiting.chat.id), APPROVE)
    await approval_bot.admin.bot.kill()
    await approval_bot.admin.bot.start()
    data = waiting.telegram.picture()
    create = await waiting.create_for(
        await waiting.photo(f"once more {waiting.marker}", data=data), f"once more {waiting.marker}"
    )
    assert await waiting.fetched_images(create) == [sha256(data)]
    assert INVITE.findall(waiting.bot.log()) == [approval_bot.invite]
