"""Responses as gateways send them, each with its meaning: `fixtures/corpus/*.jsonl`, one response per line."""

import json
from functools import partial
from typing import Any

import pytest

from bot.videoapi import responses
from bot.videoapi.errors import QueryFailed, TaskUnknown, VideoApiError
from bot.videoapi.provider_text import sanitize
from bot.videoapi.transport import Response
from tests.unit.videoapi.servers import FIXTURES, KEY

SANITIZE = partial(sanitize, secret=KEY)
ROOT = "https://api.example"
NAMES = {"links": "video_urls", "known": "is_known"}
NO_REPORT = {"no answer": QueryFailed, "unknown task": TaskUnknown}


def corpus(kind: str) -> list[Any]:
    cases = [json.loads(line) for line in (FIXTURES / "corpus" / f"{kind}.jsonl").read_text().split("\n") if line]
    return [pytest.param(case, id=case["about"]) for case in cases]


def response_of(case: dict[str, Any]) -> Response:
    text = case["text"] if "text" in case else json.dumps(case["body"])
    return Response(case.get("http", 200), text.encode(case.get("encoding", "utf-8")))


@pytest.mark.parametrize("case", corpus("query"))
def test_the_meaning_of_a_response_to_a_query(case: dict[str, Any]) -> None:
    means = case["means"]
    if isinstance(means, str):
        with pytest.raises(QueryFailed) as caught:
            responses.parse_task_report(response_of(case), SANITIZE, ROOT)
        assert type(caught.value) is NO_REPORT[means]
        return
    report = responses.parse_task_report(response_of(case), SANITIZE, ROOT)
    expected = {"links": [], **means}
    found = {name: getattr(report, NAMES.get(name, name)) for name in expected}
    assert found | {"links": list(found["links"])} == expected


@pytest.mark.parametrize("case", corpus("create"))
def test_the_meaning_of_a_response_to_a_create(case: dict[str, Any]) -> None:
    means = case["means"]
    if isinstance(means, str):
        with pytest.raises(VideoApiError) as caught:
            responses.parse_created(response_of(case), SANITIZE, KEY)
        assert type(caught.value).__name__ == means
    else:
        created = responses.parse_created(response_of(case), SANITIZE, KEY)
        assert {name: getattr(created, name) for name in means} == means


def test_the_corpus_is_not_empty() -> None:
    assert len([*corpus("query"), *corpus("create")]) >= 60
