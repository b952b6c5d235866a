"""PHOTO_LINKS: the settings select the publisher, and the doctor tries it."""

from typing import Any

import aiohttp
import pytest
from aiohttp import web
from yarl import URL

from bot.doctor.finding import Mark
from bot.doctor.photos import check_photos
from bot.errors import SettingsError
from bot.photos.choice import photo_publisher, relay_links
from bot.photos.errors import PhotoLinkFailed
from bot.settings import Settings, load_settings
from tests.integration.photos.s3_server import ACCESS_KEY_ID, BUCKET, REGION, SECRET_ACCESS_KEY, S3Server
from tests.integration.photos.source import JPEG, Photos
from tests.integration.photos.upload_host import ImageHost
from tests.ports import free_port

TOKEN, KEY = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak", "sk-made-up-key-of-a-test"
S3 = {
    "photo_links": "s3",
    "s3_bucket": BUCKET,
    "s3_region": REGION,
    "s3_access_key_id": ACCESS_KEY_ID,
    "s3_secret_access_key": SECRET_ACCESS_KEY,
}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def settings(**said: Any) -> Settings:
    required = {"telegram_bot_token": TOKEN, "video_api_key": KEY, "video_api_url": "http://127.0.0.1:1"}
    return load_settings(_env_file=None, **required | said)


def lines(**said: Any) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        settings(**said)
    for secret in (SECRET_ACCESS_KEY, "hunter2"):
        assert secret not in str(caught.value)
    return caught.value.lines


async def test_off_publishes_nothing(photos: Photos) -> None:
    """Without PHOTO_LINKS and PUBLIC_URL there is no publisher."""
    async with photo_publisher(settings(), photos) as publisher:
        assert publisher is None
    assert relay_links(settings()) is None


async def test_a_public_url_selects_the_relay(photos: Photos) -> None:
    """The relay of any replica reads its links."""
    chosen = settings(public_url="https://bot.example")
    links = relay_links(chosen)
    assert links is not None
    async with photo_publisher(chosen, photos) as publisher:
        assert publisher is not None
        link = await publisher.link("F", "image/png")
    assert links.read(link.removeprefix("https://bot.example/photos/")).file_id == "F"
    assert photos.opened == []


async def test_s3_takes_precedence_over_the_relay(s3: S3Server, photos: Photos) -> None:
    """With PHOTO_LINKS=s3 there is no relay."""
    chosen = settings(**S3, s3_endpoint=s3.url, s3_prefix="/bots/one", public_url="https://bot.example")
    assert relay_links(chosen) is None
    async with photo_publisher(chosen, photos) as publisher:
        assert publisher is not None
        link = await publisher.link("chosen", "image/jpeg")
    assert link.startswith(f"{s3.url}/{BUCKET}/bots/one/")
    async with aiohttp.ClientSession() as anybody, anybody.get(URL(link, encoded=True)) as answer:
        assert await answer.read() == JPEG


@pytest.mark.parametrize(
    ("said", "video_api", "sent"),
    [
        ("", "elsewhere", None),
        ("", "same", f"Bearer {KEY}"),
        ("Client-ID abcdef", "elsewhere", "Client-ID abcdef"),
        ("Client-ID abcdef", "same", "Client-ID abcdef"),
    ],
)
async def test_the_video_apis_key_is_sent_to_the_video_api_only(
    host: ImageHost, photos: Photos, said: str, video_api: str, sent: str | None
) -> None:
    """It is sent to the video API's own upload path automatically, never to another origin."""
    root = f"{host.root}/v1" if video_api == "same" else host.root.replace("127.0.0.1", "localhost")
    chosen = settings(
        photo_links="upload", photo_upload_url=host.url, photo_upload_authorization=said, video_api_url=root
    )
    async with photo_publisher(chosen, photos) as publisher:
        assert publisher is not None
        await publisher.link("F", "image/jpeg")
    assert host.uploads[0].authorization == sent


def test_a_missing_setting_is_named() -> None:
    """The error names the setting that the selected way needs."""
    [line] = lines(photo_links="s3")
    assert line.startswith("PHOTO_LINKS=s3 needs S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: ")
    [line] = lines(**S3 | {"s3_secret_access_key": " "})
    assert line.startswith("PHOTO_LINKS=s3 needs S3_SECRET_ACCESS_KEY: ")
    [line] = lines(photo_links="upload")
    assert line.startswith("PHOTO_LINKS=upload needs PHOTO_UPLOAD_URL: ")
    [line] = lines(photo_links="relay")
    assert line.startswith("PHOTO_LINKS=relay needs PUBLIC_URL: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("s3_endpoint", "http://store.example"),
        ("s3_endpoint", "store.example"),
        ("s3_bucket", "s3://bucket"),
        ("s3_bucket", "bucket/folder"),
        ("s3_region", "eu central"),
        ("s3_prefix", "a//b"),
        ("s3_prefix", "../b"),
        ("s3_prefix", "photos?"),
        ("s3_secret_access_key", "hunter2\nhunter2"),
        ("photo_upload_url", "http://host.example/upload?key=hunter2"),
        ("photo_upload_url", "host.example"),
        ("photo_upload_authorization", "Bearer hunter2\r\nX-Evil: 1"),
        ("photo_upload_authorization", "Bearer hünter2"),
        ("photo_upload_field", 'a"; filename="b'),
        ("photo_upload_result", "data url"),
        ("photo_links", "ftp"),
        ("photo_link_ttl", 8 * 86400),
    ],
)
def test_an_invalid_value_is_named(name: str, value: object) -> None:
    """The error names the setting and the reason."""
    [line] = lines(**S3 | {name: value})
    assert line.startswith(f"{name.upper()} ")


def test_secrets_are_listed_for_redaction() -> None:
    """The log and the doctor can redact them, including those in a URL."""
    chosen = settings(
        **S3,
        photo_upload_url="https://host.example/upload?key=hunter2hunter2&x=1",
        photo_upload_authorization="Bearer abcdefghij",
    )
    assert {"hunter2hunter2", "Bearer abcdefghij", "abcdefghij", SECRET_ACCESS_KEY, ACCESS_KEY_ID} <= set(
        chosen.secrets
    )
    for secret in ("hunter2", "abcdefghij", SECRET_ACCESS_KEY, ACCESS_KEY_ID):
        assert secret not in repr(chosen)


async def test_the_doctor_tries_the_bucket(s3: S3Server) -> None:
    [finding] = await check_photos(settings(**S3, s3_endpoint=s3.url))
    assert (finding.mark, finding.words) == (Mark.OK, "they are passed on through 127.0.0.1")
    [finding] = await check_photos(settings(**S3 | {"s3_bucket": "other"}, s3_endpoint=s3.url))
    assert finding.mark is Mark.PROBLEM
    assert finding.words.startswith("the photo store answered 404 NoSuchBucket: look at PHOTO_LINKS")


async def test_the_doctor_tries_the_image_host(host: ImageHost) -> None:
    """A host that accepts the picture but serves something else is a problem too."""
    chosen = settings(photo_links="upload", photo_upload_url=host.url)
    [finding] = await check_photos(chosen)
    assert finding.mark is Mark.OK
    host.answer = lambda link: web.json_response({"url": f"{link}/page"})
    [finding] = await check_photos(chosen)
    assert finding.words.startswith("a link was made, but 127.0.0.1 answers with HTTP 404")
    down = settings(photo_links="upload", photo_upload_url=f"http://127.0.0.1:{free_port()}/")
    [finding] = await check_photos(down)
    assert finding.words.startswith("the photo host was not reached")


async def test_the_doctor_reports_links_to_this_machine(host: ImageHost) -> None:
    """The video API could not fetch them."""
    chosen = settings(photo_links="upload", photo_upload_url=host.url, video_api_url="https://video.example")
    [finding] = await check_photos(chosen)
    assert finding.mark is Mark.PROBLEM
    assert "this machine itself" in finding.words


async def test_the_doctor_says_nothing_of_other_ways() -> None:
    assert await check_photos(settings()) == []
    assert await check_photos(settings(public_url="https://bot.example")) == []


async def test_an_upload_uses_the_proxy_of_the_environment(photos: Photos, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOCKS proxy is named before anything is sent; one that answers with an error is an outage of the host."""
    for name in ("no_proxy", "NO_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    chosen = settings(photo_links="upload", photo_upload_url="https://host.invalid/put")
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:1")
    with pytest.raises(SettingsError, match=r"^HTTPS_PROXY is a SOCKS proxy"):
        async with photo_publisher(chosen, photos):
            pass
    async with ImageHost() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.root)
        async with photo_publisher(chosen, photos) as publisher:
            assert publisher is not None
            with pytest.raises(PhotoLinkFailed, match="ClientHttpProxyError"):
                await publisher.link("F", "image/jpeg")
