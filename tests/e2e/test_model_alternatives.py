"""A model that is paused, or that the provider does not have: other models are buttons, and only a press orders."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.telegram.world import Chat, Message
from tests.e2e.arrivals import arrived
from tests.e2e.scene import Scene, running_scene

ADMIN = 4244
MODELS = """
currency = "USD"

[[models]]
name = "sora-2"
title = "Sora 2"

[[models]]
name = "flaky-1"
title = "Flaky"
instead = "steady-1"

[[models]]
name = "words-1"
title = "Words"
images = 0

[[models]]
name = "paused-1"
title = "Paused"
paused = "back on Monday"

[[models]]
name = "unlisted-1"
title = "Unlisted"

[[models]]
name = "steady-1"
title = "Steady"
[models.options]
ratio = { field = "aspect_ratio", values = ["16:9", "9:16"] }
size = { values = ["small", "large"] }
[[models.prices]]
price = 0.40
"""
LISTED = ("sora-2", "flaky-1", "words-1", "paused-1", "steady-1")
STEADY = "🎬 Steady · 0.40 USD"


@pytest.fixture(scope="module")
async def studio(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot with six models, of which the provider lists five, and an admin."""
    folder = tmp_path_factory.mktemp("alternatives")
    models = folder / "models.toml"
    models.write_text(MODELS)
    async with running_scene(
        folder, LISTED, MODELS_FILE=str(models), ADMIN_IDS=str(ADMIN), ACCESS="open", POLL_INTERVAL="1"
    ) as scene:
        admin = scene.as_person(scene.telegram.person("Owner", user_id=ADMIN))
        await admin.answer(await admin.say("/start"))
        yield scene


@pytest.fixture
def scene(studio: Scene) -> Scene:
    run(studio, "DELETE FROM model_health")
    return studio.as_person(studio.telegram.person("Ada"))


@pytest.fixture
def owner(studio: Scene) -> Chat:
    """The admin's private chat."""
    return studio.telegram.private(studio.telegram.world.people[ADMIN])


def run(scene: Scene, statement: str) -> None:
    """Change the database of the running bot: 15 minutes are too long for a test."""
    with closing(sqlite3.connect(Path(scene.bot.folder) / "bot.db", timeout=60)) as database, database:
        database.execute(statement)


def labels(message: Message) -> list[list[str]]:
    return [[button.text for button in row] for row in message.buttons]


async def refuse(scene: Scene, *words: str) -> list[Message]:
    """Order with flaky-1, which the provider does not have; returns the cards of the refusals."""
    cards = []
    for word in words:
        scene.video.faults.add("create", "no_channel_503", match=word)
        asked = await scene.say(f"/video {word} runs --model flaky-1")
        cards.append(await scene.answer(asked, "has no Flaky at the moment"))
    return cards


async def test_a_model_that_its_provider_does_not_have(scene: Scene, owner: Chat) -> None:
    """Three refusals, one message to the admins, then buttons; after the rest one order tries the model."""
    marker = scene.marker
    cards = await refuse(scene, f"{marker}a", f"{marker}b", f"{marker}c")
    assert labels(cards[0])[:3] == [["Try Steady · 0.40 USD"], ["Try Sora 2"], ["Try Words"]]
    told = await scene.telegram.wait_for(owner, "declined flaky-1 three times in a row")

    # The next order waits for a press, and one press is one order.
    asked = await scene.photo(f"/video {marker}d runs --model flaky-1 --portrait --size large")
    offer = await scene.answer(asked, "Flaky isn’t available at the video service right now; nothing was charged.")
    assert "Try again in about 15 min." in offer.words
    assert labels(offer) == [[STEADY], ["🎬 Sora 2"], ["⏳ Flaky later", "Cancel"]]
    await scene.settle()
    assert scene.video.matching(f"{marker}d") == []
    later, steady = offer.button("⏳ Flaky later"), offer.button(STEADY)
    answer = await scene.telegram.press(offer, later, scene.person)
    assert answer.alert and "isn’t available" in answer.text
    await asyncio.gather(*(scene.telegram.press(offer, steady, scene.person) for _ in range(3)))
    create = await scene.create_for(asked, f"{marker}d")
    body = create.body
    assert (body["model"], body["aspect_ratio"], body["size"]) == ("steady-1", "9:16", "large")
    assert len(body["images"]) == 1

    # So does a press below a refusal.
    other = cards[1].button("Try Sora 2")
    await asyncio.gather(*(scene.telegram.press(cards[1], other, scene.person) for _ in range(3)))
    refused, elsewhere = await scene.video.wait_for_creates(2, match=f"{marker}b", timeout=90)
    assert (refused.outcome, elsewhere.outcome, elsewhere.body["model"]) == ("no_channel_503", "accepted", "sora-2")

    # After the rest one order tries the model. It is refused too, so the next one has buttons again.
    run(scene, "UPDATE model_health SET resting_until = 1")
    [tried] = await refuse(scene, f"{marker}e")
    waiting = await scene.answer(await scene.say(f"/video {marker}f runs --model flaky-1"), "isn’t available")
    # After the second rest the button of that draft is the try, and it is accepted.
    run(scene, "UPDATE model_health SET resting_until = 1")
    await scene.telegram.press(waiting, "⏳ Flaky later", scene.person)
    assert (await scene.create(f"{marker}f")).body["model"] == "flaky-1"
    await scene.logged("model flaky-1 is available again")
    asked = await scene.say(f"/video {marker}g runs --model flaky-1")
    assert (await scene.create_for(asked, f"{marker}g")).body["model"] == "flaky-1"

    await scene.settle()
    assert [len(scene.video.matching(f"{marker}{order}")) for order in "abdefg"] == [1, 2, 1, 1, 1, 1]
    assert [each for each in scene.telegram.messages(owner, from_bot=True) if "in a row" in each.words] == [told]
    assert tried.button("Try Steady · 0.40 USD")


async def test_the_card_of_a_refusal_is_renewed(scene: Scene) -> None:
    """*Try again* at a model that rests since: the alert says why, and the card has the others above it."""
    scene.video.faults.add("create", "task_not_exist_400", match=scene.marker)
    card = await scene.answer(await scene.say(f"/video {scene.marker} runs --model flaky-1"), "declined it")
    repeat, others = ["🔁 Try again", "✏️ Change"], ["Try Steady · 0.40 USD", "Try Sora 2", "Try Words"]
    assert labels(card) == [repeat, *([other] for other in others[:2])]
    await refuse(scene, "four", "five", "six")
    answer = await scene.telegram.press(card, "🔁 Try again", scene.person)
    assert answer.alert and "Flaky isn’t available" in answer.text
    assert labels(card) == [*([other] for other in others), repeat]
    await scene.telegram.press(card, "Try Words", scene.person)
    creates = await scene.video.wait_for_creates(2, match=scene.marker, timeout=90)
    assert [create.body["model"] for create in creates] == ["flaky-1", "words-1"]


async def test_again_below_a_video_whose_model_rests_now(scene: Scene) -> None:
    """The alert says why, and a message below the video has the others. A press there is one order."""
    asked = await scene.say(f"/video {scene.marker} runs --model flaky-1 --size large")
    await scene.create_for(asked)
    video = await arrived(scene.telegram, scene.chat)
    await refuse(scene, "one", "two", "three")
    answer = await scene.telegram.press(video, "🔁 Again", scene.person)
    assert answer.alert and "Flaky isn’t available" in answer.text
    below = await scene.answer(video, "Or order it with another model:")
    assert labels(below) == [["Try Steady · 0.40 USD"], ["Try Sora 2"], ["Try Words"]]
    button = below.button("Try Steady · 0.40 USD")
    cheaper = replace(button, callback_data=str(button.callback_data).replace(f"-{400_000:x}:", f"-{300_000:x}:"))
    changed = await scene.telegram.press(below, cheaper, scene.person)
    assert changed.alert and "The price is 0.40 USD now" in changed.text
    await scene.settle()
    assert labels(below) == [["Try Steady · 0.40 USD"], ["Try Sora 2"], ["Try Words"]]
    run(scene, "DELETE FROM model_health")  # its own model is back, which takes none of the buttons away
    assert (await scene.telegram.press(below, cheaper, scene.person)).alert
    await scene.settle()
    assert labels(below) == [["Try Steady · 0.40 USD"], ["Try Sora 2"], ["Try Words"]]
    await asyncio.gather(*(scene.telegram.press(below, button, scene.person) for _ in range(3)))
    creates = await scene.video.wait_for_creates(2, match=scene.marker, timeout=90)
    assert (creates[1].body["model"], creates[1].body["size"]) == ("steady-1", "large")
    await scene.settle()
    assert len(scene.video.matching(scene.marker)) == 2


async def test_a_paused_model(scene: Scene) -> None:
    """It is answered with the reason and the others, and a press orders that very request."""
    asked = await scene.say(f"/video {scene.marker} runs --model paused-1 --large --portrait")
    offer = await scene.answer(asked, "Paused is paused: back on Monday.")
    assert labels(offer) == [["🎬 Sora 2"], ["🎬 Flaky"], ["🎬 Words"], ["⏳ Paused later", "Cancel"]]
    await scene.assert_no_create()
    await scene.telegram.press(offer, "🎬 Words", scene.person)
    create = await scene.create_for(asked)
    assert (create.body["model"], create.body["size"]) == ("words-1", "large")


async def test_what_the_others_lack_is_not_dropped(scene: Scene) -> None:
    """A model without a value of the request is not offered."""
    asked = await scene.say(f"/video {scene.marker} runs --model paused-1 --duration 15")
    offer = await scene.answer(asked, "Paused is paused")
    assert STEADY not in [label for row in labels(offer) for label in row]
    await scene.assert_no_create()


async def test_the_buttons_survive_kill_9(scene: Scene) -> None:
    asked = await scene.say(f"/video {scene.marker} runs --model paused-1")
    offer = await scene.answer(asked, "Paused is paused")
    await scene.bot.kill()
    await scene.bot.start()
    await scene.telegram.press(offer, "🎬 Sora 2", scene.person)
    assert (await scene.create_for(asked)).body["model"] == "sora-2"
