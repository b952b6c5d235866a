"""Lists of recent tasks: one that cannot be read completely proves nothing about what is missing in it."""

from typing import Any

import pytest

from bot.videoapi.errors import QueryFailed
from bot.videoapi.models import RecentTask
from tests.unit.videoapi.servers import OPENAI, replay

TASK = {"id": "video_1", "model": "sora-2", "prompt": "a cat", "created_at": 1_763_453_615}
READ = RecentTask("video_1", "sora-2", "a cat", 1_763_453_615.0)


async def recent(body: Any, status: int = 200) -> tuple[RecentTask, ...] | None:
    async with (
        replay({"status": status, "headers": {}, "body": body}) as server,
        OPENAI.client(server.root) as api,
    ):
        return await api.recent(server.root)


@pytest.mark.parametrize(
    "task",
    [
        TASK,
        TASK | {"created_at": 1_763_453_615_000},
        TASK | {"created_at": 1_763_453_615.0},
        TASK | {"id": " video_1 "},
    ],
    ids=["as documented", "milliseconds", "a float", "spaces around its id"],
)
async def test_a_task_is_read(task: dict[str, Any]) -> None:
    assert await recent({"object": "list", "data": [task]}) == (READ,)


@pytest.mark.parametrize(
    "task",
    [
        None,
        "video_2",
        {key: value for key, value in TASK.items() if key != "created_at"},
        TASK | {"created_at": None},
        TASK | {"created_at": "2025-11-18"},
        TASK | {"created_at": True},
        TASK | {"created_at": float("nan")},
        TASK | {"created_at": float("inf")},
        TASK | {"created_at": 10**400},
        TASK | {"id": ""},
        TASK | {"id": None},
        TASK | {"id": "null"},
        TASK | {"id": "video\x00_1"},
        TASK | {"id": "video_\ud800"},
        TASK | {"id": "video 1"},
    ],
    ids=repr,
)
async def test_a_list_with_an_entry_that_cannot_be_read_is_not_used(task: Any) -> None:
    """The entry may be the very task that is looked for."""
    with pytest.raises(QueryFailed):
        await recent({"object": "list", "data": [TASK, task]})


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"error": {"message": "no channel"}, "data": []}),
        (200, {"data": None}),
        (200, {"code": "fail", "message": "no", "data": {}}),
        (200, []),
        (404, {"data": [TASK]}),
        (500, {"data": [TASK]}),
    ],
)
async def test_an_error_is_no_list(status: int, body: Any) -> None:
    with pytest.raises(QueryFailed):
        await recent(body, status)
