"""Photo links: what they serve, what forged ones do not, and a bot without them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.faults import FaultKind
from sandbox.telegram.world import Message
from tests.e2e.scene import DEFAULTS, Scene, running_scene, sha256

MIB = 1024 * 1024
JPEG = b"\xff\xd8\xff\xe0 a photo " * 20_000  # more than one chunk


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


async def get(telegram: TelegramStandIn, url: str, method: str = "GET") -> Answer:
    """Request a link without credentials, and check that the answer does not contain the token."""
    async with aiohttp.ClientSession() as session, session.request(method, url, allow_redirects=False) as got:
        answer = Answer(got.status, dict(got.headers), await got.read())
    for secret in (telegram.token, telegram.token.partition(":")[2]):
        assert secret not in url
        assert secret not in str(answer.headers)
        assert secret.encode() not in answer.body
    return answer


async def link_of(scene: Scene, message: Message) -> str:
    [link] = (await scene.create_for(message)).links
    assert link.startswith(f"{scene.bot.url}/photos/")
    return link


@pytest.mark.parametrize(
    ("name", "claimed", "served", "ending"),
    [
        (None, None, "image/jpeg", ".jpg"),
        ("a.jpg", "image/jpeg", "image/jpeg", ".jpg"),
        ("a.png", "image/png", "image/png", ".png"),
        ("a.webp", "image/webp", "image/webp", ".webp"),
        ("A.PNG", "application/octet-stream", "image/png", ".png"),
    ],
    ids=["photo", "jpeg", "png", "webp", "untold"],
)
async def test_a_link_serves_the_photo(
    scene: Scene, name: str | None, claimed: str | None, served: str, ending: str
) -> None:
    """The exact bytes with the image's type (documents keep theirs) and length; HEAD returns the same headers."""
    if name is None or claimed is None:
        sent = await scene.photo(scene.marker, data=JPEG)
    else:
        sent = await scene.telegram.send_document(scene.chat, scene.person, JPEG, name, claimed, scene.marker)
    link = await link_of(scene, sent)
    assert link.endswith(ending)
    got, head = await get(scene.telegram, link), await get(scene.telegram, link, "HEAD")
    assert got.body == JPEG
    assert head.body == b""
    for answer in (got, head):
        assert answer.status == 200
        assert answer.headers["Content-Type"] == served
        assert answer.headers["Content-Length"] == str(len(JPEG))
        assert "max-age=" in answer.headers["Cache-Control"]
    create = await scene.create()
    assert await scene.fetched_images(create) == [sha256(JPEG)]


def _changed(link: str) -> list[str]:
    root, _, signed = link.rpartition("/")
    payload, stamp, signature = signed.removesuffix(".jpg").split(".")
    flipped = ("B" if signature[0] == "A" else "A") + signature[1:]
    return [
        f"{root}/{payload}.{stamp}.{flipped}.jpg",
        f"{root}/{payload}.{stamp}.jpg",
        f"{root}/{payload}.jpg",
        f"{root}/{payload}x.{stamp}.{signature}.jpg",
        f"{root}/{payload}.{stamp[:-1]}{'B' if stamp[-1] == 'A' else 'A'}.{signature}.jpg",
        f"{root}/{signature}.{stamp}.{payload}.jpg",
        f"{root}/x.jpg",
        f"{root}/{'A' * 5000}",
        f"{root}/",
        f"{root}/..%2f..%2fetc%2fpasswd",
        f"{root}/%00",
    ]


async def test_a_forged_link_is_not_found(scene: Scene) -> None:
    """A changed or invented link answers 404, and Telegram is not called."""
    link = await link_of(scene, await scene.photo(scene.marker))
    await scene.video.wait_for_images(await scene.create())
    before = len(scene.telegram.calls_to("getFile"))
    for changed in _changed(link):
        for method in ("GET", "HEAD"):
            assert (await get(scene.telegram, changed, method)).status == 404, changed
    assert (await get(scene.telegram, link, "POST")).status == 405
    assert len(scene.telegram.calls_to("getFile")) == before
    assert (await get(scene.telegram, link)).status == 200


@pytest.mark.parametrize("kind", ["500", "502-html", "403", "reset", "malformed", "429"])
async def test_one_failure_of_telegram_is_retried(scene: Scene, kind: FaultKind) -> None:
    """The relay retries before it answers, because the provider fetches only once."""
    link = await link_of(scene, await scene.photo(scene.marker, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    scene.telegram.faults.add("getFile", kind, times=1, retry_after=1)
    again = await get(scene.telegram, link)
    assert (again.status, again.body) == (200, JPEG)


@pytest.mark.usefixtures("clear_faults")
async def test_lasting_failures_of_telegram_are_a_502(scene: Scene) -> None:
    """After about 20 s the answer is 502 without a reason; later the link works again."""
    link = await link_of(scene, await scene.photo(scene.marker, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    scene.telegram.faults.add("getFile", "500", times=None)
    assert (await get(scene.telegram, link)).status == 502
    scene.telegram.faults.clear()
    assert (await get(scene.telegram, link)).body == JPEG


async def test_a_photo_that_telegram_lost_is_a_404_at_once(scene: Scene) -> None:
    """It is not retried."""
    sent = await scene.photo(scene.marker, data=JPEG)
    link = await link_of(scene, sent)
    await scene.video.wait_for_images(await scene.create())
    assert sent.media is not None
    scene.telegram.files.forget(sent.media.file.file_id)
    before = len(scene.telegram.calls_to("getFile"))
    assert (await get(scene.telegram, link)).status == 404
    assert len(scene.telegram.calls_to("getFile")) == before + 1


async def test_expired_file_paths_are_replaced(scene: Scene) -> None:
    """Telegram's file paths expire after an hour; the relay requests a new one for each fetch."""
    link = await link_of(scene, await scene.photo(scene.marker, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    scene.telegram.files.expire_paths()
    assert (await get(scene.telegram, link)).body == JPEG


# Too big ------------------------------------------------------------------------------------------------------------


async def _big(scene: Scene, caption: str | None, size: int = 21 * MIB) -> Message:
    return await scene.telegram.send_document(
        scene.chat, scene.person, b"\x89PNG", "big.png", "image/png", caption, claimed_size=size
    )


@pytest.mark.parametrize("way", ["caption", "alone", "reply", "album"])
async def test_a_picture_above_20_mb_is_refused(scene: Scene, way: str) -> None:
    """The bot cannot download it: the reply states the limit, and there is no create."""
    match way:
        case "caption":
            asked = await _big(scene, f"a {scene.marker}")
        case "alone":
            asked = await _big(scene, None)
        case "reply":
            big = await _big(scene, None)
            await scene.answer(big, "larger than 20 MB")
            asked = await scene.say(f"/video a {scene.marker}", reply_to=big)
        case _:
            asked = await scene.telegram.send_document(
                scene.chat, scene.person, JPEG, "a.png", "image/png", f"a {scene.marker}", media_group="big"
            )
            await scene.telegram.send_document(
                scene.chat, scene.person, JPEG, "b.png", "image/png", claimed_size=21 * MIB, media_group="big"
            )
    answer = await scene.answer(asked, "larger than 20 MB")
    assert "Nothing was charged" in answer.words
    await scene.assert_no_create()


async def test_20_mb_are_accepted(scene: Scene) -> None:
    """A picture of exactly the limit is ordered."""
    await scene.create_for(await _big(scene, f"a {scene.marker}", 20 * MIB))


# Other bots -----------------------------------------------------------------------------------------------------------


async def test_a_link_expires(tmp_path: Path) -> None:
    """After PHOTO_LINK_TTL the link answers 410, and Telegram is not called."""
    async with running_scene(tmp_path, PHOTO_LINK_TTL="10") as scene:
        link = await link_of(scene, await scene.photo(scene.marker, data=JPEG))
        assert (await get(scene.telegram, link)).status == 200
        await asyncio.sleep(10.1)
        before = len(scene.telegram.calls_to("getFile"))
        assert (await get(scene.telegram, link)).status == 410
        assert (await get(scene.telegram, link, "HEAD")).status == 410
        assert len(scene.telegram.calls_to("getFile")) == before


@pytest.fixture(scope="module")
async def linkless(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot without PUBLIC_URL, so without photo links; the scene's user is its admin."""
    owner = 4242
    folder = tmp_path_factory.mktemp("linkless")
    async with running_scene(folder, PUBLIC_URL="", ADMIN_IDS=str(owner), ALBUM_QUIET="0.3") as scene:
        yield scene.as_person(scene.telegram.person("Owner", user_id=owner))


async def test_photos_that_cannot_work_are_not_advertised(linkless: Scene) -> None:
    """In the greeting, the help, and the answers to what is no order. A link to an image works."""
    users = [linkless.as_person(linkless.telegram.person(f"Person {number}")) for number in range(5)]
    texts = ("/start", "/help", "/video", "what can you do?")
    sent = [await user.say(text) for user, text in zip(users, texts, strict=False)]
    sent.append(await linkless.telegram.send_voice(users[4].chat, users[4].person))
    answers = [await user.answer(message) for user, message in zip(users, sent, strict=True)]
    assert all("photo" not in answer.words.lower() for answer in answers)
    assert [button.text for row in answers[0].buttons for button in row] == ["🎬 a cat on the moon", "⚙️ Settings"]
    assert "a link to an image" in answers[1].words and "costs" not in answers[0].words


async def test_photos_are_declined_without_photo_links(linkless: Scene) -> None:
    """Photos of every kind get an explanation and no create; log and admin get a hint about the setting."""
    assert "photos cannot be used (PHOTO_LINKS=off)" in linkless.bot.log()
    await linkless.say("/start")
    owner_chat = linkless.chat
    sentence = "can’t use photos yet"
    stranger = linkless.as_person(linkless.telegram.person("Stranger"))
    await stranger.answer(await stranger.photo(f"a {stranger.marker}"), sentence)
    alone = await stranger.photo()
    await stranger.answer(alone, sentence)
    other = linkless.as_person(linkless.telegram.person("Other"))
    await other.answer(await other.say(f"/video a {other.marker}", reply_to=await other.png(JPEG)), sentence)
    album = await other.telegram.send_album(other.chat, other.person, 2, f"a {other.marker}")
    await other.answer(album[0], sentence)
    assert linkless.video.creates == []

    await linkless.telegram.wait_for(owner_chat, "set PHOTO_LINKS, or PUBLIC_URL")
    hints = [message for message in linkless.answers() if "photo links are off" in message.words]
    assert len(hints) == 1


async def test_text_and_image_links_work_without_photo_links(linkless: Scene) -> None:
    """Nothing is served under /photos/."""
    person = linkless.as_person(linkless.telegram.person("Writer"))
    link = "https://pics.example/a.png"
    create = await person.create_for(await person.say(f"/video a {person.marker} {link}"))
    assert create.body == DEFAULTS | {"prompt": f"a {person.marker}", "images": [link]}
    assert (await get(person.telegram, f"{person.bot.url}/photos/x.jpg")).status == 404


# Last in the module, since the bot is killed --------------------------------------------------------------------------


async def test_a_link_works_after_a_restart(scene: Scene) -> None:
    """Links need nothing from the memory of the process."""
    link = await link_of(scene, await scene.photo(scene.marker, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    await scene.bot.kill()
    await scene.bot.start()
    answer = await get(scene.telegram, link)
    assert (answer.status, answer.body) == (200, JPEG)
