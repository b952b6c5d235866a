"""Eight videos of one chat come a byte a second; other chats get theirs meanwhile."""

import asyncio
from pathlib import Path

from tests.attack.crowd import crowd, is_video
from tests.attack.figures import Figure

VIDEOS_WITHIN = 15.0  # seconds from the order
OTHERS = 10


async def attack(folder: Path, short: bool) -> list[Figure]:
    others = 3 if short else OTHERS
    async with crowd(folder) as scene:
        await scene.flood(8, "a dog #trickles")
        await asyncio.sleep(3)  # until their downloads have begun
        waits = await scene.others(others, is_video, within=10 if short else 95)
    return [
        Figure(f"{others} other chats have their videos after", max(waits), "s", VIDEOS_WITHIN),
        Figure("of them, without a video", sum(wait >= 10 for wait in waits) if short else sum(wait >= 95 for wait in waits),
               "chats", 0),
    ]  # fmt: skip
