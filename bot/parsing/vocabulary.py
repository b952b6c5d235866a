"""The words people may use for the options of a video, and what each of them means in this catalogue."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from difflib import SequenceMatcher, get_close_matches
from enum import StrEnum
from functools import lru_cache

from bot.catalogue import Catalogue, Choice, clip, listed
from bot.errors import UserError

Value = str | int | bool


class Option(StrEnum):
    """The options by their own names, which are also the fields of a `Choice`."""

    MODEL = "model"
    ORIENTATION = "orientation"
    SIZE = "size"
    DURATION = "duration"
    WATERMARK = "watermark"


NAMES = {
    **{option.value: option for option in Option},
    **dict.fromkeys(("模型",), Option.MODEL),
    **dict.fromkeys(("aspect", "aspect-ratio", "ar", "ratio", "方向", "比例"), Option.ORIENTATION),
    **dict.fromkeys(("resolution", "尺寸", "大小"), Option.SIZE),
    **dict.fromkeys(("dur", "length", "seconds", "secs", "sec", "时长"), Option.DURATION),
    **dict.fromkeys(("水印",), Option.WATERMARK),
}
ORIENTATION_WORDS = {
    **dict.fromkeys(("vertical", "9:16", "竖屏", "竖版"), "portrait"),
    **dict.fromkeys(("horizontal", "16:9", "横屏", "横版"), "landscape"),
}
BARE_ORIENTATIONS = ("横屏", "竖屏")  # beside the catalogue's own words
WATERMARK_FLAGS = {
    "watermark": True,
    "no-watermark": False,
    "nowatermark": False,
    "水印": True,
    "无水印": False,
}
YES_OR_NO = {
    **dict.fromkeys(
        ("true", "yes", "on", "да", "sí", "si", "sim", "oui", "ja", "ya", "是", "はい", "نعم", "हाँ", "हां"), True
    ),
    **dict.fromkeys(
        ("false", "no", "off", "нет", "não", "nao", "non", "nein", "tidak", "否", "いいえ", "لا", "नहीं"), False
    ),
}
DIGITS = {"1": True, "0": False}
UNITS = (
    "s", "sec", "secs", "second", "seconds", "秒", "秒钟", "秒鐘", "秒間", "сек", "секунд", "секунды", "секунда", "seg",
    "segundo", "segundos", "seconde", "secondes", "sek", "sekunde", "sekunden", "detik", "ثانية", "ثوان", "ثواني", "सेकंड", "सेकेंड",
)  # fmt: skip
# Letters that are words of their own where a space stands before them: `15 с` may go on as "15 with".
UNIT = rf"(?: ?(?:{'|'.join(UNITS)})|[сث])"
LENGTH = re.compile(rf"([0-9]{{1,4}}) ?{UNIT}?", re.IGNORECASE)
BARE_LENGTH = re.compile(rf"[0-9]{{1,3}}{UNIT}", re.IGNORECASE)

FROM_AFAR, CLOSELY = 0.75, 0.85  # of `SequenceMatcher.ratio`
ENGLISH_ENDINGS = frozenset({"s", "r", "er", "d", "ed", "n", "y", "ly", "ing"})
SHORTEST_NAME = 3  # letters of a name that can be mistyped


def read_value(option: Option, words: str, catalogue: Catalogue) -> Value:
    """Read the value of an option in any case, durations with or without their unit.

    Raises UserError `option-value` or `model-unknown` with the values of the catalogue.
    """
    value: Value | None
    match option:
        case Option.MODEL:
            return catalogue.get(words).name
        case Option.ORIENTATION:
            value = read_orientation(words, catalogue)
        case Option.SIZE:
            value = _same(words, catalogue.sizes)
        case Option.DURATION:
            seconds = read_seconds(words)
            value = seconds if seconds in catalogue.durations else None
        case Option.WATERMARK:
            value = (YES_OR_NO | DIGITS).get(words.lower())
    if value is None:
        raise UserError("option-value", option=option.value, value=clip(words), allowed=allowed(option, catalogue))
    return value


def read_flag(words: str, catalogue: Catalogue) -> tuple[Option, Value] | None:
    """Read a word that is a value by itself: `landscape`, `small`, `sora-2-pro`, `15s`, `no-watermark`.

    Raises UserError `option-value` for a duration that the catalogue does not have.
    """
    said = WATERMARK_FLAGS.get(words.lower().replace("_", "-"))
    if said is not None:
        return Option.WATERMARK, said
    if orientation := read_orientation(words, catalogue):
        return Option.ORIENTATION, orientation
    if size := _same(words, catalogue.sizes):
        return Option.SIZE, size
    if model := catalogue.find(words):
        return Option.MODEL, model.name
    if LENGTH.fullmatch(words):
        return Option.DURATION, read_value(Option.DURATION, words, catalogue)
    return None


def read_orientation(words: str, catalogue: Catalogue) -> str | None:
    """Read an orientation of the catalogue by its own name or another."""
    words = words.lower()
    return _same(ORIENTATION_WORDS.get(words, words), catalogue.orientations)


def in_plain_letters(words: str) -> str:
    """Write full-width letters, signs and the digits of other scripts as the letters, signs and digits of options."""
    if words.isascii():
        return words
    plain = unicodedata.normalize("NFKC", words)
    return "".join(str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in plain)


def read_seconds(words: str) -> int:
    """Read `15`, `15s`, `15 sec`, `15秒` as seconds, of any model or none; 0 for anything else."""
    found = LENGTH.fullmatch(words)
    return int(found[1]) if found else 0


def allowed(option: Option, catalogue: Catalogue) -> str:
    """List the values of an option, as errors show them."""
    match option:
        case Option.MODEL:
            return listed(catalogue.available or catalogue.names)
        case Option.ORIENTATION:
            return _by_model((model.name, model.orientations) for model in catalogue.models)
        case Option.SIZE:
            return _by_model((model.name, model.sizes) for model in catalogue.models)
        case Option.DURATION:
            return _by_model((model.name, model.durations) for model in catalogue.models)
        case Option.WATERMARK:
            return "true, false"


def every_option(catalogue: Catalogue) -> str:
    """List every option with its values, one in a line, as errors show them."""
    values: dict[Option, Iterable[object]] = {
        Option.MODEL: catalogue.available or catalogue.names,
        Option.ORIENTATION: catalogue.orientations,
        Option.SIZE: catalogue.sizes,
        Option.DURATION: catalogue.durations,
    }
    lines = [f"--{option} {'|'.join(map(str, offered))}" for option, offered in values.items()]
    return "\n".join([*lines, "--watermark, --no-watermark"])


def nearest_of_all(name: str, catalogue: Catalogue) -> str | None:
    """Return the option, the flag, the value or the model that a mistyped name resembles, if only from afar."""
    known = _known(catalogue)
    near, _ = _closest(_spelled(name), tuple(known))
    return known.get(near)


def nearest(name: str, catalogue: Catalogue) -> str | None:
    """Return what a name that may as well be a word of the prompt can hardly fail to mean.

    A letter too many, too few or out of its place; not `-radio`, `-larger`, `-models`.
    """
    known = _known(catalogue)
    near, closely = _closest(_spelled(name), tuple(known))
    return known[near] if closely else None


def _spelled(name: str) -> str:
    return name.lower().replace("_", "-")


@lru_cache(maxsize=256)  # a long text may have many dashes
def _closest(name: str, known: tuple[str, ...]) -> tuple[str, bool]:
    """The known word that a name resembles most ("": none), and whether one slip of a finger makes the one of the other."""
    if len(name) < SHORTEST_NAME:
        return "", False
    swapped = [word for word in known if _swapped(name, word)]
    near = swapped or get_close_matches(name, known, n=1, cutoff=FROM_AFAR)
    if not near:
        return "", False
    closely = bool(swapped) or SequenceMatcher(None, near[0], name).ratio() >= CLOSELY
    return near[0], closely and not _inflected(name, near[0])


def _known(catalogue: Catalogue) -> dict[str, str]:
    """What can stand behind dashes, in lower case, with how it is suggested."""
    values = (*catalogue.orientations, *catalogue.sizes, *catalogue.names)
    return {
        **{word: word for word in (*WATERMARK_FLAGS, *ORIENTATION_WORDS)},
        **{value.lower(): value for value in values},
        **{word: option.value for word, option in NAMES.items()},
    }


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places."""
    places = [place for place, letters in enumerate(zip(one, other, strict=False)) if letters[0] != letters[1]]
    if len(one) != len(other) or len(places) != 2 or places[1] != places[0] + 1:
        return False
    return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def _inflected(name: str, word: str) -> bool:
    """Whether a name is another form of an English word."""
    return name + "s" == word or (name.startswith(word) and name[len(word) :] in ENGLISH_ENDINGS)


def _by_model(offers: Iterable[tuple[str, tuple[object, ...]]]) -> str:
    """`10, 15`, or where models differ `10, 15 (sora-2); 15, 25 (sora-2-pro)`: the reader may not know yet which."""
    models: dict[tuple[object, ...], list[str]] = {}
    for model, values in offers:
        models.setdefault(values, []).append(model)
    if len(models) == 1:
        return listed(*models)
    return "; ".join(f"{listed(values)} ({listed(names)})" for values, names in models.items())


def write_choice(choice: Choice) -> str:
    """Write a choice as options that are read back as the same choice."""
    said = ((field.name, getattr(choice, field.name)) for field in fields(choice))
    return " ".join(f"--{name}={_written(value)}" for name, value in said if value is not None)


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _same(words: str, offered: Iterable[str]) -> str | None:
    return next((value for value in offered if value.casefold() == words.casefold()), None)
