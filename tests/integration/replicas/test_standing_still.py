"""A process that stalls in the middle of a transaction, and those that wait for it."""

import asyncio

import pytest

from storage.database import Database, Executor
from storage.errors import StorageUnavailable
from storage.limits import Limits, claim_within

LIMITS = Limits(overall=1)


@pytest.mark.slow
async def test_whoever_stands_still_in_a_transaction_holds_up_nobody_for_long(url: str, shared: Database) -> None:
    """The lock for counting tasks is released within ten seconds, and the stalled process finds its transaction aborted."""
    async with Database.opened(url) as frozen:
        with pytest.raises(StorageUnavailable):
            await _stand_still(frozen, shared)


async def _stand_still(frozen: Database, others: Database) -> None:
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
