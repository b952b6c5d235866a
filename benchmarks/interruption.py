"""Ends a command as a whole: the bots, servers and folders that it started end with it."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

ENDING = (signal.SIGTERM, signal.SIGHUP)  # in addition to SIGINT, which asyncio handles


def run(work: Coroutine[Any, Any, T], words: str) -> T:
    """asyncio.run, which a signal cancels. Then raises SystemExit with these words, after all was cleaned up."""

    async def cancellable() -> T:
        task = asyncio.current_task()
        assert task is not None
        for number in ENDING:
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        return await work

    try:
        return asyncio.run(cancellable())
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise SystemExit(words) from None
