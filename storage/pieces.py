"""Texts of one request that arrived in several messages: captions of an album, parts of a text that Telegram cut."""

from dataclasses import fields

from storage.database import Executor
from storage.model import Origin, Task, as_task
from storage.records import dataclass


@dataclass(frozen=True, kw_only=True)
class Piece:
    """The text of one message. `joint` separates it from the next part; None: it is the last part."""

    message_id: int
    text: str
    joint: str | None
    reply_to: int | None = None


class Pieces:
    """Repository of text parts. `now` and `since` are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def add(self, task_id: str, piece: Piece) -> bool:
        """Add a part; False if this message's part was added before."""
        values = {field.name: getattr(piece, field.name) for field in fields(Piece)}
        return await self._db.one("piece_insert", task_id=task_id, **values) is not None

    async def of(self, task_id: str) -> tuple[Piece, ...]:
        """All parts of a task, in message order."""
        rows = await self._db.all("pieces", task_id=task_id)
        return tuple(Piece(**{field.name: row[field.name] for field in fields(Piece)}) for row in rows)

    async def text_of_sender(
        self, *, bot_id: int, chat_id: int, thread_id: int | None, user_id: int, since: float
    ) -> Task | None:
        """The user's newest task in this chat that started with a possibly cut text after `since`."""
        row = await self._db.one(
            "text_of_sender", bot_id=bot_id, chat_id=chat_id, thread_id=thread_id or 0, user_id=user_id, since=since
        )
        return as_task(row)

    async def has_later(self, origin: Origin, since: float) -> bool:
        """Whether a later message of this user in this chat created a task after `since`, before this one arrived."""
        row = await self._db.one(
            "later_request", bot_id=origin.bot_id, chat_id=origin.chat_id, user_id=origin.user_id,
            message_id=origin.message_id, since=since,
        )  # fmt: skip
        return row is not None

    async def doubt(self, task_id: str, doubt: str) -> None:
        """Store why a collected request needs confirmation; the first reason is kept."""
        await self._db.run("doubt_set", id=task_id, doubt=doubt)
