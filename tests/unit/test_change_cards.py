"""The card of *Change*: a button for each option of any model, what gives way, and *Create* with its price."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.botapi.messenger import Button, Card
from bot.callbacks import Action, ChangeButton, ChooseButton, TaskButton, parse_callback
from bot.cards.changes import CHECK, PAGE, Change, ChangeCards
from bot.cards.changing import Changing, NoSuchPart, Part
from bot.catalogue import Catalogue, Price, Usable, load_catalogue, resolve
from bot.errors import UserError
from bot.options import Option
from bot.parameters import Options, Parameters, Source
from bot.parsing.doubts import Doubt
from bot.texts.words import Words
from storage.model import StoredParameters, Task
from storage.states import State
from tests.unit.options import catalogue_of, model_of, options_of, with_commented_models
from tests.unit.test_cards import LONG, actions, check, row, shown
from tests.unit.texts.ftl import LANGUAGES

FREE = (Option("seed", range=(0, 9)), Option("negative", length=50))
SORA = model_of(
    "sora", {"orientation": ("portrait", "landscape"), "duration": (10, 15), "watermark": (True, False)}, title="Sora 2",
    prices=(Price(Decimal("0.02"), per_second=True),),
)  # fmt: skip
VEO = model_of(
    "veo", {"ratio": ("16:9", "9:16", "1:1", "4:3"), "enhance": (True, False), "fps": (24, 30), "size": ("720P",)},
    title="Veo", images=(0, 1), prices=(Price(Decimal("0.4")),),
)  # fmt: skip
STUDIO = replace(
    model_of("studio", {"duration": (5, 15)}, title="Studio"), options=(*FREE, Option.of("duration", 5, 15))
)
MODELS = replace(catalogue_of(SORA, VEO, STUDIO), currency="USD")


def asked(model: str = "sora", **requested: Any) -> Parameters:
    return resolve(MODELS, options_of(model, **requested), Options())


def draft(chosen: Parameters, **columns: Any) -> Task:
    parameters = StoredParameters(model=chosen.model, options=chosen.options_json(), sources=chosen.sources_json())
    columns = {"version": 3, "parameters": parameters, "doubt": Doubt.CHANGE, **columns}
    return row(State.DRAFT, **columns)


def change(
    chosen: Parameters, original: Parameters | None = None, *, catalogue: Catalogue = MODELS, image_count: int = 0,
    usable: Usable | None = None, **columns: Any,
) -> tuple[ChangeCards, Change]:  # fmt: skip
    cards = ChangeCards(Words.load(), catalogue)
    made = cards.of(draft(chosen, **columns), image_count, usable or Usable(), original)
    assert made is not None
    return cards, made


def overview(chosen: Parameters, original: Parameters | None = None, **how: Any) -> Card:
    cards, made = change(chosen, original, **how)
    return cards.overview(made)


def buttons(card: Card) -> Iterator[Button]:
    return (button for line in card.buttons for button in line)


def labels(card: Card) -> list[list[str]]:
    return [[button.label for button in line] for line in card.buttons]


def pressed(card: Card, label: str, changing: Changing) -> Parameters:
    """The parameters after a press on the button with this label."""
    [data] = [button.data for button in buttons(card) if button.label == label]
    button = parse_callback(data)
    assert isinstance(button, ChooseButton) and button.version == changing.version
    return changing.choose(button.setting, button.number)


def test_every_option_has_a_button() -> None:
    """Few short values are there at once, a switch changes over, and the price is on *Create*."""
    card = overview(asked(orientation="landscape"))
    assert labels(card) == [
        ["portrait", f"{CHECK}landscape"],
        [f"{CHECK}10 s", "15 s"],
        ["Watermark: off where possible"],
        ["Model: Sora 2"],
        ["💬 Other words"],
        ["🎬 Create for 0.20 USD"],
        ["Cancel"],
    ]
    create = parse_callback(card.buttons[-2][0].data)
    assert isinstance(create, TaskButton) and (create.action, create.number, create.price) == (
        Action.CREATE,
        3,
        200_000,
    )
    text = shown(card)
    assert "Sora 2 · landscape · 10 s" in text and "a cat on the moon" in text


def test_many_values_and_numbers_get_a_page_of_their_own() -> None:
    """Only one value: nothing to choose. What has no list of values is explained."""
    card = overview(asked("veo"))
    assert labels(card)[:3] == [["Ratio: 16:9"], ["Enhance: on"], ["Fps: 24"]]
    cards, made = change(asked("veo"))
    page = cards.page(made, "0", 0)
    assert labels(page)[:2] == [[f"{CHECK}16:9", "9:16"], ["1:1", "4:3"]]
    assert pressed(page, "9:16", made.changing).values["ratio"] == "9:16"
    assert "reply to this message with" not in shown(card)
    free = shown(overview(asked("studio", seed=7)))
    assert "--seed 7, --negative “…”" in free.replace('"…"', "“…”") and "seed: 7" in free


def test_choosing_keeps_the_rest() -> None:
    """Also what only the bot chose; the value chosen is the user’s own then."""
    cards, made = change(asked(orientation="landscape"))
    after = pressed(cards.overview(made), "15 s", made.changing)
    assert after.values == {"orientation": "landscape", "duration": 15, "watermark": True}
    assert after.sources == {
        "model": Source.REQUEST, "orientation": Source.REQUEST, "duration": Source.REQUEST, "watermark": Source.BOT,
    }  # fmt: skip
    switched = pressed(cards.overview(made), "Watermark: off where possible", made.changing)
    assert switched.values["watermark"] is False


def test_another_model_gets_what_it_has_and_the_rest_gives_way() -> None:
    """Also what only the bot had chosen: the card shows it, so it must not change unseen."""
    original = asked(duration=15)
    cards, made = change(original, original)
    models = cards.page(made, Part.MODEL, 0)
    assert labels(models)[:3] == [[f"{CHECK}Sora 2 · 0.30 USD"], ["Veo · 0.40 USD"], ["Studio"]]
    at_veo = pressed(models, "Veo · 0.40 USD", made.changing)
    assert (at_veo.model, at_veo.values) == ("veo", {"ratio": "9:16", "enhance": True, "fps": 24, "size": "720P"})
    assert "Veo can’t do these, so they don’t apply: duration." in shown(overview(at_veo, original))
    assert "can’t do" not in shown(overview(original, original))
    back = Changing(MODELS, at_veo, original).at("sora")
    assert (back.values, back.sources) == (original.values, original.sources)
    studio = Changing(MODELS, at_veo, original).at("studio")
    assert studio.values == {"duration": 15}, "what an earlier move lost is found again"


def test_what_was_chosen_on_the_card_comes_before_the_task() -> None:
    original = asked()
    now = Changing(MODELS, original, original).typed(options_of(duration=15))
    assert Changing(MODELS, now, original).at("studio").values == {"duration": 15}
    assert Changing(MODELS, asked("studio", seed=3), None).at("sora").values["duration"] == 10


def test_a_model_that_is_gone_can_be_replaced() -> None:
    """Nothing can be ordered before."""
    gone = Parameters("old", {"duration": 15}, {"model": Source.REQUEST, "duration": Source.REQUEST})
    cards, made = change(gone, gone)
    card = cards.overview(made)
    assert actions(card) == [["options"], ["options"], ["cancel"]] and "doesn’t offer old any more" in shown(card)
    page = cards.page(made, Part.MODEL, 0)
    assert pressed(page, "Sora 2 · 0.30 USD", made.changing).values["duration"] == 15


def test_a_value_that_is_gone_can_be_replaced() -> None:
    lost = replace(asked(), values={"orientation": "portrait", "duration": 99, "watermark": True})
    card = overview(lost)
    assert "create" not in str(actions(card)) and "99" in shown(card)
    assert [f"{CHECK}portrait", "landscape"] in labels(card) and ["10 s", "15 s"] in labels(card)


def test_models_that_cannot_make_it_have_no_button() -> None:
    """Paused, at rest, or too few pictures; the present one is shown, and why it cannot be ordered."""
    usable = Usable(paused={"sora": "for repairs"}, resting={"studio": 3})
    cards, made = change(asked(), usable=usable)
    assert [line[0] for line in labels(cards.page(made, Part.MODEL, 0))[:2]] == [
        f"{CHECK}Sora 2 · 0.20 USD",
        "Veo · 0.40 USD",
    ]
    card = cards.overview(made)
    assert "for repairs" in shown(card) and "create" not in str(actions(card))
    cards, made = change(asked(), image_count=2)
    assert "Veo" not in str(labels(cards.page(made, Part.MODEL, 0)))
    _, alone = change(asked(), image_count=2, usable=usable)
    assert ["Model: Sora 2"] not in labels(cards.overview(alone))


def test_models_come_in_pages() -> None:
    many = replace(catalogue_of(*(model_of(f"m-{number}", {"size": ("a", "b")}) for number in range(2 * PAGE + 1))))
    chosen = resolve(many, options_of("m-3"), Options())
    cards, made = change(chosen, catalogue=many)
    pages = [cards.page(made, Part.MODEL, number) for number in range(3)]
    names = [
        button.label.removeprefix(CHECK) for page in pages for button in buttons(page) if button.data[:7] == "choose:"
    ]
    assert names == list(many.names)
    assert cards.page(made, Part.MODEL, 99) == pages[2]
    turning = [[button for button in buttons(page) if button.data.startswith("options:")][:-1] for page in pages]
    turns = [[button.label for button in found] for found in turning]
    assert turns == [["More →"], ["← Back", "More →"], ["← Back"]]


def test_other_words_are_a_reply() -> None:
    """With the words of now, to be copied and changed."""
    cards, made = change(asked(), prompt="a <b>cat</b>")
    card = cards.page(made, Part.WORDS, 0)
    assert "Reply to this message with the new words" in shown(card) and "a <b>cat</b>" in shown(card)
    assert labels(card) == [["← All options"]]
    back = parse_callback(card.buttons[0][0].data)
    assert back == ChangeButton(made.task.id, made.changing.version, Part.ALL, 0)
    assert cards.page(made, Part.ALL, 0) == cards.overview(made)


def test_what_is_no_part_of_the_model_is_refused() -> None:
    cards, made = change(asked())
    for part in ("3", "99", "nonsense"):
        with pytest.raises(NoSuchPart):
            cards.page(made, part, 0)
        with pytest.raises(NoSuchPart):
            made.changing.choose(part, 0)
    for part, count in (("0", 2), (Part.MODEL, 3)):
        with pytest.raises(NoSuchPart):
            made.changing.choose(part, count)
    with pytest.raises(UserError, match="option-not-offered"):
        made.changing.typed(options_of(duration=7))


def test_old_buttons_do_not_mean_something_else() -> None:
    """Another value of the draft does not matter; another model or another catalogue does."""
    now = Changing(MODELS, asked(), None)
    assert now.version == Changing(MODELS, asked(duration=15, orientation="landscape"), asked("veo")).version
    others = [
        Changing(MODELS, asked("veo"), None),
        Changing(replace(MODELS, models=MODELS.models[:2]), asked(), None),
        Changing(replace(MODELS, models=(replace(SORA, options=SORA.options[::-1]), VEO, STUDIO)), asked(), None),
    ]
    assert len({now.version, *(other.version for other in others)}) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_model_in_every_language(language: str, tmp_path: Path) -> None:
    """Cards and pages of the packaged and the commented models are within Telegram's limits."""
    catalogue = with_commented_models(tmp_path)
    assert {model.name for model in load_catalogue(None).models} < set(catalogue.names)
    for model in catalogue.models:
        chosen = resolve(catalogue, options_of(model.name), Options(), even_paused=True)
        prompts = LONG.values() if model is catalogue.models[0] else ("a cat",)
        for card in (card for prompt in prompts for card in every_card(chosen, catalogue, prompt, language)):
            check(card)
            for button in buttons(card):
                parse_callback(button.data)


def every_card(chosen: Parameters, catalogue: Catalogue, prompt: str, language: str) -> list[Card]:
    cards, made = change(chosen, chosen, catalogue=catalogue, prompt=prompt, version=10**9 - 1)
    made = replace(made, task=replace(made.task, origin=replace(made.task.origin, language=language)))
    parts = [*Part, *(part for part, option in made.changing.options.items() if option.choices)]
    return [cards.page(made, part, 0) for part in parts]
