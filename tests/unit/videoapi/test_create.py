"""The outcome of a create, for each row of the table of errors: each fixture is one response of the provider."""

import json
from pathlib import Path

import pytest

from bot.videoapi import unified
from bot.videoapi.errors import VideoApiError
from bot.videoapi.models import Created
from tests.unit.videoapi.servers import KEY, REQUEST, cases, client, load, replay

CREATED = {"status": 200, "headers": {"Set-Cookie": "a=b"}, "body": {"id": "t-1", "status": "pending"}}


async def outcome_of(root: str, **options: str) -> Created | VideoApiError:
    async with client(root, **options) as api:
        try:
            return await api.create(root, REQUEST)
        except VideoApiError as error:
            return error


@pytest.mark.parametrize("path", cases("create"), ids=lambda path: path.stem)
async def test_each_response_has_its_outcome_after_exactly_one_post(path: Path) -> None:
    case = load(path)
    async with replay(case) as provider:
        outcome = await outcome_of(provider.root)

    assert [(seen.method, seen.path) for seen in provider.requests] == [("POST", "/v1/video/create")]
    assert type(outcome).__name__ == case["outcome"]
    assert {fact: getattr(outcome, fact) for fact in case["facts"]} == case["facts"]
    assert KEY not in f"{outcome}{outcome!r}{vars(outcome)}"


@pytest.mark.parametrize("path", cases("create"), ids=lambda path: path.stem)
async def test_no_outcome_shows_markup_json_or_a_cause(path: Path) -> None:
    case = load(path)
    async with replay(case) as provider:
        outcome = await outcome_of(provider.root)

    shown = str(outcome) if isinstance(outcome, VideoApiError) else ""
    assert not any(mark in shown for mark in ("<", '{"', "[{"))
    assert getattr(outcome, "__cause__", None) is None
    assert getattr(outcome, "__context__", None) is None


async def test_the_body_is_sent_unchanged_with_the_documented_headers() -> None:
    async with replay(CREATED) as provider:
        await outcome_of(provider.root)

    seen = provider.requests[0]
    assert json.loads(seen.body) == unified.UNIFIED.body(REQUEST)
    assert seen.headers["Authorization"] == f"Bearer {KEY}"
    assert seen.headers["Accept"] == seen.headers["Content-Type"] == "application/json"
    assert seen.headers["Connection"] == "close"
