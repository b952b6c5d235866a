"""200 clients fetch photo links and read one KiB a second; the provider fetches the same links and others."""

import asyncio
import time
from itertools import count
from pathlib import Path

import aiohttp

from bot.photos.links import PhotoLinkSigner
from bot.settings.secret_values import PHOTO_LINKS_KEY, derive_key
from tests.attack.attacked import LOG, MIB, Attacked, Client, attacked, crowd
from tests.attack.figures import Figure

PHOTOS = 3
READERS = 200
FETCHED_WITHIN = 10.0  # seconds


async def attack(folder: Path, short: bool) -> list[Figure]:
    async with attacked(folder, descriptors=1024) as scene:
        links = [await _link(scene) for _ in range(PHOTOS)]
        waits, failed = [], 0
        scene.begin()
        for spread in (1,) if short else (1, PHOTOS - 1):  # all readers at one link, then at two
            async with crowd(scene.bot, READERS, _slow_reader(links[:spread])):
                await asyncio.sleep(2)
                for link in (links[0], links[-1]):
                    began = time.monotonic()
                    failed += not await _fetch(link)
                    waits.append(time.monotonic() - began)
                order = await scene.order()
        return [
            Figure("a photo is fetched next to slow readers within", max(waits), "s", FETCHED_WITHIN),
            Figure("fetches of the provider that failed", failed, "of them", 0),
            Figure("an order has its id after", order, "s", 2.0),
            Figure("log", scene.logged / 1024, "KiB", LOG),
        ]


async def _link(scene: Attacked) -> str:
    telegram = scene.telegram
    person = telegram.person("Sender")
    sent = await telegram.send_document(
        telegram.private(person), person, b"\x89PNG\r\n\x1a\n" + bytes(18 * MIB), "a.png", "image/png"
    )
    assert sent.media is not None
    links = PhotoLinkSigner(derive_key(telegram.token, PHOTO_LINKS_KEY), scene.bot.url, 600)
    return links.link(sent.media.file.file_id, "image/png")


def _slow_reader(links: list[str]) -> Client:
    numbers = count()

    async def read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = links[next(numbers) % len(links)].partition("/photos/")[2]
        writer.write(f"GET /photos/{path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        while await reader.read(1024):  # noqa: ASYNC110 - that is what makes it slow
            await asyncio.sleep(1)

    return read


async def _fetch(link: str) -> bool:
    """As the provider does: once."""
    try:
        async with aiohttp.ClientSession() as http, http.get(link) as answer:
            return answer.status == 200 and len(await answer.read()) > 18 * MIB
    except aiohttp.ClientError:
        return False
