"""`has_content`: sends the key to its own origin only, and reads no byte of the video."""

import asyncio

import pytest

from bot.videoapi.errors import ForeignRoot, QueryFailed
from tests.ports import free_port
from tests.unit.videoapi.servers import (
    KEY,
    Handler,
    client,
    raw_server,
    read_request,
    respond_and_hang,
    respond_with,
)

TASK = "sora-2:task_01/x"
PATH = "/v1/videos/sora-2%3Atask_01%2Fx/content"


def head(status: str, *headers: str, body: bytes = b"") -> bytes:
    lines = (f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def video(kind: str) -> bytes:
    """The headers of a gigabyte, of which no byte is sent."""
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 1000000000\r\n\r\n".encode()


KINDS = ("video/mp4", "Video/WebM", "application/octet-stream", "binary/octet-stream", "application/mp4")
WITH_VIDEO: dict[str, Handler] = {
    **{kind: respond_and_hang(video(kind)) for kind in KINDS},
    "no kind at all": respond_and_hang(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    "a part": respond_with(head("206 Partial Content", "Content-Type: video/mp4", body=b"x")),
    "elsewhere": respond_with(head("302 Found", "Location: https://cdn.example/v.mp4?sig=a%2Fb")),
    "elsewhere, below a login's name": respond_with(head("302 Found", "Location: https://cdn.example/user/4711/v.mp4")),
    "elsewhere, at a user's": respond_with(head("302 Found", "Location: https://cdn.example/user/login/4711")),
    "elsewhere, without an ending": respond_with(
        head("302 Found", "Location: https://cdn.example/files/login-4711?sig=a")
    ),
    "elsewhere, without a scheme": respond_with(head("307 Temporary Redirect", "Location: //cdn.example/v.mp4")),
}
WITHOUT_VIDEO: dict[str, Handler] = {
    "an error in JSON": respond_with(head("404 Not Found", "Content-Type: application/json", body=b'{"error": "no"}')),
    "no such path": respond_with(head("405 Method Not Allowed")),
    "refused": respond_with(head("400 Bad Request", "Content-Type: video/mp4", body=b"x")),
    "JSON": respond_with(head("200 OK", "Content-Type: application/json", body=b"{}")),
    "a page": respond_with(head("200 OK", "Content-Type: text/html; charset=utf-8", body=b"<html>")),
    "nothing": respond_with(head("200 OK", "Content-Type: video/mp4")),
    "no content": respond_with(head("204 No Content", "Content-Type: video/mp4")),
    "a redirect to nowhere": respond_with(head("302 Found")),
    **{
        f"a redirect to {path or 'a host'}": respond_with(head("302 Found", f"Location: https://www.example{path}"))
        for path in (
            "",
            "/",
            "/login",
            "/user/login?redirect=%2Fv1%2Fvideos%2Fx%2Fcontent",
            "/signin.html",
            "/oauth2/authorize?a=v.mp4",
            "/sso/",
            "/404",
            "/error.php",
            "/zh/Log-In.do",
        )
    },
    "a redirect to another scheme": respond_with(head("302 Found", "Location: ftp://cdn.example/v.mp4")),
    "a redirect that cannot be read": respond_with(head("302 Found", "Location: http://[")),
    "a redirect to itself": respond_with(head("302 Found", f"Location: {PATH}")),
}
INCONCLUSIVE: dict[str, Handler] = {
    "a bad key": respond_with(head("401 Unauthorized")),
    "too many": respond_with(head("429 Too Many Requests")),
    "a gateway": respond_with(head("502 Bad Gateway", "Content-Type: text/html")),
    "a closed connection": respond_with(b""),
    "no HTTP": respond_with(b"220 smtp.example ready\r\n"),
}


@pytest.mark.parametrize("name", WITH_VIDEO)
async def test_a_video_is_there(name: str) -> None:
    async with raw_server(WITH_VIDEO[name]) as server, client(server.root) as api:
        assert await api.has_content(server.root, TASK)
    assert bytes(server.received).startswith(f"GET {PATH} HTTP/1.1\r\n".encode())
    assert f"Authorization: Bearer {KEY}\r\n".encode() in server.received


@pytest.mark.parametrize("name", WITHOUT_VIDEO)
async def test_no_video_is_there(name: str) -> None:
    async with raw_server(WITHOUT_VIDEO[name]) as server, client(server.root) as api:
        assert not await api.has_content(server.root, TASK)


@pytest.mark.parametrize("name", INCONCLUSIVE)
async def test_an_inconclusive_response_raises_query_failed(name: str) -> None:
    async with raw_server(INCONCLUSIVE[name]) as server, client(server.root) as api:
        with pytest.raises(QueryFailed) as caught:
            await api.has_content(server.root, TASK)
    assert KEY not in f"{caught.value}{caught.value!r}" and caught.value.__context__ is None


async def test_silence_ends_with_the_query_timeout() -> None:
    async with raw_server(respond_and_hang(b"")) as server, client(server.root, query_timeout=0.3) as api:
        with pytest.raises(QueryFailed, match="in time"):
            await api.has_content(server.root, TASK)


async def test_a_redirect_within_the_origin_is_followed_with_the_key() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(head("302 Found", "Location: /files/x.mp4?a=%2F", "Connection: close"))
        await writer.drain()

    async def both(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = not served
        served.append(1)
        await (serve if first else respond_with(video("video/mp4")))(reader, writer)

    served: list[int] = []
    async with raw_server(both) as server, client(server.root) as api:
        assert await api.has_content(server.root, TASK)
    assert b"GET /files/x.mp4?a=%2F HTTP/1.1\r\n" in server.received
    assert server.received.count(f"Bearer {KEY}".encode()) == 2


async def test_the_key_does_not_follow_a_redirect_to_another_origin() -> None:
    async with raw_server(respond_with(video("video/mp4"))) as other:
        away = respond_with(head("302 Found", f"Location: {other.root}/v.mp4"))
        async with raw_server(away) as server, client(server.root) as api:
            assert await api.has_content(server.root, TASK)
    assert other.connections == 0


async def test_the_address_is_of_the_keys_origin_and_encoded_once() -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with client(root) as api:
        assert api.content_url(f"{root}/old/", "a:b/c %3A") == f"{root}/old/v1/videos/a%3Ab%2Fc%20%253A/content"
        with pytest.raises(ForeignRoot):
            api.content_url("https://elsewhere.example", "a")
        with pytest.raises(ForeignRoot):
            await api.has_content("https://elsewhere.example", "a")
