"""What people type and do not quite mean: links that may be pictures, dashes of every kind, mistyped commands."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.telegram.world import Message
from tests.e2e.scene import BOT, CHOSEN_BY_NOBODY, Scene

USE, LEAVE = "Use as a picture", "Leave in the words"
PICTURE = "https://pics.example/cat.png"
MAY_BE = "https://pbs.example/media/X?format=jpg"


async def asked_about(scene: Scene, message: Message, host: str = "pbs.example") -> Message:
    """The question about a message's link, which has its buttons and has cost nothing."""
    question = await scene.answer(message, host)
    assert [row[0].text for row in question.buttons] == [USE, LEAVE, "Cancel"]
    assert scene.video.matching(scene.mark) == []
    return question


# Links that may be pictures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("button", "prompt", "images"),
    [(USE, "make {m} dance", [MAY_BE]), (LEAVE, f"make {MAY_BE} {{m}} dance", [])],
    ids=["picture", "words"],
)
async def test_either_answer_orders_once(scene: Scene, button: str, prompt: str, images: list[str]) -> None:
    """The question spends nothing; the press orders at once, and the question becomes the order's status."""
    asked = await scene.say(f"/video make {MAY_BE} {scene.mark} dance --landscape 15s")
    question = await asked_about(scene, asked)
    assert "sora-2 · landscape · small · 15 s" in question.words
    assert f"make {MAY_BE} {scene.mark} dance" in question.words
    await scene.settle()
    assert scene.video.matching(scene.mark) == []

    both = [question.button(USE), question.button(LEAVE)]
    pressed = await scene.telegram.press(question, button, scene.person)
    assert (pressed.answered, pressed.alert) == (True, False)
    create = await scene.told(asked)
    assert create.body == CHOSEN_BY_NOBODY | {
        "prompt": prompt.format(m=scene.mark), "images": images, "orientation": "landscape", "duration": 15,
    }  # fmt: skip
    for old in both:
        assert "out of date" in (await scene.telegram.press(question, old, scene.person)).text
    await scene.settle()
    await scene.create()
    assert scene.answers() == [question]


async def test_both_buttons_at_once_are_one_order(scene: Scene) -> None:
    """Four presses at the same moment: one of them is the answer."""
    question = await asked_about(scene, await scene.say(f"/video {scene.mark} {MAY_BE}"))
    buttons = [question.button(USE), question.button(LEAVE)] * 2
    answers = await asyncio.gather(*(scene.telegram.press(question, button, scene.person) for button in buttons))
    assert sorted("out of date" in answer.text for answer in answers) == [False, True, True, True]
    await scene.settle()
    await scene.create()


async def test_a_question_outlives_the_process(scene: Scene) -> None:
    """The answer may come after a restart."""
    asked = await scene.say(f"/video {scene.mark} {MAY_BE}")
    question = await asked_about(scene, asked)
    await scene.bot.kill()
    await scene.bot.start()
    await scene.telegram.press(question, USE, scene.person)
    create = await scene.told(asked)
    assert (create.prompt, create.body["images"]) == (scene.mark, [MAY_BE])


async def test_a_cancelled_question_orders_nothing(scene: Scene) -> None:
    """After *Cancel* neither answer counts."""
    question = await asked_about(scene, await scene.say(f"/video {scene.mark} {MAY_BE}"))
    use = question.button(USE)
    await scene.telegram.press(question, "Cancel", scene.person)
    assert "out of date" in (await scene.telegram.press(question, use, scene.person)).text
    await scene.spent_nothing()


@pytest.fixture
async def host() -> AsyncIterator[tuple[TestServer, list[str]]]:
    """A host of pictures without endings that keeps what it was asked for."""
    asked: list[str] = []

    async def picture(request: web.Request) -> web.Response:
        asked.append(request.method)
        return web.Response(body=b"\x89PNG", content_type="image/png")

    app = web.Application()
    app.router.add_route("*", "/img/{name}", picture)
    server = TestServer(app)
    await server.start_server()
    yield server, asked
    await server.close()


async def test_nothing_is_fetched_to_find_out(scene: Scene, host: tuple[TestServer, list[str]]) -> None:
    """The link is judged by its letters; the provider alone gets it, once, after the answer."""
    server, fetched = host
    link = str(server.make_url("/img/123"))
    asked = await scene.say(f"/video {scene.mark} {link}")
    question = await asked_about(scene, asked, "127.0.0.1")
    await scene.settle()
    assert fetched == []
    await scene.telegram.press(question, USE, scene.person)
    await scene.video.wait_for_images(await scene.told(asked))
    assert fetched == ["GET"]


async def test_plain_words_are_asked_about_once(scene: Scene) -> None:
    """In a private chat the offer asks about the link: one card, and no *Create*."""
    asked = await scene.say(f"{scene.mark} dances {MAY_BE}")
    question = await asked_about(scene, asked)
    await scene.telegram.press(question, USE, scene.person)
    create = await scene.told(asked)
    assert (create.prompt, create.body["images"]) == (f"{scene.mark} dances", [MAY_BE])
    assert scene.answers() == [question]


@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_a_caption_with_such_a_link(scene: Scene, button: str) -> None:
    """The photo is a picture whatever the answer; the link comes after it."""
    asked = await scene.photo(f"{scene.mark} dances {MAY_BE}")
    question = await asked_about(scene, asked)
    assert "1 image" in question.words
    await scene.telegram.press(question, button, scene.person)
    create = await scene.told(asked)
    assert create.body["images"][0].startswith(scene.bot.url)
    assert create.body["images"][1:] == ([MAY_BE] if button == USE else [])
    assert create.prompt == (f"{scene.mark} dances" if button == USE else f"{scene.mark} dances {MAY_BE}")


@pytest.mark.parametrize("hidden", [False, True], ids=["written", "behind a word"])
@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_an_album_is_asked_about_when_it_is_closed(scene: Scene, button: str, hidden: bool) -> None:
    """All photos of the album, and the link if it is a picture."""
    words, links = (f"{scene.mark} dances", [("dances", MAY_BE)]) if hidden else (f"{scene.mark} dances {MAY_BE}", [])
    first = await scene.photo(words, media_group=f"links {scene.mark}", links=links)
    await scene.photo(media_group=f"links {scene.mark}")
    question = await asked_about(scene, first)
    await scene.telegram.press(question, button, scene.person)
    create = await scene.told(first)
    # As with links that have a picture's ending, it comes behind the photo that it was written with.
    assert [link for link in create.links if link == MAY_BE] == list(create.links[1:-1])
    assert len(create.links) == (3 if button == USE else 2)
    assert create.prompt == (words if button == LEAVE else f"{scene.mark} dances")


@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_a_link_behind_a_word(scene: Scene, button: str) -> None:
    """The word stays in the prompt either way."""
    asked = await scene.say(f"/video make this {scene.mark} dance", links=[("this", MAY_BE)])
    await scene.telegram.press(await asked_about(scene, asked), button, scene.person)
    create = await scene.told(asked)
    assert create.prompt == f"make this {scene.mark} dance"
    assert create.body["images"] == ([MAY_BE] if button == USE else [])


async def test_links_are_decided_together_and_keep_their_order(scene: Scene) -> None:
    """Pictures by their ending are pictures anyway, and each link keeps its place."""
    other = "https://img.example/1"
    asked = await scene.say(f"/video {MAY_BE} and {PICTURE} and {other} {scene.mark}")
    question = await asked_about(scene, asked, "pbs.example, img.example")
    assert "1 image" in question.words
    await scene.telegram.press(question, USE, scene.person)
    create = await scene.told(asked)
    assert (create.prompt, create.body["images"]) == (f"and and {scene.mark}", [MAY_BE, PICTURE, other])


@pytest.mark.parametrize(
    "link",
    [PICTURE, "https://youtu.be/abc", "https://x.com/u/status/1", "https://example.com", "https://example.com/a.pdf"],
)
async def test_no_question_where_there_is_no_doubt(scene: Scene, link: str) -> None:
    """A link with a picture's ending, or plainly to something else, is ordered at once."""
    create = await scene.told(await scene.say(f"/video {scene.mark} {link}"))
    is_picture = link == PICTURE
    assert create.body["images"] == ([link] if is_picture else [])
    assert create.prompt == (scene.mark if is_picture else f"{scene.mark} {link}")


@pytest.mark.parametrize(("button", "images"), [(USE, ["https://www.pics.example/cat.png"]), (LEAVE, [])])
async def test_a_picture_without_the_beginning_of_its_link(scene: Scene, button: str, images: list[str]) -> None:
    """It may be words, and what begins it is a guess: the person says."""
    asked = await scene.say(f"/video {scene.mark} dances www.pics.example/cat.png")
    await scene.telegram.press(await asked_about(scene, asked, "www.pics.example"), button, scene.person)
    create = await scene.told(asked)
    assert create.body["images"] == images
    assert create.prompt == f"{scene.mark} dances" + ("" if images else " www.pics.example/cat.png")


async def test_a_link_alone_cannot_be_the_picture_of_no_words(scene: Scene) -> None:
    """A picture without words is no order: that is said, and the question stays."""
    asked = await scene.say(f"/video https://img.example/{scene.mark}")
    question = await asked_about(scene, asked, "img.example")
    pressed = await scene.telegram.press(question, USE, scene.person)
    assert pressed.alert and "what the video should show" in pressed.text
    assert scene.video.matching(scene.mark) == []
    await scene.telegram.press(question, LEAVE, scene.person)
    assert (await scene.told(asked)).prompt == f"https://img.example/{scene.mark}"


async def test_too_many_pictures_are_said_at_the_press(scene: Scene) -> None:
    """Ten pictures are allowed, and an eleventh may be words."""
    links = " ".join(f"https://pics.example/{number}.png" for number in range(10))
    asked = await scene.say(f"/video {scene.mark} {links} {MAY_BE}")
    question = await asked_about(scene, asked)
    assert "at most 10 images" in (await scene.telegram.press(question, USE, scene.person)).text
    await scene.telegram.press(question, LEAVE, scene.person)
    assert len((await scene.told(asked)).links) == 10


@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_a_change_with_such_a_link_asks_too(scene: Scene, button: str) -> None:
    """In reply to a request: as a picture it replaces the pictures, and the words are the old ones."""
    asked = await scene.say(f"/video old {scene.mark} {PICTURE}")
    await scene.told(asked)
    link = f"https://img.example/{scene.mark}"
    reply = await scene.say(f"--landscape {link}", reply_to=asked)
    question = await scene.answer(reply, "img.example")
    await scene.telegram.press(question, button, scene.person)
    _, create = await scene.video.wait_for_creates(2, match=scene.mark)
    prompt, images = (f"old {scene.mark}", [link]) if button == USE else (link, [PICTURE])
    assert (create.prompt, create.body["images"]) == (prompt, images)
    assert create.body["orientation"] == "landscape"


async def test_retry_with_such_a_link_asks_too(scene: Scene) -> None:
    """`/retry ID --landscape LINK`."""
    create = await scene.told(await scene.say(f"/video old {scene.mark}"))
    retry = await scene.say(f"/retry {create.task_id} --landscape {MAY_BE}")
    await scene.telegram.press(await scene.answer(retry, "pbs.example"), USE, scene.person)
    _, again = await scene.video.wait_for_creates(2, match=scene.mark)
    assert (again.prompt, again.body["images"]) == (f"old {scene.mark}", [MAY_BE])


async def test_in_a_group_the_asker_and_admins_answer(scene: Scene) -> None:
    """Another member's press changes nothing; an admin's orders."""
    admin, another = scene.telegram.person("Admin"), scene.telegram.person("Another")
    members = (scene.person, another)
    group = scene.at(scene.telegram.group("Club", members=members, admins=(admin,), privacy=False))
    asked = await group.say(f"/video@{BOT} {scene.mark} {MAY_BE}")
    question = await asked_about(group, asked)
    for button in (USE, LEAVE):
        assert "Only the person who asked" in (await scene.telegram.press(question, button, another)).text
    await group.settle()
    assert scene.video.matching(scene.mark) == []
    await scene.telegram.press(question, USE, admin)
    assert (await group.told(asked)).body["images"] == [MAY_BE]


# Dashes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "changes"),
    [
        ("-landscape", {"orientation": "landscape"}),
        ("−landscape", {"orientation": "landscape"}),
        ("－landscape", {"orientation": "landscape"}),
        ("-15s", {"duration": 15}),
        ("-size large", {"size": "large"}),
        ("-no-watermark", {"watermark": False}),
        ("➖landscape", {"orientation": "landscape"}),
        ("－－ｌａｎｄｓｃａｐｅ", {"orientation": "landscape"}),
        ("--15 сек", {"duration": 15}),
        ("--duration १५", {"duration": 15}),
        ("size:large", {"size": "large"}),
        ("--landscape،", {"orientation": "landscape"}),
    ],
)
async def test_one_dash_of_any_kind_is_enough(scene: Scene, option: str, changes: dict[str, object]) -> None:
    """The option sets its field and leaves the prompt."""
    create = await scene.told(await scene.say(f"/video a {scene.mark} {option} runs"))
    assert create.body == CHOSEN_BY_NOBODY | {"prompt": f"a {scene.mark} runs"} | changes


@pytest.mark.parametrize("how", ["caption", "album", "reply"])
async def test_options_in_other_scripts_beside_photos(scene: Scene, how: str) -> None:
    """An Arabic keyboard's mark before the dashes, Russian seconds, full-width letters."""
    words = f"{scene.mark} \u200f--landscape 15 сек"
    match how:
        case "caption":
            asked = await scene.photo(words)
        case "album":
            asked = (await scene.telegram.send_album(scene.chat, scene.person, 2, words))[0]
        case _:
            asked = await scene.say(f"/video {words}", reply_to=await scene.photo())
    create = await scene.told(asked)
    assert (create.prompt.strip("\u200f "), create.body["orientation"], create.body["duration"]) == (
        scene.mark,
        "landscape",
        15,
    )


@pytest.mark.parametrize("words", [".", "\u2060", "--landscape \u200b…"])
@pytest.mark.parametrize("how", ["text", "caption", "album", "reply"])
async def test_words_that_say_nothing_order_nothing(scene: Scene, how: str, words: str) -> None:
    """Of a dot or an invisible mark no video can be made: no create holds it."""
    before = len(scene.video.matching(""))
    match how:
        case "text":
            await scene.say(f"/video {words}")
        case "caption":
            await scene.photo(f"/video {words}")
        case "album":
            await scene.telegram.send_album(scene.chat, scene.person, 2, f"/video {words}")
        case _:
            await scene.say(f"/video {words}", reply_to=await scene.photo())
    await scene.settle()
    assert len(scene.video.matching("")) == before + 1  # the fence


@pytest.mark.parametrize("words", ["a {m} at -5 degrees", "{m}: - cat\n- dog", "a {m} -foo", "— Привет, {m}"])
async def test_other_dashes_are_words(scene: Scene, words: str) -> None:
    """Numbers, lists and speech arrive as they were written."""
    prompt = words.format(m=scene.mark)
    assert (await scene.told(await scene.say(f"/video {prompt}"))).prompt == prompt


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("--landscpe", "--landscape"),
        ("—landscpe", "--landscape"),
        ("-potrait", "--portrait"),
        ("--durration 10", "--duration"),
        ("--sora2", "--sora-2"),
        ("--modle sora-2", "--model"),
    ],
)
async def test_a_mistyped_option_is_asked_about(scene: Scene, written: str, near: str) -> None:
    """The nearest is named, and nothing is spent."""
    answer = await scene.answer(await scene.say(f"/video a {scene.mark} {written}"), "Did you mean")
    assert f"Did you mean {near}?" in answer.words
    await scene.spent_nothing()


# Mistyped commands ----------------------------------------------------------------------------------------------------

SLIPS = ["/vidoe", "/vide", "/videos", "\\video", "!video", "/ video", "/видио", "/сгенерируй", "/生成", "/वीडिओ"]


@pytest.mark.parametrize("written", ["/video:", "/video,", "／video", "/видео", "/vídeo", "/视频"])
@pytest.mark.parametrize("with_photo", [False, True], ids=["text", "caption"])
async def test_the_command_in_other_spellings_is_the_command(scene: Scene, written: str, with_photo: bool) -> None:
    """A colon, a full-width slash, accents and other languages."""
    words = f"{written} a {scene.mark}"
    create = await scene.told(await (scene.photo(words) if with_photo else scene.say(words)))
    assert create.prompt == f"a {scene.mark}"


@pytest.mark.parametrize("written", SLIPS)
async def test_a_mistyped_command_is_asked_about(scene: Scene, written: str) -> None:
    """The corrected message is there to be copied; nothing is offered, nothing is spent."""
    answer = await scene.answer(await scene.say(f"{written} a {scene.mark}"), "Did you mean this?")
    assert written in answer.words
    assert f"/video a {scene.mark}" in answer.words
    assert not answer.buttons
    await scene.spent_nothing()
    assert scene.answers() == [answer]


@pytest.mark.parametrize("written", SLIPS)
async def test_a_mistyped_command_in_a_caption_is_asked_about(scene: Scene, written: str) -> None:
    """The corrected words in reply to the photo are the order."""
    photo = await scene.photo(f"{written} a {scene.mark}")
    answer = await scene.answer(photo, "in reply to the photo")
    assert f"/video a {scene.mark}" in answer.words
    await scene.spent_nothing()
    create = await scene.told(await scene.say(f"/video a {scene.mark}", reply_to=photo))
    assert len(create.links) == 1


@pytest.mark.parametrize("written", ["/vidoe", "\\video"])
async def test_a_mistyped_command_in_an_album_is_asked_about(scene: Scene, written: str) -> None:
    """The photos wait for words, all of them."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 3, f"{written} a {scene.mark}")
    answer = await scene.answer(sent[0], "Did you mean this?")
    assert f"/video a {scene.mark}" in answer.words
    waiting = await scene.telegram.wait_for(scene.chat, "Got 3 photos")
    await scene.spent_nothing()
    create = await scene.told(await scene.say(f"/video a {scene.mark}", reply_to=waiting))
    assert len(create.links) == 3


@pytest.mark.parametrize("how", ["caption", "album"])
async def test_photos_for_another_bot_are_still_met_with_silence(scene: Scene, how: str) -> None:
    """`/video@otherbot` is spelled well, and not ours."""
    words = f"/video@otherbot a {scene.mark}"
    await (scene.photo(words) if how == "caption" else scene.telegram.send_album(scene.chat, scene.person, 2, words))
    await scene.spent_nothing()
    assert scene.answers() == []


async def test_a_mistyped_command_in_reply_to_a_photo_is_asked_about(scene: Scene) -> None:
    """As in a caption."""
    asked = await scene.say(f"/vidoe a {scene.mark}", reply_to=await scene.photo())
    await scene.answer(asked, "in reply to the photo")
    await scene.spent_nothing()


async def test_a_long_message_is_not_repeated_in_part(scene: Scene) -> None:
    """Half of somebody's words would be another order."""
    answer = await scene.answer(await scene.say(f"/vidoe {scene.mark} " + "<&> word " * 300), "Did you mean this?")
    assert scene.mark not in answer.words
    await scene.spent_nothing()


@pytest.mark.parametrize("how", ["text", "caption", "album"])
async def test_in_a_group_only_what_names_the_bot_is_answered(scene: Scene, how: str) -> None:
    """`/vidoe` alone may be another bot's; `/vidoe@bot` is asked about. Neither orders anything."""
    group = scene.at(scene.telegram.group("Club", members=(scene.person,), privacy=False))

    async def write(words: str) -> Message:
        match how:
            case "text":
                return await group.say(words)
            case "caption":
                return await group.photo(words)
            case _:
                return (await group.telegram.send_album(group.chat, group.person, 2, words))[0]

    for words in (f"/vidoe a {scene.mark}", f"\\video a {scene.mark}"):
        await write(words)
    await group.spent_nothing()
    assert group.answers() == []
    for words in (f"/vidoe@{BOT} a {scene.mark}", f"@{BOT} /vidoe a {scene.mark}", f"@{BOT} \\video a {scene.mark}"):
        answer = await group.answer(await write(words), f"/video@{BOT} a {scene.mark}")
        assert not answer.buttons
    await group.spent_nothing()
