"""One user sends texts without a pause: each could become an offer with *Create*."""

from pathlib import Path

from tests.attack.bystanders import Scene, alongside
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    return await alongside(texts, folder, short=short)


async def texts(at: Scene, short: bool) -> None:
    flooder = at.telegram.person("Flooder")
    for number in range(100 if short else 1000):
        await at.telegram.send_text(at.telegram.private(flooder), flooder, f"a cat on moon {number}")
