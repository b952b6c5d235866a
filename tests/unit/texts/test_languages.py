"""Every language has all texts of English, with the same values, in HTML that Telegram accepts."""

import re

import pytest

from bot.texts.words import Words
from sandbox.telegram.markup import parse_html
from tests.unit.texts.ftl import LANGUAGES, samples, texts

TAG = re.compile(r"</?([a-z]+)[^>]*>")
ALLOWED = {"b", "i", "u", "s", "code", "pre", "blockquote", "a"}
OTHERS = [language for language in LANGUAGES if language != "en"]
KEYS = list(texts("en"))

# Input of users and names of settings: the same in every language.
COMMAND = re.compile(r"(?<![<\w/])/[a-z]+")
OPTION = re.compile(r"--[a-z]*")
SETTING = re.compile(r"\b[A-Z]+(?:_[A-Z]+)+\b")
SIGN = re.compile("[⏳⌛⏱🎬📦🔇🔁🔄✏ℹ💬❌⚠✅🚫]")


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


def test_the_promised_languages_are_there() -> None:
    """English and eleven other languages."""
    assert set(LANGUAGES) == {"en", "zh", "ja", "ru", "es", "pt", "de", "fr", "ar", "fa", "hi", "id"}


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_keys(language: str) -> None:
    """A language has exactly the keys of en.ftl."""
    assert set(texts(language)) == set(texts("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_values(language: str) -> None:
    """Each text uses the same values as the English one."""
    theirs = {key: text.variables for key, text in texts(language).items()}
    assert theirs == {key: texts("en")[key].variables for key in theirs}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("what", [COMMAND, OPTION, SETTING, SIGN], ids=["commands", "options", "settings", "signs"])
def test_names_are_not_translated(language: str, what: re.Pattern[str]) -> None:
    """Commands, options, names of settings and leading emoji are not translated."""
    theirs = {key: set(what.findall(text.words)) for key, text in texts(language).items()}
    assert theirs == {key: set(what.findall(texts("en")[key].words)) for key in theirs}


@pytest.mark.parametrize("language", OTHERS)
def test_it_is_a_translation(language: str) -> None:
    """Few texts are the same as in English: symbols, and words that both languages share."""
    words = {key for key, text in texts("en").items() if any(letter.isalpha() for letter in TAG.sub("", text.words))}
    same = sorted(key for key in words if texts(language)[key].words == texts("en")[key].words)
    assert len(same) < len(words) / 10, same


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography(language: str) -> None:
    """Quotes, apostrophes and ellipses are typographic, and there are no double spaces."""
    for key, text in texts(language).items():
        written = TAG.sub("", text.words.replace('"\n">', '">'))  # the address of a link is between two pieces of text
        for flaw in ("'", '"', "...", "  "):
            assert flaw not in written, (key, flaw)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_sent(words: Words, language: str) -> None:
    """With values that users may write, each text is HTML that Telegram accepts, and the values are shown unchanged."""
    nasty = "<b>&amp;</i>"
    for key in KEYS:
        for values in samples(key, nasty):
            said = words.say(language, key, **values)
            shown, entities = parse_html(said)
            shown += "".join(entity.get("url", "") for entity in entities)
            assert set(TAG.findall(said)) <= ALLOWED, key
            for name, value in values.items():
                if value == nasty:
                    assert nasty in shown, (key, name)
            assert "{" not in said and "}" not in said, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_where_english_has_it(language: str) -> None:
    """Text that is bold or code in English is so in each language, whatever its number of plural forms."""
    for key, text in texts(language).items():
        assert set(TAG.findall(text.words)) == set(TAG.findall(texts("en")[key].words)) | _added(text.words), key


def _added(words: str) -> set[str]:
    """Other languages format an option's English name as code."""
    return {"code"} if "<code>" in words else set()
