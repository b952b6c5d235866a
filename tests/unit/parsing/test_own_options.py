"""Options that only the operator's catalogue has are understood in the same ways as those of the API's document."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Model, resolve
from bot.errors import UserError
from bot.options import Offer, Option, Options, Parameters, Value
from bot.parsing.options import parse_options, parse_order
from bot.parsing.vocabulary import default_examples, flag_examples, write_options
from storage.tasks import Asked
from tests.unit.parsing.test_properties import ANYTHING
from tests.unit.said import catalogue_of, model_of, said

OWN = Model(
    "made-up",
    options=(
        Option("ratio", "aspect_ratio", (Offer("16:9", "16:9"), Offer("9:16", "9:16"), Offer("1:1", "1:1"))),
        Option.of("quality", "720P", "1080P"),
        Option("seconds", values=(Offer(4, 4), Offer(8, 8)), as_string=True),
        Option("enhance", "enhance_prompt", (Offer(True, True), Offer(False, False))),
        Option("seed", "metadata.seed", range=(-1, 2147483647)),
        Option("cfg_scale", range=(0.0, 1.0)),
        Option("negative", "negative_prompt", length=30),
        Option("camera", values=(Offer("still", {"move": 0}), Offer("drone", {"move": 9}))),
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
        ("--ratio 16:9", said(ratio="16:9")),
        ("—ratio=9:16", said(ratio="9:16")),
        ("ratio=1:1", said(ratio="1:1")),
        ("--landscape", said(ratio="landscape")),
        ("-vertical", said(ratio="portrait")),
        ("--square", said(ratio="square")),
        ("--16:9", said(ratio="16:9")),
        ("--3:2", said(ratio="landscape")),
        ("--ar 3:2", said(ratio="landscape")),
        ("--ar 7:5", said(ratio="landscape")),
        ("--orientation portrait", said(ratio="portrait")),
        ("--横屏", said(ratio="landscape")),
        ("--quality 1080p", said(quality="1080P")),
        ("--1080p", said(quality="1080P")),
        ("-720P", said(quality="720P")),
        ("--seconds 8", said(seconds=8)),
        ("--duration 8 s", said(seconds=8)),
        ("--时长 8", said(seconds=8)),
        ("--8s", said(seconds=8)),
        ("--enhance", said(enhance=True)),
        ("-enhance", said(enhance=True)),
        ("--no-enhance", said(enhance=False)),
        ("--enhance off", said(enhance=False)),
        ("enhance=no", said(enhance=False)),
        ("--seed 7", said(seed=7)),
        ("—seed=7.", said(seed=7)),
        ("seed=0", said(seed=0)),
        ("--seed -1", said(seed=-1)),
        ("--SEED：7", said(seed=7)),
        ("--cfg-scale 0.5", said(cfg_scale=0.5)),
        ("--cfg_scale=1", said(cfg_scale=1)),
        ('--negative "blurry, text"', said(negative="blurry, text")),
        ('--negative "blurry,  --landscape 15s"', said(negative="blurry, --landscape 15s")),
        ("—negative “blurry, text”", said(negative="blurry, text")),
        ('--negative=“blurry text"', said(negative="blurry text")),
        ("negative='blurry text'", said(negative="blurry text")),
        ("--negative: «blurry text»", said(negative="blurry text")),
        ("--negative 「模糊，文字」", said(negative="模糊，文字")),
        ("--negative blurry", said(negative="blurry")),
        ("－－ｎｅｇａｔｉｖｅ＝“blurry text”", said(negative="blurry text")),
        ("--negative﹦“blurry text”", said(negative="blurry text")),
        ("--negative “تشويش\u200f، نص”", said(negative="تشويش\u200f، نص")),
        ("--negative “ｂｌｕｒ ½”", said(negative="ｂｌｕｒ ½")),
        ("━seed ٧", said(seed=7)),
        ("--seed=१२", said(seed=12)),
        ("seed:7", said(seed=7)),
        ("quality:1080p", said(quality="1080P")),
        ("--quality １０８０Ｐ", said(quality="1080P")),
        ("--enhance нет", said(enhance=False)),
        ("--8 сек", said(seconds=8)),
        ("--ratio １６：９", said(ratio="16:9")),
        ("--camera \u200fdrone", said(camera="drone")),
        ("--negative blurry, --seed 7", said(negative="blurry", seed=7)),
        ("--negative ｂｌｕｒ", said(negative="blur")),
        ("--camera drone", said(camera="drone")),
        ("--DRONE", said(camera="drone")),
        ("--made-up --seed 7 --square", said("made-up", seed=7, ratio="square")),
    ],
)  # fmt: skip
def test_it_is_understood_anywhere_and_leaves_the_prompt(written: str, options: Options) -> None:
    assert read(ALONE, f"{written} a cat") == ("a cat", options)
    assert read(ALONE, f"a cat {written}") == ("a cat", options)
    assert read(ALONE, f"a {written} cat") == ("a cat", options)
    assert read(BOTH, f"a {written} cat")[0] == "a cat"
    assert parse_options(write_options(options), ALONE) == options


@pytest.mark.parametrize(
    ("text", "prompt", "options"),
    [
        ("a cat 16:9", "a cat", said(ratio="16:9")),
        ("9:16 a cat", "a cat", said(ratio="9:16")),
        ("landscape a cat", "a cat", said(ratio="landscape")),
        ("a cat 横屏 8秒", "a cat", said(ratio="landscape", seconds=8)),
        ("a cat 8s", "a cat", said(seconds=8)),
        ("the match ends 1:1", "the match ends 1:1", said()),
        ("the clock shows 10:30", "the clock shows 10:30", said()),
        ("lost in Times Square", "lost in Times Square", said()),
        ("a screen of 16:9", "a screen of 16:9", said()),
        ("a cat by the drone", "a cat by the drone", said()),
        ("seed and enhance, negative", "seed and enhance, negative", said()),
        ("a photo, its negative: black is white", "a photo, its negative: black is white", said()),
        ("a negative:positive pair", "a negative:positive pair", said()),
        ("a seed: of doubt", "a seed: of doubt", said()),
        ("кошка 8 секунд", "кошка", said(seconds=8)),
        ("قطة ٨ ثوان", "قطة", said(seconds=8)),
        ("a –10:30 meeting", "a –10:30 meeting", said()),
        ("a -radio, -seeds", "a -radio, -seeds", said()),
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
        ("--sede 7", "option-misspelt", {"near": "seed"}),
        ("--no-enhace", "option-misspelt", {"near": "no-enhance"}),
        ("--negatve x", "option-misspelt", {"near": "negative"}),
        ("--108p", "option-misspelt", {"near": "1080P"}),
        ("--negative 'blurry", "option-needs-value", {"option": "--negative"}),
        ("--negative blurry, text --seed 7", "option-needs-value", {"option": "--negative"}),
        ("negative=模糊，文字", "option-needs-value", {"option": "negative=模糊，"}),
        ("--watermark", "option-unknown", {"value": "--watermark"}),
        ("a cat 5s", "bare-duration", {"value": "5s", "allowed": "4, 8"}),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(text: str, key: str, told: dict[str, str]) -> None:
    with pytest.raises(UserError) as error:
        parse_order(text, ALONE)
    assert error.value.key == key
    assert told.items() <= error.value.values.items()


def test_every_option_is_listed() -> None:
    with pytest.raises(UserError, match="option-unknown") as error:
        parse_order("--wibble", BOTH)
    assert error.value.values["options"].splitlines() == [
        "--model sora-2|made-up",
        "--orientation portrait|landscape",
        "--size small|large",
        "--duration 10|15",
        "--watermark, --no-watermark",
        "--ratio 16:9|9:16|1:1",
        "--quality 720P|1080P",
        "--seconds 4|8",
        "--enhance, --no-enhance",
        "--seed -1 … 2147483647",
        "--cfg_scale 0.0 … 1.0",
        "--negative “…” (≤ 30)",
        "--camera still|drone",
    ]


def test_a_shape_is_one_option_of_all_models() -> None:
    """The model may be known only later: its own value is found then."""
    assert read(BOTH, "a cat --landscape") == ("a cat", said(orientation="landscape"))
    assert read(BOTH, "a cat --16:9") == ("a cat", said(orientation="16:9"))
    assert read(BOTH, "a cat --landscape --16:9")[1] == said(orientation="landscape")


def test_a_shape_is_the_orientations_before_it_is_another_options() -> None:
    """As long as the word or the ratio is not the very value of the other one."""
    sizes = ("1280x720", "720x1280")
    own = model_of("a", {"orientation": ("16:9", "9:16"), "frame": ("landscape", "4:3"), "size": sizes})
    catalogue = catalogue_of(own)
    for words, value in (
        ("--landscape", "landscape"),
        ("--16:9", "16:9"),
        ("--3:2", "landscape"),
        ("--竖屏", "portrait"),
    ):
        assert read(catalogue, f"a cat {words}")[1] == said(orientation=value)
    assert read(catalogue, "a cat --4:3")[1] == said(frame="4:3")
    assert read(catalogue, "a cat --frame landscape")[1] == said(frame="landscape")
    assert read(catalogue, "a cat --1280x720")[1] == said(size="1280x720")
    assert read(catalogue, "a cat landscape")[1] == said(orientation="landscape")


def test_a_word_of_two_options_is_either() -> None:
    catalogue = catalogue_of(model_of("a", {"quality": ("1080P",)}), model_of("b", {"detail": ("1080p", "4K")}))
    assert read(catalogue, "a cat --1080p")[1] == Options(None, {"quality|detail": "1080P"})
    assert read(catalogue, "a cat --4k")[1] == said(detail="4K")
    options = Options(None, {"quality|detail": "1080P"})
    assert parse_options(write_options(options), catalogue) == options


def test_without_durations_seconds_are_words() -> None:
    catalogue = catalogue_of(model_of("a", {"size": ("big",)}))
    assert read(catalogue, "a cat 15s") == ("a cat 15s", said())
    with pytest.raises(UserError, match="option-unknown"):
        parse_order("--15s", catalogue)


@pytest.mark.parametrize("catalogue", [ALONE, catalogue_of(Model("sora-2"))], ids=["own", "document"])
def test_examples_are_read_back(catalogue: Catalogue) -> None:
    model = catalogue.preferred
    shown = " ".join(flag_examples(model))
    assert len(parse_options(shown, catalogue).values) == len(model.options)
    assert parse_options(" ".join(default_examples(model)), catalogue) != said()


def test_a_model_without_options_has_an_example() -> None:
    assert default_examples(model_of("a", {})) == ["model=a"]


@pytest.mark.parametrize("value", ["１０８０Ｐ", "1080p", "1080P"])
def test_a_catalogue_may_have_letters_of_full_width(value: str) -> None:
    catalogue = catalogue_of(model_of("Ｍ１", {"quality": ("720p", value)}))
    for text in ("--quality 1080p --m1", f"--{value} --model Ｍ１", "-1080P -M1"):
        assert read(catalogue, f"a cat {text}") == ("a cat", said("Ｍ１", quality=value))


@pytest.mark.parametrize("value", ["\u200b", "\u200e \u200f"])
def test_a_text_of_marks_that_nobody_sees_is_none(value: str) -> None:
    with pytest.raises(UserError, match="option-needs-value"):
        parse_order(f"a cat --negative “{value}”", ALONE)


LONG = (
    '--negative "x" ', "--negative “x” ", "--seed 7 ", "--seed -1 ", "--16:9 ", "16:9 ", "--ratio=16:9 ", "--enhance off ",
    '"', "--negative ", "“", "--1080p ", "8s ", "--drone ",
)  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """Eight times the text takes no more than some twenty times the CPU time, however busy the machine is."""

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
def test_nothing_but_a_user_error_is_raised_and_a_prompt_has_only_what_was_written(text: str) -> None:
    with suppress(UserError):
        order = parse_order(text, BOTH)
        letters = iter(text)
        assert all(letter in letters for letter in order.prompt)
        resolve(BOTH, order.options, said())


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
def test_what_is_written_is_read_back_and_sent(values: dict[str, Value]) -> None:
    options = Options("made-up", values)
    order = parse_order(f"a cat {write_options(options)} runs", ALONE)
    assert (order.prompt, order.options) == ("a cat runs", options)
    parameters = resolve(ALONE, order.options, said())
    assert parameters.values.items() >= values.items()
    assert (
        Parameters.of(Asked(model="made-up", options=parameters.options_json(), sources=parameters.sources_json()))
        == parameters
    )
