"""Downloads from real hosts on loopback, and what they leave behind."""

import asyncio
import logging
import os
import re
import signal
import sys
from pathlib import Path

import pytest

from bot.delivery.download import Downloader, Timeouts
from tests.unit.delivery.downloads import CHUNKED, LIMIT, VIDEO, downloader, endless, left_in
from tests.unit.delivery.hosts import Host, answer, mp4, respond_with


async def test_a_video_is_on_the_disk_only_while_it_is_used(plain: Host, spool: Path) -> None:
    plain.paths["/a.mp4"] = respond_with(answer(VIDEO, headers={"Content-Type": "application/octet-stream"}))
    async with downloader(spool).fetch(plain.url("/a.mp4")) as video:
        assert (video.size, video.content_type, video.path.suffix) == (len(VIDEO), "video/mp4", ".mp4")
        assert video.path.read_bytes() == VIDEO
        assert video.path.parent == spool
        assert video.path.stat().st_mode & 0o777 == 0o600
    assert not video.path.exists()


async def test_without_a_spool_the_system_folder_is_used(
    plain: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    plain.paths["/a"] = respond_with(answer(VIDEO))
    async with Downloader(loopback_http=True, size_limit=LIMIT).fetch(plain.url("/a")) as video:
        assert video.path.parent == tmp_path


async def test_a_missing_spool_is_created(plain: Host, tmp_path: Path) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO))
    async with downloader(tmp_path / "new" / "spool").fetch(plain.url("/a")) as video:
        assert video.path.exists()


async def test_the_link_is_requested_unchanged_without_cookies_or_other_headers(plain: Host, spool: Path) -> None:
    plain.paths["/a%2Fb.mp4"] = respond_with(answer(VIDEO, headers={"Set-Cookie": "a=b"}))
    downloads = downloader(spool)
    for _ in range(2):
        async with downloads.fetch(plain.url("/a%2Fb.mp4?X-Sig=%7e+a==")):
            pass
    lines = plain.requests[1].decode().split("\r\n")
    assert lines[0] == "GET /a%2Fb.mp4?X-Sig=%7e+a== HTTP/1.1"
    names = {line.partition(":")[0].lower() for line in lines[1:] if line}
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}


async def test_a_body_of_unknown_length_is_saved(plain: Host, spool: Path) -> None:
    plain.paths["/chunks"] = respond_with(CHUNKED + b"%x\r\n%b\r\n0\r\n\r\n" % (len(VIDEO), VIDEO))
    plain.paths["/close"] = respond_with(b"HTTP/1.0 200 OK\r\n\r\n" + VIDEO)
    for path in plain.paths:
        async with downloader(spool).fetch(plain.url(path)) as video:
            assert video.path.read_bytes() == VIDEO


async def test_a_body_in_many_small_parts_is_saved(plain: Host, spool: Path) -> None:
    async def small_parts(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"", length=len(VIDEO)))
        for start in [*range(0, 80, 4), *range(80, len(VIDEO), 99_000)]:
            writer.write(VIDEO[start : start + (4 if start < 80 else 99_000)])
            await asyncio.sleep(0.001)

    plain.paths["/a"] = small_parts
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.path.read_bytes() == VIDEO


async def test_a_cancelled_download_leaves_no_file_and_no_connection(plain: Host, spool: Path) -> None:
    respond, disconnected = endless(answer(mp4(1_000_000), length=1_900_000), bytes(1000), 0.02)
    sending = asyncio.Event()

    async def speak_on(writer: asyncio.StreamWriter) -> None:
        asyncio.get_running_loop().call_later(0.3, sending.set)
        await respond(writer)

    plain.paths["/a"] = speak_on

    async def fetch() -> None:
        async with downloader(spool, Timeouts(stall=60)).fetch(plain.url("/a")):
            pytest.fail("it was fetched")

    task = asyncio.create_task(fetch())
    await asyncio.wait_for(sending.wait(), 60)
    assert left_in(spool)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left_in(spool) == []
    await asyncio.wait_for(disconnected.wait(), 60)


@pytest.mark.parametrize("error", [RuntimeError("of the user's"), ConnectionResetError("of the user's")])
async def test_an_exception_in_the_context_passes_and_the_file_is_deleted(
    plain: Host, spool: Path, error: Exception
) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO))
    with pytest.raises(type(error), match="of the user's"):
        async with downloader(spool).fetch(plain.url("/a")):
            raise error
    assert left_in(spool) == []


async def test_files_of_killed_processes_are_swept_and_files_in_use_stay(plain: Host, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    (spool / "somebody-elses").write_bytes(b"x")
    program = (
        "import asyncio, pathlib, sys\n"
        "from bot.delivery.spool import spool_file\n"
        "async def main():\n"
        "    async with spool_file(pathlib.Path(sys.argv[1]), '.mp4') as file:\n"
        "        print(file.path, flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, str(spool), stdout=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert process.stdout is not None
    theirs = Path((await process.stdout.readline()).decode().strip())

    downloads = downloader(spool)
    await downloads.sweep()
    assert left_in(spool) == [theirs]

    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    plain.paths["/a"] = respond_with(answer(VIDEO))
    async with downloads.fetch(plain.url("/a")) as video:
        await downloads.sweep()
        assert left_in(spool) == [video.path]
    assert (spool / "somebody-elses").exists()


async def test_sweeping_a_missing_spool_does_nothing(tmp_path: Path) -> None:
    await downloader(tmp_path / "new").sweep()


async def test_log_lines_contain_only_the_host_of_a_link(
    plain: Host, spool: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plain.paths["/secret"] = respond_with(answer(VIDEO))
    with caplog.at_level(logging.INFO):
        async with downloader(spool).fetch(plain.url("/secret?sig=secret")):
            pass
    assert re.search(r"downloaded 1000000 bytes from 127\.0\.0\.1", caplog.text)
    assert "secret" not in caplog.text
