"""500 clients send a request a second that is no HTTP; others order."""

import asyncio
from pathlib import Path

from tests.attack.attacked import attacked, orders_under
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with attacked(folder) as scene:
        return await orders_under(scene, 500, _say_nonsense, seconds=3 if short else 30)


async def _say_nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"GET / HTTP/0.9x\r\n\r\n")
    await reader.read()
