"""Responses to `query` and `models`: each fixture is one response of the provider."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.videoapi import responses
from bot.videoapi.errors import QueryFailed, VideoApiError
from bot.videoapi.models import Created, TaskReport, TaskState, state_of
from bot.videoapi.provider_text import sanitize
from bot.videoapi.transport import Response
from tests.unit.videoapi.servers import FIXTURES, KEY, cases, client, load, replay

SANITIZE = partial(sanitize, secret=KEY)
TASK = "sora-2:task_01k6/x?&=+ 猫%3A"


def report(payload: Any) -> TaskReport:
    return responses.parse_task_report(Response(200, json.dumps(payload).encode()), SANITIZE)


def as_json(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("path", cases("query"), ids=lambda path: path.stem)
async def test_each_response_has_its_outcome(path: Path) -> None:
    case = load(path)
    outcome: TaskReport | VideoApiError
    async with replay(case) as provider, client(provider.root) as api:
        try:
            outcome = await api.query(provider.root, TASK)
        except VideoApiError as error:
            outcome = error

    assert len(provider.requests) == 1
    assert type(outcome).__name__ == case["outcome"]
    assert {fact: as_json(getattr(outcome, fact)) for fact in case["facts"]} == case["facts"]
    assert KEY not in f"{outcome}{outcome!r}"


async def test_the_id_is_encoded_once_and_the_key_is_sent() -> None:
    case = load(FIXTURES / "query" / "pending.json")
    async with replay(case) as provider, client(provider.root) as api:
        await api.query(provider.root, TASK)
    seen = provider.requests[0]
    assert seen.method == "GET"
    assert seen.path == "/v1/video/query?id=sora-2%3Atask_01k6%2Fx%3F%26%3D%2B%20%E7%8C%AB%253A"
    assert seen.headers["Authorization"] == f"Bearer {KEY}"


STATES = {
    TaskState.WAITING: "pending queued not_start submitted processing in_progress running image_downloading "
    "video_generating video_generation_completed video_upsampling video_upsampling_completed "
    "whatever",
    TaskState.DONE: "completed success succeeded SUCCESS Completed",
    TaskState.FAILED: "failed failure error video_generation_failed video_upsampling_failed FAILURE Failed cancelled",
}


@pytest.mark.parametrize(("status", "state"), [(word, s) for s, words in STATES.items() for word in words.split()])
def test_every_status_has_its_state_in_any_case(status: str, state: TaskState) -> None:
    assert state_of(status) is state
    assert report({"id": "x", "status": f" {status} "}).state is state


@pytest.mark.parametrize(
    ("value", "percent"),
    [
        (0, 0),
        (1, 1),
        (93, 93),
        (93.9, 93),
        (0.93, 93),
        ("93%", 93),
        ("93", 93),
        ("0.93", 93),
        ("0.5%", 0),
        (100, 100),
        (101, 100),
        (10**400, 100),
        (-5, 0),
        ("", None),
        ("soon", None),
        ("nan", None),
        (float("nan"), None),
        (float("inf"), None),
        (True, None),
        (None, None),
        ([50], None),
    ],
)
def test_progress_is_a_whole_percentage(value: object, percent: int | None) -> None:
    assert report({"status": "running", "progress": value}).progress == percent


@pytest.mark.parametrize(
    ("share", "percent"),
    [(0, 0), (0.29, 29), (0.57, 57), (0.999, 99), (1, 100), (1.0, 100), (57, 57), ("1", 100)],
)
def test_progress_may_be_a_share(share: object, percent: int) -> None:
    payload = {"status": "running", "progress": 0, "detail": {"pending_info": {"progress_pct": share}}}
    assert report(payload).progress == percent


@pytest.mark.parametrize(
    "where",
    [
        {"error": "why"},
        {"error": {"message": "why"}},
        {"error": {"code": "x"}, "error_message": "why"},
        {"error_message": "why"},
        {"fail_reason": "why"},
        {"detail": {"error": "why"}},
        {"detail": {"error": {"message": "why"}}},
        {"detail": {"error_message": "why"}},
        {"detail": {"pending_info": {"failure_reason": "why"}}},
        {"message": "why"},
        {"message": "success", "data": {"fail_reason": "why"}},
        {"error": '{"error": {"message": "why"}}'},
    ],
)
def test_the_reason_is_found_under_every_known_key(where: dict[str, object]) -> None:
    found = report({"status": "failed", **where})
    assert (found.state, found.reason) == (TaskState.FAILED, "why")


def test_a_task_that_did_not_fail_has_no_reason() -> None:
    assert report({"status": "running", "fail_reason": "why", "error": {"code": "x"}}).reason == ""


NAMES = """id task_id status detail data error code type message progress pending_info progress_pct video_url
    url width height fail_reason draft_info downloadable_url completed failed success pending
    task_not_exist"""
words = st.sampled_from(NAMES.split())
leaves = st.none() | st.booleans() | st.integers() | st.floats() | words | st.text(max_size=20)
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words | st.text(max_size=5), inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(payload=trees, status=st.sampled_from([200, 201, 302, 400, 401, 404, 429, 500, 503]))
def test_any_json_gives_a_report_or_a_video_api_error(payload: Any, status: int) -> None:
    response = Response(status, json.dumps(payload).encode())
    for read in (responses.parse_task_report, responses.parse_created, responses.parse_model_names):
        try:
            outcome = read(response, SANITIZE)
        except VideoApiError as error:
            str(error).encode()
        else:
            assert status in {200, 201}
            assert isinstance(outcome, TaskReport | Created | tuple)
            str(outcome).encode()


@settings(max_examples=100, deadline=None)
@given(body=st.binary(max_size=200))
def test_any_bytes_give_a_result_or_a_video_api_error(body: bytes) -> None:
    for read in (responses.parse_task_report, responses.parse_created, responses.parse_model_names):
        try:
            read(Response(200, body), SANITIZE)
        except VideoApiError as error:
            str(error).encode()


MODELS = {
    "status": 200,
    "headers": {},
    "body": {"data": [{"id": "b"}, {"id": "a"}, {"id": "b"}, {"id": 1}, "c", {}]},
}


async def test_models_are_unique_and_in_the_providers_order() -> None:
    async with replay(MODELS) as provider, client(provider.root) as api:
        assert await api.models(provider.root) == ("b", "a")
    assert (provider.requests[0].method, provider.requests[0].path) == ("GET", "/v1/models")


@pytest.mark.parametrize(
    ("status", "body"),
    [(401, {"error": {"message": "bad key"}}), (200, {"data": None}), (200, []), (200, "x")],
)
async def test_missing_models_are_query_failed_with_a_detail(status: int, body: object) -> None:
    async with (
        replay({"status": status, "headers": {}, "body": body}) as provider,
        client(provider.root) as api,
    ):
        with pytest.raises(QueryFailed) as caught:
            await api.models(provider.root)
    assert caught.value.status == status
    assert caught.value.detail


def test_every_link_is_kept() -> None:
    """If the best link is dead, another may work."""
    found = report({"id": "x", "status": "completed", "video_url": "https://a/1", "detail": {"url": "https://b/2"}})
    assert found.video_urls == ("https://a/1", "https://b/2")


@pytest.mark.parametrize("odd", ["file:///etc/passwd", "ftp://h/v.mp4", "s3://bucket/v.mp4"])
def test_a_link_of_another_scheme_is_kept_only_if_there_is_no_other(odd: str) -> None:
    """It is then refused with a message. Polling for a day would tell the user nothing."""
    assert report({"id": "x", "status": "completed", "video_url": odd}).video_urls == (odd,)
    good = report({"id": "x", "status": "completed", "video_url": odd, "url": "https://h/v.mp4"})
    assert good.video_urls == ("https://h/v.mp4",)
    assert report({"id": "x", "status": "completed", "video_url": "pending"}).video_urls == ()


@pytest.mark.parametrize("odd", ["https://h/\ud83d.mp4", "//h/\0", "https://h/" + "a" * 9000, "s3://h/" + "a" * 9000])
def test_a_link_that_cannot_be_stored_or_requested_is_ignored(odd: str) -> None:
    assert report({"id": "x", "status": "completed", "video_url": odd}).video_urls == ()


def test_https_goes_before_http() -> None:
    found = report({"id": "x", "status": "completed", "video_url": "http://a/1", "url": "HTTPS://b/2"})
    assert found.video_urls == ("HTTPS://b/2", "http://a/1")


def test_objects_encoded_as_strings_are_parsed() -> None:
    """Some gateways encode them."""
    detail = json.dumps({"url": "https://h/v.mp4", "pending_info": {"progress_pct": 0.5}})
    assert report({"id": "x", "status": "completed", "detail": detail}).video_urls == ("https://h/v.mp4",)
    assert report({"data": json.dumps({"id": "x", "status": "failed"})}).state is TaskState.FAILED


@pytest.mark.parametrize(
    "response",
    [
        {"status": "error", "message": "try later", "data": None},
        {"status": "error", "message": "Too many requests"},
        {"status": "failed", "message": "query failed, try later", "data": None},
    ],
)
def test_an_error_without_a_task_does_not_fail_the_task(response: dict[str, Any]) -> None:
    """It is about the query: a paid task must not end because of it."""
    with pytest.raises(QueryFailed):
        report(response)
