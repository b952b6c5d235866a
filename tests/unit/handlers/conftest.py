"""A new world for each test, and a user in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.telegram import Person
from tests.unit.handlers.world import World, opened


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A bot that everybody may use."""
    async with opened(tmp_path) as made:
        yield made


@pytest.fixture
def ann(world: World) -> Person:
    return world.telegram.person("Ann")
