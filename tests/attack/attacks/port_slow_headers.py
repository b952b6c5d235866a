"""1,100 clients send a request's header byte by byte, or a body that does not end; others order."""

import asyncio
from itertools import count
from pathlib import Path

from tests.attack.attacked import attacked, orders_under
from tests.attack.figures import Figure

NUMBERS = count()


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with attacked(folder, descriptors=1024) as scene:
        return await orders_under(scene, 1100, _drip, seconds=3 if short else 45)


async def _drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    if next(NUMBERS) % 4:
        writer.write(b"GET /healthz HTTP/1.1\r\nA: ")
    else:
        writer.write(b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.5)
