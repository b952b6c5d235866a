"""Options from the operator's catalogue are written in the same ways as the documented ones."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Model, resolve
from bot.errors import UserError
from bot.options import Choice, Option
from bot.parameters import Options, Parameters
from bot.parsing.examples import default_examples, flag_examples, write_options
from bot.parsing.options import parse_options, parse_order
from bot.values import Value
from storage.model import StoredParameters
from tests.unit.options import catalogue_of, model_of, options_of
from tests.unit.parsing.test_properties import ANYTHING

OWN = Model(
    "made-up",
    options=(
        Option("ratio", "aspect_ratio", (Choice("16:9", "16:9"), Choice("9:16", "9:16"), Choice("1:1", "1:1"))),
        Option.of("quality", "720P", "1080P"),
        Option("seconds", choices=(Choice(4, 4), Choice(8, 8)), as_string=True),
        Option("enhance", "enhance_prompt", (Choice(True, True), Choice(False, False))),
        Option("seed", "metadata.seed", range=(-1, 2147483647)),
        Option("cfg_scale", range=(0.0, 1.0)),
        Option("negative", "negative_prompt", length=30),
        Option("camera", choices=(Choice("still", {"move": 0}), Choice("drone", {"move": 9}))),
    ),
)
BOTH = catalogue_of(Model("sora-2"), OWN)
ALONE = catalogue_of(OWN)


def read(catalogue: Catalogue, text: str) -> tuple[str, Options]:
    order = parse_order(text, catalogue)
    return order.prompt, order.options


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("--ratio 16:9", options_of(ratio="16:9")),
        ("—ratio=9:16", options_of(ratio="9:16")),
        ("ratio=1:1", options_of(ratio="1:1")),
        ("--landscape", options_of(ratio="landscape")),
        ("-vertical", options_of(ratio="portrait")),
        ("--square", options_of(ratio="square")),
        ("--16:9", options_of(ratio="16:9")),
        ("--3:2", options_of(ratio="landscape")),
        ("--ar 3:2", options_of(ratio="landscape")),
        ("--ar 7:5", options_of(ratio="landscape")),
        ("--orientation portrait", options_of(ratio="portrait")),
        ("--横屏", options_of(ratio="landscape")),
        ("--quality 1080p", options_of(quality="1080P")),
        ("--1080p", options_of(quality="1080P")),
        ("-720P", options_of(quality="720P")),
        ("--seconds 8", options_of(seconds=8)),
        ("--duration 8 s", options_of(seconds=8)),
        ("--时长 8", options_of(seconds=8)),
        ("--8s", options_of(seconds=8)),
        ("--enhance", options_of(enhance=True)),
        ("-enhance", options_of(enhance=True)),
        ("--no-enhance", options_of(enhance=False)),
        ("--enhance off", options_of(enhance=False)),
        ("enhance=no", options_of(enhance=False)),
        ("--seed 7", options_of(seed=7)),
        ("—seed=7.", options_of(seed=7)),
        ("seed=0", options_of(seed=0)),
        ("--seed -1", options_of(seed=-1)),
        ("--SEED：7", options_of(seed=7)),
        ("--cfg-scale 0.5", options_of(cfg_scale=0.5)),
        ("--cfg_scale=1", options_of(cfg_scale=1)),
        ('--negative "blurry, text"', options_of(negative="blurry, text")),
        ('--negative = "blurry, text"', options_of(negative="blurry, text")),
        ('--negative ="blurry, text" --seed = -1', options_of(negative="blurry, text", seed=-1)),
        ('--negative "blurry,  --landscape 15s"', options_of(negative="blurry, --landscape 15s")),
        ("—negative “blurry, text”", options_of(negative="blurry, text")),
        ('--negative=“blurry text"', options_of(negative="blurry text")),
        ("negative='blurry text'", options_of(negative="blurry text")),
        ("--negative: «blurry text»", options_of(negative="blurry text")),
        ("--negative 「模糊，文字」", options_of(negative="模糊，文字")),
        ("--negative blurry", options_of(negative="blurry")),
        ("－－ｎｅｇａｔｉｖｅ＝“blurry text”", options_of(negative="blurry text")),
        ("--negative﹦“blurry text”", options_of(negative="blurry text")),
        ("--negative “تشويش\u200f، نص”", options_of(negative="تشويش\u200f، نص")),
        ("--negative “ｂｌｕｒ ½”", options_of(negative="ｂｌｕｒ ½")),
        ("━seed ٧", options_of(seed=7)),
        ("--seed=१२", options_of(seed=12)),
        ("seed:7", options_of(seed=7)),
        ("quality:1080p", options_of(quality="1080P")),
        ("--quality １０８０Ｐ", options_of(quality="1080P")),
        ("--enhance нет", options_of(enhance=False)),
        ("--8 сек", options_of(seconds=8)),
        ("--ratio １６：９", options_of(ratio="16:9")),
        ("--camera \u200fdrone", options_of(camera="drone")),
        ("--negative blurry, --seed 7", options_of(negative="blurry", seed=7)),
        ("--negative ｂｌｕｒ", options_of(negative="blur")),
        ("--camera drone", options_of(camera="drone")),
        ("--DRONE", options_of(camera="drone")),
        ("--made-up --seed 7 --square", options_of("made-up", seed=7, ratio="square")),
    ],
)  # fmt: skip
def test_an_option_anywhere_is_removed_from_the_prompt(written: str, options: Options) -> None:
    assert read(ALONE, f"{written} a cat") == ("a cat", options)
    assert read(ALONE, f"a cat {written}") == ("a cat", options)
    assert read(ALONE, f"a {written} cat") == ("a cat", options)
    assert read(BOTH, f"a {written} cat")[0] == "a cat"
    assert parse_options(write_options(options), ALONE) == options


@pytest.mark.parametrize(
    ("text", "prompt", "options"),
    [
        ("a cat 16:9", "a cat", options_of(ratio="16:9")),
        ("9:16 a cat", "a cat", options_of(ratio="9:16")),
        ("landscape a cat", "a cat", options_of(ratio="landscape")),
        ("a cat 横屏 8秒", "a cat", options_of(ratio="landscape", seconds=8)),
        ("a cat 8s", "a cat", options_of(seconds=8)),
        ("the match ends 1:1", "the match ends 1:1", options_of()),
        ("the clock shows 10:30", "the clock shows 10:30", options_of()),
        ("lost in Times Square", "lost in Times Square", options_of()),
        ("a screen of 16:9", "a screen of 16:9", options_of()),
        ("a cat by the drone", "a cat by the drone", options_of()),
        ("seed and enhance, negative", "seed and enhance, negative", options_of()),
        ("a photo, its negative: black is white", "a photo, its negative: black is white", options_of()),
        ("a negative:positive pair", "a negative:positive pair", options_of()),
        ("a seed: of doubt", "a seed: of doubt", options_of()),
        ("кошка 8 секунд", "кошка", options_of(seconds=8)),
        ("قطة ٨ ثوان", "قطة", options_of(seconds=8)),
        ("a –10:30 meeting", "a –10:30 meeting", options_of()),
        ("a -radio, -seeds", "a -radio, -seeds", options_of()),
    ],
)
def test_bare_words(text: str, prompt: str, options: Options) -> None:
    assert read(ALONE, text) == (prompt, options)


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("--seed x", "option-value", {"option": "seed", "value": "x", "allowed": "-1 … 2147483647"}),
        ("--seed 2147483648", "option-value", {"option": "seed"}),
        ("--seed 1.5", "option-value", {"option": "seed"}),
        ("--seed", "option-needs-value", {"option": "--seed", "allowed": "-1 … 2147483647"}),
        ("--seed -landscape", "option-needs-value", {"option": "--seed"}),
        ("--cfg-scale 2", "option-value", {"option": "cfg_scale", "allowed": "0.0 … 1.0"}),
        ("--negative", "option-needs-value", {"option": "--negative", "allowed": "“…” (≤ 30)"}),
        ('--negative ""', "option-needs-value", {"option": "--negative"}),
        ('--negative "blurry', "option-needs-value", {"option": "--negative"}),
        ('--negative "https://e.com/a.jpg"', "option-needs-value", {"option": "--negative"}),
        ("--enhance=perhaps", "option-value", {"option": "enhance", "allowed": "true, false"}),
        ("--camera bird", "option-value", {"option": "camera", "allowed": "still, drone"}),
        ("--ratio up", "option-value", {"option": "ratio", "allowed": "16:9, 9:16, 1:1"}),
        ("--seed 7 --seed 8", "option-twice", {"option": "seed", "first": "--seed 7", "second": "--seed 8"}),
        ("--enhance --no-enhance", "option-twice", {"option": "enhance"}),
        ("--landscape --9:16", "option-twice", {"option": "ratio"}),
        ("--enhanse", "option-misspelt", {"near": "enhance"}),
        ("--sede 9", "option-misspelt-name", {"near": "seed", "example": "--seed 9"}),
        ("--sede x", "option-misspelt-name", {"near": "seed", "example": "--seed 7"}),
        ("--no-enhace", "option-misspelt", {"near": "no-enhance"}),
        ("--negatve x", "option-misspelt-name", {"near": "negative", "example": '--negative "…"'}),
        ("--108p", "option-misspelt", {"near": "1080P"}),
        ("--negative 'blurry", "option-needs-value", {"option": "--negative"}),
        ("--negative blurry, text --seed 7", "option-needs-value", {"option": "--negative"}),
        ("negative=模糊，文字", "option-needs-value", {"option": "negative=模糊，"}),
        ("--watermark", "option-unknown", {"value": "--watermark"}),
        ("a cat 5s", "bare-duration", {"value": "5s", "allowed": "4, 8"}),
    ],
)
def test_an_invalid_option_is_refused_with_the_valid_ones(text: str, key: str, told: dict[str, str]) -> None:
    with pytest.raises(UserError) as error:
        parse_order(text, ALONE)
    assert error.value.key == key
    assert told.items() <= error.value.values.items()


def test_every_option_is_listed() -> None:
    with pytest.raises(UserError, match="option-unknown") as error:
        parse_order("--wibble", BOTH)
    names = "orientation, size, duration, watermark, ratio, quality, seconds, enhance, seed, cfg_scale, negative, camera, model"
    assert error.value.values["options"] == names


def test_a_shape_is_one_option_of_all_models() -> None:
    """The model may be known only later; then its own value is chosen."""
    assert read(BOTH, "a cat --landscape") == ("a cat", options_of(orientation="landscape"))
    assert read(BOTH, "a cat --16:9") == ("a cat", options_of(orientation="16:9"))
    assert read(BOTH, "a cat --landscape --16:9")[1] == options_of(orientation="landscape")


def test_a_shape_is_an_orientation_rather_than_another_option() -> None:
    """Unless the word or the ratio is itself a value of the other option."""
    sizes = ("1280x720", "720x1280")
    own = model_of("a", {"orientation": ("16:9", "9:16"), "frame": ("landscape", "4:3"), "size": sizes})
    catalogue = catalogue_of(own)
    for words, value in (
        ("--landscape", "landscape"),
        ("--16:9", "16:9"),
        ("--3:2", "landscape"),
        ("--竖屏", "portrait"),
    ):
        assert read(catalogue, f"a cat {words}")[1] == options_of(orientation=value)
    assert read(catalogue, "a cat --4:3")[1] == options_of(frame="4:3")
    assert read(catalogue, "a cat --frame landscape")[1] == options_of(frame="landscape")
    assert read(catalogue, "a cat --1280x720")[1] == options_of(size="1280x720")
    assert read(catalogue, "a cat landscape")[1] == options_of(orientation="landscape")


def test_a_value_of_two_options_may_be_either() -> None:
    catalogue = catalogue_of(model_of("a", {"quality": ("1080P",)}), model_of("b", {"detail": ("1080p", "4K")}))
    assert read(catalogue, "a cat --1080p")[1] == Options(None, {"quality|detail": "1080P"})
    assert read(catalogue, "a cat --4k")[1] == options_of(detail="4K")
    options = Options(None, {"quality|detail": "1080P"})
    assert parse_options(write_options(options), catalogue) == options


def test_a_value_does_not_hide_an_option_of_the_same_name() -> None:
    mode = model_of("a", {"mode": ("camera", "plain"), "camera": ("still", "drone"), "sound": (True, False)})
    catalogue = catalogue_of(mode, model_of("b", {"kind": ("sound", "silent")}))
    assert read(catalogue, "a cat --camera drone --mode camera")[1] == options_of(camera="drone", mode="camera")
    assert read(catalogue, "a cat --no-sound --kind sound")[1] == options_of(sound=False, kind="sound")
    assert read(catalogue, "a cat --silent --plain --sound")[1] == options_of(kind="silent", mode="plain", sound=True)


def test_without_durations_seconds_are_prompt() -> None:
    catalogue = catalogue_of(model_of("a", {"size": ("big",)}))
    assert read(catalogue, "a cat 15s") == ("a cat 15s", options_of())
    with pytest.raises(UserError, match="option-unknown"):
        parse_order("--15s", catalogue)


@pytest.mark.parametrize("catalogue", [ALONE, catalogue_of(Model("sora-2"))], ids=["own", "document"])
def test_examples_can_be_parsed(catalogue: Catalogue) -> None:
    model = catalogue.preferred
    shown = " ".join(flag_examples(model))
    assert len(parse_options(shown, catalogue).values) == len(model.options)
    assert parse_options(" ".join(default_examples(model)), catalogue) != options_of()


def test_a_model_without_options_has_an_example() -> None:
    assert default_examples(model_of("a", {})) == ["model=a"]


@pytest.mark.parametrize("value", ["１０８０Ｐ", "1080p", "1080P"])
def test_a_catalogue_may_have_full_width_letters(value: str) -> None:
    catalogue = catalogue_of(model_of("Ｍ１", {"quality": ("720p", value)}))
    for text in ("--quality 1080p --m1", f"--{value} --model Ｍ１", "-1080P -M1"):
        assert read(catalogue, f"a cat {text}") == ("a cat", options_of("Ｍ１", quality=value))


@pytest.mark.parametrize("value", ["\u200b", "\u200e \u200f"])
def test_a_text_of_invisible_marks_is_not_a_value(value: str) -> None:
    with pytest.raises(UserError, match="option-needs-value"):
        parse_order(f"a cat --negative “{value}”", ALONE)


LONG = (
    '--negative "x" ', "--negative “x” ", "--seed 7 ", "--seed -1 ", "--16:9 ", "16:9 ", "--ratio=16:9 ", "--enhance off ",
    '"', "--negative ", "“", "--1080p ", "8s ", "--drone ",
)  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_time_is_linear_in_the_length(piece: str) -> None:
    """Eight times the text takes at most twenty times the CPU time, or 0.2 s, even on a busy machine."""

    def taken(count: int) -> float:
        started = time.process_time()
        with suppress(UserError):
            parse_order(piece * count + "a cat", BOTH)
        return time.process_time() - started

    short = min(taken(500) for _ in range(3))
    assert any(taken(4000) < max(20 * short, 0.2) for _ in range(3))


OWN_PIECES = st.sampled_from([
    "--seed", "seed=", "7", "-1", "--negative ", "negative=", '"', "“", "”", "'", ",", "，", "--16:9", "16:9", "3:2",
    "--enhance", " off", "--no-", "drone", "--", " ", " ", "8s", "8", "4 s", "https://e.com/a.jpg", "<b>", "--ratio", "=", ":",
    "a", "cat",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(ANYTHING | st.lists(OWN_PIECES, max_size=16).map("".join))
def test_only_a_user_error_is_raised_and_a_prompt_has_only_letters_of_the_text(text: str) -> None:
    with suppress(UserError):
        order = parse_order(text, BOTH)
        letters = iter(text)
        assert all(letter in letters for letter in order.prompt)
        resolve(BOTH, order.options, options_of())


VALUES = {
    "ratio": st.sampled_from(["16:9", "9:16", "1:1"]),
    "quality": st.sampled_from(["720P", "1080P"]),
    "seconds": st.sampled_from([4, 8]),
    "enhance": st.booleans(),
    "seed": st.integers(-1, 2147483647),
    "cfg_scale": st.integers(0, 1000).map(lambda number: number / 1000),
    "negative": st.text("ab猫 ,.-", min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool),
    "camera": st.sampled_from(["still", "drone"]),
}


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries({}, optional=VALUES))
def test_written_options_are_parsed_to_the_same_values(values: dict[str, Value]) -> None:
    options = Options("made-up", values)
    order = parse_order(f"a cat {write_options(options)} runs", ALONE)
    assert (order.prompt, order.options) == ("a cat runs", options)
    parameters = resolve(ALONE, order.options, options_of())
    assert parameters.values.items() >= values.items()
    assert (
        Parameters.of(
            StoredParameters(model="made-up", options=parameters.options_json(), sources=parameters.sources_json())
        )
        == parameters
    )
