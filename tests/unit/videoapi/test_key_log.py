"""The log that new-api keeps of a key: what is read as a charge, and what is no such log."""

import json
from typing import Any

import pytest

from bot.videoapi.errors import ForeignRoot, QueryFailed
from bot.videoapi.key_log import Charge
from tests.unit.videoapi.servers import GENERATIONS, KEY, OPENAI, UNIFIED, Format, failure_of, replay

ENTRY: dict[str, Any] = {
    "id": 1, "user_id": 7, "created_at": 1_790_000_000, "type": 2, "content": "操作 generate", "token_name": "bot",
    "model_name": "kling-v1", "quota": 60_000, "channel": 3, "token_id": 11, "group": "default",
    "other": '{"is_task": true, "request_path": "/v1/video/generations", "model_price": 0.12, "task_id": "task_1"}',
}  # fmt: skip
CHARGE = Charge("task_1", "kling-v1", 1_790_000_000)


def entry(task_id: str = "task_1", **facts: Any) -> dict[str, Any]:
    return ENTRY | {"other": json.dumps({"is_task": True, "task_id": task_id})} | facts


def answer(*entries: Any) -> dict[str, Any]:
    return {"status": 200, "headers": {}, "body": {"success": True, "message": "", "data": list(entries)}}


async def charges(case: dict[str, Any], api_format: Format = GENERATIONS) -> tuple[Charge, ...] | None:
    async with replay(case) as server, api_format.client(server.root) as api:
        return await api.charges(server.root)


@pytest.mark.parametrize("api_format", [UNIFIED, GENERATIONS], ids=lambda of: of.name)
async def test_the_key_is_in_the_header_and_not_in_the_address(api_format: Format) -> None:
    """Addresses end up in the logs of proxies."""
    async with replay(answer(ENTRY)) as server, api_format.client(server.root) as api:
        assert await api.charges(server.root) == (CHARGE,)
        assert isinstance(await failure_of(api.charges("https://other.example")), ForeignRoot)
    [seen] = server.requests
    assert (seen.method, seen.path, seen.headers["Authorization"]) == ("GET", "/api/log/token", f"Bearer {KEY}")


async def test_openai_has_no_such_log() -> None:
    async with replay(answer(ENTRY)) as server, OPENAI.client(server.root) as api:
        assert await api.charges(server.root) is None
    assert server.requests == []


@pytest.mark.parametrize(
    ("entries", "read"),
    [
        ([ENTRY | {"other": {"task_id": "task_1"}}], [CHARGE]),
        ([ENTRY | {"other": '{"is_task": true}'}], [Charge("", "kling-v1", CHARGE.at)]),
        ([ENTRY | {"other": ""}], [Charge("", "kling-v1", CHARGE.at)]),
        ([ENTRY | {"other": "not json"}], [Charge("", "kling-v1", CHARGE.at)]),
        ([ENTRY | {"other": "[1]"}], [Charge("", "kling-v1", CHARGE.at)]),
        ([entry("bad\x00id")], [Charge("", "kling-v1", CHARGE.at)]),
        ([ENTRY | {"type": kind} for kind in (0, 1, 3, 4, 5, 6, 7)], []),
        ([], []),
    ],
    ids=["object", "older version", "empty", "no JSON", "a list", "a bad id", "no charges", "nothing"],
)
async def test_what_an_entry_says(entries: list[Any], read: list[Charge]) -> None:
    assert await charges(answer(*entries)) == tuple(read)


async def test_go_writes_null_for_no_entries() -> None:
    assert await charges({"status": 200, "headers": {}, "body": {"success": True, "data": None}}) == ()


async def test_a_later_entry_of_a_task_corrects_its_charge() -> None:
    """Charges are oldest first, whatever the order of the log; entries without a task all count."""
    read = await charges(
        answer(
            entry("a", created_at=30), entry("b", created_at=20), entry("", created_at=15), entry("", created_at=12),
            entry("a", created_at=10),
        )
    )  # fmt: skip
    assert [(charge.task_id, charge.at) for charge in read or ()] == [("a", 10), ("", 12), ("", 15), ("b", 20)]


@pytest.mark.parametrize(
    "case",
    [
        {"status": 200, "headers": {}, "text": "<html>"},
        {"status": 200, "headers": {}, "body": {"success": False, "message": "无效的令牌"}},
        {"status": 200, "headers": {}, "body": {"data": [ENTRY]}},
        {"status": 200, "headers": {}, "body": {"success": True}},
        {"status": 200, "headers": {}, "body": {"success": True, "data": {"items": [ENTRY]}}},
        {"status": 401, "headers": {}, "body": answer(ENTRY)["body"]},
        answer(ENTRY, "a text"),
        answer(ENTRY, {"created_at": 5, "model_name": "x"}),
        answer(ENTRY, ENTRY | {"created_at": "yesterday"}),
        answer(ENTRY, ENTRY | {"created_at": True}),
        answer(ENTRY, ENTRY | {"model_name": None}),
    ],
)
async def test_anything_else_is_no_log(case: dict[str, Any]) -> None:
    """Also a single entry that cannot be read: it might be any charge."""
    with pytest.raises(QueryFailed) as caught:
        await charges(case)
    assert caught.value.status == case["status"]
    assert KEY not in str(caught.value)
