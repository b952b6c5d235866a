"""The proxy of the environment: which variable decides, and what a variable that cannot be used is called."""

import os

import pytest
from yarl import URL

from bot.errors import SettingsError
from bot.proxies import UnusableProxy, environment_proxy, require_usable_proxies

HTTPS, HTTP = URL("https://api.example/v1"), URL("http://api.example/v1")
GOOD = "http://me:hunter2@127.0.0.1:3128"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
@pytest.mark.parametrize(
    "address",
    [
        "socks5://me:hunter2@127.0.0.1:1080", "socks5h://127.0.0.1:1080", "SOCKS4://127.0.0.1:1080",
        "socks://127.0.0.1:1080",
    ],
)  # fmt: skip
def test_a_socks_proxy_is_named_with_the_fix(monkeypatch: pytest.MonkeyPatch, name: str, address: str) -> None:
    monkeypatch.setenv(name, address)
    with pytest.raises(UnusableProxy) as refused:
        environment_proxy(HTTPS)
    assert str(refused.value) == (
        f"{name} is a SOCKS proxy, and this bot can use only HTTP proxies: "
        "set HTTPS_PROXY to an http:// proxy, or add api.example to NO_PROXY"
    )


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1:21",
        "http://",
        "http://host:hunter2",
        "http://[::1",
        "//x",
        "a b",
        "http://a..b:3128",
        "http://\udcff:3128",
    ],
)
def test_what_is_no_address_is_named(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("http_proxy", address)
    with pytest.raises(UnusableProxy, match=r"^http_proxy is not an address like http://") as refused:
        environment_proxy(HTTP)
    assert "hunter2" not in str(refused.value)


def test_only_the_variable_that_is_used_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """ALL_PROXY does not matter where HTTPS_PROXY is set, nor does HTTP_PROXY for https, nor any for an exempt host."""
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setenv("HTTP_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setenv("https_proxy", GOOD)
    assert environment_proxy(HTTPS) == URL(GOOD)
    with pytest.raises(UnusableProxy, match=r"^HTTP_PROXY "):
        environment_proxy(HTTP)
    assert environment_proxy(URL("http://127.0.0.1:8081")) is None
    monkeypatch.setenv("no_proxy", "api.example")
    assert environment_proxy(HTTP) is None


def test_a_proxy_without_a_scheme_is_an_http_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "127.0.0.1:3128")
    assert environment_proxy(HTTPS) == URL("http://127.0.0.1:3128")


def test_each_variable_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many addresses need it."""
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
    with pytest.raises(SettingsError) as refused:
        require_usable_proxies(["https://api.example", "https://api.example/other", "http://127.0.0.1:1"])
    [line] = refused.value.lines
    assert line.startswith("all_proxy is a SOCKS proxy") and len(line) < 160
    monkeypatch.setenv("https_proxy", GOOD)
    require_usable_proxies(["https://api.example"])
