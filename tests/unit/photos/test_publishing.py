"""Behaviour shared by all publishers: order, limits, and the origin of errors."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from errno import EFBIG

import pytest

from bot.botapi.files import FileDoubtful, FileGone, FileTooBig, FileUnavailable
from bot.photos.errors import (
    PhotoDoubtful,
    PhotoError,
    PhotoGone,
    PhotoLinkFailed,
    PhotoStoreRefused,
    PhotoTooBig,
    PhotoUnavailable,
)
from bot.photos.links import PhotoLinkSigner
from bot.photos.publishing import BoundedPublisher, RelayPublisher, links_of, photo_opened
from bot.photos.relay import OpenPhoto
from bot.photos.traffic import PhotoTraffic


@dataclass
class Slow:
    """Makes a link when the test allows it."""

    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    fails: dict[str, Exception] = field(default_factory=dict)
    under_way: set[str] = field(default_factory=set)
    most: int = 0
    cancelled: set[str] = field(default_factory=set)

    async def link(self, file_id: str, mime: str) -> str:
        self.under_way.add(file_id)
        self.most = max(self.most, len(self.under_way))
        try:
            if file_id in self.gates:
                await self.gates[file_id].wait()
            await asyncio.sleep(0)
            if file_id in self.fails:
                raise self.fails[file_id]
            return f"https://store.example/{file_id}"
        except asyncio.CancelledError:
            self.cancelled.add(file_id)
            raise
        finally:
            self.under_way.discard(file_id)


async def test_links_come_in_the_order_of_the_photos() -> None:
    """In the order of the photos, whichever finishes first."""
    slow = Slow(gates={"a": asyncio.Event()})
    making = asyncio.create_task(links_of(slow, [("a", "image/jpeg"), ("b", "image/png"), ("a", "image/jpeg")]))
    await asyncio.sleep(0.01)
    assert slow.under_way == {"a"}
    slow.gates["a"].set()
    assert await making == [f"https://store.example/{name}" for name in "aba"]


async def test_no_photos_need_no_links() -> None:
    assert await links_of(Slow(), []) == []


async def test_one_that_fails_stops_the_others() -> None:
    """Their links would be useless, and nothing continues in the background."""
    slow = Slow(gates={"a": asyncio.Event(), "c": asyncio.Event()}, fails={"b": PhotoUnavailable("gone")})
    with pytest.raises(PhotoUnavailable):
        await links_of(slow, [(name, "image/jpeg") for name in "abc"])
    assert slow.cancelled == {"a", "c"}
    assert not slow.under_way


async def test_a_cancellation_stops_them_all() -> None:
    slow = Slow(gates={"a": asyncio.Event(), "b": asyncio.Event()})
    making = asyncio.create_task(links_of(slow, [("a", "image/jpeg"), ("b", "image/jpeg")]))
    await asyncio.sleep(0.01)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert slow.cancelled == {"a", "b"}


async def test_only_so_many_at_once() -> None:
    slow = Slow()
    bounded = BoundedPublisher(slow, at_once=3)
    made = await links_of(bounded, [(str(number), "image/jpeg") for number in range(20)])
    assert made == [f"https://store.example/{number}" for number in range(20)]
    assert slow.most == 3


async def test_one_that_takes_too_long_may_be_tried_again() -> None:
    """It releases its slot; waiting for the slot does not count."""
    slow = Slow(gates={"a": asyncio.Event()})
    bounded = BoundedPublisher(slow, at_once=1, transfer_time=0.1)
    both = [asyncio.create_task(bounded.link(name, "image/jpeg")) for name in "aab"]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert [type(result) for result in results] == [PhotoLinkFailed, PhotoLinkFailed, str]
    assert str(results[0]) == "a photo was not transferred within 0.1 s"


async def test_one_that_waits_too_long_for_its_place_may_be_tried_again() -> None:
    """Its slot is released."""
    slow = Slow(gates={"a": asyncio.Event()})
    bounded = BoundedPublisher(slow, at_once=1, queue_time=0.05)
    first = asyncio.create_task(bounded.link("a", "image/jpeg"))
    await asyncio.sleep(0)
    with pytest.raises(PhotoLinkFailed, match="too many photos at once"):
        await bounded.link("b", "image/jpeg")
    slow.gates["a"].set()
    assert await first == "https://store.example/a"
    assert await bounded.link("b", "image/jpeg") == "https://store.example/b"


async def test_the_relays_links_are_the_relays() -> None:
    links = PhotoLinkSigner("key", "https://bot.example", 60, clock=lambda: 1.0)
    known = Known({})
    assert await RelayPublisher(links, known).link("F", "image/png") == links.link("F", "image/png")
    assert known.looked == ["F"]


@dataclass
class Known:
    """A Telegram that has all photos except those that a test names."""

    fails: dict[str, OSError]
    looked: list[str] = field(default_factory=list)

    async def check(self, file_id: str) -> None:
        self.looked.append(file_id)
        await asyncio.sleep(0)
        if file_id in self.fails:
            raise self.fails[file_id]


async def test_the_relay_signs_no_link_to_a_photo_that_telegram_does_not_have() -> None:
    """All photos of a task are looked up, and a pause that Telegram requested is passed on."""
    links = PhotoLinkSigner("key", "https://bot.example", 60)
    known = Known({"gone": FileGone("wrong file_id"), "flood": FileUnavailable("flood control", 7.0)})
    publisher = RelayPublisher(links, known)
    with pytest.raises(PhotoGone):
        await links_of(publisher, [("A", "image/png"), ("gone", "image/png"), ("B", "image/png")])
    assert known.looked == ["A", "gone", "B"]
    with pytest.raises(PhotoLinkFailed) as caught:
        await publisher.link("flood", "image/png")
    assert caught.value.retry_after == 7.0


async def test_a_link_is_expected_to_be_fetched_where_it_leads_to_this_process() -> None:
    """But not if Telegram does not have the photo."""
    traffic = PhotoTraffic()
    publisher = RelayPublisher(
        PhotoLinkSigner("key", "https://bot.example", 60), Known({"gone": FileGone("x")}), traffic
    )
    with pytest.raises(PhotoGone):
        await publisher.link("gone", "image/png")
    await asyncio.wait_for(traffic.drain(3600), 60)
    await publisher.link("F", "image/png")
    draining = asyncio.create_task(traffic.drain(3600))
    await asyncio.sleep(0.05)
    assert not draining.done()
    traffic.fetched("F")
    await asyncio.wait_for(draining, 60)


class Failing:
    """A source that fails when a photo is opened or read."""

    def __init__(self, error: OSError, *, later: bool) -> None:
        self._error = error
        self._later = later

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[OpenPhoto]:
        if not self._later:
            raise self._error
        yield self  # type: ignore[misc] # nothing is read of it
        raise AssertionError("not reached")

    def read(self) -> None:
        raise self._error


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileNotFoundError("gone"), PhotoGone),
        (OSError(EFBIG, "too big"), PhotoTooBig),
        (FileGone("wrong file_id"), PhotoGone),
        (FileTooBig("30000000 bytes"), PhotoTooBig),
        (FileDoubtful("temporarily unavailable"), PhotoDoubtful),
        (FileUnavailable("HTTP 502"), PhotoLinkFailed),
        (TimeoutError("slow"), PhotoLinkFailed),
        (ConnectionResetError("broken"), PhotoLinkFailed),
    ],
)
async def test_whatever_the_source_raises_is_a_photo_error(error: OSError, kind: type[PhotoError], later: bool) -> None:
    source = Failing(error, later=later)
    with pytest.raises(kind) as caught:
        async with photo_opened(source, "F"):
            source.read()
    assert caught.type is kind


async def test_errors_of_the_store_are_raised_unchanged() -> None:
    said = PhotoStoreRefused("no")
    with pytest.raises(PhotoStoreRefused) as caught:
        async with photo_opened(Failing(OSError(), later=True), "F"):
            raise said
    assert caught.value is said
