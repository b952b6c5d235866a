"""What the image has to show: a video, a chart, a health check, a quick stop, and nothing written outside /data and /tmp."""

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import aiohttp

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Message
from sandbox.video import VideoStandIn
from tests.image.container import Container
from tests.ports import free_port

START = 60.0  # seconds
ANSWER = 60.0
STOP = 20.0
ATTEMPTS = ("Read-only file system", "Permission denied", "Traceback")  # words of a log that show what was not allowed


async def try_out(container: Container, root: Path) -> None:
    """Raises AssertionError for what is wrong."""
    telegram, video = TelegramStandIn(), VideoStandIn(pace=0.2)
    await telegram.start()
    await video.start()
    port = free_port()
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    settings = {
        "TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url,
        "VIDEO_API_URL": video.url, "VIDEO_API_KEY": video.key,
        "PUBLIC_URL": f"http://127.0.0.1:{port}", "UPDATES": "polling", "PORT": str(port),
        "ADMIN_IDS": str(ann.id), "POLL_INTERVAL": "1",
    }  # fmt: skip
    try:
        assert (said := await container.health(settings)) == (1, ""), said
        started = time.monotonic()
        await container.start(settings)
        await _until_ready(container, port)
        _say(f"ready after {time.monotonic() - started:.1f} s")
        assert (said := await container.health(settings)) == (0, ""), said
        code, output = await container.run(["sh", "-c", "touch /app/x /x; id"], settings)
        assert output.count("Read-only file system") == 2 and "uid=10001(bot)" in output, (code, output)

        def is_video(message: Message) -> bool:
            return message.video is not None

        def is_chart(message: Message) -> bool:
            return message.sender.is_bot and bool(message.photo)

        await telegram.send_photo(chat, ann, "/video a cat on the moon")
        await telegram.wait_for(chat, is_video, timeout=ANSWER)
        [create] = video.creates
        assert len(create.body["images"]) == 1, create
        _say("a video was made from a photo and sent")
        await telegram.send_text(chat, ann, "/stats")
        await telegram.wait_for(chat, is_chart, timeout=ANSWER)
        _say("a chart was drawn and sent")
        await _stop(container)
        _check_files(container, root)
    finally:
        if container.is_running:
            await container.stop()
        await telegram.close()
        await video.close()


async def _until_ready(container: Container, port: int) -> None:
    async with asyncio.timeout(START), aiohttp.ClientSession() as session:
        while True:
            assert container.is_running, container.log
            try:
                async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.1)


async def _stop(container: Container) -> None:
    started = time.monotonic()
    async with asyncio.timeout(STOP):
        code = await container.stop()
    assert code == 0 and container.log.rstrip().endswith("stopped"), container.log
    _say(f"stopped by SIGTERM in {time.monotonic() - started:.1f} s")


def _check_files(container: Container, root: Path) -> None:
    attempts = [line for line in container.log.splitlines() if any(words in line for words in ATTEMPTS)]
    assert attempts == [] and "docs/deploy.md" not in container.log, container.log  # no warning of a disk that is lost
    with closing(sqlite3.connect(container.data / "bot.db")) as database:
        assert database.execute("SELECT state FROM tasks").fetchall() == [("delivered",)]
    kept = sorted(path.name for path in container.data.iterdir())
    left = sorted(path.name for path in (root / "tmp").iterdir())
    in_memory = sorted(path.name for path in (root / "dev" / "shm").iterdir())
    assert (in_memory, left) == ([], []), (in_memory, left)
    modes = {path.stat().st_mode & 0o777 for path in container.data.glob("bot.db*")} - {0o600}
    assert not modes, [oct(mode) for mode in modes]
    _say(f"written: /data/{', /data/'.join(kept)}; nothing elsewhere")


def _say(line: str) -> None:
    print(line, flush=True)
