"""What a link says, before anything is asked."""

import pytest
from yarl import URL

from bot.delivery.errors import FetchError, LinkRefused, NotFetched
from bot.delivery.links import Hop, first_hop, next_hop

HERE = first_hop("https://cdn.example/videos/a.mp4?sig=1", loopback_http=False)


@pytest.mark.parametrize("link", ["https://cdn.example/a%2Fb.mp4?X-Sig=%7e%2f+a&b=c==", "https://cdn.example:8443/x"])
def test_a_link_is_asked_for_letter_by_letter_as_it_came(link: str) -> None:
    assert str(first_hop(link, loopback_http=False).url) == link


def test_a_link_in_other_letters_is_encoded() -> None:
    url = first_hop("https://cdn.example/视频.mp4", loopback_http=False).url
    assert str(url) == "https://cdn.example/%E8%A7%86%E9%A2%91.mp4"


def test_a_fragment_stays_here() -> None:
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
def test_what_is_no_plain_web_link_is_refused(link: str) -> None:
    with pytest.raises(LinkRefused):
        first_hop(link, loopback_http=False)


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:1/a", "http://localhost/a", "http://[::1]/a", "https://127.0.0.1/a"]
)
def test_where_the_api_is_this_machine_the_video_may_be_there_too(link: str) -> None:
    assert first_hop(link, loopback_http=True).local


@pytest.mark.parametrize(
    "link", ["http://cdn.example/a", "http://8.8.8.8/a", "http://localhost.example/a", "http://127.0.0.1.example/a"]
)
def test_http_is_for_this_machine_only_and_else_for_people(link: str) -> None:
    with pytest.raises(NotFetched, match="https") as caught:
        first_hop(link, loopback_http=True)
    assert (caught.value.why, caught.value.link) == ("http", link)


def test_http_inside_a_network_is_for_nobody() -> None:
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
        ("/\udce8\udca7\udc86", "https://cdn.example/%E8%A7%86"),  # bytes that are no UTF-8, as aiohttp hands them over
        ("https://例え.example/", "https://xn--r8jz45g.example/"),
    ],
)
def test_a_redirect_is_read_as_browsers_read_it(location: str, url: str) -> None:
    assert str(next_hop(HERE, [location]).url) == url


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
def test_a_redirect_that_is_no_plain_web_link_is_refused(locations: list[str]) -> None:
    with pytest.raises(LinkRefused):
        next_hop(HERE, locations)


def test_a_redirect_to_http_is_for_people() -> None:
    with pytest.raises(NotFetched) as caught:
        next_hop(HERE, ["http://other.example/b"])
    assert (caught.value.why, caught.value.link) == ("http", "http://other.example/b")


@pytest.mark.parametrize(
    ("local", "location", "still_local"),
    [
        (True, "https://127.0.0.1:8443/b", True),
        (True, "/b", True),
        (True, "https://cdn.example/b", False),
        (False, "https://cdn.example/b", False),
    ],
)
def test_a_redirect_leads_to_this_machine_only_where_it_came_from(
    local: bool, location: str, still_local: bool
) -> None:
    here = Hop(URL("https://127.0.0.1:8443/a"), local)
    assert next_hop(here, [location]).local is still_local


@pytest.mark.parametrize(
    ("local", "location"),
    [
        (True, "https://127.0.0.1/b"),
        (True, "https://127.0.0.1:8444/b"),
        (False, "https://127.0.0.1:8443/b"),
        (False, "https://localhost/b"),
    ],
)
def test_a_redirect_to_this_machine_from_elsewhere_is_refused(local: bool, location: str) -> None:
    with pytest.raises(LinkRefused):
        next_hop(Hop(URL("https://127.0.0.1:8443/a"), local), [location])


def test_from_this_machine_no_redirect_leads_to_http_either() -> None:
    with pytest.raises(LinkRefused):
        next_hop(first_hop("http://127.0.0.1/a", loopback_http=True), ["http://127.0.0.1/b"])


def test_no_message_holds_a_path_or_a_query() -> None:
    for link in ("http://cdn.example/secret?sig=secret", "https://u:secret@cdn.example/secret", "secret?secret"):
        with pytest.raises(FetchError) as caught:
            first_hop(link, loopback_http=False)
        assert "secret" not in f"{caught.value!r}"
        assert caught.value.__context__ is None
