"""OpenAI's format: creates as forms with files, and as JSON."""

import hashlib
import re
import tracemalloc
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.video import VideoStandIn
from tests.unit.sandbox_video.creates import post

PATH = "/v1/videos"
PNG = b"\x89PNG\r\n\x1a\n\x00binary\r\n--not-a-boundary\r\n"
TEXTS = {"model": "sora-2", "prompt": "a cat, 猫", "seconds": "8", "size": "1280x720"}


def form(texts: dict[str, str], *files: tuple[str, bytes, str]) -> aiohttp.FormData:
    """A form of texts and files (field, content, type)."""
    made = aiohttp.FormData(default_to_multipart=True)
    for name, text in texts.items():
        made.add_field(name, text)
    for number, (name, content, kind) in enumerate(files):
        made.add_field(name, content, filename=f"{number}.png", content_type=kind)
    return made


async def send(session: aiohttp.ClientSession, body: aiohttp.FormData) -> tuple[int, dict[str, Any]]:
    async with session.post(PATH, data=body) as answer:
        told: dict[str, Any] = await answer.json()
        return answer.status, told


async def test_a_form_is_accepted_with_a_video_object(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """The texts are recorded as the body."""
    status, told = await send(session, form(TEXTS))
    assert status == 200
    assert re.fullmatch(r"video_[0-9a-f]{48}", told["id"])
    assert (told["object"], told["status"], told["progress"]) == ("video", "queued", 0)
    assert (told["size"], told["seconds"], told["prompt"]) == ("1280x720", "8", "a cat, 猫")
    assert isinstance(told["created_at"], int)
    (made,) = standin.creates
    assert (made.format, made.body, made.files, made.outcome) == ("openai", TEXTS, (), "accepted")


async def test_files_are_recorded_by_size_type_and_digest(
    standin: VideoStandIn, session: aiohttp.ClientSession
) -> None:
    """In their order, and in the control interface as well."""
    files = [("input_reference", PNG, "image/png"), ("input_reference", b"\xff\xd8\xff!", "image/jpeg")]
    status, _ = await send(session, form(TEXTS, *files))
    assert status == 200
    (made,) = standin.creates
    assert [(file.field, file.name, file.content_type, file.size) for file in made.files] == [
        ("input_reference", "0.png", "image/png", len(PNG)),
        ("input_reference", "1.png", "image/jpeg", 4),
    ]
    assert made.files[0].sha256 == hashlib.sha256(PNG).hexdigest()
    async with session.get("/control/state") as answer:
        shown = (await answer.json())["creates"][0]
    assert [file["size"] for file in shown["files"]] == [len(PNG), 4]
    assert shown["format"] == "openai"


async def test_a_large_file_is_not_held_in_memory(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """20 MB are hashed while they arrive."""
    piece, count = bytes(250_000), 80

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(count):
            yield piece

    with aiohttp.MultipartWriter("form-data") as body:
        for name, text in TEXTS.items():
            body.append(text).set_content_disposition("form-data", name=name)
        part = body.append(pieces(), {"Content-Type": "image/png"})
        part.set_content_disposition("form-data", name="input_reference", filename="large.png")
    tracemalloc.start()
    try:
        async with session.post(PATH, data=body) as answer:
            assert answer.status == 200
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    (file,) = standin.creates[0].files
    assert (file.size, file.sha256) == (20_000_000, hashlib.sha256(piece * count).hexdigest())
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"seconds": "9"}, "seconds must be 4, 8, 10, 12, 15 or 25"),
        ({"size": "small"}, "size must be 720x1280"),
        ({"watermark": "no"}, "watermark must be true or false"),
        ({"private": "1"}, "private must be true or false"),
        ({"input_reference": "a.png"}, "input_reference must be a file or an http(s) link"),
        ({"images": "https://e.com/a.png"}, "images is not a documented key"),
        ({"orientation": "portrait"}, "orientation is not a documented key"),
        ({"prompt": " "}, "prompt must be a string that is not blank"),
        ({"model": "veo_3_1", "aspect_ratio": "1:1"}, "aspect_ratio must be 16:9 or 9:16"),
        ({"model": "veo_3_1", "enhance_prompt": "yes"}, "enhance_prompt must be true or false"),
        ({"model": "jimeng-video-3.0", "aspect_ratio": "5:4"}, "aspect_ratio must be"),
        ({"model": "kling-v2-master", "seconds": "five"}, "seconds must be seconds"),
    ],
    ids=str,
)
async def test_wrong_texts_are_refused(
    standin: VideoStandIn, session: aiohttp.ClientSession, changes: dict[str, str], sentence: str
) -> None:
    """With 400, and nothing is charged."""
    status, told = await send(session, form(TEXTS | changes))
    assert (status, told["error"]["type"]) == (400, "invalid_request_error")
    assert sentence in told["error"]["message"]
    assert (standin.charged, [made.outcome for made in standin.creates]) == (0, ["violation"])


@pytest.mark.parametrize(
    "texts",
    [
        TEXTS | {"watermark": "false", "private": "true"},
        TEXTS | {"input_reference": "https://e.com/a.png"},
        {"model": "veo_3_1-fast", "prompt": "a", "enhance_prompt": "true", "aspect_ratio": "16:9", "seed": "7"},
        {"model": "grok-video-3", "prompt": "a", "aspect_ratio": "3:2", "size": "720P"},
        {"model": "jimeng-video-3.0", "prompt": "a", "aspect_ratio": "21:9", "size": "1080P", "seconds": "10"},
        {"model": "kling-v2-master", "prompt": "a", "seconds": "5", "mode": "pro"},
        {"model": "viduq1", "prompt": "a", "size": "1080p", "movement_amplitude": "auto"},
        {"model": "MiniMax-Hailuo-02", "prompt": "a", "seconds": "6"},
    ],
    ids=str,
)
async def test_fields_of_each_family_are_accepted(session: aiohttp.ClientSession, texts: dict[str, str]) -> None:
    """Those of resellers as well."""
    assert (await send(session, form(texts)))[0] == 200


@pytest.mark.parametrize(
    ("model", "files", "sentence"),
    [
        ("sora-2", [("input_reference", PNG, "application/octet-stream")], "supported are image/jpeg"),
        ("sora-2", [("input_reference", b"", "image/png")], "input_reference is empty"),
        ("sora-2", [("image", PNG, "image/png")], "image must not be a file"),
        ("veo3-pro-frames", [("input_reference", PNG, "image/png")] * 2, "takes 0 to 1 pictures, not 2"),
        ("veo3.1-components", [], "takes 1 to 3 pictures, not 0"),
    ],
)
async def test_wrong_files_are_refused(
    standin: VideoStandIn, session: aiohttp.ClientSession, model: str, files: list[Any], sentence: str
) -> None:
    """By type, size, field or number."""
    status, told = await send(session, form({"model": model, "prompt": "a"}, *files))
    assert status == 400
    assert sentence in told["error"]["message"]
    assert standin.charged == 0


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"model=sora-2&prompt=a", "application/x-www-form-urlencoded"),
        (b"--x\r\nContent-Disposition: form-data; name=model\r\n\r\nsora", "multipart/form-data; boundary=x"),
        (b"none of it", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b"{half", "application/json"),
    ],
)
async def test_malformed_bodies_are_refused(
    standin: VideoStandIn, session: aiohttp.ClientSession, data: bytes, kind: str
) -> None:
    """With 400, never 500."""
    async with session.post(PATH, data=data, headers={"Content-Type": kind}) as answer:
        assert answer.status == 400
    assert (standin.charged, standin.creates[0].body) == (0, None)


async def test_json_is_accepted_with_links_to_pictures(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """As some resellers take it, also in OpenAI's object."""
    link = "https://e.com/a.png"
    for reference in (link, [link], {"image_url": link}):
        assert (await post(session, "openai", TEXTS | {"input_reference": reference}))[0] == 200
    assert [made.links for made in standin.creates] == [(link,)] * 3
    assert (await post(session, "openai", TEXTS | {"seconds": 8}))[0] == 400
