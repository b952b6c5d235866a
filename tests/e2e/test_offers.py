"""Messages that may not mean what they say: they are offered with a button, and nothing is spent before it is pressed."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox.telegram.origins import CHANNEL, PAID_MEDIA, forwarded, reply_elsewhere, reply_to_story
from sandbox.telegram.render import message_json
from sandbox.telegram.world import Message
from sandbox.video.records import Create
from tests.e2e.scene import BOT, Scene, sha256, stage

CREATE = "🎬 Create"
FULL = 4096  # characters of a message
QUIET = 0.5  # seconds, as `BotProcess` sets them
LONG = 4  # seconds, for what has to happen before a text is read, on a busy machine too


@pytest.fixture(scope="module")
async def patient(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot that waits long for the rest of a text."""
    async with stage(tmp_path_factory.mktemp("patient"), ALBUM_QUIET=str(LONG)) as scene:
        yield scene


async def offered(scene: Scene, to: Message, why: str = "Shall I make") -> Message:
    """The one offer that a message is answered with; nothing was spent for it."""
    offer = await scene.answer(to, why)
    assert CREATE in {button.text for row in offer.buttons for button in row}
    await scene.spent_nothing()
    assert len([answer for answer in scene.answers() if answer.buttons]) == 1
    return offer


async def bought(scene: Scene, offer: Message) -> Create:
    """The one create that *Create* makes, though it is pressed twice."""
    button = offer.button(CREATE)
    await asyncio.gather(*(scene.telegram.press(offer, button, scene.person) for _ in range(2)))
    create = await scene.create()
    await scene.settle()
    assert len(scene.video.matching(scene.mark)) == 1
    return create


def filled(words: str, length: int = FULL) -> str:
    """A text of exactly so many characters that begins with these words, and can be told at its end."""
    return f"{words} {'cats ' * length}"[: length - 4] + "last"


# Forwarded -----------------------------------------------------------------------------------------------------------


async def test_a_forwarded_command_is_offered(scene: Scene) -> None:
    """Somebody else's `/video` is no order until the person says so."""
    asked = await scene.say(f"/video a {scene.mark} --landscape", also=forwarded())
    offer = await offered(scene, asked, "You forwarded this")
    assert "landscape" in offer.words and f"a {scene.mark}" in offer.words
    create = await bought(scene, offer)
    assert (create.prompt, create.body["orientation"]) == (f"a {scene.mark}", "landscape")


async def test_forwarded_words_are_offered_once(scene: Scene) -> None:
    """Plain words were offered before; the offer says that they were forwarded."""
    offer = await offered(scene, await scene.say(f"a {scene.mark}", also=forwarded()), "You forwarded this")
    assert (await bought(scene, offer)).prompt == f"a {scene.mark}"


@pytest.mark.parametrize("as_document", [False, True], ids=["photo", "document"])
async def test_a_forwarded_picture_with_a_caption_is_offered(scene: Scene, as_document: bool) -> None:
    """The caption is somebody's joke about the picture, perhaps."""
    data = scene.telegram.picture()
    caption = f"a {scene.mark}"
    asked = await (
        scene.png(data, caption, also=forwarded()) if as_document else scene.photo(caption, data=data, also=forwarded())
    )
    offer = await offered(scene, asked, "You forwarded this")
    assert await scene.fetched(await bought(scene, offer)) == [sha256(data)]


async def test_a_forwarded_album_is_offered(scene: Scene) -> None:
    """With all its photos."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 3, f"a {scene.mark}", also=forwarded())
    offer = await offered(scene, sent[0], "You forwarded this")
    assert "3 images" in offer.words
    assert len((await bought(scene, offer)).links) == 3


async def test_forwarded_words_in_reply_to_a_photo_are_offered(scene: Scene) -> None:
    """Today's order in reply to a photo is a draft with that photo."""
    photo = await scene.photo()
    await scene.answer(photo, "What should happen")
    asked = await scene.say(f"/video a {scene.mark}", reply_to=photo, also=forwarded())
    assert "1 image" in (await offered(scene, asked, "You forwarded this")).words


async def test_a_forwarded_retry_is_offered(scene: Scene) -> None:
    """It orders, so it is an order."""
    create = await scene.told(await scene.say(f"/video a {scene.mark}"))
    asked = await scene.say(f"/retry {create.task_id} --landscape", also=forwarded())
    offer = await scene.answer(asked, "You forwarded this")
    await scene.settle()
    assert len(scene.video.matching(scene.mark)) == 1
    await scene.telegram.press(offer, CREATE, scene.person)
    first, second = await scene.video.wait_for_creates(2, match=scene.mark)
    assert (first.prompt, second.body["orientation"]) == (second.prompt, "landscape")


async def test_a_forwarded_command_that_spends_nothing_is_answered(scene: Scene) -> None:
    """`/status` as ever."""
    asked = await scene.say("/status", also=forwarded())
    await scene.answer(asked, "No videos here yet")


async def test_forwards_in_a_group(scene: Scene) -> None:
    """One that speaks to the bot is offered, to whoever forwarded it; one that does not is met with silence."""
    other = scene.telegram.person("Other")
    group = scene.at(scene.telegram.group("Club", members=(scene.person, other), privacy=False))
    await group.say(f"a {scene.mark}", also=forwarded())
    await group.photo(f"a {scene.mark}", also=forwarded())
    asked = await group.photo(f"@{BOT} a {scene.mark}", also=forwarded())
    offer = await offered(group, asked, "You forwarded this")
    assert group.answers() == [offer]
    answer = await group.telegram.press(offer, CREATE, other)
    assert answer.alert and "Only the person" in answer.text
    await group.spent_nothing()
    assert len((await bought(group, offer)).links) == 1


# Cut by Telegram -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/video ", ""], ids=["command", "words"])
async def test_a_text_of_three_messages_is_one_offer(scene: Scene, command: str) -> None:
    """Full messages are joined without anything between, and the options at the very end count."""
    first = filled(f"{command}a {scene.mark}")
    second = filled("and then")
    sent = await scene.say(first)
    await scene.say(second)
    await scene.say("s dance --landscape")
    offer = await offered(scene, sent, "Telegram split this text")
    create = await bought(scene, offer)
    assert create.prompt == f"{first}{second}s dance".removeprefix(command)
    assert create.body["orientation"] == "landscape"


@pytest.mark.parametrize("length", [4095, 3800, 2100])
async def test_a_shorter_part_is_joined_with_a_space(scene: Scene, length: int) -> None:
    """Clients cut at a space or the end of a paragraph, which is gone then."""
    first = filled(f"/video a {scene.mark}", length)
    sent = await scene.say(first)
    await scene.say("and dance")
    create = await bought(scene, await offered(scene, sent, "Telegram split this text"))
    assert create.prompt == f"{first} and dance".removeprefix("/video ")


async def test_a_full_message_of_emoji(scene: Scene) -> None:
    """Clients count UTF-16 units, of which a cat has two."""
    first = f"/video {scene.mark} " + "🐈" * 2100
    first = first.encode("utf-16-le")[: FULL * 2].decode("utf-16-le", "ignore")
    first = first if len(first.encode("utf-16-le")) == FULL * 2 else f"/video  {first[7:]}"
    assert len(first.encode("utf-16-le")) == FULL * 2
    sent = await scene.say(first)
    await scene.say("🐈 end")
    create = await bought(scene, await offered(scene, sent))
    assert create.prompt == f"{first}🐈 end".removeprefix("/video").strip()


async def test_a_full_message_alone_is_offered(scene: Scene) -> None:
    """Its rest never came."""
    first = filled(f"/video a {scene.mark}")
    create = await bought(scene, await offered(scene, await scene.say(first), "Telegram split this text"))
    assert create.prompt == first.removeprefix("/video ")


@pytest.mark.parametrize("length", [4095, 2100, 2000])
async def test_a_long_text_alone_is_an_order(scene: Scene, length: int) -> None:
    """Nobody cut it."""
    words = filled(f"/video a {scene.mark}", length)
    create = await scene.told(await scene.say(words))
    assert create.prompt == words.removeprefix("/video ")


async def test_long_words_alone_are_one_plain_offer(scene: Scene) -> None:
    """As all words in a private chat."""
    offer = await offered(scene, await scene.say(filled(f"a {scene.mark}", 3000)))
    assert "Telegram split" not in offer.words


async def test_parts_that_come_in_another_order(patient: Scene) -> None:
    """Their ids say how they belong together."""
    scene = patient.of(patient.telegram.person("Out of order"))
    await scene.settle()
    scene.person.blocked = True  # so that Telegram tells the bot nothing by itself
    parts = [filled(f"/video a {scene.mark}"), filled("second"), "third"]
    sent = [await scene.say(part) for part in parts]
    scene.person.blocked = False
    for number in (0, 2, 1):
        await scene.telegram.push_raw({"message": message_json(sent[number])})
    create = await bought(scene, await offered(scene, sent[0]))
    assert create.prompt == "".join(parts).removeprefix("/video ")


async def test_other_messages_are_not_the_rest(scene: Scene) -> None:
    """A command, and words in reply to something else, stand for themselves."""
    fence = await scene.say("/help")
    sent = await scene.say(filled(f"/video a {scene.mark}", 3000))
    await scene.say("/status")
    await scene.say("what is this", reply_to=fence)
    create = await scene.told(sent)
    assert create.prompt.endswith("last")


async def test_a_text_with_a_photo(scene: Scene) -> None:
    """All parts reply to the photo, as clients send them; it is the picture of the one offer."""
    data = scene.telegram.picture()
    photo = await scene.photo(data=data)
    await scene.answer(photo, "What should happen")
    sent = await scene.say(filled(f"/video a {scene.mark}"), reply_to=photo)
    await scene.say("the rest", reply_to=photo)
    offer = await scene.answer(sent, "1 image")
    await scene.spent_nothing()
    create = await bought(scene, offer)
    assert create.prompt.endswith("lastthe rest")
    assert await scene.fetched(create) == [sha256(data)]


async def test_long_words_take_the_photo_before_them_along(scene: Scene) -> None:
    """As short ones do."""
    await scene.answer(await scene.photo(), "What should happen")
    sent = await scene.say(filled(f"a {scene.mark}"))
    await scene.say("the rest")
    offer = await scene.answer(sent, "1 image")
    assert len((await bought(scene, offer)).links) == 1


async def test_a_late_rest_is_no_order(scene: Scene) -> None:
    """It comes when the text was offered already: it may be offered itself, in reply to a photo too."""
    photo = await scene.photo()
    sent = await scene.say(filled(f"/video a {scene.mark}"), reply_to=photo)
    await scene.answer(sent, "Telegram split")
    late = await scene.say(f"the rest of {scene.mark}", reply_to=photo)
    await scene.answer(late, "Telegram split")
    await scene.spent_nothing()


async def test_links_in_both_parts_are_images(scene: Scene) -> None:
    """Behind words and written out, each once."""
    one, two = "https://pics.example/one.png", "https://pics.example/two.png"
    sent = await scene.say(filled(f"/video a {scene.mark}", 4000), links=[(scene.mark, one)])
    await scene.say(f"and this one {two}", links=[("one", two)])
    create = await bought(scene, await offered(scene, sent, "2 images"))
    assert sorted(create.body["images"]) == [one, two]
    assert create.prompt.endswith("last and this one")


@pytest.mark.parametrize("privacy", [True, False], ids=["privacy", "sees all"])
async def test_a_cut_text_in_a_group(scene: Scene, privacy: bool) -> None:
    """The rest does not speak to the bot, and may never be seen; others talk meanwhile."""
    other = scene.telegram.person("Other")
    group = scene.at(scene.telegram.group("Club", members=(scene.person, other), privacy=privacy))
    first = filled(f"/video@{BOT} a {scene.mark}")
    sent = await group.say(first)
    await group.telegram.send_text(group.chat, other, "what a long text")
    await group.say("s dance")
    create = await bought(group, await offered(group, sent, "Telegram split this text"))
    assert create.prompt == first.removeprefix(f"/video@{BOT} ") + ("" if privacy else "s dance")
    assert len(group.answers()) == 1


async def test_a_cut_text_in_a_topic(scene: Scene) -> None:
    """What the person writes in another topic is no rest."""
    chat = scene.telegram.group("Studio", members=(scene.person,), topics=True, privacy=False)
    forum, thread = scene.at(chat), scene.telegram.topic(chat, "Cats")
    sent = await forum.say(filled(f"/video@{BOT} a {scene.mark}"), thread=thread)
    await forum.say("somewhere else")
    await forum.say("the rest", thread=thread)
    offer = await forum.answer(sent, "Telegram split")
    assert offer.thread == thread
    await forum.telegram.press(offer, CREATE, forum.person)
    assert (await forum.create()).prompt.endswith("lastthe rest")


async def test_a_changed_request_that_was_cut(scene: Scene) -> None:
    """Long words in reply to a request keep its options."""
    asked = await scene.say(f"/video {scene.mark} --landscape")
    await scene.told(asked)
    sent = await scene.say(filled("/video another"), reply_to=asked)
    await scene.say(f"of {scene.mark}")
    offer = await scene.answer(sent, "Telegram split")
    assert "landscape" in offer.words
    await scene.telegram.press(offer, CREATE, scene.person)
    _, create = await scene.video.wait_for_creates(2, match=scene.mark)
    assert create.prompt.endswith(f"lastof {scene.mark}")
    assert create.body["orientation"] == "landscape"


async def test_a_cut_text_that_cannot_be_ordered(scene: Scene) -> None:
    """An impossible option at the end of the whole: one sentence and no offer."""
    sent = await scene.say(filled(f"/video a {scene.mark}", 4000))
    await scene.say("--size huge")
    answer = await scene.answer(sent, "small, large")
    await scene.spent_nothing()
    assert scene.answers() == [answer]


async def test_a_forwarded_text_that_was_cut(scene: Scene) -> None:
    """Both messages are forwarded: one offer."""
    sent = await scene.say(filled(f"/video a {scene.mark}"), also=forwarded())
    await scene.say("the rest", also=forwarded())
    create = await bought(scene, await offered(scene, sent, "You forwarded this"))
    assert create.prompt.endswith("lastthe rest")


async def test_cut_updates_that_come_again_change_nothing(scene: Scene) -> None:
    """Each part twice while it is held, and twice more after the offer."""
    before = len(scene.telegram.update_ids)
    sent = await scene.say(filled(f"a {scene.mark}"))
    await scene.say("the rest")
    ids = scene.telegram.update_ids[before:]
    for update_id in ids:
        await scene.telegram.resend(update_id)
    offer = await offered(scene, sent, "Telegram split")
    for update_id in ids:
        await scene.telegram.resend(update_id)
    create = await bought(scene, offer)
    assert create.prompt.endswith("lastthe rest")
    assert len(scene.answers()) == 1


async def test_kill_9_while_a_text_is_held(patient: Scene) -> None:
    """The first part is in the database, the rest comes while the bot is dead: one offer, also when all comes again."""
    scene = patient.of(patient.telegram.person("Cut off"))
    before = len(scene.telegram.update_ids)
    sent = await scene.say(filled(f"/video a {scene.mark}"))
    async with asyncio.timeout(60):
        while scene.telegram.pending_update_count:  # noqa: ASYNC110 - the stand-in tells nobody of confirmations
            await asyncio.sleep(0.01)
    await scene.bot.kill()
    assert scene.video.matching(scene.mark) == []
    await scene.say("the rest")
    ids = scene.telegram.update_ids[before:]
    await scene.bot.start()
    offer = await offered(scene, sent, "Telegram split")
    await scene.bot.kill()
    for update_id in ids:
        await scene.telegram.resend(update_id)
    await scene.bot.start()
    create = await bought(scene, offer)
    assert create.prompt.endswith("lastthe rest")
    assert len(scene.answers()) == 1


# Replies to what cannot be used --------------------------------------------------------------------------------------

STORY: dict[str, Any] = {"id": 7, "chat": CHANNEL}
SOMEWHERE: dict[str, Any] = {"location": {"latitude": 1.0, "longitude": 2.0}}


@pytest.mark.parametrize(
    ("also", "why"),
    [
        (reply_to_story(), "story you replied to"),
        (reply_elsewhere({"story": STORY}), "story"),
        (reply_elsewhere({"paid_media": PAID_MEDIA}), "paid media you replied to"),
        (reply_elsewhere(SOMEWHERE), "what you replied to"),
    ],
    ids=["story", "story elsewhere", "paid media", "place"],
)
@pytest.mark.parametrize("words", ["/video a {m}", "a {m}"], ids=["command", "words"])
async def test_a_reply_to_what_cannot_be_used_is_offered(
    scene: Scene, also: dict[str, Any], why: str, words: str
) -> None:
    """The words are understood; what they are about, perhaps, is not."""
    asked = await scene.say(words.format(m=scene.mark), also=also)
    create = await bought(scene, await offered(scene, asked, why))
    assert (create.prompt, create.links) == (f"a {scene.mark}", ())


async def test_a_picture_in_reply_to_a_story_is_offered(scene: Scene) -> None:
    """A captioned photo, and an album."""
    offer = await offered(scene, await scene.photo(f"a {scene.mark}", also=reply_to_story()), "story you replied to")
    assert len((await bought(scene, offer)).links) == 1


async def test_an_album_in_reply_to_a_story_is_offered(scene: Scene) -> None:
    """As one photo is."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 2, f"a {scene.mark}", also=reply_to_story())
    assert len((await bought(scene, await offered(scene, sent[0], "story you replied to"))).links) == 2


async def test_a_group_that_replies_to_a_story(scene: Scene) -> None:
    """`/video` there is an offer too."""
    group = scene.at(scene.telegram.group("Club", members=(scene.person,)))
    asked = await group.say(f"/video@{BOT} a {scene.mark}", also=reply_to_story())
    await bought(group, await offered(group, asked, "story you replied to"))


@pytest.mark.parametrize(
    "content",
    [
        {"story": STORY},
        {"paid_media": PAID_MEDIA, "caption": "/video {m}"},
        {"paid_media": PAID_MEDIA, "caption": "{m}"},
    ],
    ids=["story", "paid media with a command", "paid media with words"],
)
async def test_a_story_itself_is_answered_kindly(scene: Scene, content: dict[str, Any]) -> None:
    """As a video is: nothing can be made from it."""
    sent = await scene.say("/help")
    shown = message_json(sent) | forwarded() | {"message_id": scene.chat.next_id(), "text": None} | content
    shown["caption"] = str(shown.get("caption", "")).format(m=scene.mark) or None
    await scene.telegram.push_raw({"message": {name: value for name, value in shown.items() if value is not None}})
    await scene.telegram.wait_for(scene.chat, "JPEG, PNG, WebP")
    await scene.spent_nothing()


# Several captions ----------------------------------------------------------------------------------------------------


async def test_several_captions_are_joined_and_offered(scene: Scene) -> None:
    """In the order of the photos, whichever came first."""
    captions = [f"a {scene.mark}", None, "it dances --landscape"]
    sent = await scene.telegram.send_album(scene.chat, scene.person, 3, captions=captions)
    offer = await offered(scene, sent[0], "several captions")
    create = await bought(scene, offer)
    assert create.prompt == f"a {scene.mark}\nit dances"
    assert (create.body["orientation"], len(create.links)) == ("landscape", 3)


async def test_the_same_caption_twice_is_one(scene: Scene) -> None:
    """Some clients write it on each photo."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 2, captions=[f"a {scene.mark}"] * 2)
    assert (await scene.told(sent[0])).prompt == f"a {scene.mark}"


async def test_several_captions_in_a_group(scene: Scene) -> None:
    """One of them speaks to the bot."""
    group = scene.at(scene.telegram.group("Club", members=(scene.person,), privacy=False))
    captions = ["holidays", f"/video@{BOT} a {scene.mark}"]
    sent = await scene.telegram.send_album(group.chat, scene.person, 2, captions=captions)
    create = await bought(group, await offered(group, sent[1], "several captions"))
    assert create.prompt == f"holidays\na {scene.mark}"


async def test_a_second_late_caption_is_offered(scene: Scene) -> None:
    """An album that waits for words is ordered by the first caption that comes late, not by each."""
    [first] = await scene.telegram.send_album(scene.chat, scene.person, 1)
    assert first.media_group is not None
    await scene.answer(first, "Got the photo")
    await scene.told(await scene.photo(f"a {scene.mark}", media_group=first.media_group))
    second = await scene.photo(f"not a {scene.mark}", media_group=first.media_group)
    await scene.answer(second, "several captions")
    await scene.settle()
    assert len(scene.video.matching(scene.mark)) == 1
