"""The operator's list of models: valid files, and one line for each kind of error."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from bot.catalogue import PACKAGED, Catalogue, load_catalogue, resolve
from bot.errors import SettingsError
from bot.options import DOCUMENTED
from bot.parameters import Options

EVERYTHING = """
currency = "USD"

[[models]]
name = "veo-fast"
title = "Veo 3.1 Fast"
sends = "veo3.1-fast"
images = [1, 2]
role = "frames"
prompt_length = 2000
paused = ""
instead = "sora-2"
fields = { private = true, metadata = { from = "bot", weights = [0.5, 1] } }

[models.options]
orientation = { field = "aspect_ratio", values = ["16:9", "9:16"] }
resolution = { field = "size", values = ["720P", "1080P"] }
duration = { field = "seconds", values = [4, 8, 12], as = "string" }
enhance  = { field = "enhance_prompt", values = [true, false] }
seed     = { field = "metadata.seed", range = [0, 2147483647] }
scale    = { range = [0.0, 1.5] }
negative = { field = "negative_prompt", length = 500 }
shape    = { values = [ { say = "landscape", send = { width = 1280 } }, { say = "portrait", send = { width = 720 } } ] }

[[models.prices]]
price = 0.10
per = "second"
when = { resolution = "1080P", duration = [4, 8], seed = 7 }
[[models.prices]]
price = 1

[[models]]
name = "sora-2"
images = 0
paused = "back on Monday"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "models.toml"
    path.write_text(text, "utf-8")
    return path


def read(tmp_path: Path, text: str) -> Catalogue:
    return load_catalogue(written(tmp_path, text))


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(SettingsError) as problem:
        read(tmp_path, text)
    (line,) = problem.value.lines
    assert line.startswith(f"MODELS_FILE {tmp_path}")
    assert "\n" not in line and "bot/models.toml" in line
    return line


def model(facts: str) -> str:
    return f'[[models]]\nname = "m"\n{facts}'


def options(facts: str) -> str:
    return model(f"[models.options]\n{facts}")


def priced(facts: str, own: str = "duration = { values = [4, 8] }") -> str:
    return options(f"{own}\n[[models.prices]]\n{facts}")


class TestValid:
    def test_the_packaged_list_has_the_known_models(self) -> None:
        packaged = load_catalogue(None)
        assert packaged.names == ("sora-2", "sora-2-pro", "sora-2-all", "sora-2-pro-all")
        lengths = [option.values for model in packaged.models for option in model.options if option.name == "duration"]
        assert lengths == [(10, 15), (15, 25), (10, 15), (15, 25)]

    def test_the_examples_in_its_comments_are_valid(self, tmp_path: Path) -> None:
        comments = re.findall(r"^#   ([\[a-z].*)$", PACKAGED.read_text("utf-8"), re.MULTILINE)
        start = comments.index("[models.options]")
        catalogue = read(tmp_path, model("\n".join(comments[start:])))
        names = [option.name for option in catalogue.models[0].options]
        assert names == ["ratio", "quality", "duration", "enhance", "seed", "negative", "camera"]
        assert len(catalogue.models[0].prices) == 2

    def test_a_model_needs_only_its_name(self, tmp_path: Path) -> None:
        only = read(tmp_path, '[[models]]\nname = "veo-3.1"').get("veo-3.1")
        assert (only.title, only.sends, only.images, only.role) == ("veo-3.1", "veo-3.1", (0, 10), "first")
        assert (only.prompt_length, only.paused, only.instead, only.fields) == (0, "", "", {})
        assert (only.options, only.prices) == (DOCUMENTED, ())

    def test_all_keys_of_a_model(self, tmp_path: Path) -> None:
        catalogue = read(tmp_path, EVERYTHING)
        veo, sora = catalogue.models
        assert (catalogue.currency, catalogue.available, sora.images, sora.paused) == (
            "USD", ("veo-fast",), (0, 0), "back on Monday",
        )  # fmt: skip
        assert (veo.title, veo.sends, veo.images, veo.role) == ("Veo 3.1 Fast", "veo3.1-fast", (1, 2), "frames")
        assert (veo.prompt_length, veo.instead) == (2000, "sora-2")
        assert veo.fields == {"private": True, "metadata": {"from": "bot", "weights": [0.5, 1]}}
        by_name = {option.name: option for option in veo.options}
        assert by_name["duration"].to_wire(8) == "8"
        assert by_name["seed"].path == ("metadata", "seed")
        assert by_name["scale"].range == (0.0, 1.5)
        assert by_name["shape"].to_wire("portrait") == {"width": 720}
        values = resolve(catalogue, Options("veo-fast", {"resolution": "1080P", "seed": 7}), Options()).values
        assert veo.price(values) == Decimal("0.40")

    def test_a_model_may_have_no_options(self, tmp_path: Path) -> None:
        catalogue = read(tmp_path, options(""))
        assert resolve(catalogue, Options(), Options()).values == {}

    def test_prices_are_exact(self, tmp_path: Path) -> None:
        assert str(read(tmp_path, model("[[models.prices]]\nprice = 0.1")).models[0].price({})) == "0.1"

    def test_a_byte_order_mark_is_ignored(self, tmp_path: Path) -> None:
        path = tmp_path / "models.toml"
        path.write_bytes(b'\xef\xbb\xbf[[models]]\nname = "m"')
        assert load_catalogue(path).names == ("m",)

    def test_the_default_is_sora_2_or_the_first_that_is_not_paused(self, tmp_path: Path) -> None:
        assert read(tmp_path, EVERYTHING).default_model == "sora-2"
        text = '[[models]]\nname = "a"\npaused = "x"\n[[models]]\nname = "b"'
        assert read(tmp_path, text).default_model == "b"


INVALID = [
    ("[[models]\n", "line 1"),
    ("", "models: is missing"),
    ("models = []", "models: is empty"),
    ("models = 3", "models: must be written as [[models]]"),
    ("[[models]]\ntitle = 'x'", "model 1, name: is missing"),
    ("[[models]]\nname = 'two words'", "model two words, name: must be one word"),
    ("[[models]]\nname = 5", "model 1, name: must be one word"),
    ("[[models]]\nname = 'a'\n[[models]]\nname = 'A'", "a is there twice"),
    ("[[model]]\nname = 'a'\n[[models]]\nname = 'a'", "model: is not known: did you mean models?"),
    ("currency = 5\n[[models]]\nname = 'a'", "currency: must be text"),
    (model("option = 5"), "model m, option: is not known: did you mean options?"),
    (model("colour = 5"), "model m, colour: is not known: remove it"),
    (model("provider = 'x'"), "model m, provider: is not known"),
    (model("title = 5"), "model m, title: must be text"),
    (model("sends = ''"), "model m, sends: must be one word"),
    (model("images = -1"), "model m, images: must be a whole number, 0 or more"),
    (model("images = true"), "model m, images: must be a whole number"),
    (model("images = [3, 1]"), "model m, images: has the larger number first: write [1, 3]"),
    (model("images = [1, 2, 3]"), "model m, images: must be the most, or [least, most]"),
    (model("images = 0\nrole = 'frames'"), "model m, role: has no effect, because the model takes no pictures"),
    (model("role = 'last'"), "model m, role: must be one of first, frames, things"),
    (model("prompt_length = 0"), "model m, prompt_length: must be a whole number, 1 or more"),
    (model("paused = true"), "model m, paused: write the reason"),
    (model("instead = 'n'"), "model m, instead: n is not another model"),
    (model("instead = 'm'"), "model m, instead: m is not another model"),
    (model("fields = []"), "model m, fields: must be a table"),
    (model("fields = { prompt = 'x' }"), "model m, fields, prompt: is sent by the bot itself"),
    (model("fields = { day = 2026-01-01 }"), "model m, fields, day: must be text, a number"),
    (model("fields = { size = 'x' }"), "model m, options, size: is sent in the field size, like fields"),
    (model("options = []"), "model m, options: must be written as [models.options]"),
    (options("seed = 5"), "model m, options, seed: must be a table such as { values = [4, 8] }"),
    (options("model = { values = ['x'] }"), "model m, options, model: no option can be called"),
    (options("AR = { values = ['x'] }"), "model m, options, AR: no option can be called"),
    (options("2nd = { values = ['x'] }"), "model m, options, 2nd: an option's name begins with a letter"),
    (options("'a b' = { values = ['x'] }"), "model m, options, a b: an option's name"),
    (options("a_b = { values = ['x'] }\na-b = { values = ['y'] }"), "model m, options, a-b: is written like a_b (--a-b)"),
    (options("x = { values = [true] }\nno-x = { length = 5 }"), "model m, options, no-x: is written like x (--no-x)"),
    (options("seed = {}"), "model m, options, seed: needs values"),
    (options("seed = { values = [1], range = [0, 1] }"), "model m, options, seed: has values and range: keep one"),
    (options("seed = { value = [1] }"), "model m, options, seed, value: is not known: did you mean values?"),
    (options("seed = { values = [] }"), "model m, options, seed, values: must be a list of at least one value"),
    (options("seed = { values = 5 }"), "model m, options, seed, values: must be a list"),
    (options("seed = { values = ['a', 'A'] }"), "model m, options, seed, values: a is there twice"),
    (options("seed = { values = ['two words'] }"), "model m, options, seed, values, 1: must be one word that people can"),
    (options("seed = { values = [[1]] }"), "model m, options, seed, values, 1: must be a word, a number, true or false"),
    (options("seed = { values = [{ say = 'x' }] }"), "model m, options, seed, values, 1: needs both"),
    (options("seed = { values = [{ says = 'x' }] }"), "model m, options, seed, values, 1, says: is not known"),
    (options("seed = { values = [nan] }"), "model m, options, seed, values, 1: must be a word, a number"),
    (options("seed = { range = [9, 0] }"), "model m, options, seed, range: has the larger number first: write [0, 9]"),
    (options("seed = { range = [0] }"), "model m, options, seed, range: must be [least, most]"),
    (options("seed = { range = [0, 'x'] }"), "model m, options, seed, range: must be two numbers"),
    (options("seed = { range = [0, inf] }"), "model m, options, seed, range: must be two finite numbers"),
    (options("text = { length = 0 }"), "model m, options, text, length: must be a whole number, 1 or more"),
    (options("seed = { values = [1], as = 'int' }"), 'model m, options, seed, as: must be "string"'),
    (options("seed = { values = [1], field = '' }"), "model m, options, seed, field: must be a field of the create's body"),
    (options("seed = { values = [1], field = 'a..b' }"), "model m, options, seed, field: must be a field"),
    (options("seed = { values = [1], field = 'images.x' }"), "model m, options, seed, field: images.x is sent by the bot"),
    (options("a = { values = [1] }\nb = { field = 'a', length = 5 }"), "model m, options, b: is sent in the field a, like a"),
    (options("a = { values = [1] }\nb = { field = 'a.x', length = 5 }"), "model m, options, b: is sent in the field a.x, like a"),
    (priced("price = '1'"), "model m, prices, 1, price: must be a number"),
    (priced("price = -1"), "model m, prices, 1, price: must be a number"),
    (priced("price = nan"), "model m, prices, 1, price: must be a number"),
    (priced("when = {}"), "model m, prices, 1, price: is missing"),
    (priced("price = 1\nper = 'minute'"), 'model m, prices, 1, per: must be "second"'),
    (priced("price = 1\nper = 'second'", "size = { values = ['x'] }"), "model m, prices, 1, per: needs an option `duration`"),
    (priced("price = 1\nwhen = 5"), "model m, prices, 1, when: must be a table"),
    (priced("price = 1\nwhen = { size = 'x' }"), "model m, prices, 1, when, size: is not an option of this model"),
    (priced("price = 1\nwhen = { duration = 99 }"), "model m, prices, 1, when, duration: never applies: 99 is not one of"),
    (priced("price = 1\nwhen = { duration = [] }"), "model m, prices, 1, when, duration: never applies"),
    (priced("price = 1\n[[models.prices]]\nprice = 2"), "model m, prices, 2: never applies: price 1 has no `when`"),
    # The form of earlier versions is shown in the current one:
    (model("sizes = ['720p', 'big']"), 'model m, sizes: is the older form.*size = { values = ["720p", "big"] }'),
    (model("durations = [10, 15]"), "model m, durations: is the older form.*duration = { values = [10, 15] }"),
    (model("orientations = ['square']"), 'model m, orientations: .*orientation = { values = ["square"] }'),
    (model("max_images = 3"), "model m, max_images: is the older form. Write: images = 3"),
    (model("prices = { 10 = 0.15 }"), "model m, prices: is the older form.*price = 0.15 and when = { duration = 10 }"),
    (model("prices = {}"), "model m, prices: is the older form"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), INVALID, ids=[told for _, told in INVALID])
def test_an_invalid_file_is_one_line_with_the_keys_and_the_fix(tmp_path: Path, text: str, told: str) -> None:
    line = refused(tmp_path, text)
    place = 0
    for part in told.split(".*"):
        assert part in line[place:]
        place = line.index(part, place) + len(part)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "models.toml"
    path.write_bytes(b'[[models]]\nname = "\xff"')
    with pytest.raises(SettingsError, match="UTF-8"):
        load_catalogue(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"MODELS_FILE .*nothing\.toml cannot be read"):
        load_catalogue(tmp_path / "nothing.toml")
