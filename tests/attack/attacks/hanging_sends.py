"""Telegram takes the videos of one chat and never answers; other chats order meanwhile, and wait for their videos."""

import asyncio
from pathlib import Path

from tests.attack.crowd import crowd, is_video
from tests.attack.figures import Figure

VIDEO_WITHIN = 15.0  # seconds


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with crowd(folder) as scene:
        scene.telegram.faults.add("sendVideo", "hang", times=None, chat_id=scene.flooder.id)
        await scene.flood(8, "a dog")
        await asyncio.sleep(2 if short else 5)  # until they hang
        return await scene.others(3 if short else 10, is_video, within=7 if short else 95, bound=VIDEO_WITHIN)
