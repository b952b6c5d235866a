"""Status messages: claims rows whose message is outdated and stores what the chat shows."""

from storage.model import Task
from storage.session import Executor


class StatusMessages:
    """Repository of status messages. `now` and other times are seconds since 1970."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def claim(self, now: float, show_lease: float, most: int) -> list[Task]:
        """Claim rows whose status message is outdated."""
        return [
            Task.from_row(row) for row in await self._db.all("status_claim", now=now, show_lease=show_lease, most=most)
        ]

    async def mark_shown(
        self, task: Task, status_message_id: int | None, now: float, *,
        position: int | None = None, estimate: int | None = None, again_at: float | None = None,
    ) -> None:  # fmt: skip
        """The chat shows this version of the row. If the row has changed since, it is due again.

        `position` in the queue and `estimate` in percent that are shown. `again_at`: when the message is due although its
        row has not changed.
        """
        await self._db.run(
            "status_mark_shown", id=task.id, version=task.version, status_message_id=status_message_id,
            position=position, estimate=estimate, again_at=again_at, now=now,
        )  # fmt: skip

    async def show_later(self, task: Task, show_at: float) -> None:
        await self._db.run(
            "status_show_later", id=task.id, version=task.version, show_at=show_at, show_lease=task.show_lease
        )

    async def clear_stale_message(self, task: Task) -> None:
        """The replaced status message was deleted from the chat."""
        await self._db.run("status_clear_stale_message", id=task.id, message_id=task.stale_message_id)

    async def running_by_chat(self, bot_id: int) -> dict[int, int]:
        """The number of tasks under way in each chat that has any."""
        return {row["chat_id"]: row["tasks"] for row in await self._db.all("status_running_by_chat", bot_id=bot_id)}
