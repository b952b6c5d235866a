"""Sends that fail: a video that may have arrived is not sent again, and no secret reaches a chat."""

from typing import Any

import pytest
from telegram.error import BadRequest
from yarl import URL

from bot.botapi.errors import DefinitelyNotSent, PossiblySent
from bot.botapi.messenger import ChatUnreachable
from bot.botapi.videos import SentVideo, VideoSender
from bot.delivery.download import Downloader, Downloaders
from bot.delivery.secret_links import SecretCheck
from storage.states import State
from tests.unit.delivery.hosts import answer, mp4
from tests.unit.pipeline.test_courier import LIMIT, World, answers, world

__all__ = ["world"]


async def moved(_old: int, _new: int) -> None:
    """No chat migrates in these tests."""


class FailingSender(VideoSender):
    """A sender whose sends raise an error chosen by the test."""

    def __init__(self, world: World, error: Exception) -> None:
        super().__init__(world.bot, upload_limit=LIMIT, migrated=moved)
        self._error = error
        self.tries = 0

    async def send(self, *_: Any, **__: Any) -> SentVideo:
        self.tries += 1
        raise self._error


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PossiblySent("its answer was lost"), "send-unclear"), (ChatUnreachable("blocked"), "chat-unreachable")],
    ids=["perhaps sent", "blocked"],
)
async def test_a_send_with_an_unknown_outcome_is_not_repeated(world: World, error: Exception, reason: str) -> None:
    """The link is not sent either: a user decides."""
    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.sender = sender = FailingSender(world, error)
    row = await world.to_the_end()
    assert (row.state, row.reason_key, sender.tries) == (State.UNDELIVERED, reason, 1)
    assert world.messages() == []


async def test_a_send_that_definitely_failed_is_repeated(world: World) -> None:
    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.sender = sender = FailingSender(world, DefinitelyNotSent("no connection"))
    row = await world.once()
    assert (row.state, sender.tries, row.failures) == (State.READY, 1, 1)
    assert (row.due_at or 0.0) > world.now


@pytest.mark.parametrize(
    ("kind", "state", "reason"),
    [("reset_after", State.UNDELIVERED, "send-unclear"), ("403", State.UNDELIVERED, "chat-unreachable")],
)
async def test_a_link_in_place_of_the_video_is_also_sent_once(
    world: World, kind: Any, state: State, reason: str
) -> None:
    """Telegram refuses the video, and the send of the link fails."""
    await world.made(answers(world, "/a", answer(mp4(1000))))
    world.sender = FailingSender(world, BadRequest("wrong file"))
    world.telegram.faults.add("sendMessage", kind, times=1)
    row = await world.to_the_end()
    assert (row.state, row.reason_key) == (state, reason)
    assert len(world.telegram.calls_to("sendMessage")) == 1


async def test_a_link_with_a_secret_is_not_shown_and_is_reported(world: World) -> None:
    """Another host than the video API would get the key."""
    secret = "sk-the-other-secret"
    link = answers(world, f"/{secret}.mp4", answer(mp4(1000)))
    elsewhere = SecretCheck(lambda text: secret in text, URL("https://api.example"))
    downloader = Downloader(loopback_http=True, size_limit=LIMIT, resolver=world.names, secret_check=elsewhere)
    world.parts["downloaders"] = Downloaders({}, downloader)
    await world.made(link)
    row = await world.to_the_end()
    assert (row.state, world.messages()) == (State.UNDELIVERED, [])
    assert world.results_host.requests == []
    assert "owner-secret-in-answer" in [key for key, _ in world.told]
    assert not any(secret in str(values) for _, values in world.told)


async def test_a_link_of_the_video_api_with_its_key_is_fetched_and_reported(world: World) -> None:
    """The video API knows its own key, but the admins should know that it is in links."""
    secret = "sk-the-other-secret"
    link = answers(world, f"/{secret}.mp4", answer(mp4(1000)))
    own = SecretCheck(lambda text: secret in text, URL(world.results_host.url("")))
    downloader = Downloader(loopback_http=True, size_limit=LIMIT, resolver=world.names, secret_check=own)
    world.parts["downloaders"] = Downloaders({}, downloader)
    await world.made(link)
    row = await world.once()
    assert (row.state, row.file_kind) == (State.DELIVERED, "video")
    assert [key for key, _ in world.told] == ["owner-secret-in-answer"]
    assert not any(secret in message.words for message in world.messages())
