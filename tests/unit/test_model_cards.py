"""Pages of `/models`: what can be chosen, within Telegram's limits, with a button for each available model."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.botapi.messenger import Card
from bot.callbacks import ModelsPageButton, UseModelButton, parse_callback
from bot.cards.models import PAGE, ModelCards
from bot.catalogue import Catalogue, Model, Price, load_catalogue
from bot.options import Choice, Option
from bot.texts.words import Words
from tests.unit.options import catalogue_of, model_of
from tests.unit.test_cards import LANGUAGES, check, shown

WORDS = Words.load()
STUDIO = Model(
    "studio-1",
    title="Studio <One>",
    images=(0, 2),
    role="frames",
    options=(
        Option.of("ratio", "16:9", "9:16"),
        Option.of("duration", 4, 8),
        Option.of("enhance", True, False),
        Option("seed", range=(0, 99)),
        Option("negative", length=40),
        Option("camera", choices=(Choice("still", {"move": 0}),)),
    ),
    prices=(
        Price(Decimal("0.10"), per_second=True, when={"ratio": ("16:9",)}),
        Price(Decimal("0.50")),
    ),
)


def page(*models: Model, number: int = 0, chosen: str = "", language: str = "en", **more: Any) -> Card:
    catalogue = replace(catalogue_of(*models), currency="USD")
    return ModelCards(WORDS, catalogue, **more).page(language, number, chosen)


def buttons(card: Card) -> list[list[object]]:
    return [[parse_callback(button.data) for button in line] for line in card.buttons]


def test_a_model_with_everything() -> None:
    """Its title, the name to type, each option as it is typed, what pictures are to it, and its prices."""
    assert shown(page(STUDIO)).splitlines() == [
        "Models (1)",
        "",
        "Studio <One>",
        "--model studio-1",
        "--ratio 16:9|9:16",
        "--duration 4|8",
        "--enhance, --no-enhance",
        "--seed 0 … 99",
        "--negative “…” (≤ 40)",
        "--camera still",
        "Pictures: up to 2 (first and last frame)",
        "Price: 0.40–0.80 USD",
        "",
        "For one video, add a model’s --model line to your request. For this chat, press a button.",
    ]


@pytest.mark.parametrize(
    ("images", "role", "says"),
    [
        ((0, 0), "first", "Pictures: none"),
        ((0, 10), "first", "Pictures: up to 10"),
        ((2, 2), "frames", "Pictures: exactly 2 (first and last frame)"),
        ((1, 3), "things", "Pictures: 1 to 3 (things in the video)"),
    ],
)
def test_pictures(images: tuple[int, int], role: str, says: str) -> None:
    assert says in shown(page(model_of("a", images=images, role=role))).splitlines()


@pytest.mark.parametrize(
    ("prices", "says"),
    [
        ((), None),
        ((Price(Decimal("0.3"), when={"duration": (15,)}),), "Price: 0.30 USD"),
        ((Price(Decimal("0.3")),), "Price: 0.30 USD"),
        ((Price(Decimal("0.02"), per_second=True),), "Price: 0.20–0.30 USD"),
        ((Price(Decimal(1), when={"size": ("large",)}), Price(Decimal("0.5"))), "Price: 0.50–1.00 USD"),
    ],
)
def test_prices(prices: tuple[Price, ...], says: str | None) -> None:
    """The lowest and the highest known price; none if no price is known."""
    lines = [line for line in shown(page(model_of("a", prices=prices))).splitlines() if "Price" in line]
    assert lines == ([says] if says else [])


def test_a_paused_model_has_its_reason_and_no_button() -> None:
    card = page(model_of("a", paused="back on <Monday>"), model_of("b"))
    assert "⏸ Paused: back on <Monday>" in shown(card)
    assert buttons(card) == [[UseModelButton(0, "b")]]


def test_the_chats_own_model_is_marked_and_has_no_button() -> None:
    card = page(model_of("a", title="Ay"), model_of("b"), chosen="a")
    assert "Ay · this chat’s model" in shown(card).splitlines()
    assert [button.label for line in card.buttons for button in line] == ["Use b here"]


def test_models_that_the_provider_lacks_are_left_out() -> None:
    card = page(model_of("first"), model_of("b"), offered=lambda model: model.name == "b")
    assert "--model b" in shown(card) and "first" not in shown(card)
    assert buttons(card) == [[UseModelButton(0, "b")]]
    none = page(model_of("a"), offered=lambda _: False)
    assert shown(none) == "There are no models to choose from right now. Please try again later." and not none.buttons


def test_pages() -> None:
    """Buttons lead to the neighbours; a page that is no longer there becomes the last one."""
    models = [model_of(f"m{number}") for number in range(2 * PAGE + 1)]
    first, second, last = (page(*models, number=number) for number in range(3))
    assert buttons(first)[-1] == [ModelsPageButton(1)]
    assert buttons(second)[-1] == [ModelsPageButton(0), ModelsPageButton(2)]
    assert buttons(last) == [[UseModelButton(2, f"m{2 * PAGE}")], [ModelsPageButton(1)]]
    assert [len(buttons(card)) for card in (first, second)] == [PAGE + 1] * 2
    assert page(*models, number=9) == last
    assert [line for line in shown(second).splitlines() if line.startswith("--model")] == [
        f"--model m{number}" for number in range(PAGE, 2 * PAGE)
    ]


def test_a_name_that_is_too_long_for_a_button_is_only_listed() -> None:
    name = "x" * 60
    card = page(model_of(name))
    assert f"--model {name}" in shown(card) and not card.buttons


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_page_can_be_sent(language: str) -> None:
    """Models with many long options, titles and reasons, in each language."""
    options = tuple(Option.of(f"option_{number}", *(f"<&>{value}" * 9 for value in range(9))) for number in range(30))
    prices = tuple(Price(Decimal("0.10"), when={option.name: option.values[:1]}) for option in options)
    names = [f"model{number}" + "n" * 60 for number in range(PAGE)]
    largest = [Model(name, title="<&>" * 90, options=options, prices=prices) for name in names]
    check(page(*largest, language=language))
    check(page(*(replace(model, paused="<&>" * 999) for model in largest), language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packaged_models(language: str) -> None:
    """Each but the chosen one can be chosen on one of the pages."""
    catalogue: Catalogue = load_catalogue(None)
    found = set()
    for number in range(-(-len(catalogue.models) // PAGE)):
        card = ModelCards(WORDS, catalogue).page(language, number, catalogue.default_model)
        check(card)
        read = [button for line in buttons(card) for button in line]
        found |= {button.model for button in read if isinstance(button, UseModelButton)}
    assert found == set(catalogue.names) - {catalogue.default_model}
