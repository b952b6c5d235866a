"""One download from Telegram for all clients that fetch a photo at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.photos.relay import OpenPhoto
from bot.photos.sharing import SharedPhotos

CHUNK = bytes(range(256)) * 4
PHOTO = CHUNK * 10


@dataclass
class Photo:
    length: int | None
    chunks: AsyncIterator[bytes]


@dataclass
class Telegram:
    """A source with one photo. `pieces`: chunks, errors, and events to wait for."""

    pieces: list[bytes | Exception | asyncio.Event] = field(default_factory=lambda: [CHUNK] * 10)
    length: int | None = len(PHOTO)
    fails: Exception | None = None
    hangs: bool = False
    opened: int = 0
    open_now: int = 0
    given: int = 0

    @asynccontextmanager
    async def open(self, _: str) -> AsyncIterator[OpenPhoto]:
        self.opened += 1
        self.open_now += 1
        try:
            if self.hangs:
                await asyncio.Event().wait()
            if self.fails:
                raise self.fails
            yield Photo(self.length, self._chunks())
        finally:
            self.open_now -= 1

    async def _chunks(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            match piece:
                case bytes():
                    self.given += 1
                    yield piece
                case asyncio.Event():
                    await piece.wait()
                case _:
                    raise piece


async def read(photos: SharedPhotos, file_id: str = "F") -> bytes:
    async with asyncio.timeout(60), photos.open(file_id) as photo:
        return b"".join([chunk async for chunk in photo.chunks])


@asynccontextmanager
async def slow_reader(photos: SharedPhotos) -> AsyncIterator[AsyncIterator[bytes]]:
    """A client that has read one chunk; the rest follows from the iterator."""
    async with photos.open("F") as photo:
        chunks = aiter(photo.chunks)
        assert await asyncio.wait_for(anext(chunks), 60) == CHUNK
        yield chunks


async def settled() -> None:
    """All that can happen without another client has happened."""
    for _ in range(100):
        await asyncio.sleep(0)


async def test_many_clients_cost_one_download() -> None:
    telegram = Telegram()
    photos = SharedPhotos(telegram)
    assert await asyncio.gather(*(read(photos) for _ in range(50))) == [PHOTO] * 50
    assert (telegram.opened, telegram.open_now) == (1, 0)


async def test_a_slow_client_holds_no_connection_to_telegram_and_no_other_client() -> None:
    telegram = Telegram()
    photos = SharedPhotos(telegram)
    async with slow_reader(photos) as rest:
        await settled()
        assert telegram.open_now == 0
        assert await read(photos) == PHOTO
        assert CHUNK + b"".join([chunk async for chunk in rest]) == PHOTO
    assert telegram.opened == 1


async def test_a_client_may_come_when_half_of_the_photo_is_there() -> None:
    gate = asyncio.Event()
    telegram = Telegram(pieces=[*[CHUNK] * 5, gate, *[CHUNK] * 5])
    photos = SharedPhotos(telegram)
    async with slow_reader(photos):
        second = asyncio.create_task(read(photos))
        await settled()
        assert not second.done()
        gate.set()
        assert await second == PHOTO


async def test_nothing_is_kept_when_the_last_client_has_left() -> None:
    telegram = Telegram(pieces=[CHUNK, asyncio.Event()])
    photos = SharedPhotos(telegram, most_bytes=len(PHOTO))
    for _ in range(3):
        async with slow_reader(photos):
            assert telegram.open_now == 1
        assert telegram.open_now == 0
    telegram.pieces = [CHUNK] * 10
    assert await read(photos) == PHOTO
    assert telegram.opened == 4


@pytest.mark.parametrize("length", [len(PHOTO), None])
async def test_a_photo_that_is_not_held_follows_its_client(length: int | None) -> None:
    """Too large for the memory, or of unknown length: each client has a download, no faster than it reads."""
    telegram = Telegram(length=length)
    photos = SharedPhotos(telegram, most_bytes=len(PHOTO) - 1)
    async with slow_reader(photos) as rest:
        await settled()
        assert telegram.given <= 4
        assert await asyncio.gather(*(read(photos) for _ in range(2))) == [PHOTO] * 2
        assert telegram.opened == 3
        assert CHUNK + b"".join([chunk async for chunk in rest]) == PHOTO
    assert telegram.open_now == 0


async def test_the_memory_counts_all_photos() -> None:
    telegram = Telegram()
    photos = SharedPhotos(telegram, most_bytes=len(PHOTO))
    async with slow_reader(photos):
        assert await read(photos, "G") == PHOTO
        await settled()
        telegram.given = 0
        async with photos.open("G") as photo:
            await settled()
            assert telegram.given <= 2
            assert b"".join([chunk async for chunk in photo.chunks]) == PHOTO
    async with photos.open("G"):
        await settled()
        assert telegram.open_now == 0  # it is held


async def test_errors_reach_every_client_and_the_next_one_tries_again() -> None:
    telegram = Telegram(fails=FileNotFoundError("gone"))
    photos = SharedPhotos(telegram)
    answers = await asyncio.gather(*(read(photos) for _ in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [FileNotFoundError] * 3
    telegram.fails, telegram.pieces = None, [CHUNK, ConnectionResetError("broke off")]
    answers = await asyncio.gather(*(read(photos) for _ in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [ConnectionResetError] * 3
    telegram.pieces = [CHUNK] * 10
    assert await read(photos) == PHOTO


async def test_a_download_that_hangs_is_not_joined() -> None:
    now = [0.0]
    telegram = Telegram(hangs=True)
    photos = SharedPhotos(telegram, join_within=5, clock=lambda: now[0])
    first = asyncio.create_task(read(photos))
    await settled()
    telegram.hangs = False
    now[0] += 6
    assert await read(photos) == PHOTO
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    assert telegram.open_now == 0
