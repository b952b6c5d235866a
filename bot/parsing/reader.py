"""Reads the words of a text one after another, and decides which are options with a name or dashes, and which the prompt."""

import re

from bot.catalogue import Catalogue, shorten
from bot.errors import UserError
from bot.parsing.confirm_above import EXAMPLE, is_confirm_above
from bot.parsing.found import FoundOptions
from bot.parsing.links import OPAQUE
from bot.parsing.unknown_options import unknown_option, unknown_setting
from bot.parsing.vocabulary import vocabulary_of
from bot.parsing.words import (
    AUTOCORRECTED_DASHES,
    CLOSING_QUOTES,
    DASHED,
    END_OF_OPTIONS,
    EQUALS_SIGNS,
    LIST_MARKS,
    MAY_BE_OPTION,
    NAMED,
    QUOTES,
    SIGNS,
    Word,
    hide_invisible,
    is_decade,
    split_words,
)
from bot.values import BOOLEAN_WORDS, DURATION_UNITS, NUMBER, Value, parse_seconds, to_plain_letters

JOINED = re.compile(f"[{AUTOCORRECTED_DASHES}]")  # between a name and its value: `—size—large`
VISIBLE = re.compile(r"\S")
LIKE_AN_OPTION = re.compile(r"[a-z][a-z0-9_-]*([=＝:：].*)?", re.DOTALL)


class Reader:
    """One pass over a text: collects `found` options and the words of the `prompt`.

    `readable` is the text with everything masked that cannot contain options, at the same length. Methods that take an
    option return the number of words it has, 0 if there is none.
    """

    def __init__(self, text: str, readable: str, catalogue: Catalogue, *, needs_dashes: bool = True) -> None:
        self.found = FoundOptions(text)
        self.prompt: list[Word] = []
        self.vocabulary = vocabulary_of(catalogue)
        self.end = len(text)  # of the part that may contain options
        self._text = text
        self._readable = readable
        self._words = split_words(readable)
        self._needs_dashes = needs_dashes

    def read(self) -> None:
        """Read all words, or up to a `--` that ends the options."""
        position = 0
        while position < len(self._words):
            word = self._words[position]
            if self._ends_options(word):
                self.end = word.end
                self.found.spans.append((word.start, word.end))
                return
            used = self._take_option(position)
            if not used:
                self.prompt.append(word)
            position += used or 1

    def _ends_options(self, word: Word) -> bool:
        """Whether this is a lone `--` before the prompt. Within a prompt it is punctuation."""
        return self._needs_dashes and not self.prompt and self._text[word.start : word.end] == END_OF_OPTIONS

    def _take_option(self, position: int) -> int:
        word = self._words[position]
        if self._needs_dashes and not MAY_BE_OPTION.search(word.text):
            return 0
        if not word.text:  # punctuation alone separates options
            return 1
        dashed = DASHED.fullmatch(word.text)
        rest = dashed["rest"] if dashed else word.text
        if dashed and self._is_number(dashed):
            return 0
        is_marked = dashed is not None or not self._needs_dashes
        if is_marked and (flag := self.vocabulary.flag(rest)):
            return self._take_flag(position, rest, *flag)
        named = NAMED.fullmatch(rest)
        name, value = (named["name"], named["value"]) if named else (rest, "")
        option = self.vocabulary.option_name(name)
        if not option and (dashed or named) and is_confirm_above(name):
            raise UserError("confirm-above-of-chat", value=shorten(self._written(position)), example=EXAMPLE)
        if option and (is_marked or (named and self._is_option(option, named))):
            return self._take_named(position, option, value, is_named=named is not None)
        value = value or self._following(position)
        if self._needs_dashes and not (dashed and self._is_meant(dashed, name, value)):
            return 0
        raise self._unknown(position, name, value)

    def _take_flag(self, position: int, flag: str, option: str, value: Value) -> int:
        """Take a value without a name. `--15 s` and `--watermark off` have a second word."""
        following = self._following(position).lower()
        if self.vocabulary.is_duration(option) and flag.isdigit() and following in DURATION_UNITS:
            return self._take(position, 2, option, value)
        if value is True and following in BOOLEAN_WORDS:
            return self._take(position, 2, option, BOOLEAN_WORDS[following])
        return self._take(position, 1, option, value)

    def _take_named(self, position: int, option: str, value: str, *, is_named: bool) -> int:
        """Take `name=value` (then `is_named`), `--name value` or `--name = value`, perhaps in quotes."""
        takes_text = self.vocabulary.takes_text(option)
        if takes_text and (used := self._take_quoted(position, option, is_named=is_named)):
            return used
        count = 1
        if not value:
            is_apart = not is_named and self._is_sign(position + 1)
            count = 3 if is_apart else 2
            value = self._following(position + count - 2)
            if not is_named and not is_apart and value[:1] in SIGNS:
                value = value[1:]
        is_number = self.vocabulary.takes_numbers(option) and NUMBER.fullmatch(value)
        if not value or value == END_OF_OPTIONS or OPAQUE in value or (DASHED.fullmatch(value) and not is_number):
            raise self._needs_value(position, option)
        # `--negative blurry, text`: without quotes nobody knows where the value ends.
        if takes_text and self._list_continues(position + count - 1):
            raise self._needs_value(position, option)
        value = value.strip(QUOTES)
        parsed = self.vocabulary.parse_value(option, value)
        unit = self._following(position + count - 1).lower()
        if self.vocabulary.is_duration(option) and value.isdigit() and unit in DURATION_UNITS:
            count += 1
        return self._take(position, count, option, parsed)

    def _take_quoted(self, position: int, option: str, *, is_named: bool) -> int:
        """Take a value of several words in quotes."""
        word = self._words[position]
        start = self._after_sign(word) if is_named else word.end
        if start == word.end:
            if position + 1 == len(self._words):
                return 0
            start = self._words[position + 1].start
            if not is_named and to_plain_letters(self._text[start]) in SIGNS:  # `--negative = "…"`
                if (value := VISIBLE.search(self._text, start + 1)) is None:
                    return 0
                start = value.start()
        closing = CLOSING_QUOTES.get(self._text[start])
        if not closing:
            return 0
        found = closing.search(self._text, start + 1)
        end = found.start() if found else start
        has_links = self._readable[start:end] != hide_invisible(self._text[start:end])
        if has_links or not self._readable[start + 1 : end].strip():
            raise self._needs_value(position, option)
        count = 1
        while position + count < len(self._words) and self._words[position + count].start <= end:
            count += 1
        self.found.add(option, " ".join(self._text[start + 1 : end].split()), word.start, end + 1)
        return count

    def _after_sign(self, word: Word) -> int:
        """Where the value of `name=value` begins; the word's end if there is no value."""
        letters = enumerate(self._text[word.start : word.end], word.start + 1)
        return next((after for after, letter in letters if to_plain_letters(letter) in SIGNS), word.end)

    def _is_sign(self, position: int) -> bool:
        """Whether this word is a sign with spaces around it."""
        return position < len(self._words) and to_plain_letters(self._written(position)) in SIGNS

    def _take(self, position: int, count: int, option: str, value: Value) -> int:
        self.found.add(option, value, self._words[position].start, self._words[position + count - 1].end)
        return count

    def _is_number(self, dashed: re.Match[str]) -> bool:
        """Whether one dash makes a negative number (`-15`), or precedes a decade (`-80s`)."""
        if len(dashed["dashes"]) > 1:
            return False
        seconds = parse_seconds(dashed["rest"])
        may_be_decade = dashed["rest"].endswith("s") and dashed["dashes"] not in AUTOCORRECTED_DASHES
        decade = may_be_decade and is_decade(seconds) and not self.vocabulary.has_seconds(seconds)
        return dashed["rest"].isdigit() or decade

    def _is_option(self, option: str, named: re.Match[str]) -> bool:
        """Whether `name=value` or `name:value` without dashes is an option. With a colon only its value can show that."""
        if named["sign"] in EQUALS_SIGNS:
            return True
        return not self.vocabulary.takes_text(option) and self._has(option, named["value"])

    def _is_meant(self, dashed: re.Match[str], name: str, value: str) -> bool:
        """Whether an unknown name is a mistyped option. `-foo` and `—Hello, she says` are more likely prompt."""
        if len(dashed["dashes"]) > 1:
            return True
        base = JOINED.split(name)[0]
        if base != name and (self.vocabulary.option_name(base) or self.vocabulary.typo_of(base)):
            return True
        if dashed["dashes"] in AUTOCORRECTED_DASHES and LIKE_AN_OPTION.fullmatch(dashed["rest"]):
            return True
        if self.vocabulary.typo_of(name):
            return True
        option = self.vocabulary.option_name(self.vocabulary.similar_to(name) or "")
        return option is not None and self._has(option, value)

    def _has(self, option: str, value: str) -> bool:
        """Whether this is a value of the option, perhaps in quotes."""
        return self.vocabulary.has_value(option, value.strip(QUOTES))

    def _unknown(self, position: int, name: str, value: str) -> UserError:
        error = unknown_option if self._needs_dashes else unknown_setting
        return error(self.vocabulary, shorten(self._written(position)), name, value.strip(QUOTES))

    def _needs_value(self, position: int, option: str) -> UserError:
        written = shorten(self._written(position))
        return UserError("option-needs-value", option=written, allowed=self.vocabulary.allowed(option))

    def _list_continues(self, position: int) -> bool:
        """Whether a comma separates this word from another one that is no option."""
        following = self._following(position)
        has_comma = self._text[self._words[position].end - 1] in LIST_MARKS
        return has_comma and bool(following) and not DASHED.fullmatch(following)

    def _following(self, position: int) -> str:
        return self._words[position + 1].text if position + 1 < len(self._words) else ""

    def _written(self, position: int) -> str:
        return self._text[self._words[position].start : self._words[position].end]
