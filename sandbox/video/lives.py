"""Lives of tasks: pending, running with progress, then one of several endings. How each is told depends on the format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.video import replies_unified as unified
from sandbox.video.replies_unified import Ending
from sandbox.video.task import Reply, Task

PENDING = 2.0  # seconds until a task starts
WITH_CONTENT = frozenset({"content", "content_only", "relative_link"})  # lives whose video is on OpenAI's route


@dataclass(frozen=True)
class Life:
    """A scripted life: `length` in seconds until its `ending` (None: never).

    `ending` is told in the unified format; the other formats have their own answers to the same end. `status`: the
    word for waiting, if it is not the format's own. `moves`: whether it starts and has progress.
    """

    about: str
    ending: Ending
    length: float | None = 8.0
    status: str | None = None
    moves: bool = True


@dataclass(frozen=True)
class Replies:
    """A format's answers to queries: while a task waits (its word, its share of progress), failed, or ended."""

    waiting: Callable[[Task, str | None, float | None], Reply]
    failed: Ending
    ended: Ending


def reply(task: Task, age: float, replies: Replies | None = None) -> Reply | None:
    """The reply for a task `age` seconds old; None if the provider does not know it."""
    replies = replies or UNIFIED
    life = LIVES[task.life]
    if task.failure and age >= PENDING:
        return replies.failed(task, age)
    if life.length is None or age < life.length:
        runs = age >= PENDING and life.moves
        share = min(0.99, (age - PENDING) / ((life.length or 600.0) - PENDING)) if runs else None
        return replies.waiting(task, life.status, share)
    return replies.ended(task, age - life.length)


def status_in(told: Reply) -> str:
    """The status of a reply in any form; empty if it has none."""
    task = told.get("data") or told
    return str(task.get("status") or task.get("state") or "")


LIVES: Mapping[str, Life] = {
    "success": Life("a video after 8 s", unified.completed),
    "slow": Life("a video after 60 s", unified.completed, 60.0),
    "fails": Life("failed, with the reason as an object", unified.failed),
    "fails_upstream": Life("failed, as FAILURE with fail_reason", unified.failed_upstream),
    "fails_detail": Life("failed, with the reason deep inside", unified.failed_detail),
    "stuck": Life("pending for ever, without progress", unified.completed, None, moves=False),
    "detail_url": Life("a video whose link is in detail.url", unified.elsewhere(draft=False)),
    "draft_url": Life("a video whose link is in draft_info", unified.elsewhere(draft=True)),
    "reason_url": Life("a video whose link is in fail_reason, as with older gateways", unified.reason_url),
    "url_later": Life("completed 4 s before it has a link", unified.url_later),
    "other_id": Life("a video told under another id", unified.other_id),
    "strange_status": Life("a status nobody has seen, then a video", unified.completed, status="brewing"),
    "forgotten": Life("unknown to the provider after 8 s", unified.forgotten),
    "dead_link": Life("a video whose link answers 404", unified.completed),
    "45_mb": Life("a video of 45 MB", unified.completed),
    "60_mb": Life("a video of 60 MB", unified.completed),
    "300_mb": Life("a video of 300 MB", unified.completed),
    "endless": Life("a video that never ends", unified.completed),
    "no_video": Life("a web page in place of a video", unified.completed),
    "stalls_once": Life("a video whose first download stops midway", unified.completed),
    "trickles": Life("a video that comes a byte a second", unified.completed),
    "odd_key": Life("a video whose link is under an unusual key", unified.odd_key),
    "content_only": Life(
        "completed without a link; the video is at /v1/videos/{id}/content, with the key", unified.content_only
    ),
    "relative_link": Life("a video whose link is relative and wants the key", unified.relative_link),
    "new_word": Life("done by a word that nobody knows, at 100 with a link", unified.new_word),
    "cancelled": Life("cancelled by the provider, with the reason", unified.cancelled),
    "led_inside": Life("a link that leads to an address inside a network", unified.completed),
    "content": Life("a video at the API's own address, which wants the key", unified.completed),
    "gif": Life("a GIF in place of a video", unified.completed),
    "http_only": Life("a link without TLS, to an address on the internet", unified.completed),
    "picture_first": Life("two links, of which the first is a picture", unified.picture_first),
}

UNIFIED = Replies(unified.waiting, unified.failed, lambda task, since: LIVES[task.life].ending(task, since))
