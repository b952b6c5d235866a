"""The real bot on a database that kills its process at the commit named in a file in its folder."""

import asyncio
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from bot.bootstrap.application import run
from bot.bootstrap.role import Role
from bot.botapi.logs import configure_logging
from bot.catalogue.configuration import complete
from bot.redaction import Redactor
from bot.settings import load_settings
from storage.database import Database, Executor, Row, Work
from storage.session import Act
from tests.chaos.statements import writing_statements

Side = Literal["before", "after"]
Found = TypeVar("Found")
WRITING = writing_statements()  # read once, by the process that the bots are forked from


@dataclass(frozen=True)
class KillRequest:
    """Kill -9 `side` the `nth` commit from now on that contains `statement`. `serial` distinguishes requests."""

    side: Side
    statement: str
    nth: int
    serial: int

    def write(self, folder: Path) -> None:
        """Write the request atomically, so that a bot never reads a part of it."""
        draft = folder / "kill-request.draft"
        draft.write_text(f"{self.side} {self.statement} {self.nth} {self.serial}", encoding="utf-8")
        draft.replace(folder / "kill-request")


class KillSwitch:
    """Kills the process at the requested commit, and records all commits."""

    def __init__(self, folder: Path) -> None:
        self._request = folder / "kill-request"
        self._commits = folder / "commits"
        self._read = ""
        self._left = 0

    def check(self, side: Side, statements: set[str]) -> None:
        """Kill -9 this process if this is the requested commit."""
        if not statements:
            return
        if side == "after":
            with self._commits.open("a", encoding="utf-8") as commits:
                commits.write(" ".join(sorted(statements)) + "\n")
        try:
            request = self._request.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        requested_side, statement, nth, _ = request.split()
        if request != self._read:
            self._read, self._left = request, int(nth)
        if (requested_side, statement in statements) == (side, True):
            self._left -= 1
            if self._left <= 0:
                self._request.unlink()
                os.kill(os.getpid(), signal.SIGKILL)


class WatchedExecutor:
    """Records which statements of a transaction changed rows; one that changed none is no barrier."""

    def __init__(self, executor: Executor, writing: frozenset[str]) -> None:
        self._executor = executor
        self._writing = writing
        self.written: set[str] = set()

    async def one(self, name: str, /, **values: Any) -> Row | None:
        row = await self._executor.one(name, **values)
        return self._noted(name, row, row is not None)

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        rows = await self._executor.all(name, **values)
        return self._noted(name, rows, bool(rows))

    async def run(self, name: str, /, **values: Any) -> None:
        await self._executor.run(name, **values)
        self._noted(name, None, wrote=True)

    def after_commit(self, act: Act, in_doubt: Act = lambda: None) -> None:
        self._executor.after_commit(act, in_doubt)

    def _noted(self, name: str, found: Found, wrote: bool) -> Found:
        if wrote and name in self._writing:
            self.written.add(name)
        return found


class KillableDatabase(Database):
    """Every write is a transaction here, so that the process can die between the statement and its commit."""

    kill_switch: KillSwitch
    writing: frozenset[str]

    async def transaction(self, work: Work[Found]) -> Found:
        written: set[str] = set()

        async def watched(tx: Executor) -> Found:
            watch = WatchedExecutor(tx, self.writing)
            result = await work(watch)
            written.update(watch.written)
            self.kill_switch.check("before", watch.written)
            return result

        result = await super().transaction(watched)
        self.kill_switch.check("after", written)
        return result

    async def one(self, name: str, /, **values: Any) -> Row | None:
        if name not in self.writing:
            return await super().one(name, **values)
        return await self.transaction(lambda tx: tx.one(name, **values))

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        if name not in self.writing:
            return await super().all(name, **values)
        return await self.transaction(lambda tx: tx.all(name, **values))

    async def run(self, name: str, /, **values: Any) -> None:
        if name not in self.writing:
            return await super().run(name, **values)
        return await self.transaction(lambda tx: tx.run(name, **values))


def main(folder: str, environment: Mapping[str, str]) -> None:
    """Entry point of a forked process: run the bot with its own environment, working folder and log."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    log = os.open("bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    asyncio.run(_run(Path(folder)))


async def _run(folder: Path) -> None:
    configuration = complete(load_settings())
    settings = configuration.settings
    configure_logging(settings.log_level, settings.log_format, Redactor(settings.secrets))
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)

    async def open_database(url: str) -> Database:
        database = await KillableDatabase.open(url)
        database.kill_switch, database.writing = KillSwitch(folder), WRITING
        return database

    await run(configuration, Role.ALL, stop, open_database=open_database)
