"""Seventy creates of one chat hang until CREATE_TIMEOUT; other chats order meanwhile."""

from pathlib import Path

from tests.attack.crowd import crowd, shows_id
from tests.attack.figures import Figure

ID_WITHIN = 3.0  # seconds
OTHERS = 10


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with crowd(folder, CREATE_TIMEOUT="60") as scene:
        await scene.flood(70, "a dog #hang_after_accept")
        await scene.video.wait_for_creates(20)
        waits = await scene.others(OTHERS, shows_id, within=8 if short else 90)
    return [
        Figure("ten other chats have their ids after", max(waits), "s", ID_WITHIN),
        Figure("creates of the one chat on the wire", len(scene.video.matching("a dog")), "creates", 63),
    ]
