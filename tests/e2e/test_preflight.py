"""What is asked right before a create: whether Telegram has the photo, and whether the bot may write in the chat."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from sandbox.telegram.faults import FaultKind
from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, Scene, sha256

SETTINGS = {"SUBMIT_RETRY_WINDOW": "20"}
ORDER = f"/video@{BOT}"
FREE = "Nothing was charged."
GONE = "can’t get your photo from Telegram any more"
MUTED = "not allowed to write"


# Photos ---------------------------------------------------------------------------------------------------------------


def file_id(message: Message) -> str:
    assert message.media is not None
    return message.media.file.file_id


async def test_a_photo_that_telegram_does_not_know_is_refused_before_the_create(scene: Scene) -> None:
    """The answer says what to do, nothing is charged, and the same photo is not offered for another try."""
    hold = scene.telegram.hold("getFile")
    asked = await scene.photo(f"a {scene.mark} dances")
    await hold.reached()
    scene.telegram.files.forget(file_id(asked))
    hold.release()
    answer = await scene.answer(asked, GONE)
    assert FREE in answer.words
    assert answer.buttons == []
    await scene.spent_nothing()


async def test_one_photo_of_an_album_that_is_gone_refuses_the_order(scene: Scene) -> None:
    """All photos are looked up before anything is sent."""
    hold = scene.telegram.hold("getFile")
    album = await scene.telegram.send_album(scene.chat, scene.person, 3, f"a {scene.mark} dances")
    await hold.reached()
    scene.telegram.files.forget(file_id(album[0]))
    hold.release()
    assert FREE in (await scene.answer(album[0], GONE)).words
    await scene.spent_nothing()


async def test_a_photo_that_turns_out_too_big_is_refused_with_the_limit(scene: Scene) -> None:
    """The message named a small size, or none; getFile says the truth."""
    hold = scene.telegram.hold("getFile")
    asked = await scene.photo(f"a {scene.mark} dances")
    await hold.reached()
    scene.telegram.files.claim_size(file_id(asked), 21 << 20)
    hold.release()
    assert FREE in (await scene.answer(asked, "larger than 20 MB")).words
    await scene.spent_nothing()


async def test_an_empty_photo_is_refused(scene: Scene) -> None:
    hold = scene.telegram.hold("getFile")
    asked = await scene.photo(f"a {scene.mark} dances")
    await hold.reached()
    scene.telegram.files.claim_size(file_id(asked), 0)
    hold.release()
    await scene.answer(asked, GONE)
    await scene.spent_nothing()


@pytest.mark.usefixtures("no_leftovers")
@pytest.mark.parametrize("kind", ["500", "502-html", "reset", "429"])
async def test_a_hiccup_of_telegram_is_waited_out(scene: Scene, kind: FaultKind) -> None:
    """The look-up fails twice: nothing is sent meanwhile, then there is one create with the photo."""
    scene.telegram.faults.add("getFile", kind, times=2, retry_after=1)
    data = scene.telegram.picture()
    create = await scene.told(await scene.photo(f"a {scene.mark} dances", data=data))
    assert await scene.fetched(create) == [sha256(data)]


@pytest.mark.usefixtures("no_leftovers")
async def test_telegram_without_the_photo_for_too_long_is_a_refusal(scene: Scene) -> None:
    """After SUBMIT_RETRY_WINDOW the order is given back, not charged, with a button for another try."""
    scene.telegram.faults.add("getFile", "500", times=None)
    asked = await scene.photo(f"a {scene.mark} dances")
    await scene.answer(asked, "I keep trying; nothing has been charged.")
    answer = await scene.answer(asked, "couldn’t be passed on")
    assert FREE in answer.words
    assert [[button.text for button in row] for row in answer.buttons] == [["Try again"]]
    scene.telegram.faults.clear()
    await scene.spent_nothing()


@pytest.mark.usefixtures("no_leftovers")
@pytest.mark.parametrize("kind", ["500", "502-html", "reset", "403", "429", "malformed"])
async def test_the_providers_one_fetch_survives_a_hiccup(scene: Scene, kind: FaultKind) -> None:
    """The create is paid when the provider comes for the photo: Telegram is asked again before the provider is answered."""
    at_the_provider = scene.video.hold(match=scene.mark)
    data = scene.telegram.picture()
    asked = await scene.photo(f"a {scene.mark} dances", data=data)
    await at_the_provider.reached()
    scene.telegram.faults.add("getFile", kind, times=2, retry_after=1)
    at_the_provider.release()
    create = await scene.told(asked)
    assert await scene.fetched(create) == [sha256(data)]


# Chats ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
async def group(scene: Scene) -> Scene:
    """A group whose asker has started the bot, so that it may write to them."""
    await scene.settle()
    return scene.at(scene.telegram.group(f"Club {scene.mark}", members=[scene.person], admins=[scene.person]))


async def _muted(scene: Scene) -> None:
    await scene.telegram.mute_bot(scene.chat)


async def _text_forbidden(scene: Scene) -> None:
    await scene.telegram.mute_bot(scene.chat, forbidden=frozenset({"text messages"}))


async def _everybody_muted(scene: Scene) -> None:
    scene.telegram.restrict_members(scene.chat)


async def _removed(scene: Scene) -> None:
    await scene.telegram.remove_bot(scene.chat)


@pytest.mark.parametrize("fate", [_muted, _text_forbidden, _everybody_muted, _removed])
async def test_a_group_that_the_bot_may_not_write_in_is_refused(
    group: Scene, fate: Callable[[Scene], Awaitable[None]]
) -> None:
    """No create, and the asker hears of it in private, once."""
    if fate is _removed:  # the bot must have heard of the order before
        seen = group.telegram.hold("sendChatAction", chat_id=group.chat.id)
        await group.say(f"{ORDER} a {group.mark}")
        await seen.reached()
        await fate(group)
        seen.release()
    else:
        await fate(group)
        await group.say(f"{ORDER} a {group.mark}")
    private = group.telegram.private(group.person)
    told = await group.telegram.wait_for(private, MUTED)
    assert FREE in told.words and group.mark in told.words
    assert (group.chat.title in told.words) == (fate is not _removed)
    await group.at(private).settle()
    assert group.video.matching(f"a {group.mark}") == []
    tries = len([call for call in group.telegram.calls_to("sendMessage") if call.params["chat_id"] == group.chat.id])
    await asyncio.sleep(6)  # a status message that fails is tried again after five seconds, but not this one
    assert tries == 1
    assert tries == len([c for c in group.telegram.calls_to("sendMessage") if c.params["chat_id"] == group.chat.id])
    assert [message.words for message in group.telegram.messages(private, from_bot=True)].count(told.words) == 1


async def test_somebody_who_never_started_the_bot_costs_nothing_either(scene: Scene) -> None:
    """The private message fails, the log has a line, and the reaction in the group no longer promises a video."""
    group = scene.at(scene.telegram.group("Club", members=[scene.person], admins=[scene.person]))
    await group.telegram.mute_bot(group.chat)
    asked = await group.say(f"{ORDER} a {group.mark}")
    await group.logged(f"user {group.person.id} could not be notified in private")
    assert group.video.matching(group.mark) == []
    async with asyncio.timeout(60):
        while asked.reactions != ["🙊"]:  # noqa: ASYNC110 - the message tells nobody
            await asyncio.sleep(0.05)


async def test_rights_are_asked_for_each_time(group: Scene) -> None:
    """Muted, then let in again: the next order is made at once."""
    await _muted(group)
    await group.say(f"{ORDER} a {group.mark}")
    await group.telegram.wait_for(group.telegram.private(group.person), MUTED)
    await group.telegram.add_bot(group.chat)
    await group.told(await group.say(f"{ORDER} a {group.mark} again"), f"{group.mark} again")


async def test_an_admin_writes_where_members_may_not(group: Scene) -> None:
    group.telegram.restrict_members(group.chat)
    await group.telegram.add_bot(group.chat, admin=True)
    await group.told(await group.say(f"{ORDER} a {group.mark}"))


async def test_a_group_that_only_forbids_videos_is_served(group: Scene) -> None:
    """The result can still come as a link."""
    await group.telegram.mute_bot(group.chat, forbidden=frozenset({"videos", "documents"}))
    await group.told(await group.say(f"{ORDER} a {group.mark}"))


@pytest.mark.parametrize("general", [False, True])
async def test_a_closed_topic_is_refused_and_others_are_served(scene: Scene, general: bool) -> None:
    await scene.settle()
    forum = scene.at(
        scene.telegram.group(f"Forum {scene.mark}", members=[scene.person], admins=[scene.person], topics=True)
    )
    cats = forum.telegram.topic(forum.chat, "Cats")
    closed, still_open = (None, cats) if general else (cats, None)
    forum.telegram.close_topic(forum.chat, closed)
    await forum.say(f"{ORDER} a {forum.mark}", thread=closed)
    told = await forum.telegram.wait_for(forum.telegram.private(forum.person), MUTED)
    assert "reopen the topic" in told.words
    assert forum.video.matching(forum.mark) == []
    await forum.told(await forum.say(f"{ORDER} an open {forum.mark}", thread=still_open), f"an open {forum.mark}")


@pytest.mark.usefixtures("no_leftovers")
@pytest.mark.parametrize("method", ["sendChatAction", "getChatMember", "getChat"])
@pytest.mark.parametrize("kind", ["500", "reset", "malformed"])
async def test_a_question_that_fails_is_no_refusal(group: Scene, method: str, kind: FaultKind) -> None:
    group.telegram.faults.add(method, kind, times=1)
    await group.told(await group.say(f"{ORDER} a {group.mark}"))


@pytest.mark.usefixtures("no_leftovers")
async def test_telegram_out_of_reach_makes_an_order_wait(group: Scene) -> None:
    """Nobody could be told of the video: no create until Telegram answers again, then one."""
    for method in ("sendChatAction", "getChatMember", "getChat"):
        group.telegram.faults.add(method, "500", times=1)
    await group.told(await group.say(f"{ORDER} a {group.mark}"))
    await group.logged("not sent, Telegram does not answer")


async def test_somebody_who_blocked_the_bot_while_the_order_waited_is_not_charged(scene: Scene) -> None:
    """A first order in a private chat costs no question; one that has waited does."""
    before = len(scene.telegram.calls_to("sendChatAction"))
    scene.video.faults.add("create", "rate_limit_429_empty", match=scene.mark, retry_after=3)
    asked = await scene.say(f"/video a {scene.mark}")
    await scene.answer(asked, "busy right now")
    assert len(scene.telegram.calls_to("sendChatAction")) == before
    await scene.telegram.block(scene.person)
    await scene.logged(f"the bot may not write in chat {scene.chat.id}")
    assert [create.outcome for create in scene.video.matching(scene.mark)] == ["rate_limit_429_empty"]
