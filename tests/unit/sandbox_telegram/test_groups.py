"""Groups: privacy mode, topics, migration, and the rights of a muted or removed bot."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Person, TelegramStandIn


@pytest.fixture
def group(standin: TelegramStandIn, ann: Person) -> Chat:
    return standin.group("Film club", admins=[ann])


async def seen(bot: Any) -> list[Any]:
    """The texts or captions that the bot got since the last call."""
    updates = await bot.updates()
    if updates:
        await bot.updates(offset=updates[-1]["update_id"] + 1)
    messages = [update["message"] for update in updates if "message" in update]
    return [message.get("text") or message.get("caption") for message in messages]


async def test_privacy_mode_shows_commands_and_replies_only(
    bot: Any, group: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """The bot gets no other messages."""
    own = await bot.ok("sendMessage", chat_id=group.id, text="hello")
    for text in (
        "hello",
        "@video_sandbox_bot hi",
        "/video a",
        "/video@video_sandbox_bot b",
        "/video@other_bot c",
        "see /video",
    ):
        await standin.send_text(group, ann, text)
    await standin.send_text(group, ann, "yes", reply_to=group.messages[own["message_id"]])
    await standin.send_album(group, ann, 2, "/video@Video_Sandbox_Bot album")
    assert await seen(bot) == [
        "/video a",
        "/video@video_sandbox_bot b",
        "yes",
        "/video@Video_Sandbox_Bot album",
    ]


async def test_admins_and_bots_without_privacy_see_everything(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    """Both get all messages of the group."""
    open_group = standin.group("Open", members=[ann], privacy=False)
    await standin.send_text(open_group, ann, "one")
    group = standin.group("Closed", members=[ann])
    await standin.add_bot(group, admin=True)
    await standin.send_text(group, ann, "two")
    assert await seen(bot) == ["one", "two"]


async def test_messages_of_a_topic_have_its_id(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    """They look like replies to the message that opened the topic; replies stay in the topic."""
    forum = standin.group("Forum", admins=[ann], topics=True, privacy=False)
    thread = standin.topic(forum, "Cats")
    await standin.send_text(forum, ann, "in the topic", thread=thread)
    general = await standin.send_text(forum, ann, "in general")
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
    standin.delete_topic(forum, thread)
    refusal = await bot.refused("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)
    assert refusal == (400, "Bad Request: message thread not found")


async def test_a_reply_without_topics_has_a_thread_id(
    bot: Any, group: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """Its message is not marked as a topic message."""
    first = await standin.send_text(group, ann, "a photo, say")
    await standin.send_text(group, ann, "/video it", reply_to=first)
    message = (await bot.updates())[-1]["message"]
    assert message["message_thread_id"] == first.id
    assert "is_topic_message" not in message
    assert message["reply_to_message"]["text"] == "a photo, say"
    assert await bot.ok("sendMessage", chat_id=group.id, text="x", message_thread_id=12345)


async def test_anonymous_admins_and_channels_have_a_sender_chat(
    bot: Any, group: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """The `from` of an anonymous admin is GroupAnonymousBot."""
    await standin.send_text(group, ann, "/video a", anonymous_admin=True)
    await standin.send_text(group, ann, "/video b", as_channel=True)
    anonymous, channel = [update["message"] for update in await bot.updates()]
    assert anonymous["sender_chat"]["id"] == group.id
    assert anonymous["from"]["username"] == "GroupAnonymousBot"
    assert channel["sender_chat"]["type"] == "channel"


async def test_a_migrated_group_refers_to_the_supergroup(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    """Calls to the old group are refused with the new id."""
    old = standin.group("Club", admins=[ann], supergroup=False)
    new = await standin.migrate(old)
    first, second = [update["message"] for update in await bot.updates()]
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (old.id, new.id)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new.id, old.id)
    status, body = await bot.raw("sendMessage", chat_id=old.id, text="hi")
    assert (status, body["description"]) == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    assert await bot.ok("sendMessage", chat_id=new.id, text="hi")


async def test_a_muted_or_removed_bot_may_not_send(
    bot: Any, group: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """With Telegram's error for each case."""
    await standin.mute_bot(group)
    refusal = await bot.refused("sendMessage", chat_id=group.id, text="hi")
    assert refusal == (400, "Bad Request: not enough rights to send text messages to the chat")
    await standin.remove_bot(group)
    refusal = await bot.refused("sendMessage", chat_id=group.id, text="hi")
    assert refusal == (403, "Forbidden: bot was kicked from the supergroup chat")
    await standin.send_text(group, ann, "/video unseen")
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in await bot.updates()]
    assert statuses == ["restricted", "kicked"]
    await standin.add_bot(group)
    assert "new_chat_members" in (await bot.updates())[-1]["message"]
    await bot.ok("leaveChat", chat_id=group.id)
    refusal = await bot.refused("sendMessage", chat_id=group.id, text="hi")
    assert refusal == (403, "Forbidden: bot is not a member of the supergroup chat")


async def test_restricted_contents_are_refused(bot: Any, group: Chat, standin: TelegramStandIn) -> None:
    """Errors and permissions agree; chat actions are not affected, and admins are not restricted."""
    no_text = (400, "Bad Request: not enough rights to send text messages to the chat")
    await standin.mute_bot(group, forbidden=frozenset({"videos"}))
    member = await bot.ok("getChatMember", chat_id=group.id, user_id=standin.bot.id)
    assert (member["status"], member["can_send_messages"], member["can_send_videos"]) == ("restricted", True, False)
    await bot.ok("sendMessage", chat_id=group.id, text="hi")
    await standin.add_bot(group)
    standin.restrict_members(group)
    assert (await bot.ok("getChat", chat_id=group.id))["permissions"]["can_send_messages"] is False
    assert await bot.refused("sendMessage", chat_id=group.id, text="hi") == no_text
    await bot.ok("sendChatAction", chat_id=group.id, action="typing")
    await standin.add_bot(group, admin=True)
    await bot.ok("sendMessage", chat_id=group.id, text="hi")


@pytest.mark.parametrize("general", [False, True])
async def test_only_admins_may_write_in_a_closed_topic(
    bot: Any, ann: Person, standin: TelegramStandIn, general: bool
) -> None:
    """Others get an error."""
    forum = standin.group("Forum", admins=[ann], topics=True)
    cats = standin.topic(forum, "Cats")
    closed, still_open = ({}, {"message_thread_id": cats}) if general else ({"message_thread_id": cats}, {})
    standin.close_topic(forum, None if general else cats)
    refusal = (400, "Bad Request: TOPIC_CLOSED")
    assert await bot.refused("sendMessage", chat_id=forum.id, text="hi", **closed) == refusal
    assert await bot.refused("sendChatAction", chat_id=forum.id, action="typing", **closed) == refusal
    await bot.ok("sendMessage", chat_id=forum.id, text="hi", **still_open)
    await standin.add_bot(forum, admin=True)
    await bot.ok("sendMessage", chat_id=forum.id, text="hi", **closed)
    await standin.add_bot(forum)
    standin.reopen_topic(forum, None if general else cats)
    await bot.ok("sendMessage", chat_id=forum.id, text="hi", **closed)


async def test_get_chat_member_has_the_status(bot: Any, group: Chat, ann: Person, standin: TelegramStandIn) -> None:
    """Creator, administrator, member, and users who left."""
    bob, eve = standin.person("Bob"), standin.person("Eve")
    standin.join(group, bob)
    for person, status in ((ann, "creator"), (bob, "member"), (eve, "left")):
        assert (await bot.ok("getChatMember", chat_id=group.id, user_id=person.id))["status"] == status
    standin.join(group, bob, admin=True)
    owners = await bot.ok("getChatAdministrators", chat_id=group.id)
    assert [member["user"]["first_name"] for member in owners] == ["Ann", "Bob"]
    assert (await bot.ok("getChat", chat_id=group.id))["title"] == "Film club"
    assert await bot.refused("getChatAdministrators", chat_id=ann.id) == (400, "Bad Request: chat not found")


async def test_slow_mode_limits_a_bot_that_is_no_admin(
    bot: Any, group: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """New messages only; the answer has the seconds that are left."""
    standin.slow_mode(group, 30)
    sent = await bot.ok("sendMessage", chat_id=group.id, text="one")
    for method, params in (("sendMessage", {"text": "two"}), ("sendDocument", {"document": "x"})):
        status, body = await bot.raw(method, chat_id=group.id, **params)
        assert (status, body["description"]) == (429, "Too Many Requests: retry after 30")
        assert body["parameters"] == {"retry_after": 30}
    await bot.ok("editMessageText", chat_id=group.id, message_id=sent["message_id"], text="three")
    await standin.add_bot(group, admin=True)
    await bot.ok("sendMessage", chat_id=group.id, text="four")
    await standin.add_bot(group)
    standin.slow_mode(group, 0)
    await bot.ok("sendMessage", chat_id=group.id, text="five")


async def test_a_forum_that_is_switched_off_has_no_threads(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    """A thread id is ignored, and replies are plain ones; switched on again, the topics are there."""
    forum = standin.group("Forum", admins=[ann], topics=True, privacy=False)
    thread = standin.topic(forum, "Cats")
    asked = await standin.send_text(forum, ann, "hi", thread=thread)
    standin.switch_forum(forum, on=False)
    reply = {"message_id": asked.id}
    sent = await bot.ok("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread, reply_parameters=reply)
    assert "is_topic_message" not in sent and "external_reply" not in sent
    standin.switch_forum(forum, on=True)
    sent = await bot.ok("sendMessage", chat_id=forum.id, text="x", reply_parameters=reply)
    assert sent["message_thread_id"] == thread
