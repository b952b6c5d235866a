"""The bot greets a group once when it is added: how it is used there, and what it does not hear."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.handlers.greeting import GREET_AGAIN
from sandbox.telegram import Chat, Person
from storage.chats import ChatAccess, Chats
from storage.database import Executor
from tests.unit.handlers.world import World, opened

BOT = "@video_sandbox_bot"


@pytest.fixture
def group(world: World, ann: Person) -> Chat:
    return world.telegram.group("Film club", admins=[ann], with_bot=False, supergroup=False)


async def added(world: World, chat: Chat, *, admin: bool = False) -> list[str]:
    """Add the bot to a group; returns all that it has said there."""
    await world.telegram.add_bot(chat, admin=admin)
    await world.handle()
    return world.said(chat)


async def test_it_greets_in_two_lines(world: World, group: Chat) -> None:
    """Telegram reports an addition twice, as a change of the member and as a message."""
    [greeting] = await added(world, group)
    how, hidden = greeting.splitlines()
    assert f"/video{BOT} a cat on the moon" in how
    assert "only see commands" in hidden


async def test_a_bot_that_hears_all_explains_mentions(tmp_path: Path) -> None:
    """As an admin, or if privacy mode is off."""
    async with opened(tmp_path) as world:
        ann = world.telegram.person("Ann")
        [greeting] = await added(
            world, world.telegram.group("One", admins=[ann], with_bot=False, supergroup=False), admin=True
        )
        assert f"{BOT} with words works, too" in greeting
        world.telegram.privacy = False
        [greeting] = await added(world, world.telegram.group("Two", admins=[ann], with_bot=False, supergroup=False))
        assert f"{BOT} with words works, too" in greeting


async def test_it_greets_once(world: World, group: Chat) -> None:
    """Repeated updates, a promotion, a restriction, and a new addition within a day say nothing more."""
    greeting = await added(world, group)
    for update_id in world.telegram.updates.ids():
        await world.telegram.resend(update_id)
    assert await added(world, group, admin=True) == greeting
    await world.telegram.mute_bot(group)
    assert await added(world, group) == greeting
    await world.telegram.remove_bot(group)
    assert await added(world, group) == greeting


async def test_after_a_long_time_it_greets_again(world: World, group: Chat) -> None:
    await added(world, group)
    chats, now = Chats(world.database, world.bot.id), world.services.clock()

    async def claimed(at: float) -> bool:
        async def work(tx: Executor) -> bool:
            chats = Chats(tx, world.bot.id)
            return await chats.claim_greeting(group.id, title="", every=GREET_AGAIN, now=at)

        return await world.database.transaction(work)

    assert [await claimed(now + GREET_AGAIN - 60), await claimed(now + GREET_AGAIN + 60)] == [False, True]
    assert (await chats.get(group.id)).title == "Film club"


async def test_a_start_that_comes_with_the_addition_is_answered_by_the_greeting(world: World, ann: Person) -> None:
    """Clients send it for a user who adds the bot by a link. Later, and where nobody was greeted, it is a command."""
    group = world.telegram.group("By a link", admins=[ann], with_bot=False)
    await world.telegram.add_bot(group)
    await world.telegram.send_text(group, ann, f"/start{BOT} from-a-link")
    await world.handle()
    assert ["/video@" in said for said in world.said(group)] == [True]
    older = world.telegram.group("Older", admins=[ann], supergroup=False)
    await world.say(older, ann, f"/start{BOT}")
    assert len(world.said(older)) == 1


async def test_a_group_that_was_created_with_the_bot_is_greeted(world: World, ann: Person) -> None:
    """Also if Telegram only reports the creation."""
    group = world.telegram.group("New", admins=[ann], supergroup=False)
    world.telegram.post_as_person(world.telegram.service(group, ann, {"group_chat_created": True}))
    await world.handle()
    assert len(world.said(group)) == 1


@pytest.mark.parametrize("is_greeted", [True, False])
async def test_a_supergroup_is_not_greeted_because_of_its_migration(
    world: World, ann: Person, *, is_greeted: bool
) -> None:
    """It may report the bot as a new member; whether the group was greeted before does not matter: its people know the bot."""
    group = world.telegram.group("Friends", admins=[ann], supergroup=False, with_bot=not is_greeted)
    if is_greeted:
        await added(world, group)
    new = await world.telegram.migrate(group)
    new.bot_status = "left"
    world.telegram.set_bot_status(new, "member", ann)
    # The reports are in any order: the member first.
    pending = world.telegram.updates.pending
    pending.sort(key=lambda queued: "my_chat_member" not in queued.body)
    await world.handle()
    assert world.said(new) == []


async def test_in_a_forum_it_greets_in_general(world: World, ann: Person) -> None:
    forum = world.telegram.group("Studio", admins=[ann], topics=True, with_bot=False)
    world.telegram.topic(forum, "Cats")
    assert len(await added(world, forum)) == 1
    assert world.telegram.messages(forum, from_bot=True)[0].thread is None


async def _muted(world: World, chat: Chat) -> None:
    world.telegram.restrict_members(chat)


async def _closed(world: World, chat: Chat) -> None:
    chat.is_forum = True
    world.telegram.close_topic(chat, None)


@pytest.mark.parametrize("forbid", [_muted, _closed])
async def test_where_it_may_not_write_it_logs_a_line(
    world: World, group: Chat, caplog: pytest.LogCaptureFixture, forbid: Callable[[World, Chat], Awaitable[None]]
) -> None:
    await forbid(world, group)
    assert await added(world, group) == []
    assert f"chat {group.id}: not greeted" in caplog.text


async def test_a_channel_is_not_greeted(world: World, ann: Person) -> None:
    channel = world.telegram.world.add_group("channel", "News")
    channel.admins, channel.members = [ann.id], {ann.id: ann}
    channel.bot_status = "left"
    assert await added(world, channel, admin=True) == []


# Settings -------------------------------------------------------------------------------------------------------------


async def test_its_button_opens_the_settings_for_admins(world: World, group: Chat, ann: Person) -> None:
    """In a message of their own: the greeting stays."""
    bob = world.telegram.person("Bob")
    world.telegram.join(group, bob)
    [greeting] = await added(world, group)
    [message] = world.telegram.messages(group, from_bot=True)
    assert await world.press(message, "⚙️ Settings", bob) == "! Only this group’s admins can change its defaults."
    assert world.said(group) == [greeting]
    assert await world.press(message, "⚙️ Settings", ann) == ""
    assert world.said(group)[0] == greeting
    settings = world.telegram.messages(group, from_bot=True)[1]
    assert settings.reply_to is message and "Defaults in this chat" in settings.words
    assert "when you mention me: offer first" in settings.words
    assert await world.press(settings, "When you mention me", bob) != ""
    await world.press(settings, "When you mention me", ann)
    assert await world.press(settings, "order at once", ann) == "Saved."
    assert "when you mention me: order at once" in settings.words
    assert (await world.services.chats.get(group.id)).order_mentions


# Approval -------------------------------------------------------------------------------------------------------------


async def test_an_unknown_group_gets_one_message_and_the_owner_one_question(tmp_path: Path) -> None:
    """The greeting says that the owner was asked; the first order says that the answer is not there yet."""
    async with opened(tmp_path, access="approval", admin_ids="77") as world:
        owner, ann = world.telegram.person("Owner", user_id=77), world.telegram.person("Ann")
        private = world.telegram.private(owner)
        await world.say(private, owner, "/start")
        before = len(world.said(private))
        group = world.telegram.group("Film club", admins=[ann], with_bot=False, supergroup=False)
        [greeting] = await added(world, group)
        assert greeting.splitlines()[2] == "I’ve asked the owner to approve you. I’ll write here when they answer."
        [question] = world.said(private)[before:]
        assert "Film club" in question and "asked by Ann" in question
        await world.say(group, ann, "/video a cat")
        assert "hasn’t answered yet" in world.said(group)[1]
        assert len(world.said(private)) == before + 1
        [message] = [each for each in world.telegram.messages(private, from_bot=True) if each.words == question]
        await world.press(message, "✅ Approve", owner)
        assert ["Approved" in said for said in world.said(group)[2:]] == [True]


async def test_the_owner_who_adds_the_bot_is_asked_about_the_group(tmp_path: Path) -> None:
    """The others of the group may not order yet."""
    async with opened(tmp_path, access="approval", admin_ids="77") as world:
        owner = world.telegram.person("Owner", user_id=77)
        await world.say(world.telegram.private(owner), owner, "/start")
        group = world.telegram.group("Film club", admins=[owner], with_bot=False, supergroup=False)
        [greeting] = await added(world, group)
        assert len(greeting.splitlines()) == 3
        assert "Film club" in world.said(world.telegram.private(owner))[-1]


@pytest.mark.parametrize("access", [ChatAccess.APPROVED, ChatAccess.BLOCKED])
async def test_a_group_that_was_decided_about_is_not_asked_about(tmp_path: Path, access: ChatAccess) -> None:
    """An approved one is greeted as any other; a blocked one is not."""
    async with opened(tmp_path, access="approval", admin_ids="77") as world:
        owner, ann = world.telegram.person("Owner", user_id=77), world.telegram.person("Ann")
        await world.say(world.telegram.private(owner), owner, "/start")
        before = world.said(world.telegram.private(owner))
        group = world.telegram.group("Film club", admins=[ann], with_bot=False, supergroup=False)
        await world.database.transaction(
            lambda tx: Chats(tx, world.bot.id).set_access(group.id, access, now=world.services.clock())
        )
        greetings = [said.count("\n") + 1 for said in await added(world, group)]
        assert greetings == ([2] if access is ChatAccess.APPROVED else [])
        assert world.said(world.telegram.private(owner)) == before
