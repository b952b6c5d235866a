"""The last check before a create: the bot may write in the chat, so that the video is seen by those who pay for it."""

import logging
import time
from collections.abc import Callable
from typing import Protocol

from bot.botapi.standing import MayNotWrite, TelegramSilent
from bot.pipeline.outcomes import MAY_NOT_WRITE, Outcome, Rejected, RetryLater, RetryRules
from storage.model import Task

log = logging.getLogger(__name__)

FRESH = 10.0  # seconds after an order in which its private chat is known to be open: the user has just written there


class Standing(Protocol):
    """What Telegram says of the bot in a chat (`bot.botapi.standing.ChatStanding` is one)."""

    async def check_private(self, chat_id: int, /) -> None: ...

    async def check_group(self, chat_id: int, thread_id: int | None, /) -> None: ...


class Preflight:
    """Asks Telegram before anything is sent. What stops an order here was not charged.

    Photos are looked up where their links are made (`bot/photos/publishing.py`). `clock` gives seconds since 1970.
    """

    def __init__(self, standing: Standing, rules: RetryRules, clock: Callable[[], float] = time.time) -> None:
        self._standing = standing
        self._rules = rules
        self._clock = clock

    async def check(self, task: Task) -> Outcome | None:
        """Why the create must not go out now; None if nothing speaks against it.

        A private chat costs no call, unless the order has waited (for the video API, for a place, for a start of this
        process): the user may have blocked the bot meanwhile.
        """
        try:
            if not task.origin.private:
                await self._standing.check_group(task.origin.chat_id, task.origin.thread_id)
            elif task.tries > 1 or self._clock() - (task.due_at or task.created_at) > FRESH:
                await self._standing.check_private(task.origin.chat_id)
        except MayNotWrite as error:
            log.warning("task %s: not sent, nothing can be written in chat %s: %s", task.id, task.origin.chat_id, error)
            return Rejected(MAY_NOT_WRITE, "")
        except TelegramSilent as error:
            log.warning("task %s: not sent, Telegram does not answer: %s", task.id, error)
            return self._later(task, error.retry_after)
        return None

    def _later(self, task: Task, retry_after: float | None) -> Outcome:
        waited = self._clock() - (task.first_try_at or self._clock())
        window = self._rules.unreachable_window if retry_after is None else self._rules.busy_window
        pause = max(self._rules.pause(task.tries - 1, retry_after), retry_after or 0.0)
        return RetryLater("", "", pause) if waited + pause <= window else Rejected("telegram", "")
