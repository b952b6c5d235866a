"""Parameters of DATABASE_URL that the driver or the server obeys, and those that the server refuses."""

from pathlib import Path

import asyncpg
import pytest

from storage.database import check_connections
from storage.errors import StorageUnusable
from storage.location import Location
from storage.migrate import migrate
from tests.conftest import new_postgres_database

PLATFORMS = "&sslmode=prefer&channel_binding=require&connect_timeout=10&pgbouncer=true&connection_limit=5&keepalives=1"


@pytest.fixture(scope="module")
async def server(postgres: str) -> str:
    return await new_postgres_database(postgres)


async def test_parameters_are_obeyed(server: str) -> None:
    url = f"{server}{PLATFORMS}&application_name=bot&options=-c%20statement_timeout%3D9s&schema=films"
    url = url.replace("postgresql://", "postgresql+asyncpg://")
    connection = await asyncpg.connect(Location.parse(url).dsn)
    try:
        settings = "application_name", "statement_timeout", "search_path"
        assert [await connection.fetchval(f"SHOW {name}") for name in settings] == ["bot", "9s", '"films"']
        with pytest.raises(StorageUnusable, match="none of the schemas"):
            await check_connections(url)
        await connection.execute("CREATE SCHEMA films")
    finally:
        await connection.close()
    assert await migrate(url) is True
    assert await migrate(url) is False


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        ("no_such_thing=1", '"no_such_thing"'),
        ("timezone=Mars/Base", '"TimeZone"'),
        ("max_connections_=1", '"max_connections_"'),
        ("data_directory=/", '"data_directory"'),
        ("sslnegotiation=hunter2", "sslnegotiation"),
    ],
)
async def test_what_the_server_or_the_driver_refuses_is_named(server: str, parameter: str, words: str) -> None:
    with pytest.raises(StorageUnusable) as refused:
        await check_connections(f"{server}&{parameter}")
    assert words in str(refused.value) and len(str(refused.value)) < 150


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ("sslmode=require&ssl_min_protocol_version=TLSv9", "No such TLS version"),
        ("sslmode=verify-full&sslrootcert=root.crt", "a certificate or key that it names cannot be read"),
    ],
)
async def test_what_is_wrong_about_tls_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parameters: str, words: str
) -> None:
    """Before anything is sent."""
    (tmp_path / "root.crt").write_text("no certificate")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StorageUnusable, match=words):
        await check_connections(f"postgresql://me@127.0.0.1:1/name?{parameters}")
