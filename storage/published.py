"""What Telegram has of the bot's profile, so that a start publishes only what has changed."""

from collections.abc import Mapping

from storage.session import Executor


class Published:
    """Checksums of what one bot published, by subject (`commands:default:en`)."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    async def all(self) -> Mapping[str, str]:
        rows = await self._db.all("published", bot_id=self._bot_id)
        return {str(row["subject"]): str(row["checksum"]) for row in rows}

    async def set(self, subject: str, checksum: str) -> None:
        await self._db.run("published_set", bot_id=self._bot_id, subject=subject, checksum=checksum)

    async def forget(self, subject: str) -> None:
        """Telegram no longer has it."""
        await self._db.run("published_forget", bot_id=self._bot_id, subject=subject)
