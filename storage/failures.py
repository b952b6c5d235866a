"""Updates that failed because of an error in the bot. Kept without content, for the report to the admins."""

from storage.database import Executor


class Failures:
    """Repository of one bot's failed updates."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    async def store(self, update_id: int, chat_id: int | None, error: str, now: float) -> None:
        await self._db.run(
            "failure_insert", bot_id=self._bot_id, update_id=update_id, chat_id=chat_id, error=error, now=now
        )
