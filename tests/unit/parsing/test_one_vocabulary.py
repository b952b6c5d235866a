"""The same words choose in every model, packaged or made up, whatever its API calls them and whatever its values are."""

from dataclasses import replace
from typing import Any

import pytest

from bot.cards.options import OptionWords
from bot.catalogue import Catalogue, Model, load_catalogue, resolve
from bot.errors import UserError
from bot.options import Choice, Option
from bot.parameters import Options, Parameters, Source
from bot.parsing.options import parse_options, parse_order
from bot.texts.words import Words
from bot.values import Value

PACKAGED = load_catalogue(None)
SWITCH = (Choice(True, True), Choice(False, False))
WIDE = {"width": 1280, "height": 720}
TALL = {"width": 720, "height": 1280}
MADE_UP = (
    Model(
        "ratios",
        options=(
            Option("ratio", "aspect_ratio", (Choice("9:16", "9:16"), Choice("16:9", "16:9"), Choice("1:1", "1:1"))),
            Option("seed", "metadata.seed", range=(0, 2147483647)),
            Option("negative", "negative_prompt", length=20),
            Option("enhance", "enhance_prompt", SWITCH),
        ),
    ),
    Model(
        "pixels",
        options=(
            Option.of("mode", "fast", "best"),
            Option.of("size", "720x1280", "1024x1792", "1280x720", "1792x1024"),
            Option.of("seconds", 4, 8),
            Option("seed", range=(1, 5)),
        ),
    ),
    Model("objects", options=(Option("shape", choices=(Choice("landscape", WIDE), Choice("portrait", TALL))),)),
    Model(
        "cinema", options=(Option.of("frame", "2.39:1", "4:3", "3:4"), Option.of("orientation", "21:9", "3:2", "2:3"))
    ),
    Model("plain", options=(Option.of("style", "photo", "drawing"),)),
)
EVERY = replace(PACKAGED, models=(*PACKAGED.models, *MADE_UP))
CARD_WORDS = OptionWords(Words.load(), EVERY)
SHAPED = {
    "sora-2": "orientation", "sora-2-pro": "orientation", "sora-2-all": "orientation", "sora-2-pro-all": "orientation",
    "veo3.1": "orientation", "veo3.1-fast": "orientation", "veo3.1-pro": "orientation", "veo3.1-components": "orientation",
    "veo3.1-4k": "orientation", "veo3": "orientation", "veo3-fast": "orientation", "veo3-frames": "orientation",
    "grok-video-3": "orientation", "jimeng-video-3.0": "orientation", "ratios": "ratio", "pixels": "size", "objects": "shape",
    "cinema": "orientation", "plain": None,
}  # fmt: skip
"""The option of each model that has shapes."""
WRITTEN = {
    "landscape": ("--landscape", "-landscape", "—landscape", "--horizontal", "--横屏", "orientation=landscape"),
    "portrait": ("--portrait", "--vertical", "-vertical", "--竖屏", "--ar vertical", "--aspect-ratio=portrait"),
    "square": ("--square", "-square", "--ar square"),
    "16:9": ("--16:9", "--ar 16:9", "--ratio=16:9", "16:9", "--ar １６：９"),
    "9:16": ("--9:16", "--ar 9:16", "9:16", "orientation=9:16"),
    "3:2": ("--3:2", "--ar 3:2", "--aspect 3:2"),
    "1:1": ("--1:1", "--ar 1:1"),
    "21:9": ("--21:9", "--ar 21:9"),
    "7:5": ("--ar 7:5",),
    "1280x720": ("--1280x720", "--ar 1280x720"),
    "1792x1024": ("--1792x1024",),
}
CHOSEN: dict[str, dict[str, str | None]] = {
    "sora-2": {
        "landscape": "landscape", "portrait": "portrait", "square": None, "16:9": "landscape", "9:16": "portrait",
        "3:2": "landscape", "1:1": None, "21:9": "landscape", "7:5": "landscape", "1280x720": "landscape",
        "1792x1024": "landscape",
    },
    "veo3.1": {
        "landscape": "16:9", "portrait": "9:16", "square": None, "16:9": "16:9", "9:16": "9:16", "3:2": "16:9", "1:1": None,
        "21:9": "16:9", "7:5": "16:9", "1280x720": "16:9", "1792x1024": "16:9",
    },
    "grok-video-3": {
        "landscape": "3:2", "portrait": "2:3", "square": "1:1", "16:9": "3:2", "9:16": "2:3", "3:2": "3:2", "1:1": "1:1",
        "21:9": "3:2", "7:5": "3:2", "1280x720": "3:2", "1792x1024": "3:2",
    },
    "jimeng-video-3.0": {
        "landscape": "16:9", "portrait": "9:16", "square": "1:1", "16:9": "16:9", "9:16": "9:16", "3:2": "16:9", "1:1": "1:1",
        "21:9": "21:9", "7:5": "16:9", "1280x720": "16:9", "1792x1024": "16:9",
    },
    "ratios": {
        "landscape": "16:9", "portrait": "9:16", "square": "1:1", "16:9": "16:9", "9:16": "9:16", "3:2": "16:9", "1:1": "1:1",
        "21:9": "16:9", "7:5": "16:9", "1280x720": "16:9", "1792x1024": "16:9",
    },
    "pixels": {
        "landscape": "1280x720", "portrait": "720x1280", "square": None, "16:9": "1280x720", "9:16": "720x1280",
        "3:2": "1280x720", "1:1": None, "21:9": "1280x720", "7:5": "1280x720", "1280x720": "1280x720", "1792x1024": "1792x1024",
    },
    "objects": {
        "landscape": "landscape", "portrait": "portrait", "square": None, "16:9": "landscape", "9:16": "portrait",
        "3:2": "landscape", "1:1": None, "21:9": "landscape", "7:5": "landscape", "1280x720": "landscape",
        "1792x1024": "landscape",
    },
    "cinema": {
        "landscape": "21:9", "portrait": "2:3", "square": None, "16:9": "21:9", "9:16": "2:3", "3:2": "3:2", "1:1": None,
        "21:9": "21:9", "7:5": "21:9", "1280x720": "21:9", "1792x1024": "21:9",
    },
    "plain": dict.fromkeys(WRITTEN),
}  # fmt: skip
"""What a shape chooses in each kind of model; None: it is refused."""
LIKE = {
    "sora-2-pro": "sora-2", "sora-2-all": "sora-2", "sora-2-pro-all": "sora-2", "veo3.1-fast": "veo3.1",
    "veo3.1-pro": "veo3.1", "veo3.1-components": "veo3.1", "veo3.1-4k": "veo3.1", "veo3": "veo3.1", "veo3-fast": "veo3.1",
    "veo3-frames": "veo3.1",
}  # fmt: skip
SHAPES = [(name, shape) for name in EVERY.names for shape in WRITTEN]


def ordered(text: str, defaults: Options | None = None, catalogue: Catalogue = EVERY) -> Parameters:
    order = parse_order(text, catalogue)
    assert order.prompt == "a cat"
    return resolve(catalogue, order.options, defaults or Options())


def refusal(text: str, catalogue: Catalogue = EVERY) -> UserError:
    with pytest.raises(UserError) as error:
        ordered(text, catalogue=catalogue)
    return error.value


@pytest.mark.parametrize(("name", "shape"), SHAPES)
def test_a_shape_in_a_request(name: str, shape: str) -> None:
    """A shape finds its value in each model, written in any way; a model that lacks it refuses it with what it takes."""
    option, value = SHAPED[name], CHOSEN[LIKE.get(name, name)][shape]
    for words in WRITTEN[shape]:
        for text in (f"--model {name} {words} a cat", f"a cat --model {name} {words}"):
            if value is None:
                told = refusal(text)
                has_shapes = EVERY.get(name).option(option) if option else None
                allowed = ", ".join(has_shapes.allowed) if has_shapes else "style"
                assert (told.values["model"], told.values["allowed"]) == (EVERY.title_of(name), allowed)
            else:
                parameters = ordered(text)
                assert option and (parameters.values[option], parameters.sources[option]) == (value, Source.REQUEST)


@pytest.mark.parametrize(("name", "shape"), SHAPES)
def test_a_shape_in_the_chats_defaults(name: str, shape: str) -> None:
    """The same words as defaults; a model that lacks the shape uses its own value, and the card names the option."""
    option, value = SHAPED[name], CHOSEN[LIKE.get(name, name)][shape]
    words = WRITTEN[shape][0]
    parameters = ordered(f"a cat --model {name}", parse_options(words, EVERY))
    own = ordered(f"a cat --model {name}")
    if value is None:
        lost = option or "orientation"
        assert (parameters.values, parameters.chosen_by(Source.MODEL)) == (own.values, (lost,))
        lines = CARD_WORDS.from_defaults("en", parameters)
        assert lines == [f"This chat’s defaults that {EVERY.title_of(name)} lacks: {lost}. It uses its own instead."]
    else:
        assert option and (parameters.values[option], parameters.sources[option]) == (value, Source.CHAT)


@pytest.mark.parametrize("name", EVERY.names)
def test_a_shape_alone_at_an_end(name: str) -> None:
    """`16:9` and `landscape` need no dashes there."""
    option, chosen = SHAPED[name], CHOSEN[LIKE.get(name, name)]
    if option:
        assert ordered(f"16:9 a cat --model {name}").values[option] == chosen["16:9"]
        assert ordered(f"--model {name} a cat portrait").values[option] == chosen["portrait"]


HAS: dict[str, list[tuple[str, dict[str, Value]]]] = {
    "veo3.1": [("--enhance", {"enhance": True}), ("--no-enhance", {"enhance": False}), ("--upsample", {"upsample": True})],
    "sora-2": [("--no-watermark", {"watermark": False}), ("--large", {"size": "large"}), ("--15s", {"duration": 15})],
    "sora-2-pro": [("--25s", {"duration": 25}), ("25s", {"duration": 25})],
    "grok-video-3": [("--720p", {"size": "720P"}), ("--resolution 720P", {"size": "720P"})],
    "jimeng-video-3.0": [("--1080p", {"size": "1080P"}), ("--size 1080P", {"size": "1080P"})],
    "ratios": [
        ("--seed 7", {"seed": 7}), ("--seed 0", {"seed": 0}), ('--negative "blurry, text"', {"negative": "blurry, text"}),
        ("—negative “blurry, text”", {"negative": "blurry, text"}), ("--no-enhance --seed=7", {"enhance": False, "seed": 7}),
    ],
    "pixels": [("--seed 5 --best", {"seed": 5, "mode": "best"}), ("--duration 8", {"seconds": 8}), ("8s", {"seconds": 8})],
    "plain": [("--drawing", {"style": "drawing"})],
}  # fmt: skip


@pytest.mark.parametrize(("name", "words", "values"), [(name, *each) for name, all_ in HAS.items() for each in all_])
def test_other_options(name: str, words: str, values: dict[str, Value]) -> None:
    """Switches, numbers, texts and values without a name, in a request and as a default of the chat."""
    own = dict(ordered(f"a cat --model {name}").values)
    for parameters in (
        ordered(f"{words} a cat --model {name}"),
        ordered(f"a cat --model {name}", parse_options(words, EVERY)),
    ):
        assert parameters.values == own | values
    assert {ordered(f"{words} a cat --model {name}").sources[option] for option in values} == {Source.REQUEST}


LACKS = [
    ("sora-2", "--seed 7", "option-not-taken", "orientation, size, duration, watermark"),
    ("sora-2", "--no-enhance", "option-not-taken", "orientation, size, duration, watermark"),
    ("sora-2", "--1080p", "option-not-offered", "small, large"),
    ("sora-2", "--duration 25", "option-not-offered", "10, 15"),
    ("sora-2", "--duration 8", "option-not-offered", "10, 15"),
    ("veo3.1", "--duration 10", "option-not-taken", "orientation, enhance, upsample"),
    ("veo3.1", "--size large", "option-not-taken", "orientation, enhance, upsample"),
    ("veo3.1", "--no-watermark", "option-not-taken", "orientation, enhance, upsample"),
    ("veo3.1", '--negative "x y"', "option-not-taken", "orientation, enhance, upsample"),
    ("grok-video-3", "--1080p", "option-not-offered", "720P"),
    ("grok-video-3", "--large", "option-not-offered", "720P"),
    ("grok-video-3", "15s", "option-not-taken", "orientation, size"),
    ("jimeng-video-3.0", "--small", "option-not-offered", "720P, 1080P"),
    ("ratios", '--negative "more than twenty letters"', "option-too-long", 20),
    ("pixels", "--seed 7", "option-not-offered", "1 … 5"),
    ("plain", "--seed 7", "option-not-taken", "style"),
]


# The answer names the models that have it, if there are any.
ELSEWHERE = {"option-not-taken": "option-elsewhere", "option-not-offered": "value-elsewhere"}


@pytest.mark.parametrize(("name", "words", "key", "allowed"), LACKS)
def test_what_a_model_lacks_is_refused_in_a_request(name: str, words: str, key: str, allowed: Any) -> None:
    told = refusal(f"{words} a cat --model {name}")
    assert told.key in {key, ELSEWHERE.get(key)}
    assert (told.values["model"], told.values["allowed"]) == (EVERY.title_of(name), allowed)


@pytest.mark.parametrize(("name", "words", "key", "allowed"), LACKS)
def test_what_a_model_lacks_gives_way_as_a_default(name: str, words: str, key: str, allowed: Any) -> None:
    parameters = ordered(f"a cat --model {name}", parse_options(words, EVERY))
    assert parameters.values == ordered(f"a cat --model {name}").values
    (lost,) = parameters.chosen_by(Source.MODEL)
    (line,) = CARD_WORDS.from_defaults("en", parameters)
    assert line == f"This chat’s defaults that {EVERY.title_of(name)} lacks: {lost}. It uses its own instead."


@pytest.mark.parametrize("name", PACKAGED.names)
@pytest.mark.parametrize("words", ["--seed 7", '--negative "blurry, text"', "—seed=7"])
def test_an_option_of_no_model_is_refused_with_all_there_are(name: str, words: str) -> None:
    told = refusal(f"{words} a cat --model {name}", PACKAGED)
    assert told.key == "option-unknown"
    assert "enhance, upsample, model" in told.values["options"]


@pytest.mark.parametrize("name", [name for name in PACKAGED.names if name.startswith("veo")])
def test_veo_translates_unless_somebody_forbids_it(name: str) -> None:
    """Its models understand English only."""
    assert ordered(f"a cat --model {name}").values["enhance"] is True


def test_defaults_are_kept_for_every_model() -> None:
    """One line of defaults, of which each model takes what it has."""
    chat = parse_options("landscape 15s size=1080p enhance=off seed=3", EVERY)
    taken = {name: ordered(f"a cat --model {name}", chat) for name in EVERY.names}
    assert {name: parameters.chosen_by(Source.CHAT) for name, parameters in taken.items() if name not in LIKE} == {
        "sora-2": ("orientation", "duration"), "veo3.1": ("orientation", "enhance"), "grok-video-3": ("orientation",),
        "jimeng-video-3.0": ("orientation", "size"), "ratios": ("ratio", "seed", "enhance"), "pixels": ("size", "seed"),
        "objects": ("shape",), "cinema": ("orientation",), "plain": (),
    }  # fmt: skip
    assert taken["veo3.1"].chosen_by(Source.MODEL) == ("duration", "size", "seed")
    assert taken["plain"].chosen_by(Source.MODEL) == ("orientation", "duration", "size", "enhance", "seed")
