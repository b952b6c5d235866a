"""Reads updates, and handles them: messages by the bot's own routes, everything else by PTB's application."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.intake import RawUpdate
from bot.intake.dispatcher import Handle
from bot.intake.traces import traceback_of

logger = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

# A context variable must be module-level (see the contextvars documentation).
_raised: ContextVar[list[Exception] | None] = ContextVar("what the handlers of this update raised", default=None)


ReadMessage = Callable[[dict[str, Any]], Handle | None]
"""Reads a message; None leaves it to PTB's application. Raises any error if it is malformed."""


def _leave_to_ptb(_message: dict[str, Any]) -> None:
    return None


class UpdateReader:
    """Parses updates, messages without PTB, which would make an object of each of their parts."""

    def __init__(self, bot: Bot, process: "ProcessUpdate", read_message: ReadMessage = _leave_to_ptb) -> None:
        self._bot = bot
        self._process = process
        self._read_message = read_message

    def __call__(self, raw: RawUpdate) -> Handle:
        message = raw.get("message")
        if isinstance(message, dict) and (handle := self._read_message(message)):
            return handle
        return partial(self._process, Update.de_json(raw, self._bot))


class ProcessUpdate:
    """Runs an update through the application's handlers and raises the first error.

    Create it after the application's own error handlers were added: one that has handled an error (with a reply to
    the user) raises ApplicationHandlerStop, and that error is not raised here. After an error, handlers of later
    groups do not run: the whole update is retried.
    """

    def __init__(self, application: AnyApplication) -> None:
        self._application = application
        application.add_error_handler(_keep)

    async def __call__(self, update: Update) -> None:
        # If the context cannot be built, PTB logs the whole update and drops it, so check first.
        self._application.context_types.context.from_update(update, self._application)
        errors: list[Exception] = []
        token = _raised.set(errors)
        try:
            await self._application.process_update(update)
        finally:
            _raised.reset(token)
        if errors:
            raise errors[0]


async def _keep(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    errors = _raised.get()
    if context.error is None:
        return
    if errors is None or context.coroutine is not None:
        logger.error("A background task failed:\n%s", traceback_of(context.error))
        return
    errors.append(context.error)
    raise ApplicationHandlerStop
