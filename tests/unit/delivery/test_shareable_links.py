"""Links that are not fetched: which of them may be given to users."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.delivery.download import Downloader, Timeouts
from bot.delivery.errors import LinkRefused, NotFetched
from tests.unit.delivery.downloads import failure
from tests.unit.delivery.hosts import Host, StaticResolver, answer, mp4, respond_with, trust

FAKE_IP = ["198.18.0.7"]


def downloader(spool: Path | None = None, *fake_ip_networks: str, **names: list[str]) -> Downloader:
    tls = trust()
    tls.check_hostname = False
    return Downloader(
        loopback_http=False,
        size_limit=1_000_000,
        spool=spool,
        timeouts=Timeouts(connect=5, stall=5, base=60),
        resolver=StaticResolver(**{name: [found] for name, found in names.items()}),
        tls=tls,
        fake_ip_networks=[ip_network(net) for net in fake_ip_networks],
    )


PUBLIC = [
    "https://cdn.example/a.mp4?X-Sig=%7e+a==",
    "http://cdn.example/a.mp4",
    "http://cdn.example:8080/a.mp4",
    "http://cdn.example./a.mp4",
    "HTTP://CDN.example/a.mp4",
    "http://8.8.8.8/a.mp4",
    "https://134744072/a.mp4",
    "http://[2606:4700::1111]/a.mp4",
    "http://[2606:4700::1111]:8080/a.mp4",
    "https://xn--bcher-kva.example/a.mp4",
    "https://a_b.example/a.mp4",
    "https://nobody-knows.example/a.mp4",
]


@pytest.mark.parametrize("link", PUBLIC)
async def test_a_public_link_is_shared_unchanged(link: str) -> None:
    names = {"cdn_example": ["93.184.215.14"], "cdn_example_": ["93.184.215.14"]}
    given = await downloader(None, **names).shareable_link(link)
    assert given.partition("://")[2] == link.partition("://")[2]


@pytest.mark.parametrize("link", ["https://cdn.example/a b/视频.mp4", " https://cdn.example/a%20b/视频.mp4 "])
async def test_non_ascii_letters_are_encoded(link: str) -> None:
    assert await downloader().shareable_link(link) == "https://cdn.example/a%20b/%E8%A7%86%E9%A2%91.mp4"


PRIVATE = [
    "http://127.0.0.1/a", "http://127.1/a", "http://0x7f.1/a", "http://0177.0.0.1/a", "http://2130706433/a",
    "http://127.0.0.1./a", "http://１２７.0.0.1/a", "http://127。0。0。1/a", "http://%31%32%37.0.0.1/a", "http://0/a",
    "http://localhost/a", "http://LOCALHOST./a", "http://a.localhost/a", "https://localhost:8443/a",
    "http://10.0.0.1/a", "http://192.168.1.1:8080/a", "http://172.16.0.1/a", "http://100.64.0.1/a",
    "http://169.254.169.254/latest/", "https://168.63.129.16/", "https://100.100.100.200/latest/",
    "http://198.18.0.7/a", "https://198.19.255.255/a", "http://[::1]/a", "http://[::ffff:127.0.0.1]/a",
    "http://[::ffff:10.0.0.1]/a", "http://[64:ff9b::7f00:1]/a", "http://[2002:7f00:1::]/a", "http://[fd00:ec2::254]/a",
    "http://[fe80::1]/a", "http://[fe80::1%25eth0]/a", "http://[fc00::1]/a", "http://[::]/a", "http://1.2.3.4.5/a",
    "http://256.1.1.1/a", "http://08.1.1.1/a", "http://router/a", "https://router./a", "http://nas.local/a",
    "http://NAS.LOCAL./a", "http://metadata.google.internal/", "http://a.home.arpa/a", "http://nas.lan/a",
    "http://files.corp/a", "http://a..example/a", "http://a%2eexample/a",
    "ftp://cdn.example/a", "file:///etc/passwd", "javascript:alert(1)", "data:video/mp4;base64,AAAA", "tg://resolve?domain=a",
    "https://user@cdn.example/a", "https://user:word@cdn.example/a", "http://cdn.example@127.0.0.1/a",
    "http://cdn.example\\@127.0.0.1/a", "http://cdn.example\t/a", "", "a.mp4", "//cdn.example/a",
    "http://inside.example/a", "http://both.example/a", "http://meta.example/a", "http://six.example/a",
    "http://mapped.example/a", "http://unique.example/a",
]  # fmt: skip


@pytest.mark.parametrize("link", PRIVATE)
async def test_a_link_to_a_private_host_is_refused(link: str) -> None:
    """In any notation or embedding, and whatever its name resolves to; it is not fetched either."""
    names = {
        "inside_example": ["10.1.2.3"],
        "both_example": ["93.184.215.14", "127.0.0.1"],
        "meta_example": ["169.254.169.254"],
        "six_example": ["::1"],
        "mapped_example": ["::ffff:192.168.0.1"],
        "unique_example": ["fc00::1"],
    }
    downloads = downloader(None, "198.18.0.0/15", **names)
    with pytest.raises(LinkRefused) as caught:
        await downloads.shareable_link(link)
    assert caught.value.__context__ is None
    assert isinstance(await failure(downloads, link), (LinkRefused, NotFetched))


# Fake-IP resolvers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("addresses", [FAKE_IP, ["198.19.1.2"], ["::ffff:198.18.0.7"], [*FAKE_IP, "fc00::7"]])
async def test_a_host_with_fake_ips_is_not_fetched_but_shared(secure: Host, addresses: list[str]) -> None:
    downloads = downloader(cdn_example=addresses)
    error = await failure(downloads, "https://cdn.example:1/a?secret")
    assert isinstance(error, NotFetched) and (error.reason, error.host) == ("fake-ip", "cdn.example")
    assert "FAKE_IP_NETWORKS" in str(error) and "secret" not in str(error)
    assert await downloads.shareable_link("https://cdn.example/a") == "https://cdn.example/a"


@pytest.mark.parametrize("addresses", [[*FAKE_IP, "10.0.0.1"], ["fc00::7"], [*FAKE_IP, "::1"], [*FAKE_IP, "fd00::1"]])
async def test_a_private_address_next_to_a_fake_ip_is_refused(addresses: list[str]) -> None:
    downloads = downloader(cdn_example=addresses)
    assert isinstance(await failure(downloads, "https://cdn.example:1/a"), LinkRefused)
    with pytest.raises(LinkRefused):
        await downloads.shareable_link("https://cdn.example/a")


async def test_a_name_within_the_configured_networks_is_fetched(secure: Host, tmp_path: Path) -> None:
    """127.0.0.0/8 takes the place of the resolver's network here; the setting does not accept it."""
    secure.paths["/a"] = respond_with(answer(mp4(1000)))
    async with downloader(tmp_path, "127.0.0.0/8", cdn_example=["127.0.0.1"]).fetch(secure.url("/a", "cdn.example")):
        pass
    assert len(secure.requests) == 1


async def test_an_address_within_the_configured_networks_is_refused_in_a_link(secure: Host) -> None:
    downloads = downloader(None, "127.0.0.0/8")
    for host in ("127.0.0.1", "127.1", "2130706433"):
        assert isinstance(await failure(downloads, secure.url("/a", host)), LinkRefused)
    assert secure.requests == []


async def test_a_metadata_service_is_refused_within_the_configured_networks() -> None:
    downloads = downloader(None, "100.64.0.0/10", cdn_example=["100.100.100.200"])
    assert isinstance(await failure(downloads, "https://cdn.example:1/a"), LinkRefused)


async def test_behind_a_proxy_fake_ips_are_not_fetched(plain: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", plain.url(""))
    error = await failure(downloader(cdn_example=FAKE_IP), "https://cdn.example/a")
    assert isinstance(error, NotFetched) and error.reason == "fake-ip"
    assert plain.requests == []


async def test_with_the_setting_a_proxy_is_used_for_fake_ips(plain: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", plain.url(""))
    plain.paths["cdn.example:443"] = respond_with(answer(status="502 No"))
    error = await failure(downloader(None, "198.18.0.0/15", cdn_example=FAKE_IP), "https://cdn.example/a")
    assert "proxy answered 502" in str(error)
