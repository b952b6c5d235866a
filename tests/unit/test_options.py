"""Options by themselves: what they read, and what a row keeps of them."""

import pytest

from bot.options import DOCUMENTED, Offer, Option, Options, Parameters, Source, Value, shape_of
from storage.model import StoredParameters
from tests.unit.said import said


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
    found = option.exactly(words)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("landscape", "landscape"),
        ("Vertical", "portrait"),
        ("横屏", "landscape"),
        ("square", "square"),
        ("16:9", "landscape"),
        ("9：16", "portrait"),
        ("2.35:1", "landscape"),
        ("1:1", "square"),
        ("1280x720", "landscape"),
        ("720*1280", "portrait"),
        ("1024×1024", "square"),
        ("0:9", ""),
        ("720P", ""),
        ("4x4", ""),
        ("small", ""),
        (16, ""),
    ],
)
def test_shapes(value: Value, shape: str) -> None:
    assert shape_of(value) == shape


def test_a_default_is_the_first_value_and_a_range_has_none() -> None:
    assert [option.default for option in DOCUMENTED] == ["portrait", "small", 10, True]
    assert (Option("seed", range=(0, 9)).default, Option("negative", length=9).default) == (None, None)


def test_what_is_sent() -> None:
    assert Option.of("duration", 4, 8).sent(8) == 8
    assert Option("duration", values=(Offer(4, 4),), as_string=True).sent(4) == "4"
    assert Option("enhance", values=(Offer(True, True),), as_string=True).sent(True) == "true"
    assert Option("shape", values=(Offer("wide", {"width": 1280}),)).sent("wide") == {"width": 1280}
    assert Option("mode", values=(Offer(1, "one"), Offer(True, "yes"))).sent(True) == "yes"


def test_options_over_others_keep_what_they_do_not_say() -> None:
    below = said("a", size="small", watermark=True)
    assert said(size="large", watermark=False).over(below) == said("a", size="large", watermark=False)


@pytest.mark.parametrize(
    "options",
    [said(), said("sora-2"), said("模型", ratio="16:9", seed=0, enhance=False, scale=0.5, negative='a "b"\n猫')],
    ids=str,
)
def test_options_are_kept_as_json(options: Options) -> None:
    assert Options.from_json(options.to_json()) == options


def test_nothing_chosen_is_an_empty_object() -> None:
    assert said().to_json() == "{}"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"a": null, "b": [1], "model": 5}'])
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    """A row of another program does not stop a task."""
    assert Options.from_json(text) == said()
    assert Parameters.of(StoredParameters(model="m", options=text, sources=text)).sources == {}


def test_parameters_are_kept_as_json() -> None:
    parameters = Parameters("m", {"seed": 7}, {"model": Source.CHAT, "seed": Source.REQUEST, "size": Source.MODEL})
    row = StoredParameters(model="m", options=parameters.options_json(), sources=parameters.sources_json())
    assert Parameters.of(row) == parameters
    assert parameters.by(Source.MODEL, Source.REQUEST) == ("seed", "size")
    later = StoredParameters(model="m", options='{"seed":7}', sources='{"seed":"oracle"}')
    assert Parameters.of(later) == Parameters("m", {"seed": 7})
