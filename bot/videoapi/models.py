"""What is asked of the video API and what it told us, in shapes that the rest of the bot can trust."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from bot.videoapi.answers import Node, shape_of, walk
from bot.videoapi.ids import says_error, task_id
from bot.videoapi.progress import progress_of
from bot.videoapi.reasons import code_in, reason_in
from bot.videoapi.result_links import Candidate, candidates, links_of, picture_of
from bot.videoapi.status_words import State, says_made, state_of
from bot.videoapi.statuses import Status, is_numbered, says_status, task_status
from bot.videoapi.words import LONGEST_CODE, Plain

__all__ = ["CreateRequest", "Created", "Json", "State", "TaskReport", "state_of"]

Json = Mapping[str, Any]
LARGEST = 16_384  # pixels


@dataclass(frozen=True)
class CreateRequest:
    """One video to be made: `body` goes to the provider as it is. What stands in it is the catalogue's affair."""

    body: Json


class Created(BaseModel):
    """The provider took the task: `id` is what to ask for, `status` its first, as the provider wrote it."""

    model_config = ConfigDict(frozen=True)

    id: str
    status: str = ""

    @classmethod
    def read(cls, payload: Any) -> Self | None:
        """Find the task in the answer to a create; None if there is no usable id in it."""
        nodes = walk(payload)
        found = task_id(nodes)
        status = task_status(nodes, has_link=False) if found else None
        return cls(id=found, status=status.word if status else "") if found else None


class TaskReport(BaseModel):
    """A task as the provider describes it now.

    state          `done` may come before the links do: without `video_urls`, ask again
    status         as the provider wrote it
    progress       whole percent, 0 to 100; None if not said. It may go backwards between two reports
    video_urls     absolute and printable, best first (`result_links.py`): where they lead is for whoever fetches them to judge.
                   Where there is none, one address of another scheme that stands in its place, to be refused aloud
    width, height  pixels
    reason, code   why it failed, in the provider's words; empty otherwise
    is_known       whether the status is one that a provider is known to use; not if there is none
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
    def read(cls, payload: Any, plain: Plain, root: str = "") -> Self | None:
        """Find the task in the answer to a query; None if it does not say how the task is.

        `root`: the API root, against which relative links are read.
        """
        nodes = walk(payload)
        found = candidates(nodes, root)
        status = task_status(nodes, has_link=bool(found))
        progress = progress_of(nodes)
        state = _state(status, progress, found, nodes)
        if state is None:
            return None
        if state is not State.DONE:  # an older gateway's place for the link; in any other task it holds the reason
            found = [candidate for candidate in found if not candidate.is_reason]
        failed = state is State.FAILED
        return cls(
            state=state,
            status=plain(status.word)[:LONGEST_CODE] if status else "",
            progress=progress,
            video_urls=links_of(found, nodes),
            thumbnail_url=picture_of(nodes, root),
            width=_pixels_in(nodes, "width"),
            height=_pixels_in(nodes, "height"),
            reason=reason_in(nodes, plain) if failed else "",
            code=code_in(nodes, plain) if failed else "",
            is_known=status is not None and status.is_known,
            shape=shape_of(nodes),
        )


def _state(status: Status | None, progress: int | None, found: list[Candidate], nodes: list[Node]) -> State | None:
    """Say how the task is; None if nothing says so.

    A word that nobody knows means "still running", but with progress 100 and a link the task is done, and with the
    video's link and no progress if the word says so (`render_complete`). So is one without
    any status, if it has a link that can only be the video's. A number for a status is a word that nobody knows.
    """
    if status is not None and status.is_known:
        return status.state
    if status is not None:
        is_made = progress == 100 or (progress is None and found and found[0].is_firm and says_made(status.word))
        return State.DONE if is_made and found else State.WAITING
    if says_status(nodes) or says_error(nodes):  # about the question
        return None
    if found and found[0].is_firm and progress in {None, 100}:
        return State.DONE
    return State.WAITING if is_numbered(nodes) else None


def _pixels_in(nodes: list[Node], name: str) -> int | None:
    said = (node.value for node in nodes if node.name == name and node.is_link_wrapped and not node.is_barred)
    return next((size for size in said if type(size) is int and 0 < size <= LARGEST), None)
