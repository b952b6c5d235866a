"""Chats and users: their defaults and access.

A user's id is also that of the private chat with the user, so both are one row.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from storage.records import dataclass
from storage.session import Executor, Row
from storage.slices import ALL_TASKS, slices_of_chat
from storage.topics import NO_OPTIONS


class ChatAccess(StrEnum):
    """Whether a chat may order, if access needs an admin's approval."""

    NEW = "new"
    ASKED = "asked"
    APPROVED = "approved"
    BLOCKED = "blocked"


@dataclass(frozen=True, kw_only=True)
class Chat:
    """One row of `chats`. A chat without a row is new and has no defaults. `asked_at`: when the admins were asked about it.

    `options`: its defaults, a JSON object as the bot wrote it. `confirm_above`: the price, in millionths of the currency,
    from which an order must be confirmed. `language`: of everything that is written there; empty: each user's own.
    `open_settings`: everybody in the group may change its settings. `order_mentions`: there, words that mention the bot are
    ordered at once, not only offered. `greeted_at`: when the bot greeted the group. `untold`: it was approved, and may not
    have been notified of that yet. `topics`: those that may order although the chat is not approved as a whole; only in lists.
    """

    chat_id: int
    title: str = ""
    access: ChatAccess = ChatAccess.NEW
    asked_at: float | None = None
    options: str = NO_OPTIONS
    confirm_above: int | None = None
    language: str = ""
    open_settings: bool = False
    order_mentions: bool = False
    greeted_at: float | None = None
    untold: bool = False
    topics: tuple[int, ...] = ()

    @property
    def standing(self) -> ChatAccess:
        """As `access`, but a chat with approved topics is approved."""
        return ChatAccess.APPROVED if self.topics and self.access is ChatAccess.NEW else self.access

    @property
    def has_settings(self) -> bool:
        """Whether anything was set for it, apart from its access."""
        chosen = self.confirm_above is not None or bool(self.language) or self.open_settings or self.order_mentions
        return chosen or self.options != NO_OPTIONS

    @classmethod
    def from_row(cls, row: Row) -> "Chat":
        return cls(
            chat_id=row["chat_id"],
            title=row["title"],
            access=ChatAccess(row["access"]),
            asked_at=row["asked_at"],
            options=row["options"],
            confirm_above=row["confirm_above"],
            language=row["language"],
            open_settings=bool(row["open_settings"]),
            order_mentions=bool(row["order_mentions"]),
            greeted_at=row["greeted_at"],
            untold=bool(row["untold"]),
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

    async def set_language(self, chat_id: int, language: str, *, title: str, now: float) -> None:
        """Set the language of a chat, also of its tasks and its kept request. Empty: each user's own; these keep theirs.

        Call it in a transaction, after `translate_tasks`, which leaves few tasks to it.
        """
        await self._ensure(chat_id, title, now)
        await self._db.run("chat_language", bot_id=self._bot_id, chat_id=chat_id, language=language, now=now)
        if language:
            await self._translate(chat_id, language, ALL_TASKS)
            await self._db.run("kept_language", bot_id=self._bot_id, chat_id=chat_id, language=language)

    async def translate_tasks(self, chat_id: int, language: str) -> None:
        """Set the language of a chat's tasks slice by slice, so that a chat with thousands of them holds up no other.

        Outside a transaction. If it is interrupted, the chat still has its earlier language, and its command is repeated.
        """
        if language:
            async for part in slices_of_chat(self._db, self._bot_id, chat_id):
                await self._translate(chat_id, language, part)

    async def _translate(self, chat_id: int, language: str, part: Mapping[str, float]) -> None:
        await self._db.run("tasks_language", bot_id=self._bot_id, chat_id=chat_id, language=language, **part)

    async def set_open_settings(self, chat_id: int, *, is_open: bool, title: str, now: float) -> None:
        """Set whether everybody in a group may change its settings, or only its admins."""
        await self._ensure(chat_id, title, now)
        await self._db.run("chat_open_settings", bot_id=self._bot_id, chat_id=chat_id, is_open=int(is_open), now=now)

    async def set_order_mentions(self, chat_id: int, *, at_once: bool, title: str, now: float) -> None:
        """Set whether words that mention the bot in a group are ordered at once, or offered."""
        await self._ensure(chat_id, title, now)
        await self._db.run("chat_order_mentions", bot_id=self._bot_id, chat_id=chat_id, at_once=int(at_once), now=now)

    async def claim_greeting(self, chat_id: int, *, title: str, every: float, now: float) -> bool:
        """Whether to greet a group now: not greeted within `every` seconds. Of several callers, one gets True.

        Call it in a transaction.
        """
        await self._ensure(chat_id, title, now)
        row = await self._db.one("chat_greet", bot_id=self._bot_id, chat_id=chat_id, before=now - every, now=now)
        return row is not None

    async def clear_settings(self, chat_id: int, *, now: float) -> None:
        """Delete all that was set for a chat, apart from its access and its topics. Call it in a transaction."""
        await self.set_options(chat_id, NO_OPTIONS, title="", now=now)
        await self.set_confirm_above(chat_id, None, title="", now=now)
        await self.set_language(chat_id, "", title="", now=now)
        await self.set_open_settings(chat_id, is_open=False, title="", now=now)
        await self.set_order_mentions(chat_id, at_once=False, title="", now=now)

    async def mark_asked(self, chat_id: int, *, title: str, now: float) -> None:
        """Record that the admins were asked to approve this chat and have not answered yet."""
        await self._ensure(chat_id, title, now)
        await self._db.run("chat_mark_asked", bot_id=self._bot_id, chat_id=chat_id, title=title, now=now)

    async def mark_seen(self, chat_id: int, title: str, now: float) -> None:
        """Record a chat in which a user orders, and its current title."""
        await self._db.run("chat_seen", bot_id=self._bot_id, chat_id=chat_id, title=title, now=now)

    async def mark_met(self, user_id: int, name: str, now: float) -> None:
        """Record a user who orders in a group, and the current name. The bot cannot write to the user, as far as known."""
        await self._db.run("user_met", bot_id=self._bot_id, user_id=user_id, name=name, now=now)

    async def has_name_of(self, user_id: int, *, cleared: bool) -> bool:
        """Whether `forget_user` would delete a name. `cleared`: it is called after the user's settings were deleted."""
        row = await self._db.one(
            "user_named", bot_id=self._bot_id, user_id=user_id, cleared=int(cleared), no_options=NO_OPTIONS
        )
        return row is not None

    async def forget_user(self, user_id: int) -> None:
        """Delete the name of a user about whom no admin has decided, and who has no settings."""
        await self._db.run("user_forget", bot_id=self._bot_id, user_id=user_id, no_options=NO_OPTIONS)

    async def set_access(self, chat_id: int, access: ChatAccess, *, title: str = "", now: float) -> bool:
        """Set the access of a chat as a whole; approvals of single topics end. True if anything changed.

        Blocking a chat also cancels its tasks that were not sent yet; blocking a user, those in groups, too. Call it in a
        transaction.
        """
        await self._ensure(chat_id, title, now)
        row = await self._db.one("chat_access", bot_id=self._bot_id, chat_id=chat_id, access=access, now=now)
        topics = await self._db.all("topic_delete_all", bot_id=self._bot_id, chat_id=chat_id)
        if access is ChatAccess.BLOCKED:
            await self._db.run("chat_cancel_tasks", bot_id=self._bot_id, chat_id=chat_id, now=now)
        if changed := row is not None or bool(topics):
            await self._set_untold(chat_id, access is ChatAccess.APPROVED, now)
        return changed

    async def approve_topic(self, chat_id: int, thread_id: int, *, title: str = "", now: float) -> bool:
        """Approve one topic; a decision about the chat as a whole ends. True if anything changed. Call it in a transaction."""
        await self._ensure(chat_id, title, now)
        new = ChatAccess.NEW  # the next request from another topic is sent to the admins
        row = await self._db.one("chat_access", bot_id=self._bot_id, chat_id=chat_id, access=new, now=now)
        topic = await self._db.one("topic_insert", bot_id=self._bot_id, chat_id=chat_id, thread_id=thread_id, now=now)
        if changed := row is not None or topic is not None:
            await self._set_untold(chat_id, True, now)
        return changed

    async def mark_told(self, chat_id: int, now: float) -> None:
        """Record that the chat was notified of its approval, or cannot be."""
        await self._set_untold(chat_id, False, now)

    async def topics(self, chat_id: int) -> tuple[int, ...]:
        """The topics of a chat that were approved one by one."""
        rows = await self._db.all("topics_of_chat", bot_id=self._bot_id, chat_id=chat_id)
        return tuple(row["thread_id"] for row in rows)

    async def page(self, *, skip: int, most: int) -> list[Chat]:
        """Known chats and users: waiting ones first, then approved, blocked, and those without a decision."""
        rows = await self._db.all("chats_by_standing", bot_id=self._bot_id, skip=skip, most=most)
        return [replace(Chat.from_row(row), topics=await self.topics(row["chat_id"])) for row in rows]

    async def counts(self) -> dict[ChatAccess, int]:
        """How many chats and users there are, by `Chat.standing`."""
        rows = await self._db.all("chats_counted", bot_id=self._bot_id)
        return {ChatAccess(row["standing"]): int(row["chats"]) for row in rows}

    async def approved_groups(self) -> tuple[int, ...]:
        """Groups that are approved as a whole."""
        return tuple(row["chat_id"] for row in await self._db.all("groups_approved", bot_id=self._bot_id))

    async def seen(self, chat_id: int, *, title: str, now: float) -> None:
        """Somebody wrote to the bot there: the chat is known, and the bot can write in it."""
        await self._ensure(chat_id, title, now)
        await self.set_reachable(chat_id, reachable=True, now=now)

    async def set_reachable(self, chat_id: int, *, reachable: bool, now: float) -> None:
        """Record whether the bot can write in a chat: a user may block it, a group remove it. Adds no row."""
        await self._db.run(
            "chat_unreachable", bot_id=self._bot_id, chat_id=chat_id, unreachable=int(not reachable), now=now
        )

    async def _set_untold(self, chat_id: int, untold: bool, now: float) -> None:
        await self._db.run("chat_untold", bot_id=self._bot_id, chat_id=chat_id, untold=int(untold), now=now)

    async def _ensure(self, chat_id: int, title: str, now: float) -> None:
        await self._db.run("chat_insert", bot_id=self._bot_id, chat_id=chat_id, title=title, now=now)
