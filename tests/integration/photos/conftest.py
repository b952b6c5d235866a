"""An S3 server and an image host for all tests of this folder in one process."""

from collections.abc import AsyncIterator

import pytest

from tests.integration.photos.s3_server import S3Server
from tests.integration.photos.source import Photos
from tests.integration.photos.upload_host import ImageHost


@pytest.fixture(scope="session")
async def s3() -> AsyncIterator[S3Server]:
    server = S3Server()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def host() -> AsyncIterator[ImageHost]:
    async with ImageHost() as host:
        yield host


@pytest.fixture
def photos() -> Photos:
    return Photos()
