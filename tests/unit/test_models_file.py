"""The operator's list of models: valid files, and one line for each kind of error."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from bot.catalogue import PACKAGED, Catalogue, load_catalogue, resolve
from bot.errors import SettingsError
from bot.options import DOCUMENTED
from bot.parameters import Options
from tests.unit.options import with_commented_models

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
        assert packaged.names == (
            "sora-2", "sora-2-pro", "sora-2-all", "sora-2-pro-all", "veo3.1", "veo3.1-fast", "veo3.1-pro",
            "veo3.1-components", "veo3.1-4k", "veo3", "veo3-fast", "veo3-frames", "grok-video-3", "jimeng-video-3.0",
        )  # fmt: skip
        lengths = [option.values for model in packaged.models for option in model.options if option.name == "duration"]
        assert lengths == [(10, 15), (15, 25), (10, 15), (15, 25)]
        assert (packaged.default_model, packaged.available) == ("sora-2", packaged.names)
        assert all(model.title != model.name for model in packaged.models)
        assert all(model.instead for model in packaged.models)
        sora = [model.instead for model in packaged.models[:4]]
        assert sora == ["veo3.1-fast", "veo3.1-pro", "veo3.1-fast", "veo3.1-pro"]

    def test_models_of_the_same_title_are_told_apart(self, tmp_path: Path) -> None:
        """By their names, which are unique; a title that is the name needs nothing more."""
        rows = [("a", "Dream"), ("b", "DREAM"), ("c", "Other"), ("d", ""), ("e", "d"), ("f", "g" * 60), ("h", "g" * 60)]
        titled = (f'[[models]]\nname = "{name}"\ntitle = "{title}"\n' for name, title in rows)
        catalogue = read(tmp_path, "".join(titled))
        cut = "g" * 39 + "…"
        assert [model.title for model in catalogue.models] == [
            "Dream (a)", "DREAM (b)", "Other", "d", "d (e)", f"{cut} (f)", f"{cut} (h)",
        ]  # fmt: skip

    def test_the_models_of_other_providers_in_its_comments_are_valid(self, tmp_path: Path) -> None:
        """Without the "# " in front of them, the file has two providers and four models more."""
        catalogue = with_commented_models(tmp_path)
        assert [provider.name for provider in catalogue.providers] == ["default", "second"]
        assert [each.name for each in catalogue.models if each.provider == "second"] == [
            "sora-2-openai", "kling", "vidu", "hailuo",
        ]  # fmt: skip

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
    (model("provider = 'x'"), "model m, provider: x is not a provider: use default"),
    (model("title = 5"), "model m, title: must be text"),
    (model("sends = ' '"), "model m, sends: is empty: write the provider's name of the model"),
    (model("sends = 5"), "model m, sends: must be text"),
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
    (options("seed = { range = [0, inf] }"), "model m, options, seed, range: must be two numbers: [least, most], finite"),
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
    # One price that covers another:
    (
        priced("price = 1\nwhen = { duration = 4 }\n[[models.prices]]\nprice = 2\nwhen = { duration = [4] }"),
        "model m, prices, 2: never applies: price 1 applies wherever this one does",
    ),
    (
        priced(
            "price = 1\nwhen = { size = 'x', duration = [4, 8] }\n[[models.prices]]\nprice = 2\nwhen = { size = 'x' }",
            "size = { values = ['x', 'y'] }\nduration = { values = [4, 8] }",
        ),
        "model m, prices, 2: never applies: price 1 applies wherever",
    ),
    (priced("price = 1\nper = 'second'\n[[models.prices]]\nprice = 2"), "model m, prices, 2: never applies"),
    (priced("price = 1\nper = 'second'", "duration = { values = ['long'] }"), "per: never applies: no value of duration is"),
    (
        priced("price = 1\nper = 'second'\nwhen = { duration = 'long' }", "duration = { values = ['long', 4] }"),
        "model m, prices, 1, per: never applies: no value of duration is a number of seconds",
    ),
    (priced("price = 1e12"), "model m, prices, 1, price: must be a number from 0 to 1000000000"),
    (priced("price = 0.0000001"), "model m, prices, 1, price: must be a number from 0 to 1000000000 with at most 6 decimals"),
    (priced("price = true"), "model m, prices, 1, price: must be a number"),
    (priced("price = 1\nprise = 2"), "model m, prices, 1, prise: is not known: did you mean price?"),
    (priced("price = 1\nwhen = { duration = [[4]] }"), "model m, prices, 1, when, duration: never applies"),
    (priced("price = 1\nwhen = { duration = 2026-01-01 }"), "model m, prices, 1, when, duration: never applies"),
    (priced("price = 1\nwhen = { text = 'x' }", "text = { length = 5 }"), "model m, prices, 1, when, text: never applies"),
    # Pictures:
    (model("images = 5\nrole = 'frames'"), 'model m, images: must be at most 2 for role = "frames" (first and last): write'),
    (model("images = 0\nrole = 'first'"), "model m, role: has no effect, because the model takes no pictures"),
    (model("role = ['first']"), "model m, role: must be one of first, frames, things"),
    (model("images = '2'"), "model m, images: must be a whole number"),
    (model("images = [0, 2.5]"), "model m, images: must be a whole number"),
    # Keys below the table to which they would belong:
    (model("[[models.prices]]\nprice = 1\ncurrency = 'USD'"), "model m, prices, 1, currency: belongs to the whole file"),
    (f"[[providers]]\nname = 'two'\ncurrency = 'USD'\n{model('')}", "provider two, currency: belongs to the whole file"),
    (model("[[models.prices]]\nprice = 1\nimages = 2"), "model m, prices, 1, images: is a key of the model: write it above"),
    (options("title = 'M'"), "model m, options, title: is a key of the model: write it above [models.options]"),
    # Texts and names:
    (model("title = 'two\\nlines'".replace("'", '"')), "model m, title: must be one line of at most 200 characters"),
    (model(f"paused = '{'x' * 1001}'"), "model m, paused: must be one line of at most 1000 characters"),
    (model("instead = 'M'"), "model m, instead: M is not another model of this file: remove it"),
    (options("\"模型\" = { values = ['x'] }"), "model m, options, 模型: no option can be called"),
    (options("Prompt = { length = 5 }"), "model m, options, Prompt: no option can be called"),
    (options("images = { values = [1] }"), "model m, options, images: no option can be called"),
    (options("seed = { range = [0, 9], as = 'text' }"), 'model m, options, seed, as: must be "string"'),
    (options("seed = { range = [0, 1e400] }"), "model m, options, seed, range: must be two numbers: [least, most], finite"),
    (options("seed = { range = [true, 9] }"), "model m, options, seed, range: must be two numbers"),
    (options("seed = { values = [1, true] }"), "model m, options, seed, values: true is there twice"),
    (options("seed = { values = [1, 1.0] }"), "model m, options, seed, values: 1.0 is there twice"),
    (options("seed = { values = [1], field = 5 }"), "model m, options, seed, field: must be a field"),
    (options('seed = { values = [1], field = "a\\nb" }'), "model m, options, seed, field: must be a field"),
    (options("seed = { values = [1], field = 'model' }"), "model m, options, seed, field: model is sent by the bot itself"),
    (model("fields = { '' = 1 }"), "model m, fields, : cannot be the name of a field"),
    (model("fields = { x = 1e400 }"), "model m, fields, x: must be text, a number"),
    (model("fields = { images = [] }"), "model m, fields, images: is sent by the bot itself: remove it"),
    (model("fields = { a = { b = 1 } }\n[models.options]\nc = { field = 'a.b', length = 5 }"), "c: is sent in the field a.b"),
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


ENTRY = {"name": "'two'", "url": "'https://e.com'", "key": "'SECOND_API_KEY'", "format": "'openai'"}


def provided(facts: str = "provider = 'two'\n[models.options]", more: str = "", **changed: str | None) -> str:
    """A file with a second provider and a model. `changed`: keys of the provider, None to omit one."""
    entry = "\n".join(f"{key} = {value}" for key, value in (ENTRY | changed).items() if value is not None)
    return f"[[providers]]\n{entry}\n{more}\n{model(facts)}"


def of_format(form: str, facts: str) -> str:
    return provided(f"provider = 'two'\n{facts}", format=f"'{form}'")


INVALID_PROVIDERS = [
    (f"providers = 5\n{model('')}", "providers: must be written as [[providers]]"),
    (provided(url=None), "provider two, url: is missing"),
    (provided(key=None), "provider two, key: is missing"),
    (provided(format=None), "provider two, format: is missing"),
    (provided(name=None), "provider 1, name: is missing"),
    (provided(name="5"), "provider 1, name: must be one word"),
    (provided(name="'Default'"), "provider Default, name: is the provider of VIDEO_API_URL"),
    (provided(more="[[providers]]\nname = 'TWO'\nurl = 'https://e.org'\nkey = 'K'\nformat = 'unified'"), "name: is there twice"),
    (provided(more="keys = 5"), "provider two, keys: is not known: did you mean key?"),
    (provided(format="'sora'"), "provider two, format: must be one of unified, openai, generations"),
    (provided(format="'OpenAI'"), "provider two, format: must be one of unified, openai, generations"),
    (provided(format="['openai']"), "provider two, format: must be one of unified, openai, generations"),
    (provided(url="5"), "provider two, url: must be text"),
    (provided(url="'e.com'"), "provider two, url: must start with https://"),
    (provided(url="'http://e.com'"), "provider two, url: must start with https://"),
    (provided(url="'https://user:password@e.com'"), "provider two, url: must be the address alone"),
    (provided(url="'https://e.com?key=1'"), "provider two, url: must be the address alone"),
    (provided(key="''"), "provider two, key: must be the name of the environment variable"),
    (provided(key="5"), "provider two, key: must be the name of the environment variable"),
    (provided(key="'TELEGRAM_BOT_TOKEN'"), "provider two, key: TELEGRAM_BOT_TOKEN is a setting of the bot itself"),
    (provided("provider = 'three'"), "model m, provider: three is not a provider: use default, two"),
    (provided("provider = ['two']"), "model m, provider: must be one word"),
    (provided("provider = 'two'"), "model m, options: is missing: a model of the format openai needs"),
    (of_format("openai", "fields = { input_reference = 'x' }\n[models.options]"), "model m, fields, input_reference: is sent by"),
    (of_format("generations", "images = 3\n[models.options]"), "images: the format generations sends at most 2: write [0, 2]"),
    (of_format("generations", "fields = { metadata = 'x' }\n[models.options]"), "model m, fields, metadata: is sent by the bot"),
    (
        of_format("generations", "[models.options]\ntail = { field = 'metadata.image_tail', length = 5 }"),
        "model m, options, tail, field: metadata.image_tail is sent by the bot itself",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), INVALID_PROVIDERS, ids=[told for _, told in INVALID_PROVIDERS])
def test_an_invalid_provider_is_one_line_too(tmp_path: Path, text: str, told: str) -> None:
    assert told in refused(tmp_path, text)


@pytest.mark.parametrize(
    "key",
    [
        "sk-abc123DEF456",
        "sk_live_abc123DEF",
        "abcdef0123456789abcdef0123",
        "AKIAIOSFODNN7EXAMPLE",
        "eyJhbGciOi.J9.x",
        "a\\nb",
    ],
)
def test_a_key_in_the_place_of_its_variable_is_not_repeated(tmp_path: Path, key: str) -> None:
    line = refused(tmp_path, provided(key=f'"{key}"'))
    assert "provider two, key: must be the name of the environment variable" in line
    assert key not in line


def test_providers(tmp_path: Path) -> None:
    """Each format, an address that was copied with its path, the key of the default provider, fields of other formats."""
    text = """
        [[providers]]
        name = "two"
        url = "https://e.com/v1/videos/"
        key = " SECOND_API_KEY "
        format = "openai"
        [[providers]]
        name = "three"
        url = "http://127.0.0.1:8080"
        key = "VIDEO_API_KEY"
        format = "generations"
        [[models]]
        name = "a"
        provider = "two"
        fields = { images = 3, metadata = { image_tail = 4 } }
        options = {}
        [[models]]
        name = "b"
        provider = "three"
        images = 1
        fields = { images = 3, metadata = { image_tail = 4 } }
        options = {}
        [[models]]
        name = "c"
    """
    catalogue = read(tmp_path, text)
    assert [(each.name, each.url, each.key, each.format) for each in catalogue.providers] == [
        ("default", "", "VIDEO_API_KEY", "unified"),
        ("two", "https://e.com", "SECOND_API_KEY", "openai"),
        ("three", "http://127.0.0.1:8080", "VIDEO_API_KEY", "generations"),
    ]
    assert [(each.provider, each.images) for each in catalogue.models] == [
        ("two", (0, 10)), ("three", (0, 1)), ("default", (0, 10)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"a\\nb" = 5', "a b: is not known"),
        ('"\\u001b[31m" = 5', "?[31m: is not known"),
        ('[[models]]\nname = "a\\nb"', "model a b, name: must be one word"),
        (f"{'x' * 500} = 5", f"{'x' * 80}…: is not known"),
        (model("[[models.prices]]\nprice = 1e9999999999999999999999"), "has a number that is too large"),
        (model("[[models.prices]]\nprice = 1e999999999"), "prices, 1, price: must be a number from 0"),
        (model("[[models.prices]]\nprice = 1e-999999999"), "prices, 1, price: must be a number from 0"),
        (f"x = {'[' * 5000}{']' * 5000}", "too many nested brackets"),
        (model(f"images = {'9' * 5000}"), "has a number that is too large"),
        (model(f"images = 0x{'f' * 5000}"), "images: must be a whole number"),
        (options(f"seed = {{ range = [0, 0x{'f' * 5000}] }}"), "range: must be two numbers"),
    ],
    ids=lambda text: text[:40],
)
def test_a_line_is_one_line_whatever_the_file_contains(tmp_path: Path, text: str, told: str) -> None:
    line = refused(tmp_path, text)
    assert told in line
    assert line.isprintable() and len(line) < 1000


def test_a_long_value_does_not_make_a_long_line(tmp_path: Path) -> None:
    line = refused(tmp_path, EVERYTHING.replace('"1080P"', f'"{"*" * 9000}"', 1))
    assert "…" in line and len(line) < 1500


def test_a_second_price_may_be_for_videos_without_a_duration(tmp_path: Path) -> None:
    """A price per second does not apply to a video whose duration nobody wrote."""
    own = "duration = { range = [1, 20] }"
    catalogue = read(tmp_path, priced("price = 0.1\nper = 'second'\n[[models.prices]]\nprice = 0.4", own))
    assert [catalogue.models[0].price(values) for values in ({"duration": 5}, {})] == [Decimal("0.5"), Decimal("0.4")]
    half = read(tmp_path, priced("price = 0.1\nper = 'second'", "duration = { range = [0.5, 20] }"))
    assert half.models[0].price({"duration": 2.5}) == Decimal("0.25")


def test_a_price_is_shown_without_an_exponent(tmp_path: Path) -> None:
    catalogue = read(tmp_path, priced("price = 5e3\nwhen = { duration = 4 }\n[[models.prices]]\nprice = 1e-6"))
    assert [str(price.amount) for price in catalogue.models[0].prices] == ["5000", "0.000001"]


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "models.toml"
    path.write_bytes(b'[[models]]\nname = "\xff"')
    with pytest.raises(SettingsError, match="UTF-8"):
        load_catalogue(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"MODELS_FILE .*nothing\.toml cannot be read"):
        load_catalogue(tmp_path / "nothing.toml")
