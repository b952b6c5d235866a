"""The last check before a create: the bot may write in the chat, so the paid video can be delivered."""

import logging
import time
from collections.abc import Callable
from typing import Protocol

from bot.botapi.rights import MayNotWrite, TelegramUnavailable
from bot.pipeline.outcomes import MAY_NOT_WRITE, Outcome, Rejected, RetryLater, RetryRules
from storage.model import Task

log = logging.getLogger(__name__)

FRESH = 10.0  # seconds after an order in which its private chat is not checked: the user has just written there


class Standing(Protocol):
    """Asks Telegram whether the bot may write in a chat (`bot.botapi.rights.ChatRights` is one).

    Both methods raise MayNotWrite or TelegramUnavailable.
    """

    async def check_private(self, chat_id: int, /) -> None: ...

    async def check_group(self, chat_id: int, thread_id: int | None, /) -> None: ...


class Preflight:
    """Runs before anything is sent, so a task that it stops was not charged.

    Photos are checked when their links are made (`bot/photos/publishing.py`). `clock`: seconds since 1970.
    """

    def __init__(self, standing: Standing, rules: RetryRules, clock: Callable[[], float] = time.time) -> None:
        self._standing = standing
        self._rules = rules
        self._clock = clock

    async def check(self, task: Task) -> Outcome | None:
        """The outcome if the create must not be sent now; None if it may be sent.

        A private chat needs no call, unless the order has waited (for the video API, in the queue, or for a start of this
        process): the user may have blocked the bot in the meantime.
        """
        try:
            if not task.origin.private:
                await self._standing.check_group(task.origin.chat_id, task.origin.thread_id)
            elif task.tries > 1 or self._clock() - (task.due_at or task.created_at) > FRESH:
                await self._standing.check_private(task.origin.chat_id)
        except MayNotWrite as error:
            log.warning("task %s: not sent, the bot may not write in chat %s: %s", task.id, task.origin.chat_id, error)
            return Rejected(MAY_NOT_WRITE, "")
        except TelegramUnavailable as error:
            log.warning("task %s: not sent, Telegram does not answer: %s", task.id, error)
            return self._later(task, error.retry_after)
        return None

    def _later(self, task: Task, retry_after: float | None) -> Outcome:
        waited = self._clock() - (task.first_try_at or self._clock())
        window = self._rules.unreachable_window if retry_after is None else self._rules.busy_window
        pause = max(self._rules.pause(task.tries - 1, retry_after), retry_after or 0.0)
        return RetryLater("", "", pause) if waited + pause <= window else Rejected("telegram", "")
