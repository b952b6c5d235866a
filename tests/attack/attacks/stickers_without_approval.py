"""A user whom nobody has approved sends stickers without a pause."""

from pathlib import Path

from tests.attack.bystanders import Scene, alongside
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    return await alongside(stickers, folder, short=short, ACCESS="approval")


async def stickers(at: Scene, short: bool) -> None:
    stranger = at.telegram.person("Stranger")
    for _ in range(100 if short else 1000):
        await at.telegram.send_sticker(at.telegram.private(stranger), stranger)
