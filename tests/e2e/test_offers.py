"""Doubtful messages become drafts: nothing is ordered before *Create* is pressed."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox.telegram.origins import CHANNEL, PAID_MEDIA, forwarded, reply_elsewhere, reply_to_story
from sandbox.telegram.render import message_json
from sandbox.telegram.world import Message
from sandbox.video.records import Create
from tests.e2e.scene import BOT, Scene, running_scene, sha256

CREATE = "🎬 Create"
FULL = 4096  # characters of a message
QUIET = 0.5  # seconds, as `BotProcess` sets them
LONG = 4  # seconds, enough on a busy machine for what must happen before a text is parsed


@pytest.fixture(scope="module")
async def long_quiet(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """A bot that waits several seconds for the rest of a text."""
    async with running_scene(tmp_path_factory.mktemp("patient"), ALBUM_QUIET=str(LONG)) as scene:
        yield scene


async def offered(scene: Scene, to: Message, why: str = "Shall I make") -> Message:
    """The one draft with which the bot answers a message; no create was sent for it."""
    offer = await scene.answer(to, why)
    assert CREATE in {button.text for row in offer.buttons for button in row}
    await scene.assert_no_create()
    assert len([answer for answer in scene.answers() if answer.buttons]) == 1
    return offer


async def confirm(scene: Scene, offer: Message) -> Create:
    """Press *Create* twice at once; returns the one create."""
    button = offer.button(CREATE)
    await asyncio.gather(*(scene.telegram.press(offer, button, scene.person) for _ in range(2)))
    create = await scene.create()
    await scene.settle()
    assert len(scene.video.matching(scene.marker)) == 1
    return create


def filled(words: str, length: int = FULL) -> str:
    """A text of `length` characters that begins with `words` and has a recognisable end."""
    return f"{words} {'cats ' * length}"[: length - 4] + "last"


# Forwarded -----------------------------------------------------------------------------------------------------------


async def test_a_forwarded_command_is_offered(scene: Scene) -> None:
    """Another user's `/video` is no order before *Create* is pressed."""
    asked = await scene.say(f"/video a {scene.marker} --landscape", also=forwarded())
    offer = await offered(scene, asked, "You forwarded this")
    assert "landscape" in offer.words and f"a {scene.marker}" in offer.words
    create = await confirm(scene, offer)
    assert (create.prompt, create.body["orientation"]) == (f"a {scene.marker}", "landscape")


async def test_forwarded_text_is_one_draft(scene: Scene) -> None:
    """It would be a draft anyway; the card says that it was forwarded."""
    offer = await offered(scene, await scene.say(f"a {scene.marker}", also=forwarded()), "You forwarded this")
    assert (await confirm(scene, offer)).prompt == f"a {scene.marker}"


@pytest.mark.parametrize("as_document", [False, True], ids=["photo", "document"])
async def test_a_forwarded_picture_with_a_caption_is_offered(scene: Scene, as_document: bool) -> None:
    """The caption may be a comment, not a prompt."""
    data = scene.telegram.picture()
    caption = f"a {scene.marker}"
    asked = await (
        scene.png(data, caption, also=forwarded()) if as_document else scene.photo(caption, data=data, also=forwarded())
    )
    offer = await offered(scene, asked, "You forwarded this")
    assert await scene.fetched_images(await confirm(scene, offer)) == [sha256(data)]


async def test_a_forwarded_album_is_offered(scene: Scene) -> None:
    """The draft has all its photos."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 3, f"a {scene.marker}", also=forwarded())
    offer = await offered(scene, sent[0], "You forwarded this")
    assert "3 images" in offer.words
    assert len((await confirm(scene, offer)).links) == 3


async def test_forwarded_text_in_reply_to_a_photo_is_offered(scene: Scene) -> None:
    """The draft has that photo."""
    photo = await scene.photo()
    await scene.answer(photo, "What should happen")
    asked = await scene.say(f"/video a {scene.marker}", reply_to=photo, also=forwarded())
    assert "1 image" in (await offered(scene, asked, "You forwarded this")).words


async def test_a_forwarded_retry_is_offered(scene: Scene) -> None:
    """A forwarded `/retry` would order, so it becomes a draft."""
    create = await scene.create_for(await scene.say(f"/video a {scene.marker}"))
    asked = await scene.say(f"/retry {create.task_id} --landscape", also=forwarded())
    offer = await scene.answer(asked, "You forwarded this")
    await scene.settle()
    assert len(scene.video.matching(scene.marker)) == 1
    await scene.telegram.press(offer, CREATE, scene.person)
    first, second = await scene.video.wait_for_creates(2, match=scene.marker)
    assert (first.prompt, second.body["orientation"]) == (second.prompt, "landscape")


async def test_a_forwarded_free_command_is_answered(scene: Scene) -> None:
    """`/status` works as usual."""
    asked = await scene.say("/status", also=forwarded())
    await scene.answer(asked, "No videos here yet")


async def test_forwards_in_a_group(scene: Scene) -> None:
    """One that addresses the bot is offered to the user who forwarded it; others are ignored."""
    other = scene.telegram.person("Other")
    group = scene.in_chat(scene.telegram.group("Club", members=(scene.person, other), privacy=False))
    await group.say(f"a {scene.marker}", also=forwarded())
    await group.photo(f"a {scene.marker}", also=forwarded())
    asked = await group.photo(f"@{BOT} a {scene.marker}", also=forwarded())
    offer = await offered(group, asked, "You forwarded this")
    assert group.answers() == [offer]
    answer = await group.telegram.press(offer, CREATE, other)
    assert answer.alert and "Only the person" in answer.text
    await group.assert_no_create()
    assert len((await confirm(group, offer)).links) == 1


# Cut by Telegram -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/video ", ""], ids=["command", "words"])
async def test_a_text_of_three_messages_is_one_offer(scene: Scene, command: str) -> None:
    """Full messages are joined without a separator, and options at the end of the last one count."""
    first = filled(f"{command}a {scene.marker}")
    second = filled("and then")
    sent = await scene.say(first)
    await scene.say(second)
    await scene.say("s dance --landscape")
    offer = await offered(scene, sent, "Telegram split this text")
    create = await confirm(scene, offer)
    assert create.prompt == f"{first}{second}s dance".removeprefix(command)
    assert create.body["orientation"] == "landscape"


@pytest.mark.parametrize("length", [4095, 3800, 2100])
async def test_a_shorter_part_is_joined_with_a_space(scene: Scene, length: int) -> None:
    """Clients cut at a space or the end of a paragraph, which Telegram removes."""
    first = filled(f"/video a {scene.marker}", length)
    sent = await scene.say(first)
    await scene.say("and dance")
    create = await confirm(scene, await offered(scene, sent, "Telegram split this text"))
    assert create.prompt == f"{first} and dance".removeprefix("/video ")


async def test_a_full_message_of_emoji(scene: Scene) -> None:
    """A message is full by its UTF-16 units, of which an emoji has two."""
    first = f"/video {scene.marker} " + "🐈" * 2100
    first = first.encode("utf-16-le")[: FULL * 2].decode("utf-16-le", "ignore")
    first = first if len(first.encode("utf-16-le")) == FULL * 2 else f"/video  {first[7:]}"
    assert len(first.encode("utf-16-le")) == FULL * 2
    sent = await scene.say(first)
    await scene.say("🐈 end")
    create = await confirm(scene, await offered(scene, sent))
    assert create.prompt == f"{first}🐈 end".removeprefix("/video").strip()


async def test_a_full_message_alone_is_offered(scene: Scene) -> None:
    """A message of exactly 4096 characters is a draft, even if no rest arrives."""
    first = filled(f"/video a {scene.marker}")
    create = await confirm(scene, await offered(scene, await scene.say(first), "Telegram split this text"))
    assert create.prompt == first.removeprefix("/video ")


@pytest.mark.parametrize("length", [4095, 2100, 2000])
async def test_a_long_text_alone_is_an_order(scene: Scene, length: int) -> None:
    """Without a rest, a long command is an ordinary order."""
    words = filled(f"/video a {scene.marker}", length)
    create = await scene.create_for(await scene.say(words))
    assert create.prompt == words.removeprefix("/video ")


async def test_long_plain_text_is_one_draft(scene: Scene) -> None:
    """Without a rest, it is a draft like any plain text."""
    offer = await offered(scene, await scene.say(filled(f"a {scene.marker}", 3000)))
    assert "Telegram split" not in offer.words


async def test_parts_are_joined_in_the_order_of_their_ids(long_quiet: Scene) -> None:
    """The order in which their updates arrive does not matter."""
    scene = long_quiet.as_person(long_quiet.telegram.person("Out of order"))
    await scene.settle()
    scene.person.blocked = True  # so that Telegram sends the bot nothing automatically
    parts = [filled(f"/video a {scene.marker}"), filled("second"), "third"]
    sent = [await scene.say(part) for part in parts]
    scene.person.blocked = False
    for number in (0, 2, 1):
        await scene.telegram.push_raw({"message": message_json(sent[number])})
    create = await confirm(scene, await offered(scene, sent[0]))
    assert create.prompt == "".join(parts).removeprefix("/video ")


async def test_other_messages_are_not_the_rest(scene: Scene) -> None:
    """A command, and a reply to another message, are not joined."""
    fence = await scene.say("/help")
    sent = await scene.say(filled(f"/video a {scene.marker}", 3000))
    await scene.say("/status")
    await scene.say("what is this", reply_to=fence)
    create = await scene.create_for(sent)
    assert create.prompt.endswith("last")


async def test_a_cut_text_in_reply_to_a_photo(scene: Scene) -> None:
    """All parts reply to the photo, as clients send them; the one draft has it once."""
    data = scene.telegram.picture()
    photo = await scene.photo(data=data)
    await scene.answer(photo, "What should happen")
    sent = await scene.say(filled(f"/video a {scene.marker}"), reply_to=photo)
    await scene.say("the rest", reply_to=photo)
    offer = await scene.answer(sent, "1 image")
    await scene.assert_no_create()
    create = await confirm(scene, offer)
    assert create.prompt.endswith("lastthe rest")
    assert await scene.fetched_images(create) == [sha256(data)]


async def test_long_plain_text_uses_the_photo_before_it(scene: Scene) -> None:
    """As shorter text does."""
    await scene.answer(await scene.photo(), "What should happen")
    sent = await scene.say(filled(f"a {scene.marker}"))
    await scene.say("the rest")
    offer = await scene.answer(sent, "1 image")
    assert len((await confirm(scene, offer)).links) == 1


async def test_a_late_rest_is_no_order(scene: Scene) -> None:
    """A rest that arrives after the text was handled is at most offered, also in reply to a photo."""
    photo = await scene.photo()
    sent = await scene.say(filled(f"/video a {scene.marker}"), reply_to=photo)
    await scene.answer(sent, "Telegram split")
    late = await scene.say(f"the rest of {scene.marker}", reply_to=photo)
    await scene.answer(late, "Telegram split")
    await scene.assert_no_create()


async def test_links_in_both_parts_are_images(scene: Scene) -> None:
    """Text links and written links of all parts count, each once."""
    one, two = "https://pics.example/one.png", "https://pics.example/two.png"
    sent = await scene.say(filled(f"/video a {scene.marker}", 4000), links=[(scene.marker, one)])
    await scene.say(f"and this one {two}", links=[("one", two)])
    create = await confirm(scene, await offered(scene, sent, "2 images"))
    assert sorted(create.body["images"]) == [one, two]
    assert create.prompt.endswith("last and this one")


@pytest.mark.parametrize("privacy", [True, False], ids=["privacy", "sees all"])
async def test_a_cut_text_in_a_group(scene: Scene, privacy: bool) -> None:
    """The rest does not address the bot and may not arrive; messages of other members are not joined."""
    other = scene.telegram.person("Other")
    group = scene.in_chat(scene.telegram.group("Club", members=(scene.person, other), privacy=privacy))
    first = filled(f"/video@{BOT} a {scene.marker}")
    sent = await group.say(first)
    await group.telegram.send_text(group.chat, other, "what a long text")
    await group.say("s dance")
    create = await confirm(group, await offered(group, sent, "Telegram split this text"))
    assert create.prompt == first.removeprefix(f"/video@{BOT} ") + ("" if privacy else "s dance")
    assert len(group.answers()) == 1


async def test_a_cut_text_in_a_topic(scene: Scene) -> None:
    """The user's message in another topic is not joined."""
    chat = scene.telegram.group("Studio", members=(scene.person,), topics=True, privacy=False)
    forum, thread = scene.in_chat(chat), scene.telegram.topic(chat, "Cats")
    sent = await forum.say(filled(f"/video@{BOT} a {scene.marker}"), thread=thread)
    await forum.say("somewhere else")
    await forum.say("the rest", thread=thread)
    offer = await forum.answer(sent, "Telegram split")
    assert offer.thread == thread
    await forum.telegram.press(offer, CREATE, forum.person)
    assert (await forum.create()).prompt.endswith("lastthe rest")


async def test_a_changed_request_that_was_cut(scene: Scene) -> None:
    """A long text in reply to a request keeps the request's options."""
    asked = await scene.say(f"/video {scene.marker} --landscape")
    await scene.create_for(asked)
    sent = await scene.say(filled("/video another"), reply_to=asked)
    await scene.say(f"of {scene.marker}")
    offer = await scene.answer(sent, "Telegram split")
    assert "landscape" in offer.words
    await scene.telegram.press(offer, CREATE, scene.person)
    _, create = await scene.video.wait_for_creates(2, match=scene.marker)
    assert create.prompt.endswith(f"lastof {scene.marker}")
    assert create.body["orientation"] == "landscape"


async def test_a_cut_text_that_cannot_be_ordered(scene: Scene) -> None:
    """An invalid option at the end of the last part gets one reply and no draft."""
    sent = await scene.say(filled(f"/video a {scene.marker}", 4000))
    await scene.say("--size huge")
    answer = await scene.answer(sent, "small, large")
    await scene.assert_no_create()
    assert scene.answers() == [answer]


async def test_a_forwarded_text_that_was_cut(scene: Scene) -> None:
    """Two forwarded parts become one draft."""
    sent = await scene.say(filled(f"/video a {scene.marker}"), also=forwarded())
    await scene.say("the rest", also=forwarded())
    create = await confirm(scene, await offered(scene, sent, "You forwarded this"))
    assert create.prompt.endswith("lastthe rest")


async def test_repeated_updates_of_parts_change_nothing(scene: Scene) -> None:
    """Each part arrives again while the text is held, and after it became a draft."""
    before = len(scene.telegram.update_ids)
    sent = await scene.say(filled(f"a {scene.marker}"))
    await scene.say("the rest")
    ids = scene.telegram.update_ids[before:]
    for update_id in ids:
        await scene.telegram.resend(update_id)
    offer = await offered(scene, sent, "Telegram split")
    for update_id in ids:
        await scene.telegram.resend(update_id)
    create = await confirm(scene, offer)
    assert create.prompt.endswith("lastthe rest")
    assert len(scene.answers()) == 1


async def test_kill_9_while_a_text_is_held(long_quiet: Scene) -> None:
    """The first part is stored, the rest arrives while the bot is dead: one draft, also if both arrive again."""
    scene = long_quiet.as_person(long_quiet.telegram.person("Cut off"))
    before = len(scene.telegram.update_ids)
    sent = await scene.say(filled(f"/video a {scene.marker}"))
    async with asyncio.timeout(60):
        while scene.telegram.pending_update_count:  # noqa: ASYNC110 - the stand-in tells nobody of confirmations
            await asyncio.sleep(0.01)
    await scene.bot.kill()
    assert scene.video.matching(scene.marker) == []
    await scene.say("the rest")
    ids = scene.telegram.update_ids[before:]
    await scene.bot.start()
    offer = await offered(scene, sent, "Telegram split")
    await scene.bot.kill()
    for update_id in ids:
        await scene.telegram.resend(update_id)
    await scene.bot.start()
    create = await confirm(scene, offer)
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
async def test_a_reply_to_unusable_content_is_offered(scene: Scene, also: dict[str, Any], why: str, words: str) -> None:
    """The text is understood, but it may be about content that the bot cannot see."""
    asked = await scene.say(words.format(m=scene.marker), also=also)
    create = await confirm(scene, await offered(scene, asked, why))
    assert (create.prompt, create.links) == (f"a {scene.marker}", ())


async def test_a_picture_in_reply_to_a_story_is_offered(scene: Scene) -> None:
    """A captioned photo in reply to a story becomes a draft."""
    offer = await offered(scene, await scene.photo(f"a {scene.marker}", also=reply_to_story()), "story you replied to")
    assert len((await confirm(scene, offer)).links) == 1


async def test_an_album_in_reply_to_a_story_is_offered(scene: Scene) -> None:
    """Like a single photo."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 2, f"a {scene.marker}", also=reply_to_story())
    assert len((await confirm(scene, await offered(scene, sent[0], "story you replied to"))).links) == 2


async def test_a_reply_to_a_story_in_a_group_is_offered(scene: Scene) -> None:
    """`/video` in reply to a story becomes a draft in groups too."""
    group = scene.in_chat(scene.telegram.group("Club", members=(scene.person,)))
    asked = await group.say(f"/video@{BOT} a {scene.marker}", also=reply_to_story())
    await confirm(group, await offered(group, asked, "story you replied to"))


@pytest.mark.parametrize(
    "content",
    [
        {"story": STORY},
        {"paid_media": PAID_MEDIA, "caption": "/video {m}"},
        {"paid_media": PAID_MEDIA, "caption": "{m}"},
    ],
    ids=["story", "paid media with a command", "paid media with words"],
)
async def test_a_story_is_explained(scene: Scene, content: dict[str, Any]) -> None:
    """The reply says that nothing can be made from it, as for a video."""
    sent = await scene.say("/help")
    shown = message_json(sent) | forwarded() | {"message_id": scene.chat.next_id(), "text": None} | content
    shown["caption"] = str(shown.get("caption", "")).format(m=scene.marker) or None
    await scene.telegram.push_raw({"message": {name: value for name, value in shown.items() if value is not None}})
    await scene.telegram.wait_for(scene.chat, "JPEG, PNG, WebP")
    await scene.assert_no_create()


# Several captions ----------------------------------------------------------------------------------------------------


async def test_several_captions_are_joined_and_offered(scene: Scene) -> None:
    """In the order of the photos, whichever update came first."""
    captions = [f"a {scene.marker}", None, "it dances --landscape"]
    sent = await scene.telegram.send_album(scene.chat, scene.person, 3, captions=captions)
    offer = await offered(scene, sent[0], "several captions")
    create = await confirm(scene, offer)
    assert create.prompt == f"a {scene.marker}\nit dances"
    assert (create.body["orientation"], len(create.links)) == ("landscape", 3)


async def test_the_same_caption_twice_is_one(scene: Scene) -> None:
    """Some clients put the caption on every photo."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 2, captions=[f"a {scene.marker}"] * 2)
    assert (await scene.create_for(sent[0])).prompt == f"a {scene.marker}"


async def test_several_captions_in_a_group(scene: Scene) -> None:
    """One of them addresses the bot, so they are one draft."""
    group = scene.in_chat(scene.telegram.group("Club", members=(scene.person,), privacy=False))
    captions = ["holidays", f"/video@{BOT} a {scene.marker}"]
    sent = await scene.telegram.send_album(group.chat, scene.person, 2, captions=captions)
    create = await confirm(group, await offered(group, sent[1], "several captions"))
    assert create.prompt == f"holidays\na {scene.marker}"


async def test_a_second_late_caption_is_offered(scene: Scene) -> None:
    """The first late caption orders an album that waits for a prompt; the second becomes a draft."""
    [first] = await scene.telegram.send_album(scene.chat, scene.person, 1)
    assert first.media_group is not None
    await scene.answer(first, "Got the photo")
    await scene.create_for(await scene.photo(f"a {scene.marker}", media_group=first.media_group))
    second = await scene.photo(f"not a {scene.marker}", media_group=first.media_group)
    await scene.answer(second, "several captions")
    await scene.settle()
    assert len(scene.video.matching(scene.marker)) == 1
