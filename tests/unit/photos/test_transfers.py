"""Slow clients of photo links, which must not keep others from fetching."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.photos.transfers import FAIR_TRIAL, SLOW, ClientTooSlow, TooManyTransfers, Transfer, Transfers

CHUNK = bytes(64 * 1024)


@dataclass
class Client:
    """Reads nothing until `reads` is set, or until its connection is aborted."""

    reads: asyncio.Event = field(default_factory=asyncio.Event)
    is_cut_off: bool = False

    def abort(self) -> None:
        self.is_cut_off = True
        self.reads.set()

    async def write(self, _: bytes) -> None:
        await self.reads.wait()
        if self.is_cut_off:
            raise ConnectionError


@dataclass
class Place:
    """A relay's transfers with a clock of their own."""

    now: list[float] = field(default_factory=lambda: [0.0])
    queue_time: float = 60.0
    started: int = 0

    def __post_init__(self) -> None:
        self.transfers = Transfers(at_once=8, queue_time=self.queue_time, look_again=0.01, clock=lambda: self.now[0])

    async def fetch(self, photo: str, client: Client) -> int:
        """Status of the answer; 0: cut off."""
        try:
            async with self.transfers.place(photo, client.abort) as transfer:
                self.started += 1
                await transfer.write(client, CHUNK)
        except TooManyTransfers:
            return 503
        except ConnectionError:
            return 0
        return 200

    async def begin(self, photo: str, clients: list[Client], running: int) -> list[asyncio.Task[int]]:
        """Let clients fetch; returns when so many more run."""
        running += self.started
        fetching = [asyncio.create_task(self.fetch(photo, client)) for client in clients]
        async with asyncio.timeout(60):
            while self.started < running:  # noqa: ASYNC110 - the clock is the test's
                await asyncio.sleep(0)
        return fetching


def eager() -> Client:
    client = Client()
    client.reads.set()
    return client


@pytest.mark.parametrize("photos", [["one"], [f"photo {number}" for number in range(50)]], ids=["one link", "many"])
async def test_two_hundred_slow_clients_do_not_keep_the_provider_from_fetching(photos: list[str]) -> None:
    place = Place()
    slow = [Client() for _ in range(200)]
    fetching = [
        asyncio.create_task(place.fetch(photos[number % len(photos)], client)) for number, client in enumerate(slow)
    ]
    await asyncio.sleep(0.05)
    provider = asyncio.create_task(place.fetch(photos[0], eager()))
    await asyncio.sleep(0.05)
    assert not provider.done()  # a slow client has a fair trial
    place.now[0] += FAIR_TRIAL
    assert await asyncio.wait_for(provider, 60) == 200
    for client in slow:
        client.abort()
    assert set(await asyncio.gather(*fetching)) == {0, 503}


async def test_one_photo_does_not_take_all_places() -> None:
    place = Place()
    slow = await place.begin("one", [Client() for _ in range(20)], running=7)
    for number in range(6):
        assert await asyncio.wait_for(place.fetch(f"other {number}", eager()), 60) == 200
    assert place.started == 7 + 6
    for task in slow:
        task.cancel()


async def test_a_slow_client_keeps_its_place_while_nobody_needs_it() -> None:
    place = Place()
    client = Client()
    [fetching] = await place.begin("one", [client], running=1)
    place.now[0] += 100 * FAIR_TRIAL
    assert await place.fetch("one", eager()) == 200
    client.reads.set()
    assert await fetching == 200


async def test_the_slowest_gives_way() -> None:
    place = Place()
    clients = [Client() for _ in range(7)]
    [first] = await place.begin("one", clients[:1], running=1)
    place.now[0] += FAIR_TRIAL
    others = await place.begin("one", clients[1:], running=6)
    assert await asyncio.wait_for(place.fetch("one", eager()), 60) == 200
    assert await first == 0
    for client in clients:
        client.reads.set()
    assert await asyncio.gather(*others) == [200] * 6


async def test_a_fast_client_never_gives_way_and_the_others_wait_or_are_refused() -> None:
    place = Place(queue_time=0.2)
    clients = [Client() for _ in range(7)]
    fetching = await place.begin("one", clients, running=7)
    place.now[0] += FAIR_TRIAL * 0.9
    assert await place.fetch("one", eager()) == 503
    for client in clients:
        client.reads.set()
    assert await asyncio.gather(*fetching) == [200] * 7


async def test_waiting_for_telegram_does_not_count_as_slow() -> None:
    now = [0.0]
    transfer = Transfer("one", lambda: None, lambda: now[0], 60)
    now[0] += 100
    await transfer.write(eager(), CHUNK)
    assert transfer.pace > SLOW


async def test_a_chunk_that_is_not_read_in_time_ends_the_transfer() -> None:
    transfers = Transfers(at_once=8, queue_time=1, write_time=0.05)
    client = Client()
    with pytest.raises(ClientTooSlow):
        async with transfers.place("one", client.abort) as transfer:
            await transfer.write(client, CHUNK)


async def test_the_newest_request_comes_first_and_the_oldest_is_refused() -> None:
    place = Place()
    clients = [Client() for _ in range(7)]
    running = await place.begin("one", clients, running=7)
    waiting = []
    for _ in range(4):  # two may wait
        waiting.append(asyncio.create_task(place.fetch("one", Client())))
        await asyncio.sleep(0.02)
    assert [task.done() for task in waiting] == [True, True, False, False]
    assert await waiting[0] == 503
    clients[0].reads.set()
    assert await running[0] == 200
    await asyncio.sleep(0.05)
    assert place.started == 8
    for task in [*waiting, *running]:
        task.cancel()
