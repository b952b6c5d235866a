"""What dead processes left in flight is given up when its lease is over: a question for a person, never a second send."""

import time
from collections.abc import Awaitable, Callable, Sequence

from storage.errors import StorageUnavailable


class Expiry:
    """Looks for leases that are over. Each of `checks` gives up what is over, and says whether there was any.

    `grace`: seconds after the database was away (`ping` raises StorageUnavailable) in which nothing is given up. Others
    may have the outcome in hand, and wait for the database as this process does: they should say it before this process
    says that nobody knows.
    """

    def __init__(
        self,
        checks: Sequence[Callable[[], Awaitable[bool]]],
        *,
        ping: Callable[[], Awaitable[None]],
        grace: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._checks = checks
        self._ping = ping
        self._grace = grace
        self._clock = clock
        self._grace_until = 0.0

    async def check(self) -> bool:
        """Whether anything was given up. One check that fails does not keep the others; raises what it raised, after them."""
        try:
            if self._clock() < self._grace_until:
                await self._ping()
                return False
            found, failed = False, None
            for check in self._checks:
                try:
                    found = await check() or found
                except StorageUnavailable:
                    raise
                except Exception as error:  # noqa: BLE001 - raised below
                    failed = failed or error
            if failed:
                raise failed
            return found
        except StorageUnavailable:
            self._grace_until = self._clock() + self._grace
            raise
