"""Records of the bot: its calls, its answers to presses, and its profile."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.errors import Json
from sandbox.telegram.files import Upload
from sandbox.telegram.world import Media, Message, Person


@dataclass
class Call:
    """One call of the bot; `ok` is None while it is in progress or was left hanging. `at`: monotonic seconds."""

    method: str
    params: Json
    files: list[Upload]
    at: float
    ok: bool | None = None
    result: Any = None
    error: str | None = None


@dataclass(frozen=True)
class CallbackAnswer:
    """The bot's answer to a press; `answered` is False if there was none in time."""

    answered: bool
    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass
class Press:
    """A button press that was not answered yet."""

    message: Message
    person: Person
    answer: asyncio.Future[CallbackAnswer]


@dataclass(frozen=True)
class InlineResult:
    """A result that the bot offers to a person who types `@bot words`."""

    id: str
    title: str
    description: str
    caption: str
    entities: tuple[Json, ...]
    media: Media


@dataclass(frozen=True)
class InlineAnswer:
    """The bot's answer to an inline query; `answered` is False if there was none in time. `cache_time`: seconds."""

    answered: bool
    results: tuple[InlineResult, ...] = ()
    next_offset: str = ""
    button: Json | None = None
    cache_time: int = 300
    is_personal: bool = False


@dataclass
class Profile:
    """The bot's profile by language ("" for all others); commands by (scope, language)."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
