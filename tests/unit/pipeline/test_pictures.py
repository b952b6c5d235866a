"""Pictures of a create: links for formats that fetch them, files for formats that send them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.delivery.pictures import PictureDownloader
from bot.photos.errors import PhotoError, PhotoGone, PhotoLinkFailed, PictureLinkRefused
from bot.photos.relay import OpenPhoto
from bot.pipeline.pictures import NoPhotoLinks, Pictures
from bot.videoapi.bodies import PictureFile
from storage.model import Image
from tests.unit.delivery.hosts import answer, respond_with
from tests.unit.pipeline.test_courier import World, world
from tests.unit.pipeline.world import Provider

__all__ = ["world"]  # a fixture

PNG = b"\x89PNG\r\n\x1a\n" + b"p" * 100
PHOTO = Image(message_id=3, item=0, kind="photo", ref="file-1", mime="image/png", bytes=10)


@dataclass(frozen=True)
class Photo:
    length: int | None
    chunks: AsyncIterator[bytes]


class Telegram:
    """Has one photo of three chunks."""

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[OpenPhoto]:
        if file_id != PHOTO.ref:
            raise FileNotFoundError(file_id)

        async def chunks() -> AsyncIterator[bytes]:
            for chunk in (b"one", b"two", b"three"):
                yield chunk

        yield Photo(None, chunks())


class TakesFiles(Provider):
    takes_files = True


def spooled(folder: Path) -> bool:
    return (folder / "spool").exists() and any((folder / "spool").iterdir())


def link_to(address: str) -> Image:
    return Image(message_id=3, item=1, kind="link", ref=address)


def pictures(folder: Path, *, size_limit: int = 1000) -> Pictures:
    downloader = PictureDownloader(size_limit=size_limit, loopback_http=True, spool=folder / "spool")
    return Pictures(publisher=None, source=Telegram(), downloader=downloader, spool=folder / "spool")


async def test_a_photo_becomes_a_file_that_is_deleted_afterwards(tmp_path: Path) -> None:
    async with pictures(tmp_path).prepared(TakesFiles(), [PHOTO]) as (file,):
        assert isinstance(file, PictureFile)
        assert file.path.read_bytes() == b"onetwothree"
        assert (file.mime, file.size, file.name) == ("image/png", 11, "photo.png")
    assert not spooled(tmp_path)


async def test_a_link_becomes_a_file_of_the_type_it_has(world: World, tmp_path: Path) -> None:
    """In the order of the request, whatever the host calls its type."""
    world.results_host.paths["/cat"] = respond_with(answer(PNG))
    images = [link_to(world.results_host.url("/cat")), PHOTO]
    async with pictures(tmp_path).prepared(TakesFiles(), images) as (linked, photo):
        assert isinstance(linked, PictureFile) and isinstance(photo, PictureFile)
        assert linked.path.read_bytes() == PNG
        assert (linked.mime, linked.name, photo.name) == ("image/png", "picture.png", "photo.png")
    assert not spooled(tmp_path)


@pytest.mark.parametrize(
    ("path", "response", "error"),
    [
        ("/page", answer(b"<html>no picture</html>"), PictureLinkRefused),
        ("/gone", answer(b"gone", status="404 Not Found"), PictureLinkRefused),
        ("/large", answer(PNG * 20), PictureLinkRefused),
        ("/busy", answer(b"busy", status="503 Busy"), PhotoLinkFailed),
    ],
)
async def test_a_link_that_is_no_picture_costs_nothing(
    world: World, tmp_path: Path, path: str, response: bytes, error: type[PhotoError]
) -> None:
    """It is an error before the create, and leaves no file."""
    world.results_host.paths[path] = respond_with(response)
    with pytest.raises(error):
        async with pictures(tmp_path).prepared(TakesFiles(), [PHOTO, link_to(world.results_host.url(path))]):
            pass
    assert not spooled(tmp_path)


@pytest.mark.parametrize("link", ["https://10.0.0.1/a.png", "http://router/a.png", "ftp://img.example/a.png"])
async def test_a_private_link_is_not_fetched(tmp_path: Path, link: str) -> None:
    with pytest.raises(PictureLinkRefused) as caught:
        async with pictures(tmp_path).prepared(TakesFiles(), [link_to(link)]):
            pass
    assert caught.value.link == link


async def test_a_photo_that_telegram_lost_is_gone(tmp_path: Path) -> None:
    lost = Image(message_id=3, item=0, kind="photo", ref="another", mime=None, bytes=None)
    with pytest.raises(PhotoGone):
        async with pictures(tmp_path).prepared(TakesFiles(), [lost]):
            pass


async def test_links_are_passed_on_unread(tmp_path: Path) -> None:
    """Formats with links get the user's own as written; photos need a way to make links."""
    link = "https://img.example/a.png"
    async with pictures(tmp_path).prepared(Provider(), [link_to(link)]) as prepared:
        assert prepared == (link,)
    with pytest.raises(NoPhotoLinks):
        async with pictures(tmp_path).prepared(Provider(), [PHOTO]):
            pass
