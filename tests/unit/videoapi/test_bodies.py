"""The body of a create in each format: what is where, and pictures as files in a multipart form."""

import hashlib
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.videoapi.bodies import Multipart, PictureFile
from bot.videoapi.client import VideoApi
from bot.videoapi.errors import MaybeCharged, NotSent
from bot.videoapi.generations import GENERATIONS
from bot.videoapi.models import CreateRequest
from bot.videoapi.openai import OPENAI
from bot.videoapi.unified import UNIFIED
from tests.unit.videoapi.servers import KEY, failure_of, raw_server, reset

FIELDS = {"model": "m", "prompt": "a cat, 猫", "seconds": "8", "watermark": True, "metadata": {"seed": 7}}
FIRST, LAST = "https://img.example/1.png", "https://img.example/2.png"
LARGE = 20_000_000


def picture(folder: Path, size: int = 1000) -> PictureFile:
    path = folder / f"photo {size}.jpg"
    with path.open("wb") as file:
        for _ in range(size // 1000):
            file.write(b"x" * 1000)
    return PictureFile(path, "image/jpeg", path.stat().st_size, "photo.jpg")


def test_unified_has_a_list_of_links_first() -> None:
    body = UNIFIED.body(CreateRequest(FIELDS, (FIRST, LAST)))
    assert isinstance(body, dict) and list(body) == ["images", *FIELDS]
    assert body["images"] == [FIRST, LAST]


def test_unified_has_an_empty_list_unless_the_model_takes_no_pictures() -> None:
    assert UNIFIED.body(CreateRequest(FIELDS)) == {"images": []} | FIELDS
    assert UNIFIED.body(CreateRequest(FIELDS, takes_images=False)) == FIELDS


def test_generations_has_the_first_and_the_last_frame_in_their_places() -> None:
    """The metadata that options have written stays."""
    assert GENERATIONS.body(CreateRequest(FIELDS)) == FIELDS
    assert GENERATIONS.body(CreateRequest(FIELDS, (FIRST,))) == FIELDS | {"image": FIRST}
    both = GENERATIONS.body(CreateRequest(FIELDS, (FIRST, LAST)))
    assert both == FIELDS | {"image": FIRST, "metadata": {"seed": 7, "image_tail": LAST}}
    assert FIELDS["metadata"] == {"seed": 7}


def test_openai_writes_everything_as_text(tmp_path: Path) -> None:
    file = picture(tmp_path)
    body = OPENAI.body(CreateRequest(FIELDS, (file, file)))
    assert isinstance(body, Multipart)
    assert dict(body.fields) == FIELDS | {"watermark": "true", "metadata": '{"seed": 7}'}
    assert body.files == (("input_reference", file), ("input_reference", file))


async def test_files_arrive_whole_with_their_names_and_types(tmp_path: Path) -> None:
    """One POST with a known length: gateways refuse chunked forms."""
    file = picture(tmp_path, LARGE)
    seen: dict[str, object] = {}

    async def create(request: web.Request) -> web.Response:
        seen["length"] = request.content_length
        async for part in await request.multipart():
            digest = hashlib.sha256()
            while chunk := await part.read_chunk():  # type: ignore[union-attr] # no nested forms here
                digest.update(chunk)
            seen[str(part.name)] = part.filename, part.headers["Content-Type"], digest.hexdigest()  # type: ignore[union-attr]
        return web.json_response({"id": "t-1"})

    app = web.Application()
    app.router.add_post("/v1/videos", create)
    async with TestServer(app, host="127.0.0.1") as server:
        root = str(server.make_url("/")).rstrip("/")
        api = VideoApi(OPENAI, KEY, root)
        await api.start()
        try:
            created = await api.create(root, CreateRequest({"model": "m", "prompt": "a cat"}, (file,)))
        finally:
            await api.close()
    digest = hashlib.sha256(b"x" * LARGE).hexdigest()
    assert created.id == "t-1"
    assert seen["input_reference"] == ("photo.jpg", "image/jpeg", digest)
    assert isinstance(seen["length"], int) and seen["length"] > LARGE


async def test_a_file_that_is_gone_costs_nothing(tmp_path: Path) -> None:
    file = picture(tmp_path)
    file.path.unlink()
    async with raw_server(reset) as server:
        api = VideoApi(OPENAI, KEY, server.root)
        await api.start()
        assert isinstance(await failure_of(api.create(server.root, CreateRequest(FIELDS, (file,)))), NotSent)
        await api.close()
        assert server.connections == 0


@pytest.mark.parametrize("size", [1000, LARGE])
async def test_an_upload_that_breaks_off_may_be_charged_and_is_sent_once(tmp_path: Path, size: int) -> None:
    async with raw_server(reset) as server:
        api = VideoApi(OPENAI, KEY, server.root)
        await api.start()
        error = await failure_of(api.create(server.root, CreateRequest(FIELDS, (picture(tmp_path, size),))))
        await api.close()
        assert isinstance(error, MaybeCharged)
        assert server.connections == 1
