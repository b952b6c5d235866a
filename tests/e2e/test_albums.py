"""Albums: photos that come one by one, without an end mark, become one order with all of them, whatever happens meanwhile."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.render import message_json
from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, CHOSEN_BY_NOBODY, Scene, sha256, stage

QUIET = 0.5  # seconds, as `BotProcess` sets them
LONG = 4  # seconds, for what has to happen before an album is closed, on a busy machine too


def pictures(scene: Scene, count: int) -> list[bytes]:
    return [scene.telegram.picture() for _ in range(count)]


def digests(datas: list[bytes]) -> list[str]:
    return [sha256(data) for data in datas]


async def album(scene: Scene, datas: list[bytes], caption: str | None = None, *, caption_on: int = 0) -> list[Message]:
    return await scene.telegram.send_album(scene.chat, scene.person, datas, caption, caption_on=caption_on)


async def late(scene: Scene, first: Message, caption: str | None = None) -> Message:
    """One more photo of an album."""
    assert first.media_group is not None
    return await scene.photo(caption, media_group=first.media_group)


@pytest.fixture(scope="module")
async def patient(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot that waits long for the next photo of an album."""
    async with stage(tmp_path_factory.mktemp("patient"), ALBUM_QUIET=str(LONG)) as scene:
        yield scene


# One order ----------------------------------------------------------------------------------------------------------


async def test_an_album_waits_until_it_is_quiet(patient: Scene) -> None:
    """Photos that come slowly still belong together; the create goes out once nothing came for the quiet time."""
    scene = patient.of(patient.telegram.person("Slow"))
    datas = pictures(scene, 4)
    sent = await scene.telegram.send_album(scene.chat, scene.person, datas, f"a {scene.mark}", gap=LONG / 4)
    last = time.monotonic()
    create = await scene.told(sent[0])
    assert create.at - last > LONG * 0.9
    assert await scene.fetched(create) == digests(datas)


async def test_photos_are_put_in_the_order_of_their_messages(scene: Scene) -> None:
    """Updates that come in another order than the photos were sent make no other order of the images."""
    datas = pictures(scene, 3)
    scene.person.blocked = True  # so that Telegram tells the bot nothing by itself
    sent = await album(scene, datas, f"a {scene.mark}", caption_on=2)
    scene.person.blocked = False
    for message in reversed(sent):
        await scene.telegram.push_raw({"message": message_json(message)})
    create = await scene.told(sent[2])
    assert await scene.fetched(create) == digests(datas)


async def test_the_largest_album_is_one_order(scene: Scene) -> None:
    """Ten photos, as many as Telegram allows."""
    datas = pictures(scene, 10)
    sent = await album(scene, datas, f"a {scene.mark} --landscape", caption_on=4)
    create = await scene.told(sent[4])
    assert create.body == CHOSEN_BY_NOBODY | {
        "images": list(create.links), "prompt": f"a {scene.mark}", "orientation": "landscape"
    }  # fmt: skip
    assert await scene.fetched(create) == digests(datas)
    assert "10 images" in (await scene.answer(sent[4])).words


async def test_images_sent_as_documents_are_an_album_too(scene: Scene) -> None:
    """Documents keep their types and their order."""
    datas = pictures(scene, 3)
    sent = [
        await scene.png(data, f"a {scene.mark}" if not n else None, media_group="files") for n, data in enumerate(datas)
    ]
    create = await scene.told(sent[0])
    assert await scene.fetched(create) == digests(datas)
    assert {image.content_type for image in create.images} == {"image/png"}


async def test_albums_do_not_mix(scene: Scene, telegram: TelegramStandIn) -> None:
    """Albums of two chats, and two of one chat, sent at the same time: each is an order of its own."""
    other = scene.of(telegram.person("Other"))
    datas = [pictures(scene, 3) for _ in range(3)]
    words = [f"first {scene.mark}", f"second {scene.mark}", f"third {other.mark}"]
    where = [scene, scene, other]
    senders = zip(where, datas, words, strict=True)
    sent = await asyncio.gather(
        *(at.telegram.send_album(at.chat, at.person, data, text, gap=0.05) for at, data, text in senders)
    )
    for at, messages, data, text in zip(where, sent, datas, words, strict=True):
        create = await at.told(messages[0], text)
        assert await at.fetched(create) == digests(data)


async def test_an_album_that_replies_to_a_photo_brings_it_along(scene: Scene) -> None:
    """The photo replied to is an image of the order, once."""
    first, *datas = pictures(scene, 3)
    photo = await scene.photo(data=first)
    sent = await scene.telegram.send_album(scene.chat, scene.person, datas, f"a {scene.mark}", reply_to=photo)
    assert await scene.fetched(await scene.told(sent[0])) == digests([first, *datas])


@pytest.mark.parametrize("caption", [f"/video@{BOT} a {{m}}", f"@{BOT} a {{m}}"])
@pytest.mark.parametrize("in_topic", [True, False], ids=["topic", "General"])
async def test_an_album_in_a_forum(scene: Scene, caption: str, in_topic: bool) -> None:
    """An album that speaks to the bot is one order, answered in its topic."""
    chat = scene.telegram.group("Studio", members=(scene.person,), topics=True, privacy=False)
    forum = scene.at(chat)
    thread = scene.telegram.topic(chat, "Cats") if in_topic else None
    datas = pictures(scene, 2)
    sent = await scene.telegram.send_album(
        chat, scene.person, datas, caption.format(m=scene.mark), caption_on=1, thread=thread
    )
    create = await forum.told(sent[1])
    assert create.prompt == f"a {scene.mark}"
    assert await forum.fetched(create) == digests(datas)
    assert (await forum.answer(sent[1])).thread == thread


# Not an order -------------------------------------------------------------------------------------------------------


async def test_too_many_images_are_refused_at_once(scene: Scene) -> None:
    """Ten photos and a link are more than the model takes: one sentence, no create."""
    sent = await album(scene, pictures(scene, 10), f"a {scene.mark} https://pics.example/a.png")
    answer = await scene.answer(sent[0], "at most 10 images")
    await scene.spent_nothing()
    assert scene.answers() == [answer]


@pytest.mark.parametrize(
    ("caption", "sentence"), [("a {m} --size huge", "small, large"), ("/video", "/video a cat on the moon")]
)
async def test_a_caption_that_cannot_be_an_order_is_explained(scene: Scene, caption: str, sentence: str) -> None:
    """A wrong option or no words: one answer to the captioned photo, no create."""
    sent = await album(scene, pictures(scene, 3), caption.format(m=scene.mark), caption_on=1)
    answer = await scene.answer(sent[1], sentence)
    await scene.spent_nothing()
    assert scene.answers() == [answer]


# Late and again -------------------------------------------------------------------------------------------------------


async def test_a_late_photo_makes_no_second_order(scene: Scene) -> None:
    """After the album was ordered, one more photo of it, captioned or not, is told that it came too late."""
    sent = await album(scene, pictures(scene, 2), f"a {scene.mark}")
    await scene.told(sent[0])
    await scene.answer(await late(scene, sent[0]), "too late")
    await scene.answer(await late(scene, sent[0], f"a late {scene.mark}"), "too late")
    await scene.settle()
    assert len((await scene.create()).links) == 2


async def test_a_late_photo_joins_an_album_that_waits_for_words(scene: Scene) -> None:
    """The album was asked about and nothing is ordered yet: a late photo belongs to it, without another question."""
    sent = await album(scene, pictures(scene, 2))
    question = await scene.answer(sent[0], "Got 2 photos")
    await late(scene, sent[0])
    await scene.settle()
    assert scene.answers() == [question]
    create = await scene.told(await scene.say(f"a {scene.mark}", reply_to=question))
    assert len(create.links) == 3


async def test_a_late_caption_orders_the_album_that_waits_for_words(scene: Scene) -> None:
    """The photo with the words came last and late: the words are not lost, and all photos are used."""
    sent = await album(scene, pictures(scene, 2))
    await scene.answer(sent[0], "Got 2 photos")
    last = await late(scene, sent[0], f"a {scene.mark}")
    create = await scene.told(last)
    assert len(create.links) == 3


async def test_a_late_photo_of_an_unaddressed_album_is_met_with_silence(scene: Scene) -> None:
    """In a group an album that is none of the bot's business stays so."""
    group = scene.at(scene.telegram.group("Club", members=(scene.person,), privacy=False))
    sent = await album(group, pictures(group, 2))
    await asyncio.sleep(QUIET * 2)
    await late(group, sent[0])
    await group.settle()
    assert group.answers() == []


async def test_updates_that_come_again_change_nothing(scene: Scene) -> None:
    """Every photo of the album is delivered twice while it is collected: one create, each photo once, one answer."""
    before = len(scene.telegram.update_ids)
    datas = pictures(scene, 3)
    sent = await album(scene, datas, f"a {scene.mark}")
    for update_id in scene.telegram.update_ids[before:]:
        await scene.telegram.resend(update_id)
    assert await scene.fetched(await scene.told(sent[0])) == digests(datas)
    await scene.settle()
    assert len(scene.answers()) == 1


# Cut off --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def mortal(patient: Scene) -> Scene:
    """Somebody new to a bot that is killed in the middle of an album."""
    return patient.of(patient.telegram.person("Cut off"))


async def test_an_album_cut_by_kill_9_is_one_order_with_all_photos(mortal: Scene) -> None:
    """Two photos are in the database, one more comes while the bot is dead: after the restart one create has all three.

    Then everything comes once more, to a bot that was killed again: still one create, and not a word more.
    """
    datas = pictures(mortal, 3)
    before = len(mortal.telegram.update_ids)
    sent = [await mortal.photo(f"a {mortal.mark}", data=datas[0], media_group=mortal.mark)]
    sent += [await mortal.photo(data=datas[1], media_group=mortal.mark)]
    async with asyncio.timeout(60):
        while mortal.telegram.pending_update_count:  # noqa: ASYNC110 - the stand-in tells nobody of confirmations
            await asyncio.sleep(0.01)
    await mortal.bot.kill()
    assert mortal.video.matching(mortal.mark) == []
    sent += [await mortal.photo(data=datas[2], media_group=mortal.mark)]
    await mortal.bot.start()
    assert await mortal.fetched(await mortal.told(sent[0])) == digests(datas)

    album_ids = mortal.telegram.update_ids[before:]
    await mortal.bot.kill()
    for update_id in album_ids:
        await mortal.telegram.resend(update_id)
    await mortal.bot.start()
    await mortal.settle()
    await mortal.create()
    assert len(mortal.answers()) == 1


async def test_photos_not_yet_acknowledged_come_again(mortal: Scene) -> None:
    """The first photo is in the database but not acknowledged when the bot dies: it comes again, and counts once."""
    gate = mortal.telegram.hold("getUpdates")
    datas = pictures(mortal, 3)
    sent = await album(mortal, datas, f"a {mortal.mark}")
    await gate.reached()
    await mortal.bot.kill()
    gate.release()
    assert mortal.telegram.pending_update_count >= 1
    assert mortal.video.matching(mortal.mark) == []
    await mortal.bot.start()
    assert await mortal.fetched(await mortal.told(sent[0])) == digests(datas)
    await mortal.settle()
    assert len(mortal.answers()) == 1
