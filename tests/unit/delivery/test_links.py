"""Checks of a link before anything is requested."""

import pytest
from yarl import URL

from bot.delivery.errors import FetchError, LinkRefused, NotFetched
from bot.delivery.links import Hop, first_hop, next_hop

FIRST_HOP = first_hop("https://cdn.example/videos/a.mp4?sig=1", loopback_http=False)


@pytest.mark.parametrize("link", ["https://cdn.example/a%2Fb.mp4?X-Sig=%7e%2f+a&b=c==", "https://cdn.example:8443/x"])
def test_a_link_is_requested_unchanged(link: str) -> None:
    assert str(first_hop(link, loopback_http=False).url) == link


def test_a_link_with_non_ascii_letters_is_encoded() -> None:
    url = first_hop("https://cdn.example/视频.mp4", loopback_http=False).url
    assert str(url) == "https://cdn.example/%E8%A7%86%E9%A2%91.mp4"


def test_a_fragment_is_not_sent() -> None:
    assert str(first_hop("https://cdn.example/a#t=1", loopback_http=False).url) == "https://cdn.example/a"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "a.mp4",
        "/a.mp4",
        "//cdn.example/a.mp4",
        "https://",
        "https:///a.mp4",
        "https:a.mp4",
        "ftp://cdn.example/a.mp4",
        "file:///etc/passwd",
        "data:video/mp4;base64,AAAA",
        "https://][@/v.mp4",
        "https://user@cdn.example/a.mp4",
        "https://user:word@cdn.example/a.mp4",
        "https://:word@cdn.example/a.mp4",
        "https://good.example\\@evil.example/",
        "https://cdn example/a",
        "https://cdn.example/a\tb",
        "https://cdn.example/a\r\nHost: x",
        "https://cdn.example/\u2028",
        "https://cdn.example:99999/",
        "https://cdn.example:x/",
        "https://[::1/",
        "http://127.0.0.1/a.mp4",
        "http://localhost/a.mp4",
    ],
)
def test_an_invalid_link_is_refused(link: str) -> None:
    with pytest.raises(LinkRefused):
        first_hop(link, loopback_http=False)


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:1/a", "http://localhost/a", "http://[::1]/a", "https://127.0.0.1/a"]
)
def test_with_loopback_http_a_link_may_lead_to_this_machine(link: str) -> None:
    assert first_hop(link, loopback_http=True).is_local


@pytest.mark.parametrize(
    "link", ["http://cdn.example/a", "http://8.8.8.8/a", "http://localhost.example/a", "http://127.0.0.1.example/a"]
)
def test_http_is_for_loopback_only_and_otherwise_not_fetched(link: str) -> None:
    with pytest.raises(NotFetched, match="https") as caught:
        first_hop(link, loopback_http=True)
    assert (caught.value.reason, caught.value.link) == ("http", link)


def test_http_to_a_private_address_is_refused() -> None:
    with pytest.raises(LinkRefused):
        first_hop("http://10.0.0.1/a", loopback_http=True)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://other.example/b?x=%2F", "https://other.example/b?x=%2F"),
        ("//other.example/b", "https://other.example/b"),
        ("/b", "https://cdn.example/b"),
        ("b?c=d", "https://cdn.example/videos/b?c=d"),
        ("../b", "https://cdn.example/b"),
        ("https://a.example/ b", "https://a.example/%20b"),
        ("/视频.mp4?sig=%2F+", "https://cdn.example/%E8%A7%86%E9%A2%91.mp4?sig=%2F+"),
        ("/\udce8\udca7\udc86", "https://cdn.example/%E8%A7%86"),  # bytes that are not UTF-8, as aiohttp decodes them
        ("https://例え.example/", "https://xn--r8jz45g.example/"),
    ],
)
def test_a_redirect_is_resolved_as_by_browsers(location: str, url: str) -> None:
    assert str(next_hop(FIRST_HOP, [location]).url) == url


@pytest.mark.parametrize(
    "locations",
    [
        [],
        [""],
        ["https://a.example/", "https://b.example/"],
        ["  "],
        ["http://127.0.0.1/"],
        ["http://router/"],
        ["https://localhost/"],
        ["https://nas.local/"],
        ["https://10.0.0.1/"],
        ["ftp://cdn.example/"],
        ["javascript:1"],
        ["https://user:word@cdn.example/"],
        ["https://a.example\\b"],
        ["https://a example/"],
        ["https://a.example/\x00"],
        ["https://"],
        ["https:///b"],
        ["https://a.example:99999/"],
    ],
)
def test_an_invalid_redirect_is_refused(locations: list[str]) -> None:
    with pytest.raises(LinkRefused):
        next_hop(FIRST_HOP, locations)


def test_a_redirect_to_http_is_not_fetched() -> None:
    with pytest.raises(NotFetched) as caught:
        next_hop(FIRST_HOP, ["http://other.example/b"])
    assert (caught.value.reason, caught.value.link) == ("http", "http://other.example/b")


@pytest.mark.parametrize(
    ("is_local", "location", "still_local"),
    [
        (True, "https://127.0.0.1:8443/b", True),
        (True, "/b", True),
        (True, "https://cdn.example/b", False),
        (False, "https://cdn.example/b", False),
    ],
)
def test_a_redirect_leads_to_this_machine_only_from_the_same_origin(
    is_local: bool, location: str, still_local: bool
) -> None:
    hop = Hop(URL("https://127.0.0.1:8443/a"), is_local)
    assert next_hop(hop, [location]).is_local is still_local


@pytest.mark.parametrize(
    ("is_local", "location"),
    [
        (True, "https://127.0.0.1/b"),
        (True, "https://127.0.0.1:8444/b"),
        (False, "https://127.0.0.1:8443/b"),
        (False, "https://localhost/b"),
    ],
)
def test_a_redirect_to_this_machine_from_elsewhere_is_refused(is_local: bool, location: str) -> None:
    with pytest.raises(LinkRefused):
        next_hop(Hop(URL("https://127.0.0.1:8443/a"), is_local), [location])


def test_a_redirect_to_http_within_this_machine_is_refused() -> None:
    with pytest.raises(LinkRefused):
        next_hop(first_hop("http://127.0.0.1/a", loopback_http=True), ["http://127.0.0.1/b"])


def test_no_message_contains_a_path_or_a_query() -> None:
    for link in ("http://cdn.example/secret?sig=secret", "https://u:secret@cdn.example/secret", "secret?secret"):
        with pytest.raises(FetchError) as caught:
            first_hop(link, loopback_http=False)
        assert "secret" not in f"{caught.value!r}"
        assert caught.value.__context__ is None
