"""Photo links: what a provider gets by them, what strangers do not, and what happens where there are none."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.faults import FaultKind
from sandbox.telegram.world import Message
from tests.e2e.scene import CHOSEN_BY_NOBODY, Scene, sha256, stage

MIB = 1024 * 1024
JPEG = b"\xff\xd8\xff\xe0 a photo " * 20_000  # more than one piece of it at a time


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


async def ask(telegram: TelegramStandIn, url: str, method: str = "GET") -> Answer:
    """Ask as a stranger does; whatever comes back is held against the token first."""
    async with aiohttp.ClientSession() as session, session.request(method, url, allow_redirects=False) as got:
        answer = Answer(got.status, dict(got.headers), await got.read())
    for secret in (telegram.token, telegram.token.partition(":")[2]):
        assert secret not in url
        assert secret not in str(answer.headers)
        assert secret.encode() not in answer.body
    return answer


async def link_of(scene: Scene, message: Message) -> str:
    [link] = (await scene.told(message)).links
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
async def test_a_link_serves_the_picture(
    scene: Scene, name: str | None, claimed: str | None, served: str, ending: str
) -> None:
    """The bytes that were sent, with an image's type (a document keeps its own) and their length; HEAD says the same."""
    if name is None or claimed is None:
        sent = await scene.photo(scene.mark, data=JPEG)
    else:
        sent = await scene.telegram.send_document(scene.chat, scene.person, JPEG, name, claimed, scene.mark)
    link = await link_of(scene, sent)
    assert link.endswith(ending)
    got, head = await ask(scene.telegram, link), await ask(scene.telegram, link, "HEAD")
    assert got.body == JPEG
    assert head.body == b""
    for answer in (got, head):
        assert answer.status == 200
        assert answer.headers["Content-Type"] == served
        assert answer.headers["Content-Length"] == str(len(JPEG))
        assert "max-age=" in answer.headers["Cache-Control"]
    create = await scene.create()
    assert await scene.fetched(create) == [sha256(JPEG)]


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


async def test_a_forged_link_leads_nowhere(scene: Scene) -> None:
    """Whatever is changed in a link, or made up: 404, and Telegram is not asked."""
    link = await link_of(scene, await scene.photo(scene.mark))
    await scene.video.wait_for_images(await scene.create())
    before = len(scene.telegram.calls_to("getFile"))
    for changed in _changed(link):
        for method in ("GET", "HEAD"):
            assert (await ask(scene.telegram, changed, method)).status == 404, changed
    assert (await ask(scene.telegram, link, "POST")).status == 405
    assert len(scene.telegram.calls_to("getFile")) == before
    assert (await ask(scene.telegram, link)).status == 200


@pytest.mark.parametrize("kind", ["500", "502-html", "403", "reset", "malformed", "429"])
async def test_telegram_failing_once_is_not_noticed(scene: Scene, kind: FaultKind) -> None:
    """The provider fetches once, so Telegram is asked again before the provider is answered."""
    link = await link_of(scene, await scene.photo(scene.mark, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    scene.telegram.faults.add("getFile", kind, times=1, retry_after=1)
    again = await ask(scene.telegram, link)
    assert (again.status, again.body) == (200, JPEG)


@pytest.mark.usefixtures("no_leftovers")
async def test_telegram_failing_on_and_on_is_a_bad_gateway(scene: Scene) -> None:
    """After some 20 s the answer is 502 without a word of why; later the link works again."""
    link = await link_of(scene, await scene.photo(scene.mark, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    scene.telegram.faults.add("getFile", "500", times=None)
    assert (await ask(scene.telegram, link)).status == 502
    scene.telegram.faults.clear()
    assert (await ask(scene.telegram, link)).body == JPEG


async def test_a_photo_that_telegram_has_no_more_is_not_found_at_once(scene: Scene) -> None:
    sent = await scene.photo(scene.mark, data=JPEG)
    link = await link_of(scene, sent)
    await scene.video.wait_for_images(await scene.create())
    assert sent.media is not None
    scene.telegram.files.forget(sent.media.file.file_id)
    before = len(scene.telegram.calls_to("getFile"))
    assert (await ask(scene.telegram, link)).status == 404
    assert len(scene.telegram.calls_to("getFile")) == before + 1


async def test_telegrams_own_links_may_die(scene: Scene) -> None:
    """Telegram's file links live an hour, ours ask for a new one each time."""
    link = await link_of(scene, await scene.photo(scene.mark, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    scene.telegram.files.expire_paths()
    assert (await ask(scene.telegram, link)).body == JPEG


# Too big ------------------------------------------------------------------------------------------------------------


async def _big(scene: Scene, caption: str | None, size: int = 21 * MIB) -> Message:
    return await scene.telegram.send_document(
        scene.chat, scene.person, b"\x89PNG", "big.png", "image/png", caption, claimed_size=size
    )


@pytest.mark.parametrize("way", ["caption", "alone", "reply", "album"])
async def test_a_picture_above_20_mb_is_refused_before_money_is_spent(scene: Scene, way: str) -> None:
    """Telegram would not give it: that is said at once, with the limit, and no create is made."""
    match way:
        case "caption":
            asked = await _big(scene, f"a {scene.mark}")
        case "alone":
            asked = await _big(scene, None)
        case "reply":
            big = await _big(scene, None)
            await scene.answer(big, "larger than 20 MB")
            asked = await scene.say(f"/video a {scene.mark}", reply_to=big)
        case _:
            asked = await scene.telegram.send_document(
                scene.chat, scene.person, JPEG, "a.png", "image/png", f"a {scene.mark}", media_group="big"
            )
            await scene.telegram.send_document(
                scene.chat, scene.person, JPEG, "b.png", "image/png", claimed_size=21 * MIB, media_group="big"
            )
    answer = await scene.answer(asked, "larger than 20 MB")
    assert "Nothing was charged" in answer.words
    await scene.spent_nothing()


async def test_20_mb_are_not_too_big(scene: Scene) -> None:
    """The limit itself passes."""
    await scene.told(await _big(scene, f"a {scene.mark}", 20 * MIB))


# Other bots -----------------------------------------------------------------------------------------------------------


async def test_a_link_expires(tmp_path: Path) -> None:
    """After PHOTO_LINK_TTL the link is gone for good, and Telegram is not asked."""
    async with stage(tmp_path, PHOTO_LINK_TTL="10") as scene:
        link = await link_of(scene, await scene.photo(scene.mark, data=JPEG))
        assert (await ask(scene.telegram, link)).status == 200
        await asyncio.sleep(10.1)
        before = len(scene.telegram.calls_to("getFile"))
        assert (await ask(scene.telegram, link)).status == 410
        assert (await ask(scene.telegram, link, "HEAD")).status == 410
        assert len(scene.telegram.calls_to("getFile")) == before


@pytest.fixture(scope="module")
async def linkless(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot without PUBLIC_URL, so without photo links; somebody else is its owner."""
    owner = 4242
    folder = tmp_path_factory.mktemp("linkless")
    async with stage(folder, PUBLIC_URL="", ADMIN_IDS=str(owner), ALBUM_QUIET="0.3") as scene:
        yield scene.of(scene.telegram.person("Owner", user_id=owner))


async def test_photos_are_declined_where_there_are_no_links(linkless: Scene) -> None:
    """Photos in every form get a sentence and no create; the log and the owner get a hint at what to set."""
    assert "photos cannot be used (PHOTO_LINKS=off)" in linkless.bot.log()
    await linkless.say("/start")
    owner_chat = linkless.chat
    sentence = "can’t use photos yet"
    stranger = linkless.of(linkless.telegram.person("Stranger"))
    await stranger.answer(await stranger.photo(f"a {stranger.mark}"), sentence)
    alone = await stranger.photo()
    await stranger.answer(alone, sentence)
    other = linkless.of(linkless.telegram.person("Other"))
    await other.answer(await other.say(f"/video a {other.mark}", reply_to=await other.png(JPEG)), sentence)
    album = await other.telegram.send_album(other.chat, other.person, 2, f"a {other.mark}")
    await other.answer(album[0], sentence)
    assert linkless.video.creates == []

    await linkless.telegram.wait_for(owner_chat, "set PHOTO_LINKS, or PUBLIC_URL")
    hints = [message for message in linkless.answers() if "photo links are off" in message.words]
    assert len(hints) == 1


async def test_words_and_links_work_where_there_are_no_photo_links(linkless: Scene) -> None:
    """What needs no link of ours is made; nothing is served under /photos/."""
    person = linkless.of(linkless.telegram.person("Writer"))
    link = "https://pics.example/a.png"
    create = await person.told(await person.say(f"/video a {person.mark} {link}"))
    assert create.body == CHOSEN_BY_NOBODY | {"prompt": f"a {person.mark}", "images": [link]}
    assert (await ask(person.telegram, f"{person.bot.url}/photos/x.jpg")).status == 404


# Last in the module, since the bot is killed --------------------------------------------------------------------------


async def test_a_link_works_after_a_restart(scene: Scene) -> None:
    """Nothing about a link is kept in memory."""
    link = await link_of(scene, await scene.photo(scene.mark, data=JPEG))
    await scene.video.wait_for_images(await scene.create())
    await scene.bot.kill()
    await scene.bot.start()
    answer = await ask(scene.telegram, link)
    assert (answer.status, answer.body) == (200, JPEG)
