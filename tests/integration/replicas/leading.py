"""A process that leads: `leading.py URL` says `standing by`, `leading` and `lost` as it comes."""

import asyncio
import sys

from storage.engines.postgresql.leader import Leader


def say(what: str) -> None:
    print(what, flush=True)  # noqa: T201 - what the test reads


async def main(url: str) -> None:
    while True:
        async with Leader(url, "testing").turn(lambda: say("standing by")) as lost:
            say("leading")
            await lost.wait()
            say("lost")


asyncio.run(main(sys.argv[1]))
