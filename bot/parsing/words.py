"""Splits a text into words, and knows the dashes, quotes and punctuation that people type around options."""

import re

from bot.values import to_plain_letters

END_OF_OPTIONS = "--"
DASHES = "-–—―−‐‑‒﹣－⸺⸻﹘ー─━➖"
AUTOCORRECTED_DASHES = "–—―"  # what phones make of --
EQUALS_SIGNS = "=＝"
LIST_MARKS = ",;:，；：、،؛"
SENTENCE_MARKS = LIST_MARKS + ".!?。！？؟।"
QUOTES = "\"'“”‘’"
CLOSING_QUOTES = {
    opening: re.compile(f"[{closing}]")
    for opening, closing in {'"': '"', "'": "'", "“": '”"', "„": "“”", "‘": "’", "«": "»", "「": "」"}.items()
}
"""What ends a value of several words, by the quote that begins it."""

# Marks of direction and of line breaks that keyboards leave in a text, and copied texts have around words. Joiners of letters
# and emoji are not among them, except for those of Persian (U+200C) next to which there is no letter.
LETTER = r"[^\W\d_]"
INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    rf"|(?<!{LETTER})\u200c|\u200c(?!{LETTER})"
)
OPENING_MARKS, CLOSING_MARK = "\u2066\u2067\u2068", "\u2069"  # of isolated parts of a text

# Chinese commas need no space after them. Other commas end a word without a space only if two dashes or `name=` follow.
WORD = re.compile(r"(?:(?![,;](?:[-–—―]{2}|[\w-]+[=＝]))[^\s，、；])+[,;，、；]*|[,;，、；]+")
DASHED = re.compile(rf"(?P<dashes>[{DASHES}]+)(?P<rest>[^\W_].*)", re.DOTALL)
NAMED = re.compile(r"(?P<name>[\w-]+)(?P<sign>[=＝:：])(?P<value>.*)", re.DOTALL)
SIGNS = frozenset("=:")  # of NAMED, in plain letters
MAY_BE_OPTION = re.compile(f"[{DASHES}=＝:：]")
"""What a word has that is DASHED or NAMED. Few words of a prompt do."""


class Word:
    """The word at `start:end` of a text, in plain letters."""

    __slots__ = ("_plain", "end", "start", "text")

    def __init__(self, found: re.Match[str]) -> None:
        self.start, self.end = found.span()
        self._plain = to_plain_letters(found[0])
        self.text = self._plain.rstrip(SENTENCE_MARKS)

    @property
    def without_commas(self) -> str:
        return self._plain.rstrip(LIST_MARKS)


def split_words(text: str) -> list[Word]:
    return [Word(found) for found in WORD.finditer(text)]


def hide_invisible(text: str) -> str:
    """Replace invisible marks by spaces; the length stays."""
    return INVISIBLE.sub(" ", text)


def without_invisible(text: str) -> str:
    """For what is looked up, such as a name or an id."""
    return INVISIBLE.sub("", text)


def without_loose_end(text: str) -> str:
    """Remove the marks at the end of a text that close what began before it."""
    while text.rstrip().endswith(CLOSING_MARK) and _is_unbalanced(text):
        text = text.rstrip().removesuffix(CLOSING_MARK)
    return text


def with_marks_around(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text with the invisible marks next to it."""
    while start and INVISIBLE.match(text, start - 1):
        start -= 1
    while end < len(text) and INVISIBLE.match(text, end):
        end += 1
    return start, end


def _is_unbalanced(text: str) -> bool:
    return text.count(CLOSING_MARK) > sum(map(text.count, OPENING_MARKS))


def is_decade(number: int) -> bool:
    """Whether this may be years, as in `80s disco`."""
    return number >= 20 and number % 10 == 0
