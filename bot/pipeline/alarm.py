"""What a loop waits for: somebody sets the alarm, or its time comes."""

import asyncio


class Alarm:
    """An `asyncio.Event` for one waiter, who waits for a limited time.

    `asyncio.timeout` would cancel the waiter each time; that was a twentieth of the CPU at rest.
    """

    def __init__(self) -> None:
        self._is_set = False
        self._waiting: asyncio.Future[None] | None = None

    def is_set(self) -> bool:
        return self._is_set

    def set(self) -> None:
        self._is_set = True
        self._end_wait()

    def clear(self) -> None:
        self._is_set = False

    async def wait(self, seconds: float) -> None:
        """Until it is set, at most so long. Returns at once if it is set."""
        if self._is_set:
            return
        loop = asyncio.get_running_loop()
        self._waiting = loop.create_future()
        timer = loop.call_later(seconds, self._end_wait)
        try:
            await self._waiting
        finally:
            timer.cancel()
            self._waiting = None

    def _end_wait(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
