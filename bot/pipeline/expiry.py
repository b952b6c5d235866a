"""What dead processes left in flight is given up when its lease is over: a question for a person, never a second send."""

import time
from collections.abc import Awaitable, Callable, Sequence

from storage.errors import StorageUnavailable


class Expiry:
    """Looks for leases that are over. Each of `looks` gives up what is over, and says whether there was any.

    `patience`: seconds after the database was away (`ping` raises StorageUnavailable) in which nothing is given up. Others
    may have the outcome in hand, and wait for the database as this process does: they should say it before this process
    says that nobody knows.
    """

    def __init__(
        self,
        looks: Sequence[Callable[[], Awaitable[bool]]],
        *,
        ping: Callable[[], Awaitable[None]],
        patience: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._looks = looks
        self._ping = ping
        self._patience = patience
        self._clock = clock
        self._patient_until = 0.0

    async def look(self) -> bool:
        """Whether anything was given up. One look that fails does not keep the others; raises what it raised, after them."""
        try:
            if self._clock() < self._patient_until:
                await self._ping()
                return False
            found, failed = False, None
            for look in self._looks:
                try:
                    found = await look() or found
                except StorageUnavailable:
                    raise
                except Exception as error:  # noqa: BLE001 - raised below
                    failed = failed or error
            if failed:
                raise failed
            return found
        except StorageUnavailable:
            self._patient_until = self._clock() + self._patience
            raise
