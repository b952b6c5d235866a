"""/defaults: what applies in a chat when nobody says otherwise, who may change it, and what it does to orders."""

import re
from dataclasses import replace
from typing import Any

import pytest

from sandbox.telegram.world import Person
from tests.e2e.scene import BOT, CHOSEN_BY_NOBODY, Scene

MODELS = "sora-2, sora-2-pro, sora-2-all, sora-2-pro-all"
BOTS_OWN = (
    "model: sora-2 (the bot’s)\norientation: portrait (the bot’s)\nsize: small (the bot’s)\nduration: 10 s (the bot’s)"
)


async def shown(scene: Scene) -> str:
    return (await scene.answer(await scene.say(f"/defaults@{BOT}"))).words


async def ordered(scene: Scene, options: str = "") -> dict[str, Any]:
    """The body of an order made now, but for its prompt."""
    create = await scene.told(await scene.say(f"/video@{BOT} {scene.mark} runs {options}".strip()))
    return {name: value for name, value in create.body.items() if name != "prompt"}


async def test_the_bots_own_defaults_are_shown(scene: Scene) -> None:
    """Where nobody chose, every value is the bot's, and the answer says how to change it."""
    answer = await scene.answer(await scene.say("/defaults"))
    assert BOTS_OWN in answer.words
    assert re.search(r"^watermark: .+ \(the bot’s\)$", answer.words, re.MULTILINE)
    assert "/defaults orientation=landscape duration=10" in answer.words
    assert "/defaults reset" in answer.words


async def test_each_value_is_shown_with_where_it_came_from(scene: Scene) -> None:
    """What the chat chose is the chat's, the rest stays the bot's."""
    saved = await scene.answer(await scene.say("/defaults orientation=landscape duration=15"), "Saved")
    for text in (saved.words, await shown(scene)):
        assert "model: sora-2 (the bot’s)" in text
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
async def test_every_spelling_sets(scene: Scene, written: str, changes: dict[str, Any]) -> None:
    """With and without names, dashes, commas and line breaks: saved, and used by the next order."""
    await scene.answer(await scene.say(f"/defaults {written}"), "Saved")
    assert await ordered(scene) == {k: v for k, v in (CHOSEN_BY_NOBODY | changes).items() if k != "prompt"}


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("size=huge", ["huge", "small, large"]),
        ("duration=12", ["12", "10, 15 (sora-2"]),
        ("duration=25", ["sora-2", "25", "It has: 10, 15"]),
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
async def test_what_cannot_be_set_is_explained_and_not_saved(scene: Scene, written: str, listed: list[str]) -> None:
    """A wrong name or value lists the valid ones, and all stays as it was."""
    answer = await scene.answer(await scene.say(f"/defaults {written}"))
    for words in listed:
        assert words in answer.words
    assert "Saved" not in answer.words
    assert "which is this chat’s default" not in answer.words
    assert BOTS_OWN in await shown(scene)


async def test_a_default_is_kept_for_the_models_that_have_it(scene: Scene) -> None:
    """Where the chat's model lacks the chat's duration, the model's own applies; with another model it counts again."""
    await scene.answer(await scene.say("/defaults duration=10"), "Saved")
    answer = await scene.answer(await scene.say("/defaults model=sora-2-pro"), "Saved")
    assert "duration: 15 s (the model’s)" in answer.words
    assert "This chat’s defaults that sora-2-pro lacks: duration." in answer.words
    answer = await scene.answer(await scene.say("/defaults model=sora-2-pro duration=10"))
    assert "sora-2-pro has no duration 10. It has: 15, 25" in answer.words
    await scene.answer(await scene.say("/defaults model=sora-2-all"), "duration: 10 s (this chat’s)")


async def test_settings_add_up_and_the_last_one_counts(scene: Scene) -> None:
    """Setting one value keeps the others; setting it again replaces it."""
    for written in ("landscape", "size=large", "portrait", "15s"):
        await scene.answer(await scene.say(f"/defaults {written}"), "Saved")
    text = (await scene.telegram.wait_for(scene.chat, "duration: 15 s (this chat’s)")).words
    assert "orientation: portrait (this chat’s)" in text
    assert "size: large (this chat’s)" in text


@pytest.mark.parametrize("written", ["reset", "RESET", "--reset", "—reset"])
async def test_reset_goes_back_to_the_bots_own(scene: Scene, written: str) -> None:
    """All that the chat chose is forgotten at once."""
    await scene.answer(await scene.say("/defaults landscape size=large 15s watermark=false"), "Saved")
    answer = await scene.answer(await scene.say(f"/defaults {written}"), "Back to the bot’s defaults")
    assert BOTS_OWN in answer.words
    assert await ordered(scene) == {k: v for k, v in CHOSEN_BY_NOBODY.items() if k != "prompt"}


async def test_an_order_names_the_chats_defaults(scene: Scene) -> None:
    """The reply says what came from the chat's defaults; the request's own options override them."""
    await scene.answer(await scene.say("/defaults landscape size=large"), "Saved")
    asked = await scene.say(f"/video {scene.mark} runs --size small")
    create = await scene.told(asked)
    assert (create.body["orientation"], create.body["size"]) == ("landscape", "small")
    answer = (await scene.answer(asked)).words
    assert "sora-2 · landscape · small · 10 s" in answer
    assert "This chat’s defaults: orientation." in answer
    assert "The bot’s defaults" not in answer


async def test_defaults_count_for_captions_albums_and_offers(scene: Scene) -> None:
    """Every way to ask uses them."""
    await scene.answer(await scene.say("/defaults landscape"), "Saved")
    offer = await scene.answer(await scene.say(f"{scene.mark} offered"))
    assert "sora-2 · landscape" in offer.words
    await scene.photo(f"{scene.mark} captioned")
    await scene.telegram.send_album(scene.chat, scene.person, 2, f"{scene.mark} album")
    creates = await scene.video.wait_for_creates(2, match=scene.mark)
    assert [create.body["orientation"] for create in creates] == ["landscape", "landscape"]


async def test_a_default_that_the_model_lacks_gives_way_and_is_named(scene: Scene) -> None:
    """The request's model lacks the chat's duration: the model's own is used, and the card says whose value gave way."""
    await scene.answer(await scene.say("/defaults duration=10"), "Saved")
    asked = await scene.say(f"/video {scene.mark} --model sora-2-pro")
    assert (await scene.told(asked)).body["duration"] == 15
    answer = (await scene.answer(asked)).words
    assert "sora-2-pro · portrait · small · 15 s" in answer
    assert "This chat’s defaults that sora-2-pro lacks: duration." in answer


async def test_each_chat_has_its_own(scene: Scene) -> None:
    """What one person chooses in private changes neither another chat nor a group that they are in."""
    other = scene.of(scene.telegram.person("Other"))
    group = scene.at(scene.telegram.group("Club", members=(scene.person,)))
    await scene.answer(await scene.say("/defaults landscape"), "Saved")
    assert "orientation: landscape (this chat’s)" in await shown(scene)
    assert BOTS_OWN in await shown(other)
    assert BOTS_OWN in await shown(group)


# Groups -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def group(scene: Scene) -> Scene:
    """A group in which the person is a plain member."""
    owner, admin = scene.telegram.person("Owner"), scene.telegram.person("Admin")
    return scene.at(scene.telegram.group("Club", members=(scene.person,), admins=(owner, admin)))


def admin_of(group: Scene, which: int) -> Person:
    return group.chat.members[group.chat.admins[which]]


@pytest.mark.parametrize("written", ["landscape", "reset"])
@pytest.mark.parametrize("how", [{}, {"as_channel": True}], ids=["member", "channel"])
async def test_members_may_look_but_not_change(group: Scene, written: str, how: dict[str, bool]) -> None:
    """A plain member, or one who writes as a channel, is refused, and nothing changes."""
    owner = replace(group, person=admin_of(group, 0))
    await owner.answer(await owner.say(f"/defaults@{BOT} size=large"), "Saved")
    await group.answer(await group.say(f"/defaults@{BOT} {written}", **how), "Only this group’s admins")
    text = await shown(group)
    assert "orientation: portrait (the bot’s)" in text
    assert "size: large (this chat’s)" in text


@pytest.mark.parametrize("which", [0, 1], ids=["owner", "admin"])
async def test_admins_change_a_groups_defaults(group: Scene, which: int) -> None:
    """The owner and the other admins may; the group's next order uses it, whoever orders."""
    admin = replace(group, person=admin_of(group, which))
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Saved")
    assert (await ordered(group))["orientation"] == "landscape"


async def test_anonymous_admins_change_a_groups_defaults(group: Scene) -> None:
    """An admin who writes in the group's name is an admin."""
    admin = replace(group, person=admin_of(group, 0))
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape", anonymous_admin=True), "Saved")
    assert (await ordered(group))["orientation"] == "landscape"


async def test_a_former_admin_is_refused(group: Scene) -> None:
    """Telegram is asked each time who is an admin now."""
    admin = replace(group, person=admin_of(group, 1))
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Saved")
    group.chat.admins.remove(admin.person.id)
    await admin.answer(await admin.say(f"/defaults@{BOT} size=large"), "Only this group’s admins")


async def test_nobody_changes_anything_while_telegram_does_not_say_who_is_admin(group: Scene) -> None:
    """If the question fails, the answer is no, and the update is not stuck."""
    admin = replace(group, person=admin_of(group, 0))
    group.telegram.faults.add("getChatMember", "500", chat_id=group.chat.id)
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Only this group’s admins")
    await admin.answer(await admin.say(f"/defaults@{BOT} landscape"), "Saved")


# Last in the module, since the bot is killed --------------------------------------------------------------------------


async def test_defaults_survive_kill_9(scene: Scene, group: Scene) -> None:
    """What was answered with "Saved" is there after a kill -9 and a restart, in every chat."""
    owner = replace(group, person=admin_of(group, 0))
    await owner.answer(await owner.say(f"/defaults@{BOT} size=large"), "Saved")
    await scene.answer(await scene.say("/defaults landscape 15s watermark=false"), "Saved")
    await scene.bot.kill()
    await scene.bot.start()
    private = await ordered(scene)
    assert (private["orientation"], private["duration"], private["watermark"]) == ("landscape", 15, False)
    assert "size: large (this chat’s)" in await shown(group)
