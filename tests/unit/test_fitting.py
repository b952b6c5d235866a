"""Which orientation fits a picture, and the buttons that offer it; a shape that somebody chose is never questioned."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import MAX_BYTES, Action, TaskButton, callback_data, parse_callback
from bot.cards.fitting import FitButtons
from bot.cards.options import OptionWords
from bot.cards.prices import Prices
from bot.cards.results import ResultCards
from bot.cards.status import StatusCards
from bot.catalogue import Price, fitting_orientation, resolve
from bot.catalogue.fitting import shape_of_picture
from bot.parameters import Options, Parameters, Source
from bot.texts.words import Words
from bot.values import Value
from storage.model import Image, StoredParameters, Task, ratio_of
from storage.states import State
from tests.unit.options import catalogue_of, model_of, options_of
from tests.unit.test_cards import actions, check, made, row
from tests.unit.texts.ftl import LANGUAGES

TALL, WIDE = 9 / 16, 16 / 9
WORDS: dict[str, tuple[Value, ...]] = {"orientation": ("portrait", "landscape")}
RATIOS: dict[str, tuple[Value, ...]] = {"ratio": ("16:9", "9:16", "4:3", "3:4", "1:1")}
PIXELS: dict[str, tuple[Value, ...]] = {"size": ("720x1280", "1280x720")}
NONE: dict[str, tuple[Value, ...]] = {"quality": ("720P", "1080P")}
MODELS = replace(
    catalogue_of(
        model_of("words", WORDS, prices=(Price(Decimal("0.4")),)),
        model_of("ratios", RATIOS),
        model_of("pixels", PIXELS),
        model_of("none", NONE),
        model_of("things", WORDS, role="things"),
        model_of("long", {"orientation": ("x" * 30, "1920x1080", "1080x1920")}),
    ),
    currency="USD",
)


def parameters(model: str, defaults: Options | None = None, **requested: Value) -> Parameters:
    return resolve(MODELS, options_of(model, **requested), defaults or Options())


def stored(chosen: Parameters) -> StoredParameters:
    return StoredParameters(model=chosen.model, options=chosen.options_json(), sources=chosen.sources_json())


@pytest.mark.parametrize(
    ("ratio", "shape"),
    [
        (WIDE, "landscape"), (TALL, "portrait"), (1.0, "square"), (1.04, "square"), (1 / 1.04, "square"), (1.25, "landscape"),
        (0.8, "portrait"), (1.24, ""), (0.81, ""), (1.06, ""), (100.0, "landscape"), (0.001, "portrait"), (None, ""), (0.0, ""),
        (-1.0, ""), (float("nan"), ""), (float("inf"), ""),
    ],
)  # fmt: skip
def test_the_shape_of_a_picture(ratio: float | None, shape: str) -> None:
    assert shape_of_picture(ratio) == shape


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_picture_and_its_rotation(width: int, height: int) -> None:
    """A rotated picture has the other shape, or none as well."""
    turned = {"landscape": "portrait", "portrait": "landscape", "square": "square", "": ""}
    assert shape_of_picture(height / width) == turned[shape_of_picture(width / height)]


@pytest.mark.parametrize(
    ("model", "ratio", "fitting"),
    [
        ("words", WIDE, "landscape"),
        ("words", TALL, None),  # the default fits
        ("words", 1.0, None),  # no square value
        ("words", 1.1, None),
        ("words", None, None),  # a link
        ("ratios", TALL, "9:16"),
        ("ratios", 0.74, "3:4"),  # the nearest of that shape
        ("ratios", 1.0, "1:1"),
        ("ratios", 1.4, None),  # wide, as the default
        ("pixels", WIDE, "1280x720"),
        ("none", WIDE, None),
        ("things", WIDE, None),
        ("long", WIDE, None),  # the default has no shape that could differ
    ],
)
def test_the_value_that_fits(model: str, ratio: float | None, fitting: str | None) -> None:
    found = fitting_orientation(MODELS, parameters(model), ratio)
    assert (found[1] if found else None) == fitting


def test_a_shape_of_the_request_is_not_questioned() -> None:
    """Neither the same nor the other one; a default of the chat or the topic is."""
    for shape in ("portrait", "landscape"):
        assert fitting_orientation(MODELS, parameters("words", orientation=shape), WIDE) is None
    default = options_of(orientation="landscape")
    assert fitting_orientation(MODELS, parameters("words", default), WIDE) is None
    found = fitting_orientation(MODELS, parameters("words", default), TALL)
    assert found is not None and found[1] == "portrait"
    of_topic = replace(parameters("words"), sources={"model": Source.BOT, "orientation": Source.TOPIC})
    assert fitting_orientation(MODELS, of_topic, WIDE) is not None


def test_a_removed_model_has_no_shape() -> None:
    assert fitting_orientation(MODELS, Parameters("gone", {"orientation": "portrait"}), WIDE) is None


def test_the_first_picture_counts() -> None:
    """In the order in which they are sent; of a link nothing is known."""
    tall = Image(message_id=8, item=0, kind="photo", ref="a", width=720, height=1280)
    wide = replace(tall, message_id=9, width=1280, height=720)
    link = Image(message_id=8, item=100, kind="link", ref="https://a.example/x.png")
    assert ratio_of((wide, tall)) == ratio_of((link, tall)) == TALL
    assert ratio_of((replace(link, message_id=7), tall)) is ratio_of((link,)) is ratio_of(()) is None
    assert ratio_of((replace(link, message_id=7, kind="doubtful"), wide)) == WIDE
    assert ratio_of((replace(tall, height=0), wide)) is None


# Buttons --------------------------------------------------------------------------------------------------------------


def of_words(state: State, ratio: float | None = WIDE, **columns: object) -> Task:
    columns = {"version": 3, "parameters": stored(parameters("words")), "picture_ratio": ratio, **columns}
    return made(state, **columns)


@pytest.fixture(scope="module")
def cards() -> StatusCards:
    return StatusCards(Words.load(), MODELS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("state", "buttons"),
    [
        (State.DRAFT, [["create"], ["fit"], ["cancel"]]),
        (State.QUEUED, [["fit"], ["cancel"]]),
        (State.SUBMITTING, []),
        (State.RUNNING, [["check", "mute"], ["copy"], ["refit"]]),
        (State.READY, []),
    ],
)
def test_the_fitting_shape_on_cards(cards: StatusCards, state: State, buttons: list[list[str]], language: str) -> None:
    """With its price; where the shape fits or is unknown, the card is as ever."""
    task = of_words(state)
    task = replace(task, origin=replace(task.origin, language=language))
    card = cards.card(task, 1)
    check(card)
    assert actions(card) == buttons
    plain = actions(cards.card(replace(task, picture_ratio=None), 1))
    assert plain == actions(cards.card(replace(task, picture_ratio=TALL), 1))
    assert not any(action in {"fit", "refit"} for line in plain for action in line)
    for button in (button for line in card.buttons for button in line if "fit:" in button.data):
        parsed = parse_callback(button.data)
        assert isinstance(parsed, TaskButton) and (parsed.orientation, parsed.price) == ("landscape", 400_000)
        assert "0.40 USD" in button.label


def test_an_offer_names_both_shapes(cards: StatusCards) -> None:
    """*Create* orders the one of the text."""
    card = cards.card(of_words(State.DRAFT), 1)
    labels = [button.label for line in card.buttons for button in line]
    assert labels == ["🎬 Create for 0.40 USD", "🎬 landscape (fits the photo) · 0.40 USD", "Cancel"]
    assert "words · portrait · 1 image" in card.text


def test_an_offer_whose_links_are_doubtful_asks_about_these(cards: StatusCards) -> None:
    card = cards.card(of_words(State.DRAFT), 1, doubtful=["https://a.example/x"])
    assert actions(card) == [["as-picture"], ["as-words"], ["cancel"]]


def test_a_muted_task_has_no_offer(cards: StatusCards) -> None:
    assert actions(cards.card(of_words(State.RUNNING, muted=True), 1)) == [["unmute"], ["copy"]]


def test_a_result_offers_the_fitting_shape() -> None:
    """In a row of its own below the others, numbered as *Again* is, on a video as on a link."""
    words = Words.load()
    results = ResultCards(words, OptionWords(words, MODELS), Prices(MODELS))
    task = of_words(State.DELIVERED, redos=3)
    for card in (results.card(task), results.link_card(task, "https://v.example/x", "not-taken")):
        assert actions(card) == [["redo"], ["change", "details"], ["refit"]]
        parsed = parse_callback(card.buttons[-1][0].data)
        assert parsed == TaskButton(Action.FIT_AGAIN, task.id, 3, price=400_000, orientation="landscape")
    assert actions(results.card(replace(task, picture_ratio=None))) == [["redo"], ["change", "details"]]


@pytest.mark.parametrize("value", ["1111.111:1111.110", "99999x10000", "horizontal"])
def test_every_value_with_a_shape_fits_behind_a_button(value: str) -> None:
    """With the largest numbers."""
    catalogue = replace(catalogue_of(model_of("m", {"orientation": ("9:16", value)})), currency="USD")
    chosen = resolve(catalogue, Options(), Options())
    task = row(State.RUNNING, parameters=stored(chosen), picture_ratio=WIDE, redos=10**9 - 1, version=10**9 - 1)
    button = FitButtons(Words.load(), Prices(catalogue)).button(task, "button-fit-again", Action.FIT_AGAIN)
    assert button is not None
    parsed = parse_callback(button.data)
    assert isinstance(parsed, TaskButton) and parsed.orientation == value
    assert len(callback_data(replace(parsed, price=10**15))) <= MAX_BYTES
