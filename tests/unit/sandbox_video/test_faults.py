"""Each fault looks as in the error table."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from sandbox.video import KINDS, VideoStandIn

Order = Callable[..., dict[str, Any]]
CREATE = "/v1/video/create"
ANSWERS = [name for name, kind in KINDS.items() if kind.act == "answer"]
SILENT = [name for name, kind in KINDS.items() if kind.act == "hang"]
DROPPED = [name for name, kind in KINDS.items() if kind.act == "reset"]


@pytest.mark.parametrize("kind", ANSWERS)
async def test_answering_fault_has_its_status_and_body_once(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, kind: str
) -> None:
    """The next create succeeds."""
    standin.faults.add("create", kind)
    async with session.post(CREATE, json=order(), allow_redirects=False) as answer:
        body = await answer.text()
    shape = KINDS[kind]
    assert (answer.status, answer.content_type, body) == (shape.status, shape.content_type, shape.body)
    assert standin.creates[0].outcome == kind
    assert standin.charged == int(shape.charged)
    async with session.post(CREATE, json=order()) as answer:
        assert "id" in await answer.json()


@pytest.mark.parametrize("kind", [name for name in ANSWERS if KINDS[name].status >= 400])
def test_name_of_a_fault_has_its_status_and_shape(kind: str) -> None:
    """`…_403_flat` answers 403 with a flat error."""
    shape = KINDS[kind]
    assert str(shape.status) in kind or kind == "task_route_error"
    if shape.content_type == "application/json":
        body = json.loads(shape.body or "")
        assert ("error" in body) != ("code" in body)


@pytest.mark.parametrize("kind", SILENT)
async def test_silent_fault_never_answers(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, kind: str
) -> None:
    """The client times out."""
    standin.faults.add("create", kind)
    with pytest.raises(TimeoutError):
        await session.post(CREATE, json=order(), timeout=aiohttp.ClientTimeout(total=0.4))
    assert (standin.attempts, standin.charged) == (1, int(KINDS[kind].charged))


@pytest.mark.parametrize("kind", DROPPED)
@pytest.mark.parametrize("match", [None, "moon"])
async def test_dropped_connection_is_charged_only_after_accept(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, kind: str, match: str | None
) -> None:
    """A connection that breaks before the read is not charged."""
    standin.faults.add("create", kind, match=match)
    with pytest.raises(aiohttp.ClientConnectionError):
        await session.post(CREATE, json=order())
    assert (standin.attempts, standin.charged) == (1, int(KINDS[kind].charged))
    assert len(standin.creates) == int(KINDS[kind].charged)


async def test_slow_accept_answers_with_an_id_after_the_given_seconds(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The create is charged."""
    standin.faults.add("create", "slow_accept", seconds=0.2)
    begun = asyncio.get_running_loop().time()
    async with session.post(CREATE, json=order()) as answer:
        told = await answer.json()
    assert asyncio.get_running_loop().time() - begun >= 0.2
    assert told["id"] == standin.creates[0].task_id


async def test_retry_after_is_sent_if_set(standin: VideoStandIn, session: aiohttp.ClientSession, order: Order) -> None:
    """In the header."""
    standin.faults.add("create", "rate_limit_429_empty", retry_after=7)
    async with session.post(CREATE, json=order()) as answer:
        assert (answer.status, answer.headers["Retry-After"], await answer.read()) == (429, "7", b"")
    standin.faults.add("create", "rate_limit_429_empty")
    async with session.post(CREATE, json=order()) as answer:
        assert "Retry-After" not in answer.headers


async def test_match_limits_a_fault_to_some_prompts(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """Other prompts are not affected."""
    standin.faults.add("create", "error_500_json", match="dog")
    for prompt, status in (("a cat", 200), ("a dog", 500), ("a dog", 200)):
        async with session.post(CREATE, json=order(prompt)) as answer:
            assert answer.status == status


async def test_fault_without_a_limit_lasts_until_cleared(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """It strikes every create until then."""
    standin.faults.add("create", "gateway_502_html", times=None)
    for _ in range(3):
        async with session.post(CREATE, json=order()) as answer:
            assert answer.status == 502
    standin.faults.clear()
    async with session.post(CREATE, json=order()) as answer:
        assert answer.status == 200


async def test_queries_and_models_have_their_own_faults(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """They do not affect creates."""
    standin.faults.add("query", "task_not_exist_400", match="moon")
    standin.faults.add("models", "html_200")
    async with session.post(CREATE, json=order()) as answer:
        task_id = (await answer.json())["id"]
    async with session.get("/v1/video/query", params={"id": task_id}) as answer:
        assert answer.status == 400
    async with session.get("/v1/models") as answer:
        assert answer.content_type == "text/html"
    assert [asked.outcome for asked in standin.queries] == ["task_not_exist_400"]


async def test_a_word_in_the_prompt_sets_a_fault(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """`#name` chooses it for this create."""
    for _ in range(2):
        async with session.post(CREATE, json=order("a cat #quota_403_flat")) as answer:
            assert (answer.status, (await answer.json())["code"]) == (403, "insufficient_user_quota")


async def test_a_temporary_fault_in_the_prompt_strikes_once(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The retry succeeds."""
    statuses = []
    for _ in range(4):
        async with session.post(CREATE, json=order("a cat #saturated_429")) as answer:
            statuses.append(answer.status)
    assert statuses == [429, 200, 429, 200]


def test_unknown_fault_is_an_error() -> None:
    """A test that misspells a fault fails."""
    with pytest.raises(ValueError, match="bad_key_401"):
        VideoStandIn("k").faults.add("create", "flood")
