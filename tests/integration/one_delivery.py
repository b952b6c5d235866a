"""A program that delivers one video as the bot does, and prints its cost: memory, CPU, pauses of the event loop.

`python -m tests.integration.one_delivery LINK LIMIT BOT_API_ROOT TOKEN CHAT SMALL_LINK`

The small video is delivered first, so that everything is loaded before the measurement.
"""

import asyncio
import contextlib
import json
import sys
import time
from pathlib import Path

from bot.botapi.messenger import Place
from bot.botapi.transport import AiohttpRequest
from bot.botapi.videos import VideoSender
from bot.delivery.download import Downloader
from bot.delivery.errors import FetchError
from bot.delivery.probe import Prober
from tests.bots import bot_over

STATUS = Path("/proc/self/status")


def memory(name: str) -> int:
    """VmRSS (now) or VmHWM (the peak since the last reset), in bytes."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) * 1024


def reset_peak() -> None:
    """If this is not permitted, the old peak counts too: the result is then too large, never too small."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


async def longest_pause(pauses: list[float]) -> None:
    """Record how much later than requested the event loop resumes, in seconds."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        pauses.append(time.perf_counter() - before - 0.001)


async def main(link: str, limit: str, root: str, token: str, chat: str, small: str) -> None:
    """Deliver both videos and print the figures of the second."""

    async def moved(_old: int, _new: int) -> None:
        """No chat migrates here."""

    downloader = Downloader(loopback_http=True, size_limit=int(limit))
    prober = Prober()
    async with AiohttpRequest() as request:
        bot = bot_over(request, token, root)
        sender = VideoSender(bot, upload_limit=int(limit), migrated=moved)

        async def deliver(link: str) -> str:
            try:
                async with downloader.fetch(link) as video:
                    facts = await prober.probe(video.path)
                    async with sender.upload_action(int(chat)):
                        sent = await sender.send(Place(int(chat)), video.path, facts, "a cat")
                    return f"{sent.kind} of {video.size} bytes, {facts.width} x {facts.height}"
            except FetchError as error:
                return f"{type(error).__name__}: {error}"

        await deliver(small)
        pauses = [0.0]
        watching = asyncio.create_task(longest_pause(pauses))
        reset_peak()
        before, cpu, began = memory("VmRSS"), time.process_time(), time.perf_counter()
        outcome = await deliver(link)
        figures = {
            "outcome": outcome,
            "growth": memory("VmHWM") - before,
            "cpu": time.process_time() - cpu,
            "seconds": time.perf_counter() - began,
            "pause": max(pauses),
        }
        watching.cancel()
        print(json.dumps(figures))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
