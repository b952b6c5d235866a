"""Records of all requests, for tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.video.contract import prompt_of
from sandbox.video.fetching import Fetched
from sandbox.video.forms import ReceivedFile
from sandbox.video.keys import KeyOwner
from sandbox.video.pictures import links_in
from sandbox.video.task import FormatName

ACCEPTED = "accepted"
VIOLATION = "violation"


@dataclass(frozen=True, eq=False)
class Create:
    """One POST whose body was read, whatever the answer.

    `body` is the parsed JSON or the texts of a form (None if invalid), `files` are those of a form, `at` is
    time.monotonic(), `outcome` is `accepted`, `violation` or the kind of the fault that answered, `task_id` is None if no
    task was created. `images` grows while links are fetched. `key`: whose key it carried.
    """

    headers: Mapping[str, str]
    body: Any
    at: float
    task_id: str | None
    outcome: str
    charged: bool
    images: list[Fetched] = field(default_factory=list)
    format: FormatName = "unified"
    key: KeyOwner = "own"
    files: tuple[ReceivedFile, ...] = ()

    @property
    def prompt(self) -> str:
        return prompt_of(self.body)

    @property
    def links(self) -> tuple[str, ...]:
        return links_in(self.body)


@dataclass(frozen=True)
class Query:
    """One GET for a task; `outcome` is the returned status, `violation` or the kind of fault that answered."""

    task_id: str
    at: float
    outcome: str
    format: FormatName = "unified"
    key: KeyOwner = "own"


@dataclass(frozen=True)
class Violation:
    """A request that breaks the documented contract, described in one sentence."""

    endpoint: str
    sentence: str
    at: float
