"""A create in any format: checks the request, creates and records a task, and answers (or not)."""

import asyncio
import time
from functools import partial

import aiohttp
from aiohttp import web

from sandbox.video import contract
from sandbox.video.bills import bill_of
from sandbox.video.faults import Fault
from sandbox.video.fetching import fetch
from sandbox.video.formats import GENERATIONS, OPENAI, UNIFIED, Format, Received, remix_of
from sandbox.video.records import ACCEPTED, VIOLATION, Create
from sandbox.video.state import State
from sandbox.video.strikes import strike
from sandbox.video.task import Task


class Creating:
    """The create endpoints, and the provider's fetching of image links."""

    def __init__(self, state: State, session: aiohttp.ClientSession) -> None:
        self._state = state
        self._session = session
        self._fetches: set[asyncio.Task[None]] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/video/create", partial(self._create, UNIFIED)),
            web.post("/v1/videos", partial(self._create, OPENAI)),
            web.post("/v1/videos/{id}/remix", self._remix),
            web.post("/v1/video/generations", partial(self._create, GENERATIONS)),
        ]

    async def _create(self, form: Format, request: web.Request) -> web.StreamResponse:
        state = self._state
        state.attempts += 1
        if fault := state.faults.take_unread("create"):
            return await strike(request, fault, state.closing) or web.Response()
        received = await form.read(request)
        prompt = contract.prompt_of(received.body)
        await state.holds.stop("create", "before", prompt)
        if refused := self._refused(form, request, received):
            await self._record(form, request, received, None, VIOLATION)
            return refused
        fault = state.faults.take("create", prompt) or state.faults.tagged(prompt)
        if fault and fault.shape.unread:
            return await strike(request, fault, state.closing) or web.Response()
        return await self._answered(form, request, received, fault)

    async def _remix(self, request: web.Request) -> web.StreamResponse:
        task_id = request.match_info["id"]
        task = self._state.task(task_id, OPENAI.name)
        return await self._create(remix_of(task), request) if task else OPENAI.unknown(task_id)

    async def close(self) -> None:
        for fetching in self._fetches:
            fetching.cancel()
        await asyncio.gather(*self._fetches, return_exceptions=True)

    async def _answered(
        self, form: Format, request: web.Request, received: Received, fault: Fault | None
    ) -> web.StreamResponse:
        task = self._new_task(form, received) if fault is None or fault.shape.charged else None
        await self._record(form, request, received, task, fault.kind if fault else ACCEPTED)
        await self._state.holds.stop("create", "accepted", received.body["prompt"])
        struck = await strike(request, fault, self._state.closing, form.name) if fault else None
        return struck or web.json_response(form.created(task) if task else {})

    def _refused(self, form: Format, request: web.Request, received: Received) -> web.Response | None:
        if not self._state.has_key(request):
            found, status = ["Authorization must be Bearer and the key"], 401
        else:
            found, status = form.violations(request.headers, received, self._state.watermark), 400
        self._state.note("create", found)
        return form.refuse(status, "; ".join(found)) if found else None

    def _new_task(self, form: Format, received: Received) -> Task:
        state, body = self._state, received.body
        task_id = form.new_id(body["model"], state.shape)
        life = state.scripts.life_of(body["prompt"])
        task = Task(task_id, body, life, state.shape, state.url, form.name, received.remixed_from)
        state.tasks[task_id] = task
        state.bills.append(bill_of(task, state.prices))
        return task

    async def _record(
        self, form: Format, request: web.Request, received: Received, task: Task | None, outcome: str
    ) -> None:
        create = Create(
            request.headers.copy(),
            received.body,
            time.monotonic(),
            task.id if task else None,
            outcome,
            charged=task is not None,
            format=form.name,
            key=self._state.key_of(request),
            files=received.files,
        )
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
