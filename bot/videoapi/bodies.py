"""The body of a create: JSON, or a multipart form in which pictures travel as files."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from aiohttp import FormData

from storage.records import dataclass

Json = Mapping[str, Any]


@dataclass(frozen=True)
class PictureFile:
    """A picture on this machine's disk. `size`: bytes; `name`: as it is called in the form."""

    path: Path
    mime: str
    size: int
    name: str


Picture = str | PictureFile
"""A link that the provider fetches, or a file for formats that send pictures in the create."""


@dataclass(frozen=True)
class Multipart:
    """`multipart/form-data`: texts first, then files, each under the name of its field."""

    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, PictureFile], ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for _, file in self.files)


Body = Json | Multipart


@contextmanager
def encoded(body: Body) -> Iterator[dict[str, Any]]:
    """The argument of aiohttp's `post` for a body; files are open within the block and never read as a whole.

    Raises OSError for a file that is gone.
    """
    if not isinstance(body, Multipart):
        yield {"json": dict(body)}
        return
    with ExitStack() as stack:
        form = FormData(quote_fields=False, default_to_multipart=True)
        for name, text in body.fields:
            form.add_field(name, text)
        for name, file in body.files:
            opened = stack.enter_context(file.path.open("rb"))
            form.add_field(name, opened, filename=file.name, content_type=file.mime)
        yield {"data": form}
