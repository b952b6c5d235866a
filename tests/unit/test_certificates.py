"""One context for all connections of the bot, which reads the certificates when it needs them."""

import ast
import os
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest

from bot.certificates import FILE, TRUSTED, unread
from tests.unit.delivery.hosts import CERTIFICATE, Host, StaticResolver, answer, host, respond_with

BOT = Path(__file__).parents[2] / "bot"
CONNECTORS = {"TCPConnector", "MarkingConnector"}
OTHER_COMMANDS = BOT / "doctor"  # for which `unread` is not used


@pytest.fixture
async def server() -> AsyncIterator[Host]:
    async with host(tls=True) as made:
        made.paths["/"] = respond_with(answer(b"hello"))
        yield made


def calls() -> Iterator[tuple[Path, str, set[str | None]]]:
    """The calls in the bot that may connect: the file, the name, and the names of their arguments."""
    for path in BOT.rglob("*.py"):
        if OTHER_COMMANDS in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield path, name, {argument.arg for argument in node.keywords}


def test_all_connections_of_the_bot_use_the_context() -> None:
    """The contexts of aiohttp trust nobody while the bot runs: a session without this one would reach no server."""
    found = list(calls())
    connectors = [(path, given) for path, name, given in found if name in CONNECTORS]
    sessions = [(path, given) for path, name, given in found if name == "ClientSession"]
    assert len(connectors) >= 6 and len(sessions) >= 5
    assert [path for path, given in connectors if "ssl" not in given] == []
    assert [path for path, given in sessions if "connector" not in given] == []


async def test_it_trusts_the_authorities_of_the_system(server: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FILE, str(CERTIFICATE))
    trusting = type(TRUSTED)()
    assert trusting.cert_store_stats()["x509"] == 0
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusting)) as session:
        for _ in range(2):
            async with session.get(server.url("/")) as response:
                assert await response.read() == b"hello"
    assert trusting.cert_store_stats()["x509"] == 1, "read once"


async def test_it_trusts_nobody_else(server: Host) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=TRUSTED)) as session:
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.get(server.url("/"))
    assert server.requests == []


async def test_it_requires_the_name_of_the_host(server: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FILE, str(CERTIFICATE))
    resolver = StaticResolver(elsewhere_example=[["127.0.0.1"]])
    connector = aiohttp.TCPConnector(ssl=type(TRUSTED)(), resolver=resolver)
    async with aiohttp.ClientSession(connector=connector) as session:
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.get(server.url("/", "elsewhere.example"))
    assert server.requests == []


def test_it_is_as_strict_as_the_default_context() -> None:
    default = ssl.create_default_context()
    assert (TRUSTED.verify_mode, TRUSTED.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert (TRUSTED.options, TRUSTED.verify_flags) == (default.options, default.verify_flags)
    assert TRUSTED.minimum_version == default.minimum_version


@pytest.mark.parametrize("given", [None, "/somewhere/ca.pem"])
def test_the_environment_is_as_before(given: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE, raising=False)
    if given:
        monkeypatch.setenv(FILE, given)
    with unread():
        assert ssl.create_default_context().cert_store_stats()["x509"] == 0
    assert os.environ.get(FILE) == given


def test_run_reads_none_when_it_is_imported() -> None:
    """In a process of its own: this one has aiohttp already."""
    looks = "import aiohttp.connector as made; print(made._SSL_CONTEXT_VERIFIED.cert_store_stats()['x509'])"
    code = f"from bot.certificates import unread\nwith unread():\n    import bot.cli\n{looks}"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], cwd=BOT.parent, env=os.environ | {FILE: str(CERTIFICATE)}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "0"
