"""Eight videos of one chat come a byte a second; other chats order meanwhile, and wait for their videos."""

import asyncio
from pathlib import Path

from tests.attack.crowd import crowd, is_video
from tests.attack.figures import Figure

VIDEO_WITHIN = 15.0  # seconds


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with crowd(folder) as scene:
        await scene.flood(8, "a dog #trickles")
        await asyncio.sleep(2 if short else 5)  # until their downloads have begun
        return await scene.others(3 if short else 10, is_video, within=7 if short else 95, bound=VIDEO_WITHIN)
