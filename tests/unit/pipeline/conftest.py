"""One database of SQLite that may ail, one clock, one admin."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import migrated_file
from tests.unit.pipeline.world import Admin, AilingDatabase, Clock, admin


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def ailing(tmp_path: Path) -> AsyncIterator[AilingDatabase]:
    async with AilingDatabase.opened(await migrated_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
async def olga(ailing: AilingDatabase, clock: Clock) -> AsyncIterator[Admin]:
    async with admin(ailing, clock) as somebody:
        yield somebody
