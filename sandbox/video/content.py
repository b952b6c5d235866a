"""OpenAI's `/v1/videos/{id}/content`: the bytes of a video, for clients with the key."""

from aiohttp import web

from sandbox.video import lives, replies_openai
from sandbox.video.lives import WITH_CONTENT
from sandbox.video.results import ASSETS, Results, video_path
from sandbox.video.state import State
from sandbox.video.strikes import refusal, strike
from sandbox.video.task import Task

THUMBNAIL = "thumbnail"
VARIANTS = ("video", THUMBNAIL)


class Content:
    """Of OpenAI's tasks: once they are completed. Of others: if the life's answer needs it."""

    def __init__(self, state: State, results: Results) -> None:
        self._state = state
        self._results = results

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/v1/videos/{id}/content", self._content)]

    async def _content(self, request: web.Request) -> web.StreamResponse:
        state = self._state
        task = state.tasks.get(request.match_info["id"])
        fault = state.faults.take("content", f"{request.match_info['id']} {task.body['prompt'] if task else ''}")
        struck = await strike(request, fault, state.closing, "openai") if fault else None
        if struck:
            return struck
        if not state.has_key(request):
            return refusal(401, "无效的令牌")
        if task is None or (task.format != "openai" and task.life not in WITH_CONTENT):
            return refusal(404, "video content not found")
        return await (self._of_openai(request, task) if task.format == "openai" else self._plain(task))

    async def _plain(self, task: Task) -> web.StreamResponse:
        return web.FileResponse(video_path(task), headers={"Content-Type": "video/mp4"})

    async def _of_openai(self, request: web.Request, task: Task) -> web.StreamResponse:
        variant = request.query.get("variant", "video")
        if variant not in VARIANTS:
            return self._state.violated("content", 400, [f"variant must be one of {', '.join(VARIANTS)}"])
        if not self._is_there(task):
            return refusal(404, "Video is not ready yet, use GET /v1/videos/{video_id} to check status.")
        if variant == THUMBNAIL:
            return web.FileResponse(ASSETS / "thumbnail.jpg", headers={"Content-Type": "image/jpeg"})
        return await self._results.file(request, task)

    def _is_there(self, task: Task) -> bool:
        age = self._state.age(task)
        told = lives.reply(task, age, replies_openai.REPLIES)
        is_done = told is not None and lives.status_in(told) in {"completed", "Baked"}
        since = age - (lives.LIVES[task.life].length or 0)
        return is_done and task.life != "dead_link" and replies_openai.has_content(task, since)
