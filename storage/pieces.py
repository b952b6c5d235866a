"""Texts of one request that came in several messages: captions of an album, parts of a text that Telegram cut."""

from dataclasses import dataclass, fields

from storage.database import Executor
from storage.tasks import Origin, Task, as_task


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One message's text. `joint` stands between it and the next piece; None: no piece can follow."""

    message_id: int
    text: str
    joint: str | None
    reply_to: int | None = None


class Pieces:
    """The repository of pieces. `now` and `since` are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def add(self, task_id: str, piece: Piece) -> bool:
        """False if this message's piece is there already."""
        values = {field.name: getattr(piece, field.name) for field in fields(Piece)}
        return await self._db.one("piece_insert", task_id=task_id, **values) is not None

    async def of(self, task_id: str) -> tuple[Piece, ...]:
        """All pieces of a task, in the order of their messages."""
        rows = await self._db.all("pieces", task_id=task_id)
        return tuple(Piece(**{field.name: row[field.name] for field in fields(Piece)}) for row in rows)

    async def text_of_sender(
        self, *, bot_id: int, chat_id: int, thread_id: int | None, user_id: int, since: float
    ) -> Task | None:
        """The newest task of this person here that began with a text which may have been cut, made after `since`."""
        row = await self._db.one(
            "text_of_sender", bot_id=bot_id, chat_id=chat_id, thread_id=thread_id or 0, user_id=user_id, since=since
        )
        return as_task(row)

    async def has_later(self, origin: Origin, since: float) -> bool:
        """Whether this person's later message here made a row after `since`, though this one comes only now."""
        row = await self._db.one(
            "later_request", bot_id=origin.bot_id, chat_id=origin.chat_id, user_id=origin.user_id,
            message_id=origin.message_id, since=since,
        )  # fmt: skip
        return row is not None

    async def doubt(self, task_id: str, doubt: str) -> None:
        """Keep why the request must be confirmed, while it is collected; the first reason stays."""
        await self._db.run("doubt_set", id=task_id, doubt=doubt)
