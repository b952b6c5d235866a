"""Rows that collect the messages of one request: the photos of an album, the parts of a text."""

from storage.model import StoredParameters, Task, as_task, parameter_columns
from storage.session import Executor
from storage.states import State
from storage.transitions import transition
from storage.turns import take_turn


class Collecting:
    """Repository of tasks in the state `collecting`. `now` is seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def extend(self, task_id: str, due_at: float, now: float) -> bool:
        """Wait longer for further messages; False if collecting has already finished."""
        return await self._db.one("collecting_extend", id=task_id, due_at=due_at, now=now) is not None

    async def set_caption(
        self, task_id: str, *, prompt: str, addressed: bool, message_id: int | None, user_id: int, now: float
    ) -> None:
        """Store a caption as written and reply to its photo; the first caption that addresses the bot is kept."""
        await self._db.run(
            "collecting_set_caption",
            id=task_id,
            prompt=prompt,
            addressed=int(addressed),
            message_id=message_id,
            user_id=user_id,
            now=now,
        )

    async def due(self, now: float, most: int) -> list[Task]:
        return [Task.from_row(row) for row in await self._db.all("collecting_due", now=now, most=most)]

    async def finish_collecting(
        self,
        task: Task,
        new: State,
        *,
        prompt: str,
        parameters: StoredParameters | None,
        provider: str,
        api_root: str,
        now: float,
        doubt: str | None = None,
    ) -> Task | None:
        """Finish collecting an album or a text; None if a message arrived after the row was read."""
        finished = await transition(
            self._db, "collecting_finish", task, task.state, new, due_at=task.due_at, prompt=prompt, doubt=doubt,
            provider=provider, api_root=api_root,
            next_due_at=now if new is State.QUEUED else None, show_at=now, now=now, **parameter_columns(parameters),
        )  # fmt: skip
        if finished is None or finished.state is not State.QUEUED:
            return finished
        return as_task(await take_turn(self._db, finished))

    async def delete(self, task: Task) -> bool:
        """Delete an album that did not address the bot, unless a photo arrived after the row was read.

        Its idempotency key is kept, so that a late photo does not create it again.
        """
        return await self._db.one("collecting_delete", id=task.id, due_at=task.due_at) is not None
