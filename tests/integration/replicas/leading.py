"""A leader process: `leading.py URL` prints `standing by`, `leading` and `lost` as they happen."""

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
