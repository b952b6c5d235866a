"""What every test of a video's way into the chat does: order one, wait for it, count it."""

import asyncio
from collections.abc import Callable

from sandbox.telegram import Message, TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from sandbox.video.records import Create


async def until(happened: Callable[[], bool], within: float = 90) -> None:
    """Look until it has happened: nothing in the stand-ins' records can be waited for by itself."""
    async with asyncio.timeout(within):
        while not happened():  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.05)


async def ordered(telegram: TelegramStandIn, video: VideoStandIn, chat: Chat, person: Person, words: str) -> Create:
    await telegram.send_text(chat, person, f"/video {words}")
    [create] = await video.wait_for_creates(1, match=words)
    return create


def is_video(message: Message) -> bool:
    return message.video is not None


async def arrived(telegram: TelegramStandIn, chat: Chat, within: float = 90) -> Message:
    return await telegram.wait_for(chat, is_video, timeout=within)


def videos(telegram: TelegramStandIn, chat: Chat) -> list[Message]:
    return [message for message in telegram.messages(chat, from_bot=True) if message.video]
