"""Prepares the pictures of a create: links that the provider fetches, or files that are sent within the create."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from bot.delivery.errors import DownloadFailed, FetchError
from bot.delivery.pictures import PictureDownloader
from bot.delivery.spool import spool_file
from bot.photos.errors import PhotoError, PhotoLinkFailed, PictureLinkRefused
from bot.photos.links import SUFFIXES, image_type
from bot.photos.publishing import PhotoPublisher, links_of, photo_opened
from bot.photos.relay import PhotoSource
from bot.videoapi.bodies import Picture, PictureFile
from bot.videoapi.provider import Provider
from storage.model import Image


class NoPhotoLinks(PhotoError):
    """There are photos, the provider takes links, and PHOTO_LINKS is off."""


class Pictures:
    """`publisher` makes photo links, None if they are off; `source` and `downloader` read pictures that are sent as files.

    Files go to `spool` (None: TMPDIR), so that memory stays constant, and a picture that cannot be read costs nothing:
    all of them are there before the create begins.
    """

    def __init__(
        self,
        *,
        publisher: PhotoPublisher | None,
        source: PhotoSource,
        downloader: PictureDownloader,
        spool: Path | None = None,
    ) -> None:
        self._publisher = publisher
        self._source = source
        self._downloader = downloader
        self._spool = spool

    @asynccontextmanager
    async def prepared(self, provider: Provider, images: Sequence[Image]) -> AsyncIterator[tuple[Picture, ...]]:
        """The pictures in their order, as this provider takes them. Files are deleted when the context exits.

        Raises PhotoError before anything was sent.
        """
        if not provider.takes_files:
            yield await self._links(images)
            return
        async with AsyncExitStack() as stack:
            # One after another: a task holds at most ten, and a slow source must not take all connections.
            yield tuple([await self._file(image, stack) for image in images])

    async def _links(self, images: Sequence[Image]) -> tuple[str, ...]:
        photos = [(image.ref, image.mime or "image/jpeg") for image in images if image.kind == "photo"]
        if photos and self._publisher is None:
            raise NoPhotoLinks("photo links are off")
        made = iter(await links_of(self._publisher, photos) if self._publisher else ())
        return tuple(next(made) if image.kind == "photo" else image.ref for image in images)

    async def _file(self, image: Image, stack: AsyncExitStack) -> PictureFile:
        return await (self._photo(image, stack) if image.kind == "photo" else self._linked(image.ref, stack))

    async def _photo(self, image: Image, stack: AsyncExitStack) -> PictureFile:
        mime = image_type(image.mime or "image/jpeg")
        file = await stack.enter_async_context(spool_file(self._spool, SUFFIXES.get(mime, "")))
        size = 0
        async with photo_opened(self._source, image.ref) as photo:
            async for chunk in photo.chunks:
                size += len(chunk)
                with _disk_errors():
                    await file.write(chunk)
        with _disk_errors():
            await file.flush()
        return PictureFile(file.path, mime, size, f"photo{SUFFIXES.get(mime, '')}")

    async def _linked(self, link: str, stack: AsyncExitStack) -> PictureFile:
        try:
            picture = await stack.enter_async_context(self._downloader.fetch(link))
        except DownloadFailed as error:
            failure: PhotoError = PhotoLinkFailed(f"a picture behind a link was not downloaded: {error}")
        except FetchError as error:
            failure = PictureLinkRefused(f"a picture behind a link was not downloaded: {error}", link)
        else:
            return PictureFile(picture.path, picture.mime, picture.size, f"picture{SUFFIXES.get(picture.mime, '')}")
        raise failure  # not in `except`: its cause may contain the link


@contextmanager
def _disk_errors() -> Iterator[None]:
    """Raise the OSErrors of this machine's disk as PhotoLinkFailed: a full one may have room again."""
    try:
        yield
    except OSError as error:
        raise PhotoLinkFailed(f"a photo cannot be written to TMPDIR ({error.strerror})") from None
