"""The judge of the storm detects every broken promise."""

from dataclasses import replace

import pytest

from bot.texts.words import Words
from tests.chaos.storm_judge import Breach, Evidence, Word, phrases, refusals

DELIVERED = Evidence(posts=1, charged=1, videos=1)
LEFT_ALONE = replace(DELIVERED, videos=0)
SILENT = Evidence(is_bounded=True, answered=False)
OVER_BUDGET = Evidence(over_budget=True, is_bounded=True)


@pytest.mark.parametrize(
    "evidence",
    [
        DELIVERED,
        replace(LEFT_ALONE, words=frozenset({Word.UNKNOWN})),
        replace(LEFT_ALONE, words=frozenset({Word.UNDELIVERED})),
        replace(LEFT_ALONE, words=frozenset({Word.FAILED})),
        Evidence(words=frozenset({Word.REFUSED})),
        OVER_BUDGET,
        SILENT,
    ],
)
def test_a_video_or_a_true_outcome_is_enough(evidence: Evidence) -> None:
    """A user who got the video, or the outcome and what to do, has lost nothing."""
    assert list(evidence.breaches()) == []


@pytest.mark.parametrize(
    ("evidence", "breaches"),
    [
        (LEFT_ALONE, {Breach.LOST, Breach.UNRESOLVED}),
        (replace(LEFT_ALONE, words=frozenset({Word.REFUSED})), {Breach.LOST}),
        (replace(DELIVERED, posts=2), {Breach.DOUBLE_CREATED}),
        (replace(DELIVERED, videos=2), {Breach.DELIVERED_TWICE}),
        (Evidence(), {Breach.UNRESOLVED}),
        (replace(SILENT, ordered=True), {Breach.UNRESOLVED}),
        (replace(SILENT, answered=True), {Breach.UNRESOLVED}),
        (replace(SILENT, is_bounded=False), {Breach.UNRESOLVED}),
        (replace(SILENT, posts=1, charged=1), {Breach.LOST, Breach.UNRESOLVED}),
        (replace(OVER_BUDGET, posts=1), {Breach.SENT_ANYWAY}),
        (replace(OVER_BUDGET, words=frozenset({Word.REFUSED})), {Breach.SENT_ANYWAY}),
        (replace(OVER_BUDGET, is_bounded=False), {Breach.REFUSED_WRONGLY}),
    ],
)
def test_each_broken_promise_is_detected(evidence: Evidence, breaches: set[Breach]) -> None:
    """Each breach is reported by name; "nothing was charged" is wrong for a charged task."""
    assert set(evidence.breaches()) == breaches


def test_phrases_identify_one_kind_of_card() -> None:
    """No phrase that identifies a card occurs on a card of another kind, or on one that is not final."""
    words, found = Words.load(), phrases(Words.load())
    assert len(set(found.values())) == len(Word)
    for state in (*Word, "queued", "submitting", "running", "ready", "delivered"):
        values = {"reason": "because", "why": "It failed.", "id": "one"}
        text = words.plain("en", f"status-{state}", **values) + words.say("en", f"status-{state}", **values)
        assert {word for word, phrase in found.items() if phrase in text} <= {state}


def test_a_refusal_by_a_budget_is_told_apart_from_cards() -> None:
    """With any payer and any period."""
    words = Words.load()
    found = refusals(words)
    for payer, period in (("all", "day"), ("user", "month"), ("chat", "day")):
        text = words.plain("en", "budget-used-up", payer=payer, period=period, until="2026-12-01 00:00 (UTC)")
        assert any(phrase in text for phrase in found)
    text = words.plain("en", "budget-too-little", payer="user", period="day", until="tomorrow", price="0.40 USD")
    assert any(phrase in text for phrase in found)
    values = {"reason": "because", "why": "It failed.", "id": "one"}
    cards = (words.plain("en", f"status-{state}", **values) for state in (*Word, "queued", "running"))
    assert not any(phrase in card for card in cards for phrase in found)
