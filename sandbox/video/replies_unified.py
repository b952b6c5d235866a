"""Answers of the unified format: to a create, and to queries before and after the end of a task's life."""

import time
from collections.abc import Callable
from typing import Any

from sandbox.video.families import Family, family_of
from sandbox.video.task import Reply, Task

# The task and the seconds since its end -> the reply; None: the provider does not know the task.
Ending = Callable[[Task, float], Reply | None]

GUARDRAILS = "This content may violate our guardrails concerning similarity to third-party content."
UNSAID = 8  # seconds of a model that takes no duration
INPUT = "https://pictures.example/sent.mp4"  # a link to what was sent, which is not the video


def created(task: Task) -> Reply:
    """The answer to a create, as documented or as captured in November 2025."""
    if task.shape == "documented":
        return {"id": task.id, "status": "pending", "status_update_time": _now()}
    return _captured(task, "queued", progress=0)


def waiting(task: Task, status: str | None, share: float | None) -> Reply:
    """`status`: another word than usual; `share`: progress from 0 to 1, None before the start."""
    if task.shape == "captured":
        word = status or ("queued" if share is None else "in_progress")
        return _captured(task, word, progress=int((share or 0) * 100))
    told: Reply = {"id": _queried_id(task), "status": status or "pending", "status_update_time": _now()}
    if share is not None:
        pending = {"status": "processing", "progress_pct": round(share, 2), "failure_reason": None}
        told["detail"] = {"status": told["status"], "pending_info": pending}
    return told


def completed(task: Task, _since: float) -> Reply:
    width, height = task.pixels
    urls = {"video_url": task.video_url, "thumbnail_url": task.thumbnail_url}
    if task.shape == "captured":
        return _captured(task, "completed", progress=100, **urls)
    if family_of(task.body["model"]) is Family.VEO:
        return _of_veo(task)
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


def _of_veo(task: Task) -> Reply:
    """Veo's answers list the inputs, which are no result, and have the rewritten prompt."""
    pictures = [{"url": url, "status": "success"} for url in task.body.get("images", ())]
    enhanced = {"enhanced_prompt": task.enhanced_prompt} if task.enhanced_prompt else {}
    return {
        "id": _queried_id(task),
        "status": "success",
        "video_url": task.video_url,
        **enhanced,
        "detail": {"req": dict(task.body), "images": pictures},
        "status_update_time": _now(),
    }


def _queried_id(task: Task) -> str:
    """In the answers to queries, Veo's ids lack the prefix."""
    return task.name if family_of(task.body["model"]) is Family.VEO else task.id


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


def elsewhere(*, draft: bool) -> Ending:
    def ending(task: Task, _since: float) -> Reply:
        where: Reply = {"draft_info": {"downloadable_url": task.video_url}} if draft else {"url": task.video_url}
        return {
            "id": task.id,
            "status": "success",
            "detail": {"status": "completed", **where},
            "status_update_time": _now(),
        }

    return ending


def picture_first(task: Task, since: float) -> Reply:
    return {**completed(task, since), "video_url": task.thumbnail_url, "detail": {"url": task.video_url}}


def reason_url(task: Task, _since: float) -> Reply:
    return {"task_id": task.id, "status": "SUCCESS", "fail_reason": task.video_url, "data": None}


def url_later(task: Task, since: float) -> Reply:
    if since < 4.0:
        return {"id": task.id, "status": "completed", "video_url": None, "detail": {"status": "completed"}}
    return completed(task, since)


def other_id(task: Task, since: float) -> Reply:
    return {**completed(task, since), "id": "task_of_the_upstream_01"}


def wrapped(task: Task, status: str, **more: Any) -> Reply:
    """A task as the gateways' own routes return it."""
    return {"code": "success", "message": "", "data": {"task_id": task.id, "status": status, **more}}


def odd_key(task: Task, _since: float) -> Reply:
    """A link under an unknown key, next to a link of the picture that was sent."""
    done = {"taskResult": {"mediaFiles": [{"mediaUri": task.video_url}], "inputImages": [{"url": INPUT}]}}
    return wrapped(task, "SUCCESS", progress="100%", fail_reason="", data=done)


def content_only(task: Task, _since: float) -> Reply:
    return {"id": task.id, "object": "video", "status": "completed", "progress": 100, "error": None}


def relative_link(task: Task, _since: float) -> Reply:
    return {"id": task.id, "status": "completed", "video_url": task.content_path}


def new_word(task: Task, _since: float) -> Reply:
    return {"id": task.id, "state": "Baked", "progress": 100, "result": {"videos": [{"url": task.video_url}]}}


def cancelled(task: Task, _since: float) -> Reply:
    return wrapped(task, "CANCELLED", progress="40%", failure_reason="cancelled by the service: out of machines")


def failed(task: Task, _since: float) -> Reply:
    error = {"code": "generation_failed", "message": task.failure or GUARDRAILS}
    return {"id": task.id, "status": "failed", "progress": 0, "error": error}


def failed_upstream(task: Task, _since: float) -> Reply:
    return {
        "task_id": task.id,
        "status": "FAILURE",
        "fail_reason": "upstream: heavy load, please retry",
        "data": None,
    }


def failed_detail(task: Task, _since: float) -> Reply:
    pending = {"status": "failed", "progress_pct": 0.4, "failure_reason": "input_moderation"}
    return {
        "id": task.id,
        "status": "video_generation_failed",
        "detail": {"status": "failed", "pending_info": pending},
    }


def forgotten(_task: Task, _since: float) -> None:
    return None


def _now() -> int:
    return int(time.time() * 1000)
