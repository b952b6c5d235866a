"""The main job: a text or a photo becomes one create, and the chat gets the task's id."""

import aiohttp

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import BotProcess


async def test_a_text_becomes_a_task(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """`/video a cat on the moon` is one create with all seven documented fields; the reply has the id."""
    asked = await telegram.send_text(private, person, "/video a cat on the moon")
    [create] = await video.wait_for_creates(1, match="a cat on the moon")
    assert create.body == {
        "images": [], "model": "sora-2", "orientation": "portrait", "prompt": "a cat on the moon", "size": "small",
        "duration": 10, "watermark": True,
    }  # fmt: skip
    answer = await telegram.wait_for(private, str(create.task_id))
    assert answer.reply_to is not None and answer.reply_to.id == asked.id
    assert "Sora 2 · portrait · small · 10 s" in str(answer.text)


async def test_a_photo_with_a_caption_becomes_a_task(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The create has a public link to the photo, which does not contain the token."""
    await telegram.send_photo(private, person, "make the photo dance")
    [create] = await video.wait_for_creates(1, match="make the photo dance")
    [link] = create.body["images"]
    assert link.startswith(f"{bot.url}/photos/") and telegram.token not in link
    async with aiohttp.ClientSession() as session, session.get(link) as answer:
        assert (answer.status, answer.content_type) == (200, "image/jpeg")
        assert len(await answer.read()) == (answer.content_length or -1)
    await telegram.wait_for(private, str(create.task_id))
