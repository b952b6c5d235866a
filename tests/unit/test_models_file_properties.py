"""Any change of a valid models file loads into a catalogue that works, or is refused in one line."""

import copy
import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cards.options import OptionWords
from bot.catalogue import Catalogue, load_catalogue, resolve
from bot.errors import SettingsError, UserError
from bot.parameters import Options
from bot.parsing.examples import default_examples, flag_examples, write_options
from bot.parsing.options import parse_options, parse_order
from bot.texts.words import Words
from bot.videoapi.bodies import Multipart
from bot.videoapi.formats import dialect_of
from bot.videoapi.models import CreateRequest
from tests.unit.test_models_file import EVERYTHING

PROVIDERS = """
[[providers]]
name = "second"
url = "https://api.example.org"
key = "SECOND_API_KEY"
format = "openai"
[[providers]]
name = "third"
url = "https://api.example.com/v1"
key = "THIRD_API_KEY"
format = "generations"
"""
MORE = """
[[models]]
name = "sora-2-openai"
provider = "second"
sends = "sora-2"
images = 1
instead = "veo-fast"
[models.options]
size = { values = ["720x1280", "1280x720"] }
duration = { field = "seconds", values = [4, 8], as = "string" }
[[models]]
name = "kling"
provider = "third"
images = [1, 2]
role = "frames"
[models.options]
ratio = { values = ["16:9", "1:1"] }
tail = { field = "metadata.strength", range = [0.0, 1.0] }
"""
VALID = tomllib.loads(EVERYTHING + MORE + PROVIDERS)
LINE = re.compile(
    r"MODELS_FILE \S+ (cannot be used: (?:(?:model|provider) .+, )?.*: .+|is not valid TOML: .+|is not plain text: .+"
    r"|has a number .+)"
)
WORDS = Words.load()
NAMES = st.sampled_from(
    ["name", "model", "values", "range", "length", "field", "as", "say", "send", "per", "when", "x y", "", "é\n"]
)
SCALARS = (
    st.none().map(lambda _: "16:9")
    | st.booleans()
    | st.integers(-2, 3)
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["720P", "1080P", "landscape", "16:9", "duration", "VEO-FAST", "unified", "second", "things", "x" * 300, "a.b"]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def toml_of(value: Any) -> str:
    """The value as TOML on one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(toml_of, value))}]"
        case dict():
            return f"{{{', '.join(f'{toml_of(key)} = {toml_of(inner)}' for key, inner in value.items())}}}"
    return str(value)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in the file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


PLACES = list(places(VALID))


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """The valid file with one to three changes: a key or an item less, more, renamed, twice, or with another value."""
    file = copy.deepcopy(VALID)
    for _ in range(draw(st.integers(1, 3))):
        *outer, last = draw(st.sampled_from(PLACES))
        with suppress(LookupError, TypeError, AttributeError):  # an earlier change has removed the place
            table: Any = file
            for key in outer:
                table = table[key]
            match draw(st.sampled_from(["remove", "replace", "rename", "add", "repeat"])):
                case "remove":
                    del table[last]
                case "replace":
                    table[last] = draw(VALUES)
                case "rename":
                    table[draw(NAMES)] = table.pop(last)
                case "add":
                    table[last][draw(NAMES | st.text(max_size=5))] = draw(VALUES)
                case _:
                    table[last].append(copy.deepcopy(draw(st.sampled_from(table[last]))))
    return file


def check(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        catalogue = load_catalogue(path)
    except SettingsError as error:
        (line,) = error.lines
        assert LINE.fullmatch(line) and line.isprintable(), line
    else:
        works(catalogue)


def works(catalogue: Catalogue) -> None:
    """Every model can be ordered with its own examples, and everything that is sent is JSON."""
    words = OptionWords(WORDS, catalogue)
    for model in catalogue.models:
        written = f"--model={model.name} {' '.join(flag_examples(model))}"
        for options in (Options(model.name), attempt(parse_options, written, catalogue)):
            with suppress(UserError):
                parameters = resolve(catalogue, options, Options())
                price = model.price(parameters.values)
                assert price is None or (price.is_finite() and "E" not in str(price))
                assert words.summary("en", parameters, 1)
                entry = catalogue.provider_of(model)
                pictures = [f"https://e.com/{number}.png" for number in range(min(model.images[1], 3))]
                fields = model.create_fields("a cat", parameters)
                body = dialect_of(entry.format).body(CreateRequest(fields, pictures, takes_images=model.images[1] > 0))
                sent = dict(body.fields) if isinstance(body, Multipart) else body
                assert sent["model"] == model.sends and sent["prompt"] == "a cat"
                json.dumps(sent, allow_nan=False)
                assert resolve(catalogue, parse_options(write_options(options), catalogue), Options()) == parameters
        assert default_examples(model)
    attempt(parse_order, "a cat 16:9 --landscape --no-enhance --seed 7 15s --1080p", catalogue)


def attempt(parse: Any, text: str, catalogue: Catalogue) -> Options:
    try:
        parsed = parse(text, catalogue)
    except UserError:
        return Options()
    return parsed if isinstance(parsed, Options) else Options()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "models.toml"


def test_the_valid_file_works(file: Path) -> None:
    assert tomllib.loads("\n".join(f"{key} = {toml_of(value)}" for key, value in VALID.items())) == VALID
    file.write_text("\n".join(f"{key} = {toml_of(value)}" for key, value in VALID.items()))
    works(load_catalogue(file))
    works(load_catalogue(None))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed())
def test_a_changed_file_works_or_is_refused_in_one_line(file: Path, given: dict[str, Any]) -> None:
    check(file, "\n".join(f"{toml_of(key)} = {toml_of(value)}" for key, value in given.items()))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(EVERYTHING)), st.integers(0, 30), st.text(max_size=8) | st.sampled_from(list('[]{}"\n=,.#1')))
def test_a_mistyped_file_works_or_is_refused_in_one_line(file: Path, start: int, count: int, text: str) -> None:
    check(file, EVERYTHING[:start] + text + EVERYTHING[start + count :])
