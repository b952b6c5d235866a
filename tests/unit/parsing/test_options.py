"""Documented options, in all ways in which people write them."""

import pytest

from bot.catalogue import Catalogue
from bot.errors import UserError
from bot.parameters import Options
from bot.parsing.examples import write_options
from bot.parsing.options import is_reset, parse_options, parse_order
from tests.unit.options import catalogue_of, model_of, options_of


def read(catalogue: Catalogue, text: str) -> tuple[str, Options]:
    order = parse_order(text, catalogue)
    return order.prompt, order.options


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("--landscape", options_of(orientation="landscape")),
        ("--Landscape,", options_of(orientation="landscape")),
        ("--vertical", options_of(orientation="portrait")),
        ("--orientation landscape", options_of(orientation="landscape")),
        ("--orientation: Horizontal", options_of(orientation="landscape")),
        ("--ar 16:9", options_of(orientation="16:9")),
        ("--ar=9:16", options_of(orientation="9:16")),
        ("--竖屏", options_of(orientation="portrait")),
        ("--方向＝横屏", options_of(orientation="landscape")),
        ("--size small", options_of(size="small")),
        ("--size=LARGE", options_of(size="large")),
        ('--size "large"', options_of(size="large")),
        ("--large", options_of(size="large")),
        ("size=small", options_of(size="small")),
        ("Size＝small", options_of(size="small")),
        ("—size small", options_of(size="small")),
        ("–size=small", options_of(size="small")),
        ("—-size small", options_of(size="small")),
        ("――size small", options_of(size="small")),
        ("--duration 10", options_of(duration=10)),
        ("--duration 10s", options_of(duration=10)),
        ("--duration 10 seconds", options_of(duration=10)),
        ("--duration=15sec", options_of(duration=15)),
        ("--dur 15 秒", options_of(duration=15)),
        ("duration=15s", options_of(duration=15)),
        ("--length: 15 s", options_of(duration=15)),
        ("--15s", options_of(duration=15)),
        ("--15", options_of(duration=15)),
        ("—15s", options_of(duration=15)),
        ("--15 sec", options_of(duration=15)),
        ("--model sora-2-pro", options_of(model="sora-2-pro")),
        ("--model SORA-2-Pro.", options_of(model="sora-2-pro")),
        ("--sora-2-all", options_of(model="sora-2-all")),
        ("--watermark", options_of(watermark=True)),
        ("--no-watermark", options_of(watermark=False)),
        ("--no_watermark", options_of(watermark=False)),
        ("—no-watermark", options_of(watermark=False)),
        ("--watermark false", options_of(watermark=False)),
        ("--watermark=off", options_of(watermark=False)),
        ("watermark=0", options_of(watermark=False)),
        ("--size small --size=SMALL --small", options_of(size="small")),
        *(
            (f"{dash}landscape", options_of(orientation="landscape"))
            for dash in ("⸺", "⸻", "﹘", "ー", "ーー", "━", "➖", "➖➖")
        ),
        ("--ＬＡＮＤＳＣＡＰＥ", options_of(orientation="landscape")),
        ("－－ｓｉｚｅ＝ｓｍａｌｌ", options_of(size="small")),
        ("--ar 9：16", options_of(orientation="9:16")),
        ("--１５ｓ", options_of(duration=15)),
        ("--duration १५", options_of(duration=15)),
        ("--١٥ ثانية", options_of(duration=15)),
        ("--۱۵ ثانیه", options_of(duration=15)),
        ("--15 сек", options_of(duration=15)),
        ("--15с", options_of(duration=15)),
        ("--duration=15 Sekunden", options_of(duration=15)),
        ("--watermark нет", options_of(watermark=False)),
        ("--watermark=いいえ", options_of(watermark=False)),
        ("size:large", options_of(size="large")),
        ("duration:15s", options_of(duration=15)),
        ("--landscape،", options_of(orientation="landscape")),
        ("-landscape", options_of(orientation="landscape")),
        ("-Landscape.", options_of(orientation="landscape")),
        ("-vertical", options_of(orientation="portrait")),
        ("-16:9", options_of(orientation="16:9")),
        ("-ar 16:9", options_of(orientation="16:9")),
        ("‐landscape", options_of(orientation="landscape")),
        ("‑landscape", options_of(orientation="landscape")),
        ("−landscape", options_of(orientation="landscape")),
        ("﹣landscape", options_of(orientation="landscape")),
        ("－landscape", options_of(orientation="landscape")),
        ("－－landscape", options_of(orientation="landscape")),
        ("---landscape", options_of(orientation="landscape")),
        ("-横屏", options_of(orientation="landscape")),
        ("-15s", options_of(duration=15)),
        ("-15sec", options_of(duration=15)),
        ("-duration 15", options_of(duration=15)),
        ("-duration=15 s", options_of(duration=15)),
        ("-时长 15", options_of(duration=15)),
        ("-size large", options_of(size="large")),
        ("-size: Large", options_of(size="large")),
        ("-large", options_of(size="large")),
        ("-model sora-2-pro", options_of(model="sora-2-pro")),
        ("-sora-2-pro", options_of(model="sora-2-pro")),
        ("-no-watermark", options_of(watermark=False)),
        ("-no_watermark", options_of(watermark=False)),
        ("-watermark off", options_of(watermark=False)),
        ("-无水印", options_of(watermark=False)),
        ("--size large,--landscape", options_of(size="large", orientation="landscape")),
        (
            "--no-watermark duration=15 —landscape --model sora-2 size=large",
            options_of(model="sora-2", orientation="landscape", size="large", duration=15, watermark=False),
        ),
    ],
)
def test_an_option_anywhere_is_removed_from_the_prompt(catalogue: Catalogue, written: str, options: Options) -> None:
    assert read(catalogue, f"{written} a cat") == ("a cat", options)
    assert read(catalogue, f"a cat {written}") == ("a cat", options)
    assert read(catalogue, f"a {written} cat") == ("a cat", options)
    assert read(catalogue, f"a\n{written}\ncat") == ("a\ncat", options)


@pytest.mark.parametrize(
    ("text", "prompt", "options"),
    [
        ("15s a cat", "a cat", options_of(duration=15)),
        ("a cat 15s", "a cat", options_of(duration=15)),
        ("a cat 15 s", "a cat", options_of(duration=15)),
        ("a cat 10 Seconds", "a cat", options_of(duration=10)),
        ("15秒 一只猫", "一只猫", options_of(duration=15)),
        ("横屏，15秒，一只猫", "一只猫", options_of(orientation="landscape", duration=15)),
        ("一只猫 竖屏", "一只猫", options_of(orientation="portrait")),
        ("кошка 15 секунд", "кошка", options_of(duration=15)),
        ("15с кошка", "кошка", options_of(duration=15)),
        ("un gato 15 segundos", "un gato", options_of(duration=15)),
        ("un chat 10 secondes", "un chat", options_of(duration=10)),
        ("eine Katze, 15 Sekunden", "eine Katze,", options_of(duration=15)),
        ("kucing 10 detik", "kucing", options_of(duration=10)),
        ("قطة 15 ثانية", "قطة", options_of(duration=15)),
        ("گربه ۱۵ ثانیه", "گربه", options_of(duration=15)),
        ("बिल्ली १५ सेकंड", "बिल्ली", options_of(duration=15)),
        ("猫 １５秒", "猫", options_of(duration=15)),
        ("landscape a cat", "a cat", options_of(orientation="landscape")),
        ("a cat Portrait", "a cat", options_of(orientation="portrait")),
        ("landscape, 15s, a cat", "a cat", options_of(orientation="landscape", duration=15)),
        ("15s a cat landscape", "a cat", options_of(orientation="landscape", duration=15)),
        ("a cat 15s --size small", "a cat", options_of(size="small", duration=15)),
        ("15s", "", options_of(duration=15)),
        ("landscape 15s", "", options_of(orientation="landscape", duration=15)),
    ],
)
def test_a_bare_word_at_an_end_is_an_option(catalogue: Catalogue, text: str, prompt: str, options: Options) -> None:
    assert read(catalogue, text) == (prompt, options)


@pytest.mark.parametrize(
    "text",
    [
        "a 15s countdown",
        "a landscape painting",
        "portrait of a king",
        "Landscape photography, golden hour",
        "a slow flight over the landscape",
        "he waits for 15s.",
        "80s disco",
        "Paris in the 1920s",
        "a vertical",
        "small",
        "15",
        "15 s/m",
        "a cat — sitting",
        "a cat—dog –",
        "cat--dog",
        "it is –15 outside",
        "—Hola, dijo ella",
        "—¿Quién eres?",
        "<!-- --landscape size=huge -->",
        '<font size=3 duration="x">--</font> x',
        "a-->b",
        "e=mc2 foo=bar",
        "--- --= --(",
        "-5 degrees outside, -10.5 at night",
        "15 с половиной метров снега",
        "size: large dogs, style:large, duration:forever",
        "ラーメン ー 猫",
        "it is -15 outside",
        "it is −15 s outside",
        "-80s disco",
        "- landscape",
        "a well-known - landscape",
        "re-landscape the valley, non-watermark-proof",
        "- small\n- large\n- landscape",
        "-cat\n-dog",
        "-foo",
        "-Wort für Wort",
        "-radio waves, -larger waves, -models, -second one, -lengthy, -ration",
        "-480p",
        "— Привет, сказал он. — Пока.",
        "—Second time, she says",
        "– Nein. – Doch!",
        "T-10s and counting",
        "a landscpe, potrait",
        "cat,dog;bird",
        'a sign that says "--landscape" there',
        "size small",
        "<b>bold</b> & <i>it</i> 🐈‍⬛\n\n\tend",
    ],
)
def test_what_only_looks_like_an_option_is_prompt(catalogue: Catalogue, text: str) -> None:
    assert read(catalogue, text) == (text, options_of())


@pytest.mark.parametrize(
    ("text", "prompt", "options"),
    [
        ("-- 15s landscape --foo", "15s landscape --foo", options_of()),
        ("--small -- 12s", "12s", options_of(size="small")),
        (
            "--landscape --  a cat size=huge\n --x 15s",
            "a cat size=huge\n --x 15s",
            options_of(orientation="landscape"),
        ),
    ],
)
def test_two_dashes_alone_end_the_options(catalogue: Catalogue, text: str, prompt: str, options: Options) -> None:
    assert read(catalogue, text) == (prompt, options)


# The model is not known yet.
DURATIONS = "10, 15 (sora-2, sora-2-all); 15, 25 (sora-2-pro, sora-2-pro-all)"
SIZES = (
    "small, large (sora-2, sora-2-pro, sora-2-all, sora-2-pro-all); 720P (grok-video-3); 720P, 1080P (jimeng-video-3.0)"
)


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("--size huge a cat", "option-value", {"option": "size", "value": "huge", "allowed": SIZES}),
        ("size=huge", "option-value", {"option": "size", "value": "huge", "allowed": SIZES}),
        ("--duration 12", "option-value", {"option": "duration", "value": "12", "allowed": DURATIONS}),
        ("--12s", "option-value", {"option": "duration", "value": "12s", "allowed": DURATIONS}),
        ("--orientation up", "option-value", {"option": "orientation", "value": "up"}),
        ("--watermark=maybe", "option-value", {"option": "watermark", "allowed": "true, false"}),
        ("--model sora-9 x", "model-misspelt", {"value": "sora-9", "near": "sora-2"}),
        ("--model wan x", "model-unknown", {"value": "wan"}),
        ("--model sora x", "model-misspelt", {"near": "sora-2, sora-2-pro, sora-2-all"}),
        ("--model sora2pro x", "model-misspelt", {"near": "sora-2-pro"}),
        ("--duration", "option-needs-value", {"option": "--duration", "allowed": DURATIONS}),
        ("--duration= --small", "option-needs-value", {"option": "--duration="}),
        ("--size -- small", "option-needs-value", {"option": "--size"}),
        ("--size https://e.com/x", "option-needs-value", {"option": "--size"}),
        ("--size=https://e.com/x", "option-needs-value", {"option": "--size=https://e.com/x"}),
        ("--unknown a cat", "option-unknown", {"value": "--unknown"}),
        ("a cat —sise small", "option-misspelt-name", {"value": "—sise", "near": "size", "example": "--size small"}),
        ("--durations 10 a cat", "option-misspelt-name", {"value": "--durations", "example": "--duration 10"}),
        ("a --cat", "option-unknown", {"value": "--cat"}),
        ("a --landscpe", "option-misspelt", {"value": "--landscpe", "near": "landscape"}),
        ("a --lanscape", "option-misspelt", {"value": "--lanscape", "near": "landscape"}),
        ("a --Potrait", "option-misspelt", {"value": "--Potrait", "near": "portrait"}),
        ("a --vertcal", "option-misspelt", {"near": "vertical"}),
        ("a --16x9", "option-misspelt", {"near": "16:9"}),
        ("a --smal", "option-misspelt", {"near": "small"}),
        ("a --sora2", "option-misspelt", {"value": "--sora2", "near": "sora-2"}),
        ("a --sora2pro", "option-misspelt", {"near": "sora-2-pro"}),
        ("a --modle sora-2", "option-misspelt-name", {"value": "--modle", "example": "--model sora-2"}),
        ("a --durration 12", "option-misspelt-name", {"value": "--durration", "example": "--duration 15"}),
        ("a --no-watermrak", "option-misspelt", {"near": "no-watermark"}),
        ("a —landscpe", "option-misspelt", {"value": "—landscpe", "near": "landscape"}),
        ("a –Landscpe", "option-misspelt", {"value": "–Landscpe", "near": "landscape"}),
        ("a -landscpe", "option-misspelt", {"value": "-landscpe", "near": "landscape"}),
        ("a -landsacpe", "option-misspelt", {"near": "landscape"}),
        ("a -potrait of a king", "option-misspelt", {"value": "-potrait", "near": "portrait"}),
        ("a -sora2", "option-misspelt", {"near": "sora-2"}),
        ("a -modle x", "option-misspelt-name", {"near": "model", "example": "--model sora-2-pro"}),
        ("a -sise small", "option-misspelt-name", {"value": "-sise", "near": "size"}),
        ("a -sise=“small”", "option-misspelt-name", {"near": "size", "example": "--size small"}),
        ("a -durations 15", "option-misspelt-name", {"value": "-durations", "near": "duration"}),
        ("a -watermrak", "option-misspelt", {"near": "watermark"}),
        ("a cat,--landscpe", "option-misspelt", {"value": "--landscpe", "near": "landscape"}),
        ("a -- -size", "option-needs-value", {"option": "-size"}),
        ("-size huge a cat", "option-value", {"option": "size", "value": "huge"}),
        ("a cat -12s", "option-value", {"option": "duration", "value": "12s"}),
        ("a -model sora-9", "model-misspelt", {"value": "sora-9"}),
        ("a --size -landscape", "option-needs-value", {"option": "--size"}),
        ("a -landscape -portrait", "option-twice", {"first": "-landscape", "second": "-portrait"}),
        ("--no-watermark=true", "option-misspelt", {"value": "--no-watermark=true", "near": "no-watermark"}),
        ("--landscape --portrait", "option-twice", {"first": "--landscape", "second": "--portrait"}),
        ("--size small x size=large", "option-twice", {"first": "--size small", "second": "size=large"}),
        ("15s x --duration 10", "option-twice", {"first": "--duration 10", "second": "15s"}),
        ("--watermark --no-watermark", "option-twice", {"option": "watermark"}),
        ("a —size—large", "option-unknown", {"value": "—size—large"}),
        ("кошка 12 секунд", "bare-duration", {"value": "12 секунд"}),
        ("a cat 12s", "bare-duration", {"value": "12s", "allowed": DURATIONS}),
        ("5 s a cat", "bare-duration", {"value": "5 s"}),
        ("3秒 一只猫", "bare-duration", {"value": "3秒"}),
    ],
)
def test_an_invalid_option_is_refused_with_the_valid_ones(
    catalogue: Catalogue, text: str, key: str, told: dict[str, str]
) -> None:
    with pytest.raises(UserError) as error:
        parse_order(text, catalogue)
    assert error.value.key == key
    assert told.items() <= error.value.values.items()


def test_an_unknown_option_lists_the_names_of_all_and_one_example(catalogue: Catalogue) -> None:
    with pytest.raises(UserError) as error:
        parse_order("--foo", catalogue)
    assert error.value.values == {
        "value": "--foo",
        "options": "orientation, size, duration, watermark, enhance, upsample, model",
        "example": "--landscape",
    }


def test_an_error_quotes_at_most_forty_letters(catalogue: Catalogue) -> None:
    for text in ("--" + "x" * 4000, "--size " + "x" * 4000, f"--model {'x' * 4000}", f"size={'x' * 4000}"):
        with pytest.raises(UserError) as error:
            parse_order(text, catalogue)
        assert len(error.value.values["value"]) == 40


def test_the_values_of_another_catalogue_are_known() -> None:
    own = catalogue_of(model_of("grok", {"orientation": ("square",), "size": ("720p",), "duration": (20,)}))
    order = parse_order("square a cat --720p --grok 20s", own)
    assert (order.prompt, order.options) == (
        "a cat",
        options_of(model="grok", orientation="square", size="720p", duration=20),
    )
    with pytest.raises(UserError, match="option-unknown"):
        parse_order("--landscape", own)


def test_characters_that_no_database_can_store_are_removed(catalogue: Catalogue) -> None:
    assert read(catalogue, "a\0 cat\ud800 --sm\0all") == ("a cat", options_of(size="small"))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("", options_of()),
        ("landscape 15s", options_of(orientation="landscape", duration=15)),
        (
            "orientation=landscape duration=10 --watermark",
            options_of(orientation="landscape", duration=10, watermark=True),
        ),
        ("size small, duration 10 s", options_of(size="small", duration=10)),
        (
            "large sora-2-pro 25 no-watermark",
            options_of(model="sora-2-pro", size="large", duration=25, watermark=False),
        ),
        ("model: sora-2 , watermark off", options_of(model="sora-2", watermark=False)),
        ("竖屏，15秒", options_of(orientation="portrait", duration=15)),
        ("-landscape -15s", options_of(orientation="landscape", duration=15)),
        ("—size large", options_of(size="large")),
        ("orientation = landscape duration = 15", options_of(orientation="landscape", duration=15)),
        ("Orientation =Landscape, duration= 15 s", options_of(orientation="landscape", duration=15)),
        ("orientation : landscape duration ＝ １５", options_of(orientation="landscape", duration=15)),
        ("orientation = “landscape”; model = sora-2-pro", options_of(model="sora-2-pro", orientation="landscape")),
        ("orientation=landscape,duration=15", options_of(orientation="landscape", duration=15)),
        (
            "orientation=landscape;duration=15;size=large",
            options_of(orientation="landscape", duration=15, size="large"),
        ),
        ("16:9,duration=15", options_of(orientation="16:9", duration=15)),
    ],
)
def test_defaults_are_written_with_or_without_dashes(catalogue: Catalogue, text: str, options: Options) -> None:
    assert parse_options(text, catalogue) == options


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a cat", "default-unknown"),
        ("landscape please", "default-unknown"),
        ("https://e.com/a.jpg", "default-unknown"),
        ("--", "default-unknown"),
        ("12s", "option-value"),
        ("size", "option-needs-value"),
        ("landscape portrait", "option-twice"),
        ("size =", "option-needs-value"),
        ("= large", "default-unknown"),
        ("size = = large", "option-value"),
    ],
)
def test_other_words_are_not_defaults(catalogue: Catalogue, text: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        parse_options(text, catalogue)
    assert error.value.key == key


@pytest.mark.parametrize(
    ("text", "near", "example"),
    [
        ("sise=small", "size", "size=small"),
        ("sise=huge", "size", "size=large"),
        ("durration 10", "duration", "duration=10"),
        ("watermrak=off", "watermark", "watermark=off"),
        ("modle=sora-2", "model", "model=sora-2"),
        ("landscpe", "landscape", "landscape"),
        ("confirm-abve=0.3", "confirm-above", "confirm-above=0.50"),
    ],
)
def test_a_mistyped_default_is_corrected(catalogue: Catalogue, text: str, near: str, example: str) -> None:
    with pytest.raises(UserError, match=r"^default-misspelt$") as error:
        parse_options(text, catalogue)
    assert (error.value.values["near"], error.value.values["example"]) == (near, example)


@pytest.mark.parametrize(
    "text",
    ["reset", "RESET!", "--reset", "—reset", "reset.", "“reset”", "\u200freset\u200f", "ｒｅｓｅｔ。", " reset\n"],
)
def test_reset_is_understood_with_marks_around_it(text: str) -> None:
    assert is_reset(text)


@pytest.mark.parametrize("text", ["", "resets", "reset size", "orientation=reset", "re set", "!"])
def test_nothing_else_resets(text: str) -> None:
    assert not is_reset(text)


def test_a_sign_may_stand_apart_from_an_option_with_dashes(catalogue: Catalogue) -> None:
    """Without dashes it is a part of the prompt."""
    assert read(catalogue, "a cat --size = large") == ("a cat", options_of(size="large"))
    assert read(catalogue, "the size = large of all") == ("the size = large of all", options_of())


def test_options_are_written_in_a_form_that_can_be_read() -> None:
    options = options_of(model="sora-2", orientation="landscape", duration=15, watermark=False)
    assert write_options(options) == "--model=sora-2 --orientation=landscape --duration=15 --watermark=false"


@pytest.mark.parametrize(
    "mark", ["\u061c", "\u200b", "\u200c", "\u200e", "\u200f", "\u202b", "\u2060", "\u2067", "\ufeff"]
)
@pytest.mark.parametrize("written", ["{}--landscape", "--landscape{}", "{}—landscape{}", "{}-landscape"])
def test_invisible_marks_do_not_hide_an_option(catalogue: Catalogue, written: str, mark: str) -> None:
    """Arabic keyboards and copied texts have them around words."""
    order = parse_order(f"a cat {written.format(mark, mark)}", catalogue)
    assert (order.prompt, order.options) == ("a cat", options_of(orientation="landscape"))


@pytest.mark.parametrize(
    "text",
    [
        "\u2068--landscape\u2069 گربه‌ای می‌رقصد",
        "گربه‌ای می‌رقصد \u2068--landscape\u2069",
        "گربه‌ای می‌رقصد\u200c --landscape\u200c",
        "\u2068orientation=\u2068landscape\u2069\u2069 گربه‌ای می‌رقصد",
        "--orientation \u2068landscape\u2069 گربه‌ای می‌رقصد",
    ],
)
def test_what_is_copied_from_a_message_from_right_to_left(catalogue: Catalogue, text: str) -> None:
    """The marks around an option go with it; the joiners of Persian stay in the prompt."""
    order = parse_order(text, catalogue)
    assert (order.prompt.rstrip("\u200c"), order.options) == ("گربه‌ای می‌رقصد", options_of(orientation="landscape"))


def test_marks_of_a_prompt_are_its_own(catalogue: Catalogue) -> None:
    """A prompt is verbatim."""
    assert parse_order("\u2067قطة\u2069 \u200f!", catalogue).prompt == "\u2067قطة\u2069 \u200f!"


@pytest.mark.parametrize(
    "text",
    ["\u2068orientation=landscape duration=15\u2069", "\u061corientation=\u2068landscape\u2069 duration=15\u200c"],
)
def test_settings_as_they_are_copied(catalogue: Catalogue, text: str) -> None:
    assert parse_options(text, catalogue) == options_of(orientation="landscape", duration=15)


@pytest.mark.parametrize(
    "text", ["\u200b", "\u200e \u200f", "\u2800", "\u3164", ".", "…", "?!", "—", "\ufe0f", "--landscape \u200b."]
)
def test_a_text_without_letters_or_symbols_is_not_a_prompt(catalogue: Catalogue, text: str) -> None:
    """Nobody wants to pay for it."""
    assert parse_order(text, catalogue).prompt == ""


@pytest.mark.parametrize("text", ["🐈", "猫", "5", "❤\ufe0f", "👨\u200d👩\u200d👧", "a."])
def test_one_symbol_is_enough_for_a_prompt(catalogue: Catalogue, text: str) -> None:
    assert parse_order(text, catalogue).prompt == text
