"""Photo requests in progress, and photos that a provider is about to fetch: a stopping process waits for both."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EXPECTED_FOR = 10.0  # seconds after making a link in which the provider usually fetches it
MAX_EXPECTED = 1000


class PhotoTraffic:
    """Counts the relay's requests. `clock` returns seconds; `closed`: drained, no request may start.

    A photo is expected from the moment its link is made for a create until it was fetched completely, for a few seconds
    at most.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._in_progress: set[asyncio.Task[object]] = set()
        self._expected: dict[str, float] = {}
        self._changed = asyncio.Event()
        self.closed = False

    @contextmanager
    def request(self) -> Iterator[None]:
        """Hold one request; `drain` waits for it and finally cancels it."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a handler runs in a task
        self._in_progress.add(task)
        try:
            yield
        finally:
            self._in_progress.discard(task)
            self._changed.set()

    def expect(self, file_id: str) -> None:
        """A create with a link to this photo is about to be sent."""
        self._expected.pop(file_id, None)
        self._expected[file_id] = self._clock() + EXPECTED_FOR
        if len(self._expected) > MAX_EXPECTED:
            del self._expected[next(iter(self._expected))]

    def fetched(self, file_id: str) -> None:
        """The photo was served completely."""
        if self._expected.pop(file_id, None) is not None:
            self._changed.set()

    async def drain(self, grace: float) -> None:
        """Wait until nothing is in progress or expected, for at most `grace` seconds; then cancel the rest."""
        try:
            async with asyncio.timeout(max(0.0, grace)):
                while self._in_progress or self._still_expected():
                    await self._change()
        except TimeoutError:
            pass
        self.closed = True
        rest = list(self._in_progress)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _still_expected(self) -> bool:
        now = self._clock()
        return any(until > now for until in self._expected.values())

    async def _change(self) -> None:
        self._changed.clear()
        try:
            async with asyncio.timeout(1.0):  # an expectation ends without an event
                await self._changed.wait()
        except TimeoutError:
            return
