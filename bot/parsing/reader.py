"""Words one after another: which of them are options, and which are the prompt's."""

import re
from typing import Any

from bot.catalogue import Catalogue, Choice, clip
from bot.errors import UserError
from bot.parsing.holes import Span
from bot.parsing.links import OPAQUE
from bot.parsing.vocabulary import (
    BARE_LENGTH,
    BARE_ORIENTATIONS,
    NAMES,
    UNITS,
    YES_OR_NO,
    Option,
    Value,
    allowed,
    every_option,
    in_plain_letters,
    nearest,
    nearest_of_all,
    read_flag,
    read_orientation,
    read_seconds,
    read_value,
)

END_OF_OPTIONS = "--"
DASHES = "-–—―−‐‑‒﹣－⸺⸻﹘ー─━➖"
PHONES_DASHES = "–—―"  # what phones make of --
JOINED = re.compile(f"[{PHONES_DASHES}]")
# Chinese commas need no space after them, others none before two dashes.
WORD = re.compile(r"(?:(?![,;][-–—―]{2})[^\s，、；])+[,;，、；]*|[,;，、；]+")
DASHED = re.compile(rf"(?P<dashes>[{DASHES}]+)(?P<said>[^\W_].*)", re.DOTALL)
NAMED = re.compile(r"(?P<name>[\w-]+)(?P<sign>[=＝:：])(?P<value>.*)", re.DOTALL)
SURELY_MEANT = re.compile(r"[a-z][a-z0-9_-]*([=＝:：].*)?", re.DOTALL)
LIST_MARKS = ",;:，；：、،؛"
SENTENCE_MARKS = LIST_MARKS + ".!?。！？؟।"
QUOTES = "\"'“”‘’"

# `portrait of a king`, `a landscape`: here the word belongs to the prompt's sentence.
GOES_ON = frozenset({"of", "with", "photo", "photography", "painting", "picture", "shot", "scene", "view", "lighting"})
LEADS_UP = frozenset(
    {"a", "an", "the", "this", "that", "my", "your", "our", "his", "her", "their", "of", "and", *DASHES}
)


class Word:
    """`text[start:end]`, and what it says without the punctuation behind it."""

    def __init__(self, found: re.Match[str]) -> None:
        self.start, self.end = found.span()
        written = in_plain_letters(found[0])
        self.said = written.rstrip(SENTENCE_MARKS)
        self.bare = written.rstrip(LIST_MARKS)


class Reader:
    """Goes over the words once; keeps what was said, the spans that said it, and the words of the prompt.

    `readable` is the text with everything masked that holds no options, at the same length.
    """

    def __init__(self, text: str, readable: str, catalogue: Catalogue, *, needs_dashes: bool = True) -> None:
        self.text = text
        self.words = [Word(found) for found in WORD.finditer(readable)]
        self.catalogue = catalogue
        self.needs_dashes = needs_dashes
        self.said: dict[Option, tuple[Any, str]] = {}
        self.taken: list[Span] = []
        self.prompt: list[Word] = []
        self.end = len(text)  # where options end

    def choice(self) -> Choice:
        """Return what was said so far."""
        return Choice(**{option.value: value for option, (value, _) in self.said.items()})

    def read(self) -> None:
        """Take the options out that are marked as such, wherever they are."""
        position = 0
        while position < len(self.words):
            word = self.words[position]
            if self._ends_options(word):
                self.end = word.end
                self.taken.append((word.start, word.end))
                return
            used = self._option(position)
            if not used:
                self.prompt.append(word)
            position += used or 1

    def read_ends(self) -> None:
        """Take bare words such as `15s` and `landscape` off both ends of what is left."""
        while used := self._bare(self.prompt[:2], self.prompt[:1], beside=self.prompt[1:2], of_sentence=GOES_ON):
            del self.prompt[:used]
        if self.end < len(self.text):  # the prompt's end was said to be verbatim
            return
        while used := self._bare(self.prompt[-2:], self.prompt[-1:], self.prompt[-2:-1], LEADS_UP):
            del self.prompt[-used:]

    def _ends_options(self, word: Word) -> bool:
        """Whether this is a lone `--` before the prompt; within a prompt it is somebody's dash."""
        return self.needs_dashes and not self.prompt and self.text[word.start : word.end] == END_OF_OPTIONS

    def _option(self, position: int) -> int:
        """Take the option that begins at this word; return how many words it is, 0 if it is none."""
        word = self.words[position]
        if not word.said:  # punctuation alone separates options, or is the prompt's
            return 0 if self.needs_dashes else 1
        dashed = DASHED.fullmatch(word.said)
        said = dashed["said"] if dashed else word.said
        if dashed and self._is_number(dashed):
            return 0
        if (dashed or not self.needs_dashes) and (flag := read_flag(said, self.catalogue)):
            return self._flag(position, said, *flag)
        named = NAMED.fullmatch(said)
        name = (named["name"] if named else said).lower().replace("_", "-")
        option = NAMES.get(name)
        is_said = named is not None and (
            named["sign"] in "=＝" or (option is not None and self._has(option, named["value"]))
        )
        if option and (dashed or not self.needs_dashes or is_said):
            return self._valued(position, option, named["value"] if named else "")
        value = named["value"] if named and named["value"] else self._following(position)
        if self.needs_dashes and not (dashed and self._is_meant(dashed, name, value)):
            return 0
        raise self._unknown(clip(self._written(position, 1)), name)

    def _is_number(self, dashed: re.Match[str]) -> bool:
        """Whether one dash makes a number below zero (`-15`), or stands before a decade (`-80s`)."""
        if len(dashed["dashes"]) > 1:
            return False
        seconds = read_seconds(dashed["said"])
        is_decade = _is_decade(seconds) and dashed["said"].endswith("s") and dashed["dashes"] not in PHONES_DASHES
        return dashed["said"].isdigit() or (is_decade and seconds not in self.catalogue.durations)

    def _is_meant(self, dashed: re.Match[str], name: str, value: str) -> bool:
        """Whether an unknown name is a mistyped option. `-foo` may be anybody's dash, and so may `—Hello, she says`."""
        if len(dashed["dashes"]) > 1:
            return True
        base = JOINED.split(name)[0]
        if base != name and (base in NAMES or nearest(base, self.catalogue)):
            return True
        if dashed["dashes"] in PHONES_DASHES and SURELY_MEANT.fullmatch(dashed["said"]):
            return True
        if nearest(name, self.catalogue):
            return True
        option = NAMES.get(nearest_of_all(name, self.catalogue) or "")
        return option is not None and self._has(option, value)

    def _has(self, option: Option, value: str) -> bool:
        """Whether this is a value of the option."""
        try:
            read_value(option, value.strip(QUOTES), self.catalogue)
        except UserError:
            return False
        return True

    def _unknown(self, written: str, name: str) -> UserError:
        options = every_option(self.catalogue)
        if not self.needs_dashes:  # /defaults: no prompt, no dashes
            return UserError("default-unknown", value=written, options=options)
        if near := nearest_of_all(name, self.catalogue):
            return UserError("option-misspelt", value=written, near=near, options=options)
        return UserError("option-unknown", value=written, options=options)

    def _flag(self, position: int, said: str, option: Option, value: Value) -> int:
        following = self._following(position).lower()
        if option is Option.DURATION and said.isdigit() and following in UNITS:
            return self._keep(position, 2, option, value)
        if value is True and following in YES_OR_NO:
            return self._keep(position, 2, option, YES_OR_NO[following])
        return self._keep(position, 1, option, value)

    def _valued(self, position: int, option: Option, value: str) -> int:
        count = 1
        if not value:
            value, count = self._following(position), 2
        if not value or value == END_OF_OPTIONS or OPAQUE in value or DASHED.fullmatch(value):
            written = clip(self._written(position, 1))
            raise UserError("option-needs-value", option=written, allowed=allowed(option, self.catalogue))
        value = value.strip(QUOTES)
        read = read_value(option, value, self.catalogue)
        if option is Option.DURATION and value.isdigit() and self._following(position + count - 1).lower() in UNITS:
            count += 1
        return self._keep(position, count, option, read)

    def _following(self, position: int) -> str:
        return self.words[position + 1].said if position + 1 < len(self.words) else ""

    def _written(self, position: int, count: int) -> str:
        return self.text[self.words[position].start : self.words[position + count - 1].end]

    def _keep(self, position: int, count: int, option: Option, value: Value) -> int:
        self._say(option, value, self.words[position].start, self.words[position + count - 1].end)
        return count

    def _say(self, option: Option, value: Value, start: int, end: int) -> None:
        written = self.text[start:end]
        before, first = self.said.setdefault(option, (value, written))
        if before != value:
            raise UserError("option-twice", option=option.value, first=clip(first), second=clip(written))
        self.taken.append((start, end))

    def _bare(self, two: list[Word], one: list[Word], beside: list[Word], of_sentence: frozenset[str]) -> int:
        """Take `15 s`, `15s` or `landscape` at an end; return how many words it is, 0 if it is none."""
        for words in (two, one):
            if words and self._bare_duration(words):
                return len(words)
        if not one or (beside and beside[0].said.lower() in of_sentence):
            return 0
        bare = one[0].bare
        orientation = read_orientation(bare, self.catalogue)
        if not orientation or bare.lower() not in {orientation.lower(), *BARE_ORIENTATIONS}:
            return 0
        self._say(Option.ORIENTATION, orientation, one[0].start, one[0].end)
        return 1

    def _bare_duration(self, words: list[Word]) -> bool:
        written = self.text[words[0].start : words[-1].end]
        said = " ".join(word.bare for word in words)
        if not BARE_LENGTH.fullmatch(said) or len(written.split()) != len(words):
            return False
        seconds = read_seconds(said)
        if seconds in self.catalogue.durations:
            self._say(Option.DURATION, seconds, words[0].start, words[-1].end)
            return True
        if _is_decade(seconds) or Option.DURATION in self.said:
            return False
        values = allowed(Option.DURATION, self.catalogue)
        raise UserError("bare-duration", value=clip(written), allowed=values)


def _is_decade(number: int) -> bool:
    """Whether this may be years, as in `80s disco`."""
    return number >= 20 and number % 10 == 0
