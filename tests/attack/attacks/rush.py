"""Two thousand chats order at once, within Telegram's limits on sending: how soon the videos come."""

import asyncio
from pathlib import Path

from tests.attack.crowd import Crowd, crowd
from tests.attack.figures import Figure


def videos(scene: Crowd) -> int:
    return len(scene.telegram.calls_to("sendVideo"))


async def attack(folder: Path, short: bool) -> list[Figure]:
    count, seconds = (200, 6.0) if short else (2000, 75.0)
    async with crowd(folder, limits=True, LOG_LEVEL="WARNING") as scene:
        people = [scene.telegram.person(f"Person {number}") for number in range(count)]
        await asyncio.gather(*(scene.order(person, "a cat on the moon") for person in people))
        await asyncio.sleep(seconds)
        delivered = videos(scene)
        edits = len(scene.telegram.calls_to("editMessageText"))
        messages = len(scene.telegram.calls_to("sendMessage"))
    return [
        Figure(f"videos {seconds:.0f} s after {count} prompts", delivered, "videos"),
        Figure("their new messages", messages, "messages"),
        Figure("their edits", edits, "edits"),
        Figure("edits for each video", edits / max(1, delivered), "edits", 10),
    ]
