"""Checks right before a create: Telegram still has the photos, and the bot may write in the chat."""

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


async def test_an_unknown_photo_is_refused(scene: Scene) -> None:
    """The message explains what to do and that nothing was charged, and has no *Try again*."""
    hold = scene.telegram.hold("getFile")
    asked = await scene.photo(f"a {scene.marker} dances")
    await hold.reached()
    scene.telegram.files.forget(file_id(asked))
    hold.release()
    answer = await scene.answer(asked, GONE)
    assert FREE in answer.words
    assert [[button.text for button in row] for row in answer.buttons] == [["🖼 Another photo"]]
    await scene.telegram.press(answer, "🖼 Another photo", scene.person)
    await scene.answer(answer, "with another photo")
    offer = await scene.answer(await scene.photo(reply_to=answer), "Shall I make")
    assert scene.marker in offer.words and "1 image" in offer.words
    await scene.assert_no_create()


async def test_a_missing_photo_of_an_album_refuses_the_order(scene: Scene) -> None:
    """All photos are checked before the create."""
    hold = scene.telegram.hold("getFile")
    album = await scene.telegram.send_album(scene.chat, scene.person, 3, f"a {scene.marker} dances")
    await hold.reached()
    scene.telegram.files.forget(file_id(album[0]))
    hold.release()
    assert FREE in (await scene.answer(album[0], GONE)).words
    await scene.assert_no_create()


async def test_a_photo_above_the_limit_is_refused(scene: Scene) -> None:
    """The update had a small size or none; getFile has the real one."""
    hold = scene.telegram.hold("getFile")
    asked = await scene.photo(f"a {scene.marker} dances")
    await hold.reached()
    scene.telegram.files.claim_size(file_id(asked), 21 << 20)
    hold.release()
    assert FREE in (await scene.answer(asked, "larger than 20 MB")).words
    await scene.assert_no_create()


async def test_an_empty_photo_is_refused(scene: Scene) -> None:
    """A photo of zero bytes is not ordered."""
    hold = scene.telegram.hold("getFile")
    asked = await scene.photo(f"a {scene.marker} dances")
    await hold.reached()
    scene.telegram.files.claim_size(file_id(asked), 0)
    hold.release()
    await scene.answer(asked, GONE)
    await scene.assert_no_create()


@pytest.mark.usefixtures("clear_faults")
@pytest.mark.parametrize("kind", ["500", "502-html", "reset", "429"])
async def test_a_temporary_failure_of_getfile_is_retried(scene: Scene, kind: FaultKind) -> None:
    """After two failures there is one create with the photo."""
    scene.telegram.faults.add("getFile", kind, times=2, retry_after=1)
    data = scene.telegram.picture()
    create = await scene.create_for(await scene.photo(f"a {scene.marker} dances", data=data))
    assert await scene.fetched_images(create) == [sha256(data)]


@pytest.mark.usefixtures("clear_faults")
async def test_lasting_failures_of_getfile_are_a_refusal(scene: Scene) -> None:
    """After SUBMIT_RETRY_WINDOW the task is refused, not charged, with a *Try again* button."""
    scene.telegram.faults.add("getFile", "500", times=None)
    asked = await scene.photo(f"a {scene.marker} dances")
    await scene.answer(asked, "I keep trying; nothing has been charged.")
    answer = await scene.answer(asked, "couldn’t be passed on")
    assert FREE in answer.words
    assert [[button.text for button in row] for row in answer.buttons] == [["Try again"]]
    scene.telegram.faults.clear()
    await scene.assert_no_create()


@pytest.mark.usefixtures("clear_faults")
@pytest.mark.parametrize("kind", ["500", "502-html", "reset", "403", "429", "malformed"])
async def test_the_providers_fetch_survives_a_temporary_failure(scene: Scene, kind: FaultKind) -> None:
    """The create is paid when the provider fetches the photo, so the relay retries before it answers."""
    at_the_provider = scene.video.hold(match=scene.marker)
    data = scene.telegram.picture()
    asked = await scene.photo(f"a {scene.marker} dances", data=data)
    await at_the_provider.reached()
    scene.telegram.faults.add("getFile", kind, times=2, retry_after=1)
    at_the_provider.release()
    create = await scene.create_for(asked)
    assert await scene.fetched_images(create) == [sha256(data)]


# Chats ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
async def group(scene: Scene) -> Scene:
    """A group whose user has started the bot, so that it may write to them in private."""
    await scene.settle()
    return scene.in_chat(scene.telegram.group(f"Club {scene.marker}", members=[scene.person], admins=[scene.person]))


async def _muted(scene: Scene) -> None:
    await scene.telegram.mute_bot(scene.chat)


async def _text_forbidden(scene: Scene) -> None:
    await scene.telegram.mute_bot(scene.chat, forbidden=frozenset({"text messages"}))


async def _everybody_muted(scene: Scene) -> None:
    scene.telegram.restrict_members(scene.chat)


async def _removed(scene: Scene) -> None:
    await scene.telegram.remove_bot(scene.chat)


@pytest.mark.parametrize("fate", [_muted, _text_forbidden, _everybody_muted, _removed])
async def test_a_group_without_the_right_to_write_is_refused(
    group: Scene, fate: Callable[[Scene], Awaitable[None]]
) -> None:
    """There is no create, and the user is told in private, once."""
    if fate is _removed:  # the bot must have received the order before
        seen = group.telegram.hold("sendChatAction", chat_id=group.chat.id)
        await group.say(f"{ORDER} a {group.marker}")
        await seen.reached()
        await fate(group)
        seen.release()
    else:
        await fate(group)
        await group.say(f"{ORDER} a {group.marker}")
    private = group.telegram.private(group.person)
    told = await group.telegram.wait_for(private, MUTED)
    assert FREE in told.words and group.marker in told.words
    assert (group.chat.title in told.words) == (fate is not _removed)
    await group.in_chat(private).settle()
    assert group.video.matching(f"a {group.marker}") == []
    tries = len([call for call in group.telegram.calls_to("sendMessage") if call.params["chat_id"] == group.chat.id])
    await asyncio.sleep(6)  # a failed status message is retried after five seconds, but not this one
    assert tries == 1
    assert tries == len([c for c in group.telegram.calls_to("sendMessage") if c.params["chat_id"] == group.chat.id])
    assert [message.words for message in group.telegram.messages(private, from_bot=True)].count(told.words) == 1


async def test_a_refusal_without_a_private_chat(scene: Scene) -> None:
    """If the private message fails, it is logged, and the reaction to the request becomes 🙊."""
    group = scene.in_chat(scene.telegram.group("Club", members=[scene.person], admins=[scene.person]))
    await group.telegram.mute_bot(group.chat)
    asked = await group.say(f"{ORDER} a {group.marker}")
    await group.logged(f"user {group.person.id} could not be notified in private")
    assert group.video.matching(group.marker) == []
    async with asyncio.timeout(60):
        while asked.reactions != ["🙊"]:  # noqa: ASYNC110 - the message tells nobody
            await asyncio.sleep(0.05)


async def test_rights_are_checked_for_each_order(group: Scene) -> None:
    """After the bot is unmuted, the next order is sent at once."""
    await _muted(group)
    await group.say(f"{ORDER} a {group.marker}")
    await group.telegram.wait_for(group.telegram.private(group.person), MUTED)
    await group.telegram.add_bot(group.chat)
    await group.create_for(await group.say(f"{ORDER} a {group.marker} again"), f"{group.marker} again")


async def test_an_admin_bot_may_write_in_a_muted_group(group: Scene) -> None:
    """Restrictions of members do not apply to it."""
    group.telegram.restrict_members(group.chat)
    await group.telegram.add_bot(group.chat, admin=True)
    await group.create_for(await group.say(f"{ORDER} a {group.marker}"))


async def test_a_group_that_only_forbids_videos_is_served(group: Scene) -> None:
    """The result can still be sent as a link."""
    await group.telegram.mute_bot(group.chat, forbidden=frozenset({"videos", "documents"}))
    await group.create_for(await group.say(f"{ORDER} a {group.marker}"))


@pytest.mark.parametrize("general", [False, True])
async def test_a_closed_topic_is_refused_and_others_are_served(scene: Scene, general: bool) -> None:
    """Only the closed topic is refused."""
    await scene.settle()
    forum = scene.in_chat(
        scene.telegram.group(f"Forum {scene.marker}", members=[scene.person], admins=[scene.person], topics=True)
    )
    cats = forum.telegram.topic(forum.chat, "Cats")
    closed, still_open = (None, cats) if general else (cats, None)
    forum.telegram.close_topic(forum.chat, closed)
    await forum.say(f"{ORDER} a {forum.marker}", thread=closed)
    told = await forum.telegram.wait_for(forum.telegram.private(forum.person), MUTED)
    assert "reopen the topic" in told.words
    assert forum.video.matching(forum.marker) == []
    await forum.create_for(
        await forum.say(f"{ORDER} an open {forum.marker}", thread=still_open), f"an open {forum.marker}"
    )


@pytest.mark.usefixtures("clear_faults")
@pytest.mark.parametrize("method", ["sendChatAction", "getChatMember", "getChat"])
@pytest.mark.parametrize("kind", ["500", "reset", "malformed"])
async def test_a_failed_check_is_no_refusal(group: Scene, method: str, kind: FaultKind) -> None:
    """If one of the calls fails, the others decide."""
    group.telegram.faults.add(method, kind, times=1)
    await group.create_for(await group.say(f"{ORDER} a {group.marker}"))


@pytest.mark.usefixtures("clear_faults")
async def test_an_order_waits_while_telegram_is_unreachable(group: Scene) -> None:
    """The result could not be shown, so there is no create until Telegram answers again."""
    for method in ("sendChatAction", "getChatMember", "getChat"):
        group.telegram.faults.add(method, "500", times=1)
    await group.create_for(await group.say(f"{ORDER} a {group.marker}"))
    await group.logged("not sent, Telegram does not answer")


async def test_a_block_while_the_order_waits_is_a_refusal(scene: Scene) -> None:
    """A new order in a private chat is not checked; one that has waited is."""
    before = len(scene.telegram.calls_to("sendChatAction"))
    scene.video.faults.add("create", "rate_limit_429_empty", match=scene.marker, retry_after=3)
    asked = await scene.say(f"/video a {scene.marker}")
    await scene.answer(asked, "busy right now")
    assert len(scene.telegram.calls_to("sendChatAction")) == before
    await scene.telegram.block(scene.person)
    await scene.logged(f"the bot may not write in chat {scene.chat.id}")
    assert [create.outcome for create in scene.video.matching(scene.marker)] == ["rate_limit_429_empty"]
