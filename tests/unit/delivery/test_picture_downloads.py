"""Pictures behind people's links: public addresses only, at most so many bytes, a picture by its content, no file left."""

import gzip
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer

from bot.delivery.errors import DownloadFailed, FetchError, LinkDead, LinkRefused, NotAPicture, NotFetched, TooLarge
from bot.delivery.pictures import PictureDownloader

PNG = b"\x89PNG\r\n\x1a\n" + bytes(92)


class Rebound(AbstractResolver):
    """A name of the attacker's that resolves to this machine."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        """Has nothing to close."""


def redirect(location: str) -> web.Response:
    return web.Response(status=302, headers={"Location": location})


ANSWERS: dict[str, Callable[[], web.Response]] = {
    "/a.png": lambda: web.Response(body=PNG),
    "/gzip": lambda: web.Response(body=gzip.compress(PNG), headers={"Content-Encoding": "gzip"}),
    "/page": lambda: web.Response(text="<html>", content_type="image/png"),
    "/empty": lambda: web.Response(content_type="image/png"),
    "/gone": lambda: web.Response(status=410),
    "/busy": lambda: web.Response(status=503),
    "/private": lambda: redirect("https://10.0.0.1/a.png"),
    "/metadata": lambda: redirect("http://169.254.169.254/latest"),
    "/other-port": lambda: redirect("https://127.0.0.1:1/a.png"),
    "/loop": lambda: redirect("/loop"),
}


async def answer(request: web.Request) -> web.StreamResponse:
    if request.path in ANSWERS:
        return ANSWERS[request.path]()
    response = web.StreamResponse()  # a picture of unknown length
    response.enable_chunked_encoding()
    await response.prepare(request)
    for _ in range(3):
        await response.write(PNG)
    return response


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    running = TestServer(app, host="127.0.0.1")
    async with running:
        yield running


async def failure(link: str, spool: Path, **facts: object) -> FetchError:
    options: dict[str, object] = {"size_limit": 200, "loopback_http": True, "spool": spool} | facts
    with pytest.raises(FetchError) as caught:
        async with PictureDownloader(**options).fetch(link):  # type: ignore[arg-type]
            pass
    assert list(spool.iterdir()) == []  # noqa: ASYNC240 - a folder of the test's own
    return caught.value


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("gzip", NotAPicture), ("page", NotAPicture), ("empty", NotAPicture), ("gone", LinkDead), ("busy", DownloadFailed),
        ("private", LinkRefused), ("metadata", LinkRefused), ("other-port", LinkRefused), ("loop", (NotFetched, LinkRefused)),
        ("long", TooLarge),
    ],
)  # fmt: skip
async def test_what_is_not_taken(
    server: TestServer, tmp_path: Path, path: str, kind: type[FetchError] | tuple[type[FetchError], ...]
) -> None:
    assert isinstance(await failure(str(server.make_url(f"/{path}")), tmp_path), kind)


async def test_a_name_that_resolves_to_this_machine_is_refused(server: TestServer, tmp_path: Path) -> None:
    link = f"https://pictures.example.com:{server.port}/a.png"
    assert isinstance(await failure(link, tmp_path, loopback_http=False, resolver=Rebound()), LinkRefused)


async def test_a_picture_of_just_the_limit_is_taken_and_deleted_afterwards(server: TestServer, tmp_path: Path) -> None:
    downloader = PictureDownloader(size_limit=len(PNG), loopback_http=True, spool=tmp_path)
    async with downloader.fetch(str(server.make_url("/a.png"))) as picture:
        assert (picture.path.read_bytes(), picture.size, picture.mime) == (PNG, len(PNG), "image/png")
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240 - a folder of the test's own


async def test_a_folder_that_cannot_be_written_may_be_writable_later(server: TestServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    downloader = PictureDownloader(size_limit=200, loopback_http=True, spool=tmp_path / "file")
    with pytest.raises(DownloadFailed):
        async with downloader.fetch(str(server.make_url("/a.png"))):
            pass
