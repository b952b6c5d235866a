"""Result files: `/files/{task}.mp4` and its thumbnail.

One small video for every task, and other kinds of content that a link may return.
"""

import asyncio
import contextlib
from pathlib import Path

from aiohttp import web

from sandbox.video.state import State
from sandbox.video.task import Task

MB = 1_000_000
SIZES = {"45_mb": 45 * MB, "60_mb": 60 * MB, "300_mb": 300 * MB, "endless": None}  # bytes; None: endless
PIECE = bytes(256 * 1024)
INSIDE = "https://169.254.169.254/latest/meta-data/"
ASSETS = Path(__file__).parent.parent / "assets"


def video_path(task: Task) -> Path:
    return ASSETS / ("landscape.mp4" if task.is_landscape else "portrait.mp4")


class Results:
    """Serves the files of known tasks, without a key like the provider's hosts."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._stalled: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/files/{name}.mp4", self._video),
            web.get("/files/{name}.jpg", self._thumbnail),
        ]

    async def _video(self, request: web.Request) -> web.StreamResponse:
        return await self.file(request, self._find_task(request))

    async def file(self, request: web.Request, task: Task) -> web.StreamResponse:
        """The video of a task, or what its life has in place of one."""
        path = video_path(task)
        if task.life == "no_video":
            return web.Response(text="<html><body>Sign in</body></html>", content_type="text/html")
        if task.life == "gif":
            return web.FileResponse(ASSETS / "moving.gif", headers={"Content-Type": "video/mp4"})
        if task.life == "led_inside":
            raise web.HTTPFound(INSIDE)
        if task.life == "stalls_once" and task.id not in self._stalled:
            self._stalled.add(task.id)
            return await self._stall(request, path)
        if task.life == "trickles":
            return await self._trickle(request, path)
        if task.life in SIZES:
            return await self._padded(request, path, SIZES[task.life])
        return web.FileResponse(path, headers={"Content-Type": "video/mp4"})

    async def _stall(self, request: web.Request, path: Path) -> web.StreamResponse:
        """Send the beginning and then nothing until this server closes or the client leaves."""
        response = web.StreamResponse(headers={"Content-Type": "video/mp4"})
        await response.prepare(request)
        await response.write((await asyncio.to_thread(path.read_bytes))[:1000])
        await self._state.closing.wait()
        return response

    async def _trickle(self, request: web.Request, path: Path) -> web.StreamResponse:
        """Send the beginning, then a byte a second until this server closes or the client leaves."""
        video = await asyncio.to_thread(path.read_bytes)
        response = web.StreamResponse(headers={"Content-Type": "video/mp4"})
        response.content_length = len(video)
        await response.prepare(request)
        await response.write(video[:1000])
        for number in range(1000, len(video)):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._state.closing.wait()
                    return response
            await response.write(video[number : number + 1])
        return response

    async def _padded(self, request: web.Request, path: Path, size: int | None) -> web.StreamResponse:
        """Send the video, padded to `size` bytes with zeros in a box that players ignore."""
        video = await asyncio.to_thread(path.read_bytes)
        response = web.StreamResponse(headers={"Content-Type": "video/mp4"})
        response.content_length = size
        await response.prepare(request)
        await response.write(video)
        left = None if size is None else size - len(video) - 8
        await response.write((0 if left is None else left + 8).to_bytes(4) + b"free")
        while (left is None or left > 0) and not self._state.closing.is_set():
            piece = PIECE if left is None else PIECE[:left]
            await response.write(piece)
            left = None if left is None else left - len(piece)
        return response

    async def _thumbnail(self, request: web.Request) -> web.StreamResponse:
        self._find_task(request)
        return web.FileResponse(ASSETS / "thumbnail.jpg", headers={"Content-Type": "image/jpeg"})

    def _find_task(self, request: web.Request) -> Task:
        name = request.match_info["name"]
        task = next((task for task in self._state.tasks.values() if task.name == name), None)
        if task is None or task.life == "dead_link":
            raise web.HTTPNotFound(text="<html><body>NoSuchKey</body></html>", content_type="text/html")
        return task
