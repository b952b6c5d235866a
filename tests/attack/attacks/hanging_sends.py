"""Telegram takes the videos of one chat and never answers; other chats get theirs meanwhile."""

import asyncio
from pathlib import Path

from tests.attack.crowd import crowd, is_video
from tests.attack.figures import Figure

VIDEOS_WITHIN = 15.0  # seconds from the order
OTHERS = 10


async def attack(folder: Path, short: bool) -> list[Figure]:
    others = 3 if short else OTHERS
    async with crowd(folder) as scene:
        scene.telegram.faults.add("sendVideo", "hang", times=None, chat_id=scene.flooder.id)
        await scene.flood(8, "a dog")
        await asyncio.sleep(3)  # until they hang
        waits = await scene.others(others, is_video, within=10 if short else 95)
    return [Figure(f"{others} other chats have their videos after", max(waits), "s", VIDEOS_WITHIN)]
