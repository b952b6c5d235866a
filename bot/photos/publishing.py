"""The interface of photo publishers, which turn a `file_id` into a link that the video API can fetch."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from errno import EFBIG, ESTALE
from typing import Protocol

from bot.photos.errors import PhotoDoubtful, PhotoError, PhotoGone, PhotoLinkFailed, PhotoTooBig
from bot.photos.links import PhotoLinkSigner
from bot.photos.relay import OpenPhoto, PhotoSource
from bot.photos.traffic import PhotoTraffic


class PhotoPublisher(Protocol):
    """One way to make links."""

    async def link(self, file_id: str, mime: str) -> str:
        """Make a link that anybody can fetch for a limited time, served as `mime`.

        Raises PhotoUnavailable, PhotoLinkFailed (PhotoStoreRefused).
        """


class PhotoLookup(Protocol):
    """The source from which the relay will read photos."""

    async def check(self, file_id: str) -> None:
        """Check a photo without reading it; raises what `PhotoSource.open` would."""


class RelayPublisher:
    """Signs links to this bot's relay after checking the photo, because links are fetched after the charge."""

    def __init__(self, links: PhotoLinkSigner, photos: PhotoLookup, traffic: PhotoTraffic | None = None) -> None:
        """`traffic`: of the relay in this process, if the links lead to it."""
        self._links = links
        self._photos = photos
        self._traffic = traffic

    async def link(self, file_id: str, mime: str) -> str:
        with source_errors():
            await self._photos.check(file_id)
        if self._traffic is not None:
            self._traffic.expect(file_id)
        return self._links.link(file_id, mime)


class BoundedPublisher:
    """Publishes at most `at_once` photos concurrently, each in at most `transfer_time` seconds.

    Others wait for at most `queue_time` seconds: their tasks hold slots that tasks without photos need.
    """

    def __init__(
        self,
        publisher: PhotoPublisher,
        *,
        at_once: int = 8,
        queue_time: float = 60.0,
        transfer_time: float = 180.0,
    ) -> None:
        self._publisher = publisher
        self._slots = asyncio.Semaphore(at_once)
        self._queue_time = queue_time
        self._transfer_time = transfer_time

    async def link(self, file_id: str, mime: str) -> str:
        async with self._slot():
            try:
                async with asyncio.timeout(self._transfer_time):
                    return await self._publisher.link(file_id, mime)
            except TimeoutError:
                raise PhotoLinkFailed(f"a photo was not transferred within {self._transfer_time:g} s") from None

    @asynccontextmanager
    async def _slot(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._queue_time):
                await self._slots.acquire()
        except TimeoutError:
            raise PhotoLinkFailed("too many photos at once") from None
        try:
            yield
        finally:
            self._slots.release()


async def links_of(publisher: PhotoPublisher, photos: Sequence[tuple[str, str]]) -> list[str]:
    """Make the links of several photos (`file_id`, `mime`) concurrently and in order; raises if one fails."""
    making = [asyncio.create_task(publisher.link(file_id, mime), name="photo link") for file_id, mime in photos]
    try:
        return list(await asyncio.gather(*making))
    finally:
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)


@asynccontextmanager
async def photo_opened(source: PhotoSource, file_id: str) -> AsyncIterator[OpenPhoto]:
    """Open a photo; an OSError that leaves this block comes from the source and is raised as a PhotoError.

    Errors of the store within the block must already be PhotoErrors.
    """
    with source_errors():
        async with source.open(file_id) as photo:
            yield photo


@contextmanager
def source_errors() -> Iterator[None]:
    """Raise the OSErrors of a PhotoSource as PhotoErrors, without a cause."""
    try:
        yield
    except OSError as error:
        raise _photo_error(error) from None


def _photo_error(error: OSError) -> PhotoError:
    if isinstance(error, FileNotFoundError):
        return PhotoGone("Telegram no longer has the photo")
    if error.errno == EFBIG:
        return PhotoTooBig("the photo is too big")
    if error.errno == ESTALE:
        return PhotoDoubtful("Telegram does not provide the photo: it is gone or temporarily unavailable")
    pause = getattr(error, "retry_after", None)
    return PhotoLinkFailed(f"Telegram does not provide the photo now ({type(error).__name__})", pause)
