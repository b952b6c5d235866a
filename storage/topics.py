"""Options of topics, which apply before those of their chat."""

from storage.session import Executor

NO_OPTIONS = "{}"
"""Options of a topic or a chat that has set none."""


class TopicOptions:
    """Repository of one bot's topics. A topic without a row has no options of its own."""

    def __init__(self, executor: Executor, bot_id: int) -> None:
        self._db = executor
        self._bot_id = bot_id

    async def get(self, chat_id: int, thread_id: int | None) -> str:
        """A JSON object, as the bot wrote it. `thread_id` None: there is no topic, so there are no options."""
        if thread_id is None:
            return NO_OPTIONS
        row = await self._db.one("topic_options", bot_id=self._bot_id, chat_id=chat_id, thread_id=thread_id)
        return NO_OPTIONS if row is None else str(row["options"])

    async def set(self, chat_id: int, thread_id: int, options: str, *, now: float) -> None:
        """Replace all options of a topic."""
        values = {"bot_id": self._bot_id, "chat_id": chat_id, "thread_id": thread_id}
        if options == NO_OPTIONS:
            return await self._db.run("topic_options_delete", **values)
        await self._db.run("topic_options_set", **values, options=options, now=now)

    async def any(self, chat_id: int) -> bool:
        """Whether a topic of a chat has options."""
        return await self._db.one("topic_options_any", bot_id=self._bot_id, chat_id=chat_id) is not None

    async def forget(self, chat_id: int) -> bool:
        """Delete the options of all topics of a chat. True if there were any."""
        return bool(await self._db.all("topic_options_delete_all", bot_id=self._bot_id, chat_id=chat_id))

    async def move(self, old_id: int, new_id: int) -> None:
        """Move the options to the supergroup, except of topics that have some there. Call it in a transaction."""
        await self._db.run("topic_options_move", bot_id=self._bot_id, old_id=old_id, new_id=new_id)
        await self.forget(old_id)
