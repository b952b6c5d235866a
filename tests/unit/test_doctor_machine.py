"""What the doctor finds on this machine: its clock, its disks, and who may read its files."""

import re
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.doctor.clock import check_clock
from bot.doctor.disk import check_disks, check_files
from bot.doctor.finding import Finding, Mark
from bot.doctor.metrics import check_metrics
from bot.settings import MIB, Settings, load_settings

ROOT = Path(__file__).parents[2]
NOW = 1_796_040_000.0
NOWHERE = "http://127.0.0.1:1"
GIB = 1024 * MIB


def settings(**given: Any) -> Settings:
    roots = {"telegram_api_url": NOWHERE, "video_api_url": NOWHERE}
    return load_settings(_env_file=None, telegram_bot_token="123456:AAFake", video_api_key="sk-1", **roots | given)


def marked(findings: list[Finding]) -> dict[str, Mark]:
    return {finding.id: finding.mark for finding in findings}


class Server:
    """Answers with a Date, or without one."""

    def __init__(self) -> None:
        self.date: str | None = None
        self.asked: list[web.Request] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request)
        return web.Response(status=302, headers={"Location": NOWHERE, "Date": self.date or ""})


@pytest.mark.parametrize(
    ("ahead", "id_", "mark"),
    [
        (0.5, "clock.right", Mark.OK),
        (3.4, "clock.right", Mark.OK),
        (-2.4, "clock.right", Mark.OK),
        (5, "clock.off", Mark.NOTE),
        (-29, "clock.off", Mark.NOTE),
        (40, "clock.wrong", Mark.PROBLEM),
        (-90_000, "clock.wrong", Mark.PROBLEM),
    ],
)
async def test_the_clock_is_compared_with_telegrams(ahead: float, id_: str, mark: Mark) -> None:
    """Without token and key; the words name the direction."""
    told, app = Server(), web.Application()
    told.date = formatdate(NOW, usegmt=True)
    app.router.add_get("/{path:.*}", told.answer)
    async with TestServer(app) as server:
        root = f"http://127.0.0.1:{server.port}"
        [found] = await check_clock(settings(telegram_api_url=root), clock=lambda: NOW + ahead)
    assert (found.id, found.mark) == (id_, mark)
    assert ("ahead" in found.words, "behind" in found.words) == (ahead > 3.5, ahead < -2.5)
    [request] = told.asked
    assert request.path == "/" and "Authorization" not in request.headers


async def test_the_clock_is_compared_with_the_video_api_otherwise() -> None:
    told, app = Server(), web.Application()
    told.date = formatdate(NOW, usegmt=True)
    app.router.add_get("/", told.answer)
    async with TestServer(app) as server:
        root = f"http://127.0.0.1:{server.port}"
        [found] = await check_clock(settings(video_api_url=root), clock=lambda: NOW)
    assert found.id == "clock.right"


@pytest.mark.parametrize("date", [None, "yesterday"])
async def test_a_clock_that_cannot_be_compared_is_no_problem(date: str | None) -> None:
    told, app = Server(), web.Application()
    told.date = date
    app.router.add_get("/", told.answer)
    async with TestServer(app) as server:
        root = f"http://127.0.0.1:{server.port}"
        assert marked(await check_clock(settings(telegram_api_url=root))) == {"clock.unchecked": Mark.NOTE}


@pytest.mark.parametrize(
    ("free", "database", "temporary"),
    [
        (50 * GIB, ("disk.database", Mark.OK), ("disk.temporary", Mark.OK)),
        (500 * MIB, ("disk.database-little", Mark.NOTE), ("disk.temporary", Mark.OK)),
        (300 * MIB, ("disk.database-little", Mark.NOTE), ("disk.temporary-little", Mark.NOTE)),
        (60 * MIB, ("disk.database-full", Mark.PROBLEM), ("disk.temporary-little", Mark.NOTE)),
        (40 * MIB, ("disk.database-full", Mark.PROBLEM), ("disk.temporary-full", Mark.PROBLEM)),
        (None, ("disk.database-uncounted", Mark.OK), ("disk.temporary-uncounted", Mark.OK)),
    ],
)
async def test_room_on_the_disks(
    tmp_path: Path, free: int | None, database: tuple[str, Mark], temporary: tuple[str, Mark]
) -> None:
    """Eight deliveries of 50 MB at once, and some room for the database; a folder that will be made counts as its parent."""
    seen: list[Path] = []

    def room(folder: Path) -> int | None:
        seen.append(folder)
        return free

    given = settings(database_url=f"sqlite:///{tmp_path}/data/deeper/bot.db")
    assert marked(await check_disks(given, room)) == dict([database, temporary])
    assert seen[0] == tmp_path


async def test_a_local_bot_api_server_needs_room_for_larger_videos() -> None:
    given = settings(telegram_local=True, database_url="postgresql://bot@127.0.0.1:1/bot")
    assert marked(await check_disks(given, lambda _: GIB)) == {"disk.temporary-full": Mark.PROBLEM}


async def test_a_folder_that_cannot_be_looked_at(tmp_path: Path) -> None:
    def fails(folder: Path) -> int | None:
        raise PermissionError(13, "Permission denied")

    found = await check_disks(settings(database_url=f"sqlite:///{tmp_path}/bot.db"), fails)
    assert set(marked(found).values()) == {Mark.PROBLEM} and "Permission denied" in found[0].words


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a private .env and database."""
    monkeypatch.chdir(tmp_path)
    for name in (".env", "bot.db", "bot.db-wal"):
        (tmp_path / name).write_bytes(b"")
        (tmp_path / name).chmod(0o600)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "mode", "id_", "mark"),
    [
        (".env", 0o600, "files.private", Mark.OK),
        (".env", 0o400, "files.private", Mark.OK),
        (".env", 0o644, "files.env-readable", Mark.NOTE),
        (".env", 0o660, "files.env-readable", Mark.NOTE),
        (".env", 0o666, "files.env-writable", Mark.PROBLEM),
        ("bot.db", 0o604, "files.database-readable", Mark.NOTE),
        ("bot.db-wal", 0o644, "files.database-readable", Mark.NOTE),
        ("bot.db-wal", 0o602, "files.database-writable", Mark.PROBLEM),
    ],
)
async def test_files_that_others_may_read(folder: Path, name: str, mode: int, id_: str, mark: Mark) -> None:
    """The command that mends it is in the words."""
    (folder / name).chmod(mode)
    found = await check_files(settings(database_url="sqlite:///bot.db"))
    assert marked(found) == {id_: mark}
    assert mark is Mark.OK or found[0].words.endswith(f"chmod 600 {name}")


async def test_without_files_there_is_nothing_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert marked(await check_files(settings(database_url="postgresql://bot@127.0.0.1:1/bot"))) == {
        "files.private": Mark.OK
    }


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, {}),
        ({"metrics_port": 9188}, {"metrics.everywhere": Mark.NOTE}),
        ({"metrics_port": 9188, "host": "::"}, {"metrics.everywhere": Mark.NOTE}),
        ({"metrics_port": 9188, "host": "127.0.0.1", "metrics_host": "*"}, {"metrics.everywhere": Mark.NOTE}),
        ({"metrics_port": 9188, "host": "127.0.0.1"}, {"metrics.one-address": Mark.OK}),
        ({"metrics_port": 9188, "metrics_host": "10.0.0.5"}, {"metrics.one-address": Mark.OK}),
    ],
)
async def test_a_port_of_metrics_that_is_open_to_all_is_noted(given: dict[str, Any], found: dict[str, Mark]) -> None:
    assert marked(await check_metrics(settings(**given))) == found


def test_every_id_is_documented_and_used_once() -> None:
    """Programs read ids; a new one gets a line in the document."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot" / "doctor").glob("*.py")))
    used = re.findall(r'"((?:[a-z]+)\.[a-z-]+)"', code)
    ends = {
        ("disk.database", "disk.temporary"): ("-full", "-little", "-uncounted", "-unchecked"),
        ("files.env", "files.database"): ("-readable", "-writable"),
        ("photos", "address"): (".reached", ".reached-without-bot", ".port-taken", ".unreachable"),
        ("SUBJECT",): (".timeout", ".broken"),
    }
    made = {f"{start}{end}" for starts, endings in ends.items() for start in starts for end in endings}
    ids = (set(used) | made) - {"files.env", "files.database"}
    document = (ROOT / "docs" / "watching.md").read_text(encoding="utf-8").partition("## The doctor")[2]
    assert set(re.findall(r"`((?:[a-z]+|SUBJECT)\.[a-z-]+)`", document)) == ids
