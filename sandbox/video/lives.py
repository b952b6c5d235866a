"""Answers of a query by the task's age: pending, running with progress, then one of several endings."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote

Shape = Literal["documented", "captured"]
Reply = dict[str, Any]

PENDING = 2.0  # seconds until a task starts
GUARDRAILS = "This content may violate our guardrails concerning similarity to third-party content."


@dataclass
class Task:
    """A task as the provider stores it; `failure`: why it cannot succeed, e.g. a dead image link."""

    id: str
    body: Mapping[str, Any]
    life: str
    shape: Shape
    root: str
    born: float = field(default_factory=time.monotonic)
    failure: str | None = None

    @property
    def name(self) -> str:
        """The id as a file name."""
        return self.id.rpartition(":")[2]

    @property
    def video_url(self) -> str:
        match self.life:
            case "content":
                return self.root + self.content_path
            case "http_only":
                return f"http://93.184.215.14/files/{self.name}.mp4"  # a public address to which nothing here connects
        return f"{self.root}/files/{self.name}.mp4"

    @property
    def content_path(self) -> str:
        """Path of the video in OpenAI's format, which requires the key."""
        return f"/v1/videos/{quote(self.id, safe='')}/content"

    @property
    def thumbnail_url(self) -> str:
        return f"{self.root}/files/{self.name}.jpg"

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the result."""
        return (640, 360) if self.body.get("orientation") == "landscape" else (360, 640)


UNSAID = 8  # seconds of a model that takes no duration
WITH_CONTENT = frozenset({"content", "content_only", "relative_link"})  # lives whose video is on OpenAI's route

# The task and the seconds since its end -> the reply; None: the provider does not know the task.
Ending = Callable[[Task, float], Reply | None]


@dataclass(frozen=True)
class Life:
    """A scripted life: `length` in seconds until its `ending` (None: never)."""

    about: str
    ending: Ending
    length: float | None = 8.0
    status: str | None = None
    moves: bool = True


def reply(task: Task, age: float) -> Reply | None:
    """The reply for a task `age` seconds old; None if the provider does not know it."""
    life = LIVES[task.life]
    if task.failure and age >= PENDING:
        return _failed(task, age)
    if life.length is None or age < life.length:
        return _waiting(task, life, age)
    return life.ending(task, age - life.length)


def status_in(told: Reply) -> str:
    """The status of a reply in any form; empty if it has none."""
    task = told.get("data") or told
    return str(task.get("status") or task.get("state") or "")


def created(task: Task) -> Reply:
    """The answer to a create, as documented or as captured in November 2025."""
    if task.shape == "documented":
        return {"id": task.id, "status": "pending", "status_update_time": _now()}
    return _captured(task, "queued", progress=0)


def _waiting(task: Task, life: Life, age: float) -> Reply:
    runs = age >= PENDING and life.moves
    share = min(0.99, (age - PENDING) / ((life.length or 600.0) - PENDING)) if runs else 0.0
    if task.shape == "captured":
        return _captured(task, life.status or ("in_progress" if runs else "queued"), progress=int(share * 100))
    status = life.status or "pending"
    told: Reply = {"id": task.id, "status": status, "status_update_time": _now()}
    if runs:
        pending = {"status": "processing", "progress_pct": round(share, 2), "failure_reason": None}
        told["detail"] = {"status": status, "pending_info": pending}
    return told


def _captured(task: Task, status: str, **more: Any) -> Reply:
    width, height = task.pixels
    return {
        "id": task.id,
        "object": "video",
        "model": task.body["model"],
        "status": status,
        "created_at": int(time.time()),
        "seconds": str(task.body.get("duration", UNSAID)),
        "size": f"{width}x{height}",
        **more,
    }


def _completed(task: Task, _since: float) -> Reply:
    width, height = task.pixels
    urls = {"video_url": task.video_url, "thumbnail_url": task.thumbnail_url}
    if task.shape == "captured":
        return _captured(task, "completed", progress=100, **urls)
    draft = {"downloadable_url": task.video_url}
    return {
        "id": task.id,
        "status": "completed",
        "width": width,
        "height": height,
        **urls,
        "detail": {"status": "completed", "url": task.video_url, "draft_info": draft},
        "status_update_time": _now(),
    }


def _elsewhere(*, draft: bool) -> Ending:
    def ending(task: Task, _since: float) -> Reply:
        where: Reply = {"draft_info": {"downloadable_url": task.video_url}} if draft else {"url": task.video_url}
        return {
            "id": task.id,
            "status": "success",
            "detail": {"status": "completed", **where},
            "status_update_time": _now(),
        }

    return ending


def _picture_first(task: Task, since: float) -> Reply:
    return {**_completed(task, since), "video_url": task.thumbnail_url, "detail": {"url": task.video_url}}


def _url_later(task: Task, since: float) -> Reply:
    if since < 4.0:
        return {"id": task.id, "status": "completed", "video_url": None, "detail": {"status": "completed"}}
    return _completed(task, since)


def _other_id(task: Task, since: float) -> Reply:
    return {**_completed(task, since), "id": "task_of_the_upstream_01"}


def _wrapped(task: Task, status: str, **more: Any) -> Reply:
    """A task as the gateways' own routes return it."""
    return {"code": "success", "message": "", "data": {"task_id": task.id, "status": status, **more}}


def _odd_key(task: Task, _since: float) -> Reply:
    """A link under an unknown key, next to a link of the picture that was sent."""
    picture = "https://pictures.example/sent.mp4"
    done = {"taskResult": {"mediaFiles": [{"mediaUri": task.video_url}], "inputImages": [{"url": picture}]}}
    return _wrapped(task, "SUCCESS", progress="100%", fail_reason="", data=done)


def _content_only(task: Task, _since: float) -> Reply:
    return {"id": task.id, "object": "video", "status": "completed", "progress": 100, "error": None}


def _relative_link(task: Task, _since: float) -> Reply:
    return {"id": task.id, "status": "completed", "video_url": task.content_path}


def _new_word(task: Task, _since: float) -> Reply:
    return {"id": task.id, "state": "Baked", "progress": 100, "result": {"videos": [{"url": task.video_url}]}}


def _cancelled(task: Task, _since: float) -> Reply:
    return _wrapped(task, "CANCELLED", progress="40%", failure_reason="cancelled by the service: out of machines")


def _failed(task: Task, _since: float) -> Reply:
    error = {"code": "generation_failed", "message": task.failure or GUARDRAILS}
    return {"id": task.id, "status": "failed", "progress": 0, "error": error}


def _failed_upstream(task: Task, _since: float) -> Reply:
    return {
        "task_id": task.id,
        "status": "FAILURE",
        "fail_reason": "upstream: heavy load, please retry",
        "data": None,
    }


def _failed_detail(task: Task, _since: float) -> Reply:
    pending = {"status": "failed", "progress_pct": 0.4, "failure_reason": "input_moderation"}
    return {
        "id": task.id,
        "status": "video_generation_failed",
        "detail": {"status": "failed", "pending_info": pending},
    }


def _forgotten(_task: Task, _since: float) -> None:
    return None


def _now() -> int:
    return int(time.time() * 1000)


LIVES: Mapping[str, Life] = {
    "success": Life("a video after 8 s", _completed),
    "slow": Life("a video after 60 s", _completed, 60.0),
    "fails": Life("failed, with the reason as an object", _failed),
    "fails_upstream": Life("failed, as FAILURE with fail_reason", _failed_upstream),
    "fails_detail": Life("failed, with the reason deep inside", _failed_detail),
    "stuck": Life("pending for ever, without progress", _completed, None, moves=False),
    "detail_url": Life("a video whose link is in detail.url", _elsewhere(draft=False)),
    "draft_url": Life("a video whose link is in draft_info", _elsewhere(draft=True)),
    "url_later": Life("completed 4 s before it has a link", _url_later),
    "other_id": Life("a video told under another id", _other_id),
    "strange_status": Life("a status nobody has seen, then a video", _completed, status="brewing"),
    "forgotten": Life("unknown to the provider after 8 s", _forgotten),
    "dead_link": Life("a video whose link answers 404", _completed),
    "60_mb": Life("a video of 60 MB", _completed),
    "300_mb": Life("a video of 300 MB", _completed),
    "endless": Life("a video that never ends", _completed),
    "no_video": Life("a web page in place of a video", _completed),
    "stalls_once": Life("a video whose first download stops midway", _completed),
    "odd_key": Life("a video whose link is under an unusual key", _odd_key),
    "content_only": Life(
        "completed without a link; the video is at /v1/videos/{id}/content, with the key", _content_only
    ),
    "relative_link": Life("a video whose link is relative and wants the key", _relative_link),
    "new_word": Life("done by a word that nobody knows, at 100 with a link", _new_word),
    "cancelled": Life("cancelled by the provider, with the reason", _cancelled),
    "led_inside": Life("a link that leads to an address inside a network", _completed),
    "content": Life("a video at the API's own address, which wants the key", _completed),
    "gif": Life("a GIF in place of a video", _completed),
    "http_only": Life("a link without TLS, to an address on the internet", _completed),
    "picture_first": Life("two links, of which the first is a picture", _picture_first),
}
