"""Groups: privacy mode, topics, migration, and the rights of a muted or removed bot."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Person, TelegramStandIn


@pytest.fixture
def group(tg: TelegramStandIn, ann: Person) -> Chat:
    return tg.group("Film club", admins=[ann])


async def seen(bot: Any) -> list[Any]:
    """What the bot got since the last call: texts, or captions."""
    updates = await bot.updates()
    if updates:
        await bot.updates(offset=updates[-1]["update_id"] + 1)
    messages = [update["message"] for update in updates if "message" in update]
    return [message.get("text") or message.get("caption") for message in messages]


async def test_privacy_mode_shows_commands_and_replies_only(
    bot: Any, group: Chat, ann: Person, tg: TelegramStandIn
) -> None:
    own = await bot.ok("sendMessage", chat_id=group.id, text="hello")
    for text in (
        "hello",
        "@video_sandbox_bot hi",
        "/video a",
        "/video@video_sandbox_bot b",
        "/video@other_bot c",
        "see /video",
    ):
        await tg.send_text(group, ann, text)
    await tg.send_text(group, ann, "yes", reply_to=group.messages[own["message_id"]])
    await tg.send_album(group, ann, 2, "/video@Video_Sandbox_Bot album")
    assert await seen(bot) == [
        "/video a",
        "/video@video_sandbox_bot b",
        "yes",
        "/video@Video_Sandbox_Bot album",
    ]


async def test_admins_and_bots_without_privacy_see_everything(bot: Any, ann: Person, tg: TelegramStandIn) -> None:
    open_group = tg.group("Open", members=[ann], privacy=False)
    await tg.send_text(open_group, ann, "one")
    group = tg.group("Closed", members=[ann])
    await tg.add_bot(group, admin=True)
    await tg.send_text(group, ann, "two")
    assert await seen(bot) == ["one", "two"]


async def test_a_topic_is_named_in_messages_and_kept_by_replies(bot: Any, ann: Person, tg: TelegramStandIn) -> None:
    """Messages of a topic have its id, and look like replies to the message that opened the topic."""
    forum = tg.group("Forum", admins=[ann], topics=True, privacy=False)
    thread = tg.topic(forum, "Cats")
    await tg.send_text(forum, ann, "in the topic", thread=thread)
    general = await tg.send_text(forum, ann, "in general")
    updates = await bot.updates()
    assert "forum_topic_created" in updates[0]["message"]
    message = updates[1]["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)
    assert message["reply_to_message"]["message_id"] == thread
    assert "message_thread_id" not in updates[2]["message"]
    for wrong in (1, thread + 10_000):
        refusal = await bot.refused("sendMessage", chat_id=forum.id, text="x", message_thread_id=wrong)
        assert refusal == (400, "Bad Request: message thread not found")
    sent = await bot.ok("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)
    assert sent["message_thread_id"] == thread
    reply = {"message_id": message["message_id"]}
    assert (await bot.ok("sendMessage", chat_id=forum.id, text="y", reply_parameters=reply))[
        "message_thread_id"
    ] == thread
    reply = {"message_id": general.id}
    assert "message_thread_id" not in await bot.ok("sendMessage", chat_id=forum.id, text="z", reply_parameters=reply)
    tg.delete_topic(forum, thread)
    refusal = await bot.refused("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)
    assert refusal == (400, "Bad Request: message thread not found")


async def test_a_reply_in_an_ordinary_supergroup_has_a_thread_that_is_no_topic(
    bot: Any, group: Chat, ann: Person, tg: TelegramStandIn
) -> None:
    first = await tg.send_text(group, ann, "a photo, say")
    await tg.send_text(group, ann, "/video it", reply_to=first)
    message = (await bot.updates())[-1]["message"]
    assert message["message_thread_id"] == first.id
    assert "is_topic_message" not in message
    assert message["reply_to_message"]["text"] == "a photo, say"
    assert await bot.ok("sendMessage", chat_id=group.id, text="x", message_thread_id=12345)


async def test_anonymous_admins_and_channels_come_with_a_sender_chat(
    bot: Any, group: Chat, ann: Person, tg: TelegramStandIn
) -> None:
    await tg.send_text(group, ann, "/video a", anonymous_admin=True)
    await tg.send_text(group, ann, "/video b", as_channel=True)
    anonymous, channel = [update["message"] for update in await bot.updates()]
    assert anonymous["sender_chat"]["id"] == group.id
    assert anonymous["from"]["username"] == "GroupAnonymousBot"
    assert channel["sender_chat"]["type"] == "channel"


async def test_a_migration_leaves_only_a_pointer_behind(bot: Any, ann: Person, tg: TelegramStandIn) -> None:
    old = tg.group("Club", admins=[ann], supergroup=False)
    new = await tg.migrate(old)
    first, second = [update["message"] for update in await bot.updates()]
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (old.id, new.id)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new.id, old.id)
    status, body = await bot.raw("sendMessage", chat_id=old.id, text="hi")
    assert (status, body["description"]) == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    assert await bot.ok("sendMessage", chat_id=new.id, text="hi")


async def test_a_bot_that_was_muted_or_removed_may_not_speak(
    bot: Any, group: Chat, ann: Person, tg: TelegramStandIn
) -> None:
    await tg.mute_bot(group)
    refusal = await bot.refused("sendMessage", chat_id=group.id, text="hi")
    assert refusal == (400, "Bad Request: not enough rights to send text messages to the chat")
    await tg.remove_bot(group)
    refusal = await bot.refused("sendMessage", chat_id=group.id, text="hi")
    assert refusal == (403, "Forbidden: bot was kicked from the supergroup chat")
    await tg.send_text(group, ann, "/video unseen")
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in await bot.updates()]
    assert statuses == ["restricted", "kicked"]
    await tg.add_bot(group)
    assert "new_chat_members" in (await bot.updates())[-1]["message"]
    await bot.ok("leaveChat", chat_id=group.id)
    refusal = await bot.refused("sendMessage", chat_id=group.id, text="hi")
    assert refusal == (403, "Forbidden: bot is not a member of the supergroup chat")


async def test_what_is_forbidden_to_the_bot_or_to_everybody(bot: Any, group: Chat, tg: TelegramStandIn) -> None:
    """Errors and permissions agree; a chat action is not affected, and admins are not restricted."""
    no_text = (400, "Bad Request: not enough rights to send text messages to the chat")
    await tg.mute_bot(group, forbidden=frozenset({"videos"}))
    member = await bot.ok("getChatMember", chat_id=group.id, user_id=tg.bot.id)
    assert (member["status"], member["can_send_messages"], member["can_send_videos"]) == ("restricted", True, False)
    await bot.ok("sendMessage", chat_id=group.id, text="hi")
    await tg.add_bot(group)
    tg.restrict_members(group)
    assert (await bot.ok("getChat", chat_id=group.id))["permissions"]["can_send_messages"] is False
    assert await bot.refused("sendMessage", chat_id=group.id, text="hi") == no_text
    await bot.ok("sendChatAction", chat_id=group.id, action="typing")
    await tg.add_bot(group, admin=True)
    await bot.ok("sendMessage", chat_id=group.id, text="hi")


@pytest.mark.parametrize("general", [False, True])
async def test_a_closed_topic_takes_nothing_but_from_admins(
    bot: Any, ann: Person, tg: TelegramStandIn, general: bool
) -> None:
    forum = tg.group("Forum", admins=[ann], topics=True)
    cats = tg.topic(forum, "Cats")
    closed, still_open = ({}, {"message_thread_id": cats}) if general else ({"message_thread_id": cats}, {})
    tg.close_topic(forum, None if general else cats)
    refusal = (400, "Bad Request: TOPIC_CLOSED")
    assert await bot.refused("sendMessage", chat_id=forum.id, text="hi", **closed) == refusal
    assert await bot.refused("sendChatAction", chat_id=forum.id, action="typing", **closed) == refusal
    await bot.ok("sendMessage", chat_id=forum.id, text="hi", **still_open)
    await tg.add_bot(forum, admin=True)
    await bot.ok("sendMessage", chat_id=forum.id, text="hi", **closed)
    await tg.add_bot(forum)
    tg.reopen_topic(forum, None if general else cats)
    await bot.ok("sendMessage", chat_id=forum.id, text="hi", **closed)


async def test_members_are_told_apart(bot: Any, group: Chat, ann: Person, tg: TelegramStandIn) -> None:
    bob, eve = tg.person("Bob"), tg.person("Eve")
    tg.join(group, bob)
    for person, status in ((ann, "creator"), (bob, "member"), (eve, "left")):
        assert (await bot.ok("getChatMember", chat_id=group.id, user_id=person.id))["status"] == status
    tg.join(group, bob, admin=True)
    owners = await bot.ok("getChatAdministrators", chat_id=group.id)
    assert [member["user"]["first_name"] for member in owners] == ["Ann", "Bob"]
    assert (await bot.ok("getChat", chat_id=group.id))["title"] == "Film club"
    assert await bot.refused("getChatAdministrators", chat_id=ann.id) == (400, "Bad Request: chat not found")
