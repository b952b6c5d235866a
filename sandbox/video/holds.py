"""Holds: stop a request at a chosen point until the test releases it."""

import asyncio
from typing import Literal

Endpoint = Literal["create", "query", "models", "content"]
When = Literal["before", "accepted"]


class Hold:
    """Stops the first matching request: `before` it has any effect, or `accepted` and not yet answered."""

    def __init__(self, endpoint: Endpoint, when: When, match: str | None) -> None:
        self.endpoint: Endpoint = endpoint
        self.when: When = when
        self.match = match
        self._reached = asyncio.Event()
        self._released = asyncio.Event()

    async def reached(self, timeout: float = 90) -> None:  # noqa: ASYNC109 - a test's limit in seconds, as in the standard library
        """Wait until a request is held; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            await self._reached.wait()

    def release(self) -> None:
        self._released.set()

    def wants(self, endpoint: Endpoint, when: When, text: str) -> bool:
        if self._reached.is_set() or self._released.is_set():
            return False
        return (endpoint, when) == (self.endpoint, self.when) and (self.match is None or self.match in text)

    async def keep(self) -> None:
        self._reached.set()
        await self._released.wait()
        # The death of a sender just before the release must be noticed first: it cancels the request.
        await asyncio.sleep(0.05)


class Holds:
    """All holds of one stand-in."""

    def __init__(self) -> None:
        self._holds: list[Hold] = []

    def add(self, endpoint: Endpoint, when: When, match: str | None) -> Hold:
        self._holds.append(Hold(endpoint, when, match))
        return self._holds[-1]

    def __len__(self) -> int:
        return len(self._holds)

    def numbered(self, number: int) -> Hold | None:
        """Find a hold by its number in order of creation, from 1; None if there is none."""
        return self._holds[number - 1] if 0 < number <= len(self._holds) else None

    async def stop(self, endpoint: Endpoint, when: When, text: str) -> None:
        """Keep a request here as long as a hold applies."""
        hold = next((hold for hold in self._holds if hold.wants(endpoint, when, text)), None)
        if hold:
            await hold.keep()

    def release_all(self) -> None:
        for hold in self._holds:
            hold.release()
