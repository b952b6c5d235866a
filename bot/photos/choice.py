"""Creates the photo publisher that PHOTO_LINKS selects."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from yarl import URL

from bot.errors import SettingsError
from bot.photos.links import PhotoLinkSigner
from bot.photos.publishing import BoundedPublisher, PhotoLookup, PhotoPublisher, RelayPublisher
from bot.photos.relay import PhotoSource
from bot.photos.traffic import PhotoTraffic
from bot.photos.upload import UploadHost, UploadPublisher
from bot.proxies import UnusableProxy, environment_proxy
from bot.settings import PHOTO_LINKS_KEY, PhotoLinks, Settings, reveal

BUCKET_KEY = "photo bucket"  # purpose of the derived key that names photos there
UPLOAD_REUSE = 15 * 60.0  # seconds; longer than a task is retried, shorter than hosts keep photos


def relay_links(settings: Settings) -> PhotoLinkSigner | None:
    """The signer of relay links; None if PHOTO_LINKS selects another way."""
    if settings.photo_links_mode is not PhotoLinks.RELAY:
        return None
    return PhotoLinkSigner(settings.derived_key(PHOTO_LINKS_KEY), settings.public_url, settings.photo_link_ttl)


class Photos(PhotoSource, PhotoLookup, Protocol):
    """Telegram, with the methods that the publishers need."""


@asynccontextmanager
async def photo_publisher(
    settings: Settings, source: Photos, traffic: PhotoTraffic | None = None
) -> AsyncIterator[PhotoPublisher | None]:
    """Open the selected publisher; None if photos are off. Raises SettingsError for a proxy that cannot be used.

    `traffic`: of the relay in this process.
    """
    match settings.photo_links_mode:
        case PhotoLinks.OFF:
            yield None
        case PhotoLinks.RELAY:
            links = relay_links(settings)
            yield RelayPublisher(links, source, traffic) if links else None
        case PhotoLinks.S3:
            yield BoundedPublisher(_bucket(settings, source))
        case PhotoLinks.UPLOAD:
            upload = UploadPublisher(_host(settings), source, reuse=_reuse(settings), proxy=_proxy(settings))
            async with upload as publisher:
                yield BoundedPublisher(publisher)


def _bucket(settings: Settings, source: PhotoSource) -> PhotoPublisher:
    from bot.photos.bucket import Bucket, BucketPublisher  # noqa: PLC0415 - only this way needs the library

    bucket = Bucket(
        name=settings.s3_bucket,
        endpoint=settings.s3_endpoint,
        region=settings.s3_region,
        access_key_id=reveal(settings.s3_access_key_id),
        secret_access_key=reveal(settings.s3_secret_access_key),
        prefix=settings.s3_prefix,
    )
    return BucketPublisher(bucket, source, key=settings.derived_key(BUCKET_KEY), ttl=settings.photo_link_ttl)


def _host(settings: Settings) -> UploadHost:
    return UploadHost(
        url=settings.photo_upload_url,
        field=settings.photo_upload_field,
        result=settings.photo_upload_result,
        authorization=settings.upload_authorization,
    )


def _proxy(settings: Settings) -> URL | None:
    try:
        return environment_proxy(URL(settings.photo_upload_url))
    except UnusableProxy as error:
        raise SettingsError([str(error)]) from None


def _reuse(settings: Settings) -> float:
    return min(settings.photo_link_ttl, UPLOAD_REUSE)
