"""*Change* is a card with buttons, and a photo whose shape does not fit the default gets a button for the one that fits."""

import asyncio

import pytest

from sandbox.telegram import Message
from sandbox.telegram.world import Chat, Person
from tests.e2e.arrivals import arrived, until, videos
from tests.e2e.scene import DEFAULTS, Scene

SETTINGS = {"POLL_INTERVAL": "1"}  # seconds: the module's bot polls its tasks
pytestmark = pytest.mark.usefixtures("clear_faults")
FIT = "🔁 landscape (fits the photo)"


async def result_of(scene: Scene, text: str) -> Message:
    await scene.say(text)
    return await arrived(scene.telegram, scene.chat)


async def card_of(scene: Scene, result: Message, person: Person | None = None) -> Message:
    """The card of *Change*."""
    known = {message.id for message in scene.telegram.messages(scene.chat, from_bot=True)}
    await scene.telegram.press(result, "✏️ Change", person or scene.person)
    return await scene.telegram.wait_for(
        scene.chat, lambda message: message.id not in known and "What should be different?" in message.words
    )


def labels(message: Message) -> set[str]:
    return {button.text for row in message.buttons for button in row}


async def press(scene: Scene, card: Message, label: str, shown: str) -> None:
    """Press a button, and wait until the card has another one."""
    answer = await scene.telegram.press(card, label, scene.person)
    assert answer.answered and not answer.alert
    await until(lambda: shown in labels(card))


async def test_a_video_is_changed_with_buttons(scene: Scene) -> None:
    """The card replies to the video and is edited in place; *Create* orders what it shows, once."""
    result = await result_of(scene, f"/video a {scene.marker} --large")
    card = await card_of(scene, result)
    assert card.reply_to is result and "Sora 2 · portrait · large · 10 s" in card.words
    await scene.telegram.press(result, "✏️ Change", scene.person)  # a double tap
    await press(scene, card, "landscape", "✓ landscape")
    await press(scene, card, "15 s", "✓ 15 s")
    await press(scene, card, "Model: Sora 2", "← All options")
    assert {"✓ Sora 2", "Sora 2 Pro", "More →"} <= labels(card)
    await press(scene, card, "← All options", "🎬 Create")
    assert len(scene.video.matching(scene.marker)) == 1, "something was ordered before Create"
    old = card.button("🎬 Create")
    await asyncio.gather(*(scene.telegram.press(card, old, scene.person) for _ in range(3)))
    first, second = await scene.video.wait_for_creates(2, match=scene.marker)
    assert second.body == first.body | {"orientation": "landscape", "duration": 15}
    assert second.body["size"] == "large"
    await until(lambda: len(videos(scene.telegram, scene.chat)) == 2)
    [new] = [message for message in videos(scene.telegram, scene.chat) if message is not result]
    assert new.reply_to is result
    cards = [m for m in scene.telegram.messages(scene.chat, from_bot=True) if "different?" in m.words]
    assert cards == [] and len(scene.video.matching(scene.marker)) == 2


async def test_another_model_and_other_words(scene: Scene) -> None:
    """What the model lacks gives way and is named; a reply to the card takes typed options and new words."""
    result = await result_of(scene, f"/video a {scene.marker} --15s")
    card = await card_of(scene, result)
    await press(scene, card, "Model: Sora 2", "← All options")
    await press(scene, card, "Sora 2 Pro", "Model: Sora 2 Pro")
    assert "Sora 2 Pro · portrait · small · 15 s" in card.words
    await press(scene, card, "Model: Sora 2 Pro", "More →")
    await press(scene, card, "Veo 3.1", "Model: Veo 3.1")
    assert "Veo 3.1 can’t do these, so they don’t apply: size, duration." in card.words
    await scene.say("--16:9", reply_to=card)
    await until(lambda: "Veo 3.1 · 16:9" in card.words)
    await press(scene, card, "💬 Other words", "← All options")
    assert "Reply to this message with the new words" in card.words
    offer = await scene.answer(await scene.say(f"another {scene.marker}", reply_to=card), "Shall I make")
    assert "Veo 3.1 · 16:9" in offer.words and len(scene.video.matching(scene.marker)) == 1
    await scene.telegram.press(offer, "🎬 Create", scene.person)
    create = await scene.create(f"another {scene.marker}")
    assert (create.body["model"], create.body["aspect_ratio"]) == ("veo3.1", "16:9")


async def test_each_member_of_a_group_has_a_card(scene: Scene) -> None:
    """Nobody else may press its buttons, and an old one is renewed. *Details* says who ordered, and when."""
    eve = scene.telegram.person("Eve")
    scene = scene.in_chat(scene.telegram.group("Film club", members=(scene.person, eve)))
    result = await result_of(scene, f"/video a {scene.marker}")
    mine, hers = await card_of(scene, result), await card_of(scene, result, eve)
    assert mine is not hers
    landscape, create = mine.button("landscape"), mine.button("🎬 Create")
    refused = await scene.telegram.press(mine, landscape, eve)
    assert refused.alert and "Only the person who asked" in (refused.text or "")
    assert (await scene.telegram.press(mine, create, eve)).alert
    await press(scene, mine, "landscape", "✓ landscape")
    stale = await scene.telegram.press(mine, create, scene.person)
    assert stale.alert and "out of date" in (stale.text or "")
    assert "✓ portrait" in labels(hers) and len(scene.video.matching(scene.marker)) == 1
    await scene.telegram.press(hers, "🎬 Create", eve)
    _, second = await scene.video.wait_for_creates(2, match=scene.marker)
    assert second.body["orientation"] == "portrait"
    await scene.telegram.press(result, "ℹ️ Details", eve)
    details = await scene.telegram.wait_for(scene.chat, "Ordered: ")
    assert f"By: {scene.person.name}" in details.words and "(UTC)" in details.words


async def test_a_photo_that_does_not_fit_the_default(scene: Scene) -> None:
    """It is ordered at once as the default says; the card and the video offer the fitting shape, each press orders once."""
    asked = await scene.photo(f"a {scene.marker}")  # 1280 x 720
    create = await scene.create_for(asked)
    assert create.body["orientation"] == DEFAULTS["orientation"] == "portrait"
    result = await arrived(scene.telegram, scene.chat)
    assert FIT in labels(result)
    await scene.telegram.press(result, FIT, scene.person)
    assert (await scene.telegram.press(result, FIT, scene.person)).alert
    first, second = await scene.video.wait_for_creates(2, match=scene.marker)
    assert second.body["orientation"] == "landscape"
    assert await scene.fetched_images(second) == await scene.fetched_images(first)
    await until(lambda: len(videos(scene.telegram, scene.chat)) == 2)
    assert len(scene.video.matching(scene.marker)) == 2
    [new] = [message for message in videos(scene.telegram, scene.chat) if message is not result]
    assert FIT not in labels(new), "somebody chose this one"


@pytest.mark.parametrize("option", ["--portrait", "--landscape"])
async def test_a_shape_that_was_chosen_is_not_questioned(scene: Scene, option: str) -> None:
    await scene.photo(f"a {scene.marker} {option}")
    result = await arrived(scene.telegram, scene.chat)
    cards = scene.telegram.messages(scene.chat, from_bot=True)
    assert result in cards and not any("fits the photo" in label for card in cards for label in labels(card))


async def test_an_offer_with_a_photo_has_both_shapes(scene: Scene, private: Chat) -> None:
    await scene.photo()
    hint = await scene.telegram.wait_for(private, "What should happen")
    await scene.say(f"a {scene.marker}")
    offer = await scene.telegram.wait_for(private, "Shall I make", after=hint)
    assert [[button.text for button in row] for row in offer.buttons] == [
        ["🎬 Create", "Cancel"],
        ["🎬 landscape (fits the photo)"],
    ]
    fitting = offer.button("🎬 landscape (fits the photo)")
    await asyncio.gather(*(scene.telegram.press(offer, fitting, scene.person) for _ in range(2)))
    assert (await scene.create()).body["orientation"] == "landscape"


async def test_again_without_the_photo_is_refused_before_it_costs_anything(scene: Scene) -> None:
    """Telegram has the photo no more; so is what *Change* orders."""
    asked = await scene.photo(f"a {scene.marker} --landscape")
    result = await arrived(scene.telegram, scene.chat)
    assert asked.media is not None
    scene.telegram.files.forget(asked.media.file.file_id)
    card = await card_of(scene, result)
    await scene.telegram.press(card, "🎬 Create", scene.person)
    await until(lambda: "can’t get your photo" in card.words)
    await scene.telegram.press(result, "🔁 Again", scene.person)
    refused = await scene.telegram.wait_for(
        scene.chat, lambda message: message is not card and "can’t get your photo" in message.words
    )
    assert all("Nothing was charged." in message.words for message in (card, refused))
    assert len(scene.video.matching(scene.marker)) == 1
