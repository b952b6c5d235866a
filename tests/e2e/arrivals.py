"""Shared steps of delivery tests: order a video, wait for it, count the videos of a chat."""

import asyncio
from collections.abc import Callable

from sandbox.telegram import Message, TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from sandbox.video.records import Create


async def until(happened: Callable[[], bool], within: float = 90) -> None:
    """Poll until `happened` returns true; the records of the stand-ins have no events to wait for."""
    async with asyncio.timeout(within):
        while not happened():  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.05)


async def ordered(telegram: TelegramStandIn, video: VideoStandIn, chat: Chat, person: Person, words: str) -> Create:
    """Order a video and return its create."""
    await telegram.send_text(chat, person, f"/video {words}")
    [create] = await video.wait_for_creates(1, match=words)
    return create


def is_video(message: Message) -> bool:
    return message.video is not None


async def arrived(telegram: TelegramStandIn, chat: Chat, within: float = 90) -> Message:
    """Wait for a video in a chat."""
    return await telegram.wait_for(chat, is_video, timeout=within)


def videos(telegram: TelegramStandIn, chat: Chat) -> list[Message]:
    """All videos that the bot has sent to a chat."""
    return [message for message in telegram.messages(chat, from_bot=True) if message.video]
