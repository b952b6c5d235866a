"""Photos of a bot without a public address: long polling, no PUBLIC_URL, and a bucket or an image host."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from yarl import URL

from tests.e2e.scene import Scene, running_scene, sha256
from tests.integration.photos.s3_server import ACCESS_KEY_ID, BUCKET, REGION, SECRET_ACCESS_KEY, S3Server
from tests.integration.photos.upload_host import ImageHost

AUTHORIZATION = "Bearer made-up-authorization-of-a-test"
KEPT_UP = "can’t be passed on right now. I keep trying; nothing has been charged."
GIVEN_UP = "couldn’t be passed on to the video service"
FREE = "Nothing was charged."

people = count(1)


@asynccontextmanager
async def unreachable_bot(folder: Path, **environment: str) -> AsyncIterator[Scene]:
    """A bot without PUBLIC_URL; at the end its DEBUG log is checked for the store's secrets and for links."""
    async with running_scene(folder, PUBLIC_URL="", UPDATES="polling", **environment) as scene:
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
    async with unreachable_bot(
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
def bucket_scene(bucket_bot: Scene) -> Scene:
    """A new user of a bot that puts photos into the bucket."""
    return bucket_bot.as_person(bucket_bot.telegram.person(f"Person {next(people)}"))


@pytest.fixture(scope="module")
async def host() -> AsyncIterator[ImageHost]:
    async with ImageHost() as host:
        yield host


@pytest.fixture(scope="module")
async def upload_bot(host: ImageHost, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with unreachable_bot(
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
def upload_scene(upload_bot: Scene, host: ImageHost) -> Scene:
    """A new user of a bot that uploads photos to a working host."""
    host.answer, host.asked = _at_once, 0
    return upload_bot.as_person(upload_bot.telegram.person(f"Person {next(people)}"))


def _at_once(link: str) -> web.StreamResponse:
    """The host's usual answer."""
    return web.json_response({"url": link})


async def test_a_photo_is_served_from_the_bucket(bucket_scene: Scene, s3: S3Server) -> None:
    """The provider gets the exact bytes as an image; the link has neither token nor key nor secret."""
    data = bucket_scene.telegram.picture()
    create = await bucket_scene.create_for(await bucket_scene.photo(f"a {bucket_scene.marker} dances", data=data))
    assert await bucket_scene.fetched_images(create) == [sha256(data)]
    assert create.images[0].content_type == "image/jpeg"
    [link] = create.links
    assert link.startswith(f"{s3.url}/{BUCKET}/photos/")
    assert URL(link).query["X-Amz-Expires"] == "21600"
    for secret in (bucket_scene.telegram.token, bucket_scene.video.key, SECRET_ACCESS_KEY):
        assert secret not in link
    async with aiohttp.ClientSession() as anybody, anybody.get(f"{bucket_scene.bot.url}/photos/x") as answer:
        assert answer.status == 404  # there is no relay


async def test_an_album_keeps_its_order(bucket_scene: Scene) -> None:
    """The links are in the order of the photos."""
    pictures = [bucket_scene.telegram.picture() for _ in range(6)]
    album = await bucket_scene.telegram.send_album(
        bucket_scene.chat, bucket_scene.person, pictures, f"a {bucket_scene.marker} dances"
    )
    create = await bucket_scene.create_for(album[0])
    assert await bucket_scene.fetched_images(create) == [sha256(picture) for picture in pictures]


async def test_the_largest_photo_is_stored(bucket_scene: Scene) -> None:
    """Nearly 20 MB are uploaded in parts."""
    data = bucket_scene.telegram.picture() + bytes(19 * 1024 * 1024)
    create = await bucket_scene.create_for(await bucket_scene.png(data, f"a {bucket_scene.marker} dances"))
    assert await bucket_scene.fetched_images(create) == [sha256(data)]


async def test_a_missing_photo_is_refused(bucket_scene: Scene) -> None:
    """If Telegram no longer has the photo, there is no create."""
    looked_for = bucket_scene.telegram.faults.hold("getFile")
    asked = await bucket_scene.photo(f"a {bucket_scene.marker} dances")
    assert await looked_for.reached()
    assert asked.media is not None
    bucket_scene.telegram.files.forget(asked.media.file.file_id)
    looked_for.release()
    assert FREE in (await bucket_scene.answer(asked, "can’t get your photo from Telegram any more")).words
    await bucket_scene.assert_no_create()


async def test_an_expired_file_path_is_requested_again(bucket_scene: Scene) -> None:
    """Telegram's file paths expire after an hour, the photo does not."""
    looked_for = bucket_scene.telegram.faults.hold("getFile", when="after")
    data = bucket_scene.telegram.picture()
    asked = await bucket_scene.photo(f"a {bucket_scene.marker} dances", data=data)
    assert await looked_for.reached()
    bucket_scene.telegram.files.expire_paths()
    looked_for.release()
    assert await bucket_scene.fetched_images(await bucket_scene.create_for(asked)) == [sha256(data)]


async def test_a_store_that_comes_back_gets_the_photo(bucket_scene: Scene, s3: S3Server) -> None:
    """The chat is told that it takes longer, then gets the id of the one create."""
    await s3.stop()
    asked = await bucket_scene.photo(f"a {bucket_scene.marker} dances")
    await bucket_scene.answer(asked, KEPT_UP)
    assert bucket_scene.video.matching(bucket_scene.marker) == []
    await s3.start()
    create = await bucket_scene.create()
    assert create.task_id is not None
    await bucket_scene.answer(asked, create.task_id)


async def test_a_store_that_stays_down_is_a_refusal(bucket_scene: Scene, s3: S3Server) -> None:
    """After the retry window the task is refused with a button, and the admin is notified."""
    await s3.stop()
    asked = await bucket_scene.photo(f"a {bucket_scene.marker} dances")
    answer = await bucket_scene.answer(asked, GIVEN_UP)
    assert FREE in answer.words
    await bucket_scene.logged("owner: Photos can’t be passed on: the photo store was not reached (Connect).")
    await bucket_scene.assert_no_create()
    await s3.start()
    await bucket_scene.telegram.press(answer, "Try again", bucket_scene.person)
    await bucket_scene.create()


async def test_a_photo_is_served_from_the_image_host(upload_scene: Scene, host: ImageHost) -> None:
    """The host gets its own authorization, never the video API's key."""
    data = upload_scene.telegram.picture()
    create = await upload_scene.create_for(await upload_scene.png(data, f"a {upload_scene.marker} dances"))
    assert create.links == (f"{host.root}/files/{len(host.uploads) - 1}.jpg",)
    assert await upload_scene.fetched_images(create) == [sha256(data)]
    assert (host.uploads[-1].authorization, host.uploads[-1].mime) == (AUTHORIZATION, "image/png")


async def test_a_refusal_of_the_host_is_final(upload_scene: Scene, host: ImageHost) -> None:
    """A wrong key is not retried: the chat and the admin are notified at once."""
    host.answer = lambda _: web.Response(status=401)
    asked = await upload_scene.photo(f"a {upload_scene.marker} dances")
    assert FREE in (await upload_scene.answer(asked, GIVEN_UP)).words
    await upload_scene.logged("owner: Photos can’t be passed on: the photo host answered 401.")
    await upload_scene.assert_no_create()
    assert host.asked == 1


async def test_an_upload_longer_than_the_lease(upload_scene: Scene, host: ImageHost) -> None:
    """SUBMIT_LEASE is renewed during the upload: the task is neither unknown nor sent twice."""

    async def slowly(link: str) -> web.StreamResponse:
        await asyncio.sleep(10)
        return _at_once(link)

    host.answer = slowly
    asked = await upload_scene.photo(f"a {upload_scene.marker} dances")
    create = await upload_scene.create()
    assert create.task_id is not None
    await upload_scene.answer(asked, create.task_id)
    assert host.asked == 1


async def test_a_retried_create_uses_the_same_links(upload_scene: Scene, host: ImageHost) -> None:
    """If the provider is rate-limited, the photo is not uploaded again."""
    asked = await upload_scene.photo(f"a {upload_scene.marker} dances #saturated_429")
    turned_away, create = await upload_scene.video.wait_for_creates(2, match=upload_scene.marker)
    assert create.task_id is not None
    await upload_scene.answer(asked, create.task_id)
    assert (turned_away.links, host.asked) == (create.links, 1)


async def test_a_stop_during_an_upload_requeues_the_task(upload_scene: Scene, host: ImageHost) -> None:
    """No create was sent, so the next start sends it without asking."""
    reached = asyncio.Event()

    async def hang(_: str) -> web.StreamResponse:
        reached.set()
        await asyncio.Event().wait()
        return web.Response()

    host.answer = hang
    asked = await upload_scene.photo(f"a {upload_scene.marker} dances")
    await asyncio.wait_for(reached.wait(), 60)
    assert await upload_scene.bot.terminate() == 0
    assert upload_scene.video.matching(upload_scene.marker) == []
    host.answer = _at_once
    await upload_scene.bot.start()
    create = await upload_scene.create_for(asked)
    assert len(create.links) == 1


async def test_without_photo_links_only_photos_are_declined(tmp_path: Path) -> None:
    """Text orders work."""
    async with unreachable_bot(tmp_path) as scene:
        asked = await scene.photo(f"a {scene.marker} dances")
        await scene.answer(asked, "This bot can’t use photos yet")
        await scene.assert_no_create()
