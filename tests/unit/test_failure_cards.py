"""A failure: the reason in the user's language, the provider's words, and buttons that may help."""

from typing import Any

import pytest

from bot.cards.status import StatusCards
from bot.catalogue import load_catalogue
from bot.texts.words import Words
from bot.videoapi.failure_kinds import ABOUT_WORDS, FailureKind, failure_kind
from storage.states import State
from tests.unit.test_cards import LANGUAGES, PROVIDER_ID, actions, check, in_language, labels, made, row, shown
from tests.unit.videoapi.test_failure_kinds import SAID

CARDS = StatusCards(Words.load(), load_catalogue(None))
SAYING = [(kind, words) for kind, said in SAID.items() for words in said if words]
RETRY = [["redo", "change"], ["model"], ["model"]]


@pytest.mark.parametrize(("kind", "words"), SAYING)
@pytest.mark.parametrize("refused", [False, True])
def test_the_reason_and_the_words(kind: FailureKind | None, words: str, *, refused: bool) -> None:
    """A sentence of our own comes first; the words stay visible, and so does whether it was charged."""
    task = row(State.REFUSED, reason_key="said", reason=words) if refused else made(State.FAILED, reason=words)
    text = shown(CARDS.card(task, 0))
    assert f"“{words}”" in text
    assert ("Nothing was charged." in text) is refused
    assert ("decides about refunds" in text and PROVIDER_ID in text) is not refused
    assert ("couldn’t make this video" in text) == (kind is None and not refused)
    assert ("declined it" in text) is refused
    head = text.partition("“")[0].strip()
    assert len(head) > 15 and words not in head
    assert ("\n" in head) == (refused and kind not in {None, FailureKind.LOST})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FailureKind)
def test_in_every_language(kind: FailureKind, language: str) -> None:
    task = made(State.FAILED, reason=SAID[kind][0])
    card = CARDS.card(in_language(task, language), 1)
    check(card)
    assert SAID[kind][0] in shown(card)
    if language not in {"en", ""}:
        assert not set(shown(card).splitlines()) & {shown(CARDS.card(task, 1)).splitlines()[0]}


@pytest.mark.parametrize(("words", "pictures", "rows"), [
    ("This content may violate our guardrails", 0, [["change"]]),
    ("This content may violate our guardrails", 2, [["change"]]),
    ("图片违规", 1, [["photo"], ["change"]]),
    ("图片违规", 0, [["change"]]),
    ("The image shows a real person", 1, [["photo"], ["change"]]),
    ("face detected", 1, [["photo"], ["change"]]),
    ("face detected", 0, [["change"]]),
    ("copyright", 0, [["change"]]),
    ("prompt is too long", 0, [["change"]]),
    ("failed to download image: 404", 1, [["photo"], ["change"]]),
    ("failed to download image: 404", 0, RETRY),
    ("the picture is odd", 1, [["photo"], *RETRY]),
    ("当前分组上游负载已饱和，请稍后再试", 0, RETRY),
    ("timeout", 1, RETRY),
    ("INTERNAL_ERROR", 0, RETRY),
    ("no reason that anybody knows", 0, RETRY),
    ("model_not_found", 0, [["model"], ["model"], ["model"], ["redo", "change"]]),
])  # fmt: skip
@pytest.mark.parametrize("refused", [False, True])
def test_buttons_that_fit(words: str, pictures: int, rows: list[list[str]], *, refused: bool) -> None:
    """What will be refused again has no button that sends the same again."""
    columns: dict[str, Any] = {"reason_key": "said" if refused else "failed", "reason": words}
    card = CARDS.card((row if refused else made)(State.REFUSED if refused else State.FAILED, **columns), pictures)
    assert actions(card) == rows
    if failure_kind(words) in ABOUT_WORDS:
        assert labels(card)[-1] == ["✏️ Other words"]


@pytest.mark.parametrize("reason", ["photo-gone", "photo-too-big", "picture-link"])
def test_a_photo_that_is_needed_can_be_sent(reason: str) -> None:
    card = CARDS.card(row(State.REFUSED, reason_key=reason, reason="HTTP 404"), 1)
    assert labels(card) == [["🖼 Another photo"]]
