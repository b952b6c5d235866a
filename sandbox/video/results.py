"""Result files, `/files/{task}.mp4` and its thumbnail: one small video for every task, with ranges."""

from pathlib import Path

from aiohttp import web

from sandbox.video.lives import Task
from sandbox.video.state import State

ASSETS = Path(__file__).parent.parent / "assets"


class Results:
    """Serves the files of known tasks; needs no key, like the provider's own hosts."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/files/{name}.mp4", self._video), web.get("/files/{name}.jpg", self._thumbnail)]

    async def _video(self, request: web.Request) -> web.StreamResponse:
        task = self._known(request)
        return web.FileResponse(ASSETS / f"{task.body['orientation']}.mp4", headers={"Content-Type": "video/mp4"})

    async def _thumbnail(self, request: web.Request) -> web.StreamResponse:
        self._known(request)
        return web.FileResponse(ASSETS / "thumbnail.jpg", headers={"Content-Type": "image/jpeg"})

    def _known(self, request: web.Request) -> Task:
        name = request.match_info["name"]
        task = next((task for task in self._state.tasks.values() if task.name == name), None)
        if task is None or task.life == "dead_link":
            raise web.HTTPNotFound(text="<html><body>NoSuchKey</body></html>", content_type="text/html")
        return task
