"""Task repository: rows, their pictures and idempotency keys, and what users do to them."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import Literal

from storage.model import (
    ALPHABET,
    Image,
    NewTask,
    Origin,
    StoredParameters,
    Task,
    as_task,
    count_of,
    field_names,
    new_id,
    parameter_columns,
    ratio_of,
)
from storage.session import Executor
from storage.states import State
from storage.transitions import announce, transition
from storage.turns import give_back, take_turn

SHORTEST_BEGINNING = 8  # characters of an id that may be enough to find its task
LAST_LETTERS = "zz"  # after the beginning of an id of ten letters, no other letters are later
LAST_CHARACTER = "\U0010ffff"
TASKS_TO = {"show": "tasks_to_show", "cancel": "tasks_to_cancel", "check": "tasks_to_check", None: "tasks_of_chat"}


class Tasks:
    """Repository of tasks, on a Database or in a transaction. `now` is seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def add(self, new: NewTask, now: float) -> Task | None:
        """Insert a task, once per idempotency key: None if it exists already. Call it in a transaction."""
        task_id = new_id()
        if await self._db.one("idempotency_key_insert", key=new.idempotency_key, task_id=task_id, now=now) is None:
            return None
        is_sent = new.state is State.SUBMITTING
        row = await self._db.one(
            "task_insert",
            id=task_id,
            state=new.state,
            prompt=new.prompt,
            addressed=int(new.addressed),
            doubt=new.doubt,
            media_group_id=new.media_group_id,
            parent_id=new.parent_id,
            provider=new.provider,
            api_root=new.api_root,
            due_at=new.due_at,
            tries=int(is_sent),
            first_try_at=now if is_sent else None,
            lease_until=new.lease_until,
            takes_turn=int(is_sent or new.state is State.QUEUED),
            show_at=new.show_at,
            picture_ratio=ratio_of(new.images),
            now=now,
            **{name: getattr(new.origin, name) for name in field_names(Origin)} | {"private": int(new.origin.private)},
            **parameter_columns(new.parameters),
        )
        await self.add_images(task_id, new.images)
        task = as_task(row)
        if task is None:
            return None
        task = replace(task, image_count=count_of(new.images))
        return announce(self._db, task, State.QUEUED) if is_sent else task

    async def add_images(self, task_id: str, images: Sequence[Image]) -> None:
        """Add pictures; existing ones stay unchanged."""
        for image in images:
            await self._db.run(
                "image_insert", task_id=task_id, **{name: getattr(image, name) for name in field_names(Image)}
            )

    async def get(self, task_id: str) -> Task | None:
        return as_task(await self._db.one("task_by_id", id=task_id))

    async def key_recorded_since(self, key: str, since: float) -> bool:
        """Whether this idempotency key was recorded after `since`."""
        return await self._db.one("idempotency_key_since", key=key, since=since) is not None

    async def record_key(self, key: str, task_id: str, now: float) -> bool:
        """Record an idempotency key; False if it was recorded before, because its update was repeated."""
        return await self._db.one("idempotency_key_insert", key=key, task_id=task_id, now=now) is not None

    async def by_key(self, key: str) -> Task | None:
        row = await self._db.one("idempotency_key", key=key)
        return None if row is None else await self.get(row["task_id"])

    async def by_status_message(self, bot_id: int, chat_id: int, message_id: int) -> Task | None:
        """The task whose status message is this message, for replies to it."""
        return as_task(
            await self._db.one("task_by_status_message", bot_id=bot_id, chat_id=chat_id, message_id=message_id)
        )

    async def images(self, task_id: str) -> tuple[Image, ...]:
        """The input pictures, in message order."""
        rows = await self._db.all("images", task_id=task_id)
        return tuple(Image(**{name: row[name] for name in field_names(Image)}) for row in rows)

    async def doubtful_links(self, task_id: str) -> tuple[Image, ...]:
        """Links of a draft that may be pictures, as written and in order."""
        rows = await self._db.all("doubtful_links", task_id=task_id)
        return tuple(Image(**{name: row[name] for name in field_names(Image)}) for row in rows)

    async def replace_images(self, task_id: str, images: Sequence[Image]) -> None:
        """Replace all pictures and doubtful links. Call it in a transaction."""
        await self._db.run("images_delete", task_id=task_id)
        await self.add_images(task_id, images)

    async def photos_without_prompt(self, bot_id: int, chat_id: int, since: float) -> tuple[Image, ...]:
        """Photos that arrived without a prompt, if they are the newest task of the chat."""
        draft = await self._db.one("photos_without_prompt", bot_id=bot_id, chat_id=chat_id, since=since)
        return await self.images(draft["id"]) if draft else ()

    async def order_draft(
        self, task: Task, *, message_id: int | None, user_id: int, prompt: str, parameters: StoredParameters,
        provider: str, api_root: str, status_message_id: int | None, show_at: float, now: float,
    ) -> Task | None:  # fmt: skip
        """Order a draft that the user confirmed; None if it was ordered or cancelled in the meantime.

        `provider`: that of the model, today.
        """
        ordered = await transition(
            self._db, "draft_order", task, task.state, State.QUEUED, version=task.version, message_id=message_id,
            user_id=user_id, prompt=prompt, provider=provider, api_root=api_root,
            status_message_id=status_message_id, show_at=show_at, now=now,
            **parameter_columns(parameters),
        )  # fmt: skip
        return as_task(await take_turn(self._db, ordered)) if ordered else None

    async def change_draft(self, task: Task, parameters: StoredParameters, now: float) -> Task | None:
        """Give a draft other options; None if it was changed, ordered or cancelled in the meantime."""
        row = await self._db.one(
            "draft_change", id=task.id, version=task.version, now=now, **parameter_columns(parameters)
        )
        return as_task(row)

    async def change_begun(self, task: Task, user_id: int, since: float) -> bool:
        """Whether this user has got a draft to change the task with since then, which still waits."""
        row = await self._db.one(
            "change_begun", bot_id=task.origin.bot_id, chat_id=task.origin.chat_id, parent_id=task.id, user_id=user_id,
            since=since,
        )  # fmt: skip
        return row is not None

    async def cancel(self, task: Task, now: float) -> Task | None:
        """Cancel a task that was not sent; None if its state changed in the meantime."""
        cancelled = await transition(
            self._db, "task_cancel", task, task.state, State.CANCELLED, version=task.version, now=now
        )
        if cancelled and cancelled.turn is not None:
            await give_back(self._db, task.origin.bot_id, task.origin.chat_id, [cancelled.turn])
        return cancelled

    async def mute(self, task: Task, now: float) -> Task | None:
        """Keep following a paid task but send its chat nothing more about it."""
        return as_task(await self._db.one("task_mute", id=task.id, now=now))

    async def unmute(self, task: Task, now: float) -> Task | None:
        """Post a muted task's news and its video again; None if it is not muted."""
        return as_task(await self._db.one("task_unmute", id=task.id, now=now))

    async def count_repeat(self, task: Task, redos: int) -> Task | None:
        """Count one more order from this task's buttons; None if this button was already used."""
        return as_task(await self._db.one("task_count_repeat", id=task.id, redos=redos))

    async def by_message(self, bot_id: int, chat_id: int, message_id: int) -> Task | None:
        """The newest task whose request, status message or result is this message."""
        return as_task(await self._db.one("task_by_message", bot_id=bot_id, chat_id=chat_id, message_id=message_id))

    async def in_chat(self, bot_id: int, chat_id: int, task_id: str) -> Task | None:
        """The task with this id of ours, unless it is in another chat."""
        task = await self.get(task_id)
        return task if task and (task.origin.bot_id, task.origin.chat_id) == (bot_id, chat_id) else None

    async def ids_of(self, text: str, chat: tuple[int, int] | None = None) -> tuple[str, ...]:
        """Our ids of the tasks that a text may mean: none, one, or two of several.

        By our id in any case; by the provider's exactly as it is, with or without what is before its colon; by a beginning of
        eight characters or more of these. A whole id counts more than a beginning. `chat`: the ids of the bot and of the chat
        whose tasks are meant; None: tasks of any chat, also deleted ones.
        """
        own, is_long, last = text.lower(), len(text) >= SHORTEST_BEGINNING, _after_colon(text)
        values = {
            "own": own,
            "written": text,
            "written_last": last,
            "own_end": own + LAST_LETTERS if is_long and not set(own) - set(ALPHABET) else own,
            "written_end": text + LAST_CHARACTER if is_long else text,
            "written_last_end": last + LAST_CHARACTER if is_long else last,
        }
        if chat is None:
            rows = await self._db.all("task_ids_of", **values)
        else:
            rows = await self._db.all("task_ids_in_chat", **values, bot_id=chat[0], chat_id=chat[1])
        return tuple(row["id"] for row in rows if row["place"] == rows[0]["place"])

    async def of_chat(self, bot_id: int, chat_id: int, *, skip: int, most: int) -> tuple[list[Task], int]:
        """One page of a chat's tasks, newest first, and the total number."""
        rows = await self._db.all("tasks_of_chat", bot_id=bot_id, chat_id=chat_id, skip=skip, most=most)
        count = await self._db.one("tasks_of_chat_count", bot_id=bot_id, chat_id=chat_id)
        return [Task.from_row(row) for row in rows], 0 if count is None else int(count["tasks"])

    async def of_chat_to(
        self, action: Literal["show", "cancel", "check"] | None, bot_id: int, chat_id: int, *, skip: int, most: int
    ) -> list[Task]:
        """Some of a chat's tasks, newest first: those for which an action of users makes sense. None: all of them."""
        rows = await self._db.all(TASKS_TO[action], bot_id=bot_id, chat_id=chat_id, skip=skip, most=most)
        return [Task.from_row(row) for row in rows]

    async def making_times(self, bot_id: int, most: int, of_a_model: int) -> list[tuple[str, float]]:
        """Model and seconds from acceptance to delivery, for the most recently delivered videos, `of_a_model` at most."""
        return [
            (row["model"], float(row["seconds"]))
            for row in await self._db.all("making_times", bot_id=bot_id, most=most, of_a_model=of_a_model)
        ]

    async def providers_in_use(self) -> tuple[str, ...]:
        """Names of the providers that have tasks to take, or to be polled for."""
        return tuple(row["provider"] for row in await self._db.all("providers_in_use"))

    async def accepted_at(self, provider: str, provider_id: str) -> float | None:
        """When a provider took the task with this id; infinity if that is not known; None if it is no task of ours."""
        row = await self._db.one(
            "task_with_provider_id", provider=provider, written=provider_id, written_last=_after_colon(provider_id)
        )
        if row is None:
            return None
        return inf if row["accepted_at"] is None else float(row["accepted_at"])


def _after_colon(provider_id: str) -> str:
    """What follows the first colon; without one, all of it. The indexes of provider's ids have this."""
    return provider_id.partition(":")[2] if ":" in provider_id else provider_id
