"""Reacts to the message of an order. Best effort: nothing depends on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.botapi.messenger import Messenger
from storage.model import Task

SEEN = "👀"
SILENCED = "🙊"
REACT_AFTER = 0.5  # seconds: a faster create is followed by the status message, before anybody wonders
REACTION_TIME = 1.0  # seconds that a reaction may take after its create


class Reactions:
    """Shows that a create is being sent, if it takes longer than `after` (seconds)."""

    def __init__(self, messenger: Messenger, after: float = REACT_AFTER) -> None:
        self._messenger = messenger
        self._after = after

    @asynccontextmanager
    async def while_sent(self, task: Task) -> AsyncIterator[None]:
        """The block sends the create. Only its first try is shown."""
        if task.tries > 1:
            yield
            return
        reacting: asyncio.Task[None] | None = None

        def react() -> None:
            nonlocal reacting
            reacting = asyncio.create_task(self._react(task, SEEN), name=f"reaction for {task.id}")

        timer = asyncio.get_running_loop().call_later(self._after, react)
        try:
            yield
        finally:
            timer.cancel()
            if reacting:
                await asyncio.wait({reacting}, timeout=REACTION_TIME)
                reacting.cancel()

    async def silenced(self, task: Task) -> None:
        """Show that the bot may not write: the group's members would wait for a video otherwise."""
        await self._react(task, SILENCED)

    async def _react(self, task: Task, emoji: str) -> None:
        if task.origin.message_id is not None:
            await self._messenger.react(task.origin.chat_id, task.origin.message_id, emoji)
