"""Downloads for the tests: a video, a Downloader with short timeouts, and the error of a download."""

import asyncio
from pathlib import Path

import pytest

from bot.delivery.download import Downloader, Timeouts
from bot.delivery.errors import FetchError
from bot.delivery.secret_links import SecretCheck
from tests.unit.delivery.hosts import Responder, StaticResolver, mp4, trust

LIMIT = 2_000_000
VIDEO = mp4(1_000_000)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
QUICK = Timeouts(connect=2, stall=1, base=10)


def downloader(
    spool: Path,
    timeouts: Timeouts = QUICK,
    names: StaticResolver | None = None,
    secret_check: SecretCheck | None = None,
) -> Downloader:
    return Downloader(
        loopback_http=True,
        size_limit=LIMIT,
        spool=spool,
        timeouts=timeouts,
        resolver=names,
        tls=trust(),
        secret_check=secret_check,
    )


def left_in(spool: Path) -> list[Path]:
    """The bot's files in the spool."""
    return list(spool.glob("telegram-video-*"))


async def failure(downloads: Downloader, link: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        async with downloads.fetch(link):
            pytest.fail("it was fetched")
    error = caught.value
    assert "secret" not in repr(error)
    assert (error.__cause__, error.__context__) == (None, None)
    return error


def endless(start: bytes, piece: bytes, pause: float = 0) -> tuple[Responder, asyncio.Event]:
    """Build a responder that sends until the client disconnects, and the event of the disconnection."""
    disconnected = asyncio.Event()

    async def respond(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        try:
            while True:
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(pause)
        finally:
            disconnected.set()

    return respond, disconnected
