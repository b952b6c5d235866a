"""Where the link is in answers of image hosts."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from bot.photos.answers import LONGEST, link_in

ADDRESS = URL("https://host.example/api/upload?key=secret")
LINK = "https://cdn.example/a/b.jpg?x=1"


def found(answer: object, path: str = "", address: URL = ADDRESS) -> str | None:
    return link_in(json.dumps(answer).encode(), address, path)


@pytest.mark.parametrize(
    "answer",
    [
        {"url": LINK},
        {"link": LINK, "id": 7},
        {"data": {"url": LINK}, "success": True},
        {"data": {"link": LINK, "deletehash": "x"}, "status": 200},
        {"data": [{"url": LINK}, {"url": "https://cdn.example/other.jpg"}]},
        [{"src": LINK}],
        {"files": [{"hash": "x", "url": LINK}]},
        {"image": {"url": LINK, "thumb": {"url": "https://cdn.example/t.jpg"}}},
        {"data": {"file": {"url": LINK}}},
        {"result": LINK},
        {"result": [LINK]},
        {"code": 0, "data": LINK},
        {"url": "http://cdn.example/a/b.jpg", "secure_url": LINK},
        {"url": None, "data": {"url": LINK}},
        {"url": {"full": "x"}, "link": LINK},
        {"error": None, "url": "not a link", "src": LINK},
        LINK,
    ],
)
def test_the_usual_places_are_known(answer: object) -> None:
    assert found(answer) == LINK


@pytest.mark.parametrize("path", ["some.place.1.it", "some.place[1].it", "some[place][1][it]"])
def test_another_place_can_be_named(path: str) -> None:
    answer = {"url": "https://cdn.example/page", "some": {"place": [0, {"it": LINK}]}}
    assert found(answer, path) == LINK


@pytest.mark.parametrize(
    "path", ["nowhere", "some.place", "some.place.9", "some.place.x", "url.deeper", "some.place.1"]
)
def test_a_named_place_is_the_only_one(path: str) -> None:
    assert found({"url": LINK, "some": {"place": [LINK, 5]}}, path) is None


def test_a_link_without_a_host_is_the_hosts_own() -> None:
    assert found([{"src": "/file/b.jpg"}]) == "https://host.example/file/b.jpg"
    assert found({"url": "//cdn.example/b.jpg"}) == "https://cdn.example/b.jpg"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "b.jpg",
        "http://cdn.example/b.jpg",
        "http://127.0.0.1/b.jpg",
        "ftp://cdn.example/b.jpg",
        "javascript:alert(1)",
        "https://user:password@cdn.example/b.jpg",
        "https:///b.jpg",
        "https://[cdn.example/b.jpg",
        "https://cdn.example:99999999/b.jpg",
        "https://cdn.example/b c.jpg",
        'https://cdn.example/"b.jpg',
        "https://cdn.example/" + "b" * LONGEST,
        5,
        True,
        None,
        {},
        [],
    ],
)
def test_other_values_are_no_link(value: object) -> None:
    assert found({"url": value}) is None
    assert found({"here": value}, "here") is None


def test_http_counts_on_this_machine_for_a_host_on_this_machine() -> None:
    here = URL("http://127.0.0.1:8000/upload")
    assert found({"url": "http://127.0.0.1:8000/b.jpg"}, address=here) == "http://127.0.0.1:8000/b.jpg"
    assert found({"url": "/b.jpg"}, address=here) == "http://127.0.0.1:8000/b.jpg"
    assert found({"url": "http://cdn.example/b.jpg"}, address=here) is None


@pytest.mark.parametrize("body", [b"", b"<html>https://cdn.example/b.jpg</html>", b"{", b"\xff", b"[" * 100_000])
def test_an_answer_that_is_no_json_has_no_link(body: bytes) -> None:
    assert link_in(body, ADDRESS) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["url", "data", "src", "x"]) | st.text(), inner),
)


@settings(max_examples=40)
@given(JSON, st.sampled_from(["", "data.0.url", "url", "[0]", "..", "x.y"]))
def test_no_answer_is_a_failure_of_ours(answer: object, path: str) -> None:
    link = found(answer, path)
    assert link is None or link.startswith("https://")
