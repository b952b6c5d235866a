"""Peak memory of a block, measured outside of Python, so that libraries are included."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import psutil

LOOK = 0.005  # seconds between two measurements


@dataclass
class Growth:
    """Bytes above the level at the start."""

    bytes: int = 0


@asynccontextmanager
async def peak_growth() -> AsyncIterator[Growth]:
    process, growth = psutil.Process(), Growth()
    before = process.memory_info().rss

    async def look() -> None:
        while True:
            growth.bytes = max(growth.bytes, process.memory_info().rss - before)
            await asyncio.sleep(LOOK)

    looking = asyncio.create_task(look(), name="memory")
    try:
        yield growth
    finally:
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
