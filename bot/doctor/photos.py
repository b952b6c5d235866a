"""Checks PHOTO_LINKS=s3 and upload by publishing a one-pixel picture and fetching it as the video API would."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from yarl import URL

from bot.doctor.address import Probe, flaw_of
from bot.doctor.finding import Finding, ok, problem
from bot.errors import SettingsError
from bot.photos.choice import photo_publisher
from bot.photos.errors import PhotoError
from bot.photos.links import PROBE
from bot.photos.publishing import PhotoPublisher
from bot.photos.relay import PROBE_PNG
from bot.settings import PhotoLinks, Settings, is_loopback
from storage.records import dataclass


async def check_photos(settings: Settings) -> list[Finding]:
    """Publish and fetch the probe; no findings for other kinds of photo links."""
    if settings.photo_links_mode not in {PhotoLinks.S3, PhotoLinks.UPLOAD}:
        return []
    try:
        async with photo_publisher(settings, ProbeSource()) as publisher:
            return [await _published(settings, publisher)] if publisher else []
    except SettingsError as error:
        return [problem("photos.setting", line) for line in error.lines]


async def _published(settings: Settings, publisher: PhotoPublisher) -> Finding:
    try:
        link = await publisher.link(PROBE, "image/png")
    except PhotoError as error:
        return problem("photos.not-published", f"{error}: look at PHOTO_LINKS and its settings (docs/photos.md)")
    host = URL(link).host
    if is_loopback(host) and not is_loopback(URL(settings.video_api_url).host):
        return problem(
            "photos.link-private",
            f"their links lead to {host}, this machine itself: the video API cannot fetch photos there",
        )
    if wrong := await flaw_of(Probe("photos", link, PROBE_PNG, None)):
        return problem(
            "photos.link-unreachable",
            f"a link was made, but {host} {wrong}: the video API could not fetch photos there",
        )
    return ok("photos.published", f"they are passed on through {host}")


@dataclass(frozen=True)
class Pixel:
    """The probe as an open photo."""

    length: int
    chunks: AsyncIterator[bytes]


class ProbeSource:
    """A photo source that always returns the probe, without Telegram."""

    async def check(self, file_id: str) -> None:
        """Always available."""

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[Pixel]:  # noqa: ARG002 - the source's signature
        yield Pixel(len(PROBE_PNG), _pieces())


async def _pieces() -> AsyncIterator[bytes]:
    yield PROBE_PNG
