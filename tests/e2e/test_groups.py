"""Groups: silent unless spoken to, answering where they were asked, and not to be thrown by what happens to a group."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

import pytest

from sandbox.telegram import Hold, TelegramStandIn
from sandbox.telegram.world import Message, Person
from sandbox.video.records import Create
from tests.e2e.scene import BOT, CHOSEN_BY_NOBODY, Scene, sha256

ORDER = f"/video@{BOT}"


@pytest.fixture
def gate(telegram: TelegramStandIn) -> Iterator[Hold]:
    """Stands before the next getUpdates: what comes after one more update is not heard of until it is released."""
    held = telegram.hold("getUpdates")
    yield held
    held.release()


@pytest.fixture
def admin(telegram: TelegramStandIn) -> Person:
    return telegram.person("Admin")


@pytest.fixture
def another(telegram: TelegramStandIn) -> Person:
    return telegram.person("Another")


@pytest.fixture
def group(scene: Scene, admin: Person, another: Person) -> Scene:
    """A supergroup in which the bot hears everything, and somebody who is no admin there."""
    members = (scene.person, another)
    return scene.at(scene.telegram.group("Film club", members=members, admins=(admin,), privacy=False))


@pytest.fixture
def forum(scene: Scene, admin: Person, another: Person) -> Scene:
    """The same with topics."""
    members = (scene.person, another)
    return scene.at(scene.telegram.group("Studio", members=members, admins=(admin,), privacy=False, topics=True))


@pytest.fixture
def small(scene: Scene, admin: Person, another: Person) -> Scene:
    """A plain group, which may become a supergroup."""
    members = (scene.person, another)
    return scene.at(scene.telegram.group("Friends", members=members, admins=(admin,), supergroup=False))


# Silence ----------------------------------------------------------------------------------------------------------


async def _reply_among_people(group: Scene) -> None:
    photo = await group.photo()
    await group.say(f"a {group.mark}, how nice", reply_to=photo)


async def _reply_to_the_bot(group: Scene) -> None:
    asked = await group.say(f"{ORDER} fence-of-its-own-{group.chat.id}")
    await group.told(asked, f"fence-of-its-own-{group.chat.id}")
    await group.say(f"a {group.mark}, thank you", reply_to=await group.answer(asked))


async def _album(group: Scene, caption: str | None) -> None:
    await group.telegram.send_album(group.chat, group.person, 2, caption)
    # Another album, which closes after the first: then the first one is through too.
    second = await group.telegram.send_album(group.chat, group.person, 2, f"{ORDER} fence {group.chat.id}")
    await group.told(second[0], f"fence {group.chat.id}")


UNSPOKEN: dict[str, Callable[[Scene], Awaitable[object]]] = {
    "words": lambda group: group.say(f"a {group.mark} on the moon 15s --landscape"),
    "words with a wrong option": lambda group: group.say(f"a {group.mark} --size huge"),
    "a link": lambda group: group.say(f"https://pics.example/{group.mark}.png"),
    "a mention": lambda group: group.say(f"@{BOT} is what makes a {group.mark}"),
    "a photo": lambda group: group.photo(),
    "a captioned photo": lambda group: group.photo(f"a {group.mark}"),
    "an image as a document": lambda group: group.png(b"\x89PNG", f"a {group.mark}"),
    "an album": lambda group: _album(group, None),
    "a captioned album": lambda group: _album(group, f"a {group.mark}"),
    "a sticker": lambda group: group.telegram.send_sticker(group.chat, group.person),
    "a voice message": lambda group: group.telegram.send_voice(group.chat, group.person),
    "a video": lambda group: group.telegram.send_video(group.chat, group.person, f"a {group.mark}"),
    "a reply among people": _reply_among_people,
    "words in reply to the bot": _reply_to_the_bot,
    "another bot's command": lambda group: group.say(f"/video@otherbot a {group.mark}"),
    "another bot's command in a caption": lambda group: group.photo(f"/video@otherbot a {group.mark}"),
    "another bot in a caption": lambda group: group.photo(f"@otherbot a {group.mark}"),
    "a command nobody named us for": lambda group: group.say(f"/roll a {group.mark}"),
}


@pytest.mark.parametrize("what", UNSPOKEN)
async def test_what_does_not_speak_to_the_bot_is_met_with_silence(group: Scene, what: str) -> None:
    """Though the bot hears everything here, it says nothing and spends nothing."""
    await UNSPOKEN[what](group)
    await group.spent_nothing()
    assert group.answers() == []


async def test_an_unknown_command_for_the_bot_is_answered(group: Scene) -> None:
    """`/roll@bot` was meant for the bot, so it says that it does not know it."""
    await group.answer(await group.say(f"/roll@{BOT}"), "/help")


# Orders -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("privacy", [True, False], ids=["privacy", "hears all"])
@pytest.mark.parametrize("command", ["/video", ORDER, ORDER.upper()])
async def test_any_member_may_order(group: Scene, command: str, privacy: bool) -> None:
    """A member who is no admin orders with the command, also in privacy mode; the answer replies to it."""
    group.chat.privacy = privacy
    asked = await group.say(f"{command} a {group.mark} --landscape")
    create = await group.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | {"prompt": f"a {group.mark}", "orientation": "landscape"}
    assert len(group.answers()) == 1


@pytest.mark.parametrize("caption", ["/video a {m}", f"{ORDER} a {{m}}", f"@{BOT} a {{m}}", f"a {{m}} @{BOT}"])
async def test_a_captioned_photo_orders_when_it_speaks_to_the_bot(group: Scene, caption: str) -> None:
    """By command or by mention, at either end of the caption."""
    data = group.telegram.picture()
    create = await group.told(await group.photo(caption.format(m=group.mark), data=data))
    assert create.prompt == f"a {group.mark}"
    assert await group.fetched(create) == [sha256(data)]


@pytest.mark.parametrize("words", ["/video a {m}", f"{ORDER} a {{m}}", f"@{BOT} a {{m}}"])
async def test_somebody_elses_photo_is_used_by_replying_to_it(group: Scene, another: Person, words: str) -> None:
    """A command or a mention in reply to another member's photo orders with that photo."""
    data = group.telegram.picture()
    theirs = await group.telegram.send_photo(group.chat, another, "look at this", data=data)
    asked = await group.say(words.format(m=group.mark), reply_to=theirs)
    create = await group.told(asked)
    assert create.prompt == f"a {group.mark}"
    assert await group.fetched(create) == [sha256(data)]


async def test_a_photo_is_used_in_privacy_mode_by_replying_to_it(group: Scene, another: Person) -> None:
    """Telegram shows the bot a photo it could not see as soon as a command replies to it."""
    group.chat.privacy = True
    data = group.telegram.picture()
    theirs = await group.telegram.send_photo(group.chat, another, data=data)
    create = await group.told(await group.say(f"{ORDER} a {group.mark}", reply_to=theirs))
    assert await group.fetched(create) == [sha256(data)]


async def test_an_album_item_is_used_by_replying_to_it(group: Scene) -> None:
    """One photo of an unaddressed album is an order once `/video` replies to it."""
    pictures = [group.telegram.picture() for _ in range(2)]
    album = await group.telegram.send_album(group.chat, group.person, pictures)
    create = await group.told(await group.say(f"{ORDER} a {group.mark}", reply_to=album[1]))
    assert await group.fetched(create) == [sha256(pictures[1])]


@pytest.mark.parametrize("as_whom", ["anonymous_admin", "as_channel"])
async def test_those_who_write_as_a_chat_may_order(group: Scene, as_whom: str) -> None:
    """An anonymous admin and a channel order like anybody else."""
    asked = await group.say(f"{ORDER} a {group.mark}", **{as_whom: True})
    await group.told(asked)


async def test_only_the_asker_or_an_admin_presses_a_button(group: Scene, another: Person, admin: Person) -> None:
    """A question about money is answered by whoever asked for it, or by an admin of the group."""
    group.video.faults.add(kind="no_id_200", match=group.mark)
    asked = await group.say(f"{ORDER} a {group.mark}")
    card = await group.answer(asked, "can’t tell whether it was charged")
    refused = await group.telegram.press(card, "Dismiss", another)
    assert (refused.alert, "Only the person who asked" in refused.text) == (True, True)
    assert (await group.telegram.press(card, "Dismiss", admin)).text == ""
    await group.answer(asked, "Dismissed.")
    await group.settle()
    assert len(group.video.matching(group.mark)) == 1


# Topics -------------------------------------------------------------------------------------------------------------

WAYS: dict[str, Callable[[Scene, int | None], Awaitable[Message]]] = {
    "command": lambda forum, thread: forum.say(f"{ORDER} a {forum.mark}", thread=thread),
    "caption": lambda forum, thread: forum.photo(f"{ORDER} a {forum.mark}", thread=thread),
    "mistake": lambda forum, thread: forum.say(f"{ORDER} a {forum.mark} --size huge", thread=thread),
    "defaults": lambda forum, thread: forum.say(f"/defaults@{BOT}", thread=thread),
}


@pytest.mark.parametrize("in_topic", [True, False], ids=["topic", "General"])
@pytest.mark.parametrize("way", WAYS)
async def test_answers_stay_in_the_topic(forum: Scene, way: str, in_topic: bool) -> None:
    """Whatever is asked in a topic, or in General, is answered there, as a reply."""
    thread = forum.telegram.topic(forum.chat, "Cats") if in_topic else None
    answer = await forum.answer(await WAYS[way](forum, thread))
    assert answer.thread == thread
    call = forum.telegram.calls_to("sendMessage")[-1]
    assert call.params.get("message_thread_id") == thread  # the General topic has no number


async def test_an_album_in_a_topic_is_answered_there(forum: Scene) -> None:
    """An album is answered in its topic, as a reply to the photo with the caption."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    album = await forum.telegram.send_album(
        forum.chat, forum.person, 2, f"{ORDER} a {forum.mark}", caption_on=1, thread=thread
    )
    await forum.told(album[1])
    assert (await forum.answer(album[1])).thread == thread


async def test_a_reply_to_a_photo_in_a_topic_is_answered_there(forum: Scene) -> None:
    """A topic's photo used from a reply; the topic's first message is no photo of anybody's."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    data = forum.telegram.picture()
    photo = await forum.photo(data=data, thread=thread)
    asked = await forum.say(f"{ORDER} a {forum.mark}", reply_to=photo)
    assert await forum.fetched(await forum.told(asked)) == [sha256(data)]
    assert (await forum.answer(asked)).thread == thread


async def test_a_thread_of_replies_is_no_topic(group: Scene) -> None:
    """In a group without topics replies carry a thread too, which is not passed on."""
    first = await group.say("hello")
    asked = await group.say(f"{ORDER} a {group.mark}", reply_to=await group.say("hi", reply_to=first))
    await group.told(asked)
    assert "message_thread_id" not in group.telegram.calls_to("sendMessage")[-1].params


async def test_a_deleted_topic_does_not_swallow_the_id(forum: Scene) -> None:
    """A topic that goes while its video is asked for: the id is told in the group instead."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    hold = forum.video.hold(match=forum.mark)
    await forum.say(f"{ORDER} a {forum.mark}", thread=thread)
    await hold.reached()
    forum.telegram.delete_topic(forum.chat, thread)
    hold.release()
    create = await forum.create()
    assert create.task_id is not None
    told = await forum.telegram.wait_for(forum.chat, create.task_id)
    assert told.thread is None


# What happens to a group ----------------------------------------------------------------------------------------------


async def test_a_group_that_migrates_takes_its_defaults_along(small: Scene, admin: Person) -> None:
    """What an admin chose in the group counts in the supergroup, and the old request is not asked again."""
    as_admin = replace(small, person=admin)
    await as_admin.answer(await as_admin.say(f"/defaults@{BOT} landscape size=large"), "Saved")
    new = small.at(await small.telegram.migrate(small.chat))
    create = await new.told(await new.say(f"{ORDER} a {small.mark}"))
    assert (create.body["orientation"], create.body["size"]) == ("landscape", "large")
    assert "this chat’s" in (await new.answer(await new.say(f"/defaults@{BOT}"))).words


async def test_a_task_under_way_is_told_in_the_supergroup(small: Scene) -> None:
    """The create is on its way when the group migrates: its id comes in the new chat, with the words; no second create."""
    hold = small.video.hold(match=small.mark)
    await small.say(f"{ORDER} a {small.mark} on the moon")
    await hold.reached()
    new = small.at(await small.telegram.migrate(small.chat))
    await new.settle()
    hold.release()
    create = await small.create()
    assert create.task_id is not None
    told = await new.telegram.wait_for(new.chat, create.task_id)
    assert f"a {small.mark} on the moon" in told.words
    await new.settle()
    await small.create()
    assert small.answers() == []


async def test_the_id_is_told_though_the_news_of_the_migration_is_late(small: Scene, gate: Hold) -> None:
    """Telegram refuses the answer and says where the group is now, before the bot has heard of it: the answer follows it."""
    hold = small.video.hold(match=small.mark)
    await small.say(f"{ORDER} a {small.mark}")
    await gate.reached()
    await hold.reached()
    new = small.at(await small.telegram.migrate(small.chat))
    hold.release()
    create = await small.create()
    assert create.task_id is not None
    await new.telegram.wait_for(new.chat, create.task_id)
    gate.release()
    await new.settle()
    await small.create()
    assert [create.task_id in message.words for message in new.answers()] == [True]


async def test_a_status_message_left_behind_is_told_anew(small: Scene, gate: Hold) -> None:
    """The chat was told that the service is busy, then the group migrates: the edit fails, so the id comes in the new chat."""
    small.video.faults.add(kind="saturated_429", match=small.mark)
    asked = await small.say(f"{ORDER} a {small.mark}")
    await small.answer(asked, "busy")
    await gate.reached()
    new = small.at(await small.telegram.migrate(small.chat))
    creates = await small.video.wait_for_creates(2, match=small.mark)
    assert creates[1].task_id is not None
    await new.telegram.wait_for(new.chat, creates[1].task_id)
    gate.release()
    await new.settle()
    assert len(small.video.matching(small.mark)) == 2
    assert [creates[1].task_id in message.words for message in new.answers()] == [True]


async def _removed(scene: Scene) -> None:
    await scene.telegram.remove_bot(scene.chat)


async def _muted(scene: Scene) -> None:
    await scene.telegram.mute_bot(scene.chat)


@pytest.mark.parametrize("fate", [_removed, _muted])
async def test_a_bot_put_out_of_a_group_does_not_stumble(
    group: Scene, fate: Callable[[Scene], Awaitable[None]]
) -> None:
    """Removed or muted while a create is under way: the log has a line, nothing is sent twice, others are served."""
    hold = group.video.hold(match=group.mark)
    await group.say(f"{ORDER} a {group.mark}")
    await hold.reached()
    await fate(group)
    hold.release()
    create = await group.create()
    await _cannot_be_told(group, create)
    private = group.at(group.telegram.private(group.person))
    await private.settle()

    await group.telegram.add_bot(group.chat)
    await group.settle()
    assert await group.create() is create


async def test_an_id_that_could_not_be_told_is_told_later(group: Scene) -> None:
    """The bot is let in again: the chat hears of the paid task after all."""
    hold = group.video.hold(match=group.mark)
    asked = await group.say(f"{ORDER} a {group.mark}")
    await hold.reached()
    await _muted(group)
    hold.release()
    await _cannot_be_told(group, await group.create())
    await group.telegram.add_bot(group.chat)
    await group.told(asked)


async def test_a_bot_muted_before_it_answers_does_not_stumble(group: Scene) -> None:
    """An answer that may not be given is a line in the log; when the bot may speak again, it does."""
    await _muted(group)
    await group.say(f"{ORDER} a {group.mark} --size huge")
    await group.logged(f"of chat {group.chat.id} is not answered")
    await group.telegram.add_bot(group.chat)
    await group.spent_nothing()


async def test_a_person_who_blocks_the_bot_does_not_make_it_stumble(scene: Scene, another: Person) -> None:
    """Blocked while a create is under way: a line in the log, others are served, and unblocking is enough to go on."""
    hold = scene.video.hold(match=scene.mark)
    await scene.say(f"/video a {scene.mark}")
    await hold.reached()
    await scene.telegram.block(scene.person)
    hold.release()
    await _cannot_be_told(scene, await scene.create())
    await scene.of(another).settle()

    await scene.telegram.unblock(scene.person)
    await scene.settle()
    await scene.create()


async def test_a_deleted_request_is_answered_without_a_reply(forum: Scene) -> None:
    """The person takes the request back after it was sent: the id is still told, in the same topic."""
    thread = forum.telegram.topic(forum.chat, "Cats")
    hold = forum.video.hold(match=forum.mark)
    asked = await forum.say(f"{ORDER} a {forum.mark}", thread=thread)
    await hold.reached()
    await forum.telegram.delete_message(asked)
    hold.release()
    create = await forum.create()
    assert create.task_id is not None
    told = await forum.telegram.wait_for(forum.chat, create.task_id)
    assert (told.thread, told.reply_to) == (thread, None)


async def test_a_deleted_answer_is_given_again(group: Scene) -> None:
    """Somebody deletes the bot's message before it has the id: the id comes in a new one."""
    group.video.faults.add(kind="saturated_429", match=group.mark)
    asked = await group.say(f"{ORDER} a {group.mark}")
    busy = await group.answer(asked, "busy")
    await group.telegram.delete_message(busy)
    creates = await group.video.wait_for_creates(2, match=group.mark)
    assert creates[1].task_id is not None
    await group.answer(asked, creates[1].task_id)


async def _cannot_be_told(scene: Scene, create: Create) -> None:
    """Wait until the log says that the id of this create did not reach its chat."""
    assert create.task_id is not None
    running = f"provider={create.task_id}"
    await scene.logged(running)
    [line] = [line for line in scene.bot.log().splitlines() if running in line and "-> running" in line]
    task = line.partition(" task ")[2].split()[0]
    await scene.logged(f"task {task}: its message waits")
