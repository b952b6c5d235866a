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

# Marks of direction and of line breaks that keyboards leave in a text. Joiners of letters and emoji are not among them.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

# Chinese commas need no space after them. Other commas end a word without a space only if two dashes follow.
WORD = re.compile(r"(?:(?![,;][-–—―]{2})[^\s，、；])+[,;，、；]*|[,;，、；]+")
DASHED = re.compile(rf"(?P<dashes>[{DASHES}]+)(?P<rest>[^\W_].*)", re.DOTALL)
NAMED = re.compile(r"(?P<name>[\w-]+)(?P<sign>[=＝:：])(?P<value>.*)", re.DOTALL)
SIGNS = frozenset("=:")  # of NAMED, in plain letters


class Word:
    """The word at `start:end` of a text, in plain letters."""

    def __init__(self, found: re.Match[str]) -> None:
        self.start, self.end = found.span()
        plain = to_plain_letters(found[0])
        self.text = plain.rstrip(SENTENCE_MARKS)
        self.without_commas = plain.rstrip(LIST_MARKS)


def split_words(text: str) -> list[Word]:
    return [Word(found) for found in WORD.finditer(text)]


def hide_invisible(text: str) -> str:
    """Replace invisible marks by spaces; the length stays."""
    return INVISIBLE.sub(" ", text)


def is_decade(number: int) -> bool:
    """Whether this may be years, as in `80s disco`."""
    return number >= 20 and number % 10 == 0
