"""A process that stalls in the middle of a transaction delays others only for a limited time."""

import asyncio

import pytest

from storage.database import Database, Executor
from storage.errors import StorageUnavailable
from storage.limits import Limits, claim_within

LIMITS = Limits(overall=1)


@pytest.mark.slow
async def test_a_stalled_transaction_is_aborted(url: str, shared: Database) -> None:
    """The lock for counting tasks is released within ten seconds, and the stalled process finds its transaction aborted."""
    async with Database.opened(url) as frozen:
        with pytest.raises(StorageUnavailable):
            await _stall(frozen, shared)


async def _stall(frozen: Database, others: Database) -> None:
    async def work(tx: Executor) -> None:
        await tx.one("one_claimer_at_a_time")
        await _claims(others)
        await tx.one("ping")

    await frozen.transaction(work)


async def _claims(database: Database) -> None:
    async with asyncio.timeout(40):
        while True:
            try:
                assert await claim_within(database, LIMITS, now=0, lease_until=1, most=1) == []
            except StorageUnavailable:
                continue
            return
