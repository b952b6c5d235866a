"""The rest of OpenAI's format: the list of videos, and their deletion."""

from aiohttp import web

from sandbox.video import lives
from sandbox.video.formats import OPENAI
from sandbox.video.state import State
from sandbox.video.strikes import refusal
from sandbox.video.task import Reply

MOST = 100  # videos on a page
USUAL = "20"


class Videos:
    """Free, like queries."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/v1/videos", self._list), web.delete("/v1/videos/{id}", self._delete)]

    async def _list(self, request: web.Request) -> web.Response:
        state = self._state
        if not state.has_key(request):
            return state.violated("list", 401, ["Authorization must be Bearer and the key"])
        limit, order = request.query.get("limit", USUAL), request.query.get("order", "desc")
        if not (limit.isascii() and limit.isdigit() and 1 <= int(limit) <= MOST):
            return state.violated("list", 400, [f"limit must be an integer from 1 to {MOST}"])
        if order not in {"asc", "desc"}:
            return state.violated("list", 400, ["order must be asc or desc"])
        videos = self._videos()
        if order == "desc":
            videos.reverse()
        ids = [video["id"] for video in videos]
        after = request.query.get("after")
        if after is not None and after not in ids:
            return refusal(404, f"Video with id '{after}' not found.", "not_found")
        first = 0 if after is None else ids.index(after) + 1
        page = videos[first : first + int(limit)]
        ends = {"first_id": page[0]["id"], "last_id": page[-1]["id"]} if page else {"first_id": None, "last_id": None}
        has_more = first + len(page) < len(videos)
        return web.json_response({"object": "list", "data": page, **ends, "has_more": has_more})

    def _videos(self) -> list[Reply]:
        """All of them, oldest first, under the ids with which they can be queried."""
        tasks = [task for task in self._state.tasks.values() if task.format == OPENAI.name]
        told = [(task, lives.reply(task, self._state.age(task), OPENAI.replies)) for task in tasks]
        return [reply | {"id": task.id} for task, reply in told if reply is not None]

    async def _delete(self, request: web.Request) -> web.Response:
        task_id = request.match_info["id"]
        if not self._state.has_key(request):
            return self._state.violated("delete", 401, ["Authorization must be Bearer and the key"])
        if self._state.task(task_id, OPENAI.name) is None:
            return OPENAI.unknown(task_id)
        del self._state.tasks[task_id]
        return web.json_response({"id": task_id, "object": "video.deleted", "deleted": True})
