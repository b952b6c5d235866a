"""Content is deleted: after a set time, or at once when somebody asks for it."""

from dataclasses import dataclass

from storage.chats import NO_OPTIONS, Chats
from storage.database import Database, Executor, Row
from storage.states import FACTS, State

INTENTS_STAY = 48 * 3600.0  # seconds; Telegram sends an update again for 24 hours


class Retention:
    """The repository of endings. `now` is seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def delete_finished(self, *, keep: float, now: float) -> int:
        """Delete what has not changed for `keep` seconds and is not under way; how many tasks that was."""
        rows = await self._db.all("finished_delete", before=now - keep)
        await self._db.run("intents_delete", before=now - INTENTS_STAY)
        await self._db.run("failures_delete", before=now - keep)
        return len(rows)


@dataclass(frozen=True)
class Whose:
    """Whose content: one person's in a chat, or, without `user_id`, all of the chat's."""

    bot_id: int
    chat_id: int
    user_id: int | None = None


@dataclass(frozen=True)
class Forgotten:
    """What was deleted, and what is paid and under way and so still there.

    `messages`: ids of those that said how far the deleted tasks were, which will never be said any more.
    """

    tasks: int
    defaults: bool
    left: int
    messages: tuple[int, ...] = ()


async def asked_first(database: Database, message_id: int, whose: Whose, now: float) -> float:
    """When this message's wish to forget was carried out first: `now`, but where the update comes again."""
    key = f"forget:{whose.bot_id}:{whose.chat_id}:{message_id}"
    await database.one("intent_insert", key=key, task_id="", now=now)
    row = await database.one("intent", key=key)
    return float(row["created_at"]) if row else now


async def forget(database: Database, whose: Whose, *, unfinished: bool, before: float, now: float) -> Forgotten:
    """Delete at once what was asked for until `before`; what is being sent this very moment stays until its outcome is known."""
    values = {
        "bot_id": whose.bot_id,
        "chat_id": whose.chat_id,
        "user_id": whose.user_id or 0,
        "anybody": int(whose.user_id is None),
    }

    async def work(tx: Executor) -> tuple[list[Row], Row | None, bool]:
        rows = await tx.all("content_delete", unfinished=int(unfinished), before=before, **values)
        left = await tx.one("unfinished_of", **values)
        chats = Chats(tx, whose.bot_id)
        had_defaults = whose.user_id is None and (await chats.get(whose.chat_id)).options != NO_OPTIONS
        if had_defaults:
            await chats.set_options(whose.chat_id, NO_OPTIONS, title="", now=now)
        return rows, left, had_defaults

    rows, left, had_defaults = await database.transaction(work)
    open_ended = [row["status_message_id"] for row in rows if not FACTS[State(row["state"])].told]
    messages = tuple(int(message_id) for message_id in open_ended if message_id is not None)
    return Forgotten(len(rows), had_defaults, int(left["tasks"]) if left else 0, messages)
