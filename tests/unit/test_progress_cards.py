"""The card of a running task: what the provider reports, or an estimate that moves with time, and when it was last heard."""

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.cards.progress import BEGIN, MOST, SAME_FOR, SILENT_FOR, share_done
from bot.cards.status import StatusCards
from bot.catalogue import load_catalogue
from bot.texts.words import Words
from storage.model import Task
from storage.states import State
from tests.unit.pipeline.world import Clock
from tests.unit.test_cards import LANGUAGES, in_language, made, shown

START = 1000.0
USUAL = 240.0


class World:
    """Cards at a time that the test sets, in seconds since the provider took the task; `usual` as it is learned."""

    def __init__(self) -> None:
        self.clock, self.usual = Clock(START), USUAL
        self.cards = StatusCards(Words.load(), load_catalogue(None), lambda _: self.usual, self.clock)

    def text(self, at: float, **columns: Any) -> str:
        self.clock.now = START + at
        return shown(self.cards.card(running(at, **columns), 0))

    def estimate(self, at: float, **columns: Any) -> int | None:
        self.clock.now = START + at
        return self.cards.estimate(running(at, **columns))


def running(at: float, **columns: Any) -> Task:
    """Polled a moment ago, with an answer."""
    polled: dict[str, Any] = {
        "accepted_at": START,
        "heard_at": START + at,
        "updated_at": START + at,
        "due_at": START + at + 15,
    }
    return made(State.RUNNING, **polled | columns)


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize(("at", "line"), [
    (20, "░░░░░░░░░░ ≈ 7% (estimate) · 20 s so far, usually 4 min"),
    (120, "▓▓▓▓░░░░░░ ≈ 45% (estimate) · 2 min so far, usually 4 min"),
    (240, "▓▓▓▓▓▓▓▓▓░ ≈ 90% (estimate) · 4 min so far, usually 4 min"),
    (6000, "▓▓▓▓▓▓▓▓▓░ ≈ 99% (estimate) · 100 min so far, usually 4 min"),
])  # fmt: skip
def test_a_silent_provider(world: World, at: float, line: str) -> None:
    assert line in world.text(at)


def test_an_estimate_grows_with_time_and_is_never_complete(world: World) -> None:
    found = [world.estimate(at) for at in range(int(BEGIN), 4000, 5)]
    numbers = [number for number in found if number is not None]
    assert numbers == sorted(numbers) and len(numbers) == len(found) and numbers[-1] < 100
    assert share_done(10**9) < 1 and share_done(-5) == 0


def test_an_estimate_never_falls(world: World) -> None:
    """Although the usual time that is learned changes, or the clock jumps back."""
    before = world.estimate(120)
    world.usual = 2400.0
    assert world.estimate(130) == 4
    assert world.estimate(130, shown_estimate=before) == before
    assert world.estimate(BEGIN, shown_estimate=before) == before
    world.usual = 0.0
    assert world.estimate(130, shown_estimate=before) == MOST


@pytest.mark.parametrize("columns", [
    {"progress": 0}, {"progress": 37}, {"lateness": "unresolved"}, {"dead_links": 1}, {"muted": True},
], ids=str)  # fmt: skip
def test_nothing_is_estimated_where_something_is_known(world: World, columns: dict[str, Any]) -> None:
    assert world.estimate(120, **columns) is None
    assert "estimate" not in world.text(120, **columns)


def test_what_the_provider_reports_is_shown_as_it_is(world: World) -> None:
    """Also if more was estimated."""
    text = world.text(200, progress=12, progressed_at=START + 199, shown_estimate=70)
    assert "▓░░░░░░░░░ 12% · 3 min so far, usually 4 min" in text and re.findall(r"\d+%", text) == ["12%"]


@pytest.mark.parametrize(("same_for", "at", "says"), [
    (SAME_FOR - 1, 120, ""),
    (SAME_FOR, 120, "No change for 1 min. Going by the usual time, about 2 min to go."),
    (150, 200, "No change for 2 min. Going by the usual time, about 40 s to go."),
    (200, 300, "No change for 3 min."),
])  # fmt: skip
def test_progress_that_stays_the_same(world: World, same_for: float, at: float, says: str) -> None:
    text = world.text(at, progress=37, progressed_at=START + at - same_for)
    assert "37%" in text and says in text and ("No change" in text) == bool(says)
    assert "to go" in says or "to go" not in text


@pytest.mark.parametrize(("columns", "says"), [
    ({}, ""),
    ({"heard_at": START + 300 - SILENT_FOR + 1}, ""),
    ({"heard_at": START + 180}, "Last heard from the video service 2 min ago."),  # polled since, without an answer
    ({"heard_at": START + 180, "updated_at": START + 180, "due_at": START + 195}, "2 min ago."),  # not polled in time
    ({"heard_at": START + 180, "updated_at": START + 180, "due_at": START + 780}, ""),  # the next poll is planned for later
    ({"heard_at": None}, "5 min ago."),  # nothing since the create
])  # fmt: skip
@pytest.mark.parametrize("lateness", [None, "late", "unresolved"])
def test_when_the_provider_was_last_heard(
    world: World, columns: dict[str, Any], says: str, lateness: str | None
) -> None:
    text = world.text(300, lateness=lateness, **columns)
    assert says in text and ("Last heard" in text) == bool(says)


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language(world: World, language: str) -> None:
    """All of these lines can be sent, and are not in English."""
    world.clock.now = START + 300
    for columns in ({"heard_at": START}, {"progress": 5, "progressed_at": START}):
        task = in_language(running(300, **columns), language)
        text = shown(world.cards.card(task, 0))
        english = shown(world.cards.card(in_language(task, "en"), 0))
        assert language in {"en", ""} or text != english
        assert not {"None", "{"} & set(text)
    assert world.cards.known(replace(running(300), progress=3), language)
