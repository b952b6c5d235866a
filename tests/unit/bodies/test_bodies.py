"""The body of a create for every packaged model: one fixture per model, checked against what its family documents.

`families.json` is the table: the fields and values of each family, and how many pictures each model takes. A fixture lists
texts that people write, each with the number of pictures and the body that is sent for it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import Catalogue, Format, Model, load_catalogue, resolve
from bot.errors import UserError
from bot.options import Option
from bot.parameters import Options
from bot.parsing.options import parse_order
from bot.videoapi.bodies import Multipart
from bot.videoapi.formats import dialect_of
from bot.videoapi.models import CreateRequest
from sandbox.video.contract import body_violations
from tests.unit.options import with_commented_models

HERE = Path(__file__).parent
FAMILIES: dict[str, dict[str, Any]] = json.loads((HERE / "families.json").read_text("utf-8"))
FAMILY_OF = {name: family for family in FAMILIES.values() for name in family["models"]}
FIXTURES = {path.stem: json.loads(path.read_text("utf-8")) for path in HERE.glob("*.json") if path.stem != "families"}
CASES = [(name, case) for name, cases in FIXTURES.items() for case in cases]
PACKAGED = load_catalogue(None).names


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return with_commented_models(tmp_path_factory.mktemp("bodies"))


def links(count: int) -> list[str]:
    return [f"https://example.com/{number}.png" for number in range(1, count + 1)]


def sent(catalogue: Catalogue, text: str, pictures: int) -> dict[str, Any]:
    """What is sent for a text with pictures; texts of a form as an object."""
    order = parse_order(text, catalogue)
    parameters = resolve(catalogue, order.options, Options())
    model = catalogue.get(parameters.model)
    model.check(order.prompt, pictures)
    entry = catalogue.provider_of(model)
    fields = model.create_fields(order.prompt, parameters)
    request = CreateRequest(fields, links(pictures), takes_images=model.images[1] > 0)
    body = dialect_of(entry.format).body(request)
    return dict(body.fields) if isinstance(body, Multipart) else dict(body)


def written(option: Option) -> list[str]:
    """Every value of an option, as people write it."""
    return [f"--{option.name}={str(value).lower()}" for value in option.values]


@pytest.mark.parametrize("name", PACKAGED)
def test_a_model_has_a_family_and_a_fixture(catalogue: Catalogue, name: str) -> None:
    """The fixture has words alone, one and two pictures where the model takes them, and each value of each option."""
    model = catalogue.get(name)
    assert model.images == tuple(FAMILY_OF[name]["models"][name])
    counts = {case["pictures"] for case in FIXTURES[name]}
    assert counts >= {count for count in (0, 1, 2, model.images[1]) if model.images[0] <= count <= model.images[1]}
    texts = " ".join(case["text"] for case in FIXTURES[name]).split()
    assert [value for option in model.options for value in written(option) if value not in texts] == []


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}: {case['text']}, {case['pictures']}" for name, case in CASES]
)
def test_a_body(catalogue: Catalogue, name: str, case: dict[str, Any]) -> None:
    """The body is that of the fixture, and has exactly the fields of the family, with documented values of the right type."""
    body = sent(catalogue, case["text"], case["pictures"])
    assert body == case["body"]
    family = FAMILY_OF[name]
    pictures = "input_reference" if name.endswith("-openai") else "images"
    assert body.keys() - {pictures} == {"model", "prompt", *family["fields"]}
    for field, values in family["fields"].items():
        assert [value for value in values if value == body[field] and type(value) is type(body[field])], field
    assert (body["model"], body["prompt"]) == (catalogue.get(name).sends, "a cat")
    if pictures == "images":
        assert body["images"] == links(case["pictures"])


@pytest.mark.parametrize(
    "case", [case for name, case in CASES if FAMILY_OF[name] is FAMILIES["sora-2"]], ids=lambda case: case["text"]
)
def test_a_body_of_sora_2_is_the_one_of_the_document(catalogue: Catalogue, case: dict[str, Any]) -> None:
    """All seven keys, with their types and in their order."""
    body = sent(catalogue, case["text"], case["pictures"])
    assert body_violations(body, "boolean") == []
    assert list(body) == ["images", "model", "orientation", "prompt", "size", "duration", "watermark"]


def test_the_example_of_the_document() -> None:
    """Byte for byte, apart from spaces."""
    catalogue = load_catalogue(None)
    link = "https://filesystem.site/cdn/20250612/998IGmUiM2koBGZM3UnZeImbPBNIUL.png"
    parameters = resolve(
        catalogue, parse_order("--portrait --large 15s --no-watermark x", catalogue).options, Options()
    )
    fields = catalogue.get("sora-2").create_fields("make animate", parameters)
    body = dialect_of(Format.UNIFIED).body(CreateRequest(fields, [link], takes_images=True))
    assert json.dumps(body) == (
        f'{{"images": ["{link}"], "model": "sora-2", "orientation": "portrait", "prompt": "make animate", '
        '"size": "large", "duration": 15, "watermark": false}'
    )


@pytest.mark.parametrize("name", [*PACKAGED, "sora-2-openai"])
def test_too_few_and_too_many_pictures_are_refused(catalogue: Catalogue, name: str) -> None:
    model: Model = catalogue.get(name)
    least, most = model.images
    for count in {least - 1, most + 1} - {-1}:
        with pytest.raises(UserError, match="images-too"):
            sent(catalogue, f"--model={name} a cat", count)
