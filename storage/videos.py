"""Delivered videos that Telegram can send again by their `file_id`. Only reads."""

from math import inf
from typing import Literal

from storage.model import StoredParameters, field_names
from storage.records import dataclass
from storage.session import Executor, Row


@dataclass(frozen=True)
class Position:
    """A place in a user's videos, newest first: after the video with this time (seconds since 1970) and id."""

    created_at: float
    task_id: str


NEWEST = Position(inf, "")


@dataclass(frozen=True, kw_only=True)
class Video:
    """A delivered video of a task, and where it was ordered."""

    task_id: str
    chat_id: int
    thread_id: int | None
    private: bool
    prompt: str
    parameters: StoredParameters | None
    file_id: str
    kind: Literal["video", "document"]
    created_at: float

    @property
    def position(self) -> Position:
        return Position(self.created_at, self.task_id)


class Videos:
    """Repository of delivered videos, on a Database or in a transaction."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    async def of_user(self, user_id: int, after: Position, most: int) -> list[Video]:
        """What a user ordered in any chat, newest first. Raises StorageUnavailable."""
        rows = await self._db.all(
            "videos_of_user", bot_id=self._bot_id, user_id=user_id, created_at=after.created_at, id=after.task_id,
            most=most,
        )  # fmt: skip
        return [_video(row) for row in rows]


def _video(row: Row) -> Video:
    names = field_names(StoredParameters)
    return Video(
        task_id=row["id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        private=bool(row["private"]),
        prompt=row["prompt"],
        parameters=None if row["model"] is None else StoredParameters(**{name: row[name] for name in names}),
        file_id=row["file_id"],
        kind="document" if row["file_kind"] == "document" else "video",
        created_at=row["created_at"],
    )
