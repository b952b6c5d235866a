"""The beginning of a text of any kind, on one line: for lists and for the labels of buttons."""

import unicodedata

JOINERS = "\u200c\u200d"  # within words and emoji
ELLIPSIS = "…"
ENOUGH = 10  # characters for each column: spaces and marks take none


def one_line(text: str, most: int) -> str:
    """The beginning of a text without line breaks and direction marks, at most `most` columns wide.

    Chinese letters and emoji count as two columns, marks on letters as none. Nothing that is shown as one is cut in two.
    """
    beginning = text.lstrip()[: most * ENOUGH]  # a prompt has up to 4,096 characters
    line = "".join(letter for letter in " ".join(beginning.split()) if _is_shown(letter))
    width = 0
    for position, letter in enumerate(line):
        width += _width(letter)
        if width > most:
            return line[: _start_of_letter(line, position)].rstrip() + ELLIPSIS
    return line if beginning == text.lstrip() else line + ELLIPSIS


def _is_shown(letter: str) -> bool:
    return letter in JOINERS or unicodedata.category(letter) not in {"Cf", "Cc"}


def _width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


def _start_of_letter(line: str, position: int) -> int:
    """The last place at or before `position` where a letter with its marks, or a joined emoji, begins."""
    while position > 0 and (
        unicodedata.category(line[position]).startswith("M")
        or line[position] in JOINERS
        or line[position - 1] in JOINERS
    ):
        position -= 1
    return position
