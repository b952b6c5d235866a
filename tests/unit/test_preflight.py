"""The checks before a create, and their retries while Telegram does not answer."""

from dataclasses import dataclass, field, replace

import pytest

from bot.botapi.rights import MayNotWrite, TelegramUnavailable
from bot.photos.errors import PhotoDoubtful, PhotoError, PhotoGone, PhotoLinkFailed, PhotoTooBig, PhotoUnavailable
from bot.pipeline.outcomes import MAY_NOT_WRITE, Outcome, Rejected, RetryLater, RetryRules, classify_photo_error
from bot.pipeline.preflight import Preflight
from storage.model import Task
from storage.states import State
from tests.unit.test_cards import NOW, row

RULES = RetryRules(unreachable_window=100, busy_window=600, pause=lambda _, asked: 1.0 if asked is None else asked)


@dataclass
class Standing:
    """Telegram, with answers that are set by the test."""

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
async def test_when_telegram_is_asked(task: Task, asked: list[str]) -> None:
    """A recent order in a private chat needs no call."""
    standing = Standing()
    assert await Preflight(standing, RULES, lambda: NOW).check(task) is None
    assert standing.asked == asked


@pytest.mark.parametrize(
    ("error", "waited", "outcome"),
    [
        (MayNotWrite("bot was kicked"), 0.0, Rejected(MAY_NOT_WRITE, "")),
        (TelegramUnavailable("nothing", None), 0.0, RetryLater("", "", 1.0)),
        (TelegramUnavailable("nothing", None), 99.5, Rejected("telegram", "")),
        (TelegramUnavailable("flood", 60.0), 99.5, RetryLater("", "", 60.0)),
        (TelegramUnavailable("flood", 60.0), 550.0, Rejected("telegram", "")),
    ],
)
async def test_the_outcome_of_an_order(error: Exception, waited: float, outcome: Outcome) -> None:
    task = order(private=False, first_try_at=NOW - waited)
    assert await Preflight(Standing(error), RULES, lambda: NOW).check(task) == outcome


@pytest.mark.parametrize(
    ("tries", "asked", "pause"),
    [
        (1, None, 0.5),
        (3, None, 2.5),  # it grows with the tries before this one
        (1, 60.0, 61.0),  # the requested pause, with jitter
    ],
)
async def test_pauses_are_those_of_the_rules(tries: int, asked: float | None, pause: float) -> None:
    """The last try may be at the very end of the window."""
    rules = RetryRules(100, 100, lambda tries, asked: tries + 0.5 if asked is None else asked + 1)
    standing = Standing(TelegramUnavailable("flood", asked))
    for waited, outcome in ((100 - pause, RetryLater("", "", pause)), (100.1 - pause, Rejected("telegram", ""))):
        task = order(private=False, tries=tries, first_try_at=NOW - waited)
        assert await Preflight(standing, rules, lambda: NOW).check(task) == outcome


@pytest.mark.parametrize(
    ("error", "waited", "outcome"),
    [
        (PhotoGone("x"), 0.0, Rejected("photo-gone", "")),
        (PhotoTooBig("x"), 0.0, Rejected("photo-too-big", "")),
        (PhotoUnavailable("x"), 0.0, Rejected("photos", "")),
        (PhotoDoubtful("x"), 0.0, RetryLater("photo-store", "", 1.0)),
        (PhotoDoubtful("x"), 9.5, Rejected("photo-gone", "")),
        (PhotoLinkFailed("x"), 98.0, RetryLater("photo-store", "", 1.0)),
        (PhotoLinkFailed("x"), 99.5, Rejected("photo-store", "", detail="x")),
        (PhotoLinkFailed("x", 60.0), 99.5, RetryLater("photo-store", "", 60.0)),
        (PhotoLinkFailed("x", 60.0), 550.0, Rejected("photo-store", "", detail="x")),
    ],
)
def test_the_outcome_of_an_order_with_a_photo(error: PhotoError, waited: float, outcome: Outcome) -> None:
    """Temporary failures are retried within their window, and a photo that may be gone only for some seconds."""
    assert classify_photo_error(error, tries=1, waited=waited, rules=RULES) == outcome
