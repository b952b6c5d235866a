"""What a task consists of: the rows of `tasks` and `images` as typed objects."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import field, fields
from functools import cache
from typing import Any, Literal

from storage.records import dataclass
from storage.session import Row
from storage.states import State

ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"  # without characters that look alike
ID_LENGTH = 10


def new_id() -> str:
    """A new task id: ten letters, short enough for the 64 bytes of a button and readable for people."""
    number, letters = secrets.randbelow(len(ALPHABET) ** ID_LENGTH), ""
    for _ in range(ID_LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters += ALPHABET[letter]
    return letters


def is_id(text: str) -> bool:
    """Whether a text is written as a task id."""
    return len(text) == ID_LENGTH and not set(text) - set(ALPHABET)


@dataclass(frozen=True, kw_only=True)
class Image:
    """One input picture: a Telegram `file_id` (kind photo) or a link as written (kind link). `width`, `height` in pixels.

    Kind doubtful: a link that may be a picture. It is not used until the user confirms it; `Tasks.images` omits it.
    """

    message_id: int
    item: int
    kind: Literal["photo", "link", "doubtful"]
    ref: str
    mime: str | None = None
    bytes: int | None = None
    width: int | None = None
    height: int | None = None

    @property
    def ratio(self) -> float | None:
        """Width divided by height; None if Telegram did not tell the size, or if it is a link."""
        return self.width / self.height if self.width and self.height else None


@dataclass(frozen=True, kw_only=True)
class StoredParameters:
    """What the create contains apart from prompt and images, as the bot wrote it: two JSON objects by option name."""

    model: str
    options: str
    sources: str


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a request came from and its answers go. `message_id` None: there is no message to reply to."""

    bot_id: int
    chat_id: int
    message_id: int | None
    thread_id: int | None
    user_id: int
    private: bool
    language: str


@dataclass(frozen=True, kw_only=True)
class NewTask:
    """A row to be inserted. `lease_until`: of one that is inserted as `submitting`, because its create is sent at once."""

    state: State
    origin: Origin
    prompt: str
    parameters: StoredParameters | None
    images: Sequence[Image] = ()
    provider: str
    api_root: str
    idempotency_key: str
    media_group_id: str | None = None
    parent_id: str | None = None
    addressed: bool = True
    doubt: str | None = None
    due_at: float | None = None
    lease_until: float | None = None
    show_at: float | None = None


@dataclass(frozen=True, kw_only=True)
class Task:
    """One row of `tasks`; the columns are explained in `migrations/versions/0001_ground.sql`."""

    id: str
    state: State
    version: int
    origin: Origin
    media_group_id: str | None
    prompt: str
    addressed: bool
    doubt: str | None = None
    parameters: StoredParameters | None
    provider: str
    api_root: str
    provider_id: str | None
    tries: int
    first_try_at: float | None
    reason_key: str | None
    reason: str | None
    settled: str | None
    due_at: float | None
    lease_until: float | None
    status_message_id: int | None
    shown_version: int
    show_lease: float | None
    created_at: float
    updated_at: float
    parent_id: str | None
    accepted_at: float | None
    finished_at: float | None
    progress: int | None
    failures: int
    dead_links: int
    followed: float
    lateness: str | None
    muted: bool
    redos: int
    result_url: str | None
    width: int | None
    height: int | None
    enhanced_prompt: str | None
    file_id: str | None
    file_kind: str | None
    result_message_id: int | None
    stale_message_id: int | None
    turn: float | None = None
    shown_position: int | None = None
    picture_ratio: float | None = None  # width divided by height of the first picture; None: no picture, or unknown
    heard_at: float | None = None
    progressed_at: float | None = None
    shown_estimate: int | None = None
    image_count: int | None = field(default=None, compare=False)  # without doubtful links; None: not counted

    @classmethod
    def from_row(cls, row: Row) -> "Task":
        # `dict(row)` would look up each name in turn; a row of either driver is iterated by its values.
        values: dict[str, Any] = {"image_count": None, **dict(zip(row.keys(), row, strict=True))}
        values["state"] = State(values["state"])
        values["addressed"] = bool(values["addressed"])
        values["muted"] = bool(values["muted"])
        values["origin"] = Origin(
            **{name: values[name] for name in field_names(Origin)} | {"private": bool(values["private"])}
        )
        values["parameters"] = _parameters(values)
        return cls(**{name: values[name] for name in field_names(Task)})


@cache
def field_names(row: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass."""
    return tuple(it.name for it in fields(row))


def _parameters(values: Mapping[str, Any]) -> StoredParameters | None:
    if values["model"] is None:
        return None
    return StoredParameters(**{name: values[name] for name in field_names(StoredParameters)})


def count_of(images: Sequence[Image]) -> int:
    """How many pictures a task has, without doubtful links."""
    return sum(image.kind != "doubtful" for image in images)


def ratio_of(images: Sequence[Image]) -> float | None:
    """Width divided by height of the first picture of a request; None: there is none, or its size is unknown."""
    pictures = sorted((image.message_id, image.item, image.ratio) for image in images if image.kind != "doubtful")
    return pictures[0][2] if pictures else None


def parameter_columns(parameters: StoredParameters | None) -> dict[str, Any]:
    return {"model": None, "options": "{}", "sources": "{}"} if parameters is None else vars(parameters)


def as_task(row: Row | None) -> Task | None:
    return None if row is None else Task.from_row(row)
