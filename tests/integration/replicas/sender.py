"""A sending process: `sender.py URL MESSAGES CHAT…` prints when each message was sent, by this machine's clock."""

import asyncio
import sys
import time
from typing import Any

from bot.botapi.pacing import SendPacing
from bot.botapi.shared_limits import SharedSlots
from storage.database import Database
from storage.pacing import SendSlots


def say(what: object) -> None:
    print(what, flush=True)  # noqa: T201 - what the test reads


async def main(url: str, messages: int, chats: list[str]) -> None:
    async with Database.opened(url) as database:
        pacing = SendPacing()
        pacing.share(SharedSlots(SendSlots(database, 7)))
        say("ready")
        await asyncio.to_thread(sys.stdin.readline)

        async def send(chat: str) -> Any:
            async def call() -> bool:
                say(time.time())
                return True

            return await pacing.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, None)

        await asyncio.gather(*(send(chat) for chat in chats for _ in range(messages)))


asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
