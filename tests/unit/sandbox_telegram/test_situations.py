"""Faults in plain words: /control/situations of the sandbox."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.situations import Situations
from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn


class Sandbox:
    def __init__(self, telegram: TelegramStandIn, video: VideoStandIn, session: aiohttp.ClientSession) -> None:
        self.telegram = telegram
        self.video = video
        self.session = session

    async def choose(self, service: str, situation: str, **headers: str) -> tuple[int, Any]:
        wanted = {"service": service, "situation": situation}
        async with self.session.post("control/situations", json=wanted, headers=headers) as response:
            return response.status, await response.json()

    async def says(self, method: str) -> int:
        """The status of a call of the bot."""
        params = {"chat_id": 1, "text": "hi"}
        async with self.session.post(f"/bot{self.telegram.token}/{method}", json=params) as response:
            return response.status

    def faults(self) -> list[tuple[str, str]]:
        return [(fault["endpoint"], fault["kind"]) for fault in self.video.faults.listed()]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    telegram, video = TelegramStandIn(), VideoStandIn()
    await telegram.start(routes=Situations(telegram, video).routes())
    async with aiohttp.ClientSession(f"{telegram.url}/") as session:
        yield Sandbox(telegram, video, session)
    await telegram.close()
    await video.close()


async def test_both_services_work_at_first(sandbox: Sandbox) -> None:
    """Every choice has words for people; that a service works needs no explanation."""
    async with sandbox.session.get("control/situations") as response:
        services = (await response.json())["situations"]
    assert [(one["service"], one["chosen"]) for one in services] == [("video", "fine"), ("telegram", "fine")]
    choices = [choice for one in services for choice in one["choices"]]
    assert {choice["name"] for choice in choices} == {"fine", "down", "slow", "saturated", "limited"}
    assert all(choice["label"] and (choice["about"] or choice["name"] == "fine") for choice in choices)


async def test_one_takes_the_place_of_another(sandbox: Sandbox) -> None:
    """Faults that somebody else added are kept."""
    sandbox.video.faults.add("create", "error_500_json", times=None)
    own = [("create", "error_500_json")]
    await sandbox.choose("video", "down")
    everywhere = {("create", "gateway_502_html"), ("query", "gateway_502_html"), ("content", "gateway_502_html")}
    assert everywhere < set(sandbox.faults())
    status, shown = await sandbox.choose("video", "saturated")
    assert (status, shown["situations"][0]["chosen"]) == (200, "saturated")
    assert sandbox.faults() == [*own, ("create", "saturated_429")]
    await sandbox.choose("video", "fine")
    assert sandbox.faults() == own


async def test_telegram_limits_what_the_bot_sends(sandbox: Sandbox) -> None:
    """Updates and answers to presses go through; the page gets an event."""
    await sandbox.choose("telegram", "limited")
    assert [await sandbox.says(method) for method in ("sendMessage", "editMessageText", "getMe")] == [429, 429, 200]
    assert [await sandbox.says("sendMessage") for _ in range(3)] == [429, 429, 429]
    event = sandbox.telegram.feed.since(0)[-1].body
    assert (event["type"], event["situations"][1]["chosen"]) == ("situations", "limited")
    await sandbox.choose("telegram", "fine")
    assert await sandbox.says("sendMessage") == 400  # there is no such chat


@pytest.mark.parametrize(("service", "situation"), [("video", "limited"), ("telegram", "down"), ("weather", "fine")])
async def test_an_unknown_situation_changes_nothing(sandbox: Sandbox, service: str, situation: str) -> None:
    """It is answered 400 with a sentence."""
    await sandbox.choose("video", "slow")
    before = sandbox.faults()
    status, answer = await sandbox.choose(service, situation)
    assert status == 400 and answer["error"]
    assert sandbox.faults() == before and before


async def test_other_web_pages_are_refused(sandbox: Sandbox) -> None:
    """As for the rest of the control interface."""
    assert (await sandbox.choose("video", "down", Origin="https://example.com"))[0] == 403
    assert sandbox.faults() == []
