"""Answers of new-api's own format: a task in an envelope, with states in capitals and progress as a text."""

from collections.abc import Mapping
from typing import Any

from sandbox.video.lives import Replies
from sandbox.video.replies_unified import GUARDRAILS, INPUT, Ending, wrapped
from sandbox.video.task import Reply, Task


def created(task: Task) -> Reply:
    return {"task_id": task.id, "status": "queued"}


def state(task: Task, status: str, progress: str, **more: Any) -> Reply:
    """A task's record as the gateway stores it."""
    times = {"submit_time": task.created, "start_time": task.created, "finish_time": 0}
    record = {"progress": progress, "fail_reason": "", "action": "generate", **times, "data": {}, **more}
    return wrapped(task, status, **record)


def waiting(task: Task, status: str | None, share: float | None) -> Reply:
    if share is None:
        return state(task, status or ("NOT_START" if task.life == "stuck" else "SUBMITTED"), "0%")
    word = "QUEUED" if share < 0.1 else "IN_PROGRESS"
    return state(task, status or word, f"{int(share * 100)}%")


def succeeded(task: Task, status: str = "SUCCESS", **more: Any) -> Reply:
    enhanced = {"enhanced_prompt": task.enhanced_prompt} if task.enhanced_prompt else {}
    told = state(task, status, "100%", **{"data": {**_upstream(task), **enhanced}} | more)
    told["data"]["finish_time"] = task.created
    return told


def failed(task: Task, _since: float = 0, reason: str = GUARDRAILS) -> Reply:
    return state(task, "FAILURE", "100%", fail_reason=task.failure or reason)


def _upstream(task: Task) -> Reply:
    """The vendor's own answer, in which the link usually is."""
    return {"status": "succeeded", "video_url": task.video_url}


def _url_later(task: Task, since: float) -> Reply:
    return succeeded(task) if since >= 4.0 else succeeded(task, data={"status": "succeeded"})


def _odd_key(task: Task, _since: float) -> Reply:
    files = [{"mediaUri": task.video_url}]
    return succeeded(task, data={"taskResult": {"mediaFiles": files, "inputImages": [{"url": INPUT}]}})


def _other_id(task: Task, _since: float) -> Reply:
    told = succeeded(task)
    told["data"]["task_id"] = "task_of_the_upstream_01"
    return told


def _picture_first(task: Task, _since: float) -> Reply:
    return succeeded(task, url=task.thumbnail_url, data={"video_url": task.video_url})


ENDINGS: Mapping[str, Ending] = {
    "fails": failed,
    "fails_upstream": lambda task, _: failed(task, reason="upstream: heavy load, please retry"),
    "fails_detail": lambda task, _: failed(task, reason="input_moderation"),
    "forgotten": lambda *_: None,
    "cancelled": lambda task, _: state(task, "CANCELLED", "40%", fail_reason="cancelled by the service"),
    "url_later": _url_later,
    "other_id": _other_id,
    "new_word": lambda task, _: succeeded(task, "BAKED", url=task.video_url),
    "detail_url": lambda task, _: succeeded(task, url=task.video_url, data={}),
    "draft_url": lambda task, _: succeeded(task, result_url=task.video_url, data={}),
    "reason_url": lambda task, _: succeeded(task, fail_reason=task.video_url, data=None),
    "content_only": lambda task, _: succeeded(task, data={}),
    "relative_link": lambda task, _: succeeded(task, result_url=task.content_path, data={}),
    "odd_key": _odd_key,
    "picture_first": _picture_first,
}
"""The ends that differ from "a link in the vendor's answer"."""


def ended(task: Task, since: float) -> Reply | None:
    ending = ENDINGS.get(task.life)
    return ending(task, since) if ending else succeeded(task)


REPLIES = Replies(waiting, failed, ended)
