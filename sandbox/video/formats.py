"""The formats of the video API: how each reads a create, checks it, and answers."""

import secrets
import string
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiohttp import web

from sandbox.video import contract, contract_generations, contract_openai, replies_generations, replies_openai
from sandbox.video import replies_unified as unified
from sandbox.video.contract import WatermarkFormat
from sandbox.video.families import Family, family_of
from sandbox.video.faults import flat
from sandbox.video.forms import ReceivedFile, is_form, read_form
from sandbox.video.lives import UNIFIED as UNIFIED_REPLIES
from sandbox.video.lives import Replies
from sandbox.video.strikes import refusal
from sandbox.video.task import FormatName, Reply, Shape, Task

LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True)
class Received:
    """The body of a create: parsed JSON or the texts of a form (None if malformed), and the files of a form.

    `remixed_from`: the id of the video that a remix changes; its other fields are in `body`.
    """

    body: Any
    files: tuple[ReceivedFile, ...] = ()
    remixed_from: str | None = None


@dataclass(frozen=True)
class Format:
    """One format.

    read        reads the body of a create
    violations  lists how a create breaks the contract
    new_id      makes the id of a task, for a model
    created     the answer to a create
    replies     the answers to queries
    refuse      the answer to a create that breaks the contract: status, message
    unknown     the answer to a query for an unknown id
    """

    name: FormatName
    read: Callable[[web.Request], Awaitable[Received]]
    violations: Callable[[Mapping[str, str], Received, WatermarkFormat], list[str]]
    new_id: Callable[[str, Shape], str]
    created: Callable[[Task], Reply]
    replies: Replies
    refuse: Callable[[int, str], web.Response]
    unknown: Callable[[str], web.Response]


async def _read_json(request: web.Request) -> Received:
    return Received(contract.parsed(await request.read()))


async def _read_any(request: web.Request) -> Received:
    if not is_form(request):
        return await _read_json(request)
    form = await read_form(request)
    return Received(form.texts, form.files) if form else Received(None)


def remix_of(task: Task) -> Format:
    """A create in OpenAI's format that takes nothing but a prompt: all else is as in `task`."""

    async def read(request: web.Request) -> Received:
        body = contract.parsed(await request.read())
        is_remix = isinstance(body, dict) and body.keys() == {"prompt"} and task.body.get("private") != "true"
        return Received({**task.body, **body} if is_remix else None, remixed_from=task.id)

    return replace(OPENAI, read=read)


def _check_unified(headers: Mapping[str, str], received: Received, watermark: WatermarkFormat) -> list[str]:
    return contract.header_violations(headers) + contract.body_violations(received.body, watermark)


def _check_openai(headers: Mapping[str, str], received: Received, _watermark: WatermarkFormat) -> list[str]:
    known = contract.is_json(headers) or headers.get("Content-Type", "").startswith("multipart/form-data")
    found = [] if known else ["Content-Type must be multipart/form-data or application/json"]
    return found + contract_openai.body_violations(received.body, received.files)


def _check_generations(headers: Mapping[str, str], received: Received, _watermark: WatermarkFormat) -> list[str]:
    found = [] if contract.is_json(headers) else ["Content-Type must be application/json"]
    return found + contract_generations.body_violations(received.body)


def _unified_id(model: str, shape: Shape) -> str:
    """The prefix is the model's, or the family's for Grok and Jimeng; what follows it differs as well."""
    family = family_of(model)
    if shape == "captured":
        return f"video_{secrets.token_hex(12)}"
    if family is Family.VEO:
        return f"{model}:{int(time.time())}-{''.join(secrets.choice(LETTERS) for _ in range(10))}"
    if family in {Family.GROK, Family.JIMENG}:
        return f"{family}:{uuid.uuid4()}"
    return f"{model}:task_01{secrets.token_hex(12)}"


def _openai_id(_model: str, _shape: Shape) -> str:
    return f"video_{secrets.token_hex(24)}"


def _generations_id(_model: str, _shape: Shape) -> str:
    return f"task_{secrets.token_hex(16)}"


def _flat_refusal(status: int, message: str) -> web.Response:
    """new-api's task routes answer with a flat body, and its check of the key, which comes first, with a nested one."""
    if status == 401:
        return refusal(status, message)
    return web.Response(status=status, text=flat("invalid_request", message), content_type="application/json")


def _task_not_exist(_task_id: str) -> web.Response:
    return web.Response(status=400, text=flat("task_not_exist", "task_not_exist"), content_type="application/json")


def _video_not_found(task_id: str) -> web.Response:
    return refusal(404, f"Video with id '{task_id}' not found.", "not_found")


UNIFIED = Format(
    "unified", _read_json, _check_unified, _unified_id, unified.created, UNIFIED_REPLIES, refusal, _task_not_exist
)
OPENAI = Format(
    "openai", _read_any, _check_openai, _openai_id, replies_openai.created, replies_openai.REPLIES, refusal, _video_not_found
)  # fmt: skip
GENERATIONS = Format(
    "generations", _read_json, _check_generations, _generations_id, replies_generations.created, replies_generations.REPLIES,
    _flat_refusal, _task_not_exist,
)  # fmt: skip
