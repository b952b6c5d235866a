"""How a key becomes a text: language, plural form, escaping."""

from pathlib import Path

import pytest
from fluent.runtime import FluentBundle
from fluent.runtime.errors import FluentReferenceError
from fluent.syntax import FluentParser

from bot.texts.bidi import without_marks
from bot.texts.words import FOLDER, LONGEST_ANSWER, MOST_KEPT, Html, Words
from tests.unit.texts.ftl import LANGUAGES, samples, texts


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
        ("ru", 21, "21 изображение"),
        ("ru", 1_000_000, "1\xa0000\xa0000 изображений"),
        ("ar", 0, "لا صور"),
        ("ar", 2, "صورتان"),
        ("ar", 11, "11 صورة"),
        ("ar", 100, "100 صورة"),
        ("fr", 0, "0 image"),
        ("fr", 1_000_000, "1\u202f000\u202f000 d’images"),
        ("es", 1_000_000, "1.000.000 de imágenes"),
        ("pt", 2_000_000, "2.000.000 de imagens"),
        ("fa", 1, "1 عکس"),
        ("id", 1, "1 gambar"),
        ("ar", 3, "3 صور"),
        ("ar", 10, "10 صور"),
        ("fr", 1, "1 image"),
        ("zh", 1, "1 张图片"),
    ],
)
def test_plural_forms(words: Words, language: str, count: int, said: str) -> None:
    """Each language has its own plural forms."""
    assert words.say(language, "images", count=count) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_on_its_own_reads_as_in_its_file(words: Words, language: str) -> None:
    """Texts are parsed one by one; that changes none of them, except for marks of direction."""
    whole = FluentBundle([language], use_isolating=False)
    whole.add_resource(FluentParser().parse((FOLDER / f"{language}.ftl").read_text(encoding="utf-8")))
    for key in texts(language):
        pattern = whole.get_message(key).value
        assert pattern is not None
        for values in samples(key):
            assert without_marks(words.say(language, key, **values)) == whole.format_pattern(pattern, values)[0]


def test_a_text_may_refer_to_others(tmp_path: Path) -> None:
    """Terms and other messages are found, also by way of another text, and also those without values."""
    (tmp_path / "en.ftl").write_text(
        "-bot = Bot\nname = the { -bot }\nhello = { $who } greets { name }\n\nbye =\n    { name }\n"
    )
    words = Words.load(tmp_path)
    assert words.say("en", "hello", who="Ann") == "Ann greets the Bot"
    assert words.say("en", "bye") == words.say("en", "name") == "the Bot"


def test_values_stand_where_the_text_has_them(tmp_path: Path) -> None:
    """Whatever else is in the text or in the values, in any order, more than once, and next to other values."""
    (tmp_path / "en.ftl").write_text("share = 50 % of { $b }, %s of { $a }{ $b }\n    { $a }\n")
    words = Words.load(tmp_path)
    assert words.say("en", "share", a="%s{ $b }", b="<%d>") == (
        "50 % of &lt;%d&gt;, %s of %s{ $b }&lt;%d&gt;\n%s{ $b }"
    )
    assert words.say("en", "share", a=1000, b="x", c="not in the text") == "50 % of x, %s of 1,000x\n1,000"
    with pytest.raises(FluentReferenceError):
        words.say("en", "share", a="x")


def test_each_number_has_its_own_text(words: Words) -> None:
    """Texts with numbers are kept; more of them than are kept, and other kinds of values, read as well."""
    counts = [*range(MOST_KEPT + 10), 10]
    assert [words.say("en", "seconds", count=count) for count in counts] == [f"{count:,} s" for count in counts]
    assert [words.say("en", "seconds", count=count) for count in (1, 1.5, "1")] == ["1 s", "1.5 s", "1 s"]


def test_a_text_with_markup_is_not_that_of_the_same_letters(words: Words) -> None:
    for _ in range(2):
        assert words.say("en", "status-usual", usual=Html("<b>1</b>")) == "It usually takes about <b>1</b>."
        assert words.say("en", "status-usual", usual="<b>1</b>") == "It usually takes about &lt;b&gt;1&lt;/b&gt;."


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "1,5 s"), ("fr", "1,5 s"), ("ru", "1,5 с"), ("en", "1.5 s"), ("ja", "1.5秒"), ("fa", "1.5 ثانیه")],
)
def test_decimal_signs(words: Words, language: str, said: str) -> None:
    """A number that is not whole is written as the language writes it; digits are Latin everywhere, as in ids and prices."""
    assert words.say(language, "seconds", count=1.5).replace("\xa0", " ") == said
