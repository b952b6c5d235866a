"""What is asked of the video API and what it told us, in shapes that the rest of the bot can trust."""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from bot.videoapi.words import LONGEST_CODE, Plain, plain_code

WatermarkFormat = Literal["boolean", "string"]
Json = Mapping[str, Any]
T = TypeVar("T")

LONGEST_ID = 512  # characters; those seen have about 40
LONGEST_URL = 8192
ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
DONE = frozenset({"completed", "success", "succeeded"})
FAILED = frozenset({"failed", "failure", "error", "video_generation_failed", "video_upsampling_failed"})

# Where each fact of a task stands, best place first. All are from docs/video-api.md, "Query".
IDS = ("id", "task_id")
STATUSES = ("status", "detail.status")
VIDEO_URLS = ("video_url", "detail.url", "detail.draft_info.downloadable_url", "url")
REASONS = (
    "error.message",
    "error",
    "error_message",
    "fail_reason",
    "detail.error.message",
    "detail.error",
    "detail.error_message",
    "detail.pending_info.failure_reason",
    "message",
)
CODES = ("error.code", "detail.error.code")


class CreateRequest(BaseModel):
    """One video to be made: `images` are links, `duration` is seconds, the rest is in the catalogue."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    images: tuple[str, ...] = ()
    model: str
    orientation: str
    prompt: str
    size: str
    duration: StrictInt = Field(gt=0)
    watermark: StrictBool

    def body(self, watermark_format: WatermarkFormat) -> dict[str, Any]:
        """Write the seven documented keys, every one of them, always.

        The document's schema calls `watermark` a string; its example and every captured request have a JSON
        boolean.
        """
        body = self.model_dump(mode="json")
        if watermark_format == "string":
            body["watermark"] = "true" if self.watermark else "false"
        return body


class Created(BaseModel):
    """The provider took the task: `id` is what to ask for, `status` its first, as the provider wrote it."""

    model_config = ConfigDict(frozen=True)

    id: str
    status: str = ""

    @classmethod
    def read(cls, payload: Json) -> Self | None:
        """Find the task in the answer to a create; None if there is no usable id in it."""
        found = (_task_id(layer.get(key)) for layer in layers(payload) for key in IDS)
        task_id = next(filter(None, found), None) or _bare_id(payload)
        return cls(id=task_id, status=(_status(payload) or "")[:LONGEST_CODE]) if task_id else None


class State(StrEnum):
    """What a status means: still being made, made, or given up by the provider."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class TaskReport(BaseModel):
    """A task as the provider describes it now.

    state          `done` may come before the links do: without `video_urls`, ask again
    status         as the provider wrote it
    progress       whole percent, 0 to 100; None if not said. It may go backwards between two reports
    video_urls     https before http, best first, otherwise unchecked: where they lead is for whoever fetches them to judge.
                   Where there is none of those, what stands in their place and is no http, to be refused aloud
    width, height  pixels
    reason, code   why it failed, in the provider's words; empty otherwise
    is_known       whether the status is one that a provider is known to use
    shape          the paths of the answer's keys, never a value: what an admin needs to report a new shape
    """

    model_config = ConfigDict(frozen=True)

    state: State
    status: str
    progress: int | None = None
    video_urls: tuple[str, ...] = ()
    thumbnail_url: str | None = None
    width: int | None = None
    height: int | None = None
    reason: str = ""
    code: str = ""
    is_known: bool = True
    shape: str = ""

    @classmethod
    def read(cls, payload: Json, plain: Plain) -> Self | None:
        """Find the task in the answer to a query; None if there is no status in it."""
        status = _status(payload)
        if status is None:
            return None
        state = state_of(status)
        failed = state is State.FAILED
        return cls(
            state=state,
            status=plain(status)[:LONGEST_CODE],
            progress=_progress(payload),
            video_urls=_video_urls(payload),
            thumbnail_url=first(payload, ("thumbnail_url", "detail.thumbnail_url"), _link),
            width=first(payload, ("width", "detail.width"), _pixels),
            height=first(payload, ("height", "detail.height"), _pixels),
            reason=first(payload, REASONS, lambda said: plain(said) or None) or "" if failed else "",
            code=first(payload, CODES, lambda said: plain_code(said, plain) or None) or "" if failed else "",
        )


def state_of(status: str) -> State:
    """Sort a status, in any case of letters. One that nobody has seen yet means that the task still runs."""
    word = status.strip().lower()
    if word in DONE:
        return State.DONE
    return State.FAILED if word in FAILED else State.WAITING


def at(payload: Any, path: str) -> Any:
    """Look up `detail.pending_info.progress_pct`; None where the path breaks off."""
    for key in path.split("."):
        payload = _opened(payload)
        if not isinstance(payload, Mapping):
            return None
        payload = payload.get(key)
    return payload


def _opened(value: Any) -> Any:
    """Read an object that a gateway wrote as a string."""
    if not isinstance(value, str) or not value.lstrip().startswith("{"):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def layers(payload: Json) -> Iterator[Json]:
    """Go through the answer and what gateways wrap into `data`: an object or a list of one, at most twice."""
    layer: Any = payload
    for _ in range(3):
        layer = _opened(layer)
        if isinstance(layer, list) and layer:
            layer = layer[0]
        if not isinstance(layer, Mapping):
            return
        yield layer
        layer = layer.get("data")


def first(payload: Json, places: tuple[str, ...], read: Callable[[Any], T | None]) -> T | None:
    """Find the first usable value: the best place in any layer, outer ones first, then the next place."""
    found = (read(at(layer, place)) for place in places for layer in layers(payload))
    return next((value for value in found if value is not None), None)


def _video_urls(payload: Json) -> tuple[str, ...]:
    said = [at(layer, place) for place in VIDEO_URLS for layer in layers(payload)]
    links = sorted(
        dict.fromkeys(filter(None, map(_link, said))), key=lambda link: not link.lower().startswith("https:")
    )
    return tuple(links) or tuple(filter(None, map(_address, said)))[:1]


def has_id(payload: Json) -> bool:
    """Whether anything stands where an id belongs, usable or not."""
    return any(at(layer, place) not in (None, "", 0) for layer in layers(payload) for place in IDS)


def _task_id(value: Any) -> str | None:
    text = str(value) if type(value) is int and 0 < value < 10**40 else value
    if not isinstance(text, str):
        return None
    text = text.strip()
    return text if 0 < len(text) <= LONGEST_ID and text.isprintable() and " " not in text else None


def _bare_id(payload: Json) -> str | None:
    """Find the id in `{"code": "success", "data": "<the id>"}`, as new-api answers on some task routes."""
    return _task_id(payload.get("data")) if payload.get("code") == "success" else None


def _status(payload: Json) -> str | None:
    """Find the status of the task (it has an id), not of a wrapper: `{"status": "success", "data": {…}}`.

    Around no task at all, `{"status": "error", "message": "too many requests"}` is about the question, and says nothing of
    the task; so does a failure beside an empty `data`.
    """
    tasks = [layer for layer in layers(payload) if any(_task_id(layer.get(key)) for key in IDS)]
    for layer in (*tasks, *layers(payload)):
        for place in STATUSES:
            status = _short(at(layer, place))
            if status and (tasks or not _is_about_the_question(status, layer)):
                return status
    return None


def _is_about_the_question(status: str, layer: Json) -> bool:
    """Whether a layer without an id says that asking went wrong, and not that the task did."""
    is_empty = "data" in layer and not layer["data"]
    return status.lower() == "error" or (is_empty and state_of(status) is State.FAILED)


def _short(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    # Longer than it may be in the end: a key that was cut here would not be found in it.
    text = "".join(letter for letter in value.strip()[: 10 * LONGEST_CODE] if letter.isprintable())
    return text or None


def _progress(payload: Json) -> int | None:
    """Take the further of both forms, since a gateway that does not know writes 0 into one of them."""
    said = (
        first(payload, ("progress",), _percent),
        first(payload, ("detail.pending_info.progress_pct",), lambda value: _percent(value, fraction=True)),
    )
    return max((percent for percent in said if percent is not None), default=None)


def _percent(value: Any, *, fraction: bool = False) -> int | None:
    """Read 93, 93.4, "93", "93%" and 0.93 all as 93. A fraction's 1 is 100 percent, a percentage's is one."""
    signed = isinstance(value, str) and value.strip().endswith("%")
    if isinstance(value, str):
        try:
            value = float(value.strip().removesuffix("%"))
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    small = not signed and (0 < value < 1 or (fraction and value == 1))
    # The tiny amount undoes what 0.57 * 100 loses in binary.
    return math.floor(max(0, min(100, value * 100 if small else value)) + 1e-6)


def _pixels(value: Any) -> int | None:
    return value if type(value) is int and 0 < value <= 16_384 else None


def _address(value: Any) -> str | None:
    """Read what is meant as an address, whatever it is worth; placeholders such as `pending` are not."""
    if not isinstance(value, str) or len(value) > LONGEST_URL:
        return None
    text = value.strip()
    return text if text.isprintable() and ADDRESS.match(text) else None  # what a database cannot keep is none


def _link(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > LONGEST_URL:
        return None
    text = value.strip()
    if not text.isprintable() or " " in text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.hostname else None
