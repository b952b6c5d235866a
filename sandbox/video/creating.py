"""POST /v1/video/create: checks the request, creates and records a task, and answers (or not)."""

import asyncio
import secrets
import time
from typing import Any

import aiohttp
from aiohttp import web

from sandbox.video import contract, lives
from sandbox.video.faults import Fault
from sandbox.video.fetching import fetch
from sandbox.video.lives import Task
from sandbox.video.records import ACCEPTED, VIOLATION, Create
from sandbox.video.state import State
from sandbox.video.strikes import strike


class Creating:
    """The create endpoint, and the provider's fetching of image links."""

    def __init__(self, state: State, session: aiohttp.ClientSession) -> None:
        self._state = state
        self._session = session
        self._fetches: set[asyncio.Task[None]] = set()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        state = self._state
        state.attempts += 1
        if fault := state.faults.take_unread("create"):
            return await strike(request, fault, state.closing) or web.Response()
        body = contract.parsed(await request.read())
        prompt = contract.prompt_of(body)
        await state.holds.stop("create", "before", prompt)
        if refused := self._refused(request, body):
            await self._record(request, body, None, VIOLATION)
            return refused
        fault = state.faults.take("create", prompt) or state.faults.tagged(prompt)
        if fault and fault.shape.unread:
            return await strike(request, fault, state.closing) or web.Response()
        return await self._answered(request, body, fault)

    async def close(self) -> None:
        for fetching in self._fetches:
            fetching.cancel()
        await asyncio.gather(*self._fetches, return_exceptions=True)

    async def _answered(self, request: web.Request, body: dict[str, Any], fault: Fault | None) -> web.StreamResponse:
        task = self._new_task(body) if fault is None or fault.shape.charged else None
        await self._record(request, body, task, fault.kind if fault else ACCEPTED)
        await self._state.holds.stop("create", "accepted", body["prompt"])
        struck = await strike(request, fault, self._state.closing) if fault else None
        return struck or web.json_response(lives.created(task) if task else {})

    def _refused(self, request: web.Request, body: Any) -> web.Response | None:
        if not self._state.has_key(request):
            return self._state.violated("create", 401, ["Authorization must be Bearer and the key"])
        found = contract.header_violations(request.headers)
        found += contract.body_violations(body, self._state.watermark)
        return self._state.violated("create", 400, found) if found else None

    def _new_task(self, body: dict[str, Any]) -> Task:
        state = self._state
        name = secrets.token_hex(12)
        task_id = f"{body['model']}:task_01{name}" if state.shape == "documented" else f"video_{name}"
        task = Task(task_id, body, state.scripts.life_of(body["prompt"]), state.shape, state.url)
        state.tasks[task_id] = task
        return task

    async def _record(self, request: web.Request, body: Any, task: Task | None, outcome: str) -> None:
        task_id = task.id if task else None
        headers = request.headers.copy()
        create = Create(headers, body, time.monotonic(), task_id, outcome, charged=task is not None)
        self._state.creates.append(create)
        if task:
            fetching = asyncio.create_task(self._fetch_images(create, task))
            self._fetches.add(fetching)
            fetching.add_done_callback(self._fetches.discard)
        await self._state.tell()

    async def _fetch_images(self, create: Create, task: Task) -> None:
        for url in create.links:
            found = await fetch(self._session, url)
            create.images.append(found)
            if found.problem:
                task.failure = f"image download failed: {found.problem}"
        await self._state.tell()
