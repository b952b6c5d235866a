"""`/defaults`: what applies in a chat without options, who may change it, and its effect on orders."""

import re
from dataclasses import replace
from typing import Any

import pytest

from sandbox.telegram.world import Person
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
    assert "/defaults orientation=landscape duration=10" in answer.words
    assert "/defaults reset" in answer.words


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
        ("duration=25", ["Sora 2", "25", "It has: 10, 15"]),
        ("orientation=diagonal", ["diagonal", "portrait, landscape"]),
        ("model=sora-9", ["sora-9", MODELS]),
        ("watermark=perhaps", ["perhaps", "true, false"]),
        ("colour=red", ["colour=red", "--size small|large", "--duration 10|15|25"]),
        ("make everything landscape", ["make", "--orientation portrait|landscape"]),
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
    assert "Sora 2 Pro has no duration 10. It has: 15, 25" in answer.words
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
