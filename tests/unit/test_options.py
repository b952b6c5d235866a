"""Options: which values they parse, and what is sent for them."""

import pytest

from bot.options import DOCUMENTED, Choice, Option
from bot.values import Value


@pytest.mark.parametrize(
    ("option", "words", "value"),
    [
        (Option.of("size", "small", "720P"), "720p", "720P"),
        (Option.of("size", "small", "720P"), "large", None),
        (Option.of("duration", 4, 8), "8", 8),
        (Option.of("duration", 4, 8), "8 sec", 8),
        (Option.of("seconds", "5s", "10s"), "10", "10s"),
        (Option.of("fps", 24, 30), "30", 30),
        (Option.of("fps", 24, 30), "30s", None),
        (Option.of("enhance", True, False), "off", False),
        (Option.of("enhance", True, False), "1", True),
        (Option.of("enhance", True), "no", None),
        (Option.of("audio", "auto", True, False), "auto", "auto"),
        (Option.of("audio", "auto", True, False), "yes", True),
        (Option("seed", range=(0, 9)), "9", 9),
        (Option("seed", range=(0, 9)), "10", None),
        (Option("seed", range=(0, 9)), "1.5", None),
        (Option("seed", range=(-1, 9)), "-1", -1),
        (Option("seed", range=(-1, 9)), "−1", -1),
        (Option("seed", range=(0, 9)), "x", None),
        (Option("seed", range=(0, 2**64 - 1)), "18446744073709551615", 2**64 - 1),
        (Option("seed", range=(0, 2**64 - 1)), "18446744073709551616", None),
        (Option("seed", range=(0, 9)), "9" * 400, None),
        (Option("scale", range=(0.0, 1.0)), "0.5", 0.5),
        (Option("scale", range=(0, 1.5)), "1", 1),
        (Option("duration", range=(2, 20)), "12s", 12),
        (Option("negative", length=4), "blur", "blur"),
        (Option("negative", length=4), "blurs", None),
    ],
    ids=str,
)
def test_exact_values(option: Option, words: str, value: Value | None) -> None:
    found = option.parse(words)
    assert found == value and type(found) is type(value)


def test_a_default_is_the_first_value_and_a_range_has_none() -> None:
    assert [option.default for option in DOCUMENTED] == ["portrait", "small", 10, True]
    assert (Option("seed", range=(0, 9)).default, Option("negative", length=9).default) == (None, None)


def test_what_is_sent() -> None:
    assert Option.of("duration", 4, 8).to_wire(8) == 8
    assert Option("duration", choices=(Choice(4, 4),), as_string=True).to_wire(4) == "4"
    assert Option("enhance", choices=(Choice(True, True),), as_string=True).to_wire(True) == "true"
    assert Option("shape", choices=(Choice("wide", {"width": 1280}),)).to_wire("wide") == {"width": 1280}
    assert Option("mode", choices=(Choice(1, "one"), Choice(True, "yes"))).to_wire(True) == "yes"
