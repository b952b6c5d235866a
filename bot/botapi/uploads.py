"""Uploads a file to Telegram in chunks, without holding it in memory."""

import asyncio
import io
import os
from collections.abc import Mapping
from typing import IO

from aiohttp import FormData, payload
from aiohttp.abc import AbstractStreamWriter
from telegram._utils.types import UploadFileDict  # type of PTB's `multipart_data`

CHUNK = 256 * 1024


class FilePart(payload.Payload):
    """One file of a form.

    aiohttp's file payload closes the handle after one try and has no write timeout. Here the caller keeps the
    handle, each try starts at the beginning, and a peer that stops reading is detected.
    """

    def __init__(self, handle: IO[bytes], content_type: str, write_timeout: float | None) -> None:
        super().__init__(handle, content_type=content_type)
        self._handle = handle
        self._write_timeout = write_timeout
        self._bytes = handle.seek(0, os.SEEK_END)

    @property
    def size(self) -> int:
        return self._bytes

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:  # noqa: ARG002 - aiohttp's signature
        raise TypeError("a file is streamed, never decoded")

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send the file; raises TimeoutError if the peer accepts no chunk within the write timeout."""
        loop = asyncio.get_running_loop()
        self._handle.seek(0)
        while chunk := await loop.run_in_executor(None, self._handle.read, CHUNK):
            async with asyncio.timeout(self._write_timeout):
                await writer.write(chunk)


def upload_form(fields: Mapping[str, str], files: UploadFileDict, write_timeout: float | None) -> FormData:
    """Build the multipart form of a request with files. `write_timeout`: seconds per chunk; None waits without limit."""
    form = FormData(quote_fields=False)
    for name, value in fields.items():
        form.add_field(name, value)
    for name, (filename, content, content_type) in files.items():
        handle = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, FilePart(handle, content_type, write_timeout), filename=filename)
    return form
