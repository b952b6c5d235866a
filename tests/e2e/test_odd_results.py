"""Results as gateways serve them: each arrives in its chat as a video, a document or a link, or is refused with a reason."""

import asyncio
import gzip
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Message
from tests.e2e.bot_process import BotProcess
from tests.e2e.test_secrets import listening
from tests.unit.delivery.hosts import box, mp4

KEY = "sk-0123456789abcdefghij"
VIDEO = mp4(20_000)
CUT_OFF = box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2mp41") + (50_000).to_bytes(4, "big") + b"mdat" + bytes(20_000)
FILES = {
    "gif": b"GIF89a\x10\x00\x10\x00" + bytes(2000),
    "avi": b"RIFF\x00\x10\x00\x00AVI LIST" + bytes(2000),
    "ts": (b"\x47\x40\x00\x10" + bytes(184)) * 20,
    "flv": b"FLV\x01\x05\x00\x00\x00\x09\x00\x00\x00\x00" + bytes(2000),
}


@dataclass
class Gateway:
    """Accepts every create. The prompt, which is also the id, selects the answer to a poll and the result."""

    other_host: str = ""
    url: str = ""
    key: str = KEY
    unlocked: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)

    def routes(self) -> tuple[web.RouteDef, ...]:
        return (
            web.post("/v1/video/create", self.create),
            web.get("/v1/video/query", self.query),
            web.get("/v1/videos/{id}/content", self.content),
            web.get("/files/{name}", self.file),
        )

    async def create(self, request: web.Request) -> web.Response:
        return web.json_response({"code": 0, "data": {"task_id": (await request.json())["prompt"].replace(" ", "-")}})

    async def query(self, request: web.Request) -> web.Response:
        task = request.query["id"]
        links: dict[str, Any] = {
            "reason": {"status": "SUCCESS", "fail_reason": f"{self.url}/files/plain", "progress": "100%"},
            "relative": {"status": "done", "output": ["/files/plain"]},
            "bucket": {"status": "succeeded", "video_url": "s3://bucket/v.mp4"},
            "spaced": {"status": "finished", "result": {"file": f"{self.url}/files/plain file.mp4?a=1&amp;b=2"}},
            "operation": {
                "name": f"operations/{task}",
                "done": True,
                "response": {"video": {"uri": f"{self.url}/files/plain"}},
            },
            "flagged": {"successFlag": 3, "errorMessage": "the hat was too large"},
            "filtered": {
                "name": "operations/x",
                "done": True,
                "error": {"code": 3, "message": "the hat was too large"},
            },
            "input": {"status": "completed", "detail": {"images": [{"url": f"{self.url}/files/plain"}]}},
        }
        kind = task.partition("-")[0]
        if kind in {"locked", "led", "content"}:
            said: dict[str, Any] = {"status": "completed"}
        else:
            said = links.get(kind, {"status": "completed", "video_url": f"{self.url}/files/{kind}"})
        return web.json_response({"code": "success", "data": {"task_id": task, **said}})

    async def content(self, request: web.Request) -> web.StreamResponse:
        task = request.match_info["id"].partition("-")[0]
        self.asked.append((task, request.headers.get("Authorization", "")))
        if task == "led":
            raise web.HTTPFound(f"{self.other_host}/v.mp4")
        if task not in {"locked", "content", "bucket"}:
            raise web.HTTPNotFound
        if task == "locked" and not self.unlocked:
            raise web.HTTPUnauthorized
        return web.Response(body=VIDEO, content_type="video/mp4")

    async def file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name == "loop":
            raise web.HTTPFound(f"{self.url}/files/loop")
        if name == "partial":
            headers = {"Content-Range": f"bytes 0-9999/{len(VIDEO)}"}
            return web.Response(status=206, body=VIDEO[:10_000], headers=headers, content_type="video/mp4")
        if name == "packed":
            return web.Response(
                body=gzip.compress(VIDEO), headers={"Content-Encoding": "gzip"}, content_type="video/mp4"
            )
        body = FILES.get(name, CUT_OFF if name == "cutoff" else VIDEO)
        return web.Response(body=body, content_type="application/octet-stream")


@dataclass
class Setup:
    bot: BotProcess
    telegram: TelegramStandIn
    gateway: Gateway
    other_host_requests: list[str]

    async def order(self, kind: str, *states: str) -> tuple[dict[str, Any], list[Message]]:
        """Order a video; returns its row, once it is in one of these states and shown, and the chat's messages."""
        person = self.telegram.person(kind)
        chat = self.telegram.private(person)
        await self.telegram.send_text(chat, person, f"/video {kind} cat")
        async with asyncio.timeout(300):
            while not (  # noqa: ASYNC110 - another process writes it
                (row := self.row(f"{kind} cat")) and row["state"] in states and row["shown_version"] >= row["version"]
            ):
                await asyncio.sleep(0.1)
        return row, self.telegram.messages(chat, from_bot=True)

    def row(self, prompt: str) -> dict[str, Any] | None:
        with closing(sqlite3.connect(self.bot.folder / "bot.db")) as database:
            database.row_factory = sqlite3.Row
            rows = database.execute("SELECT * FROM tasks WHERE prompt = ?", (prompt,)).fetchall()
            return dict(rows[0]) if rows else None


@pytest.fixture(scope="module")
async def setup(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Setup]:
    other_host_requests: list[str] = []

    async def serve(asked: web.Request) -> web.Response:
        other_host_requests.append(asked.headers.get("Authorization", ""))
        return web.Response(body=VIDEO, content_type="video/mp4")

    telegram = TelegramStandIn()
    await telegram.start()
    gateway = Gateway()
    try:
        async with (
            listening(web.get("/{path:.*}", serve)) as gateway.other_host,
            listening(*gateway.routes()) as gateway.url,
        ):
            bot = BotProcess(
                telegram,
                gateway,  # type: ignore[arg-type] # its url and key are all that is used
                tmp_path_factory.mktemp("bot"),
                POLL_INTERVAL="1",
            )
            await bot.start()
            yield Setup(bot, telegram, gateway, other_host_requests)
            await bot.end()
    finally:
        await telegram.close()


@pytest.mark.parametrize("kind", ["reason", "relative", "bucket", "spaced", "operation", "content"])
async def test_a_result_becomes_a_video(setup: Setup, kind: str) -> None:
    """Each of these answers leads to the video in the chat."""
    _, messages = await setup.order(kind, "delivered")
    assert [message for message in messages if message.video]


@pytest.mark.parametrize("kind", ["gif", "avi", "ts", "flv"])
async def test_other_files_are_documents(setup: Setup, kind: str) -> None:
    """avi, ts and flv are sent as documents."""
    _, messages = await setup.order(kind, "delivered")
    [document] = [message.document for message in messages if message.document]
    assert document.file.name == f"video.{kind}"


@pytest.mark.parametrize("kind", ["flagged", "filtered"])
async def test_a_failure_shows_its_reason(setup: Setup, kind: str) -> None:
    """The reason is found wherever the answer has it."""
    _, messages = await setup.order(kind, "failed")
    assert any("the hat was too large" in message.words for message in messages)


async def test_a_partial_file_is_sent_as_a_link(setup: Setup) -> None:
    """A 206 answer is not sent as the complete video."""
    _, messages = await setup.order("partial", "delivered")
    assert not [message for message in messages if message.video]
    assert "/files/partial" in str(messages[-1].entities)


async def test_a_gzipped_video_is_unpacked(setup: Setup) -> None:
    """A result with Content-Encoding gzip is sent as a video."""
    _, messages = await setup.order("packed", "delivered")
    [video] = [message.video for message in messages if message.video]
    assert video.file.size == len(VIDEO)


async def test_a_redirect_loop_is_refused(setup: Setup) -> None:
    """The row ends as undelivered."""
    _, messages = await setup.order("loop", "undelivered")
    assert not [message for message in messages if message.video]


async def test_an_incomplete_mp4_is_fetched_again(setup: Setup) -> None:
    """It is not sent meanwhile."""
    person = setup.telegram.person("cutoff")
    chat = setup.telegram.private(person)
    await setup.telegram.send_text(chat, person, "/video cutoff cat")
    await setup.bot.logged("cut off before its index")
    assert not [message for message in setup.telegram.messages(chat, from_bot=True) if message.video]


async def test_a_result_that_answers_401_is_retried(setup: Setup) -> None:
    """It is fetched again with the key until the video is there; 401 does not end the task."""
    ended = asyncio.create_task(setup.order("locked", "delivered"))
    async with asyncio.timeout(60):
        while ("locked", f"Bearer {KEY}") not in setup.gateway.asked:  # noqa: ASYNC110 - a list tells nobody
            await asyncio.sleep(0.05)
    setup.gateway.unlocked = True
    _, messages = await ended
    assert [message for message in messages if message.video]


async def test_a_redirect_to_another_host_carries_no_key(setup: Setup) -> None:
    """The request to the other host has no Authorization."""
    await setup.order("led", "undelivered", "delivered")
    assert not any(setup.other_host_requests)


async def test_an_input_image_is_not_the_video(setup: Setup) -> None:
    """The link of an input is no result, so the task is polled further."""
    await setup.order("input", "running")
    await asyncio.sleep(3)
    row = setup.row("input cat")
    assert row is not None and row["state"] == "running"
