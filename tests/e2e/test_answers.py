"""Answers of forms that no document has: the paid video arrives all the same, and a task that has ended says why."""

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered, videos
from tests.e2e.bot_process import BotProcess

SETTINGS = {"POLL_INTERVAL": "1"}  # the module's bot follows its tasks


@pytest.mark.parametrize("life", ["odd_key", "new_word"])
async def test_the_video_arrives(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, life: str
) -> None:
    """Its link is under a key, or its status is a word, that nobody has seen."""
    create = await ordered(telegram, video, private, person, f"a kite #{life}")
    message = await arrived(telegram, private)
    assert message.reply_to is not None
    assert create.charged and not video.violations


async def test_a_cancelled_task_says_why(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    create = await ordered(telegram, video, private, person, "a kite #cancelled")
    card = await telegram.wait_for(private, "cancelled by the service: out of machines")
    assert str(create.task_id) in card.words
    assert not videos(telegram, private)


async def test_the_wrapper_of_a_task_at_work_ends_nothing(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Errors around the question pass, and the video comes after them."""
    video.faults.add("query", "task_route_error", times=2, match="a patient kite")
    await ordered(telegram, video, private, person, "a patient kite #odd_key")
    assert (await arrived(telegram, private)).video is not None
