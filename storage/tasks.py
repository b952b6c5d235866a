"""Task repository. Every state change is a compare-and-set on the current state."""

import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

from storage.database import Executor, Row
from storage.states import State, require

log = logging.getLogger(__name__)

ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"  # without characters that look alike


def new_id() -> str:
    """A new task id: ten letters, short enough for the 64 bytes of a button and readable for people."""
    number, letters = secrets.randbelow(len(ALPHABET) ** 10), ""
    for _ in range(10):
        number, letter = divmod(number, len(ALPHABET))
        letters += ALPHABET[letter]
    return letters


@dataclass(frozen=True, kw_only=True)
class Image:
    """One input picture: a Telegram `file_id` (kind photo) or a link as written (kind link).

    Kind doubtful: a link that may be a picture. It is not used until the user confirms it; `Tasks.images` omits it.
    """

    message_id: int
    item: int
    kind: Literal["photo", "link", "doubtful"]
    ref: str
    mime: str | None = None
    bytes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
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
    """A row to be inserted."""

    state: State
    origin: Origin
    prompt: str
    parameters: Asked | None
    images: Sequence[Image] = ()
    api_root: str
    intent: str
    media_group_id: str | None = None
    parent_id: str | None = None
    addressed: bool = True
    doubt: str | None = None
    due_at: float | None = None
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
    parameters: Asked | None
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
    file_id: str | None
    file_kind: str | None
    result_message_id: int | None
    stale_message_id: int | None
    image_count: int | None = field(default=None, compare=False)  # without doubtful links; None: not counted

    @classmethod
    def from_row(cls, row: Row) -> "Task":
        # `dict(row)` would look up each name in turn; a row of either driver is iterated by its values.
        known: dict[str, Any] = {"image_count": None, **dict(zip(row.keys(), row, strict=True))}
        known["state"] = State(known["state"])
        known["addressed"] = bool(known["addressed"])
        known["muted"] = bool(known["muted"])
        known["origin"] = Origin(**{name: known[name] for name in _names(Origin)} | {"private": bool(known["private"])})
        known["parameters"] = _asked(known)
        return cls(**{name: known[name] for name in _names(Task)})


@cache
def _names(row: type[Any]) -> tuple[str, ...]:
    return tuple(it.name for it in fields(row))


def _asked(known: Mapping[str, Any]) -> Asked | None:
    return None if known["model"] is None else Asked(**{name: known[name] for name in _names(Asked)})


def _columns(asked: Asked | None) -> dict[str, Any]:
    return {"model": None, "options": "{}", "sources": "{}"} if asked is None else vars(asked)


class Tasks:
    """Repository of tasks, on a Database or in a transaction. `now` is seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def add(self, new: NewTask, now: float) -> Task | None:
        """Insert a task, once per intent: None if it exists already. Call it in a transaction."""
        task_id = new_id()
        if await self._db.one("intent_insert", key=new.intent, task_id=task_id, now=now) is None:
            return None
        row = await self._db.one(
            "task_insert",
            id=task_id,
            state=new.state,
            prompt=new.prompt,
            addressed=int(new.addressed),
            doubt=new.doubt,
            media_group_id=new.media_group_id,
            parent_id=new.parent_id,
            api_root=new.api_root,
            due_at=new.due_at,
            show_at=new.show_at,
            now=now,
            **{name: getattr(new.origin, name) for name in _names(Origin)} | {"private": int(new.origin.private)},
            **_columns(new.parameters),
        )
        await self.add_images(task_id, new.images)
        return as_task(row)

    async def add_images(self, task_id: str, images: Sequence[Image]) -> None:
        """Add pictures; existing ones stay unchanged."""
        for image in images:
            await self._db.run(
                "image_insert", task_id=task_id, **{name: getattr(image, name) for name in _names(Image)}
            )

    async def get(self, task_id: str) -> Task | None:
        return as_task(await self._db.one("task_by_id", id=task_id))

    async def wanted_since(self, intent: str, since: float) -> bool:
        """Whether this intent was recorded after `since`."""
        return await self._db.one("intent_since", key=intent, since=since) is not None

    async def wanted_first(self, intent: str, task_id: str, now: float) -> bool:
        """Record an intent; False if it was recorded before, because its update was repeated."""
        return await self._db.one("intent_insert", key=intent, task_id=task_id, now=now) is not None

    async def by_intent(self, intent: str) -> Task | None:
        row = await self._db.one("intent", key=intent)
        return None if row is None else await self.get(row["task_id"])

    async def by_status_message(self, bot_id: int, chat_id: int, message_id: int) -> Task | None:
        """The task whose status message is this message, for replies to it."""
        return as_task(
            await self._db.one("task_by_status_message", bot_id=bot_id, chat_id=chat_id, message_id=message_id)
        )

    async def images(self, task_id: str) -> tuple[Image, ...]:
        """The input pictures, in message order."""
        rows = await self._db.all("images", task_id=task_id)
        return tuple(Image(**{name: row[name] for name in _names(Image)}) for row in rows)

    async def doubtful_links(self, task_id: str) -> tuple[Image, ...]:
        """Links of a draft that may be pictures, as written and in order."""
        rows = await self._db.all("doubtful_links", task_id=task_id)
        return tuple(Image(**{name: row[name] for name in _names(Image)}) for row in rows)

    async def set_images(self, task_id: str, images: Sequence[Image]) -> None:
        """Replace all pictures and doubtful links. Call it in a transaction."""
        await self._db.run("images_delete", task_id=task_id)
        await self.add_images(task_id, images)

    async def just_sent(self, bot_id: int, chat_id: int, since: float) -> tuple[Image, ...]:
        """Photos that arrived without a prompt, if they are the newest task of the chat."""
        draft = await self._db.one("photos_just_sent", bot_id=bot_id, chat_id=chat_id, since=since)
        return await self.images(draft["id"]) if draft else ()

    # Albums -----------------------------------------------------------------------------------------------------------

    async def extend_album(self, task_id: str, due_at: float, now: float) -> bool:
        """Wait longer for further photos; False if the album was already closed."""
        return await self._db.one("album_extend", id=task_id, due_at=due_at, now=now) is not None

    async def caption_album(
        self, task_id: str, *, prompt: str, addressed: bool, message_id: int | None, user_id: int, now: float
    ) -> None:
        """Store a caption as written and reply to its photo; the first caption that addresses the bot is kept."""
        await self._db.run(
            "album_caption",
            id=task_id,
            prompt=prompt,
            addressed=int(addressed),
            message_id=message_id,
            user_id=user_id,
            now=now,
        )

    async def albums_due(self, now: float, most: int) -> list[Task]:
        return [Task.from_row(row) for row in await self._db.all("albums_due", now=now, most=most)]

    async def close_album(
        self,
        task: Task,
        new: State,
        *,
        prompt: str,
        parameters: Asked | None,
        now: float,
        doubt: str | None = None,
    ) -> Task | None:
        """Finish collecting an album or a text; None if a message arrived after the row was read."""
        require(task.state, new)
        row = await self._db.one(
            "album_close",
            id=task.id,
            old=task.state,
            new=new,
            due_at=task.due_at,
            prompt=prompt,
            doubt=doubt,
            next_due_at=now if new is State.QUEUED else None,
            show_at=now,
            now=now,
            **_columns(parameters),
        )
        return moved(row, task.state)

    async def drop_album(self, task: Task) -> bool:
        """Delete an album that did not address the bot, unless a photo arrived after the row was read.

        Its intent is kept, so that a late photo does not create it again.
        """
        return await self._db.one("album_drop", id=task.id, due_at=task.due_at) is not None

    # Orders -----------------------------------------------------------------------------------------------------------

    async def order_draft(
        self, task: Task, *, message_id: int | None, user_id: int, prompt: str, parameters: Asked,
        status_message_id: int | None, show_at: float, now: float,
    ) -> Task | None:  # fmt: skip
        """Order a draft that the user confirmed; None if it was ordered or cancelled in the meantime."""
        require(task.state, State.QUEUED)
        row = await self._db.one(
            "draft_order",
            id=task.id,
            old=task.state,
            new=State.QUEUED,
            version=task.version,
            message_id=message_id,
            user_id=user_id,
            prompt=prompt,
            status_message_id=status_message_id,
            show_at=show_at,
            now=now,
            **_columns(parameters),
        )
        return moved(row, task.state)

    async def cancel(self, task: Task, now: float) -> Task | None:
        """Cancel a task that was not sent; None if its state changed in the meantime."""
        require(task.state, State.CANCELLED)
        row = await self._db.one(
            "task_cancel", id=task.id, old=task.state, new=State.CANCELLED, version=task.version, now=now
        )
        return moved(row, task.state)

    # Submission -------------------------------------------------------------------------------------------------------

    async def claim_queued(self, now: float, lease_until: float, most: int) -> list[Task]:
        """Claim due tasks for submission. `submitting` is committed when this returns, before anything is sent."""
        require(State.QUEUED, State.SUBMITTING)
        rows = await self._db.all(
            "claim_queued", old=State.QUEUED, new=State.SUBMITTING, now=now, lease_until=lease_until, most=most
        )
        return [task for row in rows if (task := moved(row, State.QUEUED))]

    async def renew_lease(self, task: Task, lease_until: float) -> bool:
        """Renew the lease of a submission; False if it was lost."""
        return await self._db.one("lease_renew", id=task.id, tries=task.tries, lease_until=lease_until) is not None

    async def requeue(
        self, task: Task, *, due_at: float, reason_key: str | None, reason: str | None, now: float
    ) -> Task | None:
        """Definitely not charged: try again at `due_at`, or cancel if a user requested that in the meantime."""
        require(State.SUBMITTING, State.QUEUED)
        require(State.SUBMITTING, State.CANCELLED)
        row = await self._db.one(
            "task_requeue",
            cancelled=State.CANCELLED,
            id=task.id,
            old=State.SUBMITTING,
            new=State.QUEUED,
            tries=task.tries,
            due_at=due_at,
            reason_key=reason_key,
            reason=reason,
            now=now,
        )
        return moved(row, State.SUBMITTING)

    async def running(
        self, task: Task, *, provider_id: str, due_at: float, show_lease: float, now: float
    ) -> Task | None:
        """Store the provider's id, from `submitting` or, for a late answer, from `unknown`.

        The caller may show the task if the returned row has its own `show_lease`: then nobody else is showing it.

        Idempotent: repeated after a commit whose answer was lost, it returns the row unchanged.
        """
        for old in (State.SUBMITTING, State.UNKNOWN):
            require(old, State.RUNNING)
            row = await self._db.one(
                "task_running",
                id=task.id,
                old=old,
                new=State.RUNNING,
                provider_id=provider_id,
                due_at=due_at,
                show_lease=show_lease,
                now=now,
            )
            if row is not None:
                return moved(row, old)
        found = await self.get(task.id)
        return found if found is not None and found.provider_id == provider_id else None

    async def refuse(self, task: Task, *, reason_key: str, reason: str | None, now: float) -> Task | None:
        """Nothing was charged; the task will not be retried automatically. Also if its lease expired meanwhile."""
        return await self._settle_submission(
            task, State.SUBMITTING, State.REFUSED, reason_key, reason, now
        ) or await self._settle_submission(task, State.UNKNOWN, State.REFUSED, reason_key, reason, now)

    async def lose(self, task: Task, *, reason_key: str, reason: str | None, now: float) -> Task | None:
        """Nobody knows whether it was charged."""
        return await self._settle_submission(task, State.SUBMITTING, State.UNKNOWN, reason_key, reason, now)

    async def _settle_submission(
        self, task: Task, old: State, new: State, reason_key: str, reason: str | None, now: float
    ) -> Task | None:
        require(old, new)
        row = await self._db.one(
            "task_settle_submission",
            id=task.id,
            old=old,
            new=new,
            tries=task.tries,
            reason_key=reason_key,
            reason=reason,
            now=now,
        )
        return moved(row, old)

    async def expire_submissions(self, reason_key: str, now: float) -> list[Task]:
        """Mark submissions of dead processes as `unknown`."""
        require(State.SUBMITTING, State.UNKNOWN)
        rows = await self._db.all(
            "submissions_expired", old=State.SUBMITTING, new=State.UNKNOWN, reason_key=reason_key, now=now
        )
        return [task for row in rows if (task := moved(row, State.SUBMITTING))]

    async def settle(self, task: Task, answer: Literal["again", "forgotten"], now: float) -> Task | None:
        """Store the user's answer to an unknown or refused outcome; None if there is one already.

        The state stays: a late answer of the provider may still make it `running`.
        """
        return as_task(await self._db.one("outcome_settle", id=task.id, settled=answer, version=task.version, now=now))

    async def end_leases(self) -> None:
        """End all leases. For a process that has the database to itself and has not started work."""
        await self._db.run("leases_end")

    # The status message -----------------------------------------------------------------------------------------------

    async def claim_shows(self, now: float, show_lease: float, most: int) -> list[Task]:
        """Claim rows whose status message is outdated."""
        return [
            Task.from_row(row) for row in await self._db.all("claim_shows", now=now, show_lease=show_lease, most=most)
        ]

    async def shown(self, task: Task, status_message_id: int | None, now: float) -> None:
        """The chat shows this version of the row. If the row has changed since, it is due again."""
        await self._db.run("task_shown", id=task.id, version=task.version, status_message_id=status_message_id, now=now)

    async def show_later(self, task: Task, show_at: float) -> None:
        await self._db.run(
            "task_show_later", id=task.id, version=task.version, show_at=show_at, show_lease=task.show_lease
        )


def as_task(row: Row | None) -> Task | None:
    return None if row is None else Task.from_row(row)


def moved(row: Row | None, old: State) -> Task | None:
    """Log a transition in one line: ids only, never prompts."""
    if row is None:
        return None
    task = Task.from_row(row)
    log.info(
        "task %s %s -> %s chat=%s message=%s tries=%s provider=%s reason=%s",
        task.id, old, task.state, task.origin.chat_id, task.origin.message_id, task.tries, task.provider_id, task.reason_key,
    )  # fmt: skip
    return task
