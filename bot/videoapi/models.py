"""Requests to the video API and its parsed responses, which the rest of the bot can trust."""

from collections.abc import Sequence
from typing import Any, Self

from bot.videoapi.bodies import Json, Picture
from bot.videoapi.ids import find_task_id, is_error
from bot.videoapi.nodes import Node, flatten, shape_of
from bot.videoapi.progress import find_progress
from bot.videoapi.provider_text import LONGEST_CODE, Sanitizer
from bot.videoapi.reasons import find_code, find_enhanced_prompt, find_reason
from bot.videoapi.result_links import Candidate, find_candidates, find_thumbnail, unique_links
from bot.videoapi.status_fields import Status, has_status
from bot.videoapi.status_words import TaskState, looks_completed, state_of
from bot.videoapi.statuses import find_task_status, has_numeric_status
from storage.records import dataclass

__all__ = ["CreateRequest", "Created", "Json", "RecentTask", "TaskReport", "TaskState", "state_of"]

LARGEST_SIDE = 16_384  # pixels
LATEST = 100_000_000_000  # seconds since 1970; a larger number is in milliseconds


@dataclass(frozen=True)
class CreateRequest:
    """A request for one video, before a format turns it into the body of a create.

    `fields`: `model`, `prompt` and options as the catalogue built them. `takes_images`: whether the model takes pictures.
    """

    fields: Json
    pictures: Sequence[Picture] = ()
    takes_images: bool = True


@dataclass(frozen=True)
class Created:
    """The provider accepted a task: `id` is used to query it, `status` is its first one, as received."""

    id: str
    status: str = ""

    @classmethod
    def parse(cls, payload: Any) -> Self | None:
        """Read the response to a create; None if it has no valid id."""
        nodes = flatten(payload)
        found = find_task_id(nodes)
        status = find_task_status(nodes, has_link=False) if found else None
        return cls(id=found, status=status.word if status else "") if found else None


@dataclass(frozen=True)
class RecentTask:
    """A task in a provider's list. `prompt` as it was sent, None if the list does not tell; `created_at` since 1970."""

    id: str
    model: str
    prompt: str | None
    created_at: float

    @classmethod
    def parse(cls, value: Any) -> Self | None:
        """Read one entry; None if it has no valid id or no time, which may be in milliseconds."""
        if not isinstance(value, dict):
            return None
        found, created = find_task_id(flatten(value)), _seconds(value.get("created_at"))
        if found is None or created is None:
            return None
        prompt, model = value.get("prompt"), value.get("model")
        return cls(found, model if isinstance(model, str) else "", prompt if isinstance(prompt, str) else None, created)


@dataclass(frozen=True, kw_only=True)
class TaskReport:
    """The state of a task as the provider reports it now.

    state          `done` may come before the links do: without `video_urls`, query again
    status         as received, sanitized
    progress       whole percent, 0 to 100; None if not reported. It may decrease between two reports
    video_urls     absolute and printable, best first (`result_links.py`); the downloader checks where they lead. If there is no
                   link, one URL of another scheme under a known key, so that it is refused with a message
    width, height  pixels
    reason, code   why it failed, in the provider's words; else empty
    enhanced_prompt  the prompt as the provider translated or extended it; empty if it does not tell
    is_known       whether providers are known to use this status; False without a status
    shape          the paths of the response's keys, without values: what an admin needs to report a new shape
    """

    state: TaskState
    status: str
    progress: int | None = None
    video_urls: tuple[str, ...] = ()
    thumbnail_url: str | None = None
    width: int | None = None
    height: int | None = None
    reason: str = ""
    code: str = ""
    enhanced_prompt: str = ""
    is_known: bool = True
    shape: str = ""

    @classmethod
    def parse(cls, payload: Any, sanitize: Sanitizer, root: str = "") -> Self | None:
        """Read the response to a query; None if it does not tell the state of the task.

        `root`: the API root, against which relative links are resolved.
        """
        nodes = flatten(payload)
        found = find_candidates(nodes, root)
        status = find_task_status(nodes, has_link=bool(found))
        progress = find_progress(nodes)
        state = _task_state(status, progress, found, nodes)
        if state is None:
            return None
        if state is not TaskState.DONE:  # in `fail_reason`, old gateways put the link of a completed task
            found = [candidate for candidate in found if not candidate.is_fail_reason]
        failed = state is TaskState.FAILED
        return cls(
            state=state,
            status=sanitize(status.word)[:LONGEST_CODE] if status else "",
            progress=progress,
            video_urls=unique_links(found, nodes),
            thumbnail_url=find_thumbnail(nodes, root),
            width=_find_pixels(nodes, "width"),
            height=_find_pixels(nodes, "height"),
            reason=find_reason(nodes, sanitize) if failed else "",
            code=find_code(nodes, sanitize) if failed else "",
            enhanced_prompt=find_enhanced_prompt(nodes, sanitize),
            is_known=status is not None and status.is_known,
            shape=shape_of(nodes),
        )


def _task_state(
    status: Status | None, progress: int | None, found: list[Candidate], nodes: list[Node]
) -> TaskState | None:
    """Determine the state of the task; None if nothing tells it.

    An unknown status means "still running". It means "done" with a link and progress 100, or with a link that is certainly the
    video's, no progress, and a word such as `render_complete`. Without any status, a task with such a link is done. A
    number as the status is an unknown status.
    """
    if status is not None and status.is_known:
        return status.state
    if status is not None:
        is_done = progress == 100 or (
            progress is None and found and found[0].is_certain and looks_completed(status.word)
        )
        return TaskState.DONE if is_done and found else TaskState.WAITING
    if has_status(nodes) or is_error(nodes):  # about the query
        return None
    if found and found[0].is_certain and progress in {None, 100}:
        return TaskState.DONE
    return TaskState.WAITING if has_numeric_status(nodes) else None


def _seconds(value: Any) -> float | None:
    """A time in seconds or milliseconds since 1970, in seconds; None for anything else, NaN and infinity included."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < LATEST * 1000:
        return None
    return float(value) if value < LATEST else value / 1000


def _find_pixels(nodes: list[Node], name: str) -> int | None:
    sizes = (node.value for node in nodes if node.name == name and node.is_link_path and not node.is_excluded)
    return next((size for size in sizes if type(size) is int and 0 < size <= LARGEST_SIDE), None)
