"""A host of videos, and a place to download to that is looked through afterwards."""

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
    """Where downloads go; nothing is left there after any test."""
    folder = tmp_path / "spool"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []
