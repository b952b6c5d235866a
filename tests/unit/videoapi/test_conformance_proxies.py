"""How every provider format uses the proxy of the environment, and what a failure of the proxy means."""

import asyncio
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.videoapi.errors import (
    NotSent,
)
from tests.ports import free_port
from tests.unit.videoapi.servers import (
    KEY,
    REQUEST,
    Format,
    Handler,
    good,
    raw_server,
    replay,
    respond_with,
    response_bytes,
    stay_silent,
)


def proxy_response(data: bytes) -> Handler:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(data)
        await writer.drain()

    return handler


PROXY_FAULTS = {
    "bad gateway": proxy_response(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
    "wrong password": proxy_response(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"),
    "rate limit": proxy_response(b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"),
    "closed": proxy_response(b""),
    "garbage": proxy_response(b"what?\r\n\r\n"),
    "tunnel without TLS": proxy_response(b"HTTP/1.1 200 OK\r\n\r\nplain words\r\n"),
    "hanging": stay_silent,
}


@pytest.mark.parametrize("handler", PROXY_FAULTS.values(), ids=PROXY_FAULTS.keys())
async def test_a_proxy_that_opens_no_tunnel_means_not_sent(
    api_format: Format, handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = "https://video.example"  # would be resolved by the proxy only
    async with raw_server(handler) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        async with api_format.client(root, connect_timeout=3) as api:
            with pytest.raises(NotSent):
                await api.create(root, REQUEST)
    assert proxy.received.startswith(b"CONNECT video.example:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic dXNlcjp3b3Jk\r\n" in proxy.received
    assert KEY.encode() not in proxy.received


async def test_an_unreachable_proxy_means_not_sent(api_format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", f"127.0.0.1:{free_port()}")
    async with api_format.client("https://video.example") as api:
        with pytest.raises(NotSent):
            await api.create("https://video.example", REQUEST)


async def test_a_request_goes_through_the_proxy_of_the_environment(
    api_format: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with raw_server(respond_with(response_bytes(api_format.created))) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        async with api_format.client("http://video.example") as api:
            assert (await api.create("http://video.example", REQUEST)).id == "t-1"
    assert proxy.received.startswith(f"POST http://video.example{api_format.create_path} HTTP/1.1\r\n".encode())


async def test_loopback_is_not_requested_through_a_proxy(api_format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        assert (await api.create(provider.root, REQUEST)).id == "t-1"


async def test_an_unsupported_kind_of_proxy_is_a_settings_error(
    api_format: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(SettingsError, match="HTTPS_PROXY is a SOCKS proxy"):
        async with api_format.client("https://video.example"):
            pass


async def test_a_password_in_netrc_does_not_replace_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, api_format: Format
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\ndefault login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.create(provider.root, REQUEST)
    assert provider.requests[0].headers["Authorization"] == f"Bearer {KEY}"
