"""Answers as gateways give them, each with what it means: `fixtures/corpus/*.jsonl`, one answer a line."""

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


def answer_of(case: dict[str, Any]) -> Response:
    text = case["text"] if "text" in case else json.dumps(case["body"])
    return Response(case.get("http", 200), text.encode(case.get("encoding", "utf-8")))


@pytest.mark.parametrize("case", corpus("query"))
def test_what_an_answer_to_a_query_means(case: dict[str, Any]) -> None:
    means = case["means"]
    if isinstance(means, str):
        with pytest.raises(QueryFailed) as caught:
            responses.parse_task_report(answer_of(case), SANITIZE, ROOT)
        assert type(caught.value) is NO_REPORT[means]
        return
    report = responses.parse_task_report(answer_of(case), SANITIZE, ROOT)
    expected = {"links": [], **means}
    found = {name: getattr(report, NAMES.get(name, name)) for name in expected}
    assert found | {"links": list(found["links"])} == expected


@pytest.mark.parametrize("case", corpus("create"))
def test_what_an_answer_to_a_create_means(case: dict[str, Any]) -> None:
    means = case["means"]
    if isinstance(means, str):
        with pytest.raises(VideoApiError) as caught:
            responses.parse_created(answer_of(case), SANITIZE, KEY)
        assert type(caught.value).__name__ == means
    else:
        created = responses.parse_created(answer_of(case), SANITIZE, KEY)
        assert {name: getattr(created, name) for name in means} == means


def test_the_corpus_is_one() -> None:
    assert len([*corpus("query"), *corpus("create")]) >= 60
