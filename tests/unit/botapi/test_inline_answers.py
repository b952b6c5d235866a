"""Answers to inline queries against the Telegram stand-in: one refused file hides no other, and nothing is repeated forever."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from telegram.error import RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.botapi.inline_answers import CACHED_FOR, REMEMBERED_FOR, TRIES, InlineAnswers, InlineButton, InlineVideo
from bot.botapi.transport import AiohttpRequest
from sandbox.telegram import Person, TelegramStandIn
from sandbox.telegram.files import FileKind
from sandbox.telegram.records import InlineAnswer
from tests.bots import bot_over
from tests.unit.pipeline.world import Clock

MP4 = Path("sandbox/assets/portrait.mp4")


@dataclass
class Scene:
    telegram: TelegramStandIn
    answers: InlineAnswers
    person: Person
    clock: Clock

    def video(self, number: int, stored: FileKind | None = "video", kind: Any = "video") -> InlineVideo:
        """A result whose file Telegram has as `stored`; None: it does not know the file."""
        file_id = f"BAACwrong{number}"
        if stored:
            file_id = self.telegram.files.add(stored, b"\0\0\0\x18ftypmp42", mime="video/mp4").file_id
        return InlineVideo(
            id=f"task{number}", file_id=file_id, kind=kind, title=f"cat {number}", description="Sora 2",
            caption="<blockquote>a cat</blockquote>", next_offset=f"after {number}",
        )  # fmt: skip

    async def answered(self, *videos: InlineVideo, **how: Any) -> InlineAnswer:
        query = self.telegram.begin_inline_query(self.person, "cat")
        asked = self.telegram.inline_queries[query]
        await self.answers.send(query, videos, **how)
        assert asked.done()
        return asked.result()

    @property
    def calls(self) -> int:
        return len(self.telegram.calls_to("answerInlineQuery"))


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    telegram, request, clock = TelegramStandIn(), AiohttpRequest(), Clock()
    await telegram.start()
    await request.initialize()
    bot: ExtBot[None] = bot_over(request, telegram.token, telegram.url)
    yield Scene(telegram, InlineAnswers(bot, clock), telegram.person("Ada"), clock)
    await request.shutdown()
    await telegram.close()


def ids(answer: InlineAnswer) -> list[str]:
    return [result.id for result in answer.results]


async def test_an_answer_is_personal_and_briefly_cached(scene: Scene) -> None:
    answer = await scene.answered(scene.video(1), scene.video(2, "document", "document"), has_more=True)
    assert (ids(answer), answer.next_offset, answer.button) == (["task1", "task2"], "after 2", None)
    assert (answer.is_personal, answer.cache_time) == (True, CACHED_FOR)
    assert [result.media.kind for result in answer.results] == ["video", "document"]
    assert (answer.results[0].title, answer.results[0].description) == ("cat 1", "Sora 2")
    assert (answer.results[0].caption, answer.results[0].entities[0]["type"]) == ("a cat", "blockquote")


async def test_the_last_page_has_no_next_offset(scene: Scene) -> None:
    assert (await scene.answered(scene.video(1))).next_offset == ""


async def test_no_results_and_a_button(scene: Scene) -> None:
    answer = await scene.answered(button=InlineButton("Open the bot", "inline"))
    assert (ids(answer), answer.button) == ([], {"text": "Open the bot", "start_parameter": "inline"})


@pytest.mark.parametrize("bad", [{0}, {7}, {19}, {0, 1}, {3, 11}, {0, 10, 19}])
async def test_what_telegram_does_not_know_is_left_out(scene: Scene, bad: set[int]) -> None:
    """All others are found by following the offsets, and the next query asks for the bad ones no more."""
    videos = [scene.video(number, None if number in bad else "video") for number in range(20)]
    good = [video.id for number, video in enumerate(videos) if number not in bad]
    found, rest = list[str](), videos
    while rest:
        answer = await scene.answered(*rest)
        found += ids(answer)
        after = [video.next_offset for video in videos].index(answer.next_offset) if answer.next_offset else len(videos)
        rest = videos[after + 1 :]
    assert found == good
    before = scene.calls
    assert ids(await scene.answered(*videos)) == good
    assert scene.calls == before + 1


async def test_only_refused_files_are_an_empty_answer_with_the_way_on(scene: Scene) -> None:
    answer = await scene.answered(scene.video(1, None), scene.video(2, None), has_more=True)
    assert (ids(answer), answer.next_offset) == ([], "after 2")


@pytest.mark.parametrize(("stored", "kind"), [("animation", "video"), ("document", "video"), ("video", "document")])
async def test_a_file_of_another_type_is_offered_as_what_it_is(scene: Scene, stored: FileKind, kind: str) -> None:
    """Telegram makes animations of silent videos. The row does not have that."""
    videos = [scene.video(1), scene.video(2, stored, kind)]
    while "task2" not in ids(answer := await scene.answered(*videos)):
        videos = videos[1:]
    assert answer.results[-1].media.kind == stored


async def test_an_animation_costs_no_failed_call(scene: Scene) -> None:
    await scene.answered(scene.video(1), scene.video(2, "animation"))
    assert scene.calls == 1


async def test_a_refusal_is_not_remembered_for_ever(scene: Scene) -> None:
    bad = scene.video(1, None)
    await scene.answered(bad)
    before = scene.calls
    await scene.answered(bad)
    assert scene.calls == before + 1
    scene.clock.now += REMEMBERED_FOR + 1
    await scene.answered(bad)
    assert scene.calls == before + 3


async def test_many_refused_files_end_the_tries(scene: Scene) -> None:
    query = scene.telegram.begin_inline_query(scene.person, "")
    await scene.answers.send(query, [scene.video(number, None) for number in range(20)])
    assert scene.calls <= TRIES


async def test_a_query_that_is_too_old_is_no_error(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    query = scene.telegram.begin_inline_query(scene.person, "cat")
    scene.telegram.expire_inline_queries()
    with caplog.at_level("INFO"):
        await scene.answers.send(query, [scene.video(1), scene.video(2)])
    assert scene.calls == 1
    assert [line for line in caplog.records if line.name.startswith("bot")] == []


@pytest.mark.parametrize(
    ("kind", "error"), [("429", RetryAfter), ("500", TelegramError), ("reset_after", TelegramError)]
)
async def test_other_errors_are_raised_after_one_call(scene: Scene, kind: Any, error: type[Exception]) -> None:
    scene.telegram.faults.add("answerInlineQuery", kind)
    with pytest.raises(error):
        await scene.answered(scene.video(1), scene.video(2))
    assert scene.calls == 1
