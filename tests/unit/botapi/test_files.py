"""TelegramFiles against a Bot API on loopback."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.ext import ExtBot

from bot.botapi.files import FileDoubtful, FileError, FileGone, FileTooBig, FileUnavailable, TelegramFiles
from bot.botapi.transport import AiohttpRequest
from tests.bots import bot_over
from tests.unit.botapi.loopback import TOKEN, BotApi

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Telegram(BotApi):
    """A Bot API with files."""

    asked: list[str]
    deliver: Answer


async def picture(_: web.Request) -> web.StreamResponse:
    return web.Response(body=b"picture", content_type="application/octet-stream")


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    telegram = Telegram("")
    telegram.asked = []
    telegram.deliver = picture
    telegram.answers["getFile"] = {"file_id": "F", "file_size": 7, "file_path": "photos/file 1.jpg"}

    async def file(request: web.Request) -> web.StreamResponse:
        telegram.asked.append(request.raw_path)
        return await telegram.deliver(request)

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", telegram.handle)
    app.router.add_get("/file/{path:.*}", file)
    async with TestServer(app) as server:
        telegram.root = str(server.make_url("")).rstrip("/")
        yield telegram


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[ExtBot[None]]:
    async with AiohttpRequest(read_timeout=3) as request:
        yield bot_over(request, TOKEN, telegram.root)


@pytest.fixture
async def files(telegram: Telegram, bot: ExtBot[None]) -> AsyncIterator[TelegramFiles]:
    async with TelegramFiles(bot, telegram.root, TOKEN, local=False, download_limit=1000) as files:
        yield files


async def contents(files: TelegramFiles) -> tuple[int | None, bytes]:
    async with files.open("F") as file:
        return file.length, b"".join([chunk async for chunk in file.chunks])


async def failure(files: TelegramFiles) -> FileError:
    with pytest.raises(FileError) as caught:
        await contents(files)
    error = caught.value
    assert TOKEN not in f"{error} {error!r}"
    assert (error.__cause__, error.__context__) == (None, None)
    return error


async def test_a_file_is_located_again_and_streamed(telegram: Telegram, files: TelegramFiles) -> None:
    assert await contents(files) == (7, b"picture")
    assert await contents(files) == (7, b"picture")
    assert [method for method, _ in telegram.calls] == ["getFile", "getFile"]
    assert telegram.calls[0][1] == {"file_id": "F"}
    assert telegram.asked[0] == f"/file/bot{TOKEN}/photos/file%201.jpg"


async def test_a_file_of_unknown_length_is_streamed(telegram: Telegram, files: TelegramFiles) -> None:
    async def chunked(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.enable_chunked_encoding()
        await response.prepare(request)
        await response.write(b"pic")
        await response.write(b"ture")
        return response

    telegram.deliver = chunked
    assert await contents(files) == (None, b"picture")


@pytest.mark.parametrize(
    ("status", "description", "kind"),
    [
        (400, "Bad Request: file is too big", FileTooBig),
        (400, "Bad Request: invalid file_id", FileGone),
        (400, "Bad Request: wrong remote file identifier specified: can't unserialize it", FileGone),
        (400, "Bad Request: wrong file_id or the file is temporarily unavailable", FileDoubtful),
        (401, "Unauthorized", FileUnavailable),
        (404, "Not Found", FileUnavailable),
        (500, "Internal Server Error", FileUnavailable),
    ],
)
async def test_a_refused_getfile_raises_the_matching_error(
    telegram: Telegram, files: TelegramFiles, status: int, description: str, kind: type[FileError]
) -> None:
    async def refuse(_: web.Request) -> web.StreamResponse:
        answer = {"ok": False, "error_code": status, "description": description}
        return web.json_response(answer, status=status)

    telegram.answers["getFile"] = refuse
    assert type(await failure(files)) is kind
    assert telegram.asked == []


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, FileGone), (401, FileUnavailable), (302, FileUnavailable), (502, FileUnavailable)],
)
async def test_a_refused_download_is_no_fatal_error(
    telegram: Telegram, files: TelegramFiles, status: int, kind: type[FileError]
) -> None:
    async def refuse(_: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": False}, status=status, headers={"Location": "/file/elsewhere"})

    telegram.deliver = refuse
    assert type(await failure(files)) is kind
    assert len(telegram.asked) == (2 if status == 404 else 1)


async def test_an_expired_path_is_requested_again(telegram: Telegram, files: TelegramFiles) -> None:
    """The file host answers 404 for an expired path: getFile returns a new one."""
    telegram.deliver, good = expired, telegram.deliver

    async def located(_: web.Request) -> web.StreamResponse:
        if telegram.asked:
            telegram.deliver = good
        return web.json_response({"ok": True, "result": {"file_path": "photos/file.jpg"}})

    telegram.answers["getFile"] = located
    assert await contents(files) == (7, b"picture")
    assert len(telegram.asked) == 2


async def expired(_: web.Request) -> web.StreamResponse:
    return web.json_response({"ok": False}, status=404)


async def test_a_look_downloads_nothing(telegram: Telegram, files: TelegramFiles) -> None:
    await files.check("F")
    assert [method for method, _ in telegram.calls] == ["getFile"]
    assert telegram.asked == []


async def test_an_empty_file_is_as_good_as_gone(telegram: Telegram, files: TelegramFiles) -> None:
    telegram.answers["getFile"] = {"file_size": 0, "file_path": "photos/file.jpg"}
    with pytest.raises(FileGone):
        await files.check("F")


async def test_flood_control_has_a_retry_after(telegram: Telegram, files: TelegramFiles) -> None:
    async def flood(_: web.Request) -> web.StreamResponse:
        body = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 40}}
        return web.json_response(body, status=429)

    telegram.answers["getFile"] = flood
    error = await failure(files)
    assert isinstance(error, FileUnavailable) and error.retry_after == 40


async def test_a_gone_file_is_a_file_not_found() -> None:
    assert issubclass(FileGone, FileNotFoundError)
    assert not issubclass(FileUnavailable, FileNotFoundError)


async def test_a_file_that_is_too_big_is_not_downloaded(telegram: Telegram, files: TelegramFiles) -> None:
    telegram.answers["getFile"] = {"file_size": 1001, "file_path": "x"}
    assert type(await failure(files)) is FileTooBig
    assert telegram.asked == []


@pytest.mark.parametrize("length_known", [True, False])
async def test_a_file_that_turns_out_too_big_is_cut_off(
    telegram: Telegram, files: TelegramFiles, length_known: bool
) -> None:
    async def big(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        if length_known:
            response.content_length = 5000
        await response.prepare(request)
        await response.write(bytes(5000))
        return response

    telegram.deliver = big
    assert type(await failure(files)) is FileTooBig


async def test_a_download_that_breaks_off_is_an_error_not_a_short_file(
    telegram: Telegram, files: TelegramFiles
) -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = 7
        await response.prepare(request)
        await response.write(b"pic")
        assert request.transport is not None
        request.transport.close()
        return response

    telegram.deliver = half
    assert type(await failure(files)) is FileUnavailable


async def test_no_connection_means_unavailable(bot: ExtBot[None], unused_port: int) -> None:
    root = f"http://127.0.0.1:{unused_port}"
    async with TelegramFiles(bot, root, TOKEN, local=False, download_limit=1000) as files:
        assert type(await failure(files)) is FileUnavailable


@pytest.fixture
def unused_port() -> int:
    return 1  # root, and no server to run


async def test_leaving_early_stops_the_download(telegram: Telegram, files: TelegramFiles) -> None:
    stopped = asyncio.Event()

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(b"x")
                await asyncio.sleep(0.005)
        finally:
            stopped.set()

    telegram.deliver = endless
    async with files.open("F") as file:
        await anext(file.chunks)
    await asyncio.wait_for(stopped.wait(), 60)


async def test_errors_of_the_reader_are_raised_unchanged(files: TelegramFiles) -> None:
    with pytest.raises(ConnectionResetError, match="reader"):
        async with files.open("F"):
            raise ConnectionResetError("reader")


async def test_a_local_servers_file_is_read_from_disk(telegram: Telegram, bot: ExtBot[None], tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(bytes(200_000))
    telegram.answers["getFile"] = {"file_path": str(tmp_path / "photo.jpg")}
    async with TelegramFiles(bot, telegram.root, TOKEN, local=True, download_limit=300_000) as files:
        assert await contents(files) == (200_000, bytes(200_000))
        telegram.answers["getFile"] = {"file_path": str(tmp_path / "gone.jpg")}
        assert type(await failure(files)) is FileGone
        telegram.answers["getFile"] = {"file_path": str(tmp_path)}
        assert type(await failure(files)) is FileUnavailable
    async with TelegramFiles(bot, telegram.root, TOKEN, local=True, download_limit=300) as files:
        telegram.answers["getFile"] = {"file_path": str(tmp_path / "photo.jpg")}
        assert type(await failure(files)) is FileTooBig
    assert telegram.asked == []


async def test_a_local_path_that_was_not_declared_is_not_opened(telegram: Telegram, files: TelegramFiles) -> None:
    telegram.answers["getFile"] = {"file_path": "/etc/hostname"}
    assert "TELEGRAM_LOCAL" in str(await failure(files))


async def test_a_local_server_without_a_path_on_disk_is_read_over_http(telegram: Telegram, bot: ExtBot[None]) -> None:
    async with TelegramFiles(bot, telegram.root, TOKEN, local=True, download_limit=1000) as files:
        assert await contents(files) == (7, b"picture")
