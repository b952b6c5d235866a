"""Fixtures: an SQLite database whose statements can be made to fail, a clock, an admin."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import migrated_file
from tests.unit.pipeline.world import Admin, Clock, FailingDatabase, admin


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def failing(tmp_path: Path) -> AsyncIterator[FailingDatabase]:
    async with FailingDatabase.opened(await migrated_file(tmp_path)) as opened:
        yield opened


@pytest.fixture
async def olga(failing: FailingDatabase, clock: Clock) -> AsyncIterator[Admin]:
    async with admin(failing, clock) as somebody:
        yield somebody
