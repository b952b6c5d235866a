"""Hosts to which a download may connect: directly, by a redirect, or through a proxy."""

import base64
from pathlib import Path

import pytest
from yarl import URL

from bot.delivery.download import Downloader
from bot.delivery.errors import (
    DownloadFailed,
    LinkRefused,
    NotFetched,
    SecretInLink,
)
from bot.delivery.secret_links import SecretCheck
from bot.redaction import Redactor
from tests.unit.delivery.downloads import LIMIT, VIDEO, downloader, failure
from tests.unit.delivery.hosts import Host, StaticResolver, answer, redirect, respond_with, trust


async def test_redirects_are_followed(secure: Host, spool: Path) -> None:
    secure.paths["/start"] = redirect(secure.url("/1?x=%2F"))
    statuses = ["301 Moved", "302 Found", "303 See Other", "307 Temporary"]
    for number, status in enumerate(statuses, 1):
        secure.paths[f"/{number}"] = redirect(f"/{number + 1}", status)
    secure.paths["/5"] = respond_with(answer(VIDEO))
    async with downloader(spool).fetch(secure.url("/start")) as video:
        assert video.size == len(VIDEO)
    assert [head.split()[1] for head in secure.requests] == [b"/start", b"/1?x=%2F", b"/2", b"/3", b"/4", b"/5"]


async def test_a_redirect_to_another_port_of_loopback_is_refused(secure: Host, plain: Host, spool: Path) -> None:
    """Whatever listens there, it is not the host of the video API."""
    plain.paths["/start"] = redirect(secure.url("/a"))
    assert isinstance(await failure(downloader(spool), plain.url("/start")), LinkRefused)
    assert secure.requests == []


async def test_a_sixth_redirect_is_too_many(secure: Host, spool: Path) -> None:
    secure.paths["/round"] = redirect("/round")
    error = await failure(downloader(spool), secure.url("/round"))
    assert isinstance(error, NotFetched) and "more than 5 redirects" in str(error)
    assert len(secure.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:169.254.169.254]/latest/",
        "https://[fd00:ec2::254]/latest/",
        "https://10.0.0.1/secret?secret",
        "https://0/secret",
        "https://0x7f.1/secret",
        "https://2130706433/secret",
        "https://127.1/secret",
        "https://0177.0.0.1/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/secret",
    ],
)
async def test_a_redirect_to_a_private_host_is_refused(secure: Host, spool: Path, location: str) -> None:
    secure.paths["/a"] = redirect(location)
    assert isinstance(await failure(downloader(spool), secure.url("/a")), LinkRefused)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
async def test_a_link_to_loopback_is_refused_in_any_notation(secure: Host, spool: Path, host: str) -> None:
    secure.paths["/a"] = respond_with(answer(VIDEO))
    downloads = Downloader(loopback_http=False, size_limit=LIMIT, spool=spool, tls=trust())
    assert isinstance(await failure(downloads, secure.url("/a", host)), LinkRefused)
    assert secure.requests == []


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], ["::1"], ["fd00::1"], ["64:ff9b::7f00:1"], ["0.1.2.3"]],
)
async def test_a_name_that_resolves_to_a_private_address_is_refused(
    secure: Host, spool: Path, addresses: list[str]
) -> None:
    secure.paths["/a"] = respond_with(answer(VIDEO))
    error = await failure(
        downloader(spool, names=StaticResolver(cdn_example=[addresses])), secure.url("/a", "cdn.example")
    )
    assert isinstance(error, LinkRefused) and addresses[0] in str(error)
    assert secure.requests == []


async def test_a_redirect_to_a_name_that_resolves_to_loopback_is_refused(
    secure: Host, plain: Host, spool: Path
) -> None:
    plain.paths["/a"] = redirect(secure.url("/b?secret", "cdn.example"))
    error = await failure(downloader(spool, names=StaticResolver(cdn_example=[["127.0.0.1"]])), plain.url("/a"))
    assert isinstance(error, LinkRefused)
    assert secure.requests == []


async def test_the_address_that_is_connected_to_is_checked(secure: Host, spool: Path) -> None:
    names = StaticResolver(cdn_example=[["192.0.2.1"], ["127.0.0.1"]])
    downloads = downloader(spool, names=names)
    for _ in range(3):
        assert isinstance(await failure(downloads, secure.url("/a", "cdn.example")), LinkRefused)
    assert secure.requests == [] and len(names.resolved) == 3


async def test_no_private_address_among_several_is_connected_to(secure: Host, spool: Path) -> None:
    names = StaticResolver(cdn_example=[["10.0.0.1", "127.0.0.1", "::1", "fe80::1"]])
    assert isinstance(await failure(downloader(spool, names=names), secure.url("/a", "cdn.example")), LinkRefused)
    assert secure.requests == []


async def test_an_unresolvable_name_is_download_failed(spool: Path) -> None:
    assert isinstance(
        await failure(downloader(spool, names=StaticResolver()), "https://cdn.example/a?secret"), DownloadFailed
    )


async def test_an_untrusted_certificate_is_download_failed(secure: Host, spool: Path) -> None:
    secure.paths["/a"] = respond_with(answer(VIDEO))
    downloads = Downloader(loopback_http=True, size_limit=LIMIT, spool=spool)
    error = await failure(downloads, secure.url("/a"))
    assert isinstance(error, DownloadFailed) and "certificate" in str(error)
    assert secure.requests == []


@pytest.fixture
def proxy(plain: Host, monkeypatch: pytest.MonkeyPatch) -> Host:
    """A proxy that refuses every tunnel, so that its requests show whether it was used."""
    monkeypatch.setenv("https_proxy", plain.url("").replace("http://", "http://me:word@"))
    plain.paths["cdn.example:443"] = respond_with(answer(status="502 No"))
    return plain


async def test_a_proxy_is_used_for_a_public_name(proxy: Host, spool: Path) -> None:
    names = StaticResolver(cdn_example=[["93.184.215.14"]])
    error = await failure(downloader(spool, names=names), "https://cdn.example/a?secret")
    assert isinstance(error, DownloadFailed) and "proxy answered 502" in str(error)
    assert proxy.requests[0].startswith(b"CONNECT cdn.example:443 ")


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::1"]])
async def test_a_proxy_is_not_used_for_a_name_with_a_private_address(
    proxy: Host, spool: Path, addresses: list[str]
) -> None:
    names = StaticResolver(cdn_example=[addresses])
    assert isinstance(await failure(downloader(spool, names=names), "https://cdn.example/a?secret"), LinkRefused)
    assert proxy.requests == []


@pytest.mark.parametrize("host", ["10.0.0.1", "[::1]", "2130706433", "localhost", "0x7f.1"])
async def test_a_proxy_is_not_used_for_a_private_address(proxy: Host, spool: Path, host: str) -> None:
    assert isinstance(await failure(downloader(spool), f"https://{host}:2/a?secret"), (LinkRefused, DownloadFailed))
    assert proxy.requests == []


async def test_a_proxy_is_not_used_for_an_unresolvable_name(proxy: Host, spool: Path) -> None:
    error = await failure(downloader(spool, names=StaticResolver()), "https://cdn.example/a?secret")
    assert isinstance(error, DownloadFailed) and "cannot be checked" in str(error)
    assert proxy.requests == []


async def test_loopback_is_requested_without_a_proxy(plain: Host, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    plain.paths["/a"] = respond_with(answer(VIDEO))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.size == len(VIDEO)


async def test_an_unsupported_kind_of_proxy_is_not_bypassed(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1")
    error = await failure(
        downloader(spool, names=StaticResolver(cdn_example=[["93.184.215.14"]])), "https://cdn.example/a"
    )
    assert isinstance(error, DownloadFailed) and "is a SOCKS proxy" in str(error)


KEY = "sk-0123456789abcdefABCDEF"
KEY_FORMS = [KEY, KEY.replace("-", "%2D"), KEY.encode().hex(), base64.b64encode(f"Bearer {KEY}".encode()).decode()]


async def secret_in_link(downloads: Downloader, link: str) -> SecretInLink:
    with pytest.raises(SecretInLink) as caught:
        async with downloads.fetch(link):
            pytest.fail("it was fetched")
    return caught.value


@pytest.mark.parametrize("form", KEY_FORMS)
async def test_a_link_with_a_key_is_fetched_from_the_provider_only(plain: Host, spool: Path, form: str) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO))
    contains_secret = Redactor([KEY]).holds
    foreign = downloader(spool, secret_check=SecretCheck(contains_secret, URL("https://api.example.org")))
    for link in (
        plain.url(f"/a?key={form}"),
        plain.url("/a", host=f"{form}.example"),
        f"https://api.example.org@{form}/",
    ):
        error = await secret_in_link(foreign, link)
        assert KEY.lower() not in str(error).lower()
    assert plain.requests == []
    async with downloader(spool, secret_check=SecretCheck(contains_secret, URL(plain.url("")))).fetch(
        plain.url(f"/a?key={form}")
    ):
        assert len(plain.requests) == 1


@pytest.mark.parametrize("form", KEY_FORMS)
async def test_a_redirect_with_a_key_is_refused(plain: Host, secure: Host, spool: Path, form: str) -> None:
    secret_check = SecretCheck(Redactor([KEY]).holds, URL(plain.url("")))
    plain.paths["/a"] = redirect(secure.url(f"/b?key={form}"))
    plain.paths["/c"] = redirect(f"//{form}.example/b")
    for path in ("/a", "/c"):
        error = await secret_in_link(downloader(spool, secret_check=secret_check), plain.url(path))
        assert form.lower() not in str(error).lower()
    assert secure.requests == []
