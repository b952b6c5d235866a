"""Seventy creates of one chat hang until CREATE_TIMEOUT; other chats order meanwhile, and wait for their ids."""

import asyncio
from pathlib import Path

from tests.attack.crowd import crowd, shows_id
from tests.attack.figures import Figure

ID_WITHIN = 3.0  # seconds


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with crowd(folder, CREATE_TIMEOUT="60", SUBMIT_LEASE="60") as scene:
        await scene.flood(70, "a dog #hang_after_accept")
        await asyncio.sleep(3 if short else 6)  # until as many hang as may
        figures = await scene.others(5 if short else 20, shows_id, within=6 if short else 60, bound=ID_WITHIN)
        hanging = len(scene.video.matching("a dog"))
    return [*figures, Figure("of the 70 creates, those on the wire", hanging, "creates", 63)]
