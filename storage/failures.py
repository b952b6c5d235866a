"""Updates that failed for a reason of ours: kept without content, so that the owner can be told and the queue goes on."""

from storage.database import Executor


class Failures:
    """The repository of failed updates of one bot."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    async def store(self, update_id: int, chat_id: int | None, error: str, now: float) -> None:
        await self._db.run(
            "failure_insert", bot_id=self._bot_id, update_id=update_id, chat_id=chat_id, error=error, now=now
        )
