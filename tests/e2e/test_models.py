"""`/models`, and requests whose model does not take their pictures: buttons choose a model, and nothing is ordered before."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, Scene, running_scene, sha256

MODELS = """
currency = "USD"

[[models]]
name = "sora-2"
title = "Sora 2"

[[models]]
name = "words-1"
title = "Words"
images = 0
instead = "morph-1"

[[models]]
name = "resting"
paused = "back on Monday"

[[models]]
name = "things-1"
title = "Things"
images = [1, 3]
role = "things"

[[models]]
name = "morph-1"
title = "Morph"
images = [1, 2]
role = "frames"
[models.options]
ratio = { field = "aspect_ratio", values = ["16:9", "9:16"] }
[[models.prices]]
price = 0.40
"""
LISTED = ("sora-2", "words-1", "resting", "things-1", "morph-1")
MORPH = "🎬 Morph · 0.40 USD"


@pytest.fixture(scope="module")
async def studio(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot with five models."""
    folder = tmp_path_factory.mktemp("studio")
    models = folder / "models.toml"
    models.write_text(MODELS)
    async with running_scene(folder, LISTED, MODELS_FILE=str(models)) as scene:
        yield scene


@pytest.fixture
def scene(studio: Scene) -> Scene:
    return studio.as_person(studio.telegram.person("Ada"))


@pytest.fixture
def group(scene: Scene) -> Scene:
    """A group in which the user is an ordinary member, as is another one."""
    owner, other = scene.telegram.person("Owner"), scene.telegram.person("Mallory")
    return scene.in_chat(scene.telegram.group("Club", members=(scene.person, other), admins=(owner,)))


def owner_of(group: Scene) -> Scene:
    return replace(group, person=group.chat.members[group.chat.admins[0]])


def write_models(scene: Scene, models: str) -> None:
    """Replace the contents of MODELS_FILE."""
    Path(scene.bot.environment["MODELS_FILE"]).write_text(models)


def labels(message: Message) -> list[str]:
    return [button.text for row in message.buttons for button in row]


# /models ----------------------------------------------------------------------------------------------------------


async def test_models_are_listed_a_page_at_a_time(scene: Scene) -> None:
    """A page shows what each model takes; turning it edits the message in place."""
    page = await scene.answer(await scene.say("/models"), "Models (5)")
    assert "Sora 2 · this chat’s model\n--model sora-2\n--orientation portrait|landscape" in page.words
    assert "Pictures: none" in page.words and "Pictures: 1 to 3 (things in the video)" in page.words
    assert "⏸ Paused: back on Monday" in page.words
    assert labels(page) == ["Use Words here", "Use Things here", "More →"]
    await scene.telegram.press(page, "More →", scene.person)
    assert (
        "Morph\n--model morph-1\n--ratio 16:9|9:16\nPictures: 1 to 2 (first and last frame)\nPrice: 0.40 USD"
        in page.words
    )
    assert labels(page) == ["Use Morph here", "← Back"]
    await scene.telegram.press(page, "← Back", scene.person)
    assert "--model sora-2" in page.words
    assert scene.answers() == [page]


async def test_a_button_sets_the_chats_model(scene: Scene) -> None:
    """It keeps the chat's other defaults, marks the model on the page, and the next order uses it."""
    await scene.answer(await scene.say("/defaults 15s"), "Saved")
    page = await scene.answer(await scene.say("/models"))
    answer = await scene.telegram.press(page, "Use Words here", scene.person)
    assert answer.text == "This chat uses Words now."
    assert "Words · this chat’s model" in page.words and labels(page)[0] == "Use Sora 2 here"
    create = await scene.create_for(await scene.say(f"/video {scene.marker} runs"))
    assert (create.body["model"], create.body["duration"]) == ("words-1", 15)
    await scene.telegram.press(page, "Use Sora 2 here", scene.person)


async def test_only_a_groups_admins_set_its_model(group: Scene) -> None:
    """A member may turn pages, but is refused; the rule is that of /defaults."""
    page = await group.answer(await group.say(f"/models@{BOT}"))
    answer = await group.telegram.press(page, "Use Words here", group.person)
    assert answer.alert and "Only this group’s admins" in answer.text
    await group.telegram.press(page, "More →", group.person)
    assert "Morph" in page.words
    await group.telegram.press(page, "← Back", group.person)
    assert "Sora 2 · this chat’s model" in page.words
    owner = owner_of(group)
    answer = await owner.telegram.press(page, "Use Words here", owner.person)
    assert answer.text == "This chat uses Words now."
    create = await group.create_for(await group.say(f"/video@{BOT} {group.marker} runs"))
    assert create.body["model"] == "words-1"


@pytest.mark.parametrize(
    ("data", "says"),
    [("use:0:gone-1", "This button is out of date."), ("use:0:resting", "resting is paused: back on Monday")],
)
async def test_a_button_of_an_older_list(scene: Scene, data: str, says: str) -> None:
    """A model that was removed or paused since is not set; a page that is no longer there becomes the last one."""
    page = await scene.answer(await scene.say("/models"))
    shown = replace(page.buttons[0][0], callback_data=data)
    answer = await scene.telegram.press(page, shown, scene.person)
    assert answer.alert and says in answer.text
    await scene.telegram.press(page, replace(shown, callback_data="models:77"), scene.person)
    assert "--model morph-1" in page.words
    shown_defaults = await scene.answer(await scene.say("/defaults"))
    assert "model: Sora 2 (the bot’s)" in shown_defaults.words


# Names and values that another model has --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            "--model sora",
            "There is no model sora. Did you mean sora-2? All models: sora-2, words-1, things-1, morph-1.",
        ),
        ("--model Morf-1", "Did you mean morph-1?"),
        ("--model gpt-4", "There is no model gpt-4. Choose one of: sora-2, words-1, things-1, morph-1."),
        ("--ratio 9:16 --size small --model things-1", None),
        ("--model morph-1 --size small", "To use it, add --model with sora-2, words-1, things-1."),
    ],
)
async def test_a_near_miss_is_answered_and_not_ordered(scene: Scene, options: str, says: str | None) -> None:
    """The reply names what is close; a shape that each model has in its own way is no miss."""
    asked = await scene.photo(f"/video {scene.marker} runs {options}")
    if says is None:
        create = await scene.create_for(asked)
        assert create.body["orientation"] == "portrait"
        return
    answer = await scene.answer(asked)
    assert says in answer.words and not answer.buttons
    await scene.assert_no_create()


# Pictures ---------------------------------------------------------------------------------------------------------


async def test_a_photo_for_a_model_without_pictures(scene: Scene) -> None:
    """Nothing is spent; the models that take it are buttons, the one in `instead` first, and one press is one order."""
    data = scene.telegram.picture()
    asked = await scene.photo(f"/video {scene.marker} runs --words-1 --portrait", data=data)
    offer = await scene.answer(asked, "Words takes no images")
    assert labels(offer) == [MORPH, "🎬 Sora 2", "🎬 Things", "Cancel"]
    await scene.assert_no_create()
    button = offer.button(MORPH)
    await asyncio.gather(*(scene.telegram.press(offer, button, scene.person) for _ in range(3)))
    create = await scene.create_for(asked)
    assert (create.body["model"], create.body["aspect_ratio"]) == ("morph-1", "9:16")
    assert await scene.fetched_images(create) == [sha256(data)]
    await scene.settle()
    assert len(scene.video.matching(scene.marker)) == 1


@pytest.mark.parametrize(("count", "says"), [(0, "needs at least 1 image"), (4, "takes at most 3 images")])
async def test_too_few_and_too_many_pictures(scene: Scene, count: int, says: str) -> None:
    """A text without a picture, and an album with too many."""
    caption = f"{scene.marker} runs --things-1"
    if count:
        await scene.telegram.send_album(scene.chat, scene.person, count, caption)
        offer = await scene.telegram.wait_for(scene.chat, says)
    else:
        offer = await scene.answer(await scene.say(f"/video {caption}"), says)
    assert labels(offer) == (["🎬 Sora 2", "🎬 Words", "Cancel"] if not count else ["🎬 Sora 2", "Cancel"])
    await scene.assert_no_create()
    await scene.telegram.press(offer, "🎬 Sora 2", scene.person)
    create = await scene.create()
    assert (create.body["model"], len(create.body["images"])) == ("sora-2", count)


async def test_the_user_may_cancel_instead(scene: Scene) -> None:
    """Then its other buttons are out of date."""
    offer = await scene.answer(await scene.say(f"/video {scene.marker} runs --things-1"), "needs at least")
    button = offer.button("🎬 Words")
    await scene.telegram.press(offer, "Cancel", scene.person)
    answer = await scene.telegram.press(offer, button, scene.person)
    assert answer.alert and "out of date" in answer.text
    await scene.assert_no_create()


async def test_in_a_group_only_the_user_and_admins_choose(group: Scene) -> None:
    """Another member is refused; then the user's press orders once."""
    asked = await group.say(f"/video@{BOT} {group.marker} runs --things-1")
    offer = await group.answer(asked, "needs at least 1 image")
    other = next(person for person in group.chat.members.values() if person.name == "Mallory")
    answer = await group.telegram.press(offer, "🎬 Words", other)
    assert answer.alert and "Only the person who asked" in answer.text
    await group.assert_no_create()
    await group.telegram.press(offer, "🎬 Words", group.person)
    assert (await group.create_for(asked)).body["model"] == "words-1"


async def test_what_two_pictures_are(scene: Scene) -> None:
    """The card of an album says which picture is the first and which the last frame."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 2, f"{scene.marker} morphs --morph-1")
    create = await scene.create_for(sent[0])
    assert len(create.body["images"]) == 2
    card = await scene.answer(sent[0])
    assert "the first one is the first frame, the second one is the last frame" in card.words
    asked = await scene.photo(f"/video things{scene.marker} --things-1")
    await scene.create_for(asked, f"things{scene.marker}")
    assert "Pictures: things that appear in the video." in (await scene.answer(asked)).words


# Last in the module, since the bot is killed -----------------------------------------------------------------------


async def test_the_buttons_survive_kill_9(scene: Scene) -> None:
    """After a restart with a changed catalogue a model that was removed is refused, and another one orders once."""
    asked = await scene.photo(f"/video {scene.marker} runs --words-1")
    offer = await scene.answer(asked, "Words takes no images")
    await scene.bot.kill()
    write_models(scene, MODELS.replace('"morph-1"', '"morph-2"'))
    await scene.bot.start()
    answer = await scene.telegram.press(offer, MORPH, scene.person)
    assert answer.alert and "There is no model morph-1" in answer.text
    await scene.assert_no_create()
    await scene.telegram.press(offer, "🎬 Things", scene.person)
    create = await scene.create_for(asked)
    assert (create.body["model"], len(create.body["images"])) == ("things-1", 1)
