"""Provider formats, and an environment without proxies."""

import pytest

from tests.unit.videoapi.servers import FORMATS, Format

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(params=FORMATS, ids=lambda of: of.name)
def api_format(request: pytest.FixtureRequest) -> Format:
    """Each format in turn."""
    made: Format = request.param
    return made


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
