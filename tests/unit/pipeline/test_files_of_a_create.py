"""The files of a create are deleted after its outcome is stored: nothing about them may lose the id of a paid task."""

import asyncio
import resource
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import load_catalogue
from bot.photos.errors import PhotoLinkFailed
from bot.pipeline.preflight import Preflight
from bot.pipeline.submitter import Submitter
from bot.videoapi.bodies import PictureFile
from bot.videoapi.models import Created, CreateRequest
from bot.videoapi.providers import Providers
from storage.model import Task
from storage.states import State
from tests.integration.storage.test_tasks import added
from tests.unit.pipeline.test_pictures import PHOTO, TakesFiles, pictures
from tests.unit.pipeline.test_submitter import RULES, fetch
from tests.unit.pipeline.world import ROOT, Admin, Clock, FailingDatabase, OpenChats

PAID = Created(id="video_1")


def submitter(provider: TakesFiles, folder: Path, database: FailingDatabase, clock: Clock, olga: Admin) -> Submitter:
    provider.created = [PAID]
    return Submitter(
        database=database, providers=Providers({"default": provider}), catalogue=load_catalogue(None),
        pictures=pictures(folder), admins=olga.admins, messenger=olga.messenger,
        preflight=Preflight(OpenChats(), RULES, clock), rules=RULES, lease=30, show_lease=50, first_query=15, clock=clock,
    )  # fmt: skip


async def claimed(made: Submitter, database: FailingDatabase) -> Task:
    await added(database, api_root=ROOT, images=(PHOTO,))
    [task] = await made.claim(1)
    return task


class TurnsIntoAFolder(TakesFiles):
    """While the create is on its way, its file becomes what cannot be deleted like one."""

    async def create(self, root: str, request: CreateRequest, before_sending: Any = None) -> Created:
        [picture] = request.pictures
        assert isinstance(picture, PictureFile)
        picture.path.unlink()
        picture.path.mkdir()
        return await super().create(root, request, before_sending)


async def test_a_file_that_cannot_be_deleted_loses_no_paid_id(
    failing: FailingDatabase, clock: Clock, olga: Admin, tmp_path: Path
) -> None:
    made = submitter(TurnsIntoAFolder(), tmp_path, failing, clock, olga)
    task = await claimed(made, failing)
    await made.submit(task)
    row = await fetch(failing, task)
    assert (row.state, row.provider_id) == (State.RUNNING, PAID.id)


class BlocksTheDisk(TakesFiles):
    """From the create on, no file can be deleted until `free` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.free, self.done = threading.Event(), asyncio.Event()

    async def create(self, root: str, request: CreateRequest, before_sending: Any = None) -> Created:
        asyncio.get_running_loop().run_in_executor(None, self.free.wait)
        created = await super().create(root, request, before_sending)
        self.done.set()
        return created


async def test_a_stop_while_files_are_deleted_loses_no_paid_id(
    failing: FailingDatabase, clock: Clock, olga: Admin, tmp_path: Path
) -> None:
    provider = BlocksTheDisk()
    made = submitter(provider, tmp_path, failing, clock, olga)
    task = await claimed(made, failing)
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=1))
    try:
        submitting = asyncio.create_task(made.submit(task))
        await provider.done.wait()
        submitting.cancel()
        provider.free.set()
        with suppress(asyncio.CancelledError):
            await submitting
    finally:
        loop.set_default_executor(ThreadPoolExecutor())  # other tests use this loop
    row = await fetch(failing, task)
    assert (row.state, row.provider_id) == (State.RUNNING, PAID.id)


async def test_a_full_disk_is_not_blamed_on_the_photo(tmp_path: Path) -> None:
    """It is temporary, and a matter for the admins."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5, limits[1]))
    try:
        with pytest.raises(PhotoLinkFailed, match="TMPDIR"):
            async with pictures(tmp_path).prepared(TakesFiles(), [PHOTO]):
                pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
