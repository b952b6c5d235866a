"""Deletes content after a set time, or at once when a user requests it."""

from collections.abc import Mapping
from functools import partial

from storage.chats import Chats
from storage.database import Database, Executor
from storage.kept import KeptRequests, delete_old_requests
from storage.records import dataclass
from storage.slices import ALL_TASKS, delete_all, slices_of_chat, slices_to_read
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
        deleted = await delete_all(self._db, "finished_delete", now - keep)
        await delete_all(self._db, "idempotency_keys_delete", now - KEYS_KEPT)
        await self._db.run("failures_delete", before=now - keep)
        await self._db.run("broadcasts_delete", before=now - keep)
        await delete_old_requests(self._db, now - REQUESTS_KEPT)
        return deleted

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

    `messages`: ids of status messages of the deleted tasks, which will not be updated any more. `earlier_answer`: to the same
    question; nothing was deleted then.
    """

    tasks: int
    defaults: bool
    left: int
    messages: tuple[int, ...] = ()
    earlier_answer: str = ""


@dataclass(frozen=True)
class Content:
    """What a /forget would delete. `unfinished`: tasks that are kept unless the user decides otherwise."""

    videos: int
    requests: int
    photos: int
    waiting: bool  # a request that waits for the approval of its chat
    defaults: bool
    name: bool
    unfinished: int

    @property
    def is_empty(self) -> bool:
        return not (self.videos or self.requests or self.waiting or self.defaults or self.name)


async def first_requested_at(database: Database, message_id: int, scope: Scope, now: float) -> float:
    """When this /forget message was first handled: earlier than `now` if its update is a repeat."""
    key = f"asked:{scope.bot_id}:{scope.chat_id}:{message_id}"
    await database.one("idempotency_key_insert", key=key, task_id="", now=now)
    row = await database.one("idempotency_key", key=key)
    return float(row["created_at"]) if row else now


async def content_of(database: Database, scope: Scope, before: float) -> Content:
    """What `forget` would delete of what was created until `before`."""
    everybody = scope.user_id is None
    videos, requests, photos = await _count(database, scope, before)
    kept = await KeptRequests(database, scope.bot_id).get(scope.chat_id)
    chats = Chats(database, scope.bot_id)
    has_defaults = everybody and (
        (await chats.get(scope.chat_id)).has_settings or await TopicOptions(database, scope.bot_id).any(scope.chat_id)
    )
    sender = _sender(scope)
    return Content(
        videos=videos,
        requests=requests,
        photos=photos,
        waiting=bool(kept and kept.asked_at <= before and (everybody or kept.origin.user_id == scope.user_id)),
        defaults=has_defaults,
        name=await chats.has_name_of(sender, cleared=everybody and sender == scope.chat_id),
        unfinished=await unfinished_of(database, scope, before),
    )


async def _count(database: Database, scope: Scope, before: float) -> tuple[int, int, int]:
    """Videos, requests without a video, and photos, each of which counts once, however often it was used."""
    videos = requests = 0
    photos: set[str] = set()
    async for part in slices_to_read(database, scope.bot_id, scope.chat_id):
        values = {**_values(scope), **part, "before": before}
        if row := await database.one("content_count", **values):
            videos += int(row["videos"])
            requests += int(row["requests"])
        photos.update(str(row["ref"]) for row in await database.all("content_photos", **values))
    return videos, requests, len(photos)


async def unfinished_of(executor: Executor, scope: Scope, before: float) -> int:
    """How many paid tasks, created until `before`, are under way."""
    row = await executor.one("unfinished_of", before=before, **_values(scope))
    return int(row["tasks"]) if row else 0


async def answer_once(executor: Executor, scope: Scope, question: str, answer: str, now: float) -> str:
    """Record the answer to a question of /forget. Returns an earlier one, which counts, or an empty text."""
    key = f"asked:{scope.bot_id}:{scope.chat_id}:{question}"
    if await executor.one("idempotency_key_insert", key=key, task_id=answer, now=now) is None:
        row = await executor.one("idempotency_key", key=key)
        return str(row["task_id"]) if row else answer
    return ""


async def forget(
    database: Database,
    scope: Scope,
    *,
    unfinished: bool,
    before: float,
    now: float,
    question: str = "",
    answer: str = "",
) -> Forgotten:
    """Delete what was created until `before`. Tasks on the wire are kept until their outcome is known.

    `question`: of which only the first `answer` counts; if it is another one, nothing is deleted. Thousands of tasks are deleted
    slice by slice, so that they hold up no other chat, newest first: what is queued is not sent any more. The last transaction
    deletes whatever is left, and notes that all of it is deleted. Until then, the same answer continues: Telegram repeats it if
    the process dies.
    """
    erasure = _Erasure(scope=scope, unfinished=unfinished, before=before, now=now, question=question, answer=answer)
    deleted = _Deleted()
    async for part in slices_of_chat(database, scope.bot_id, scope.chat_id):
        if (more := await database.transaction(partial(erasure.delete, part))) is None:
            break
        deleted += more
    return await database.transaction(partial(erasure.finish, deleted))


@dataclass(frozen=True)
class _Deleted:
    """How many tasks, and the ids of status messages that will not be updated any more."""

    tasks: int = 0
    messages: tuple[int, ...] = ()

    def __add__(self, other: "_Deleted") -> "_Deleted":
        return _Deleted(self.tasks + other.tasks, self.messages + other.messages)


@dataclass(frozen=True, kw_only=True)
class _Erasure:
    """The transactions of one /forget. What they do is done once, however often they run."""

    scope: Scope
    unfinished: bool
    before: float
    now: float
    question: str
    answer: str

    async def delete(self, part: Mapping[str, float], tx: Executor) -> _Deleted | None:
        """Delete the tasks of a slice; None if another answer counts, or this one was carried out before."""
        return None if await self._earlier(tx) else await self._tasks(tx, part)

    async def finish(self, deleted: _Deleted, tx: Executor) -> Forgotten:
        """Delete all that is left, and note that this was done. `deleted`: what has been deleted so far."""
        scope = self.scope
        if earlier := await self._earlier(tx):
            return Forgotten(
                0, defaults=False, left=await unfinished_of(tx, scope, self.before), earlier_answer=earlier
            )
        deleted += await self._tasks(tx, ALL_TASKS)
        await KeptRequests(tx, scope.bot_id).forget(scope.chat_id, scope.user_id, self.before)
        had_settings = scope.user_id is None and await self._settings(tx)
        await Chats(tx, scope.bot_id).forget_user(_sender(scope))
        if self.question:
            await tx.one("idempotency_key_insert", key=self._done_key, task_id="", now=self.now)
        return Forgotten(
            deleted.tasks, had_settings, await unfinished_of(tx, scope, self.before), messages=deleted.messages
        )

    @property
    def _done_key(self) -> str:
        return f"asked:{self.scope.bot_id}:{self.scope.chat_id}:{self.question}:done"

    async def _earlier(self, tx: Executor) -> str:
        """An earlier answer that counts instead of this one, or the same if it was carried out; otherwise empty."""
        if not self.question:
            return ""
        earlier = await answer_once(tx, self.scope, self.question, self.answer, self.now)
        is_begun = earlier == self.answer and await tx.one("idempotency_key", key=self._done_key) is None
        return "" if is_begun else earlier

    async def _tasks(self, tx: Executor, part: Mapping[str, float]) -> _Deleted:
        scope, key = self.scope, f"forget:{self.scope.bot_id}:{self.scope.chat_id}:{self.now}"
        # Until it has expired, nobody can be sure that a task of the provider is not one that was deleted.
        await tx.one("idempotency_key_insert", key=key, task_id="", now=self.now)
        rows = await tx.all(
            "content_delete", unfinished=int(self.unfinished), before=self.before, **part, **_values(scope)
        )
        turns = [row["turn"] for row in rows if row["state"] == State.QUEUED]
        if scope.user_id is not None:  # otherwise nothing of the chat is left in the queue, but what came later
            await give_back(tx, scope.bot_id, scope.chat_id, turns)
        open_ended = [row["status_message_id"] for row in rows if not FACTS[State(row["state"])].notified]
        return _Deleted(len(rows), tuple(int(message_id) for message_id in open_ended if message_id is not None))

    async def _settings(self, tx: Executor) -> bool:
        """Delete the settings of the chat and its topics; whether there were any."""
        scope, chats = self.scope, Chats(tx, self.scope.bot_id)
        had_settings = (await chats.get(scope.chat_id)).has_settings
        if had_settings:
            await chats.clear_settings(scope.chat_id, now=self.now)
        return await TopicOptions(tx, scope.bot_id).forget(scope.chat_id) or had_settings


def _values(scope: Scope) -> dict[str, int]:
    return {
        "bot_id": scope.bot_id,
        "chat_id": scope.chat_id,
        "user_id": scope.user_id or 0,
        "anybody": int(scope.user_id is None),
    }


def _sender(scope: Scope) -> int:
    """Whose name is deleted. A private chat has the id of its user."""
    return scope.sender_id or scope.user_id or scope.chat_id
