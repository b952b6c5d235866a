"""A draft may be confirmed days later: it is checked against today's settings, and stays if it cannot be ordered."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.telegram.records import CallbackAnswer
from sandbox.telegram.world import Message
from tests.e2e.scene import Scene, running_scene, sha256

CREATE = "🎬 Create"
TRY_LATER = "⏳ sora-2 later"  # the same button, of a draft whose model is paused
AGAIN = "Send again (may cost twice)"
ADMIN = 4243

BOTH_MODELS = """
[[models]]
name = "sora-2"
[[models]]
name = "other"
"""
PAUSED = BOTH_MODELS.replace('name = "sora-2"', 'name = "sora-2"\npaused = "back on Monday"')
LONG_REASON = BOTH_MODELS.replace(
    'name = "sora-2"', f'name = "sora-2"\npaused = "{"it is being repaired, " * 12}sorry"'
)
REMOVED = '[[models]]\nname = "other"\n'
OPTIONS = """
[models.options]
orientation = { values = ["portrait", "landscape"] }
size = { values = ["small", "large"] }
duration = { values = [10, 15] }
watermark = { values = [true, false] }
[[models]]
name = "other"
"""
MODEL = '[[models]]\nname = "sora-2"' + OPTIONS
SHORTER = MODEL.replace("[10, 15]", "[5]")
NO_PORTRAITS = MODEL.replace('"portrait", ', "")
NO_IMAGES = BOTH_MODELS.replace('name = "sora-2"', 'name = "sora-2"\nimages = 0')


@pytest.fixture(scope="module")
async def models_bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot whose MODELS_FILE the tests rewrite."""
    folder = tmp_path_factory.mktemp("shop")
    models = folder / "models.toml"
    models.write_text(BOTH_MODELS)
    async with running_scene(folder, ("sora-2", "other"), MODELS_FILE=str(models), ADMIN_IDS=str(ADMIN)) as scene:
        yield scene


@pytest.fixture
async def user(models_bot: Scene) -> AsyncIterator[Scene]:
    """A new user; models and settings are restored afterwards."""
    before = dict(models_bot.bot.environment)
    yield models_bot.as_person(models_bot.telegram.person("Buyer"))
    models_bot.bot.environment = before
    await restart(models_bot, BOTH_MODELS)


def write_models(scene: Scene, models: str) -> None:
    """Replace the contents of MODELS_FILE."""
    Path(scene.bot.environment["MODELS_FILE"]).write_text(models)


async def restart(scene: Scene, models: str = BOTH_MODELS, **environment: str) -> None:
    """Restart the bot with other models and settings."""
    await scene.bot.stop()
    write_models(scene, models)
    scene.bot.environment = scene.bot.environment | environment
    await scene.bot.start()


async def refused(scene: Scene, offer: Message, sentence: str) -> CallbackAnswer:
    """Press *Create*: an alert gives the reason, no create is sent, and a button for it stays."""
    answer = await scene.telegram.press(offer, CREATE, scene.person)
    assert answer.alert and sentence in answer.text
    await asyncio.sleep(1.5)  # the submitter polls once a second
    assert scene.video.matching(scene.marker) == []
    assert offer.button(TRY_LATER if "is paused" in sentence else CREATE)
    return answer


async def confirm(scene: Scene, offer: Message) -> None:
    """Press *Create* twice at once: there is one create."""
    is_renewed = any(button.text == TRY_LATER for row in offer.buttons for button in row)
    button = offer.button(TRY_LATER if is_renewed else CREATE)
    await asyncio.gather(*(scene.telegram.press(offer, button, scene.person) for _ in range(2)))
    await scene.create()
    await scene.settle()
    assert len(scene.video.matching(scene.marker)) == 1


@pytest.mark.parametrize(
    ("models", "sentence"),
    [
        (PAUSED, "sora-2 is paused: back on Monday"),
        (REMOVED, "There is no model sora-2"),
        (SHORTER, "With sora-2, the duration can be 5, not 10."),
        (NO_PORTRAITS, "not portrait."),
        (NO_IMAGES, "sora-2 takes no images"),
    ],
    ids=["paused", "gone", "other lengths", "other shapes", "no images"],
)
async def test_a_draft_that_the_models_no_longer_allow(user: Scene, models: str, sentence: str) -> None:
    """The press shows the reason and orders nothing; once the model allows it again, the same button orders."""
    data = user.telegram.picture()
    await user.answer(await user.photo(data=data), "Got the photo")
    offer = await user.answer(await user.say(f"a {user.marker}"), "1 image")
    await restart(user, models)
    await refused(user, offer, sentence)
    await restart(user)
    await confirm(user, offer)
    assert await user.fetched_images(await user.create()) == [sha256(data)]


async def test_a_draft_whose_model_is_paused_now_offers_another(user: Scene) -> None:
    """The refused press renews the card; presses on the other model are one order, and *Create* is out of date then."""
    offer = await user.answer(await user.say(f"a {user.marker} --landscape"), "Shall I make")
    await restart(user, PAUSED)
    await refused(user, offer, "sora-2 is paused: back on Monday")
    assert [[button.text for button in row] for row in offer.buttons] == [["🎬 other"], [TRY_LATER, "Cancel"]]
    assert "Or order it with another model:" in offer.words
    later, other = offer.button(TRY_LATER), offer.button("🎬 other")
    await asyncio.gather(*(user.telegram.press(offer, other, user.person) for _ in range(3)))
    create = await user.create()
    assert (create.body["model"], create.body["orientation"]) == ("other", "landscape")
    answer = await user.telegram.press(offer, later, user.person)
    assert answer.alert and "out of date" in answer.text
    assert len(user.video.matching(user.marker)) == 1


async def test_a_reason_too_long_for_an_alert(user: Scene) -> None:
    """The alert has its beginning, and a message below the draft has all of it."""
    offer = await user.answer(await user.say(f"a {user.marker}"), "Shall I make")
    await restart(user, LONG_REASON)
    answer = await refused(user, offer, "sora-2 is paused: it is being repaired")
    assert len(answer.text) <= 200
    await user.answer(offer, "sorry. You can use another model: other")


async def test_photos_without_links(user: Scene) -> None:
    """If PUBLIC_URL was removed, a draft with a photo stays."""
    await user.answer(await user.photo(), "Got the photo")
    offer = await user.answer(await user.say(f"a {user.marker}"), "1 image")
    await restart(user, PUBLIC_URL="")
    await refused(user, offer, "can’t use photos yet")


async def test_a_chat_that_needs_approval_now(user: Scene) -> None:
    """If ACCESS became approval, the admin gets a request, and the draft can be ordered after Approve."""
    admin = user.as_person(user.telegram.world.people.get(ADMIN) or user.telegram.person("Owner", user_id=ADMIN))
    await admin.say("/start")
    offer = await user.answer(await user.say(f"a {user.marker}"), "Shall I make")
    await restart(user, ACCESS="approval")
    await refused(user, offer, "I’ve asked the owner")
    question = await admin.telegram.wait_for(admin.chat, lambda m: str(user.chat.id) in m.words)
    await admin.telegram.press(question, "✅ Approve", admin.person)
    await confirm(user, offer)


async def test_a_draft_of_a_cut_text_is_checked(user: Scene) -> None:
    """Its model was paused meanwhile."""
    sent = await user.say(f"/video a {user.marker} " + "cats " * 700)
    await user.say("the rest")
    offer = await user.answer(sent, "Telegram split")
    await restart(user, PAUSED)
    await refused(user, offer, "is paused")
    await restart(user)
    await confirm(user, offer)


async def test_send_again_is_checked(user: Scene) -> None:
    """An unknown outcome of a model that was paused meanwhile is not sent again, and its buttons stay."""
    user.video.faults.add("create", "error_500_json", match=user.marker)
    asked = await user.say(f"/video a {user.marker}")
    card = await user.answer(asked, "I can’t tell whether it was charged")
    user.video.faults.clear()
    await restart(user, PAUSED)
    answer = await user.telegram.press(card, AGAIN, user.person)
    assert answer.alert and "is paused" in answer.text
    await asyncio.sleep(1.5)
    assert len(user.video.matching(user.marker)) == 1
    await restart(user)
    await user.telegram.press(card, AGAIN, user.person)
    await user.video.wait_for_creates(2, match=user.marker)
