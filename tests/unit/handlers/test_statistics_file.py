"""`/stats csv` is answered, also if its file cannot be written."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.telegram import Person
from tests.unit.handlers.world import World, opened

OWNER = 77


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with opened(tmp_path, admin_ids=str(OWNER)) as made:
        yield made


@pytest.fixture
def owner(world: World) -> Person:
    return world.telegram.person("Owner", user_id=OWNER)


async def test_the_file_is_sent(world: World, owner: Person) -> None:
    chat = world.telegram.private(owner)
    await world.say(chat, owner, "/stats csv")
    [answer] = world.telegram.messages(chat, from_bot=True)
    assert answer.document is not None


async def test_the_admin_learns_that_there_is_no_place_for_the_file(
    world: World, owner: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    chat = world.telegram.private(owner)
    await world.say(chat, owner, "/stats csv")
    assert world.said(chat) == ["Something went wrong on my side, so I didn’t do what your message asked."]
