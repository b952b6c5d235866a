"""How a key becomes a text: language, plural form, escaping."""

from pathlib import Path

import pytest
from fluent.runtime.errors import FluentReferenceError

from bot.texts.words import LONGEST_ANSWER, Html, Words


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("en", "en"),
        ("en-GB", "en"),
        ("zh-hans", "zh"),
        ("zh-hant", "zh"),
        ("ZH", "zh"),
        ("pt-br", "pt"),
        ("sr", "en"),
        ("x-klingon", "en"),
    ],
)
def test_the_language_of_a_tag(words: Words, asked: str | None, language: str) -> None:
    """A tag selects its own file, else that of its first part, else English; upper and lower case are equal."""
    assert words.language(asked) == language


def test_an_exact_tag_wins(tmp_path: Path) -> None:
    """A file for the whole tag takes precedence over one for its first part."""
    for name in ("en", "pt", "pt-br"):
        (tmp_path / f"{name}.ftl").write_text(f"hello = {name} says hello\n")
    assert Words.load(tmp_path).say("pt-BR", "hello") == "pt-br says hello"


def test_a_missing_text_is_taken_from_english(tmp_path: Path) -> None:
    """A key that a language lacks is taken from English."""
    (tmp_path / "en.ftl").write_text("hello = Hello\n")
    (tmp_path / "de.ftl").write_text("bye = Tschüss\n")
    assert Words.load(tmp_path).say("de", "hello") == "Hello"


def test_unknown_keys_and_missing_values_are_bugs(words: Words) -> None:
    """Both raise."""
    with pytest.raises(LookupError):
        words.say("en", "no-such-key")
    with pytest.raises(FluentReferenceError):
        words.say("en", "model-unknown", value="sora-9")


def test_values_are_escaped_and_markup_is_not(words: Words) -> None:
    """Strings are escaped, `Html` is not."""
    assert words.say("en", "quoted", prompt="<b>&</b>") == "<blockquote>&lt;b&gt;&amp;&lt;/b&gt;</blockquote>"
    assert words.say("en", "quoted", prompt=Html("<b>&amp;</b>")) == "<blockquote><b>&amp;</b></blockquote>"


def test_values_carry_no_marks(words: Words) -> None:
    """There are no invisible marks around a value, which would be copied with it."""
    assert "<code>77</code>" in words.say("ar", "access-decided-approved", name="A", chat="77")


def test_plain_words(words: Words) -> None:
    """Without markup, unescaped, and cut to the length of an answer to a press."""
    assert words.plain("en", "quoted", prompt="a < b") == "a < b"
    long = words.plain("en", "quoted", prompt="x" * 300)
    assert len(long) == LONGEST_ANSWER and long.endswith("…")


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 image"),
        ("en", 2, "2 images"),
        ("ru", 1, "1 изображение"),
        ("ru", 3, "3 изображения"),
        ("ru", 5, "5 изображений"),
        ("ar", 2, "صورتان"),
        ("ar", 3, "3 صور"),
        ("ar", 10, "10 صور"),
        ("fr", 1, "1 image"),
        ("zh", 1, "1 张图片"),
    ],
)
def test_plural_forms(words: Words, language: str, count: int, said: str) -> None:
    """Each language has its own plural forms."""
    assert words.say(language, "images", count=count) == said
