"""1,100 clients connect to a bot that may open 1,024 descriptors, and say nothing; others order."""

import asyncio
from pathlib import Path

from tests.attack.attacked import attacked, orders_under
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with attacked(folder, descriptors=1024) as scene:
        return await orders_under(scene, 1100, _say_nothing, seconds=3 if short else 45)


async def _say_nothing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()
