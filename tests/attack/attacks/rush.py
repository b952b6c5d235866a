"""Two thousand chats order at once, within Telegram's limits on sending: how soon the videos come."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.attack.crowd import crowd
from tests.attack.figures import Figure


def made(folder: Path) -> int:
    """How many videos the bot knows to be complete, sent or not."""
    with closing(sqlite3.connect(folder / "bot.db", timeout=30)) as database:
        found = database.execute("SELECT COUNT(*) FROM tasks WHERE state IN ('ready', 'delivering', 'delivered')")
        return int(found.fetchone()[0])


async def attack(folder: Path, short: bool) -> list[Figure]:
    count, seconds, interval = (200, 6.0, "1") if short else (2000, 75.0, "15")
    async with crowd(folder, limits=True, LOG_LEVEL="WARNING", POLL_INTERVAL=interval) as scene:
        people = [scene.telegram.person(f"Person {number}") for number in range(count)]
        await asyncio.gather(*(scene.order(person, "a cat on the moon") for person in people))
        await asyncio.sleep(seconds)
        videos, messages, edits = (
            len(scene.telegram.calls_to(method)) for method in ("sendVideo", "sendMessage", "editMessageText")
        )
        complete = await asyncio.to_thread(made, folder)
    return [
        Figure(f"videos {seconds:.0f} s after {count} prompts", videos, "videos"),
        Figure("complete, and not sent yet", complete - videos, "videos"),
        Figure("new messages meanwhile", messages, "messages"),
        Figure("edits meanwhile", edits, "edits"),
        Figure("edits for each video", edits / max(1, videos), "edits", 10),
    ]
