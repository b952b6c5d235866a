"""/start, small talk, and messages that are no order, in private and in groups, on a bot whose prices are known."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, Scene, running_scene

ADMIN = 4242
FILE = """
currency = "USD"

[[models]]
name = "sora-2"
title = "Sora 2"
[[models.prices]]
price = {price}

[[models]]
name = "veo3"
title = "Veo 3"
[[models.prices]]
price = 1.50
"""
EXAMPLE, PHOTO, SETTINGS = "🎬 a cat on the moon · 0.40 USD", "📷 Use a photo", "⚙️ Settings"
PROMPT = "a cat on the moon"
GREETING, OFFER = "I make videos", "Shall I make a video of this?"


@dataclass(frozen=True)
class Shop:
    """A bot whose models file can be changed, and its admin."""

    admin: Scene
    models: Path

    def user(self, language: str = "") -> Scene:
        person = self.admin.telegram.person("Ben")
        person.language = language
        return self.admin.as_person(person)


@pytest.fixture(scope="module")
async def shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    folder = tmp_path_factory.mktemp("greeting")
    models = folder / "models.toml"
    models.write_text(FILE.format(price="0.40"))
    settings = {"MODELS_FILE": str(models), "ADMIN_IDS": str(ADMIN), "BUDGETS": "50/day", "ALBUM_QUIET": "0.3"}
    async with running_scene(folder, **settings) as scene:
        yield Shop(scene.as_person(scene.telegram.person("Olga", user_id=ADMIN)), models)


def labels(message: Message) -> list[list[str]]:
    return [[button.text for button in row] for row in message.buttons]


async def greeted(user: Scene, text: str = "/start") -> Message:
    return await user.answer(await user.say(text), GREETING)


def orders(user: Scene) -> list[Message]:
    """The status messages and offers in the user's chat."""
    return [message for message in user.answers() if "Task" in message.words or OFFER in message.words]


async def settled(user: Scene) -> None:
    """Everything that was sent before is answered."""
    await user.answer(await user.say("/privacy"), "What I keep")


# /start ----------------------------------------------------------------------------------------------------------------


async def test_two_taps_from_start_to_an_order(shop: Shop) -> None:
    """However often it is pressed, also after a restart: one greeting is one order, and its button goes away."""
    user = shop.user()
    greeting = await greeted(user)
    assert "A video costs 0.40 USD." in greeting.words
    assert labels(greeting) == [[EXAMPLE], [PHOTO, SETTINGS]]
    button = greeting.button(EXAMPLE)
    pressed = await asyncio.gather(*(user.telegram.press(greeting, button, user.person) for _ in range(3)))
    assert {(answer.text, answer.alert) for answer in pressed} == {("Ordered.", False)}
    status = await user.answer(greeting, "Task")
    assert labels(greeting) == [[PHOTO, SETTINGS]]
    await user.bot.kill()
    await user.bot.start()
    assert (await user.telegram.press(greeting, button, user.person)).text == "Ordered."
    await settled(user)
    assert orders(user) == [status]
    assert await user.create(PROMPT)  # one create in the whole module so far


async def test_a_higher_price_is_shown_and_not_charged(shop: Shop) -> None:
    user = shop.user()
    greeting = await greeted(user)
    await user.bot.stop()
    shop.models.write_text(FILE.format(price="0.90"))
    await user.bot.start()
    try:
        before = len(user.video.matching(PROMPT))
        answer = await user.telegram.press(greeting, EXAMPLE, user.person)
        assert answer.alert and "The price is 0.90 USD now" in answer.text
        await user.telegram.wait_for(user.chat, lambda message: "0.90 USD" in str(labels(message)))
        assert "A video costs 0.90 USD." in greeting.words and len(user.video.matching(PROMPT)) == before
    finally:
        await user.bot.stop()
        shop.models.write_text(FILE.format(price="0.40"))
        await user.bot.start()


async def test_confirm_above_offers_create(shop: Shop) -> None:
    """Nothing is ordered before *Create* is pressed."""
    user = shop.user()
    await user.answer(await user.say("/settings confirm-above=0.10"), "Saved")
    greeting = await greeted(user)
    before = len(user.video.matching(PROMPT))
    await user.telegram.press(greeting, EXAMPLE, user.person)
    offer = await user.answer(greeting, "It costs money, so I’m asking first")
    assert labels(offer)[0] == ["🎬 Create for 0.40 USD"]
    await settled(user)
    assert len(user.video.matching(PROMPT)) == before


async def test_the_other_buttons_explain(shop: Shop) -> None:
    """How to send a photo, in two lines at most, and the settings as a message of their own."""
    user = shop.user("de-AT")
    greeting = await user.answer(await user.say("/start"), "Ich mache Videos")
    assert labels(greeting)[0] == ["🎬 eine Katze auf dem Mond · 0.40 USD"]
    await user.telegram.press(greeting, "📷 Mit Foto", user.person)
    assert (await user.answer(greeting, "Schick mir ein Foto")).words.count("\n") < 2
    await user.telegram.press(greeting, "⚙️ Einstellungen", user.person)
    settings = await user.answer(greeting, "Vorgaben")
    assert settings is not greeting and labels(settings)


async def test_a_group_has_no_button_that_orders(shop: Shop) -> None:
    """Anybody could press it. It reads how to order there."""
    user = shop.user()
    group = user.in_chat(user.telegram.group("Club", members=(user.person,)))
    greeting = await greeted(group, f"/start@{BOT}")
    assert f"/video@{BOT} a cat on the moon" in greeting.words and "Just tell me" not in greeting.words
    assert labels(greeting) == [[PHOTO, SETTINGS]]
    await user.telegram.press(greeting, PHOTO, user.person)
    assert f"/video@{BOT}" in (await group.answer(greeting, "Reply to a photo")).words
    forged = greeting.button(PHOTO)
    forged = type(forged)(text=forged.text, callback_data="start:words:en")
    assert "out of date" in (await user.telegram.press(greeting, forged, user.person)).text


async def test_a_budget_of_zero_is_not_advertised(shop: Shop) -> None:
    """Neither in the greeting nor in the help, which still has what can be done."""
    user, admin = shop.user(), shop.admin
    await admin.answer(await admin.say(f"/budget {user.person.id} 0/day"), "Saved")
    greeting = await greeted(user)
    assert "set its budget to zero" in greeting.words and labels(greeting) == []
    shown = await user.answer(await user.say("/help"), "set its budget to zero")
    assert "/video a cat" not in shown.words and "--landscape" not in shown.words and "/tasks" in shown.words
    await user.answer(await user.say("how much is it?"), "set its budget to zero")
    await user.answer(await user.say("/help"), "/privacy")


async def test_a_paused_model_is_not_advertised(shop: Shop) -> None:
    """Its example would only be offered with another model."""
    user, admin = shop.user(), shop.admin
    await admin.answer(await admin.say("/pause sora-2 for repairs"), "is paused")
    greeting = await greeted(user)
    await admin.answer(await admin.say("/resume sora-2"), "can be ordered again")
    assert labels(greeting) == [[PHOTO, SETTINGS]] and "costs" not in greeting.words


# Small talk ------------------------------------------------------------------------------------------------------------

TALK = {
    "thaaanks!!": "You’re welcome",
    "Спасибо 🙏": "You’re welcome",
    "谢谢！": "You’re welcome",
    "👍": "the button below the offer orders it",
    "hi": GREETING,
    "¡Hola!": GREETING,
    "who are you?": "I’m a bot",
    "what can you do": "Afterwards",
    "no, thanks": "An offer costs nothing",
    "bye": "See you",
}


@pytest.mark.parametrize("language", ["", "ar"])
async def test_small_talk_is_answered_and_not_offered(shop: Shop, language: str) -> None:
    """In any language, whatever the user's is."""
    users = {text: shop.user(language) for text in TALK}

    async def say(text: str, user: Scene) -> None:
        answer = await user.answer(await user.say(text), "" if language else TALK[text])
        assert orders(user) == [] and user.answers() == [answer]

    await asyncio.gather(*(say(text, user) for text, user in users.items()))


async def test_a_prompt_is_offered_and_an_offer_is_not_changed_by_thanks(shop: Shop) -> None:
    """Words of small talk within a prompt, and emoji that say nothing."""
    user = shop.user()
    hello = await greeted(user, "hello")
    assert labels(hello)[0] == [EXAMPLE]
    await user.answer(await user.say("¿Cuánto cuesta?", reply_to=hello), "a video costs 0.40 USD")
    offer = await user.answer(await user.say(f"hi, says the {user.marker}"), OFFER)
    await user.answer(await user.say("🐱🌙"), OFFER)
    await user.answer(await user.say("thanks", reply_to=offer), "You’re welcome")
    assert len(orders(user)) == 2


async def test_the_price_is_told_by_model_with_what_is_left(shop: Shop) -> None:
    """With the chat's defaults."""
    user = shop.user()
    await user.answer(await user.say("/settings model=veo3"), "Saved")
    words = (await user.answer(await user.say("how much is it?"), "a video costs")).words
    assert "Veo 3" in words.splitlines()[0] and "a video costs 1.50 USD" in words
    assert "• Sora 2: 0.40 USD" in words and "Everybody together, today" in words and "of 50.00 USD" in words


async def test_a_group_is_not_talked_to(shop: Shop) -> None:
    """Also not in reply to a video of its own."""
    user = shop.user()
    group = user.in_chat(user.telegram.group("Club", members=(user.person,), privacy=False))
    asked = await group.say(f"/video@{BOT} a {user.marker}")
    status = await group.answer(asked, "Task")
    before = len(group.answers())
    await group.say("thanks", reply_to=status)
    await group.say("hi")
    await group.say("how much is it?")
    await group.answer(await group.say(f"/privacy@{BOT}"), "What I keep")
    assert len(group.answers()) == before + 1


async def test_a_photo_with_small_talk_waits_for_create(shop: Shop) -> None:
    """As a caption, in an album, in reply to the photo, or as an answer to the question about it; /video orders."""
    user, telegram = shop.user(), shop.admin.telegram
    why = "Is this really what the video should show?"
    captioned = await user.photo("hi")
    alone = await user.photo()
    question = await user.answer(alone, "What should happen in the video?")
    album = await telegram.send_album(user.chat, user.person, 2, "Thanks!!")
    replies = [await user.say("hello", reply_to=to) for to in (alone, question)]
    for message in (captioned, *replies, album[0]):
        offer = await user.answer(message, why)
        assert any("Create" in label for row in labels(offer) for label in row)
    assert user.video.matching("hi") == [] and user.video.matching("hello") == []
    await user.create_for(await user.say(f"/video hi {user.marker}", reply_to=alone))
    await user.answer(await user.say("thanks", reply_to=await user.say("a note to myself")), "You’re welcome")


# No orders -------------------------------------------------------------------------------------------------------------

PLACE = {"latitude": 1.0, "longitude": 2.0}
NO_ORDERS: dict[str, dict[str, Any]] = {
    "location": {"location": PLACE},
    "venue": {"location": PLACE, "venue": {"location": PLACE, "title": "Zoo", "address": "1 Road"}},
    "contact": {"contact": {"phone_number": "1", "first_name": "Ann"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "poll": {"poll": {
        "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
        "type": "regular", "allows_multiple_answers": False, "allows_revoting": True, "members_only": False,
    }},
}  # fmt: skip
ROUND = {"video_note": {"file_id": "n", "file_unique_id": "n", "length": 1, "duration": 1}}


async def test_what_is_no_order_gets_a_sentence(shop: Shop) -> None:
    """Also in reply to a message of the bot."""
    telegram, other = shop.admin.telegram, "I can’t make a video of this. Just write"

    async def explain(wanted: str, also: dict[str, Any]) -> None:
        user = shop.user()
        await user.answer(await user.say("", also=also), wanted)

    async def in_reply() -> None:
        user = shop.user()
        await user.answer(await user.say("", also=NO_ORDERS["poll"], reply_to=await greeted(user)), other)

    async def say(send: Callable[[Scene], Awaitable[Message]], wanted: str) -> None:
        user = shop.user()
        await user.answer(await send(user), wanted)

    await asyncio.gather(
        *(explain(other, also) for also in NO_ORDERS.values()),
        explain("I make videos from words and pictures", ROUND),
        in_reply(),
        say(lambda user: telegram.send_sticker(user.chat, user.person), "Nice sticker!"),
        say(lambda user: telegram.send_voice(user.chat, user.person), "I can’t listen to voice messages"),
        say(lambda user: user.say("/video"), "Tell me what the video should show"),
        say(lambda user: user.say(f"@{BOT}"), GREETING),
    )


async def test_a_group_is_told_how_to_order_there(shop: Shop) -> None:
    """A command without the bot's name, or a photo with a caption alone, may not reach the bot there."""
    user = shop.user()
    group = user.in_chat(user.telegram.group("Club", members=(user.person,)))
    for text in (f"/video@{BOT}", f"/video@{BOT} --landscape"):
        answer = await group.answer(await group.say(text), "Tell me what the video should show")
        assert answer.words.endswith(f"/video@{BOT} a cat on the moon")


async def test_a_group_may_share_places(shop: Shop) -> None:
    """Nobody is told there that this is no order."""
    user = shop.user()
    group = user.in_chat(user.telegram.group("Club", members=(user.person,), privacy=False))
    await group.say("", also=NO_ORDERS["location"])
    only = await group.answer(await group.say(f"/privacy@{BOT}"), "What I keep")
    assert group.answers() == [only]
