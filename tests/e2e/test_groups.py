"""Groups: the bot answers only if addressed, in the place of the request, and survives all changes of a group."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

import pytest

from sandbox.telegram import Hold, TelegramStandIn
from sandbox.telegram.world import Message, Person
from sandbox.video.records import Create
from tests.e2e.scene import BOT, DEFAULTS, Scene, sha256

ORDER = f"/video@{BOT}"


@pytest.fixture
def updates_held(telegram: TelegramStandIn) -> Iterator[Hold]:
    """Holds the next getUpdates, so that the bot gets no update after the next one until it is released."""
    held = telegram.hold("getUpdates")
    yield held
    held.release()


@pytest.fixture
def admin(telegram: TelegramStandIn) -> Person:
    return telegram.person("Admin")


@pytest.fixture
def member(telegram: TelegramStandIn) -> Person:
    return telegram.person("Another")


@pytest.fixture
def group(scene: Scene, admin: Person, member: Person) -> Scene:
    """A supergroup in which the bot gets all messages, with an ordinary member."""
    members = (scene.person, member)
    return scene.in_chat(scene.telegram.group("Film club", members=members, admins=(admin,), privacy=False))


@pytest.fixture
def forum(scene: Scene, admin: Person, member: Person) -> Scene:
    """The same with topics."""
    members = (scene.person, member)
    return scene.in_chat(scene.telegram.group("Studio", members=members, admins=(admin,), privacy=False, topics=True))


@pytest.fixture
def basic_group(scene: Scene, admin: Person, member: Person) -> Scene:
    """A basic group, which may become a supergroup."""
    members = (scene.person, member)
    return scene.in_chat(scene.telegram.group("Friends", members=members, admins=(admin,), supergroup=False))


# Silence ----------------------------------------------------------------------------------------------------------


async def _reply_among_people(group: Scene) -> None:
    photo = await group.photo()
    await group.say(f"a {group.marker}, how nice", reply_to=photo)


async def _reply_to_the_bot(group: Scene) -> None:
    asked = await group.say(f"{ORDER} fence-of-its-own-{group.chat.id}")
    await group.create_for(asked, f"fence-of-its-own-{group.chat.id}")
    await group.say(f"a {group.marker}, thank you", reply_to=await group.answer(asked))


async def _album(group: Scene, caption: str | None) -> None:
    await group.telegram.send_album(group.chat, group.person, 2, caption)
    # Another album, which closes after the first: when it is ordered, the first one is handled.
    second = await group.telegram.send_album(group.chat, group.person, 2, f"{ORDER} fence {group.chat.id}")
    await group.create_for(second[0], f"fence {group.chat.id}")


UNSPOKEN: dict[str, Callable[[Scene], Awaitable[object]]] = {
    "words": lambda group: group.say(f"a {group.marker} on the moon 15s --landscape"),
    "words with a wrong option": lambda group: group.say(f"a {group.marker} --size huge"),
    "a link": lambda group: group.say(f"https://pics.example/{group.marker}.png"),
    "another bot's mention": lambda group: group.say(f"@otherbot makes a {group.marker}"),
    "a photo": lambda group: group.photo(),
    "a captioned photo": lambda group: group.photo(f"a {group.marker}"),
    "an image as a document": lambda group: group.png(b"\x89PNG", f"a {group.marker}"),
    "an album": lambda group: _album(group, None),
    "a captioned album": lambda group: _album(group, f"a {group.marker}"),
    "a sticker": lambda group: group.telegram.send_sticker(group.chat, group.person),
    "a voice message": lambda group: group.telegram.send_voice(group.chat, group.person),
    "a video": lambda group: group.telegram.send_video(group.chat, group.person, f"a {group.marker}"),
    "a reply among people": _reply_among_people,
    "words in reply to the bot": _reply_to_the_bot,
    "another bot's command": lambda group: group.say(f"/video@otherbot a {group.marker}"),
    "another bot's command in a caption": lambda group: group.photo(f"/video@otherbot a {group.marker}"),
    "another bot in a caption": lambda group: group.photo(f"@otherbot a {group.marker}"),
    "a command nobody named us for": lambda group: group.say(f"/roll a {group.marker}"),
}


@pytest.mark.parametrize("what", UNSPOKEN)
async def test_messages_that_do_not_address_the_bot_are_ignored(group: Scene, what: str) -> None:
    """Although the bot gets all messages here, it does not answer them and orders nothing."""
    await UNSPOKEN[what](group)
    await group.assert_no_create()
    assert group.answers() == []


async def test_an_unknown_command_for_the_bot_is_answered(group: Scene) -> None:
    """`/roll@bot` addresses the bot, so it replies that it does not know the command."""
    await group.answer(await group.say(f"/roll@{BOT}"), "/help")


# Orders -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("privacy", [True, False], ids=["privacy", "all messages"])
@pytest.mark.parametrize("command", ["/video", ORDER, ORDER.upper()])
async def test_any_member_may_order(group: Scene, command: str, privacy: bool) -> None:
    """An ordinary member orders with the command, also in privacy mode; the bot replies to the request."""
    group.chat.privacy = privacy
    asked = await group.say(f"{command} a {group.marker} --landscape")
    create = await group.create_for(asked)
    assert create.body == DEFAULTS | {"prompt": f"a {group.marker}", "orientation": "landscape"}
    assert len(group.answers()) == 1


@pytest.mark.parametrize("caption", ["/video a {m}", f"{ORDER} a {{m}}", f"@{BOT} a {{m}}", f"a {{m}} @{BOT}"])
async def test_a_caption_that_addresses_the_bot_orders(group: Scene, caption: str) -> None:
    """By command or by mention, at either end of the caption."""
    data = group.telegram.picture()
    create = await group.create_for(await group.photo(caption.format(m=group.marker), data=data))
    assert create.prompt == f"a {group.marker}"
    assert await group.fetched_images(create) == [sha256(data)]


@pytest.mark.parametrize("words", ["/video a {m}", f"{ORDER} a {{m}}", f"@{BOT} a {{m}}"])
async def test_a_reply_to_another_members_photo_uses_it(group: Scene, member: Person, words: str) -> None:
    """A command or a mention in reply to the photo orders with it."""
    data = group.telegram.picture()
    theirs = await group.telegram.send_photo(group.chat, member, "look at this", data=data)
    asked = await group.say(words.format(m=group.marker), reply_to=theirs)
    create = await group.create_for(asked)
    assert create.prompt == f"a {group.marker}"
    assert await group.fetched_images(create) == [sha256(data)]


async def test_a_reply_uses_a_photo_in_privacy_mode(group: Scene, member: Person) -> None:
    """Telegram includes a photo that the bot could not see before in the reply to it."""
    group.chat.privacy = True
    data = group.telegram.picture()
    theirs = await group.telegram.send_photo(group.chat, member, data=data)
    create = await group.create_for(await group.say(f"{ORDER} a {group.marker}", reply_to=theirs))
    assert await group.fetched_images(create) == [sha256(data)]


async def test_a_reply_to_an_album_item_uses_it(group: Scene) -> None:
    """`/video` in reply to one photo of an unaddressed album orders with that photo."""
    pictures = [group.telegram.picture() for _ in range(2)]
    album = await group.telegram.send_album(group.chat, group.person, pictures)
    create = await group.create_for(await group.say(f"{ORDER} a {group.marker}", reply_to=album[1]))
    assert await group.fetched_images(create) == [sha256(pictures[1])]


@pytest.mark.parametrize("as_whom", ["anonymous_admin", "as_channel"])
async def test_senders_who_write_as_a_chat_may_order(group: Scene, as_whom: str) -> None:
    """An anonymous admin and a channel order like any member."""
    asked = await group.say(f"{ORDER} a {group.marker}", **{as_whom: True})
    await group.create_for(asked)


async def test_a_mention_is_offered_and_ordered_once(group: Scene, member: Person) -> None:
    """Plain text that mentions the bot: *Create* of the user who wrote it orders, that of others does not."""
    asked = await group.say(f"@{BOT} a {group.marker}")
    offer = await group.answer(asked, "Shall I make a video")
    assert (await group.telegram.press(offer, "🎬 Create", member)).alert
    create = offer.button("🎬 Create")
    await group.telegram.press(offer, create, group.person)
    await group.create_for(asked)
    await group.telegram.press(offer, create, group.person)
    await group.settle()
    assert len(group.video.matching(group.marker)) == 1


async def test_only_the_requester_or_an_admin_may_press(group: Scene, member: Person, admin: Person) -> None:
    """Buttons that order or dismiss are refused for other members."""
    group.video.faults.add(kind="no_id_200", match=group.marker)
    asked = await group.say(f"{ORDER} a {group.marker}")
    card = await group.answer(asked, "can’t tell whether it was charged")
    refused = await group.telegram.press(card, "Dismiss", member)
    assert (refused.alert, "Only the person who asked" in refused.text) == (True, True)
    assert (await group.telegram.press(card, "Dismiss", admin)).text == ""
    await group.answer(asked, "Dismissed.")
    await group.settle()
    assert len(group.video.matching(group.marker)) == 1


# Topics -------------------------------------------------------------------------------------------------------------

WAYS: dict[str, Callable[[Scene, int | None], Awaitable[Message]]] = {
    "command": lambda forum, thread: forum.say(f"{ORDER} a {forum.marker}", thread=thread),
    "caption": lambda forum, thread: forum.photo(f"{ORDER} a {forum.marker}", thread=thread),
    "mistake": lambda forum, thread: forum.say(f"{ORDER} a {forum.marker} --size huge", thread=thread),
    "defaults": lambda forum, thread: forum.say(f"/defaults@{BOT}", thread=thread),
}


@pytest.mark.parametrize("in_topic", [True, False], ids=["topic", "General"])
@pytest.mark.parametrize("way", WAYS)
async def test_replies_stay_in_the_topic(forum: Scene, way: str, in_topic: bool) -> None:
    """A request in a topic, or in General, is answered there, as a reply."""
    thread = forum.telegram.topic(forum.chat, "Cats") if in_topic else None
    answer = await forum.answer(await WAYS[way](forum, thread))
    assert answer.thread == thread
    call = forum.telegram.calls_to("sendMessage")[-1]
    assert call.params.get("message_thread_id") == thread  # the General topic has no id


async def test_an_album_in_a_topic_is_answered_there(forum: Scene) -> None:
    """The reply is to the captioned photo, in its topic."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    album = await forum.telegram.send_album(
        forum.chat, forum.person, 2, f"{ORDER} a {forum.marker}", caption_on=1, thread=thread
    )
    await forum.create_for(album[1])
    assert (await forum.answer(album[1])).thread == thread


async def test_a_reply_to_a_photo_in_a_topic_is_answered_there(forum: Scene) -> None:
    """The photo is used; the topic's first message, which such replies refer to, is no photo."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    data = forum.telegram.picture()
    photo = await forum.photo(data=data, thread=thread)
    asked = await forum.say(f"{ORDER} a {forum.marker}", reply_to=photo)
    assert await forum.fetched_images(await forum.create_for(asked)) == [sha256(data)]
    assert (await forum.answer(asked)).thread == thread


async def test_a_thread_of_replies_is_no_topic(group: Scene) -> None:
    """Replies in a group without topics have a thread id, which the bot does not send."""
    first = await group.say("hello")
    asked = await group.say(f"{ORDER} a {group.marker}", reply_to=await group.say("hi", reply_to=first))
    await group.create_for(asked)
    assert "message_thread_id" not in group.telegram.calls_to("sendMessage")[-1].params


async def test_the_id_arrives_although_the_topic_was_deleted(forum: Scene) -> None:
    """If the topic is deleted during the create, the id is sent to the group."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    hold = forum.video.hold(match=forum.marker)
    await forum.say(f"{ORDER} a {forum.marker}", thread=thread)
    await hold.reached()
    forum.telegram.delete_topic(forum.chat, thread)
    hold.release()
    create = await forum.create()
    assert create.task_id is not None
    told = await forum.telegram.wait_for(forum.chat, create.task_id)
    assert told.thread is None


# What happens to a group ----------------------------------------------------------------------------------------------


async def test_defaults_survive_a_migration(basic_group: Scene, admin: Person) -> None:
    """Defaults that an admin set in the group apply in the supergroup."""
    as_admin = replace(basic_group, person=admin)
    await as_admin.answer(await as_admin.say(f"/defaults@{BOT} landscape size=large"), "Saved")
    new = basic_group.in_chat(await basic_group.telegram.migrate(basic_group.chat))
    create = await new.create_for(await new.say(f"{ORDER} a {basic_group.marker}"))
    assert (create.body["orientation"], create.body["size"]) == ("landscape", "large")
    assert "this chat’s" in (await new.answer(await new.say(f"/defaults@{BOT}"))).words


async def test_a_task_during_a_migration_is_shown_in_the_supergroup(basic_group: Scene) -> None:
    """The id is sent to the new chat, with the prompt, and there is no second create."""
    hold = basic_group.video.hold(match=basic_group.marker)
    await basic_group.say(f"{ORDER} a {basic_group.marker} on the moon")
    await hold.reached()
    new = basic_group.in_chat(await basic_group.telegram.migrate(basic_group.chat))
    await new.settle()
    hold.release()
    create = await basic_group.create()
    assert create.task_id is not None
    told = await new.telegram.wait_for(new.chat, create.task_id)
    assert f"a {basic_group.marker} on the moon" in told.words
    await new.settle()
    await basic_group.create()
    assert basic_group.answers() == []


async def test_the_id_follows_a_migration_that_the_bot_does_not_know_yet(
    basic_group: Scene, updates_held: Hold
) -> None:
    """Telegram refuses the message with the new chat's id, and the bot sends it there."""
    hold = basic_group.video.hold(match=basic_group.marker)
    await basic_group.say(f"{ORDER} a {basic_group.marker}")
    await updates_held.reached()
    await hold.reached()
    new = basic_group.in_chat(await basic_group.telegram.migrate(basic_group.chat))
    hold.release()
    create = await basic_group.create()
    assert create.task_id is not None
    await new.telegram.wait_for(new.chat, create.task_id)
    updates_held.release()
    await new.settle()
    await basic_group.create()
    assert [create.task_id in message.words for message in new.answers()] == [True]


async def test_a_status_message_of_the_old_group_is_sent_again(basic_group: Scene, updates_held: Hold) -> None:
    """If the status message cannot be edited after a migration, a new one with the id is sent to the supergroup."""
    basic_group.video.faults.add(kind="saturated_429", match=basic_group.marker)
    asked = await basic_group.say(f"{ORDER} a {basic_group.marker}")
    await basic_group.answer(asked, "busy")
    await updates_held.reached()
    new = basic_group.in_chat(await basic_group.telegram.migrate(basic_group.chat))
    creates = await basic_group.video.wait_for_creates(2, match=basic_group.marker)
    assert creates[1].task_id is not None
    await new.telegram.wait_for(new.chat, creates[1].task_id)
    updates_held.release()
    await new.settle()
    assert len(basic_group.video.matching(basic_group.marker)) == 2
    assert [creates[1].task_id in message.words for message in new.answers()] == [True]


async def _removed(scene: Scene) -> None:
    await scene.telegram.remove_bot(scene.chat)


async def _muted(scene: Scene) -> None:
    await scene.telegram.mute_bot(scene.chat)


@pytest.mark.parametrize("fate", [_removed, _muted])
async def test_removal_during_a_create_is_logged(group: Scene, fate: Callable[[Scene], Awaitable[None]]) -> None:
    """If the bot is removed or muted, it sends nothing twice and serves other chats."""
    hold = group.video.hold(match=group.marker)
    await group.say(f"{ORDER} a {group.marker}")
    await hold.reached()
    await fate(group)
    hold.release()
    create = await group.create()
    await _not_shown(group, create)
    private = group.in_chat(group.telegram.private(group.person))
    await private.settle()

    await group.telegram.add_bot(group.chat)
    await group.settle()
    assert await group.create() is create


async def test_an_unsent_id_is_sent_later(group: Scene) -> None:
    """When the bot is a member again, the chat is told about the paid task."""
    hold = group.video.hold(match=group.marker)
    asked = await group.say(f"{ORDER} a {group.marker}")
    await hold.reached()
    await _muted(group)
    hold.release()
    await _not_shown(group, await group.create())
    await group.telegram.add_bot(group.chat)
    await group.create_for(asked)


async def test_a_muted_bot_logs_its_reply(group: Scene) -> None:
    """A reply that may not be sent is logged; when the bot may write again, it answers."""
    await _muted(group)
    await group.say(f"{ORDER} a {group.marker} --size huge")
    await group.logged(f"of chat {group.chat.id} is not answered")
    await group.telegram.add_bot(group.chat)
    await group.assert_no_create()


async def test_a_block_during_a_create_is_logged(scene: Scene, member: Person) -> None:
    """Other chats are served, and the user is served again after unblocking."""
    hold = scene.video.hold(match=scene.marker)
    await scene.say(f"/video a {scene.marker}")
    await hold.reached()
    await scene.telegram.block(scene.person)
    hold.release()
    await _not_shown(scene, await scene.create())
    await scene.as_person(member).settle()

    await scene.telegram.unblock(scene.person)
    await scene.settle()
    await scene.create()


async def test_a_deleted_request_is_answered_without_a_reply(forum: Scene) -> None:
    """If the request is deleted after the create was sent, the id is sent to the same topic."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    hold = forum.video.hold(match=forum.marker)
    asked = await forum.say(f"{ORDER} a {forum.marker}", thread=thread)
    await hold.reached()
    await forum.telegram.delete_message(asked)
    hold.release()
    create = await forum.create()
    assert create.task_id is not None
    told = await forum.telegram.wait_for(forum.chat, create.task_id)
    assert (told.thread, told.reply_to) == (thread, None)


async def test_a_deleted_status_message_is_sent_again(group: Scene) -> None:
    """If the bot's message is deleted before it shows the id, the id is sent in a new one."""
    group.video.faults.add(kind="saturated_429", match=group.marker)
    asked = await group.say(f"{ORDER} a {group.marker}")
    busy = await group.answer(asked, "busy")
    await group.telegram.delete_message(busy)
    creates = await group.video.wait_for_creates(2, match=group.marker)
    assert creates[1].task_id is not None
    await group.answer(asked, creates[1].task_id)


async def _not_shown(scene: Scene, create: Create) -> None:
    """Wait until the log reports that the id of this create could not be sent to its chat."""
    assert create.task_id is not None
    running = f"provider={create.task_id}"
    await scene.logged(running)
    [line] = [line for line in scene.bot.log().splitlines() if running in line and "-> running" in line]
    task = line.partition(" task ")[2].split()[0]
    await scene.logged(f"task {task}: its message waits")
