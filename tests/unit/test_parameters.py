"""Options and parameters as rows store them."""

import pytest

from bot.parameters import Options, Parameters, Source
from storage.model import StoredParameters
from tests.unit.options import options_of


def test_options_are_completed_by_defaults() -> None:
    below = options_of("a", size="small", watermark=True)
    assert options_of(size="large", watermark=False).over(below) == options_of("a", size="large", watermark=False)


@pytest.mark.parametrize(
    "options",
    [
        options_of(),
        options_of("sora-2"),
        options_of("模型", ratio="16:9", seed=0, enhance=False, scale=0.5, negative='a "b"\n猫'),
    ],
    ids=str,
)
def test_options_are_stored_as_json(options: Options) -> None:
    assert Options.from_json(options.to_json()) == options


def test_no_options_are_an_empty_object() -> None:
    assert options_of().to_json() == "{}"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"a": null, "b": [1], "model": 5}'])
def test_invalid_json_is_ignored(text: str) -> None:
    """A row of another version does not stop a task."""
    assert Options.from_json(text) == options_of()
    assert Parameters.of(StoredParameters(model="m", options=text, sources=text)).sources == {}


def test_parameters_are_stored_as_json() -> None:
    parameters = Parameters("m", {"seed": 7}, {"model": Source.CHAT, "seed": Source.REQUEST, "size": Source.MODEL})
    row = StoredParameters(model="m", options=parameters.options_json(), sources=parameters.sources_json())
    assert Parameters.of(row) == parameters
    assert parameters.chosen_by(Source.MODEL, Source.REQUEST) == ("seed", "size")
    later = StoredParameters(model="m", options='{"seed":7}', sources='{"seed":"oracle"}')
    assert Parameters.of(later) == Parameters("m", {"seed": 7})
