"""Answers of OpenAI's format. A completed task has no link: its video is at `/v1/videos/{id}/content`, with the key."""

import re
from collections.abc import Mapping
from typing import Any

from sandbox.video.lives import Replies
from sandbox.video.replies_unified import GUARDRAILS, INPUT, Ending
from sandbox.video.task import Reply, Task

SECONDS = "4"  # the length of a video that the create does not give
KEPT = 3600  # seconds until the content expires


def created(task: Task) -> Reply:
    return video(task, "queued", progress=0)


def video(task: Task, status: str, **more: Any) -> Reply:
    """OpenAI's video object."""
    size = task.body.get("size", "")
    usual = "1280x720" if task.is_landscape else "720x1280"
    told: Reply = {
        "id": task.id,
        "object": "video",
        "model": task.body["model"],
        "status": status,
        "progress": 0,
        "created_at": task.created,
        "size": size if re.fullmatch(r"\d+x\d+", size) else usual,
        "seconds": task.body.get("seconds", SECONDS),
        "prompt": task.body["prompt"],
        "error": None,
    }
    if task.remixed_from:
        told["remixed_from_video_id"] = task.remixed_from
    return told | more


def waiting(task: Task, status: str | None, share: float | None) -> Reply:
    word = status or ("queued" if share is None else "in_progress")
    return video(task, word, progress=int((share or 0) * 100))


def completed(task: Task, **more: Any) -> Reply:
    enhanced = {"enhanced_prompt": task.enhanced_prompt} if task.enhanced_prompt else {}
    times = {"completed_at": task.created, "expires_at": task.created + KEPT}
    return video(task, "completed", progress=100, **times, **enhanced, **more)


def failed(task: Task, _since: float = 0, code: str = "generation_failed", reason: str = GUARDRAILS) -> Reply:
    return video(task, "failed", error={"code": code, "message": task.failure or reason})


def _odd_key(task: Task, _since: float) -> Reply:
    files = [{"mediaUri": task.video_url}]
    return completed(task, taskResult={"mediaFiles": files, "inputImages": [{"url": INPUT}]})


def _cancelled(task: Task, _since: float) -> Reply:
    error = {"code": "cancelled", "message": "cancelled by the service: out of machines"}
    return video(task, "cancelled", progress=40, error=error)


ENDINGS: Mapping[str, Ending] = {
    "fails": failed,
    "fails_upstream": lambda task, _: failed(
        task, code="fail_to_fetch_task", reason="upstream: heavy load, please retry"
    ),
    "fails_detail": lambda task, _: failed(task, code="moderation_blocked", reason="input_moderation"),
    "forgotten": lambda *_: None,
    "cancelled": _cancelled,
    "other_id": lambda task, _: completed(task, id="task_of_the_upstream_01"),
    "new_word": lambda task, _: completed(task, video_url=task.video_url) | {"status": "Baked"},
    "detail_url": lambda task, _: completed(task, metadata={"url": task.video_url}),
    "draft_url": lambda task, _: completed(task, video_url=task.video_url),
    "dead_link": lambda task, _: completed(task, video_url=task.video_url),
    "content": lambda task, _: completed(task, video_url=task.video_url),
    "relative_link": lambda task, _: completed(task, video_url=task.content_path),
    "http_only": lambda task, _: completed(task, video_url=task.video_url),
    "odd_key": _odd_key,
    "picture_first": lambda task, _: completed(task, url=task.thumbnail_url, metadata={"url": task.video_url}),
}
"""The ends that differ from "completed"; those about the file concern the content route."""


def ended(task: Task, since: float) -> Reply | None:
    ending = ENDINGS.get(task.life)
    return ending(task, since) if ending else completed(task)


def has_content(task: Task, age_since_end: float) -> bool:
    """Whether the content of a completed task is there."""
    return task.life != "url_later" or age_since_end >= 4.0


REPLIES = Replies(waiting, failed, ended)
