"""Per-chat defaults and access. All of it, and what was charged, moves to the supergroup when a group is upgraded."""

import logging
from dataclasses import dataclass
from enum import StrEnum

from storage.budgets import Budgets
from storage.database import Database, Executor, Row

log = logging.getLogger(__name__)


class ChatAccess(StrEnum):
    """Whether a chat may order, if access needs an admin's approval."""

    NEW = "new"
    ASKED = "asked"
    APPROVED = "approved"
    BLOCKED = "blocked"


NO_OPTIONS = "{}"
"""Defaults of a chat that has set none."""


@dataclass(frozen=True, kw_only=True)
class Chat:
    """One row of `chats`. A chat without a row is new and has no defaults. `asked_at`: when its admins were asked.

    `options`: its defaults, a JSON object as the bot wrote it. `confirm_above`: the price, in millionths of the currency,
    from which an order must be confirmed.
    """

    chat_id: int
    title: str = ""
    access: ChatAccess = ChatAccess.NEW
    asked_at: float | None = None
    options: str = NO_OPTIONS
    confirm_above: int | None = None

    @classmethod
    def from_row(cls, row: Row) -> "Chat":
        return cls(
            chat_id=row["chat_id"],
            title=row["title"],
            access=ChatAccess(row["access"]),
            asked_at=row["asked_at"],
            options=row["options"],
            confirm_above=row["confirm_above"],
        )


class Chats:
    """Repository of one bot's chats."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    async def get(self, chat_id: int) -> Chat:
        row = await self._db.one("chat", bot_id=self._bot_id, chat_id=chat_id)
        return Chat(chat_id=chat_id) if row is None else Chat.from_row(row)

    async def set_options(self, chat_id: int, options: str, *, title: str, now: float) -> None:
        """Replace all of a chat's defaults."""
        await self._ensure(chat_id, title, now)
        await self._db.run("chat_options", bot_id=self._bot_id, chat_id=chat_id, options=options, now=now)

    async def set_confirm_above(self, chat_id: int, amount: int | None, *, title: str, now: float) -> None:
        """Set the price from which the chat's orders must be confirmed, in millionths of the currency; None: off."""
        await self._ensure(chat_id, title, now)
        await self._db.run("chat_confirm_above", bot_id=self._bot_id, chat_id=chat_id, amount=amount, now=now)

    async def mark_asked(self, chat_id: int, *, title: str, now: float) -> None:
        """Record that the admins were asked to approve this chat and have not answered yet."""
        await self._ensure(chat_id, title, now)
        await self._db.run("chat_mark_asked", bot_id=self._bot_id, chat_id=chat_id, title=title, now=now)

    async def set_access(self, chat_id: int, access: ChatAccess, *, title: str = "", now: float) -> bool:
        """Set the access of a chat. True if it changed. Blocking a chat also cancels its tasks that were not sent yet."""
        await self._ensure(chat_id, title, now)
        row = await self._db.one("chat_access", bot_id=self._bot_id, chat_id=chat_id, access=access, now=now)
        if access is ChatAccess.BLOCKED:
            await self._db.run("chat_cancel_tasks", bot_id=self._bot_id, chat_id=chat_id, now=now)
        return row is not None

    async def seen(self, chat_id: int, *, title: str, now: float) -> None:
        """Somebody wrote to the bot there: the chat is known, and the bot can write in it."""
        await self._ensure(chat_id, title, now)
        await self.set_reachable(chat_id, reachable=True, now=now)

    async def set_reachable(self, chat_id: int, *, reachable: bool, now: float) -> None:
        """Record whether the bot can write in a chat: a user may block it, a group remove it. Adds no row."""
        await self._db.run(
            "chat_unreachable", bot_id=self._bot_id, chat_id=chat_id, unreachable=int(not reachable), now=now
        )

    async def _ensure(self, chat_id: int, title: str, now: float) -> None:
        await self._db.run("chat_insert", bot_id=self._bot_id, chat_id=chat_id, title=title, now=now)


async def migrate_chat(database: Database, bot_id: int, *, old_id: int, new_id: int, now: float) -> None:
    """Move a group's defaults, access, tasks, charges and budgets to its supergroup in one transaction. Idempotent."""

    async def work(tx: Executor) -> None:
        if await tx.one("chat_lock", bot_id=bot_id, chat_id=old_id, now=now) is not None:
            # The supergroup's first messages may have created an empty row; the group's row replaces it.
            await tx.run("chat_delete", bot_id=bot_id, chat_id=new_id)
            await tx.run("chat_move", bot_id=bot_id, old_id=old_id, new_id=new_id, now=now)
        await tx.run("broadcast_copies_move", bot_id=bot_id, old_id=old_id, new_id=new_id)
        await tx.run("broadcast_copies_drop", bot_id=bot_id, old_id=old_id)
        await tx.run("shown_again_delete", bot_id=bot_id, chat_id=old_id)  # cannot be replied to any more
        await tx.run("tasks_move", bot_id=bot_id, old_id=old_id, new_id=new_id, now=now)
        await Budgets(tx).move_chat(old_id=old_id, new_id=new_id)  # after the tasks: see queries/postgresql/budgets.sql

    await database.transaction(work)
    log.info("chat %s became %s", old_id, new_id)
