"""Loopback hosts of videos, and a folder for downloads that must be empty after each test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.unit.delivery.hosts import Host, host


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def plain() -> AsyncIterator[Host]:
    """A host without TLS."""
    async with host() as made:
        yield made


@pytest.fixture
async def secure() -> AsyncIterator[Host]:
    """A host with TLS."""
    async with host(tls=True) as made:
        yield made


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    """The folder for downloads; no test may leave a file in it."""
    folder = tmp_path / "spool"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []
