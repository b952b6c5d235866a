"""Answers of undocumented shapes: the paid video still arrives, and a failed task shows the reason."""

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.arrivals import arrived, ordered, videos
from tests.e2e.bot_process import BotProcess

SETTINGS = {"POLL_INTERVAL": "1"}  # seconds: the module's bot polls its tasks


@pytest.mark.parametrize("life", ["odd_key", "new_word"])
async def test_an_undocumented_answer_leads_to_the_video(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, life: str
) -> None:
    """Its link is under an unknown key, or its status is an unknown word."""
    create = await ordered(telegram, video, private, person, f"a kite #{life}")
    message = await arrived(telegram, private)
    assert message.reply_to is not None
    assert create.charged and not video.violations


async def test_a_cancelled_task_shows_its_reason(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The card of a task that the provider cancelled contains the provider's reason."""
    create = await ordered(telegram, video, private, person, "a kite #cancelled")
    card = await telegram.wait_for(private, "cancelled by the service: out of machines")
    assert str(create.task_id) in card.words
    assert not videos(telegram, private)


async def test_an_error_around_a_running_task_does_not_end_it(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Polling continues after errors about the query, until the video arrives."""
    video.faults.add("query", "task_route_error", times=2, match="a patient kite")
    await ordered(telegram, video, private, person, "a patient kite #odd_key")
    assert (await arrived(telegram, private)).video is not None
