"""Every way to ask: what people write and send becomes the create they meant, and nothing else is ever sent."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.e2e.scene import BOT, CHOSEN_BY_NOBODY, Scene, sha256

MODELS = "sora-2, sora-2-pro, sora-2-all, sora-2-pro-all"

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
    """However the command is spelled, the words behind it are the prompt, and the reply has the id and what was understood."""
    prompt = f"a {scene.mark} on the moon"
    asked = await scene.say(written.format(prompt))
    create = await scene.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | {"prompt": prompt}
    answer = await scene.answer(asked)
    assert "sora-2 · portrait · small · 10 s" in answer.words
    assert "defaults" not in answer.words
    assert len(scene.answers()) == 1


@pytest.mark.parametrize("with_photo", [False, True], ids=["text", "caption"])
async def test_a_command_for_another_bot_is_met_with_silence(scene: Scene, with_photo: bool) -> None:
    """`/video@otherbot` is not ours: no word, no create."""
    words = f"/video@otherbot a {scene.mark}"
    await (scene.photo(words) if with_photo else scene.say(words))
    await scene.spent_nothing()
    assert scene.answers() == []


# Options ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("option", "changes"), OPTIONS, ids=[option for option, _ in OPTIONS])
async def test_every_spelling_of_an_option_is_understood(scene: Scene, option: str, changes: dict[str, Any]) -> None:
    """Each spelling sets its field and leaves the prompt as if it had not been there."""
    asked = await scene.say(f"/video a {scene.mark} {option} runs home")
    create = await scene.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | {"prompt": f"a {scene.mark} runs home"} | changes


@pytest.mark.parametrize("place", ["{o} a {m} runs home", "a {m} runs home {o}", "a {m}\n{o}\nruns home"])
@pytest.mark.parametrize(
    ("option", "changes"), [("--landscape", LANDSCAPE), ("—size large", LARGE), ("duration=15", FIFTEEN), OPTIONS[-1]]
)
async def test_an_option_is_understood_anywhere(scene: Scene, option: str, changes: dict[str, Any], place: str) -> None:
    """At the start, at the end, on a line of its own: the words around it stay as they were."""
    asked = await scene.say("/video " + place.format(o=option, m=scene.mark))
    create = await scene.told(asked)
    prompt = place.replace("{o}", "").format(m=scene.mark).replace("\n\n", "\n").strip()
    assert create.body == CHOSEN_BY_NOBODY | {"prompt": prompt} | changes


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
    """`15s` and `landscape` at either end are options; within the words they are the prompt's."""
    asked = await scene.say("/video " + written.format(m=scene.mark))
    create = await scene.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | {"prompt": prompt.format(m=scene.mark)} | changes


@pytest.mark.parametrize(
    ("option", "listed"),
    [
        ("--colour red", ["--model sora-2|", "--size small|large", "--duration 10|15|25", "--no-watermark", "--orientation"]),
        ("--lanscape", ["--orientation portrait|landscape"]),
        ("—colour red", ["--size small|large"]),
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
        ("--duration 25", ["sora-2", "25", "10, 15"]),
        ("--model sora-2-pro --duration 10", ["sora-2-pro", "15, 25"]),
        ("--orientation diagonal", ["diagonal", "portrait, landscape"]),
        ("--model sora-9", ["sora-9", MODELS]),
        ("model=gpt", ["gpt", MODELS]),
        ("--watermark=maybe", ["maybe", "true, false"]),
        ("--landscape --portrait", ["--landscape", "--portrait"]),
        ("size=small --size large", ["size=small", "--size large"]),
    ],
)  # fmt: skip
async def test_what_is_not_offered_is_explained_and_costs_nothing(scene: Scene, option: str, listed: list[str]) -> None:
    """An unknown option or value gets a sentence that lists the valid ones, and no create."""
    # At the end of the text a missing value is missing.
    asked = await scene.say(f"/video a {scene.mark} runs {option}")
    answer = await scene.answer(asked)
    for words in listed:
        assert words in answer.words
    await scene.spent_nothing()
    assert scene.answers() == [answer]


async def test_a_bare_length_that_no_model_has_is_asked_about(scene: Scene) -> None:
    """`12s` at the end is no prompt and no duration: the valid ones are listed, nothing is spent."""
    asked = await scene.say(f"/video a {scene.mark} runs 12s")
    answer = await scene.answer(asked)
    assert "12s" in answer.words
    assert "10, 15 (sora-2" in answer.words
    await scene.spent_nothing()


@pytest.mark.parametrize(
    "written",
    ["/video", f"/video@{BOT}", "/video --landscape", "/video 15s", "/video https://pics.example/{m}.png", "/video --"],
)
async def test_an_order_without_words_is_told_how_to_ask(scene: Scene, written: str) -> None:
    """A command alone, or with options or links only, gets an example and no create."""
    asked = await scene.say(written.format(m=scene.mark))
    answer = await scene.answer(asked, "/video a cat on the moon")
    before = len(scene.video.creates)
    await scene.settle()
    assert len(scene.video.creates) == before + 1
    assert scene.answers() == [answer]


async def test_a_photo_with_a_bare_command_is_told_how_to_ask(scene: Scene) -> None:
    """A photo captioned `/video` and nothing else gets an example and no create."""
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
async def test_the_words_reach_the_provider_verbatim(scene: Scene, way: str, written: str) -> None:
    """Line breaks, emoji and markup of every kind arrive in the create as they were typed, and in the chat unharmed."""
    prompt = written.replace("{m}", scene.mark)
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
    create = await scene.told(asked)
    assert create.prompt == prompt


async def test_a_long_prompt_arrives_whole(scene: Scene) -> None:
    """The longest text that Telegram lets people send is a prompt like any other."""
    prompt = f"{scene.mark} " + "<&> word " * 450
    prompt = prompt[: 4096 - len("/video ")].strip()
    create = await scene.told(await scene.say(f"/video {prompt}"))
    assert create.prompt == prompt


async def test_a_long_text_is_offered_too(scene: Scene) -> None:
    """A text of 4096 characters fits into its offer, and arrives whole once the button is pressed."""
    prompt = (f"{scene.mark} " + "<&> word " * 460)[:4096].strip()
    offer = await scene.answer(await scene.say(prompt))
    await scene.telegram.press(offer, "🎬 Create", scene.person)
    assert (await scene.create()).prompt == prompt


# Plain words in private ---------------------------------------------------------------------------------------------


async def test_plain_words_are_offered_and_cost_nothing_until_create_is_pressed(scene: Scene) -> None:
    """The offer says what would be made; the press makes one create, and the offer becomes its status."""
    asked = await scene.say(f"a {scene.mark} on the moon --landscape")
    offer = await scene.answer(asked)
    assert "sora-2 · landscape · small · 10 s" in offer.words
    assert f"a {scene.mark} on the moon" in offer.words
    await scene.spent_nothing()

    pressed = await scene.telegram.press(offer, "🎬 Create", scene.person)
    assert (pressed.answered, pressed.alert) == (True, False)
    create = await scene.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | LANDSCAPE | {"prompt": f"a {scene.mark} on the moon"}
    assert create.task_id is not None
    assert create.task_id in offer.words
    assert scene.answers() == [offer]


async def test_pressing_twice_makes_one_create(scene: Scene) -> None:
    """Two presses at the same time, and a third on the vanished button, are one order and polite words."""
    offer = await scene.answer(await scene.say(f"a {scene.mark}"))
    button = offer.button("🎬 Create")
    answers = await asyncio.gather(*(scene.telegram.press(offer, button, scene.person) for _ in range(2)))
    await scene.create()
    answers.append(await scene.telegram.press(offer, button, scene.person))
    assert all(answer.answered for answer in answers)
    assert sum("out of date" in answer.text for answer in answers) == 2
    await scene.settle()
    await scene.create()


async def test_a_cancelled_offer_stays_cancelled(scene: Scene) -> None:
    """After Cancel, not even the old Create button spends anything."""
    offer = await scene.answer(await scene.say(f"a {scene.mark}"))
    create = offer.button("🎬 Create")
    await scene.telegram.press(offer, "Cancel", scene.person)
    await scene.telegram.wait_for(scene.chat, "Nothing was charged")
    assert "out of date" in (await scene.telegram.press(offer, create, scene.person)).text
    await scene.spent_nothing()


async def test_options_alone_are_not_offered(scene: Scene) -> None:
    """Plain words that are options only have nothing to show: the person is told how to ask."""
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
    """In private any caption orders, on a photo and on an image sent as a document; command and mention are no prompt."""
    data = scene.telegram.picture()
    words = caption.format(m=scene.mark)
    asked = await (scene.png(data, words) if as_document else scene.photo(words, data=data))
    create = await scene.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | {"images": list(create.links), "prompt": f"a {scene.mark} dances"}
    assert await scene.fetched(create) == [sha256(data)]
    assert create.images[0].content_type == ("image/png" if as_document else "image/jpeg")
    assert "· 1 image" in (await scene.answer(asked)).words


async def test_options_in_a_caption_count(scene: Scene) -> None:
    """A caption is read as a command's words are."""
    asked = await scene.photo(f"15s a {scene.mark} dances —size large")
    create = await scene.told(asked)
    assert create.prompt == f"a {scene.mark} dances"
    assert (create.body["duration"], create.body["size"]) == (15, "large")
    answer = await scene.answer(asked)
    assert "sora-2 · portrait · large · 15 s · 1 image" in answer.words


async def test_an_unknown_option_in_a_caption_costs_nothing(scene: Scene) -> None:
    """A photo whose caption has an option that is not there gets the list and no create."""
    answer = await scene.answer(await scene.photo(f"a {scene.mark} --size huge"))
    assert "small, large" in answer.words
    await scene.spent_nothing()


@pytest.mark.parametrize("captioned", [0, 1, 2], ids=["first", "middle", "last"])
async def test_an_album_is_one_order(scene: Scene, captioned: int) -> None:
    """Three photos, the caption on any of them: one create with all three in order, one answer to the captioned one."""
    pictures = [scene.telegram.picture() for _ in range(3)]
    album = await scene.telegram.send_album(
        scene.chat, scene.person, pictures, f"a {scene.mark} dances", caption_on=captioned
    )
    create = await scene.told(album[captioned])
    assert create.prompt == f"a {scene.mark} dances"
    assert await scene.fetched(create) == [sha256(picture) for picture in pictures]
    assert "3 images" in (await scene.answer(album[captioned])).words
    await scene.settle()
    assert len(scene.answers()) == 1


@pytest.mark.parametrize("words", ["/video {}", f"/video@{BOT} {{}}", "{}"], ids=["command", "addressed", "words"])
@pytest.mark.parametrize("as_document", [False, True], ids=["photo", "document"])
async def test_words_in_reply_to_a_picture_use_it(scene: Scene, as_document: bool, words: str) -> None:
    """A photo alone is answered with how to go on; `/video` or plain words in reply to it are the order."""
    data = scene.telegram.picture()
    alone = await (scene.png(data) if as_document else scene.photo(data=data))
    await scene.answer(alone, "What should happen")
    asked = await scene.say(words.format(f"a {scene.mark} dances"), reply_to=alone)
    create = await scene.told(asked)
    assert create.prompt == f"a {scene.mark} dances"
    assert await scene.fetched(create) == [sha256(data)]


@pytest.mark.parametrize("words", ["/video {}", "{}"], ids=["command", "words"])
async def test_words_in_reply_to_the_bots_question_use_the_photo(scene: Scene, words: str) -> None:
    """The bot asks what should happen with the photo: a reply to that question is the order."""
    data = scene.telegram.picture()
    alone = await scene.photo(data=data)
    question = await scene.answer(alone, "Reply to this message")
    assert scene.video.matching(scene.mark) == []
    asked = await scene.say(words.format(f"a {scene.mark} dances 15s"), reply_to=question)
    create = await scene.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | FIFTEEN | {
        "images": list(create.links), "prompt": f"a {scene.mark} dances"
    }  # fmt: skip
    assert await scene.fetched(create) == [sha256(data)]


async def test_words_after_a_photo_mean_it(scene: Scene) -> None:
    """Who does not reply to the question means the photo all the same: the offer has it, once; later words do not."""
    data = scene.telegram.picture()
    await scene.answer(await scene.photo(data=data), "Reply to this message")
    offer = await scene.answer(await scene.say(f"a {scene.mark} dances"), "1 image")
    assert "1 image" not in (await scene.answer(await scene.say("something else"), "Shall I")).words
    assert scene.video.matching(scene.mark) == []
    await scene.telegram.press(offer, "🎬 Create", scene.person)
    assert await scene.fetched(await scene.create()) == [sha256(data)]


async def test_a_photo_alone_costs_nothing(scene: Scene) -> None:
    """Without words there is nothing to make, however long one waits."""
    before = len(scene.video.creates)
    question = await scene.answer(await scene.photo())
    await scene.settle()
    assert len(scene.video.creates) == before + 1
    assert scene.answers() == [question]


async def test_a_reply_to_an_album_item_uses_that_photo(scene: Scene) -> None:
    """`/video` in reply to one photo of an album is an order with that photo."""
    pictures = [scene.telegram.picture() for _ in range(3)]
    album = await scene.telegram.send_album(scene.chat, scene.person, pictures)
    asked = await scene.say(f"/video a {scene.mark} dances", reply_to=album[1])
    assert await scene.fetched(await scene.told(asked)) == [sha256(pictures[1])]


async def test_an_album_alone_waits_for_words(scene: Scene) -> None:
    """An album without a caption is asked about; a reply to the question uses all of it."""
    pictures = [scene.telegram.picture() for _ in range(2)]
    album = await scene.telegram.send_album(scene.chat, scene.person, pictures)
    question = await scene.answer(album[0], "Got 2 photos")
    asked = await scene.say(f"a {scene.mark} dances", reply_to=question)
    assert await scene.fetched(await scene.told(asked)) == [sha256(picture) for picture in pictures]


async def test_a_photo_in_reply_to_a_photo_brings_both(scene: Scene) -> None:
    """A captioned photo that replies to another one orders with the two of them."""
    first, second = scene.telegram.picture(), scene.telegram.picture()
    alone = await scene.photo(data=first)
    asked = await scene.photo(f"/video a {scene.mark} dances", data=second, reply_to=alone)
    create = await scene.told(asked)
    assert sorted(map(str, await scene.fetched(create))) == sorted([sha256(first), sha256(second)])


@pytest.mark.parametrize("what", ["video", "sticker", "voice", "document", "heic"])
async def test_what_no_video_is_made_of_is_said_kindly(scene: Scene, what: str) -> None:
    """A video, a sticker, a voice message, a text file or an image of another format gets a sentence and no create."""
    telegram, chat, person = scene.telegram, scene.chat, scene.person
    match what:
        case "video":
            asked = await telegram.send_video(chat, person, f"a {scene.mark}")
        case "sticker":
            asked = await telegram.send_sticker(chat, person)
        case "voice":
            asked = await telegram.send_voice(chat, person)
        case "document":
            asked = await telegram.send_document(chat, person, b"text", "a.txt", "text/plain", f"a {scene.mark}")
        case _:
            asked = await telegram.send_document(chat, person, b"ftyp", "a.heic", "image/heic", f"a {scene.mark}")
    await scene.answer(asked, "JPEG, PNG, WebP")
    await scene.spent_nothing()


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
async def test_image_links_go_to_the_images(scene: Scene, written: str, prompt: str, links: list[str]) -> None:
    """Links to images are taken out of the words and passed on as they were written; other links are words."""
    create = await scene.told(await scene.say("/video " + written.format(m=scene.mark)))
    assert create.body["images"] == links
    assert create.prompt == prompt.format(m=scene.mark)


async def test_a_link_behind_a_word_is_an_image_too(scene: Scene) -> None:
    """Telegram's own links (a word that leads somewhere) count; their words stay in the prompt."""
    asked = await scene.say(f"/video make this {scene.mark} dance", links=[("this", PICTURE)])
    create = await scene.told(asked)
    assert (create.body["images"], create.prompt) == ([PICTURE], f"make this {scene.mark} dance")


async def test_a_link_in_plain_words_is_offered_first(scene: Scene) -> None:
    """A link in a private chat's plain words counts as an image of the offer, and of the order that follows."""
    offer = await scene.answer(await scene.say(f"{scene.mark} dances {PICTURE}"))
    assert "1 image" in offer.words
    await scene.telegram.press(offer, "🎬 Create", scene.person)
    create = await scene.create()
    assert (create.body["images"], create.prompt) == ([PICTURE], f"{scene.mark} dances")


async def test_a_photo_and_a_link_go_together(scene: Scene) -> None:
    """A caption with a link brings the photo first, then the link."""
    asked = await scene.photo(f"{scene.mark} dances {PICTURE}")
    create = await scene.told(asked)
    assert create.body["images"][1:] == [PICTURE]
    assert create.body["images"][0].startswith(scene.bot.url)
    assert "2 images" in (await scene.answer(asked)).words


@pytest.fixture
async def picture_host() -> AsyncIterator[tuple[TestServer, list[str]]]:
    """A host of pictures that keeps what it was asked for."""
    asked: list[str] = []

    async def picture(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(body=b"\x89PNG", content_type="image/png")

    app = web.Application()
    app.router.add_get("/{name}", picture)
    server = TestServer(app)
    await server.start_server()
    yield server, asked
    await server.close()


async def test_the_bot_never_fetches_a_link(scene: Scene, picture_host: tuple[TestServer, list[str]]) -> None:
    """A link in the words is asked for by the provider alone, once."""
    server, asked_for = picture_host
    link = str(server.make_url("/cat.png"))
    create = await scene.told(await scene.say(f"/video {scene.mark} dances {link}"))
    assert create.body["images"] == [link]
    await scene.video.wait_for_images(create)
    await scene.settle()
    assert asked_for == ["/cat.png"]


async def test_too_many_images_are_refused(scene: Scene) -> None:
    """Eleven links are more than the model takes: the number is said, nothing is spent."""
    links = " ".join(f"https://pics.example/{number}.png" for number in range(11))
    answer = await scene.answer(await scene.say(f"/video {scene.mark} {links}"))
    assert "at most 10 images" in answer.words
    assert "11" in answer.words
    await scene.spent_nothing()


# What the reply says --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "understood"),
    [
        ("", "sora-2 · portrait · small · 10 s"),
        ("--landscape", "sora-2 · landscape · small · 10 s"),
        ("size=large 15s", "sora-2 · portrait · large · 15 s"),
        ("--model sora-2-pro", "sora-2-pro · portrait · small · 15 s"),
        ("--no-watermark", "10 s · watermark: always off"),
        ("--watermark", "10 s · watermark: off where possible"),
    ],
)
async def test_the_reply_names_what_was_understood(scene: Scene, options: str, understood: str) -> None:
    """With the id: model, orientation, size and seconds, and a watermark that somebody chose."""
    asked = await scene.say(f"/video {options} {scene.mark} runs".replace("  ", " "))
    await scene.told(asked)
    answer = await scene.answer(asked)
    assert understood in answer.words


async def test_the_id_can_be_copied(scene: Scene) -> None:
    """The reply has a button that puts the whole task id on the clipboard."""
    asked = await scene.say(f"/video {scene.mark}")
    create = await scene.told(asked)
    answer = await scene.answer(asked)
    assert create.task_id in {button.copy_text for row in answer.buttons for button in row}


async def test_a_reply_to_ones_own_words_is_answered_there(scene: Scene) -> None:
    """`/video` in reply to a text orders with its own words, and the answer replies to the request."""
    earlier = await scene.say("/help")
    asked = await scene.say(f"/video {scene.mark} runs", reply_to=earlier)
    assert (await scene.told(asked)).prompt == f"{scene.mark} runs"


async def test_an_open_bot_asks_nobody_for_leave(scene: Scene) -> None:
    """ACCESS=open: the first words of a stranger may be an order, and nobody hears a question about it."""
    await scene.told(await scene.say(f"/video {scene.mark}"))
    to_others = [call for call in scene.telegram.calls_to("sendMessage") if "would like to use" in str(call.params)]
    assert to_others == []
