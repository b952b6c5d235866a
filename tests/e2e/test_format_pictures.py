"""Pictures at providers of each format: as files within the create, as links, and as first and last frame."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.e2e.arrivals import arrived, until
from tests.e2e.outcomes import AGAIN, FORGET, NOBODY_KNOWS, labels
from tests.e2e.scene import sha256
from tests.e2e.studio import Studio, running_studio

FRAMES = "the first one is the first frame, the second one is the last frame"
PNG = b"\x89PNG\r\n\x1a\n"
MIB = 1024 * 1024
LARGEST = 20 * MIB  # what the cloud Bot API lets a bot download
MOST_GROWTH = 8 * MIB


@pytest.fixture(scope="module")
def spool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the bot's temporary files."""
    return tmp_path_factory.mktemp("spool")


@pytest.fixture(scope="module")
async def started(tmp_path_factory: pytest.TempPathFactory, spool: Path) -> AsyncIterator[Studio]:
    async with running_studio(tmp_path_factory.mktemp("pictures"), TMPDIR=str(spool)) as studio:
        yield studio


@pytest.fixture
def studio(started: Studio) -> Studio:
    return started.as_person(started.scene.telegram.person("Ada"))


@pytest.fixture
async def host() -> AsyncIterator[TestServer]:
    """A host of pictures, each with its path in it."""

    async def picture(request: web.Request) -> web.Response:
        return web.Response(body=PNG + request.path.encode())

    app = web.Application()
    app.router.add_get("/{name}.png", picture)
    server = TestServer(app)
    await server.start_server()
    yield server
    await server.close()


def png(size: int) -> bytes:
    return PNG + os.urandom(size - len(PNG))


def spooled(spool: Path) -> list[str]:
    """The SHA-256 of each temporary file."""
    return [sha256(path.read_bytes()) for path in spool.iterdir()]


async def card(studio: Studio, words: str) -> str:
    return (await studio.scene.telegram.wait_for(studio.scene.chat, words)).words


# As files -------------------------------------------------------------------------------------------------------------


async def test_a_photo_is_sent_as_a_file_without_any_photo_link(studio: Studio, spool: Path) -> None:
    """Behind a router, without PUBLIC_URL, photos can be used: the bytes are those that Telegram has."""
    picture = png(2_000_000)
    await studio.scene.png(picture, f"{studio.scene.marker} --model filed --size 1280x720")
    create = await studio.created("filed")
    [file] = create.files
    assert (file.field, file.content_type, file.sha256) == ("input_reference", "image/png", sha256(picture))
    assert create.body["size"] == "1280x720" and create.body["seconds"] == "4"
    await card(studio, str(create.task_id))
    await until(lambda: not spooled(spool))  # deleted after the task is stored


async def test_a_photo_for_a_provider_that_takes_links_is_refused_before_the_money(studio: Studio) -> None:
    await studio.scene.photo(f"{studio.scene.marker} --model kling")
    await card(studio, "photos")
    await studio.scene.assert_no_create()
    assert studio.posts("kling") == 0


async def test_a_connection_that_breaks_within_a_photo_is_a_question(studio: Studio, spool: Path) -> None:
    """From the first byte of the body on it may be charged, so it is sent once."""
    provider = studio.providers["filed"]
    posts = provider.attempts
    provider.faults.add("create", "reset_in_upload")
    await studio.scene.png(png(8 * MIB), f"{studio.scene.marker} --model filed")
    message = await studio.scene.telegram.wait_for(studio.scene.chat, "The connection broke")
    assert NOBODY_KNOWS in message.words and labels(message) == [AGAIN, FORGET]
    assert (provider.attempts - posts, studio.posts("filed")) == (1, 0)
    await until(lambda: not spooled(spool))  # deleted after the task is stored


async def test_the_file_of_a_killed_process_is_deleted_at_the_next_start(studio: Studio, spool: Path) -> None:
    """The photo's create was held: it is a question, and its file is gone."""
    provider, bot = studio.providers["filed"], studio.scene.bot
    posts, held = provider.attempts, provider.hold("create", "before", studio.scene.marker)
    picture = png(100_000)
    await studio.scene.png(picture, f"{studio.scene.marker} --model filed")
    await held.reached()
    assert spooled(spool) == [sha256(picture)]
    await bot.kill()
    held.release()
    assert spooled(spool) == [sha256(picture)]
    await bot.start()
    await until(lambda: not spooled(spool))
    await card(studio, "The bot was interrupted")
    assert provider.attempts == posts + 1


# First and last frame ---------------------------------------------------------------------------------------------------


async def test_an_album_for_a_model_of_frames(studio: Studio) -> None:
    """The card says which picture is which, and they are sent in that order."""
    pictures = [studio.scene.telegram.picture() for _ in range(2)]
    await studio.scene.telegram.send_album(
        studio.scene.chat, studio.scene.person, pictures, f"{studio.scene.marker} --model filed-frames"
    )
    create = await studio.created("filed-frames")
    assert [file.sha256 for file in create.files] == [sha256(picture) for picture in pictures]
    assert FRAMES in await card(studio, str(create.task_id))


async def test_links_for_a_model_of_frames_that_takes_files(studio: Studio, host: TestServer, spool: Path) -> None:
    """The pictures behind the links are fetched and sent, in the order of the links."""
    links = [str(host.make_url(f"/{name}.png")) for name in ("last", "first")]
    create = await studio.order("filed-frames", " ".join(links))
    assert [file.sha256 for file in create.files] == [sha256(PNG + name) for name in (b"/last.png", b"/first.png")]
    assert FRAMES in await card(studio, str(create.task_id))
    await until(lambda: not spooled(spool))  # deleted after the task is stored


async def test_links_for_a_model_of_frames_that_takes_links(studio: Studio, host: TestServer) -> None:
    """They are passed on as they are."""
    links = [str(host.make_url(f"/{name}.png")) for name in ("last", "first")]
    create = await studio.order("kling", " ".join(links))
    assert (create.body["image"], create.body["metadata"]) == (links[0], {"image_tail": links[1]})
    assert FRAMES in await card(studio, str(create.task_id))


async def test_one_picture_for_a_model_of_frames_is_not_explained(studio: Studio, host: TestServer) -> None:
    """It is the first frame, as everywhere."""
    create = await studio.order("kling", str(host.make_url("/first.png")))
    assert FRAMES not in await card(studio, str(create.task_id))
    assert "metadata" not in create.body


# Memory -----------------------------------------------------------------------------------------------------------------


def memory(pid: int, name: str) -> int:
    """VmRSS (now) or VmHWM (the peak since the last reset) of a process, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1]) * 1024


def reset_peak(pid: int) -> None:
    """If this is not permitted, the old peak counts too: the result is then too large, never too small."""
    with suppress(OSError):
        Path(f"/proc/{pid}/clear_refs").write_text("5")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
async def test_the_largest_photo_raises_peak_memory_by_less_than_8_mib(started: Studio, spool: Path) -> None:
    """From Telegram to the disk and from there into the create, without being held in memory."""
    process = started.scene.bot.process
    assert process is not None
    growth = []
    for size in (MIB, LARGEST):  # the first one loads everything
        studio = started.as_person(started.scene.telegram.person("Ada"))
        picture = png(size)
        reset_peak(process.pid)
        before = memory(process.pid, "VmRSS")
        await studio.scene.png(picture, f"{studio.scene.marker} --model filed")
        create = await studio.created("filed")
        await arrived(studio.scene.telegram, studio.scene.chat)
        growth.append(memory(process.pid, "VmHWM") - before)
        [file] = create.files
        assert (file.size, file.sha256) == (size, sha256(picture))
    await until(lambda: not spooled(spool))
    print(f"peak memory grew by {growth[-1] / MIB:.1f} MiB")  # noqa: T201 - the figure, with pytest -s
    assert growth[-1] < MOST_GROWTH
