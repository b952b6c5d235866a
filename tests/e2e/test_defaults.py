"""`/settings` and `/defaults`: what applies in a chat without options, who may change it, and its effect on orders."""

import re
from dataclasses import replace
from typing import Any

import pytest

from sandbox.telegram.records import CallbackAnswer
from sandbox.telegram.world import Message, Person
from tests.e2e.scene import BOT, DEFAULTS, Scene

MODELS = "sora-2, sora-2-pro, sora-2-all, sora-2-pro-all, veo3.1,"
BOTS_OWN = (
    "model: Sora 2 (the bot’s)\norientation: portrait (the bot’s)\nsize: small (the bot’s)\nduration: 10 s (the bot’s)"
)


async def shown(scene: Scene) -> str:
    return (await scene.answer(await scene.say(f"/defaults@{BOT}"))).words


async def ordered(scene: Scene, options: str = "") -> dict[str, Any]:
    """The body of a new order's create, without its prompt."""
    create = await scene.create_for(await scene.say(f"/video@{BOT} {scene.marker} runs {options}".strip()))
    return {name: value for name, value in create.body.items() if name != "prompt"}


async def test_the_bots_own_defaults_are_shown(scene: Scene) -> None:
    """If the chat chose nothing, every value is the bot's, and the reply explains how to change it."""
    answer = await scene.answer(await scene.say("/defaults"))
    assert BOTS_OWN in answer.words
    assert re.search(r"^watermark: .+ \(the bot’s\)$", answer.words, re.MULTILINE)
    assert "/settings orientation=landscape duration=10" in answer.words
    assert "/settings reset" in answer.words


async def test_each_value_is_shown_with_its_source(scene: Scene) -> None:
    """Values that the chat chose are marked as the chat's, the others as the bot's."""
    saved = await scene.answer(await scene.say("/defaults orientation=landscape duration=15"), "Saved")
    for text in (saved.words, await shown(scene)):
        assert "model: Sora 2 (the bot’s)" in text
        assert "orientation: landscape (this chat’s)" in text
        assert "size: small (the bot’s)" in text
        assert "duration: 15 s (this chat’s)" in text


@pytest.mark.parametrize(
    ("written", "changes"),
    [
        ("orientation=landscape", {"orientation": "landscape"}),
        ("orientation landscape", {"orientation": "landscape"}),
        ("orientation: landscape", {"orientation": "landscape"}),
        ("ORIENTATION=Landscape", {"orientation": "landscape"}),
        ("landscape", {"orientation": "landscape"}),
        ("--landscape", {"orientation": "landscape"}),
        ("—landscape", {"orientation": "landscape"}),
        ("—orientation landscape", {"orientation": "landscape"}),
        ("duration=15", {"duration": 15}),
        ("duration 15 s", {"duration": 15}),
        ("15s", {"duration": 15}),
        ("size=large", {"size": "large"}),
        ("large", {"size": "large"}),
        ("model=sora-2-pro", {"model": "sora-2-pro", "duration": 15}),
        ("sora-2-pro 25s", {"model": "sora-2-pro", "duration": 25}),
        ("watermark=false", {"watermark": False}),
        ("--no-watermark", {"watermark": False}),
        ("orientation=landscape, size=large, duration=15", {"orientation": "landscape", "size": "large", "duration": 15}),
        ("landscape\nlarge\n15s", {"orientation": "landscape", "size": "large", "duration": 15}),
    ],
)  # fmt: skip
async def test_every_spelling_sets_a_default(scene: Scene, written: str, changes: dict[str, Any]) -> None:
    """With or without names, dashes, commas and line breaks, the value is saved and used by the next order."""
    await scene.answer(await scene.say(f"/defaults {written}"), "Saved")
    assert await ordered(scene) == {k: v for k, v in (DEFAULTS | changes).items() if k != "prompt"}


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("size=huge", ["huge", "small, large"]),
        ("duration=12", ["12", "10, 15 (sora-2"]),
        ("duration=25", ["Sora 2", "25", "can be 10, 15"]),
        ("orientation=diagonal", ["diagonal", "portrait, landscape"]),
        ("model=sora-9", ["sora-9", MODELS]),
        ("watermark=perhaps", ["perhaps", "true, false"]),
        ("colour=red", ["colour=red", "orientation, size, duration", "/settings orientation=landscape"]),
        ("make everything landscape", ["make", "orientation, size, duration"]),
        ("landscape portrait", ["landscape", "portrait"]),
        ("size", ["size", "small, large"]),
        ("landscape size=huge", ["huge", "small, large"]),
    ],
)
async def test_an_invalid_default_is_not_saved(scene: Scene, written: str, listed: list[str]) -> None:
    """An invalid name or value gets a list of the valid ones, and nothing changes."""
    answer = await scene.answer(await scene.say(f"/defaults {written}"))
    for words in listed:
        assert words in answer.words
    assert "Saved" not in answer.words
    assert "which is this chat’s default" not in answer.words
    assert BOTS_OWN in await shown(scene)


async def test_a_default_is_kept_for_the_models_that_have_it(scene: Scene) -> None:
    """If the chat's model lacks the chat's duration, its own applies; with another model the chat's counts again."""
    await scene.answer(await scene.say("/defaults duration=10"), "Saved")
    answer = await scene.answer(await scene.say("/defaults model=sora-2-pro"), "Saved")
    assert "duration: 15 s (the model’s)" in answer.words
    assert "This chat’s defaults that Sora 2 Pro lacks: duration." in answer.words
    answer = await scene.answer(await scene.say("/defaults model=sora-2-pro duration=10"))
    assert "With Sora 2 Pro, the duration can be 15, 25, not 10." in answer.words
    await scene.answer(await scene.say("/defaults model=sora-2-all"), "duration: 10 s (this chat’s)")


async def test_defaults_are_set_one_by_one(scene: Scene) -> None:
    """Setting one value keeps the others; setting it again replaces it."""
    for written in ("landscape", "size=large", "portrait", "15s"):
        await scene.answer(await scene.say(f"/defaults {written}"), "Saved")
    text = (await scene.telegram.wait_for(scene.chat, "duration: 15 s (this chat’s)")).words
    assert "orientation: portrait (this chat’s)" in text
    assert "size: large (this chat’s)" in text


@pytest.mark.parametrize("written", ["reset", "RESET", "--reset", "—reset"])
async def test_reset_restores_the_bots_defaults(scene: Scene, written: str) -> None:
    """It deletes all defaults of the chat."""
    await scene.answer(await scene.say("/defaults landscape size=large 15s watermark=false"), "Saved")
    answer = await scene.answer(await scene.say(f"/defaults {written}"), "Back to the bot’s defaults")
    assert BOTS_OWN in answer.words
    assert await ordered(scene) == {k: v for k, v in DEFAULTS.items() if k != "prompt"}


async def test_an_order_shows_the_chats_defaults(scene: Scene) -> None:
    """The reply marks values from the chat's defaults; the request's own options override them."""
    await scene.answer(await scene.say("/defaults landscape size=large"), "Saved")
    asked = await scene.say(f"/video {scene.marker} runs --size small")
    create = await scene.create_for(asked)
    assert (create.body["orientation"], create.body["size"]) == ("landscape", "small")
    answer = (await scene.answer(asked)).words
    assert "Sora 2 · landscape · small · 10 s" in answer
    assert "This chat’s defaults: orientation." in answer
    assert "The bot’s defaults" not in answer


async def test_defaults_apply_to_captions_albums_and_drafts(scene: Scene) -> None:
    """Every way to order uses them."""
    await scene.answer(await scene.say("/defaults landscape"), "Saved")
    offer = await scene.answer(await scene.say(f"{scene.marker} offered"))
    assert "Sora 2 · landscape" in offer.words
    await scene.photo(f"{scene.marker} captioned")
    await scene.telegram.send_album(scene.chat, scene.person, 2, f"{scene.marker} album")
    creates = await scene.video.wait_for_creates(2, match=scene.marker)
    assert [create.body["orientation"] for create in creates] == ["landscape", "landscape"]


async def test_a_default_that_the_model_lacks_is_replaced(scene: Scene) -> None:
    """The model's own value is used, and the card names the default it replaced."""
    await scene.answer(await scene.say("/defaults duration=10"), "Saved")
    asked = await scene.say(f"/video {scene.marker} --model sora-2-pro")
    assert (await scene.create_for(asked)).body["duration"] == 15
    answer = (await scene.answer(asked)).words
    assert "Sora 2 Pro · portrait · small · 15 s" in answer
    assert "This chat’s defaults that Sora 2 Pro lacks: duration." in answer


async def test_each_chat_has_its_own_defaults(scene: Scene) -> None:
    """Those of a private chat change neither another chat nor the user's group."""
    other = scene.as_person(scene.telegram.person("Other"))
    group = scene.in_chat(scene.telegram.group("Club", members=(scene.person,)))
    await scene.answer(await scene.say("/defaults landscape"), "Saved")
    assert "orientation: landscape (this chat’s)" in await shown(scene)
    assert BOTS_OWN in await shown(other)
    assert BOTS_OWN in await shown(group)


# Groups -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def group(scene: Scene) -> Scene:
    """A group in which the user is an ordinary member."""
    owner, admin = scene.telegram.person("Owner"), scene.telegram.person("Admin")
    return scene.in_chat(scene.telegram.group("Club", members=(scene.person,), admins=(owner, admin)))


def admin_of(group: Scene, which: int) -> Person:
    return group.chat.members[group.chat.admins[which]]


@pytest.mark.parametrize("written", ["landscape", "reset", "confirm-above=off"])
@pytest.mark.parametrize("how", [{}, {"as_channel": True}], ids=["member", "channel"])
async def test_members_may_read_but_not_change_defaults(group: Scene, written: str, how: dict[str, bool]) -> None:
    """An ordinary member, or one who writes as a channel, is refused, and nothing changes."""
    owner = replace(group, person=admin_of(group, 0))
    await owner.answer(await owner.say(f"/defaults@{BOT} size=large"), "Saved")
    await group.answer(await group.say(f"/defaults@{BOT} {written}", **how), "Only this group’s admins")
    text = await shown(group)
    assert "orientation: portrait (the bot’s)" in text
    assert "size: large (this chat’s)" in text


@pytest.mark.parametrize("which", [0, 1], ids=["owner", "admin"])
async def test_admins_change_a_groups_defaults(group: Scene, which: int) -> None:
    """The group's owner and its admins may; the next order of any member uses them."""
    admin = replace(group, person=admin_of(group, which))
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Saved")
    assert (await ordered(group))["orientation"] == "landscape"


async def test_anonymous_admins_change_a_groups_defaults(group: Scene) -> None:
    """A message in the group's name comes from an admin."""
    admin = replace(group, person=admin_of(group, 0))
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape", anonymous_admin=True), "Saved")
    assert (await ordered(group))["orientation"] == "landscape"


async def test_a_former_admin_is_refused(group: Scene) -> None:
    """The bot asks Telegram for the admins each time."""
    admin = replace(group, person=admin_of(group, 1))
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Saved")
    group.chat.admins.remove(admin.person.id)
    await admin.answer(await admin.say(f"/defaults@{BOT} size=large"), "Only this group’s admins")


async def test_defaults_stay_while_admins_are_unknown(group: Scene) -> None:
    """If Telegram does not answer, the change is refused, and the update is acknowledged."""
    admin = replace(group, person=admin_of(group, 0))
    group.telegram.faults.add("getChatMember", "500", chat_id=group.chat.id)
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Only this group’s admins")
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Saved")


# Buttons, topics and the language -----------------------------------------------------------------------------------


async def press(page: Message, *buttons: str, by: Scene) -> CallbackAnswer:
    """Press one button after another, each named by the beginning of its label. Returns the answer to the last."""
    answer = CallbackAnswer(False)
    for start in buttons:
        label = next(each.text for row in page.buttons for each in row if each.text.startswith(start))
        answer = await by.telegram.press(page, label, by.person)
    return answer


async def test_settings_are_chosen_with_buttons_in_one_message(scene: Scene) -> None:
    """Model, option and reset by buttons; the message is edited in place, and the next order uses what it shows."""
    page = await scene.answer(await scene.say("/settings"))
    assert BOTS_OWN in page.words
    assert (await press(page, "Model", "Sora 2 Pro", by=scene)).text == "Saved."
    await press(page, "Duration", by=scene)
    assert [each.text for each in page.buttons[0]] == ["✓ 15 s", "25 s"]
    await press(page, "25 s", "Orientation", "landscape", by=scene)
    for line in ("model: Sora 2 Pro (this chat’s)", "duration: 25 s (this chat’s)", "size: small (the bot’s)"):
        assert line in page.words
    body = await ordered(scene)
    assert (body["model"], body["duration"], body["orientation"]) == ("sora-2-pro", 25, "landscape")
    await press(page, "Back to the bot’s", by=scene)
    assert BOTS_OWN in page.words
    assert len([each for each in scene.chat.messages.values() if "Defaults in this chat" in each.words]) == 1


async def test_an_outdated_button_changes_nothing_and_renews_its_message(scene: Scene) -> None:
    """Whether its value is gone or the settings changed elsewhere: the press is answered with that, and the message renewed."""
    page = await scene.answer(await scene.say("/settings"))
    await press(page, "Duration", by=scene)
    fifteen = page.button("15 s")
    await scene.answer(await scene.say("/settings model=sora-2-pro"), "Saved")
    answer = await scene.telegram.press(page, fifteen, scene.person)
    assert answer.alert and "settings have changed" in answer.text
    assert "model: Sora 2 Pro (this chat’s)" in page.words and "duration: 15 s (the bot’s)" in page.words
    old = replace(fifteen, callback_data="set:0:00000000:99.99")
    assert (await scene.telegram.press(page, old, scene.person)).alert


async def test_buttons_of_a_group_are_for_those_who_may_change_it(group: Scene) -> None:
    """Others get an alert, until an admin allows it to everybody; who may is decided by admins only."""
    page = await group.answer(await group.say(f"/settings@{BOT}"))
    admin = replace(group, person=admin_of(group, 1))
    assert "Only this group’s admins can press these buttons." in page.words
    before = page.words
    answer = await press(page, "Model", by=group)
    assert (answer.alert, page.words) == (True, before) and "Only this group’s admins" in answer.text
    await press(page, "Who may", "everybody", by=admin)
    assert "Everybody in this group can press these buttons." in page.words
    await press(page, "Size", "large", by=group)
    await group.answer(await group.say(f"/settings@{BOT} landscape"), "Saved")
    answer = await press(page, "Who may", by=group)
    assert answer.alert and "decide who may change" in answer.text
    body = await ordered(group)
    assert (body["size"], body["orientation"]) == ("large", "landscape")


async def test_a_topic_has_settings_of_its_own(scene: Scene) -> None:
    """Typed or chosen with buttons, they apply before the chat's, in that topic only, until a reset or /forget."""
    owner = scene.telegram.person("Owner")
    club = scene.telegram.group("Studio", members=(scene.person,), admins=(owner,), topics=True)
    forum = Scene(scene.bot, scene.telegram, scene.video, owner, club)
    cats, dogs = scene.telegram.topic(club, "Cats"), scene.telegram.topic(club, "Dogs")
    await forum.answer(await forum.say(f"/settings@{BOT} landscape"), "Saved")
    page = await forum.answer(await forum.say(f"/settings@{BOT} duration=15", thread=cats), "Saved")
    await press(page, "Size", "large", by=forum)
    for line in ("Defaults in this topic", "orientation: landscape (this chat’s)", "size: large (this topic’s)"):
        assert line in page.words
    asked = await forum.say(f"/video@{BOT} {forum.marker} one", thread=cats)
    create = await forum.create_for(asked, f"{forum.marker} one")
    assert (create.body["orientation"], create.body["duration"], create.body["size"]) == ("landscape", 15, "large")
    assert "This topic’s defaults: size, duration." in (await forum.answer(asked)).words
    create = await forum.create_for(
        await forum.say(f"/video@{BOT} {forum.marker} two", thread=dogs), f"{forum.marker} two"
    )
    assert (create.body["orientation"], create.body["duration"], create.body["size"]) == ("landscape", 10, "small")
    await forum.answer(await forum.say(f"/settings@{BOT} reset", thread=cats), "uses the chat’s defaults again")
    await forum.answer(await forum.say(f"/settings@{BOT} duration=15", thread=cats), "Saved")
    question = await forum.answer(await forum.say(f"/forget@{BOT}"), "this chat’s defaults")
    await forum.telegram.press(question, "🗑 Delete", owner)
    await forum.telegram.wait_for(club, "Deleted: this chat’s defaults.")
    answer = await forum.answer(await forum.say(f"/settings@{BOT}", thread=cats))
    assert "duration: 10 s (the bot’s)" in answer.words


async def test_a_chat_has_a_language_for_everybody(scene: Scene) -> None:
    """Answers, alerts and the cards of earlier requests are in it; without it, each user is answered in the own one."""
    russian = scene.as_person(scene.telegram.person("Russian", language="ru"))
    page = await russian.answer(await russian.say("/settings"), "(от бота)")
    earlier = await russian.answer(await russian.say(f"{russian.marker} earlier"))
    assert earlier.buttons[0][0].text == "🎬 Создать"
    assert (await press(page, "Язык", "Deutsch", by=russian)).text == "Gespeichert."
    assert "Sprache: Deutsch (von diesem Chat)" in page.words
    await russian.answer(await russian.say("/settings"), "Vorgaben in diesem Chat")
    await russian.telegram.press(earlier, "🎬 Создать", russian.person)
    await russian.telegram.wait_for(russian.chat, lambda message: message is earlier and "Hochformat" in message.words)
    answer = await russian.telegram.press(page, replace(page.buttons[0][0], callback_data="drop:1"), russian.person)
    assert answer.text == "Dieser Knopf gilt nicht mehr."
    await russian.answer(await russian.say("/vidoe a cat"), "Meintest du")
    await press(page, "Sprache", "für jede Person", by=russian)
    await russian.answer(await russian.say("/settings"), "(от бота)")


# Last in the module, since the bot is killed --------------------------------------------------------------------------


async def test_defaults_survive_kill_9(scene: Scene, group: Scene) -> None:
    """Defaults that were answered with "Saved" apply after a kill -9 and a restart, in every chat."""
    owner = replace(group, person=admin_of(group, 0))
    await owner.answer(await owner.say(f"/defaults@{BOT} size=large"), "Saved")
    await scene.answer(await scene.say("/defaults landscape 15s watermark=false"), "Saved")
    await scene.bot.kill()
    await scene.bot.start()
    private = await ordered(scene)
    assert (private["orientation"], private["duration"], private["watermark"]) == ("landscape", 15, False)
    assert "size: large (this chat’s)" in await shown(group)
