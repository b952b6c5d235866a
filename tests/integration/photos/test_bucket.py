"""PHOTO_LINKS=s3, against a real S3 server."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from yarl import URL

from bot.photos.bucket import PART, Bucket, BucketPublisher
from bot.photos.errors import PhotoGone, PhotoLinkFailed, PhotoStoreRefused, PhotoTooBig
from tests.integration.photos.memory import peak_growth
from tests.integration.photos.s3_server import ACCESS_KEY_ID, BUCKET, REGION, SECRET_ACCESS_KEY, Keys, S3Server
from tests.integration.photos.source import JPEG, PIECE, Photos, big, jpeg

TTL = 600.0
MIB = 1024 * 1024


def publisher(
    s3: S3Server | str, photos: Photos, *, ahead: float = 0.0, key: str = "key", **bucket: str
) -> BucketPublisher:
    """A publisher whose clock is `ahead` seconds ahead."""
    settings = {
        "name": BUCKET,
        "endpoint": s3 if isinstance(s3, str) else s3.url,
        "region": REGION,
        "access_key_id": ACCESS_KEY_ID,
        "secret_access_key": SECRET_ACCESS_KEY,
        "prefix": "photos/",
    }
    return BucketPublisher(
        Bucket(**settings | bucket), photos, key=key, ttl=TTL, clock=lambda: time.time() + ahead
    )  # fmt: skip


async def fetched(link: str) -> tuple[int, str, bytes]:
    """The answer to a client that has only the link."""
    async with aiohttp.ClientSession() as anybody, anybody.get(URL(link, encoded=True)) as answer:
        return answer.status, answer.content_type, await answer.read()


@pytest.mark.parametrize(
    ("mime", "served", "ending"),
    [("image/jpeg", "image/jpeg", ".jpg"), ("IMAGE/PNG", "image/png", ".png"), ("text/html", "image/jpeg", ".jpg")],
)
async def test_a_link_serves_the_exact_bytes_as_an_image(
    s3: S3Server, photos: Photos, mime: str, served: str, ending: str
) -> None:
    """It needs no credentials."""
    link = await publisher(s3, photos).link(f"F {mime}", mime)
    assert await fetched(link) == (200, served, JPEG)
    assert URL(link).path.endswith(ending)


async def test_a_link_without_its_signature_is_refused(s3: S3Server, photos: Photos) -> None:
    """The object itself is private."""
    link = await publisher(s3, photos).link("private", "image/jpeg")
    assert (await fetched(link.partition("?")[0]))[0] == 403


async def test_a_link_is_signed_with_its_expiry(s3: S3Server, photos: Photos) -> None:
    """Another implementation computes the same signature, which covers the expiry. The server checks neither."""
    link = await publisher(s3, photos).link("signed", "image/jpeg")
    said = URL(link).query
    assert said["X-Amz-Expires"] == "600"
    signed_at = datetime.strptime(said["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert abs(signed_at.timestamp() - time.time()) < 60
    assert said["X-Amz-Credential"].startswith(f"{ACCESS_KEY_ID}/")
    assert _signature(link) == said["X-Amz-Signature"]
    assert _signature(link.replace("Expires=600", "Expires=601")) != said["X-Amz-Signature"]


def _signature(link: str) -> str:
    """The signature that botocore computes for the link's parameters."""
    auth = S3SigV4QueryAuth(Credentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY), "s3", REGION)
    url = URL(link)
    request = AWSRequest("GET", link.partition("&X-Amz-Signature=")[0], headers={"host": f"{url.host}:{url.port}"})
    request.context["timestamp"] = url.query["X-Amz-Date"]
    return str(auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request))


async def test_keys_cannot_be_guessed(s3: S3Server, photos: Photos) -> None:
    """A key is derived from the photo and a secret: neither the file_id nor another bot's secret gives it."""
    paths = [URL(await publisher(s3, photos, key=key).link("guess", "image/jpeg")).path for key in ("one", "two")]
    assert paths[0] != paths[1]
    for path in paths:
        assert "guess" not in path
        assert len(URL(path).name.removesuffix(".jpg")) == 64


async def test_a_photo_is_stored_once_within_the_lifetime_of_a_link(s3: S3Server, photos: Photos) -> None:
    """No other replica stores it again; once it is older than that, it is stored again."""
    first = await publisher(s3, photos).link("once", "image/jpeg")
    second = await publisher(s3, photos, ahead=TTL - 30).link("once", "image/jpeg")
    assert photos.opened == ["once"]
    assert URL(first).path == URL(second).path
    await publisher(s3, photos, ahead=TTL + 5).link("once", "image/jpeg")
    assert photos.opened == ["once", "once"]
    assert await fetched(first) == (200, "image/jpeg", JPEG)


async def test_keys_have_the_prefix(s3: S3Server, photos: Photos) -> None:
    """All objects are below S3_PREFIX."""
    link = await publisher(s3, photos, prefix="a/b/").link("prefixed", "image/jpeg")
    assert URL(link).path.startswith(f"/{BUCKET}/a/b/")
    assert (await fetched(link))[0] == 200


async def test_a_large_photo_is_stored_in_parts(s3: S3Server, photos: Photos) -> None:
    """20 MB arrive complete."""
    photos.contents["big"] = big(20 * MIB)
    photos.lengths["big"] = None
    status, mime, body = await fetched(await publisher(s3, photos).link("big", "image/png"))
    assert (status, mime) == (200, "image/png")
    assert body == b"".join(big(20 * MIB)())


async def test_memory_does_not_grow_with_the_photo(s3: S3Server, photos: Photos) -> None:
    """Of 64 MB, only a few parts are in memory at a time."""
    small, large = publisher(s3, photos), publisher(s3, photos)
    photos.contents |= {"warm": big(20 * MIB), "large": big(64 * MIB)}
    await small.link("warm", "image/jpeg")
    async with peak_growth() as growth:
        await large.link("large", "image/jpeg")
    assert growth.bytes < 3 * PART


@pytest.mark.parametrize("pieces", [3, 200])  # before the first part was sent, and after
async def test_an_incomplete_photo_is_not_stored(s3: S3Server, photos: Photos, pieces: int) -> None:
    """A partial photo is never an object, and the next try stores the complete one."""
    broken = [bytes(PIECE)] * pieces
    photo = f"half {pieces}"
    photos.contents[photo] = lambda: iter([*broken, OSError("broke off")])
    before = await s3.keys()
    with pytest.raises(PhotoLinkFailed, match="Telegram does not provide the photo now"):
        await publisher(s3, photos).link(photo, "image/jpeg")
    assert await s3.keys() == before
    assert photos.under_way == 0
    photos.contents[photo] = jpeg
    assert (await fetched(await publisher(s3, photos).link(photo, "image/jpeg")))[2] == JPEG


async def test_a_cancelled_upload_leaves_no_object(s3: S3Server, photos: Photos) -> None:
    """A stop during the upload also closes the photo."""
    reached = asyncio.Event()

    class Endless(Photos):
        async def _chunks(self, file_id: str) -> AsyncIterator[bytes]:
            for _ in range(200):
                yield bytes(PIECE)
            reached.set()
            await asyncio.Event().wait()

    endless, before = Endless(), await s3.keys()
    making = asyncio.create_task(publisher(s3, endless).link("cancelled", "image/jpeg"))
    await reached.wait()
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert endless.under_way == 0
    assert await s3.keys() == before


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileNotFoundError("gone"), PhotoGone),
        (OSError(27, "too big"), PhotoTooBig),
        (OSError("not now"), PhotoLinkFailed),
    ],
)
async def test_errors_of_the_photo_are_distinguished(
    s3: S3Server, photos: Photos, error: OSError, kind: type[Exception]
) -> None:
    """A missing photo and a failed download keep their own exceptions."""
    photos.fails = error
    with pytest.raises(kind) as caught:
        await publisher(s3, photos).link("missing", "image/jpeg")
    assert caught.type is kind


async def test_an_unreachable_store_is_retryable(photos: Photos) -> None:
    """It fails within seconds, and works once the store is up."""
    s3 = S3Server()
    publishing = publisher(s3, photos)
    with pytest.raises(PhotoLinkFailed, match="the photo store was not reached"):
        await asyncio.wait_for(publishing.link("later", "image/jpeg"), 60)
    assert photos.opened == []
    await s3.start()
    try:
        assert (await fetched(await publishing.link("later", "image/jpeg")))[0] == 200
    finally:
        await s3.stop()


async def test_a_missing_bucket_is_a_refusal(s3: S3Server, photos: Photos) -> None:
    """It is not retried."""
    with pytest.raises(PhotoStoreRefused, match="the photo store answered 404 NoSuchBucket"):
        await publisher(s3, photos, name="no-such-bucket").link("F", "image/jpeg")


async def test_only_valid_keys_are_accepted(s3: S3Server, photos: Photos) -> None:
    """Here the server checks the signature: ours is accepted, one with a wrong secret is refused."""
    keys = await s3.require_keys()
    try:
        good = publisher(s3, photos, **vars(keys))
        photos.contents["keys"] = big(6 * MIB)
        await good.link("keys", "image/jpeg")
        await good.link("keys small", "image/jpeg")
        wrong = Keys(keys.access_key_id, "not-the-secret")
        with pytest.raises(PhotoStoreRefused, match="the photo store answered 403 SignatureDoesNotMatch"):
            await publisher(s3, photos, **vars(wrong)).link("wrong", "image/jpeg")
        strange = Keys("AKIASTRANGE", "whatever")
        with pytest.raises(PhotoStoreRefused, match="the photo store answered 403 InvalidAccessKeyId"):
            await publisher(s3, photos, **vars(strange)).link("wrong", "image/jpeg")
    finally:
        await s3.require_no_keys()


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (500, PhotoLinkFailed, "answered 500"),
        (503, PhotoLinkFailed, "answered 503 SlowDown"),
        (429, PhotoLinkFailed, "answered 429"),
        (301, PhotoStoreRefused, "S3_REGION or S3_ENDPOINT is wrong"),
        (403, PhotoStoreRefused, "answered 403"),
    ],
)
async def test_error_answers_are_distinguished(photos: Photos, status: int, kind: type[Exception], words: str) -> None:
    """A refusal is final, a temporary error is not; our messages contain nothing of the answer."""

    async def answer(request: web.Request) -> web.Response:
        if request.method == "HEAD":
            return web.Response(status=404)
        code = "<Error><Code>SlowDown</Code></Error>" if status == 503 else "<p>any secret words</p>"
        return web.Response(status=status, text=code)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as server:
        with pytest.raises(kind, match=words) as caught:
            await publisher(str(server.make_url("")).rstrip("/"), photos).link("F", "image/jpeg")
    assert caught.type is kind
    assert "secret words" not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"


async def test_aws_variables_of_the_environment_are_ignored(
    s3: S3Server, photos: Photos, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may be set for other programs on the same machine."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "AKIAOTHER",
        "AWS_SECRET_ACCESS_KEY": "other",
        "AWS_SESSION_TOKEN": "a-session",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
        "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1",
        "AWS_REGION": "us-west-2",
        "AWS_DEFAULT_REGION": "us-west-2",
    }.items():
        monkeypatch.setenv(name, value)
    link = await publisher(s3, photos).link("environment", "image/jpeg")
    assert "AKIAOTHER" not in link
    assert "Security-Token" not in link
    assert REGION in link
    assert (await fetched(link))[0] == 200


async def test_neither_keys_nor_links_are_logged(
    s3: S3Server, photos: Photos, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """With all log levels on, for successes and failures."""
    with caplog.at_level(logging.DEBUG):
        link = await publisher(s3, photos).link("logged", "image/jpeg")
        with pytest.raises(PhotoStoreRefused):
            await publisher(s3, photos, name="no-such-bucket").link("logged", "image/jpeg")
    for secret in (SECRET_ACCESS_KEY, ACCESS_KEY_ID, URL(link).query["X-Amz-Signature"], URL(link).name):
        assert secret not in caplog.text
