"""Malicious and meaningless responses: reading them never fails, takes linear time, and never gives a wrong link."""

import json
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.videoapi import responses
from bot.videoapi.errors import MaybeCharged, VideoApiError
from bot.videoapi.models import TaskReport
from bot.videoapi.nodes import flatten
from bot.videoapi.transport import Response
from tests.unit.videoapi.servers import KEY
from tests.unit.videoapi.test_corpus import ROOT, SANITIZE

NAMES = """id task_id status data detail result output video videos url video_url links images image_url cover input req
    first_frame thumbnail_url callback_url error message progress type content metadata fail_reason share_url mediaUri"""
names = st.sampled_from(NAMES.split()) | st.text(max_size=8)
SAID = """completed success failed pending image video 100 https://cdn.example/v.mp4 http://a.example/x //b.example/y.webm
    /v1/videos/x/content https://c.example/é.mp4 ftp://d.example/z {"url":"https://e.example/w.mp4"} http://[ https://f.example:0/
    https://g.example/p.png https://h.example/1.mp4,https://h.example/2.mp4 https:\\/\\/i.example\\/v"""
values = st.sampled_from(SAID.split())
leaves = st.none() | st.booleans() | st.integers() | st.floats() | values | st.text(max_size=20)
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(payload=trees, root=st.sampled_from(["", ROOT, "http://127.0.0.1:8080/old/"]))
def test_links_are_printable_and_absolute(payload: Any, root: str) -> None:
    """All are http or https, except that one of another scheme is returned alone, to be refused."""
    report = TaskReport.parse({"id": "x", "status": "completed", "data": payload}, SANITIZE, root)
    assert report is not None
    for link in report.video_urls:
        parts = urlsplit(link)
        assert link.isprintable() and " " not in link
        link.encode("ascii" if parts.scheme in {"http", "https"} else "utf-8")
        assert (parts.scheme in {"http", "https"} and parts.hostname) or report.video_urls == (link,)
    assert report.shape.isprintable() and len(report.shape) <= 600


INPUTS = """image images image_url imageUrl img input inputs input_video inputVideo req request reference_video referenceVideos
    first_frame lastFrame cover coverUrl thumbnail poster avatar callback_url webhook notifyUrl docs help logo icon init_image
    error prompt start_frame_url user"""
WRAPPERS = "data result output detail videos video files"
PLACES = "url video_url videos video items 0 output"


@settings(max_examples=300, deadline=None)
@given(
    key=st.sampled_from(INPUTS.split()),
    above=st.lists(st.sampled_from(WRAPPERS.split()), max_size=4),
    below=st.lists(st.sampled_from(PLACES.split()), max_size=4),
    in_list=st.booleans(),
    as_text=st.booleans(),
)
def test_no_link_under_an_inputs_key_is_the_video(
    key: str, above: list[str], below: list[str], in_list: bool, as_text: bool
) -> None:
    value: Any = "https://in.example/v.mp4"
    for name in reversed([*above, key, *below]):
        value = {name: [value] if in_list else value}
    payload = {"id": "x", "status": "completed", "data": json.dumps(value) if as_text else value}
    report = TaskReport.parse(payload, SANITIZE, ROOT)
    assert report is not None and report.video_urls == ()


MIB = 1024 * 1024
HOSTILE: dict[str, Callable[[], str]] = {
    "numbers": lambda: "[" + "1," * (MIB // 2 - 2) + "1]",
    "empty lists": lambda: "[" + "[]," * (MIB // 3 - 2) + "[]]",
    "many keys": lambda: json.dumps({f"k{i}": i for i in range(70_000)}),
    "many tasks": lambda: json.dumps({"data": [{"id": str(i), "status": "success"} for i in range(25_000)]}),
    "many failures": lambda: json.dumps({f"data_{i}": {"status": "failed"} for i in range(25_000)}),
    "many links": lambda: json.dumps(
        {"id": "x", "status": "done", "output": [f"https://h/{i}.mp4" for i in range(35_000)]}
    ),
    "links in texts": lambda: json.dumps({"id": "x", "status": "done", "output": ["https://abcd " * 700] * 100}),
    "separators": lambda: json.dumps({"id": "x", "status": "done", "output": [" ," * 4_900] * 100}),
    "half reasons": lambda: json.dumps({"id": "x", "status": "failed", "errors": [{"message": "<a" * 9_000}] * 50}),
    "half sentences": lambda: json.dumps({"message": ["task " * 100] * 2_000}),
    "strings that look like lists": lambda: json.dumps({"a": ["[" * 50_000] * 20}),
    "one letter without end": lambda: "x" * MIB,
    "lists without end": lambda: '{"id":' + "[" * MIB,
    "keys of half a mebibyte": lambda: json.dumps({"aB" * 250_000: 1, " " * 500_000: {"status": "failed"}}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_mebibyte_is_read_in_linear_time(name: str) -> None:
    """A quadratic search takes minutes; the limit of 20 s leaves room for a busy machine."""
    response = Response(200, HOSTILE[name]().encode())
    began = time.process_time()
    for read in (responses.parse_task_report, responses.parse_created):
        try:
            read(response, SANITIZE)
        except VideoApiError as error:
            str(error).encode()
    assert time.process_time() - began < 20


@pytest.mark.parametrize("around", [{"data": None}, [None]])
def test_depth_is_limited(around: Any) -> None:
    text = '{"id": "x", "status": "completed", "video_url": "https://cdn.example/v.mp4"}'
    start, _, end = json.dumps(around).partition("null")
    assert TaskReport.parse(json.loads(start * 10 + text + end * 10), SANITIZE) is not None
    assert TaskReport.parse(json.loads(start * 500 + text + end * 500), SANITIZE) is None


def test_strings_nested_in_strings_are_parsed_to_a_limited_depth() -> None:
    value = "end"
    for _ in range(12):
        value = json.dumps({"data": value})
    assert flatten(value)[-1].value == "end"


def shape(payload: Any) -> str:
    report = TaskReport.parse(payload, SANITIZE)
    assert report is not None
    return report.shape


def test_the_shape_has_keys_and_no_values() -> None:
    payload = {
        "code": 0,
        "data": {"task_id": "t1", "status": "x", "data": {"foo": [1, 2], "videos": [{"url": "u"}, {"w": 1}]}},
    }
    assert (
        shape(payload)
        == "code, data.task_id, data.status, data.data.foo[], data.data.videos[].url, data.data.videos[].w"
    )


@pytest.mark.parametrize(
    "key",
    [
        KEY,
        "sora-2:task_01",
        "https://cdn.example/v",
        "5f0c2c0e1b8a4a52",
        "a" * 41,
        "AbCdEfGhIjKlMn",
        "a\nb",
        "me@home",
        "20251106",
    ],
)
def test_a_key_that_looks_like_a_value_is_not_shown(key: str) -> None:
    assert shape({"id": "x", "status": "x", "outputs": {key: {"url": 1}}}) == "id, status, outputs.*.url"


def test_the_shape_is_clipped() -> None:
    long = shape({"id": "x", "status": "x", **{f"{'abc_' * 8}{name}": 1 for name in "abcdefghijklmnopqrstuvwxyz"}})
    assert len(long) <= 600 and long.endswith(", …")


def maybe_charged(body: str | bytes) -> MaybeCharged:
    with pytest.raises(MaybeCharged) as caught:
        responses.parse_created(Response(200, body.encode() if isinstance(body, str) else body), SANITIZE, KEY)
    return caught.value


def test_a_response_without_an_id_is_kept_for_the_admins() -> None:
    assert maybe_charged('{"accepted": true, "ref": "猫"}').answer == '{"accepted": true, "ref": "猫"}'
    assert maybe_charged("accepted:\n  ref-7\x00").answer == "accepted: ref-7"
    assert maybe_charged("<!DOCTYPE html><html>t1</html>").answer == ""
    assert maybe_charged("").answer == ""


@pytest.mark.parametrize("form", [KEY, KEY.replace("s", "\\u0073"), "sk-another-0123456789", f"Bearer {'x' * 30}"])
def test_a_response_is_kept_without_secrets(form: str) -> None:
    shown = maybe_charged('{"accepted": "' + form + '"}').answer
    assert "…" in shown and not re.search(r"sk-|x{30}", shown)


def test_a_long_response_is_clipped() -> None:
    assert len(maybe_charged(json.dumps({"a": "b" * 5_000})).answer) == 1500
    assert KEY[:10] not in maybe_charged(" " * 19_990 + KEY).answer
