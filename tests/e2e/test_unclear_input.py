"""Unclear input: links that may be pictures, dashes of every kind, mistyped commands."""

import asyncio

import pytest

from sandbox.telegram.world import Message
from tests.e2e.picture_host import PictureHost
from tests.e2e.scene import BOT, DEFAULTS, Scene

USE, LEAVE = "Use as a picture", "Leave in the words"
PICTURE = "https://pics.example/cat.png"
MAY_BE = "https://pbs.example/media/X?format=jpg"


async def doubtful_card(scene: Scene, message: Message, host: str = "pbs.example") -> Message:
    """The card about a message's link, with its buttons; no create was sent for it."""
    question = await scene.answer(message, host)
    assert [row[0].text for row in question.buttons] == [USE, LEAVE, "Cancel"]
    assert scene.video.matching(scene.marker) == []
    return question


# Links that may be pictures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("button", "prompt", "images"),
    [(USE, "make {m} dance", [MAY_BE]), (LEAVE, f"make {MAY_BE} {{m}} dance", [])],
    ids=["picture", "words"],
)
async def test_either_answer_orders_once(scene: Scene, button: str, prompt: str, images: list[str]) -> None:
    """Each button orders at once, and the card becomes the status message."""
    asked = await scene.say(f"/video make {MAY_BE} {scene.marker} dance --landscape 15s")
    question = await doubtful_card(scene, asked)
    assert "Sora 2 · landscape · small · 15 s" in question.words
    assert f"make {MAY_BE} {scene.marker} dance" in question.words
    await scene.settle()
    assert scene.video.matching(scene.marker) == []

    both = [question.button(USE), question.button(LEAVE)]
    pressed = await scene.telegram.press(question, button, scene.person)
    assert (pressed.answered, pressed.alert) == (True, False)
    create = await scene.create_for(asked)
    assert create.body == DEFAULTS | {
        "prompt": prompt.format(m=scene.marker), "images": images, "orientation": "landscape", "duration": 15,
    }  # fmt: skip
    for old in both:
        assert "out of date" in (await scene.telegram.press(question, old, scene.person)).text
    await scene.settle()
    await scene.create()
    assert scene.answers() == [question]


async def test_both_buttons_at_once_are_one_order(scene: Scene) -> None:
    """Of four presses at the same time, one orders."""
    question = await doubtful_card(scene, await scene.say(f"/video {scene.marker} {MAY_BE}"))
    buttons = [question.button(USE), question.button(LEAVE)] * 2
    answers = await asyncio.gather(*(scene.telegram.press(question, button, scene.person) for button in buttons))
    assert sorted("out of date" in answer.text for answer in answers) == [False, True, True, True]
    await scene.settle()
    await scene.create()


async def test_the_card_survives_a_restart(scene: Scene) -> None:
    """Its buttons work after a restart."""
    asked = await scene.say(f"/video {scene.marker} {MAY_BE}")
    question = await doubtful_card(scene, asked)
    await scene.bot.kill()
    await scene.bot.start()
    await scene.telegram.press(question, USE, scene.person)
    create = await scene.create_for(asked)
    assert (create.prompt, create.body["images"]) == (scene.marker, [MAY_BE])


async def test_a_cancelled_card_orders_nothing(scene: Scene) -> None:
    """After *Cancel*, neither button orders."""
    question = await doubtful_card(scene, await scene.say(f"/video {scene.marker} {MAY_BE}"))
    use = question.button(USE)
    await scene.telegram.press(question, "Cancel", scene.person)
    assert "out of date" in (await scene.telegram.press(question, use, scene.person)).text
    await scene.assert_no_create()


async def test_the_bot_does_not_fetch_doubtful_links(scene: Scene, picture_host: PictureHost) -> None:
    """The link is classified by its text; only the provider fetches it, once, after the press."""
    link = picture_host.url("img/123")
    asked = await scene.say(f"/video {scene.marker} {link}")
    question = await doubtful_card(scene, asked, "127.0.0.1")
    await scene.settle()
    assert picture_host.requests == []
    await scene.telegram.press(question, USE, scene.person)
    await scene.video.wait_for_images(await scene.create_for(asked))
    assert picture_host.requests == ["GET /img/123"]


async def test_plain_text_with_a_doubtful_link_is_one_card(scene: Scene) -> None:
    """In a private chat the card has the two buttons instead of *Create*."""
    asked = await scene.say(f"{scene.marker} dances {MAY_BE}")
    question = await doubtful_card(scene, asked)
    await scene.telegram.press(question, USE, scene.person)
    create = await scene.create_for(asked)
    assert (create.prompt, create.body["images"]) == (f"{scene.marker} dances", [MAY_BE])
    assert scene.answers() == [question]


@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_a_caption_with_a_doubtful_link(scene: Scene, button: str) -> None:
    """The photo is a picture in any case; the link comes after it."""
    asked = await scene.photo(f"{scene.marker} dances {MAY_BE}")
    question = await doubtful_card(scene, asked)
    assert "1 image" in question.words
    await scene.telegram.press(question, button, scene.person)
    create = await scene.create_for(asked)
    assert create.body["images"][0].startswith(scene.bot.url)
    assert create.body["images"][1:] == ([MAY_BE] if button == USE else [])
    assert create.prompt == (f"{scene.marker} dances" if button == USE else f"{scene.marker} dances {MAY_BE}")


@pytest.mark.parametrize("hidden", [False, True], ids=["written", "behind a word"])
@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_an_album_with_a_doubtful_link(scene: Scene, button: str, hidden: bool) -> None:
    """When it is closed, the card asks; the order has all photos, and the link if it is a picture."""
    words, links = (
        (f"{scene.marker} dances", [("dances", MAY_BE)]) if hidden else (f"{scene.marker} dances {MAY_BE}", [])
    )
    first = await scene.photo(words, media_group=f"links {scene.marker}", links=links)
    await scene.photo(media_group=f"links {scene.marker}")
    question = await doubtful_card(scene, first)
    await scene.telegram.press(question, button, scene.person)
    create = await scene.create_for(first)
    # Like a link with a picture's extension, it comes after the photo whose caption has it.
    assert [link for link in create.links if link == MAY_BE] == list(create.links[1:-1])
    assert len(create.links) == (3 if button == USE else 2)
    assert create.prompt == (words if button == LEAVE else f"{scene.marker} dances")


@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_a_doubtful_link_behind_a_word(scene: Scene, button: str) -> None:
    """The word stays in the prompt with either button."""
    asked = await scene.say(f"/video make this {scene.marker} dance", links=[("this", MAY_BE)])
    await scene.telegram.press(await doubtful_card(scene, asked), button, scene.person)
    create = await scene.create_for(asked)
    assert create.prompt == f"make this {scene.marker} dance"
    assert create.body["images"] == ([MAY_BE] if button == USE else [])


async def test_doubtful_links_are_decided_together(scene: Scene) -> None:
    """Links with a picture's extension are pictures in any case, and all keep their order."""
    other = "https://img.example/1"
    asked = await scene.say(f"/video {MAY_BE} and {PICTURE} and {other} {scene.marker}")
    question = await doubtful_card(scene, asked, "pbs.example, img.example")
    assert "1 image" in question.words
    await scene.telegram.press(question, USE, scene.person)
    create = await scene.create_for(asked)
    assert (create.prompt, create.body["images"]) == (f"and and {scene.marker}", [MAY_BE, PICTURE, other])


@pytest.mark.parametrize(
    "link",
    [PICTURE, "https://youtu.be/abc", "https://x.com/u/status/1", "https://example.com", "https://example.com/a.pdf"],
)
async def test_clear_links_are_not_asked_about(scene: Scene, link: str) -> None:
    """Links with a picture's extension, and links to other things, are ordered at once."""
    create = await scene.create_for(await scene.say(f"/video {scene.marker} {link}"))
    is_picture = link == PICTURE
    assert create.body["images"] == ([link] if is_picture else [])
    assert create.prompt == (scene.marker if is_picture else f"{scene.marker} {link}")


@pytest.mark.parametrize(("button", "images"), [(USE, ["https://www.pics.example/cat.png"]), (LEAVE, [])])
async def test_an_incomplete_picture_link_is_doubtful(scene: Scene, button: str, images: list[str]) -> None:
    """It may be text, and its scheme is a guess, so the user decides."""
    asked = await scene.say(f"/video {scene.marker} dances www.pics.example/cat.png")
    await scene.telegram.press(await doubtful_card(scene, asked, "www.pics.example"), button, scene.person)
    create = await scene.create_for(asked)
    assert create.body["images"] == images
    assert create.prompt == f"{scene.marker} dances" + ("" if images else " www.pics.example/cat.png")


async def test_a_doubtful_link_without_a_prompt(scene: Scene) -> None:
    """*Use as a picture* would leave no prompt: the alert explains it, and the card stays."""
    asked = await scene.say(f"/video https://img.example/{scene.marker}")
    question = await doubtful_card(scene, asked, "img.example")
    pressed = await scene.telegram.press(question, USE, scene.person)
    assert pressed.alert and "what the video should show" in pressed.text
    assert scene.video.matching(scene.marker) == []
    await scene.telegram.press(question, LEAVE, scene.person)
    assert (await scene.create_for(asked)).prompt == f"https://img.example/{scene.marker}"


async def test_too_many_pictures_are_refused_at_the_press(scene: Scene) -> None:
    """Ten pictures are allowed; an eleventh may be text."""
    links = " ".join(f"https://pics.example/{number}.png" for number in range(10))
    asked = await scene.say(f"/video {scene.marker} {links} {MAY_BE}")
    question = await doubtful_card(scene, asked)
    assert "at most 10 images" in (await scene.telegram.press(question, USE, scene.person)).text
    await scene.telegram.press(question, LEAVE, scene.person)
    assert len((await scene.create_for(asked)).links) == 10


@pytest.mark.parametrize("button", [USE, LEAVE])
async def test_a_change_with_a_doubtful_link(scene: Scene, button: str) -> None:
    """In reply to a request, *Use as a picture* replaces its pictures and keeps its prompt."""
    asked = await scene.say(f"/video old {scene.marker} {PICTURE}")
    await scene.create_for(asked)
    link = f"https://img.example/{scene.marker}"
    reply = await scene.say(f"--landscape {link}", reply_to=asked)
    question = await scene.answer(reply, "img.example")
    await scene.telegram.press(question, button, scene.person)
    _, create = await scene.video.wait_for_creates(2, match=scene.marker)
    prompt, images = (f"old {scene.marker}", [link]) if button == USE else (link, [PICTURE])
    assert (create.prompt, create.body["images"]) == (prompt, images)
    assert create.body["orientation"] == "landscape"


async def test_retry_with_a_doubtful_link(scene: Scene) -> None:
    """`/retry ID --landscape LINK` is asked about too."""
    create = await scene.create_for(await scene.say(f"/video old {scene.marker}"))
    retry = await scene.say(f"/retry {create.task_id} --landscape {MAY_BE}")
    await scene.telegram.press(await scene.answer(retry, "pbs.example"), USE, scene.person)
    _, again = await scene.video.wait_for_creates(2, match=scene.marker)
    assert (again.prompt, again.body["images"]) == (f"old {scene.marker}", [MAY_BE])


async def test_the_requester_and_admins_decide_in_a_group(scene: Scene) -> None:
    """Another member's press changes nothing; an admin's orders."""
    admin, another = scene.telegram.person("Admin"), scene.telegram.person("Another")
    members = (scene.person, another)
    group = scene.in_chat(scene.telegram.group("Club", members=members, admins=(admin,), privacy=False))
    asked = await group.say(f"/video@{BOT} {scene.marker} {MAY_BE}")
    question = await doubtful_card(group, asked)
    for button in (USE, LEAVE):
        assert "Only the person who asked" in (await scene.telegram.press(question, button, another)).text
    await group.settle()
    assert scene.video.matching(scene.marker) == []
    await scene.telegram.press(question, USE, admin)
    assert (await group.create_for(asked)).body["images"] == [MAY_BE]


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
    """The option sets its field and is removed from the prompt."""
    create = await scene.create_for(await scene.say(f"/video a {scene.marker} {option} runs"))
    assert create.body == DEFAULTS | {"prompt": f"a {scene.marker} runs"} | changes


@pytest.mark.parametrize("how", ["caption", "album", "reply"])
async def test_options_in_other_scripts(scene: Scene, how: str) -> None:
    """A direction mark before the dashes, Russian seconds, full-width letters."""
    words = f"{scene.marker} \u200f--landscape 15 сек"
    match how:
        case "caption":
            asked = await scene.photo(words)
        case "album":
            asked = (await scene.telegram.send_album(scene.chat, scene.person, 2, words))[0]
        case _:
            asked = await scene.say(f"/video {words}", reply_to=await scene.photo())
    create = await scene.create_for(asked)
    assert (create.prompt.strip("\u200f "), create.body["orientation"], create.body["duration"]) == (
        scene.marker,
        "landscape",
        15,
    )


@pytest.mark.parametrize("words", [".", "\u2060", "--landscape \u200b…"])
@pytest.mark.parametrize("how", ["text", "caption", "album", "reply"])
async def test_an_empty_prompt_is_refused(scene: Scene, how: str, words: str) -> None:
    """A dot or an invisible mark alone is no prompt."""
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
    assert len(scene.video.matching("")) == before + 1  # the order of `settle`


@pytest.mark.parametrize("words", ["a {m} at -5 degrees", "{m}: - cat\n- dog", "a {m} -foo", "— Привет, {m}"])
async def test_other_dashes_are_text(scene: Scene, words: str) -> None:
    """Numbers, lists and dialogue are sent unchanged."""
    prompt = words.format(m=scene.marker)
    assert (await scene.create_for(await scene.say(f"/video {prompt}"))).prompt == prompt


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("--landscpe", "--landscape?"),
        ("—landscpe", "--landscape?"),
        ("-potrait", "--portrait?"),
        ("--durration 10", "--duration? For example: --duration 10"),
        ("--sora2", "--sora-2?"),
        ("--modle sora-2", "--model? For example: --model sora-2"),
    ],
)
async def test_a_mistyped_option_gets_a_suggestion(scene: Scene, written: str, near: str) -> None:
    """The reply names the nearest option, with the value that was written; there is no create."""
    answer = await scene.answer(await scene.say(f"/video a {scene.marker} {written}"), "Did you mean")
    assert f"Did you mean {near}" in answer.words
    await scene.assert_no_create()


# Mistyped commands ----------------------------------------------------------------------------------------------------

SLIPS = ["/vidoe", "/vide", "/videos", "\\video", "!video", "/ video", "/видио", "/сгенерируй", "/生成", "/वीडिओ"]


@pytest.mark.parametrize("written", ["/video:", "/video,", "／video", "/видео", "/vídeo", "/视频"])
@pytest.mark.parametrize("with_photo", [False, True], ids=["text", "caption"])
async def test_other_spellings_of_the_command(scene: Scene, written: str, with_photo: bool) -> None:
    """A colon, a full-width slash, accents and other languages."""
    words = f"{written} a {scene.marker}"
    create = await scene.create_for(await (scene.photo(words) if with_photo else scene.say(words)))
    assert create.prompt == f"a {scene.marker}"


@pytest.mark.parametrize("written", SLIPS)
async def test_a_mistyped_command_gets_a_suggestion(scene: Scene, written: str) -> None:
    """The reply has the corrected message to copy, and there is neither a draft nor a create."""
    answer = await scene.answer(await scene.say(f"{written} a {scene.marker}"), "Did you mean this?")
    assert written in answer.words
    assert f"/video a {scene.marker}" in answer.words
    assert not answer.buttons
    await scene.assert_no_create()
    assert scene.answers() == [answer]


@pytest.mark.parametrize("written", SLIPS)
async def test_a_mistyped_command_in_a_caption(scene: Scene, written: str) -> None:
    """The corrected text in reply to the photo orders."""
    photo = await scene.photo(f"{written} a {scene.marker}")
    answer = await scene.answer(photo, "in reply to the photo")
    assert f"/video a {scene.marker}" in answer.words
    await scene.assert_no_create()
    create = await scene.create_for(await scene.say(f"/video a {scene.marker}", reply_to=photo))
    assert len(create.links) == 1


@pytest.mark.parametrize("written", ["/vidoe", "\\video"])
async def test_a_mistyped_command_in_an_album(scene: Scene, written: str) -> None:
    """All photos wait for a prompt."""
    sent = await scene.telegram.send_album(scene.chat, scene.person, 3, f"{written} a {scene.marker}")
    answer = await scene.answer(sent[0], "Did you mean this?")
    assert f"/video a {scene.marker}" in answer.words
    waiting = await scene.telegram.wait_for(scene.chat, "Got 3 photos")
    await scene.assert_no_create()
    create = await scene.create_for(await scene.say(f"/video a {scene.marker}", reply_to=waiting))
    assert len(create.links) == 3


@pytest.mark.parametrize("how", ["caption", "album"])
async def test_photos_for_another_bot_are_ignored(scene: Scene, how: str) -> None:
    """`/video@otherbot` is not mistyped."""
    words = f"/video@otherbot a {scene.marker}"
    await (scene.photo(words) if how == "caption" else scene.telegram.send_album(scene.chat, scene.person, 2, words))
    await scene.assert_no_create()
    assert scene.answers() == []


async def test_a_mistyped_command_in_reply_to_a_photo(scene: Scene) -> None:
    """It gets a suggestion, as in a caption."""
    asked = await scene.say(f"/vidoe a {scene.marker}", reply_to=await scene.photo())
    await scene.answer(asked, "in reply to the photo")
    await scene.assert_no_create()


async def test_a_long_message_is_not_repeated_in_part(scene: Scene) -> None:
    """The suggestion for a long message does not quote a part of it, which would be another order."""
    answer = await scene.answer(await scene.say(f"/vidoe {scene.marker} " + "<&> word " * 300), "Did you mean this?")
    assert scene.marker not in answer.words
    await scene.assert_no_create()


@pytest.mark.parametrize("how", ["text", "caption", "album"])
async def test_mistyped_commands_in_a_group(scene: Scene, how: str) -> None:
    """`/vidoe` alone may be another bot's; `/vidoe@bot` gets a suggestion. Neither orders."""
    group = scene.in_chat(scene.telegram.group("Club", members=(scene.person,), privacy=False))

    async def write(words: str) -> Message:
        match how:
            case "text":
                return await group.say(words)
            case "caption":
                return await group.photo(words)
            case _:
                return (await group.telegram.send_album(group.chat, group.person, 2, words))[0]

    for words in (f"/vidoe a {scene.marker}", f"\\video a {scene.marker}"):
        await write(words)
    await group.assert_no_create()
    assert group.answers() == []
    for words in (
        f"/vidoe@{BOT} a {scene.marker}",
        f"@{BOT} /vidoe a {scene.marker}",
        f"@{BOT} \\video a {scene.marker}",
    ):
        answer = await group.answer(await write(words), f"/video@{BOT} a {scene.marker}")
        assert not answer.buttons
    await group.assert_no_create()
