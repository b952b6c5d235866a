"""Photos of a bot that nobody can reach from outside: long polling, no PUBLIC_URL, and a store in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from yarl import URL

from tests.e2e.scene import Scene, sha256, stage
from tests.integration.photos.s3_server import ACCESS_KEY_ID, BUCKET, REGION, SECRET_ACCESS_KEY, S3Server
from tests.integration.photos.upload_host import ImageHost

AUTHORIZATION = "Bearer made-up-authorization-of-a-test"
KEPT_UP = "can’t be passed on right now. I keep trying; nothing has been charged."
GIVEN_UP = "couldn’t be passed on to the video service"
FREE = "Nothing was charged."

people = count(1)


@asynccontextmanager
async def hidden(folder: Path, **environment: str) -> AsyncIterator[Scene]:
    """A bot without an address; at the end its log, at DEBUG, is searched for the store's secrets and for links."""
    async with stage(folder, PUBLIC_URL="", UPDATES="polling", **environment) as scene:
        yield scene
        log = scene.bot.log()
    for secret in (SECRET_ACCESS_KEY, ACCESS_KEY_ID, AUTHORIZATION.partition(" ")[2], "X-Amz-Signature", "/files/"):
        assert secret not in log


@pytest.fixture(scope="module")
async def s3() -> AsyncIterator[S3Server]:
    server = S3Server()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(scope="module")
async def bucket_bot(s3: S3Server, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with hidden(
        tmp_path_factory.mktemp("bucket"),
        PHOTO_LINKS="s3",
        S3_ENDPOINT=s3.url,
        S3_BUCKET=BUCKET,
        S3_REGION=REGION,
        S3_ACCESS_KEY_ID=ACCESS_KEY_ID,
        S3_SECRET_ACCESS_KEY=SECRET_ACCESS_KEY,
        SUBMIT_RETRY_WINDOW="15",
    ) as scene:
        yield scene


@pytest.fixture
def bucket(bucket_bot: Scene) -> Scene:
    """Somebody new, and a bot that puts photos into the bucket."""
    return bucket_bot.of(bucket_bot.telegram.person(f"Person {next(people)}"))


@pytest.fixture(scope="module")
async def host() -> AsyncIterator[ImageHost]:
    async with ImageHost() as host:
        yield host


@pytest.fixture(scope="module")
async def upload_bot(host: ImageHost, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with hidden(
        tmp_path_factory.mktemp("upload"),
        PHOTO_LINKS="upload",
        PHOTO_UPLOAD_URL=host.url,
        PHOTO_UPLOAD_AUTHORIZATION=AUTHORIZATION,
        RATE_LIMIT_WINDOW="60",
        DRAIN_TIMEOUT="1",
        SUBMIT_LEASE="8",
    ) as scene:
        yield scene


@pytest.fixture
def upload(upload_bot: Scene, host: ImageHost) -> Scene:
    """Somebody new, and a bot that uploads photos to a host that works."""
    host.answer, host.asked = _at_once, 0
    return upload_bot.of(upload_bot.telegram.person(f"Person {next(people)}"))


def _at_once(link: str) -> web.StreamResponse:
    return web.json_response({"url": link})


async def test_a_bucket_passes_photos_on(bucket: Scene, s3: S3Server) -> None:
    """The provider gets the exact bytes as an image, through a link that holds neither token nor key nor secret."""
    data = bucket.telegram.picture()
    create = await bucket.told(await bucket.photo(f"a {bucket.mark} dances", data=data))
    assert await bucket.fetched(create) == [sha256(data)]
    assert create.images[0].content_type == "image/jpeg"
    [link] = create.links
    assert link.startswith(f"{s3.url}/{BUCKET}/photos/")
    assert URL(link).query["X-Amz-Expires"] == "21600"
    for secret in (bucket.telegram.token, bucket.video.key, SECRET_ACCESS_KEY):
        assert secret not in link
    async with aiohttp.ClientSession() as anybody, anybody.get(f"{bucket.bot.url}/photos/x") as answer:
        assert answer.status == 404  # there is no relay


async def test_an_album_keeps_its_order(bucket: Scene) -> None:
    pictures = [bucket.telegram.picture() for _ in range(6)]
    album = await bucket.telegram.send_album(bucket.chat, bucket.person, pictures, f"a {bucket.mark} dances")
    create = await bucket.told(album[0])
    assert await bucket.fetched(create) == [sha256(picture) for picture in pictures]


async def test_a_photo_as_big_as_telegram_gives_goes_through(bucket: Scene) -> None:
    """Nearly 20 MB, in parts."""
    data = bucket.telegram.picture() + bytes(19 * 1024 * 1024)
    create = await bucket.told(await bucket.png(data, f"a {bucket.mark} dances"))
    assert await bucket.fetched(create) == [sha256(data)]


async def test_a_photo_that_telegram_lost_costs_nothing(bucket: Scene) -> None:
    looked_for = bucket.telegram.faults.hold("getFile")
    asked = await bucket.photo(f"a {bucket.mark} dances")
    assert await looked_for.reached()
    assert asked.media is not None
    bucket.telegram.files.forget(asked.media.file.file_id)
    looked_for.release()
    assert FREE in (await bucket.answer(asked, "can’t get your photo from Telegram any more")).words
    await bucket.spent_nothing()


async def test_a_path_that_expired_meanwhile_is_asked_for_once_more(bucket: Scene) -> None:
    """Telegram's file paths live an hour; the photo itself is still there."""
    looked_for = bucket.telegram.faults.hold("getFile", when="after")
    data = bucket.telegram.picture()
    asked = await bucket.photo(f"a {bucket.mark} dances", data=data)
    assert await looked_for.reached()
    bucket.telegram.files.expire_paths()
    looked_for.release()
    assert await bucket.fetched(await bucket.told(asked)) == [sha256(data)]


async def test_a_store_that_comes_up_again_gets_the_photo(bucket: Scene, s3: S3Server) -> None:
    """The chat hears that it takes longer, and then has its task; one create."""
    await s3.stop()
    asked = await bucket.photo(f"a {bucket.mark} dances")
    await bucket.answer(asked, KEPT_UP)
    assert bucket.video.matching(bucket.mark) == []
    await s3.start()
    create = await bucket.create()
    assert create.task_id is not None
    await bucket.answer(asked, create.task_id)


async def test_a_store_that_stays_down_costs_nothing(bucket: Scene, s3: S3Server) -> None:
    """After the retry window the chat is told so, and may try again with a button; the owner hears of it."""
    await s3.stop()
    asked = await bucket.photo(f"a {bucket.mark} dances")
    answer = await bucket.answer(asked, GIVEN_UP)
    assert FREE in answer.words
    await bucket.logged("owner: Photos can’t be passed on: the photo store was not reached (Connect).")
    await bucket.spent_nothing()
    await s3.start()
    await bucket.telegram.press(answer, "Try again", bucket.person)
    await bucket.create()


async def test_a_host_of_images_passes_photos_on(upload: Scene, host: ImageHost) -> None:
    """It gets its own authorization; the video API's key is none of its business."""
    data = upload.telegram.picture()
    create = await upload.told(await upload.png(data, f"a {upload.mark} dances"))
    assert create.links == (f"{host.root}/files/{len(host.uploads) - 1}.jpg",)
    assert await upload.fetched(create) == [sha256(data)]
    assert (host.uploads[-1].authorization, host.uploads[-1].mime) == (AUTHORIZATION, "image/png")


async def test_a_host_that_says_no_is_not_asked_again(upload: Scene, host: ImageHost) -> None:
    """A wrong key does not become right by waiting: the chat and the owner hear it at once."""
    host.answer = lambda _: web.Response(status=401)
    asked = await upload.photo(f"a {upload.mark} dances")
    assert FREE in (await upload.answer(asked, GIVEN_UP)).words
    await upload.logged("owner: Photos can’t be passed on: the photo host answered 401.")
    await upload.spent_nothing()
    assert host.asked == 1


async def test_a_slow_host_outlives_the_lease(upload: Scene, host: ImageHost) -> None:
    """SUBMIT_LEASE is 8 s: the order stays this process's own, and is neither unknown nor sent twice."""

    async def slowly(link: str) -> web.StreamResponse:
        await asyncio.sleep(10)
        return _at_once(link)

    host.answer = slowly
    asked = await upload.photo(f"a {upload.mark} dances")
    create = await upload.create()
    assert create.task_id is not None
    await upload.answer(asked, create.task_id)
    assert host.asked == 1


async def test_a_provider_that_is_busy_does_not_get_the_photo_uploaded_again(upload: Scene, host: ImageHost) -> None:
    """An order that is tried again uses the links that it has."""
    asked = await upload.photo(f"a {upload.mark} dances #saturated_429")
    turned_away, create = await upload.video.wait_for_creates(2, match=upload.mark)
    assert create.task_id is not None
    await upload.answer(asked, create.task_id)
    assert (turned_away.links, host.asked) == (create.links, 1)


async def test_a_stop_in_the_middle_gives_the_order_back(upload: Scene, host: ImageHost) -> None:
    """Nothing was sent to the video API, so the next life of the bot may send it; nobody is asked anything."""
    reached = asyncio.Event()

    async def hang(_: str) -> web.StreamResponse:
        reached.set()
        await asyncio.Event().wait()
        return web.Response()

    host.answer = hang
    asked = await upload.photo(f"a {upload.mark} dances")
    await asyncio.wait_for(reached.wait(), 60)
    assert await upload.bot.terminate() == 0
    assert upload.video.matching(upload.mark) == []
    host.answer = _at_once
    await upload.bot.start()
    create = await upload.told(asked)
    assert len(create.links) == 1


async def test_without_any_way_photos_are_declined_and_words_work(tmp_path: Path) -> None:
    async with hidden(tmp_path) as scene:
        asked = await scene.photo(f"a {scene.mark} dances")
        await scene.answer(asked, "This bot can’t use photos yet")
        await scene.spent_nothing()
