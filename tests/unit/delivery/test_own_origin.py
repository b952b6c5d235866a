"""Results on the video API's own origin: the key goes there, and nowhere else."""

import logging
from collections.abc import AsyncIterator
from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.delivery.download import Downloader, Patience
from bot.delivery.errors import DownloadFailed, FetchError, LinkDead, LinkRefused, NeedsKey, NotFetched, TooLarge
from bot.delivery.links import first_hop
from bot.videoapi.unified import UnifiedApi
from tests.unit.delivery.hosts import Host, Names, Speaker, answer, host, mp4, redirect, saying, trust

KEY = "sk-the-secret-key"
VIDEO = mp4(100_000)
LIMIT = 1_000_000
QUICK = Patience(connect=5, stall=5, base=60)
NAMES = {name: [["127.0.0.1"]] for name in ("api_example", "API_Example", "cdn_example", "localhost")}


@pytest.fixture
async def cdn() -> AsyncIterator[Host]:
    """Another host with TLS, on another port."""
    async with host(tls=True) as made:
        yield made


def downloader(spool: Path, root: str, *, loopback_http: bool = False, reach_names: bool = True) -> Downloader:
    """One whose names all lead to this machine; with `reach_names` that counts as a fake-IP network."""
    tls = trust()
    tls.check_hostname = False
    return Downloader(
        loopback_http=loopback_http,
        size_limit=LIMIT,
        spool=spool,
        patience=QUICK,
        resolver=Names(**NAMES),
        tls=tls,
        authorization=UnifiedApi(KEY, root).authorization,
        fakes=[ip_network("127.0.0.0/8")] if reach_names else [],
    )


def keys(made: Host) -> list[str | None]:
    """The Authorization of each request that came."""
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


async def test_a_link_to_the_own_origin_is_asked_for_with_the_key(secure: Host, spool: Path) -> None:
    """Also where the operator's own gateway is inside their network: VIDEO_API_URL says so."""
    secure.paths["/v1/videos/a/content"] = saying(answer(VIDEO))
    downloads = downloader(spool, secure.url("", "api.example"), reach_names=False)
    for name in ("api.example", "API.Example"):
        async with downloads.fetch(secure.url("/v1/videos/a/content", name)) as video:
            assert (video.size, video.link) == (len(VIDEO), None)
    assert keys(secure) == [f"Bearer {KEY}"] * 2


async def test_an_api_on_this_machine_is_asked_with_the_key_by_http(plain: Host, spool: Path) -> None:
    plain.paths["/v1/videos/a/content"] = saying(answer(VIDEO))
    async with downloader(spool, plain.url(""), loopback_http=True).fetch(plain.url("/v1/videos/a/content")):
        pass
    assert keys(plain) == [f"Bearer {KEY}"]


@pytest.mark.parametrize("name", ["cdn.example", "api.example.", "sub.api.example"])
async def test_another_host_never_sees_the_key(secure: Host, spool: Path, name: str) -> None:
    secure.paths["/a"] = saying(answer(VIDEO))
    downloads = downloader(spool, secure.url("", "api.example"))
    link = secure.url("/a", name)
    if name == "cdn.example":
        async with downloads.fetch(link) as video:
            assert video.link is None
        assert keys(secure) == [None]
    else:
        assert isinstance(await failure(downloads, link), DownloadFailed)  # nobody knows these names
        assert secure.requests == []


async def test_another_port_or_spelling_of_this_machine_never_sees_the_key(
    plain: Host, secure: Host, spool: Path
) -> None:
    for made in (plain, secure):
        made.paths["/a"] = saying(answer(VIDEO))
    downloads = downloader(spool, plain.url(""), loopback_http=True)
    for link in (plain.url("/a", "localhost"), secure.url("/a"), plain.url("/a", "127.0.0.1")):
        async with downloads.fetch(link):
            pass
    assert keys(plain) == [None, f"Bearer {KEY}"] and keys(secure) == [None]


@pytest.mark.parametrize(
    ("link", "own"),
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
def test_only_the_very_origin_is_the_own_one(link: str, own: bool) -> None:
    assert (
        first_hop(link, loopback_http=False, authorization=UnifiedApi(KEY, "https://api.example/v1").authorization).own
        is own
    )


def test_a_name_in_other_letters_is_the_same_origin_however_it_is_written() -> None:
    own = UnifiedApi(KEY, "https://bücher.example").authorization
    assert first_hop("https://xn--bcher-kva.example/a", loopback_http=False, authorization=own).own
    assert first_hop("https://BÜCHER.example/a", loopback_http=False, authorization=own).own


@pytest.mark.parametrize(
    "link", ["http://api.example/a", "https://user@api.example/a", "https://api.example@evil.example/a"]
)
def test_the_own_host_without_tls_or_with_a_user_is_not_asked(link: str) -> None:
    with pytest.raises(FetchError):
        first_hop(link, loopback_http=False, authorization=UnifiedApi(KEY, "https://api.example").authorization)


# Redirects ------------------------------------------------------------------------------------------------------------


async def test_a_redirect_away_carries_no_key(secure: Host, cdn: Host, spool: Path) -> None:
    """And where it leads is what a person could be given: it opens without the key."""
    secure.paths["/content"] = redirect(cdn.url("/a.mp4?sig=1", "cdn.example"))
    cdn.paths["/a.mp4"] = saying(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")) as video:
        assert video.link == cdn.url("/a.mp4?sig=1", "cdn.example")
    assert (keys(secure), keys(cdn)) == ([f"Bearer {KEY}"], [None])


async def test_a_redirect_to_another_port_of_the_same_host_carries_no_key(secure: Host, cdn: Host, spool: Path) -> None:
    secure.paths["/content"] = redirect(cdn.url("/a.mp4", "api.example"))
    cdn.paths["/a.mp4"] = saying(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")):
        pass
    assert (keys(secure), keys(cdn)) == ([f"Bearer {KEY}"], [None])


async def test_a_redirect_within_the_own_origin_carries_it_on(secure: Host, spool: Path) -> None:
    secure.paths["/content"] = redirect("/files/a.mp4")
    secure.paths["/files/a.mp4"] = saying(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")):
        pass
    assert keys(secure) == [f"Bearer {KEY}"] * 2


async def test_a_chain_that_left_never_carries_the_key_again(secure: Host, cdn: Host, spool: Path) -> None:
    secure.paths["/content"] = redirect(cdn.url("/there", "cdn.example"))
    cdn.paths["/there"] = redirect(secure.url("/back", "api.example"))
    secure.paths["/back"] = saying(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(secure.url("/content", "api.example")):
        pass
    assert (keys(secure), keys(cdn)) == ([f"Bearer {KEY}", None], [None])


async def test_a_foreign_link_that_redirects_to_the_own_origin_carries_no_key(
    secure: Host, cdn: Host, spool: Path
) -> None:
    cdn.paths["/a"] = redirect(secure.url("/content", "api.example"))
    secure.paths["/content"] = saying(answer(VIDEO))
    async with downloader(spool, secure.url("", "api.example")).fetch(cdn.url("/a", "cdn.example")):
        pass
    assert (keys(secure), keys(cdn)) == ([None], [None])


async def test_back_from_elsewhere_the_own_origin_may_not_be_inside(secure: Host, cdn: Host, spool: Path) -> None:
    """What VIDEO_API_URL allows is for the provider's own links, not for what others redirect to."""
    secure.paths["/content"] = redirect(cdn.url("/there", "cdn.example"))
    downloads = downloader(spool, secure.url("", "api.example"), reach_names=False)
    assert isinstance(await failure(downloads, secure.url("/content", "api.example")), LinkRefused)
    assert cdn.requests == []


async def test_a_redirect_to_http_is_what_a_person_is_given(secure: Host, spool: Path) -> None:
    secure.paths["/content"] = redirect("http://cdn.example/a.mp4?secret=1")
    error = await failure(downloader(spool, secure.url("", "api.example")), secure.url("/content", "api.example"))
    assert isinstance(error, NotFetched)
    assert (error.why, error.link) == ("http", "http://cdn.example/a.mp4?secret=1")


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        (saying(answer(length=LIMIT + 1)), TooLarge),
        (saying(answer(VIDEO, length=len(VIDEO) + 1)), DownloadFailed),
        (saying(b""), DownloadFailed),
        (saying(answer(b"\x8b" * 500, headers={"Content-Encoding": "br"})), NotFetched),
    ],
)
async def test_what_fails_after_the_redirect_leaves_its_address_to_people(
    secure: Host, cdn: Host, spool: Path, speaker: Speaker, kind: type[FetchError]
) -> None:
    secure.paths["/content"] = redirect(cdn.url("/a?sig=1", "cdn.example"))
    cdn.paths["/a"] = speaker
    error = await failure(downloader(spool, secure.url("", "api.example")), secure.url("/content", "api.example"))
    assert isinstance(error, kind) and error.link == cdn.url("/a?sig=1", "cdn.example")


# What it says ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_refused_key_is_a_dead_link_and_is_logged(
    secure: Host, spool: Path, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    secure.paths["/content"] = saying(answer(b"{}", f"{status} No"))
    downloads = downloader(spool, secure.url("", "api.example"))
    with caplog.at_level(logging.DEBUG):
        error = await failure(downloads, secure.url("/content?secret", "api.example"))
    assert isinstance(error, LinkDead) and error.status == status
    assert ("although it was asked with VIDEO_API_KEY" in caplog.text) is (status != 404)
    assert KEY not in caplog.text and "secret" not in caplog.text


@pytest.mark.parametrize(
    "text", [b"", b"garbage\r\n\r\n", answer(VIDEO, length=len(VIDEO) + 5), answer(b"<html>"), answer(length=LIMIT + 1)]
)
async def test_the_key_is_in_no_error_and_no_log(
    secure: Host, spool: Path, caplog: pytest.LogCaptureFixture, text: bytes
) -> None:
    secure.paths["/content"] = saying(text)
    with caplog.at_level(logging.DEBUG):
        error = await failure(downloader(spool, secure.url("", "api.example")), secure.url("/content", "api.example"))
    assert error.link is None
    assert KEY not in caplog.text and set(keys(secure)) == {f"Bearer {KEY}"}


# For people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("speaker", [answer(b"{}", "401 No"), answer(b"{}", "403 No"), answer(b"no", "404 No"), b""])
async def test_an_own_address_that_wants_the_key_is_for_nobody_else(plain: Host, spool: Path, speaker: bytes) -> None:
    plain.paths["/content"] = saying(speaker)
    downloads = downloader(spool, plain.url(""), loopback_http=True)
    with pytest.raises(NeedsKey):
        await downloads.for_people(plain.url("/content"))
    assert set(keys(plain)) == {None}


@pytest.mark.parametrize("location", ["/login", "https://10.0.0.1/a", ""])
async def test_an_own_address_that_redirects_within_or_inside_is_for_nobody_else(
    secure: Host, spool: Path, location: str
) -> None:
    secure.paths["/content"] = redirect(location)
    with pytest.raises(NeedsKey) as caught:
        await downloader(spool, secure.url("", "api.example")).for_people(secure.url("/content", "api.example"))
    assert keys(secure) == [None] and caught.value.__context__ is None


async def test_an_own_address_that_answers_with_json_without_the_key_is_for_nobody_else(
    plain: Host, spool: Path
) -> None:
    plain.paths["/content"] = saying(answer(b'{"code": 401}', headers={"Content-Type": "application/json"}))
    with pytest.raises(NeedsKey):
        await downloader(spool, plain.url(""), loopback_http=True).for_people(plain.url("/content"))


@pytest.mark.parametrize("location", ["/login?next=a.mp4", "/moved"])
async def test_an_own_address_that_redirects_to_anothers_login_page_is_for_nobody_else(
    secure: Host, cdn: Host, spool: Path, location: str
) -> None:
    """Who gets the link would be asked for a password that they do not have."""
    cdn.paths["/moved"] = redirect(cdn.url("/login", "cdn.example"))
    cdn.paths["/login"] = saying(answer(b"<html>", headers={"Content-Type": "text/html"}))
    secure.paths["/content"] = redirect(cdn.url(location, "cdn.example"))
    with pytest.raises(NeedsKey):
        await downloader(spool, secure.url("", "api.example")).for_people(secure.url("/content", "api.example"))
    assert {*keys(secure), *keys(cdn)} == {None}


async def test_an_own_address_that_opens_for_anybody_is_given_to_people(plain: Host, spool: Path) -> None:
    plain.paths["/files/a.mp4"] = saying(answer(VIDEO, headers={"Content-Type": "video/mp4"}))
    plain.paths["/moved"] = redirect("https://cdn.example/a")
    downloads = downloader(spool, plain.url(""), loopback_http=True)
    for path in plain.paths:
        assert await downloads.for_people(plain.url(path)) == plain.url(path)
    assert keys(plain) == [None, None]


async def test_an_own_address_inside_a_network_is_for_nobody_else(secure: Host, spool: Path) -> None:
    secure.paths["/a"] = saying(answer(VIDEO))
    downloads = downloader(spool, secure.url("", "api.example"), reach_names=False)
    with pytest.raises(NeedsKey):
        await downloads.for_people(secure.url("/a", "api.example"))
