"""new-api's log of a key, as its newer versions serve it: for the key in the header, the task of each charge in `other`."""

import json

from aiohttp import web

from sandbox.video.bills import Prices, bill_of
from sandbox.video.state import State
from sandbox.video.task import Reply, Task

CONSUMED = 2
MOST = 1000
PATHS = {"unified": "/v1/video/create", "openai": "/v1/videos", "generations": "/v1/video/generations"}
QUOTA_OF_A_DOLLAR = 500_000


class KeyLog:
    """Free. Off until `State.keeps_log` is set: then the path is unknown, as at other gateways."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/api/log/token", self._log)]

    async def _log(self, request: web.Request) -> web.Response:
        state = self._state
        if request.query:
            return state.violated("log", 400, ["the key belongs in the header, and nothing in the address"])
        if not state.keeps_log:
            raise web.HTTPNotFound
        if not state.has_key(request):
            return web.json_response({"success": False, "message": "无效的令牌"}, status=401)
        tasks = [state.tasks[create.task_id] for create in state.creates if create.task_id in state.tasks]
        newest_first = [_entry(task, state.prices) for task in reversed(tasks)][:MOST]
        numbered = [{"id": number, **entry} for number, entry in enumerate(newest_first, 1)]
        return web.json_response({"success": True, "message": "", "data": numbered})


def _entry(task: Task, prices: Prices) -> Reply:
    price = bill_of(task, prices).amount
    other = {
        "is_task": True,
        "request_path": PATHS[task.format],
        "model_price": float(price),
        "group_ratio": 1,
        "task_id": task.id,
    }
    return {
        "user_id": 7,
        "created_at": task.created,
        "type": CONSUMED,
        "content": "操作 generate",
        "username": "sandbox",
        "token_name": "bot",
        "model_name": task.body["model"],
        "quota": int(price * QUOTA_OF_A_DOLLAR),
        "prompt_tokens": 0,
        "completion_tokens": 0,
        "use_time": 0,
        "is_stream": False,
        "channel": 3,
        "channel_name": "",
        "token_id": 11,
        "group": "default",
        "ip": "",
        "other": json.dumps(other),
    }
