"""Three hundred users send five stickers each, within a moment."""

from pathlib import Path

from tests.attack.bystanders import Scene, alongside
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    return await alongside(stickers, folder, short=short)


async def stickers(at: Scene, short: bool) -> None:
    people = [at.telegram.person(f"Sender {number}") for number in range(60 if short else 300)]
    for _ in range(5):
        for person in people:
            await at.telegram.send_sticker(at.telegram.private(person), person)
