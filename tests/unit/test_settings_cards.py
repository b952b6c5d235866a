"""The message of /settings: each value with its source, and buttons of which each changes what its label names."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.botapi.messenger import Card
from bot.callbacks import SetButton, SettingsButton, parse_callback
from bot.cards.chat_settings import Change, ChatSettings, NoSuchChoice, Setting
from bot.cards.options import OptionWords
from bot.cards.settings import PAGE, SettingsCards
from bot.catalogue import PACKAGED, Catalogue, Model, Price, load_catalogue
from bot.options import Option
from bot.parameters import Options, Source
from bot.parsing.confirm_above import ConfirmAbove
from bot.texts.bidi import without_marks
from bot.texts.words import Words
from storage.chats import Chat
from tests.unit.options import catalogue_of, model_of, options_of
from tests.unit.test_cards import LANGUAGES, check, shown

WORDS = Words.load()
STUDIO = Model(
    "studio",
    title="Studio",
    options=(
        Option.of("ratio", "16:9", "9:16"),
        Option.of("duration", 4, 8),
        Option.of("enhance", True, False),
        Option("seed", range=(0, 99)),
        Option("negative", length=40),
    ),
    prices=(Price(Decimal("0.10"), per_second=True),),
)
TWO = replace(catalogue_of(STUDIO, Model("sora-2", title="Sora 2")), currency="USD")


def settings(catalogue: Catalogue = TWO, topic: Options | None = None, **facts: Any) -> ChatSettings:
    """Settings of a group, or of a topic of it with options of its own; `options` are the chat's."""
    own = {"topic": 7, "topic_options": topic.to_json()} if topic is not None else {}
    more = {name: facts.pop(name) for name in ("private", "offered", "languages") if name in facts}
    if "options" in facts:
        facts["options"] = facts["options"].to_json()
    values: dict[str, Any] = {"private": False, "languages": ("de", "en")} | own | more
    return ChatSettings(chat=Chat(chat_id=-5, **facts), catalogue=catalogue, **values)


def cards(catalogue: Catalogue = TWO, bots: int | None = None) -> SettingsCards:
    return SettingsCards(WORDS, OptionWords(WORDS, catalogue), bots)


def overview(of: ChatSettings, language: str = "en", bots: int | None = None) -> Card:
    return cards(of.catalogue, bots).overview(language, of)


def page(of: ChatSettings, setting: str, number: int = 0) -> Card:
    return cards(of.catalogue).page("en", of, setting, number)


def rows(card: Card) -> list[list[str]]:
    return [[button.label for button in row] for row in card.buttons]


def labels(card: Card) -> list[str]:
    return [label for row in rows(card) for label in row]


def presses(card: Card) -> Mapping[str, SetButton]:
    """The buttons that set something, by their labels."""
    buttons = {button.label: parse_callback(button.data) for row in card.buttons for button in row}
    return {label: button for label, button in buttons.items() if isinstance(button, SetButton)}


def pressed(of: ChatSettings, setting: str, label: str, number: int = 0) -> Change:
    """What the button with this label stores."""
    button = presses(page(of, setting, number))[label]
    assert (button.topic, button.version) == (of.topic, of.version)
    return of.change(button.setting, button.number)


def place_of(of: ChatSettings, name: str) -> str:
    return next(place for place, option in of.options.items() if option.name == name)


# The overview ---------------------------------------------------------------------------------------------------------


def test_each_value_is_shown_with_its_source() -> None:
    chat, topic = options_of("studio", duration=8, size="large"), options_of(ratio="9:16")
    text = shown(overview(settings(options=chat, topic=topic, confirm_above=300_000, language="de")))
    assert text.splitlines()[:5] == [
        "Defaults in this topic",
        "model: Studio (this chat’s)",
        "ratio: 9:16 (this topic’s)",
        "duration: 8 s (this chat’s)",
        "enhance: on (the bot’s)",
    ]
    assert "/settings confirm-above" not in text  # its own page says how
    for line in ("confirm-above: 0.30 USD (this chat’s)", "language: Deutsch (this chat’s)"):
        assert line in text.splitlines()
    assert "This chat’s defaults that Studio lacks: size." in text


def test_there_is_a_button_for_each_option_of_the_model_and_each_setting() -> None:
    """Without its value, which the message has. Short ones share a row."""
    assert rows(overview(settings(options=options_of("studio", duration=8)))) == [
        ["Model", "Ratio"], ["Duration", "Enhance"], ["Seed", "Negative"], ["Ask first from", "Language"],
        ["When you mention me"], ["Who may change this"], ["Back to the bot’s defaults"],
    ]  # fmt: skip
    assert rows(overview(settings(catalogue_of(model_of("m", {})), private=True))) == [
        ["Model", "Ask first from"], ["Language"],
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_value_is_said_twice(language: str) -> None:
    chosen = settings(options=options_of("studio", duration=8), confirm_above=300_000, language="de")
    card = overview(chosen, language)
    for value in ("Studio", "16:9", "0.30", "Deutsch"):
        assert without_marks(card.text).count(value) == 1 and value not in " ".join(labels(card))


def test_buttons_open_the_page_of_their_setting() -> None:
    of = settings(options=options_of("studio"))
    buttons = [parse_callback(button.data) for row in overview(of).buttons for button in row]
    assert [button.setting for button in buttons if isinstance(button, SettingsButton)] == [
        "model", "0", "1", "2", "3", "4", "confirm", "language", "mention", "who",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "Only this group’s admins can press these buttons."),
        ({"open_settings": True}, "Everybody in this group can press these buttons."),
    ],
)
def test_the_message_says_who_may_press(facts: dict[str, Any], says: str) -> None:
    for topic in (None, options_of()):
        of = settings(topic=topic, **facts)
        assert says in shown(overview(of)) and says in shown(page(of, Setting.MODEL))
    assert "can press" not in shown(overview(settings(private=True, **facts)))


@pytest.mark.parametrize("chosen", ["gone", "off"])
def test_a_chosen_model_that_cannot_be_ordered_is_explained_and_can_be_replaced(chosen: str) -> None:
    of = settings(
        catalogue_of(model_of("a"), model_of("off", paused="broken")), options=options_of(chosen, size="large")
    )
    card = overview(of)
    assert "default model" in shown(card) and "confirm-above" in shown(card)
    assert labels(card)[0] == "Model" and presses(card)
    assert pressed(of, Setting.MODEL, "a").options == options_of("a", size="large")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_fits_in_every_language(language: str) -> None:
    catalogue = load_catalogue(PACKAGED)
    for model in catalogue.models:
        for topic in (None, options_of(seed=7)):
            of = settings(
                catalogue, topic, options=options_of(model.name), confirm_above=1, languages=WORDS.languages,
                language=language,
            )  # fmt: skip
            check(cards(catalogue, 500_000).overview(language, of))
            for setting in (Setting.MODEL, Setting.CONFIRM, Setting.LANGUAGE, Setting.WHO, *of.options):
                check(cards(catalogue, 500_000).page(language, of, setting, 0))


# The pages ------------------------------------------------------------------------------------------------------------


def test_the_present_value_is_marked() -> None:
    of = settings(options=options_of("studio", duration=8))
    assert labels(page(of, place_of(of, "duration"))) == ["4 s", "✓ 8 s", "The default", "← Settings"]
    assert labels(page(of, place_of(of, "enhance"))) == ["✓ on", "off", "← Settings"]
    assert "duration: 8 s (this chat’s)" in shown(page(of, place_of(of, "duration")))
    assert labels(page(settings(language="de"), Setting.LANGUAGE)) == [
        "✓ Deutsch", "English", "each person’s own", "← Settings",
    ]  # fmt: skip
    assert labels(page(settings(), Setting.WHO)) == ["✓ admins", "everybody", "← Settings"]


def test_a_number_or_a_text_is_typed() -> None:
    of = settings(options=options_of("studio"))
    assert "/settings --seed 7" in shown(page(of, place_of(of, "seed")))
    assert "/settings --negative “…”" in shown(page(of, place_of(of, "negative"))).replace('"…"', "“…”")
    assert labels(page(of, place_of(of, "seed"))) == ["← Settings"]
    of = settings(options=options_of("studio", seed=5))
    assert "seed: 5 (this chat’s)" in shown(page(of, place_of(of, "seed")))
    assert pressed(of, place_of(of, "seed"), "The default").options == options_of("studio")


def test_long_lists_have_pages() -> None:
    of = settings(catalogue_of(*(model_of(f"m{number}", {}) for number in range(2 * PAGE + 1))))
    assert labels(page(of, Setting.MODEL))[-2:] == ["More →", "← Settings"]
    assert labels(page(of, Setting.MODEL, 1))[-3:] == ["← Back", "More →", "← Settings"]
    last = labels(page(of, Setting.MODEL, 99))
    assert last == [f"m{2 * PAGE}", "← Back", "← Settings"]
    assert pressed(of, Setting.MODEL, f"m{2 * PAGE}", 2).options == options_of(f"m{2 * PAGE}")


def test_only_models_that_can_be_ordered_are_offered() -> None:
    catalogue = catalogue_of(model_of("a", {}), model_of("b", {}, paused="broken"), model_of("c", {}))
    of = settings(catalogue, offered=lambda model: model.name != "c")
    assert labels(page(of, Setting.MODEL)) == ["✓ a", "← Settings"]


def test_round_amounts_around_the_prices_are_offered() -> None:
    assert labels(page(settings(), Setting.CONFIRM)) == ["any price", "0.50 USD", "✓ off", "← Settings"]
    assert "✓ 0.33 USD" in labels(page(settings(confirm_above=330_000), Setting.CONFIRM))
    unpriced = settings(catalogue_of(model_of("m", {})), confirm_above=1)
    assert labels(page(unpriced, Setting.CONFIRM)) == ["any price", "✓ 0.000001", "off", "← Settings"]


def test_settings_of_the_whole_chat_say_so_in_a_topic() -> None:
    for setting in (Setting.CONFIRM, Setting.LANGUAGE, Setting.WHO):
        assert "This applies to the whole chat." in shown(page(settings(topic=options_of()), setting))
        assert "whole chat" not in shown(page(settings(), setting))
    assert "whole chat" not in shown(page(settings(topic=options_of()), Setting.MODEL))


# What the buttons change ----------------------------------------------------------------------------------------------


def test_a_value_replaces_the_one_of_the_same_option_under_any_name() -> None:
    of = settings(options=Options("studio", {"seconds": 8, "size": "large"}))
    assert pressed(of, place_of(of, "duration"), "4 s").options == options_of("studio", size="large", duration=4)
    assert pressed(of, place_of(of, "duration"), "The default").options == options_of("studio", size="large")


def test_a_topic_changes_its_own_options_only() -> None:
    of = settings(options=options_of("studio", duration=8), topic=options_of(enhance=False))
    assert pressed(of, place_of(of, "duration"), "4 s").options == options_of(enhance=False, duration=4)
    assert pressed(of, Setting.MODEL, "Sora 2").options == options_of("sora-2", enhance=False)
    assert pressed(of, place_of(of, "enhance"), "As in the chat").options == options_of()
    assert "As in the chat" not in labels(page(of, place_of(of, "duration")))


@pytest.mark.parametrize(
    ("facts", "setting", "label", "change"),
    [
        ({}, Setting.MODEL, "✓ Sora 2", Change(options=options_of("sora-2", duration=8))),
        ({}, Setting.LANGUAGE, "Deutsch", Change(language="de")),
        ({"language": "de"}, Setting.LANGUAGE, "each person’s own", Change(language="")),
        ({}, Setting.WHO, "everybody", Change(open_settings=True)),
        ({"open_settings": True}, Setting.WHO, "admins", Change(open_settings=False)),
        ({}, Setting.CONFIRM, "0.50 USD", Change(confirm_above=ConfirmAbove(500_000))),
        ({"confirm_above": 1}, Setting.CONFIRM, "off", Change(confirm_above=ConfirmAbove(None))),
    ],
)
def test_each_button_changes_what_it_names(facts: dict[str, Any], setting: str, label: str, change: Change) -> None:
    for topic in (None, options_of(duration=8)):
        of = settings(topic=topic, options=options_of(duration=8), **facts)
        assert pressed(of, setting, label) == change


def test_a_reset_ends_what_was_chosen_here_but_not_who_may_change_it() -> None:
    of = settings(options=options_of("studio"), language="de", confirm_above=1, open_settings=True)
    assert of.change(Setting.RESET, None) == Change(
        options=Options(), confirm_above=ConfirmAbove(None), language="", order_mentions=False
    )
    topic = replace(of, topic=7, topic_options=options_of(seed=7).to_json())
    assert presses(overview(topic))["As in the chat"].setting == Setting.RESET
    assert topic.change(Setting.RESET, None) == Change(options=Options())
    assert presses(overview(replace(of, topic=7, topic_options="{}"))) == {}


@pytest.mark.parametrize(
    ("setting", "number"), [("model", 2), ("9", 0), ("all", 0), ("language", 2), ("0", 2), ("x", 0)]
)
def test_what_is_not_there_cannot_be_chosen(setting: str, number: int) -> None:
    with pytest.raises(NoSuchChoice):
        settings(options=options_of("studio")).change(setting, number)
    with pytest.raises(NoSuchChoice):
        settings(private=True).change(Setting.WHO, 1)


def test_the_version_changes_with_all_that_buttons_count_on() -> None:
    """An older message is recognised by it; a pause of another model counts, because choices are numbers."""
    of = settings(options=options_of("studio"))
    more = replace(STUDIO, options=(*STUDIO.options, Option.of("camera", "still")))
    others = (
        settings(options=options_of("studio", seed=7)),
        settings(options=options_of("sora-2")),
        settings(options=options_of("studio"), topic=options_of()),
        settings(options=options_of("studio"), language="de"),
        settings(options=options_of("studio"), confirm_above=0),
        settings(options=options_of("studio"), open_settings=True),
        settings(options=options_of("studio"), languages=("de", "en", "fr")),
        replace(of, catalogue=catalogue_of(more, *TWO.models[1:])),
        replace(of, catalogue=TWO.with_pauses({"sora-2": "broken"})),
    )
    assert len({each.version for each in (of, *others)}) == 1 + len(others)
    assert settings(options=options_of("studio"), title="Renamed").version == of.version


def test_typed_options_are_checked_with_those_of_the_chat_and_added_to_the_topics() -> None:
    of = settings(options=options_of("studio", duration=8), topic=options_of(seed=7))
    assert of.typed(options_of(ratio="9:16")).options == options_of(seed=7, ratio="9:16")
    assert of.parameters().sources["seed"] is Source.TOPIC


@pytest.mark.parametrize(
    ("own", "shown_as", "other", "typed"),
    [(False, "offer first", "order at once", "mention=order"), (True, "order at once", "offer first", "mention=offer")],
)
def test_what_a_mention_does_is_chosen_in_groups(own: bool, shown_as: str, other: str, typed: str) -> None:
    """The present choice is marked; the other one is stored. There is no such row in private."""
    of = settings(order_mentions=own)
    card = page(of, Setting.MENTION)
    assert f"✓ {shown_as}" in labels(card) and f"/settings {typed}" in shown(card)
    assert pressed(of, Setting.MENTION, other) == Change(order_mentions=not own)
    assert of.can_reset() is own
    private = settings(private=True)
    assert not any("mention" in label for label in labels(overview(private)))
    with pytest.raises(NoSuchChoice):
        page(private, Setting.MENTION)


def test_a_change_of_what_a_mention_does_makes_older_buttons_stale() -> None:
    assert settings(order_mentions=True).version != settings().version
