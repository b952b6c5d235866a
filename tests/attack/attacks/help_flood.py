"""One user sends `/help` without a pause."""

from pathlib import Path

from tests.attack.bystanders import Scene, alongside
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    return await alongside(helps, folder, short=short)


async def helps(at: Scene, short: bool) -> None:
    flooder = at.telegram.person("Flooder")
    for _ in range(100 if short else 1000):
        await at.telegram.send_text(at.telegram.private(flooder), flooder, "/help")
