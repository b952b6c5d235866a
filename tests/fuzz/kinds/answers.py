"""Answers of the video API: every recorded one and mutations of it, read as each request of each format reads them."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bot.cards.status import StatusCards
from bot.catalogue import Format, load_catalogue
from bot.pipeline.outcomes import Outcome, RetryRules, Unknown, classify_create_error
from bot.texts.words import Words
from bot.videoapi import responses
from bot.videoapi.errors import MaybeCharged, VideoApiError
from bot.videoapi.formats import dialect_of
from bot.videoapi.key_log import parse_charges
from bot.videoapi.provider_text import sanitize
from bot.videoapi.transport import Response
from tests.fuzz.kind import Kind
from tests.fuzz.texts import PIECES, in_turns, mutated, random_text
from tests.unit.test_cards import after
from tests.unit.videoapi.servers import FIXTURES

KEY = "sk-made-up-key-of-a-fuzzed-bot"
ROOT = "https://api.example"
STATUSES = (
    200, 200, 200, 201, 202, 204, 301, 302, 400, 401, 402, 403, 404, 405, 409, 413, 415, 422, 429, 500, 502,
    503, 504,
)  # fmt: skip
RULES = RetryRules(100, 100, lambda *_: 1.0)
DEEP = 5000
VALUES: tuple[Any, ...] = (None, True, False, 0, -1, 10**30, 0.5, float("inf"), float("nan"), "", [], {}, "null")


@asynccontextmanager
async def opened(_folder: Path) -> AsyncIterator[Kind]:
    cards = StatusCards(Words.load(), load_catalogue(None))
    clean = partial(sanitize, secret=KEY)

    async def read(answer: tuple[int, bytes]) -> None:
        response = Response(*answer)
        try:
            created = responses.parse_created(response, clean, KEY)
        except VideoApiError as error:
            outcome = classify_create_error(error, tries=1, waited=1000.0, rules=RULES, fields={"size", "watermark"})
            _check(cards, error, outcome)
        else:
            assert response.succeeded
            for form in Format:
                assert "\n" not in dialect_of(form).query(created.id)
        with suppress(VideoApiError):
            report = responses.parse_task_report(response, clean, ROOT)
            assert KEY not in report.reason and len(report.reason) <= 500 and report.shape.isprintable()
        for parse in (responses.parse_model_names, responses.parse_recent, responses.parse_object, parse_charges):
            with suppress(VideoApiError):
                parse(response, clean)

    yield Kind("answers", partial(_inputs, tuple(_corpus())), read)


def _check(cards: StatusCards, error: VideoApiError, outcome: Outcome) -> None:
    """An answer that may have been charged stays a question; no text shows the key."""
    assert isinstance(outcome, Unknown) == isinstance(error, MaybeCharged)
    card = cards.card(after(outcome), 0)
    assert KEY not in card.text + str(error) + error.answer


def _corpus() -> Iterator[tuple[int, str]]:
    for path in sorted((FIXTURES / "corpus").glob("*.jsonl")):
        for line in filter(None, path.read_text().split("\n")):
            case = json.loads(line)
            yield (
                case.get("http", 200),
                case["text"] if "text" in case else json.dumps(case["body"], ensure_ascii=False),
            )
    for path in sorted(FIXTURES.glob("*/*.json")):
        case = json.loads(path.read_text())
        yield case["status"], case["text"] if "text" in case else json.dumps(case["body"], ensure_ascii=False)


def _inputs(corpus: tuple[tuple[int, str], ...], random: Random) -> Iterator[tuple[int, bytes]]:
    def easy() -> tuple[int, bytes]:
        status, body = random.choice(corpus)
        return status if random.random() < 0.5 else random.choice(STATUSES), _encoded(_mutated(random, body))

    return in_turns(random, ((status, _encoded(body)) for status, body in _hard()), easy)


def _encoded(body: str) -> bytes:
    return body.encode(errors="surrogatepass")


def _mutated(random: Random, body: str) -> str:
    change = random.random()
    if change < 0.4:
        with suppress(ValueError, RecursionError):
            return json.dumps(_changed(random, json.loads(body)), ensure_ascii=random.random() < 0.5)
    return mutated(random, body) if change < 0.8 else random_text(random)


def _hard() -> Iterator[tuple[int, str]]:
    for status in (200, 400, 429, 500):
        for opening, closing in (
            ("[", "]"),
            ('{"a":', "}"),
            ('{"error":', "}"),
            ('{"data":[', "]}"),
            ('{"status":', "}"),
        ):
            yield status, opening * DEEP + "1" + closing * DEEP
            yield status, opening * DEEP
        yield status, '{"id": ' + "9" * DEEP + "}"
        yield status, '{"progress": ' + "9" * DEEP + ', "status": "' + "a" * DEEP + '"}'
        for piece in PIECES:
            text = (piece * 4096)[:4096]
            yield status, json.dumps({"error": {"message": text, "code": text, "param": text}})
            yield status, json.dumps({"id": "x", "status": "failed", "fail_reason": text, "video_url": text})
            yield status, text


def _changed(random: Random, value: Any) -> Any:
    """Another value, or one with a part removed, moved, wrapped or replaced."""
    if isinstance(value, dict) and value and random.random() < 0.8:
        name = random.choice(list(value))
        match random.randrange(4):
            case 0:
                return {key: part for key, part in value.items() if key != name}
            case 1:
                return value | {mutated(random, name): value[name]}
            case 2:
                return {random.choice(("data", "result", "error", "detail", "output", "task")): value}
            case _:
                return value | {name: _changed(random, value[name])}
    if isinstance(value, list) and value and random.random() < 0.8:
        return [_changed(random, value[0]), *value[1:], *value[:3]]
    if isinstance(value, str) and random.random() < 0.5:
        return mutated(random, value)
    return random.choice(
        (
            None,
            True,
            False,
            0,
            -1,
            10**30,
            0.5,
            float("inf"),
            float("nan"),
            "",
            [],
            {},
            "null",
            str(value),
            [value] * 5,
            {"id": value},
        )
    )
