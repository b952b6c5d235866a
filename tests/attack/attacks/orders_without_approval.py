"""A user whom nobody has approved orders without a pause: each order is kept until the approval in place of the last."""

from pathlib import Path

from tests.attack.bystanders import Scene, alongside
from tests.attack.figures import Figure


async def attack(folder: Path, short: bool) -> list[Figure]:
    return await alongside(orders, folder, short=short, ACCESS="approval")


async def orders(at: Scene, short: bool) -> None:
    stranger = at.telegram.person("Stranger")
    for number in range(100 if short else 1000):
        await at.telegram.send_text(at.telegram.private(stranger), stranger, f"/video a cat on moon {number}")
