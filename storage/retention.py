"""Deletes content after a set time, or at once when a user requests it."""

from dataclasses import dataclass

from storage.chats import Chats
from storage.database import Database, Executor, Row
from storage.kept import KeptRequests, delete_old_requests
from storage.states import FACTS, State
from storage.topics import TopicOptions
from storage.turns import give_back

REQUESTS_KEPT = 7 * 86400.0  # seconds that a request waits for an approval of its chat
KEYS_KEPT = 48 * 3600.0  # seconds; Telegram repeats an update for up to 24 hours


class Retention:
    """Repository of deletions. `now` is seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def delete_finished(self, *, keep: float, now: float) -> int:
        """Delete tasks that no worker handles and that have not changed for `keep` seconds. Returns their number."""
        rows = await self._db.all("finished_delete", before=now - keep)
        await self._db.run("idempotency_keys_delete", before=now - KEYS_KEPT)
        await self._db.run("failures_delete", before=now - keep)
        await self._db.run("broadcasts_delete", before=now - keep)
        await delete_old_requests(self._db, now - REQUESTS_KEPT)
        return len(rows)

    async def was_anything_forgotten(self, now: float) -> bool:
        """Whether a /forget of the last two days may have deleted tasks, in any chat."""
        return await self._db.one("forget_requested", since=now - KEYS_KEPT) is not None


@dataclass(frozen=True)
class Scope:
    """Whose content is deleted: one user's in a chat, or everybody's in the chat if `user_id` is None.

    `sender_id`: who sent the /forget, whose name is deleted, too.
    """

    bot_id: int
    chat_id: int
    user_id: int | None = None
    sender_id: int = 0


@dataclass(frozen=True)
class Forgotten:
    """What was deleted, and which paid tasks are still under way and so were kept.

    `messages`: ids of status messages of the deleted tasks, which will not be updated any more.
    """

    tasks: int
    defaults: bool
    left: int
    messages: tuple[int, ...] = ()


async def first_requested_at(database: Database, message_id: int, scope: Scope, now: float) -> float:
    """When this /forget message was first handled: earlier than `now` if its update is a repeat."""
    key = f"forget:{scope.bot_id}:{scope.chat_id}:{message_id}"
    await database.one("idempotency_key_insert", key=key, task_id="", now=now)
    row = await database.one("idempotency_key", key=key)
    return float(row["created_at"]) if row else now


async def forget(database: Database, scope: Scope, *, unfinished: bool, before: float, now: float) -> Forgotten:
    """Delete what was created until `before`. Tasks on the wire are kept until their outcome is known."""
    values = {
        "bot_id": scope.bot_id,
        "chat_id": scope.chat_id,
        "user_id": scope.user_id or 0,
        "anybody": int(scope.user_id is None),
    }

    async def work(tx: Executor) -> tuple[list[Row], Row | None, bool]:
        rows = await tx.all("content_delete", unfinished=int(unfinished), before=before, **values)
        turns = [row["turn"] for row in rows if row["state"] == State.QUEUED]
        if scope.user_id is not None:  # otherwise nothing of the chat is left in the queue, but what came later
            await give_back(tx, scope.bot_id, scope.chat_id, turns)
        await KeptRequests(tx, scope.bot_id).forget(scope.chat_id, scope.user_id, before)
        left = await tx.one("unfinished_of", **values)
        chats = Chats(tx, scope.bot_id)
        chat = await chats.get(scope.chat_id)
        had_settings = scope.user_id is None and chat.has_settings
        if had_settings:
            await chats.clear_settings(scope.chat_id, now=now)
        if scope.user_id is None and await TopicOptions(tx, scope.bot_id).forget(scope.chat_id):
            had_settings = True
        # A private chat has the id of its user.
        await chats.forget_user(scope.sender_id or scope.user_id or scope.chat_id)
        return rows, left, had_settings

    rows, left, had_settings = await database.transaction(work)
    open_ended = [row["status_message_id"] for row in rows if not FACTS[State(row["state"])].notified]
    messages = tuple(int(message_id) for message_id in open_ended if message_id is not None)
    return Forgotten(len(rows), had_settings, int(left["tasks"]) if left else 0, messages)
