"""What stops an order before its create, and for how long it waits where Telegram does not answer."""

from dataclasses import dataclass, field, replace

import pytest

from bot.botapi.standing import MayNotWrite, TelegramSilent
from bot.photos.errors import PhotoDoubtful, PhotoError, PhotoGone, PhotoLinkFailed, PhotoTooBig, PhotoUnavailable
from bot.pipeline.outcomes import MAY_NOT_WRITE, No, Outcome, RetryRules, TryLater, judge_photos
from bot.pipeline.preflight import Preflight
from storage.states import State
from storage.tasks import Task
from tests.unit.test_cards import NOW, row

RULES = RetryRules(unreachable_window=100, busy_window=600, pause=lambda _, asked: 1.0 if asked is None else asked)


@dataclass
class Standing:
    """Telegram, which says what a test lets it say."""

    fails: Exception | None = None
    asked: list[str] = field(default_factory=list)

    async def check_private(self, chat_id: int) -> None:
        self.asked.append("private")
        if self.fails:
            raise self.fails

    async def check_group(self, chat_id: int, thread_id: int | None) -> None:
        self.asked.append("group")
        if self.fails:
            raise self.fails


def order(*, private: bool, **columns: object) -> Task:
    task = row(State.SUBMITTING)
    known = {"tries": 1, "due_at": NOW, "created_at": NOW, "first_try_at": NOW} | columns
    return replace(task, origin=replace(task.origin, private=private), **known)  # type: ignore[arg-type] # columns


@pytest.mark.parametrize(
    ("task", "asked"),
    [
        (order(private=True), []),
        (order(private=True, created_at=NOW - 3600), []),  # a draft that has just been confirmed
        (order(private=True, due_at=NOW - 11), ["private"]),
        (order(private=True, tries=2), ["private"]),
        (order(private=False), ["group"]),
    ],
    ids=["fresh", "draft", "waited", "second try", "group"],
)
async def test_what_is_asked(task: Task, asked: list[str]) -> None:
    """A private order that comes straight from its user costs no call."""
    standing = Standing()
    assert await Preflight(standing, RULES, lambda: NOW).check(task) is None
    assert standing.asked == asked


@pytest.mark.parametrize(
    ("error", "waited", "outcome"),
    [
        (MayNotWrite("bot was kicked"), 0.0, No(MAY_NOT_WRITE, "")),
        (TelegramSilent("nothing", None), 0.0, TryLater("", "", 1.0)),
        (TelegramSilent("nothing", None), 99.5, No("telegram", "")),
        (TelegramSilent("flood", 60.0), 99.5, TryLater("", "", 60.0)),
        (TelegramSilent("flood", 60.0), 550.0, No("telegram", "")),
    ],
)
async def test_what_becomes_of_the_order(error: Exception, waited: float, outcome: Outcome) -> None:
    task = order(private=False, first_try_at=NOW - waited)
    assert await Preflight(Standing(error), RULES, lambda: NOW).check(task) == outcome


@pytest.mark.parametrize(
    ("tries", "asked", "pause"),
    [
        (1, None, 0.5),
        (3, None, 2.5),  # it grows with the tries before this one
        (1, 60.0, 61.0),  # what was asked for, spread
    ],
)
async def test_pauses_are_those_of_the_rules(tries: int, asked: float | None, pause: float) -> None:
    """The last try may be at the very end of the window."""
    rules = RetryRules(100, 100, lambda tries, asked: tries + 0.5 if asked is None else asked + 1)
    standing = Standing(TelegramSilent("flood", asked))
    for waited, outcome in ((100 - pause, TryLater("", "", pause)), (100.1 - pause, No("telegram", ""))):
        task = order(private=False, tries=tries, first_try_at=NOW - waited)
        assert await Preflight(standing, rules, lambda: NOW).check(task) == outcome


@pytest.mark.parametrize(
    ("error", "waited", "outcome"),
    [
        (PhotoGone("x"), 0.0, No("photo-gone", "")),
        (PhotoTooBig("x"), 0.0, No("photo-too-big", "")),
        (PhotoUnavailable("x"), 0.0, No("photos", "")),
        (PhotoDoubtful("x"), 0.0, TryLater("photo-store", "", 1.0)),
        (PhotoDoubtful("x"), 9.5, No("photo-gone", "")),
        (PhotoLinkFailed("x"), 98.0, TryLater("photo-store", "", 1.0)),
        (PhotoLinkFailed("x"), 99.5, No("photo-store", "", detail="x")),
        (PhotoLinkFailed("x", 60.0), 99.5, TryLater("photo-store", "", 60.0)),
        (PhotoLinkFailed("x", 60.0), 550.0, No("photo-store", "", detail="x")),
    ],
)
def test_what_becomes_of_an_order_with_a_photo(error: PhotoError, waited: float, outcome: Outcome) -> None:
    """What can pass is tried again within its window, and what Telegram leaves open only for some seconds."""
    assert judge_photos(error, tries=1, waited=waited, rules=RULES) == outcome
