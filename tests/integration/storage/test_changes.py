"""Drafts that are changed by compare-and-set, and the shape of a request's first picture, on both engines."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from storage.collecting import Collecting
from storage.database import Database
from storage.model import Image, StoredParameters, Task
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, PARAMETERS, added

CHANGED = replace(PARAMETERS, options='{"orientation":"landscape"}', sources="{}")
WIDE = Image(message_id=9, item=0, kind="photo", ref="a", mime="image/png", bytes=5, width=1280, height=720)
TALL = replace(WIDE, message_id=10, ref="b", width=720, height=1280)
LINK = Image(message_id=8, item=100, kind="link", ref="https://x/y.png")


async def draft(database: Database, key: str = "d", **columns: Any) -> Task:
    return await added(database, key, State.DRAFT, due_at=None, **{"doubt": "change", "parent_id": "parent", **columns})


async def test_a_draft_is_changed_once_for_each_version(database: Database) -> None:
    """Of several at once, one: the others have to read the row again. The card is due."""
    row, tasks = await draft(database, show_at=None), Tasks(database)
    changed = await asyncio.gather(*(tasks.change_draft(row, CHANGED, NOW + 1) for _ in range(5)))
    [now] = [each for each in changed if each]
    assert (now.version, now.parameters, now.state, now.prompt) == (row.version + 1, CHANGED, State.DRAFT, row.prompt)
    assert await tasks.change_draft(row, PARAMETERS, NOW + 2) is None
    [due] = await StatusMessages(database).claim(NOW + 1, NOW + 9, 5)
    assert due.id == row.id


@pytest.mark.parametrize("state", [State.QUEUED, State.COLLECTING])
async def test_what_is_no_draft_is_not_changed(database: Database, state: State) -> None:
    row = await added(database, state=state)
    assert await Tasks(database).change_draft(row, CHANGED, NOW) is None
    assert (await Tasks(database).get(row.id)) == row


async def test_a_change_that_was_begun(database: Database) -> None:
    """By the same user, of the same task, after a time, and not over."""
    row, tasks = await draft(database), Tasks(database)
    parent = replace(row, id="parent")
    assert await tasks.change_begun(parent, 5, NOW - 1)
    assert not await tasks.change_begun(parent, 5, NOW)
    assert not await tasks.change_begun(parent, 6, NOW - 1)
    assert not await tasks.change_begun(replace(parent, id="another"), 5, NOW - 1)
    await tasks.cancel(row, NOW)
    assert not await tasks.change_begun(parent, 5, NOW - 1)
    await draft(database, "plain", doubt="forwarded")
    assert not await tasks.change_begun(parent, 5, NOW - 1)


async def test_a_message_means_its_own_task_first(database: Database) -> None:
    """A card is that of its task, although a newer task replies to it."""
    first = await added(database)
    await StatusMessages(database).mark_shown(first, 77, NOW)
    newer = await draft(database, origin=replace(first.origin, message_id=77), at=NOW + 9)
    found = await Tasks(database).by_message(1, -5, 77)
    assert found is not None and found.id == first.id != newer.id
    found = await Tasks(database).by_message(1, -5, 3)
    assert found is not None and found.id == first.id


@pytest.mark.parametrize(
    ("images", "ratio"),
    [
        ((TALL, WIDE), 1280 / 720),
        ((TALL,), 720 / 1280),
        ((WIDE, LINK), None),
        ((replace(LINK, kind="doubtful"), TALL), 720 / 1280),
        ((replace(WIDE, width=None),), None),
        ((replace(WIDE, width=0),), None),
        ((replace(WIDE, height=0),), None),
        ((), None),
    ],
)
async def test_the_shape_of_the_first_picture(
    database: Database, images: tuple[Image, ...], ratio: float | None
) -> None:
    """Of a request that is written at once, and of one whose pictures arrive one after another."""
    task = await added(database, images=images)
    assert task.picture_ratio == (None if ratio is None else pytest.approx(ratio))
    kept = await Tasks(database).images(task.id)
    assert set(kept) == {image for image in images if image.kind != "doubtful"}
    album = await added(database, "album", State.COLLECTING, parameters=None)
    await Tasks(database).add_images(album.id, images)
    closed = await Collecting(database).finish_collecting(
        album, State.QUEUED, prompt="a cat", parameters=StoredParameters(model="m", options="{}", sources="{}"),
        provider="default", api_root="https://x", now=NOW,
    )  # fmt: skip
    assert closed is not None and closed.picture_ratio == task.picture_ratio
