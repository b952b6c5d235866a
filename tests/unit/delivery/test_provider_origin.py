"""Links of the video API's own origin: the key is sent there, and nowhere else."""

import json
import logging
from collections.abc import AsyncIterator
from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.delivery.download import Downloader, Timeouts
from bot.delivery.errors import DownloadFailed, FetchError, LinkDead, LinkRefused, NeedsKey, NotFetched, TooLarge
from bot.delivery.links import first_hop
from bot.videoapi.client import VideoApi
from bot.videoapi.openai import OPENAI
from bot.videoapi.unified import UNIFIED
from tests.unit.delivery.hosts import Host, Responder, StaticResolver, answer, host, mp4, redirect, respond_with, trust

KEY = "sk-the-secret-key"
VIDEO = mp4(100_000)
LIMIT = 1_000_000
QUICK = Timeouts(connect=5, stall=5, base=60)
NAMES = {name: [["127.0.0.1"]] for name in ("api_example", "API_Example", "cdn_example", "localhost")}


@pytest.fixture
async def cdn() -> AsyncIterator[Host]:
    """Another host with TLS, on another port."""
    async with host(tls=True) as made:
        yield made


def downloader(spool: Path, root: str, *, loopback_http: bool = False, reach_names: bool = True) -> Downloader:
    """All its names resolve to this machine; with `reach_names`, as addresses of a fake-IP network."""
    tls = trust()
    tls.check_hostname = False
    return Downloader(
        loopback_http=loopback_http,
        size_limit=LIMIT,
        spool=spool,
        timeouts=QUICK,
        resolver=StaticResolver(**NAMES),
        tls=tls,
        authorization=VideoApi(UNIFIED, KEY, root).authorization,
        fake_ip_networks=[ip_network("127.0.0.0/8")] if reach_names else [],
    )


def keys(made: Host) -> list[str | None]:
    """The Authorization header of each received request."""
    heads = [request.decode().split("\r\n") for request in made.requests]
    return [
        next((line.partition(": ")[2] for line in head if line.lower().startswith("authorization:")), None)
        for head in heads
    ]


async def failure(downloads: Downloader, link: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        async with downloads.fetch(link):
            pytest.fail("it was fetched")
    assert KEY not in repr(caught.value)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    return caught.value


async def test_a_link_of_the_provider_origin_is_requested_with_the_key(secure: Host, spool: Path) -> None:
    """Also if VIDEO_API_URL is in the operator's own network."""
    secure.paths["/v1/videos/a/content"] = respond_with(answer(VIDEO))
    downloads = downloader(spool, secure.url("", "api.example"), reach_names=False)
    for name in ("api.example", "API.Example"):
        async with downloads.fetch(secure.url("/v1/videos/a/content", name)) as video:
            assert (video.size, video.link) == (len(VIDEO), None)
    assert keys(secure) == [f"Bearer {KEY}"] * 2


async def test_a_provider_on_loopback_is_requested_with_the_key_by_http(plain: Host, spool: Path) -> None:
    plain.paths["/v1/videos/a/content"] = respond_with(answer(VIDEO))
    async with downloader(spool, plain.url(""), loopback_http=True).fetch(plain.url("/v1/videos/a/content")):
        pass
    assert keys(plain) == [f"Bearer {KEY}"]


@pytest.mark.parametrize("name", ["cdn.example", "api.example.", "sub.api.example"])
async def test_another_host_never_receives_the_key(secure: Host, spool: Path, name: str) -> None:
    secure.paths["/a"] = respond_with(answer(VIDEO))
    downloads = downloader(spool, secure.url("", "api.example"))
    link = secure.url("/a", name)
    if name == "cdn.example":
        async with downloads.fetch(link) as video:
            assert video.link is None
        assert keys(secure) == [None]
    else:
        assert isinstance(await failure(downloads, link), DownloadFailed)  # these names do not resolve
        assert secure.requests == []


async def test_another_port_or_name_of_loopback_never_receives_the_key(plain: Host, secure: Host, spool: Path) -> None:
    for made in (plain, secure):
        made.paths["/a"] = respond_with(answer(VIDEO))
    downloads = downloader(spool, plain.url(""), loopback_http=True)
    for link in (plain.url("/a", "localhost"), secure.url("/a"), plain.url("/a", "127.0.0.1")):
        async with downloads.fetch(link):
            pass
    assert keys(plain) == [None, f"Bearer {KEY}"] and keys(secure) == [None]


@pytest.mark.parametrize(
    ("link", "is_provider"),
    [
        ("https://api.example/a", True),
        ("https://api.example:443/a", True),
        ("HTTPS://API.EXAMPLE/a", True),
        ("https://api.example:8443/a", False),
        ("https://api.example./a", False),
        ("https://api.example.evil.example/a", False),
        ("https://evil.example/https://api.example/", False),
        ("https://xn--bcher-kva.example/a", False),
    ],
)
def test_only_the_same_origin_is_the_provider(link: str, is_provider: bool) -> None:
    assert (
        first_hop(
            link, loopback_http=False, authorization=VideoApi(UNIFIED, KEY, "https://api.example/v1").authorization
        ).is_provider
        is is_provider
    )


def test_an_international_name_is_the_same_origin_in_any_notation() -> None:
    is_provider = VideoApi(UNIFIED, KEY, "https://bücher.example").authorization
    assert first_hop("https://xn--bcher-kva.example/a", loopback_http=False, authorization=is_provider).is_provider
    assert first_hop("https://BÜCHER.example/a", loopback_http=False, authorization=is_provider).is_provider


@pytest.mark.parametrize(
    "link", ["http://api.example/a", "https://user@api.example/a", "https://api.example@evil.example/a"]
)
def test_the_provider_host_without_tls_or_with_a_user_name_is_not_requested(link: str) -> None:
    with pytest.raises(FetchError):
        first_hop(link, loopback_http=False, authorization=VideoApi(UNIFIED, KEY, "https://api.example").authorization)


# Redirects ------------------------------------------------------------------------------------------------------------


async def test_a_redirect_to_another_host_is_followed_without_the_key(secure: Host, cdn: Host, spool: Path) -> None:
    """Its target opens without the key, so it may be given to users."""
    secure.paths["/content"] = redirect(cdn.url("/a.mp4?sig=1", "cdn.example"))
    cdn.paths["/a.mp4"] = respond_with(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")) as video:
        assert video.link == cdn.url("/a.mp4?sig=1", "cdn.example")
    assert (keys(secure), keys(cdn)) == ([f"Bearer {KEY}"], [None])


async def test_openai_content_that_redirects_to_another_host_is_fetched_without_the_key(
    plain: Host, cdn: Host, spool: Path
) -> None:
    """From the query, whose answer has no link, to the file: the provider's own requests carry the key, the last does not."""
    told = {"id": "video_1", "object": "video", "status": "completed", "progress": 100}
    plain.paths["/v1/videos/video_1"] = respond_with(
        answer(json.dumps(told).encode(), headers={"Content-Type": "application/json"})
    )
    plain.paths["/v1/videos/video_1/content"] = redirect(cdn.url("/a.mp4?sig=1", "cdn.example"))
    cdn.paths["/a.mp4"] = respond_with(answer(VIDEO))
    root = plain.url("")
    api = VideoApi(OPENAI, KEY, root)
    await api.start()
    try:
        assert (await api.query(root, "video_1")).video_urls == ()
        assert await api.has_content(root, "video_1")
    finally:
        await api.close()
    async with downloader(spool, root, loopback_http=True).fetch(api.content_url(root, "video_1")) as video:
        assert video.size == len(VIDEO)
    assert (keys(plain), keys(cdn)) == ([f"Bearer {KEY}"] * 3, [None])


async def test_a_redirect_to_another_port_is_followed_without_the_key(secure: Host, cdn: Host, spool: Path) -> None:
    secure.paths["/content"] = redirect(cdn.url("/a.mp4", "api.example"))
    cdn.paths["/a.mp4"] = respond_with(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")):
        pass
    assert (keys(secure), keys(cdn)) == ([f"Bearer {KEY}"], [None])


async def test_a_redirect_within_the_provider_origin_is_followed_with_the_key(secure: Host, spool: Path) -> None:
    secure.paths["/content"] = redirect("/files/a.mp4")
    secure.paths["/files/a.mp4"] = respond_with(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")):
        pass
    assert keys(secure) == [f"Bearer {KEY}"] * 2


async def test_a_redirect_back_to_the_provider_is_followed_without_the_key(
    secure: Host, cdn: Host, spool: Path
) -> None:
    secure.paths["/content"] = redirect(cdn.url("/there", "cdn.example"))
    cdn.paths["/there"] = redirect(secure.url("/back", "api.example"))
    secure.paths["/back"] = respond_with(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")):
        pass
    assert (keys(secure), keys(cdn)) == ([f"Bearer {KEY}", None], [None])


async def test_a_redirect_of_another_host_to_the_provider_is_followed_without_the_key(
    secure: Host, cdn: Host, spool: Path
) -> None:
    cdn.paths["/a"] = redirect(secure.url("/content", "api.example"))
    secure.paths["/content"] = respond_with(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(cdn.url("/a", "cdn.example")):
        pass
    assert (keys(secure), keys(cdn)) == ([None], [None])


async def test_a_redirect_back_to_a_private_provider_is_refused(secure: Host, cdn: Host, spool: Path) -> None:
    """VIDEO_API_URL allows a private address for the provider's own links only, not for redirects of other hosts."""
    secure.paths["/content"] = redirect(cdn.url("/there", "cdn.example"))
    downloads = downloader(spool, secure.url("", "api.example"), reach_names=False)
    assert isinstance(await failure(downloads, secure.url("/content", "api.example")), LinkRefused)
    assert cdn.requests == []


async def test_the_http_target_of_a_redirect_is_the_link_for_users(secure: Host, spool: Path) -> None:
    secure.paths["/content"] = redirect("http://cdn.example/a.mp4?secret=1")
    error = await failure(downloader(spool, secure.url("", "api.example")), secure.url("/content", "api.example"))
    assert isinstance(error, NotFetched)
    assert (error.reason, error.link) == ("http", "http://cdn.example/a.mp4?secret=1")


@pytest.mark.parametrize(
    ("responder", "kind"),
    [
        (respond_with(answer(length=LIMIT + 1)), TooLarge),
        (respond_with(answer(VIDEO, length=len(VIDEO) + 1)), DownloadFailed),
        (respond_with(b""), DownloadFailed),
        (respond_with(answer(b"\x8b" * 500, headers={"Content-Encoding": "br"})), NotFetched),
    ],
)
async def test_the_target_of_a_redirect_that_fails_is_the_link_for_users(
    secure: Host, cdn: Host, spool: Path, responder: Responder, kind: type[FetchError]
) -> None:
    secure.paths["/content"] = redirect(cdn.url("/a?sig=1", "cdn.example"))
    cdn.paths["/a"] = responder
    error = await failure(downloader(spool, secure.url("", "api.example")), secure.url("/content", "api.example"))
    assert isinstance(error, kind) and error.link == cdn.url("/a?sig=1", "cdn.example")


# Errors and log -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_rejected_key_is_a_dead_link_and_is_logged(
    secure: Host, spool: Path, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    secure.paths["/content"] = respond_with(answer(b"{}", f"{status} No"))
    downloads = downloader(spool, secure.url("", "api.example"))
    with caplog.at_level(logging.DEBUG):
        error = await failure(downloads, secure.url("/content?secret", "api.example"))
    assert isinstance(error, LinkDead) and error.status == status
    assert ("rejects its API key" in caplog.text) is (status != 404)
    assert KEY not in caplog.text and "secret" not in caplog.text


@pytest.mark.parametrize(
    "text", [b"", b"garbage\r\n\r\n", answer(VIDEO, length=len(VIDEO) + 5), answer(b"<html>"), answer(length=LIMIT + 1)]
)
async def test_the_key_is_in_no_error_and_no_log(
    secure: Host, spool: Path, caplog: pytest.LogCaptureFixture, text: bytes
) -> None:
    secure.paths["/content"] = respond_with(text)
    with caplog.at_level(logging.DEBUG):
        error = await failure(downloader(spool, secure.url("", "api.example")), secure.url("/content", "api.example"))
    assert error.link is None
    assert KEY not in caplog.text and set(keys(secure)) == {f"Bearer {KEY}"}


# Links for users -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("responder", [answer(b"{}", "401 No"), answer(b"{}", "403 No"), answer(b"no", "404 No"), b""])
async def test_a_provider_link_that_needs_the_key_is_not_shared(plain: Host, spool: Path, responder: bytes) -> None:
    plain.paths["/content"] = respond_with(responder)
    downloads = downloader(spool, plain.url(""), loopback_http=True)
    with pytest.raises(NeedsKey):
        await downloads.shareable_link(plain.url("/content"))
    assert set(keys(plain)) == {None}


@pytest.mark.parametrize("location", ["/login", "https://10.0.0.1/a", ""])
async def test_a_provider_link_that_redirects_to_itself_or_a_private_host_is_not_shared(
    secure: Host, spool: Path, location: str
) -> None:
    secure.paths["/content"] = redirect(location)
    with pytest.raises(NeedsKey) as caught:
        await downloader(spool, secure.url("", "api.example")).shareable_link(secure.url("/content", "api.example"))
    assert keys(secure) == [None] and caught.value.__context__ is None


async def test_a_provider_link_that_returns_json_without_the_key_is_not_shared(plain: Host, spool: Path) -> None:
    plain.paths["/content"] = respond_with(answer(b'{"code": 401}', headers={"Content-Type": "application/json"}))
    with pytest.raises(NeedsKey):
        await downloader(spool, plain.url(""), loopback_http=True).shareable_link(plain.url("/content"))


@pytest.mark.parametrize("location", ["/login?next=a.mp4", "/moved"])
async def test_a_provider_link_that_redirects_to_a_login_page_is_not_shared(
    secure: Host, cdn: Host, spool: Path, location: str
) -> None:
    """The user could not log in there."""
    cdn.paths["/moved"] = redirect(cdn.url("/login", "cdn.example"))
    cdn.paths["/login"] = respond_with(answer(b"<html>", headers={"Content-Type": "text/html"}))
    secure.paths["/content"] = redirect(cdn.url(location, "cdn.example"))
    with pytest.raises(NeedsKey):
        await downloader(spool, secure.url("", "api.example")).shareable_link(secure.url("/content", "api.example"))
    assert {*keys(secure), *keys(cdn)} == {None}


async def test_a_provider_link_that_opens_without_the_key_is_shared(plain: Host, spool: Path) -> None:
    plain.paths["/files/a.mp4"] = respond_with(answer(VIDEO, headers={"Content-Type": "video/mp4"}))
    plain.paths["/moved"] = redirect("https://cdn.example/a")
    downloads = downloader(spool, plain.url(""), loopback_http=True)
    for path in plain.paths:
        assert await downloads.shareable_link(plain.url(path)) == plain.url(path)
    assert keys(plain) == [None, None]


async def test_a_provider_link_in_a_private_network_is_not_shared(secure: Host, spool: Path) -> None:
    secure.paths["/a"] = respond_with(answer(VIDEO))
    downloads = downloader(spool, secure.url("", "api.example"), reach_names=False)
    with pytest.raises(NeedsKey):
        await downloads.shareable_link(secure.url("/a", "api.example"))
