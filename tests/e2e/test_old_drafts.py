"""A button that orders may be pressed days later: what can be ordered by then is checked, and a draft that cannot be stays."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.telegram.records import CallbackAnswer
from sandbox.telegram.world import Message
from tests.e2e.scene import Scene, sha256, stage

CREATE = "🎬 Create"
AGAIN = "Send again (may be charged twice)"
OWNER = 4243

ALL = """
[[models]]
name = "sora-2"
[[models]]
name = "other"
"""
PAUSED = ALL.replace('name = "sora-2"', 'name = "sora-2"\npaused = "back on Monday"')
LONG_REASON = ALL.replace('name = "sora-2"', f'name = "sora-2"\npaused = "{"it is being repaired, " * 12}sorry"')
GONE = '[[models]]\nname = "other"\n'
OPTIONS = """
[models.options]
orientation = { values = ["portrait", "landscape"] }
size = { values = ["small", "large"] }
duration = { values = [10, 15] }
watermark = { values = [true, false] }
[[models]]
name = "other"
"""
SOLD = '[[models]]\nname = "sora-2"' + OPTIONS
SHORTER = SOLD.replace("[10, 15]", "[5]")
NO_PORTRAITS = SOLD.replace('"portrait", ', "")
NO_IMAGES = ALL.replace('name = "sora-2"', 'name = "sora-2"\nimages = 0')


@pytest.fixture(scope="module")
async def shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot whose list of models a test may write."""
    folder = tmp_path_factory.mktemp("shop")
    models = folder / "models.toml"
    models.write_text(ALL)
    async with stage(folder, MODELS_FILE=str(models), ADMIN_IDS=str(OWNER)) as scene:
        yield scene


@pytest.fixture
async def buyer(shop: Scene) -> AsyncIterator[Scene]:
    """Somebody new; the bot is as it was afterwards."""
    before = dict(shop.bot.environment)
    yield shop.of(shop.telegram.person("Buyer"))
    shop.bot.environment = before
    await restarted(shop, ALL)


def sell(scene: Scene, models: str) -> None:
    Path(scene.bot.environment["MODELS_FILE"]).write_text(models)


async def restarted(scene: Scene, models: str = ALL, **environment: str) -> None:
    """Start the bot again with other models and settings."""
    await scene.bot.stop()
    sell(scene, models)
    scene.bot.environment = scene.bot.environment | environment
    await scene.bot.start()


async def refused(scene: Scene, offer: Message, sentence: str) -> CallbackAnswer:
    """Press *Create*: a window says why that cannot be, nothing is spent, and the button stays."""
    answer = await scene.telegram.press(offer, CREATE, scene.person)
    assert answer.alert and sentence in answer.text
    await asyncio.sleep(1.5)  # the submitter looks once a second
    assert scene.video.matching(scene.mark) == []
    assert offer.button(CREATE)
    return answer


async def bought(scene: Scene, offer: Message) -> None:
    """Press *Create* twice at once: one create."""
    button = offer.button(CREATE)
    await asyncio.gather(*(scene.telegram.press(offer, button, scene.person) for _ in range(2)))
    await scene.create()
    await scene.settle()
    assert len(scene.video.matching(scene.mark)) == 1


@pytest.mark.parametrize(
    ("models", "sentence"),
    [
        (PAUSED, "sora-2 is paused: back on Monday"),
        (GONE, "There is no model sora-2"),
        (SHORTER, "sora-2 has no duration 10. It has: 5"),
        (NO_PORTRAITS, "sora-2 has no orientation portrait"),
        (NO_IMAGES, "sora-2 takes no images"),
    ],
    ids=["paused", "gone", "other lengths", "other shapes", "no images"],
)
async def test_a_draft_of_what_is_not_sold_any_more(buyer: Scene, models: str, sentence: str) -> None:
    """The press says why, nothing is ordered; once it is sold again, the same button orders it."""
    data = buyer.telegram.picture()
    await buyer.answer(await buyer.photo(data=data), "Got the photo")
    offer = await buyer.answer(await buyer.say(f"a {buyer.mark}"), "1 image")
    await restarted(buyer, models)
    await refused(buyer, offer, sentence)
    await restarted(buyer)
    await bought(buyer, offer)
    assert await buyer.fetched(await buyer.create()) == [sha256(data)]


async def test_a_sentence_too_long_for_a_window(buyer: Scene) -> None:
    """Its beginning is in the window, all of it below the draft."""
    offer = await buyer.answer(await buyer.say(f"a {buyer.mark}"), "Shall I make")
    await restarted(buyer, LONG_REASON)
    answer = await refused(buyer, offer, "sora-2 is paused: it is being repaired")
    assert len(answer.text) <= 200
    await buyer.answer(offer, "sorry. You can use another model: other")


async def test_photos_that_cannot_be_passed_on_any_more(buyer: Scene) -> None:
    """PUBLIC_URL is gone since: the draft with a photo waits."""
    await buyer.answer(await buyer.photo(), "Got the photo")
    offer = await buyer.answer(await buyer.say(f"a {buyer.mark}"), "1 image")
    await restarted(buyer, PUBLIC_URL="")
    await refused(buyer, offer, "can’t use photos yet")


async def test_a_chat_that_may_not_order_any_more(buyer: Scene) -> None:
    """ACCESS is approval since: the owner is asked, and the draft can be ordered after that."""
    owner = buyer.of(buyer.telegram.world.people.get(OWNER) or buyer.telegram.person("Owner", user_id=OWNER))
    await owner.say("/start")
    offer = await buyer.answer(await buyer.say(f"a {buyer.mark}"), "Shall I make")
    await restarted(buyer, ACCESS="approval")
    await refused(buyer, offer, "I’ve asked the owner")
    question = await owner.telegram.wait_for(owner.chat, lambda m: str(buyer.chat.id) in m.words)
    await owner.telegram.press(question, "✅ Approve", owner.person)
    await bought(buyer, offer)


async def test_an_offer_of_several_messages_is_checked_too(buyer: Scene) -> None:
    """A cut text, of a model that is paused since."""
    sent = await buyer.say(f"/video a {buyer.mark} " + "cats " * 700)
    await buyer.say("the rest")
    offer = await buyer.answer(sent, "Telegram split")
    await restarted(buyer, PAUSED)
    await refused(buyer, offer, "is paused")
    await restarted(buyer)
    await bought(buyer, offer)


async def test_sending_again_is_checked_too(buyer: Scene) -> None:
    """An unknown outcome of a model that is paused since is not sent again; its question stays."""
    buyer.video.faults.add("create", "error_500_json", match=buyer.mark)
    asked = await buyer.say(f"/video a {buyer.mark}")
    card = await buyer.answer(asked, "I can’t tell whether it was charged")
    buyer.video.faults.clear()
    await restarted(buyer, PAUSED)
    answer = await buyer.telegram.press(card, AGAIN, buyer.person)
    assert answer.alert and "is paused" in answer.text
    await asyncio.sleep(1.5)
    assert len(buyer.video.matching(buyer.mark)) == 1
    await restarted(buyer)
    await buyer.telegram.press(card, AGAIN, buyer.person)
    await buyer.video.wait_for_creates(2, match=buyer.mark)
