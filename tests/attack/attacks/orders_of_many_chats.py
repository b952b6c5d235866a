"""Three hundred users whom nobody has approved order once: the admins are asked about each, at one message a second."""

from pathlib import Path

from tests.attack.bystanders import Scene, alongside
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    return await alongside(orders, folder, short=short, ACCESS="approval")


async def orders(at: Scene, short: bool) -> None:
    for number in range(60 if short else 300):
        person = at.telegram.person(f"User {number}")
        await at.telegram.send_text(at.telegram.private(person), person, "/video a cat on the moon")
