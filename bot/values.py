"""Values of options as text: how people may write them, how they are compared, and what a shape or a duration means."""

import re
import unicodedata
from typing import Any

Value = str | int | float | bool
"""The value of an option as a user writes it, as a row stores it and as a card shows it."""
Number = int | float

SHAPE_WORDS = {
    **dict.fromkeys(("portrait", "vertical", "竖屏", "竖版"), "portrait"),
    **dict.fromkeys(("landscape", "horizontal", "横屏", "横版"), "landscape"),
    **dict.fromkeys(("square", "方形"), "square"),
}
RATIO = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)[:：]([0-9]{1,4}(?:\.[0-9]{1,3})?)")
PIXELS = re.compile(r"([0-9]{3,5})[x×*]([0-9]{3,5})", re.IGNORECASE)

BOOLEAN_WORDS = {
    **dict.fromkeys(
        ("true", "yes", "on", "да", "sí", "si", "sim", "oui", "ja", "ya", "是", "はい", "نعم", "بله", "हाँ", "हां"), True
    ),
    **dict.fromkeys(
        ("false", "no", "off", "нет", "não", "nao", "non", "nein", "tidak", "否", "いいえ", "لا", "خیر", "नहीं"), False
    ),
}
BOOLEAN_DIGITS = {"1": True, "0": False}
DURATION_UNITS = (
    "s", "sec", "secs", "second", "seconds", "秒", "秒钟", "秒鐘", "秒間", "сек", "секунд", "секунды", "секунда", "seg",
    "segundo", "segundos", "seconde", "secondes", "sek", "sekunde", "sekunden", "detik", "ثانية", "ثوان", "ثواني", "ثانیه",
    "सेकंड", "सेकेंड",
)  # fmt: skip
# The single letters at the end count only without a space before them, because they are also words: `15 с` may mean "15 with".
DURATION_UNIT = rf"(?: ?(?:{'|'.join(DURATION_UNITS)})|[сث])"
DURATION_TEXT = re.compile(rf"([0-9]{{1,4}}) ?{DURATION_UNIT}?", re.IGNORECASE)
NUMBER = re.compile(r"[-−]?[0-9]{1,20}(\.[0-9]{1,9})?")  # 20 digits: a seed of 64 bits


LONGEST_PLAIN = 256  # characters; Unicode sorts the marks of a longer run in quadratic time


def to_plain_letters(text: str) -> str:
    """Replace full-width letters and signs, and the digits of other scripts, by the plain ones that options use.

    A text that is longer than any name, or that would become a much longer one (U+FDFA is a sentence of 18 letters), stays.
    """
    if text.isascii() or len(text) > LONGEST_PLAIN:
        return text
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) > 2 * len(text):
        return text
    return "".join(str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in plain)


def normalize_name(name: str) -> str:
    """The form in which names are compared: plain letters, lower case, dashes instead of underscores."""
    return to_plain_letters(name).lower().replace("_", "-")


def normalize_value(text: str) -> str:
    """The form in which values are compared: plain letters, lower case."""
    return to_plain_letters(text).casefold()


def format_value(value: Any) -> str:
    """A value as users write it: `true` for True."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def parse_number(text: str) -> Number | None:
    """Parse `7`, `-7` or `0.5`; None for anything else."""
    if not NUMBER.fullmatch(text):
        return None
    text = text.replace("−", "-")
    return float(text) if "." in text else int(text)


def parse_seconds(text: str) -> int:
    """Parse `15`, `15s`, `15 sec`, `15秒` as seconds; 0 for anything else."""
    found = DURATION_TEXT.fullmatch(text)
    return int(found[1]) if found else 0


def shape_of(value: Value) -> str:
    """`landscape`, `portrait` or `square` for a word, a ratio (`16:9`) or pixels (`1280x720`); "" for anything else."""
    if not isinstance(value, str):
        return ""
    if shape := SHAPE_WORDS.get(value.lower()):
        return shape
    ratio = ratio_of_value(value)
    if ratio is None:
        return ""
    return "square" if ratio == 1 else "landscape" if ratio > 1 else "portrait"


def ratio_of_value(value: Value) -> float | None:
    """Width by height of a ratio (`16:9`) or of pixels (`1280x720`); None for anything else."""
    found = (RATIO.fullmatch(value) or PIXELS.fullmatch(value)) if isinstance(value, str) else None
    width, height = map(float, found.groups()) if found else (0.0, 0.0)
    return width / height if width and height else None
