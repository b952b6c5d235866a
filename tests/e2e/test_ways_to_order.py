"""Every way to order: what users write and send leads to the create they meant, and to no other."""

import asyncio
from typing import Any

import pytest

from tests.e2e.picture_host import PictureHost
from tests.e2e.scene import BOT, DEFAULTS, Scene, sha256

MODELS = "sora-2, sora-2-pro, sora-2-all, sora-2-pro-all, veo3.1,"

LANDSCAPE: dict[str, Any] = {"orientation": "landscape"}
LARGE: dict[str, Any] = {"size": "large"}
FIFTEEN: dict[str, Any] = {"duration": 15}
FORCED: dict[str, Any] = {"watermark": False}
PRO: dict[str, Any] = {"model": "sora-2-pro", "duration": 15}  # the shortest that it has

OPTIONS = [
    ("--landscape", LANDSCAPE),
    ("—landscape", LANDSCAPE),
    ("–landscape", LANDSCAPE),
    ("--LANDSCAPE", LANDSCAPE),
    ("--orientation landscape", LANDSCAPE),
    ("--orientation=landscape", LANDSCAPE),
    ("—orientation landscape", LANDSCAPE),
    ("orientation=landscape", LANDSCAPE),
    ("--horizontal", LANDSCAPE),
    ("--ar 16:9", LANDSCAPE),
    ("--portrait", {}),
    ("--size large", LARGE),
    ("--size=large", LARGE),
    ("--size Large", LARGE),
    ("--size: large", LARGE),
    ("--large", LARGE),
    ("—size large", LARGE),
    ("—size=large", LARGE),
    ("size=large", LARGE),
    ("Size=Large", LARGE),
    ("--duration 15", FIFTEEN),
    ("--duration=15", FIFTEEN),
    ("--duration 15s", FIFTEEN),
    ("--duration 15 s", FIFTEEN),
    ("—duration 15", FIFTEEN),
    ("duration=15", FIFTEEN),
    ("duration=15s", FIFTEEN),
    ("--15s", FIFTEEN),
    ("--seconds 15", FIFTEEN),
    ("--model sora-2-pro", PRO),
    ("--model=sora-2-pro", PRO),
    ("—model sora-2-pro", PRO),
    ("model=Sora-2-Pro", PRO),
    ("--model sora-2-pro --duration 25", PRO | {"duration": 25}),
    ("--duration 25 --model sora-2-pro", PRO | {"duration": 25}),
    ("--no-watermark", FORCED),
    ("—no-watermark", FORCED),
    ("--watermark=false", FORCED),
    ("--watermark false", FORCED),
    ("--watermark off", FORCED),
    ("watermark=no", FORCED),
    ("--watermark", {}),
    ("--watermark true", {}),
    ("size=large --landscape —duration 15 watermark=false", LARGE | LANDSCAPE | FIFTEEN | FORCED),
]


# Commands ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    ["/video {}", f"/video@{BOT} {{}}", f"/video@{BOT.upper()} {{}}", "/VIDEO {}", "/video\n{}", "/video   {}"],
)
async def test_the_command_orders_at_once(scene: Scene, written: str) -> None:
    """In every spelling of the command, the words after it are the prompt; the reply has the id and the options."""
    prompt = f"a {scene.marker} on the moon"
    asked = await scene.say(written.format(prompt))
    create = await scene.create_for(asked)
    assert create.body == DEFAULTS | {"prompt": prompt}
    answer = await scene.answer(asked)
    assert "Sora 2 · portrait · small · 10 s" in answer.words
    assert "defaults" not in answer.words
    assert len(scene.answers()) == 1


@pytest.mark.parametrize("with_photo", [False, True], ids=["text", "caption"])
async def test_a_command_for_another_bot_is_ignored(scene: Scene, with_photo: bool) -> None:
    """`/video@otherbot` gets no reply and no create."""
    words = f"/video@otherbot a {scene.marker}"
    await (scene.photo(words) if with_photo else scene.say(words))
    await scene.assert_no_create()
    assert scene.answers() == []


# Options ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("option", "changes"), OPTIONS, ids=[option for option, _ in OPTIONS])
async def test_every_spelling_of_an_option_is_understood(scene: Scene, option: str, changes: dict[str, Any]) -> None:
    """Each spelling sets its field and is removed from the prompt."""
    asked = await scene.say(f"/video a {scene.marker} {option} runs home")
    create = await scene.create_for(asked)
    assert create.body == DEFAULTS | {"prompt": f"a {scene.marker} runs home"} | changes


@pytest.mark.parametrize("place", ["{o} a {m} runs home", "a {m} runs home {o}", "a {m}\n{o}\nruns home"])
@pytest.mark.parametrize(
    ("option", "changes"), [("--landscape", LANDSCAPE), ("—size large", LARGE), ("duration=15", FIFTEEN), OPTIONS[-1]]
)
async def test_an_option_is_understood_anywhere(scene: Scene, option: str, changes: dict[str, Any], place: str) -> None:
    """At the start, at the end or on its own line, an option leaves the words around it unchanged."""
    asked = await scene.say("/video " + place.format(o=option, m=scene.marker))
    create = await scene.create_for(asked)
    prompt = place.replace("{o}", "").format(m=scene.marker).replace("\n\n", "\n").strip()
    assert create.body == DEFAULTS | {"prompt": prompt} | changes


@pytest.mark.parametrize(
    ("written", "prompt", "changes"),
    [
        ("15s a {m} runs", "a {m} runs", FIFTEEN),
        ("a {m} runs 15s", "a {m} runs", FIFTEEN),
        ("a {m} runs 15 s", "a {m} runs", FIFTEEN),
        ("a {m} runs 15 seconds", "a {m} runs", FIFTEEN),
        ("landscape a {m} runs", "a {m} runs", LANDSCAPE),
        ("Landscape, a {m} runs", "a {m} runs", LANDSCAPE),
        ("a {m} runs landscape", "a {m} runs", LANDSCAPE),
        ("landscape 15s a {m} runs", "a {m} runs", LANDSCAPE | FIFTEEN),
        ("15s a {m} runs landscape", "a {m} runs", LANDSCAPE | FIFTEEN),
        ("a 15s {m} countdown", "a 15s {m} countdown", {}),
        ("a {m} runs for 15s and stops", "a {m} runs for 15s and stops", {}),
        ("the {m} in a landscape of ice", "the {m} in a landscape of ice", {}),
        ("portrait of a {m}", "portrait of a {m}", {}),
        ("80s disco with a {m}", "80s disco with a {m}", {}),
        ("a small {m} and a large one", "a small {m} and a large one", {}),
        ("small {m} large", "small {m} large", {}),
        ("-- --landscape is what the {m} says 15s", "--landscape is what the {m} says 15s", {}),
        ("a {m} — and a moon", "a {m} — and a moon", {}),
        ("a {m} with 3-5 friends, x=y", "a {m} with 3-5 friends, x=y", {}),
    ],
)
async def test_bare_words_count_at_the_ends_only(
    scene: Scene, written: str, prompt: str, changes: dict[str, Any]
) -> None:
    """`15s` and `landscape` are options at either end, and part of the prompt elsewhere."""
    asked = await scene.say("/video " + written.format(m=scene.marker))
    create = await scene.create_for(asked)
    assert create.body == DEFAULTS | {"prompt": prompt.format(m=scene.marker)} | changes


@pytest.mark.parametrize(
    ("option", "listed"),
    [
        ("--colour red", ["--colour", "orientation, size, duration, watermark", "model", "/models"]),
        ("--lanscape", ["--lanscape", "Did you mean --landscape?"]),
        ("—colour red", ["—colour", "orientation, size"]),
        ("--size huge", ["huge", "small, large"]),
        ("—size huge", ["huge", "small, large"]),
        ("size=huge", ["huge", "small, large"]),
        ("--size", ["--size", "small, large"]),
        ("--duration 12", ["12", "10, 15 (sora-2"]),
        ("duration=0", ["10, 15 (sora-2"]),
        ("--duration -15", ["10, 15 (sora-2"]),
        ("--duration 10.5", ["10.5", "10, 15 (sora-2"]),
        ("--duration ten", ["ten", "10, 15 (sora-2"]),
        ("--30s", ["10, 15 (sora-2"]),
        ("--duration 25", ["Sora 2", "25", "10, 15"]),
        ("--model sora-2-pro --duration 10", ["Sora 2 Pro", "15, 25"]),
        ("--orientation diagonal", ["diagonal", "portrait, landscape"]),
        ("--model sora-9", ["sora-9", MODELS]),
        ("model=gpt", ["gpt", MODELS]),
        ("--watermark=maybe", ["maybe", "true, false"]),
        ("--landscape --portrait", ["--landscape", "--portrait"]),
        ("size=small --size large", ["size=small", "--size large"]),
    ],
)  # fmt: skip
async def test_an_invalid_option_is_explained(scene: Scene, option: str, listed: list[str]) -> None:
    """An unknown option or value gets the one that was meant, or a list of the valid ones, and no create."""
    # An option without a value at the end of the text.
    asked = await scene.say(f"/video a {scene.marker} runs {option}")
    answer = await scene.answer(asked)
    for words in listed:
        assert words in answer.words
    await scene.assert_no_create()
    assert scene.answers() == [answer]


async def test_an_invalid_bare_duration_is_explained(scene: Scene) -> None:
    """`12s` at the end is neither prompt nor duration: the reply lists the valid ones, and there is no create."""
    asked = await scene.say(f"/video a {scene.marker} runs 12s")
    answer = await scene.answer(asked)
    assert "12s" in answer.words
    assert "10, 15 (sora-2" in answer.words
    await scene.assert_no_create()


@pytest.mark.parametrize(
    "written",
    ["/video", f"/video@{BOT}", "/video --landscape", "/video 15s", "/video https://pics.example/{m}.png", "/video --"],
)
async def test_an_order_without_a_prompt_gets_an_example(scene: Scene, written: str) -> None:
    """A command alone, or with only options or links, gets an example and no create."""
    asked = await scene.say(written.format(m=scene.marker))
    answer = await scene.answer(asked, "/video a cat on the moon")
    before = len(scene.video.creates)
    await scene.settle()
    assert len(scene.video.creates) == before + 1
    assert scene.answers() == [answer]


async def test_a_photo_with_a_bare_command_gets_an_example(scene: Scene) -> None:
    """A photo with only `/video` as its caption gets an example and no create."""
    asked = await scene.photo("/video")
    await scene.answer(asked, "/video a cat on the moon")
    before = len(scene.video.creates)
    await scene.settle()
    assert len(scene.video.creates) == before + 1


# Words stay as they are ---------------------------------------------------------------------------------------------

VERBATIM = [
    "{m} line one\nline two\n\n   line four, indented\tand tabbed",
    "{m} 👩‍👩‍👧‍👦 dances 🕺🏽 in 日本 · привет · \u200fשלום",
    '{m} <b>bold</b> <script>alert("x")</script> &amp; &lt; a < b > c',
    "{m} *stars* _lines_ `code` [a](b) ~x~ ||y|| \\ /",
    "{m} $5 100% {x} {{y}} 'single' \"double\" “curly”",
    "{m}: she says  two  spaces — and a dash - or two",
]


@pytest.mark.parametrize("written", VERBATIM)
@pytest.mark.parametrize("way", ["command", "caption", "button"])
async def test_the_prompt_is_sent_verbatim(scene: Scene, way: str, written: str) -> None:
    """Line breaks, emoji and markup arrive unchanged in the create, and escaped in the chat."""
    prompt = written.replace("{m}", scene.marker)
    match way:
        case "command":
            asked = await scene.say(f"/video {prompt}")
        case "caption":
            asked = await scene.photo(prompt)
        case _:
            asked = await scene.say(prompt)
            offer = await scene.answer(asked)
            assert prompt in offer.words
            await scene.telegram.press(offer, "🎬 Create", scene.person)
    create = await scene.create_for(asked)
    assert create.prompt == prompt


async def test_the_longest_prompt_is_sent_complete(scene: Scene) -> None:
    """A text of Telegram's maximum length is an ordinary prompt."""
    prompt = f"{scene.marker} " + "<&> word " * 450
    prompt = prompt[: 4096 - len("/video ")].strip()
    create = await scene.create_for(await scene.say(f"/video {prompt}"))
    assert create.prompt == prompt


async def test_the_longest_plain_text_is_offered(scene: Scene) -> None:
    """A plain text of 4096 characters becomes a draft, and is sent complete after *Create*."""
    prompt = (f"{scene.marker} " + "<&> word " * 460)[:4096].strip()
    offer = await scene.answer(await scene.say(prompt))
    await scene.telegram.press(offer, "🎬 Create", scene.person)
    assert (await scene.create()).prompt == prompt


# Plain words in private ---------------------------------------------------------------------------------------------


async def test_plain_text_is_a_draft_until_create_is_pressed(scene: Scene) -> None:
    """The draft shows the options; the press sends one create, and the draft becomes the status message."""
    asked = await scene.say(f"a {scene.marker} on the moon --landscape")
    offer = await scene.answer(asked)
    assert "Sora 2 · landscape · small · 10 s" in offer.words
    assert f"a {scene.marker} on the moon" in offer.words
    await scene.assert_no_create()

    pressed = await scene.telegram.press(offer, "🎬 Create", scene.person)
    assert (pressed.answered, pressed.alert) == (True, False)
    create = await scene.create_for(asked)
    assert create.body == DEFAULTS | LANDSCAPE | {"prompt": f"a {scene.marker} on the moon"}
    assert create.task_id is not None
    assert create.task_id in offer.words
    assert scene.answers() == [offer]


async def test_pressing_twice_makes_one_create(scene: Scene) -> None:
    """Two presses at the same time, and a third of the removed button, send one create and are all answered."""
    offer = await scene.answer(await scene.say(f"a {scene.marker}"))
    button = offer.button("🎬 Create")
    answers = await asyncio.gather(*(scene.telegram.press(offer, button, scene.person) for _ in range(2)))
    await scene.create()
    answers.append(await scene.telegram.press(offer, button, scene.person))
    assert all(answer.answered for answer in answers)
    assert sum("out of date" in answer.text for answer in answers) == 2
    await scene.settle()
    await scene.create()


async def test_a_cancelled_draft_stays_cancelled(scene: Scene) -> None:
    """After Cancel, the old Create button sends nothing."""
    offer = await scene.answer(await scene.say(f"a {scene.marker}"))
    create = offer.button("🎬 Create")
    await scene.telegram.press(offer, "Cancel", scene.person)
    await scene.telegram.wait_for(scene.chat, "Nothing was charged")
    assert "out of date" in (await scene.telegram.press(offer, create, scene.person)).text
    await scene.assert_no_create()


async def test_options_alone_are_no_draft(scene: Scene) -> None:
    """Plain text of options only gets an example."""
    await scene.answer(await scene.say("--landscape"), "/video a cat on the moon")


# Photos -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "caption",
    [
        "a {m} dances",
        "/video a {m} dances",
        f"/video@{BOT} a {{m}} dances",
        f"@{BOT} a {{m}} dances",
        f"a {{m}} dances @{BOT}",
        "/video\na {m} dances",
    ],
)
@pytest.mark.parametrize("as_document", [False, True], ids=["photo", "document"])
async def test_a_picture_with_a_caption_is_an_order(scene: Scene, caption: str, as_document: bool) -> None:
    """In private chats any caption of a photo or an image document orders; command and mention are no prompt."""
    data = scene.telegram.picture()
    words = caption.format(m=scene.marker)
    asked = await (scene.png(data, words) if as_document else scene.photo(words, data=data))
    create = await scene.create_for(asked)
    assert create.body == DEFAULTS | {"images": list(create.links), "prompt": f"a {scene.marker} dances"}
    assert await scene.fetched_images(create) == [sha256(data)]
    assert create.images[0].content_type == ("image/png" if as_document else "image/jpeg")
    assert "· 1 image" in (await scene.answer(asked)).words


async def test_options_in_a_caption_are_understood(scene: Scene) -> None:
    """A caption is parsed like the text of a command."""
    asked = await scene.photo(f"15s a {scene.marker} dances —size large")
    create = await scene.create_for(asked)
    assert create.prompt == f"a {scene.marker} dances"
    assert (create.body["duration"], create.body["size"]) == (15, "large")
    answer = await scene.answer(asked)
    assert "Sora 2 · portrait · large · 15 s · 1 image" in answer.words


async def test_an_unknown_option_in_a_caption_is_explained(scene: Scene) -> None:
    """The reply lists the valid options, and there is no create."""
    answer = await scene.answer(await scene.photo(f"a {scene.marker} --size huge"))
    assert "small, large" in answer.words
    await scene.assert_no_create()


@pytest.mark.parametrize("captioned", [0, 1, 2], ids=["first", "middle", "last"])
async def test_an_album_is_one_order(scene: Scene, captioned: int) -> None:
    """Three photos with a caption on any of them: one create with all in order, one reply to the captioned photo."""
    pictures = [scene.telegram.picture() for _ in range(3)]
    album = await scene.telegram.send_album(
        scene.chat, scene.person, pictures, f"a {scene.marker} dances", caption_on=captioned
    )
    create = await scene.create_for(album[captioned])
    assert create.prompt == f"a {scene.marker} dances"
    assert await scene.fetched_images(create) == [sha256(picture) for picture in pictures]
    assert "3 images" in (await scene.answer(album[captioned])).words
    await scene.settle()
    assert len(scene.answers()) == 1


@pytest.mark.parametrize("words", ["/video {}", f"/video@{BOT} {{}}", "{}"], ids=["command", "addressed", "words"])
@pytest.mark.parametrize("as_document", [False, True], ids=["photo", "document"])
async def test_a_reply_to_a_picture_uses_it(scene: Scene, as_document: bool, words: str) -> None:
    """A photo alone gets a hint; `/video` or plain text in reply to it uses it."""
    data = scene.telegram.picture()
    alone = await (scene.png(data) if as_document else scene.photo(data=data))
    await scene.answer(alone, "What should happen")
    asked = await scene.say(words.format(f"a {scene.marker} dances"), reply_to=alone)
    create = await scene.create_for(asked)
    assert create.prompt == f"a {scene.marker} dances"
    assert await scene.fetched_images(create) == [sha256(data)]


@pytest.mark.parametrize("words", ["/video {}", "{}"], ids=["command", "words"])
async def test_a_reply_to_the_bots_hint_uses_the_photo(scene: Scene, words: str) -> None:
    """A reply to the bot's message about a photo uses that photo."""
    data = scene.telegram.picture()
    alone = await scene.photo(data=data)
    question = await scene.answer(alone, "Reply to this message")
    assert scene.video.matching(scene.marker) == []
    asked = await scene.say(words.format(f"a {scene.marker} dances 15s"), reply_to=question)
    create = await scene.create_for(asked)
    assert create.body == DEFAULTS | FIFTEEN | {
        "images": list(create.links), "prompt": f"a {scene.marker} dances"
    }  # fmt: skip
    assert await scene.fetched_images(create) == [sha256(data)]


async def test_text_after_a_photo_uses_it(scene: Scene) -> None:
    """The next plain text includes the photo without a reply; later texts do not."""
    data = scene.telegram.picture()
    await scene.answer(await scene.photo(data=data), "Reply to this message")
    offer = await scene.answer(await scene.say(f"a {scene.marker} dances"), "1 image")
    assert "1 image" not in (await scene.answer(await scene.say("something else"), "Shall I")).words
    assert scene.video.matching(scene.marker) == []
    await scene.telegram.press(offer, "🎬 Create", scene.person)
    assert await scene.fetched_images(await scene.create()) == [sha256(data)]


async def test_a_photo_alone_orders_nothing(scene: Scene) -> None:
    """Without a prompt there is no create."""
    before = len(scene.video.creates)
    question = await scene.answer(await scene.photo())
    await scene.settle()
    assert len(scene.video.creates) == before + 1
    assert scene.answers() == [question]


async def test_a_reply_to_an_album_item_uses_that_photo(scene: Scene) -> None:
    """`/video` in reply to one photo of an album orders with that photo only."""
    pictures = [scene.telegram.picture() for _ in range(3)]
    album = await scene.telegram.send_album(scene.chat, scene.person, pictures)
    asked = await scene.say(f"/video a {scene.marker} dances", reply_to=album[1])
    assert await scene.fetched_images(await scene.create_for(asked)) == [sha256(pictures[1])]


async def test_an_album_alone_waits_for_a_prompt(scene: Scene) -> None:
    """An album without a caption gets a hint; a reply to the hint uses all photos."""
    pictures = [scene.telegram.picture() for _ in range(2)]
    album = await scene.telegram.send_album(scene.chat, scene.person, pictures)
    question = await scene.answer(album[0], "Got 2 photos")
    asked = await scene.say(f"a {scene.marker} dances", reply_to=question)
    assert await scene.fetched_images(await scene.create_for(asked)) == [sha256(picture) for picture in pictures]


async def test_a_photo_in_reply_to_a_photo_uses_both(scene: Scene) -> None:
    """A captioned photo in reply to another one orders with both."""
    first, second = scene.telegram.picture(), scene.telegram.picture()
    alone = await scene.photo(data=first)
    asked = await scene.photo(f"/video a {scene.marker} dances", data=second, reply_to=alone)
    create = await scene.create_for(asked)
    assert sorted(map(str, await scene.fetched_images(create))) == sorted([sha256(first), sha256(second)])


@pytest.mark.parametrize("what", ["video", "sticker", "voice", "document", "heic"])
async def test_unusable_media_is_explained(scene: Scene, what: str) -> None:
    """A video, sticker, voice message, text file or unsupported image gets an explanation and no create."""
    telegram, chat, person, why = scene.telegram, scene.chat, scene.person, "JPEG, PNG, WebP"
    match what:
        case "video":
            asked = await telegram.send_video(chat, person, f"a {scene.marker}")
        case "sticker":
            asked, why = await telegram.send_sticker(chat, person), "Nice sticker!"
        case "voice":
            asked, why = await telegram.send_voice(chat, person), "I can’t listen"
        case "document":
            asked = await telegram.send_document(chat, person, b"text", "a.txt", "text/plain", f"a {scene.marker}")
        case _:
            asked = await telegram.send_document(chat, person, b"ftyp", "a.heic", "image/heic", f"a {scene.marker}")
    await scene.answer(asked, why)
    await scene.assert_no_create()


# Links --------------------------------------------------------------------------------------------------------------

PICTURE = "https://pics.example/cat.png"
OTHER = "https://pics.example/a(1)/dog.jpeg?width=1&sig=a%2Fb"


@pytest.mark.parametrize(
    ("written", "prompt", "links"),
    [
        (f"make {PICTURE} dance {{m}}", "make dance {m}", [PICTURE]),
        (f"{PICTURE} {{m}} dances", "{m} dances", [PICTURE]),
        (f"{{m}} dances {PICTURE}", "{m} dances", [PICTURE]),
        (f"{{m}} dances\n{PICTURE}", "{m} dances", [PICTURE]),
        (f"{{m}} dances ({PICTURE}).", "{m} dances.", [PICTURE]),
        (f"{OTHER}, {PICTURE} {{m}}", "{m}", [OTHER, PICTURE]),
        (f"{PICTURE} {PICTURE} {{m}}", "{m}", [PICTURE]),
        (f"--landscape {PICTURE} {{m}} 15s", "{m}", [PICTURE]),
        ("{m} https://example.com/page dances", "{m} https://example.com/page dances", []),
        ("{m} http://pics.example/a.webp?x=--size", "{m}", ["http://pics.example/a.webp?x=--size"]),
    ],
)
async def test_image_links_become_images(scene: Scene, written: str, prompt: str, links: list[str]) -> None:
    """Links to images are removed from the prompt and sent unchanged as images; other links stay in the prompt."""
    create = await scene.create_for(await scene.say("/video " + written.format(m=scene.marker)))
    assert create.body["images"] == links
    assert create.prompt == prompt.format(m=scene.marker)


async def test_a_link_behind_a_word_is_an_image(scene: Scene) -> None:
    """The link of a text link is an image; its words stay in the prompt."""
    asked = await scene.say(f"/video make this {scene.marker} dance", links=[("this", PICTURE)])
    create = await scene.create_for(asked)
    assert (create.body["images"], create.prompt) == ([PICTURE], f"make this {scene.marker} dance")


async def test_a_link_in_plain_text_is_in_the_draft(scene: Scene) -> None:
    """It counts as an image of the draft, and of the order made from it."""
    offer = await scene.answer(await scene.say(f"{scene.marker} dances {PICTURE}"))
    assert "1 image" in offer.words
    await scene.telegram.press(offer, "🎬 Create", scene.person)
    create = await scene.create()
    assert (create.body["images"], create.prompt) == ([PICTURE], f"{scene.marker} dances")


async def test_a_photo_and_a_link_are_both_sent(scene: Scene) -> None:
    """The photo comes first, then the link of the caption."""
    asked = await scene.photo(f"{scene.marker} dances {PICTURE}")
    create = await scene.create_for(asked)
    assert create.body["images"][1:] == [PICTURE]
    assert create.body["images"][0].startswith(scene.bot.url)
    assert "2 images" in (await scene.answer(asked)).words


async def test_the_bot_never_fetches_a_link(scene: Scene, picture_host: PictureHost) -> None:
    """Only the provider requests a link from the text, once."""
    link = picture_host.url("cat.png")
    create = await scene.create_for(await scene.say(f"/video {scene.marker} dances {link}"))
    assert create.body["images"] == [link]
    await scene.video.wait_for_images(create)
    await scene.settle()
    assert picture_host.requests == ["GET /cat.png"]


async def test_too_many_images_are_refused(scene: Scene) -> None:
    """Eleven links exceed the model's limit: the reply states it, and there is no create."""
    links = " ".join(f"https://pics.example/{number}.png" for number in range(11))
    answer = await scene.answer(await scene.say(f"/video {scene.marker} {links}"))
    assert "at most 10 images" in answer.words
    assert "11" in answer.words
    await scene.assert_no_create()


# What the reply says --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "understood"),
    [
        ("", "Sora 2 · portrait · small · 10 s"),
        ("--landscape", "Sora 2 · landscape · small · 10 s"),
        ("size=large 15s", "Sora 2 · portrait · large · 15 s"),
        ("--model sora-2-pro", "Sora 2 Pro · portrait · small · 15 s"),
        ("--no-watermark", "10 s · watermark: always off"),
        ("--watermark", "10 s · watermark: off where possible"),
    ],
)
async def test_the_reply_shows_the_options(scene: Scene, options: str, understood: str) -> None:
    """The reply has the id, model, orientation, size and seconds, and the watermark if the user chose it."""
    asked = await scene.say(f"/video {options} {scene.marker} runs".replace("  ", " "))
    await scene.create_for(asked)
    answer = await scene.answer(asked)
    assert understood in answer.words


async def test_the_id_can_be_copied(scene: Scene) -> None:
    """The reply has a button that copies the complete task id."""
    asked = await scene.say(f"/video {scene.marker}")
    create = await scene.create_for(asked)
    answer = await scene.answer(asked)
    assert create.task_id in {button.copy_text for row in answer.buttons for button in row}


async def test_an_order_in_reply_to_a_text_is_answered_there(scene: Scene) -> None:
    """`/video` in reply to a text orders with its own prompt, and the bot replies to the request."""
    earlier = await scene.say("/help")
    asked = await scene.say(f"/video {scene.marker} runs", reply_to=earlier)
    assert (await scene.create_for(asked)).prompt == f"{scene.marker} runs"


async def test_open_access_needs_no_approval(scene: Scene) -> None:
    """With ACCESS=open, the first message of a new user can order, and no admin is asked."""
    await scene.create_for(await scene.say(f"/video {scene.marker}"))
    to_others = [call for call in scene.telegram.calls_to("sendMessage") if "would like to use" in str(call.params)]
    assert to_others == []
