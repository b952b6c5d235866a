"""Texts from right to left: what has a direction of its own is isolated, and what is copied has no marks."""

from typing import Any

import pytest

from bot.texts.bidi import CLOSING, MARKS, OPENING, RIGHT_TO_LEFT, isolate, without_marks
from bot.texts.words import Html, Words
from tests.messages.values import both
from tests.unit.texts.direction import exposed, marked
from tests.unit.texts.ftl import LANGUAGES, samples, texts

LANGUAGES_SO_WRITTEN = sorted(RIGHT_TO_LEFT & set(LANGUAGES))


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


def test_there_are_such_languages() -> None:
    """Otherwise the tests below could not fail."""
    assert LANGUAGES_SO_WRITTEN == ["ar", "fa"]
    assert exposed("استخدم /video هنا") and exposed("من -5 إلى 7") and marked("<code>\u206877\u2069</code>")


@pytest.mark.parametrize("language", LANGUAGES_SO_WRITTEN)
def test_every_text(words: Words, language: str) -> None:
    """With realistic values, every text of the language keeps its order, and has no marks in what is copied."""
    for key, text in texts(language).items():
        for values in (*both(key, text.variables), *samples(key, "sora-2")):
            said = words.say(language, key, **values)
            assert exposed(said) == [], key
            assert marked(said) == [], key
            assert said.count(OPENING) == said.count(CLOSING), key
            assert "\ufdd0" not in said and "\ufdd1" not in said, key


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name not in RIGHT_TO_LEFT])
def test_other_languages_have_no_marks(words: Words, language: str) -> None:
    """Where everything is written from left to right, nothing is isolated."""
    for key, text in texts(language).items():
        for values in both(key, text.variables):
            assert not MARKS.search(words.say(language, key, **values)), key


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("أرسل /tasks الآن", "أرسل [/tasks] الآن"),
        ("جرّب --model sora-2.", "جرّب [--model sora-2]."),
        ("في 2026-11-30 10:00 (UTC)", "في [2026-11-30 10:00 (UTC)]"),
        ("بقي 0.40 USD، وانتهى", "بقي [0.40 USD]، وانتهى"),
        ("صورة 5 من 10", "صورة 5 من 10"),
        ("مدة 1.5 ث", "مدة 1.5 ث"),
        ("تم 37% منه", "تم [37%] منه"),
        ("من -5", "من [-5]"),
        ("Sora 2 · أفقي · 10 ث", "[Sora 2] · أفقي · 10 ث"),
        ("<b>Sora 2</b> جاهز", "<b>[Sora 2]</b> جاهز"),
        ("المهمة <code>-100</code>", "المهمة [<code>-100</code>]"),
        ("A &amp; B &lt;3 هنا", "[A &amp; B &lt;3] هنا"),
        ("<blockquote>/video قطة</blockquote>", "<blockquote>/video قطة</blockquote>"),
        ("<pre>--size small</pre>", "<pre>--size small</pre>"),
        ('<a href="https://e.com/x">هنا</a>', '<a href="https://e.com/x">هنا</a>'),
        ("مرحبا @my_bot!", "مرحبا [@my_bot]!"),
        ("Привет и 你好 في", "[Привет и 你好] في"),
    ],
)
def test_what_is_isolated(text: str, shown: str) -> None:
    """Each run with its signs; numbers that keep their order stay as they are. Nothing is isolated twice."""
    said = isolate(text)
    assert said.replace(OPENING, "[").replace(CLOSING, "]") == shown
    assert isolate(said) == said
    assert without_marks(said) == text


def say(words: Words, key: str, **values: Any) -> str:
    return words.say("fa", key, **values).replace(OPENING, "[").replace(CLOSING, "]")


def test_values(words: Words) -> None:
    """A value is isolated as a whole, a person's own words are verbatim, and a word that selects a form selects it."""
    line = say(words, "tasks-line", number=3, state=Html("✅"), word="آماده", prompt="a cat!", when="14:05")
    assert "[a cat!]" in line and "[14:05]" not in line and "آماده" in line
    assert say(words, "quoted", prompt="a \u200e!") == "<blockquote>a \u200e!</blockquote>"
    assert say(words, "budget-none", payer="chat").startswith("این گفتگو")
    assert say(words, "reason-words", reason="one,\ntwo") == "«[one,]\n[two]»"
    assert words.plain("fa", "button-create-for", price="0.40 USD").endswith(f"{OPENING}0.40 USD{CLOSING}")


def test_values_from_right_to_left_in_other_languages(words: Words) -> None:
    """An Arabic name keeps what follows it in place; nothing is added where it is copied, nor to other values."""
    said = words.say("en", "access-decided-approved", name="علي", chat="77")
    assert said == f"✅ Approved: {OPENING}علي{CLOSING} (<code>77</code>)"
    assert words.say("en", "quoted", prompt="قطة") == "<blockquote>قطة</blockquote>"
    assert words.say("en", "option-misspelt-name", value="قطة", near="قطة", example="--قطة").count(OPENING) == 0
    assert (
        words.value("de", "علي & Co") == f"{OPENING}علي &amp; Co{CLOSING}" and words.value("de", "A & B") == "A &amp; B"
    )
    assert not MARKS.search(words.say("en", "access-decided-approved", name="Ann", chat="77"))


def test_a_long_run_of_signs_takes_no_time() -> None:
    """Values of users may be long runs of anything."""
    for sign in ("-", "(", "a-", "(a", "\u2068", "&", "a ("):
        isolate(sign * 4000)
