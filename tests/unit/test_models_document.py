"""docs/models.md: its example is a valid file, and people, cards and the video API get from it what the document shows."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.status import StatusCards
from bot.catalogue import Catalogue, load_catalogue, resolve
from bot.errors import SettingsError
from bot.parameters import Options, Parameters
from bot.parsing.options import parse_order
from bot.texts.words import Words
from storage.model import StoredParameters
from storage.states import State
from tests.unit.options import body_of
from tests.unit.test_cards import row, shown

DOCUMENT = (Path(__file__).parents[2] / "docs" / "models.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
EXAMPLE, PROVIDER = (text for kind, text in BLOCKS if kind == "toml")
REQUEST, CARD, ERROR = (text.strip() for kind, text in BLOCKS if not kind)
(BODY,) = (json.loads(text) for kind, text in BLOCKS if kind == "json")
ROWS = re.findall(r"^\| (`[^|]+) \| ([^|]+) \| [^|]+ \|$", DOCUMENT, re.MULTILINE)


def load(folder: Path, text: str) -> Catalogue:
    path = folder / "models.toml"
    path.write_text(text, "utf-8")
    return load_catalogue(path)


@pytest.fixture
def example(tmp_path: Path) -> Catalogue:
    return load(tmp_path, EXAMPLE)


def ordered(catalogue: Catalogue) -> tuple[str, Parameters]:
    order = parse_order(REQUEST.removeprefix("/video "), catalogue)
    return order.prompt, resolve(catalogue, order.options, Options())


def test_the_request_becomes_the_body(example: Catalogue) -> None:
    prompt, parameters = ordered(example)
    assert dict(body_of(example, prompt, [], parameters)) == BODY


def test_the_request_becomes_the_line_of_the_card(example: Catalogue) -> None:
    _, parameters = ordered(example)
    stored = StoredParameters(
        model=parameters.model, options=parameters.options_json(), sources=parameters.sources_json()
    )
    cards = StatusCards(Words.load(), example)
    assert CARD in shown(cards.card(row(State.QUEUED, parameters=stored), 0)).splitlines()


def test_the_other_model_sends_the_documented_fields(example: Catalogue) -> None:
    parameters = resolve(example, Options(), Options())
    packaged = load_catalogue(None)
    assert body_of(example, "x", [], parameters) == body_of(packaged, "x", [], resolve(packaged, Options(), Options()))


def test_the_provider(tmp_path: Path) -> None:
    """The example of a provider is valid, and the table lists all formats."""
    catalogue = load(tmp_path, f"{EXAMPLE}\n{PROVIDER}")
    assert [provider.name for provider in catalogue.providers] == ["default", "second"]
    assert {str(provider.format) for provider in catalogue.providers} < set(
        re.findall(r"^\| `(\w+)` \| `POST", DOCUMENT, re.MULTILINE)
    )


def test_the_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as problem:
        load(tmp_path, EXAMPLE.replace("range = [0, 2147483647]", "value = 1"))
    assert problem.value.lines == [ERROR.replace("models.toml", str(tmp_path / "models.toml"), 1)]


def test_the_packaged_models_are_listed_with_their_pictures() -> None:
    pictures = {name: numbers.split(",")[0] for names, numbers in ROWS for name in re.findall(r"`([^`]+)`", names)}
    packaged = load_catalogue(None)
    counts = {model.name: model.images for model in packaged.models}
    words = {(0, 10): "0 to 10", (0, 1): "0 or 1", (1, 3): "1 to 3", (1, 2): "1 or 2"}
    assert {name: pictures.get(name) for name in packaged.names} == {
        name: words[count] for name, count in counts.items()
    }
    assert replace(packaged, models=packaged.models[:1]).default_model == "sora-2"
