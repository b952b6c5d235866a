"""Handles expired leases of crashed processes. A user decides about them; nothing is sent again automatically."""

import time
from collections.abc import Awaitable, Callable, Sequence

from storage.errors import StorageUnavailable


async def _now() -> float:
    return 0.0


class Expiry:
    """Runs `checks`, each of which handles the expired leases of one kind and returns whether there were any.

    They run if a lease may have expired: `due_in` returns the seconds until then. The checks in `others`, which return the same,
    run each time, because they know themselves when to look.
    `grace`: seconds after an outage of the database (`ping` raises StorageUnavailable) in which no lease counts as expired.
    Other processes could not renew their leases or commit their outcomes during the outage either. They get this time
    before their tasks are marked as interrupted.
    """

    def __init__(
        self,
        checks: Sequence[Callable[[], Awaitable[bool]]],
        *,
        others: Sequence[Callable[[], Awaitable[bool]]] = (),
        due_in: Callable[[], Awaitable[float]] = _now,
        ping: Callable[[], Awaitable[None]],
        grace: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._checks = tuple(checks)
        self._others = tuple(others)
        self._due_in = due_in
        self._ping = ping
        self._grace = grace
        self._clock = clock
        self._grace_until = 0.0

    async def check(self) -> bool:
        """Run all checks. Returns whether any lease had expired. The error of a failed check is raised after the others."""
        try:
            if self._clock() < self._grace_until:
                await self._ping()
                return False
            found, failed = False, None
            expired = self._checks if await self._due_in() <= 0 else ()
            for check in (*expired, *self._others):
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
