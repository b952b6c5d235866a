"""Albums: photos arrive one by one without an end mark, and become one order with all of them."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.render import message_json
from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, DEFAULTS, Scene, running_scene, sha256

QUIET = 0.5  # seconds, as `BotProcess` sets them
LONG = 4  # seconds, enough on a busy machine for what must happen before an album is closed


def pictures(scene: Scene, count: int) -> list[bytes]:
    return [scene.telegram.picture() for _ in range(count)]


def digests(datas: list[bytes]) -> list[str]:
    return [sha256(data) for data in datas]


async def album(scene: Scene, datas: list[bytes], caption: str | None = None, *, caption_on: int = 0) -> list[Message]:
    return await scene.telegram.send_album(scene.chat, scene.person, datas, caption, caption_on=caption_on)


async def late_photo(scene: Scene, first: Message, caption: str | None = None) -> Message:
    """Send one more photo of an album."""
    assert first.media_group is not None
    return await scene.photo(caption, media_group=first.media_group)


@pytest.fixture(scope="module")
async def long_quiet(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot that waits several seconds for the next photo of an album."""
    async with running_scene(tmp_path_factory.mktemp("patient"), ALBUM_QUIET=str(LONG)) as scene:
        yield scene


# One order ----------------------------------------------------------------------------------------------------------


async def test_an_album_closes_after_its_quiet_time(long_quiet: Scene) -> None:
    """Photos that arrive slowly belong together; the create is sent ALBUM_QUIET seconds after the last one."""
    scene = long_quiet.as_person(long_quiet.telegram.person("Slow"))
    datas = pictures(scene, 4)
    sent = await scene.telegram.send_album(scene.chat, scene.person, datas, f"a {scene.marker}", gap=LONG / 4)
    last = time.monotonic()
    create = await scene.create_for(sent[0])
    assert create.at - last > LONG * 0.9
    assert await scene.fetched_images(create) == digests(datas)


async def test_images_are_in_the_order_of_the_messages(scene: Scene) -> None:
    """The order in which their updates arrive does not matter."""
    datas = pictures(scene, 3)
    scene.person.blocked = True  # so that Telegram sends the bot nothing automatically
    sent = await album(scene, datas, f"a {scene.marker}", caption_on=2)
    scene.person.blocked = False
    for message in reversed(sent):
        await scene.telegram.push_raw({"message": message_json(message)})
    create = await scene.create_for(sent[2])
    assert await scene.fetched_images(create) == digests(datas)


async def test_the_largest_album_is_one_order(scene: Scene) -> None:
    """Ten photos, Telegram's maximum, are one order."""
    datas = pictures(scene, 10)
    sent = await album(scene, datas, f"a {scene.marker} --landscape", caption_on=4)
    create = await scene.create_for(sent[4])
    assert create.body == DEFAULTS | {
        "images": list(create.links), "prompt": f"a {scene.marker}", "orientation": "landscape"
    }  # fmt: skip
    assert await scene.fetched_images(create) == digests(datas)
    assert "10 images" in (await scene.answer(sent[4])).words


async def test_documents_can_be_an_album(scene: Scene) -> None:
    """Images sent as documents keep their types and their order."""
    datas = pictures(scene, 3)
    sent = [
        await scene.png(data, f"a {scene.marker}" if not n else None, media_group="files")
        for n, data in enumerate(datas)
    ]
    create = await scene.create_for(sent[0])
    assert await scene.fetched_images(create) == digests(datas)
    assert {image.content_type for image in create.images} == {"image/png"}


async def test_concurrent_albums_are_separate_orders(scene: Scene, telegram: TelegramStandIn) -> None:
    """Albums of two chats, and two of one chat, sent at the same time, do not mix."""
    other = scene.as_person(telegram.person("Other"))
    datas = [pictures(scene, 3) for _ in range(3)]
    words = [f"first {scene.marker}", f"second {scene.marker}", f"third {other.marker}"]
    where = [scene, scene, other]
    senders = zip(where, datas, words, strict=True)
    sent = await asyncio.gather(
        *(at.telegram.send_album(at.chat, at.person, data, text, gap=0.05) for at, data, text in senders)
    )
    for at, messages, data, text in zip(where, sent, datas, words, strict=True):
        create = await at.create_for(messages[0], text)
        assert await at.fetched_images(create) == digests(data)


async def test_an_album_in_reply_to_a_photo_includes_it(scene: Scene) -> None:
    """The photo replied to is an image of the order, once."""
    first, *datas = pictures(scene, 3)
    photo = await scene.photo(data=first)
    sent = await scene.telegram.send_album(scene.chat, scene.person, datas, f"a {scene.marker}", reply_to=photo)
    assert await scene.fetched_images(await scene.create_for(sent[0])) == digests([first, *datas])


@pytest.mark.parametrize("caption", [f"/video@{BOT} a {{m}}", f"@{BOT} a {{m}}"])
@pytest.mark.parametrize("in_topic", [True, False], ids=["topic", "General"])
async def test_an_album_in_a_forum(scene: Scene, caption: str, in_topic: bool) -> None:
    """An album that addresses the bot is one order, answered in its topic."""
    chat = scene.telegram.group("Studio", members=(scene.person,), topics=True, privacy=False)
    forum = scene.in_chat(chat)
    thread = scene.telegram.topic(chat, "Cats") if in_topic else None
    datas = pictures(scene, 2)
    sent = await scene.telegram.send_album(
        chat, scene.person, datas, caption.format(m=scene.marker), caption_on=1, thread=thread
    )
    create = await forum.create_for(sent[1])
    assert create.prompt == f"a {scene.marker}"
    assert await forum.fetched_images(create) == digests(datas)
    assert (await forum.answer(sent[1])).thread == thread


# Not an order -------------------------------------------------------------------------------------------------------


async def test_too_many_images_are_refused(scene: Scene) -> None:
    """Ten photos and a link exceed the model's limit: one reply, no create."""
    sent = await album(scene, pictures(scene, 10), f"a {scene.marker} https://pics.example/a.png")
    answer = await scene.answer(sent[0], "at most 10 images")
    await scene.assert_no_create()
    assert scene.answers() == [answer]


@pytest.mark.parametrize(
    ("caption", "sentence"), [("a {m} --size huge", "small, large"), ("/video", "/video a cat on the moon")]
)
async def test_an_invalid_caption_is_explained(scene: Scene, caption: str, sentence: str) -> None:
    """A wrong option or an empty prompt gets one reply to the captioned photo, and no create."""
    sent = await album(scene, pictures(scene, 3), caption.format(m=scene.marker), caption_on=1)
    answer = await scene.answer(sent[1], sentence)
    await scene.assert_no_create()
    assert scene.answers() == [answer]


# Late and again -------------------------------------------------------------------------------------------------------


async def test_a_late_photo_makes_no_second_order(scene: Scene) -> None:
    """Another photo of an ordered album, with or without a caption, is answered as too late."""
    sent = await album(scene, pictures(scene, 2), f"a {scene.marker}")
    await scene.create_for(sent[0])
    await scene.answer(await late_photo(scene, sent[0]), "too late")
    await scene.answer(await late_photo(scene, sent[0], f"a late {scene.marker}"), "too late")
    await scene.settle()
    assert len((await scene.create()).links) == 2


async def test_a_late_photo_joins_an_album_without_a_prompt(scene: Scene) -> None:
    """It is added to the draft without another message."""
    sent = await album(scene, pictures(scene, 2))
    question = await scene.answer(sent[0], "Got 2 photos")
    await late_photo(scene, sent[0])
    await scene.settle()
    assert scene.answers() == [question]
    create = await scene.create_for(await scene.say(f"a {scene.marker}", reply_to=question))
    assert len(create.links) == 3


async def test_a_late_caption_orders_an_album_without_a_prompt(scene: Scene) -> None:
    """If the captioned photo arrives last and late, it is the prompt of an order with all photos."""
    sent = await album(scene, pictures(scene, 2))
    await scene.answer(sent[0], "Got 2 photos")
    last = await late_photo(scene, sent[0], f"a {scene.marker}")
    create = await scene.create_for(last)
    assert len(create.links) == 3


async def test_a_late_photo_of_an_unaddressed_album_is_ignored(scene: Scene) -> None:
    """The bot does not answer an album in a group that does not address it."""
    group = scene.in_chat(scene.telegram.group("Club", members=(scene.person,), privacy=False))
    sent = await album(group, pictures(group, 2))
    await asyncio.sleep(QUIET * 2)
    await late_photo(group, sent[0])
    await group.settle()
    assert group.answers() == []


async def test_repeated_updates_change_nothing(scene: Scene) -> None:
    """If each photo's update arrives twice, there is one create, each photo once, and one reply."""
    before = len(scene.telegram.update_ids)
    datas = pictures(scene, 3)
    sent = await album(scene, datas, f"a {scene.marker}")
    for update_id in scene.telegram.update_ids[before:]:
        await scene.telegram.resend(update_id)
    assert await scene.fetched_images(await scene.create_for(sent[0])) == digests(datas)
    await scene.settle()
    assert len(scene.answers()) == 1


# Cut off --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def killable(long_quiet: Scene) -> Scene:
    """A new user of a bot that the test kills in the middle of an album."""
    return long_quiet.as_person(long_quiet.telegram.person("Cut off"))


async def test_an_album_interrupted_by_kill_9_is_one_order(killable: Scene) -> None:
    """Two photos are stored, a third arrives while the bot is dead: after the restart one create has all three.

    If all updates then arrive again at a bot that was killed again, there is no further create and no further message.
    """
    datas = pictures(killable, 3)
    before = len(killable.telegram.update_ids)
    sent = [await killable.photo(f"a {killable.marker}", data=datas[0], media_group=killable.marker)]
    sent += [await killable.photo(data=datas[1], media_group=killable.marker)]
    async with asyncio.timeout(60):
        while killable.telegram.pending_update_count:  # noqa: ASYNC110 - the stand-in has no event for confirmations
            await asyncio.sleep(0.01)
    await killable.bot.kill()
    assert killable.video.matching(killable.marker) == []
    sent += [await killable.photo(data=datas[2], media_group=killable.marker)]
    await killable.bot.start()
    assert await killable.fetched_images(await killable.create_for(sent[0])) == digests(datas)

    album_ids = killable.telegram.update_ids[before:]
    await killable.bot.kill()
    for update_id in album_ids:
        await killable.telegram.resend(update_id)
    await killable.bot.start()
    await killable.settle()
    await killable.create()
    assert len(killable.answers()) == 1


async def test_unacknowledged_photos_count_once(killable: Scene) -> None:
    """A photo that is stored but not acknowledged when the bot is killed arrives again, and counts once."""
    gate = killable.telegram.hold("getUpdates")
    datas = pictures(killable, 3)
    sent = await album(killable, datas, f"a {killable.marker}")
    await gate.reached()
    await killable.bot.kill()
    gate.release()
    assert killable.telegram.pending_update_count >= 1
    assert killable.video.matching(killable.marker) == []
    await killable.bot.start()
    assert await killable.fetched_images(await killable.create_for(sent[0])) == digests(datas)
    await killable.settle()
    assert len(killable.answers()) == 1
