"""Creates in each format, and queries for the tasks they make."""

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

import aiohttp

from sandbox.video import VideoStandIn

FormatName = Literal["unified", "openai", "generations"]
FORMATS: tuple[FormatName, ...] = ("unified", "openai", "generations")
PATHS: Mapping[FormatName, str] = {
    "unified": "/v1/video/create",
    "openai": "/v1/videos",
    "generations": "/v1/video/generations",
}
QUERIES: Mapping[FormatName, str] = {
    "unified": "/v1/video/query?id=",
    "openai": "/v1/videos/",
    "generations": "/v1/video/generations/",
}


def body_for(form: FormatName, prompt: str = "a cat on the moon", **more: Any) -> dict[str, Any]:
    """The least that a format accepts for sora-2, and more."""
    body: dict[str, Any] = {"model": "sora-2", "prompt": prompt}
    if form == "unified":
        usual = {"images": [], "orientation": "portrait", "size": "small", "duration": 10, "watermark": True}
        return {**body, **usual, **more}
    return {**body, **more}


async def post(session: aiohttp.ClientSession, form: FormatName, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    """Send a JSON create; the status and the body of the answer."""
    async with session.post(PATHS[form], json=body) as answer:
        told: dict[str, Any] = await answer.json()
        return answer.status, told


async def create(session: aiohttp.ClientSession, form: FormatName, prompt: str = "a cat", **more: Any) -> str:
    """Send a JSON create that is accepted; the id of its task."""
    status, told = await post(session, form, body_for(form, prompt, **more))
    assert status == 200, told
    return str(told.get("id") or told["task_id"])


async def query(session: aiohttp.ClientSession, form: FormatName, task_id: str) -> tuple[int, dict[str, Any]]:
    async with session.get(QUERIES[form] + quote(task_id, safe="")) as answer:
        told: dict[str, Any] = await answer.json()
        return answer.status, told


def age(standin: VideoStandIn, task_id: str, seconds: float) -> None:
    """Move a task forward in time by these seconds."""
    standin.tasks[task_id].born -= seconds * standin.pace
