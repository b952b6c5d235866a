"""What the bot may send, and Telegram's messages for refusals."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import FormData, web
from aiohttp.test_utils import TestServer

from sandbox.telegram import Chat, Person, TelegramStandIn
from sandbox.telegram.images import png

JPEG = (Path(__file__).parents[3] / "sandbox" / "assets" / "thumbnail.jpg").read_bytes()


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "  "}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "x" * 40_000}, "text is too long"),
        ({"text": "hi", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "hi", "message_thread_id": 7}, "message thread not found"),
        ({"text": "hi", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
        ({"text": "hi", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"text": "hi", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ],
)
async def test_an_invalid_message_is_refused(bot: Any, chat: Chat, params: dict[str, Any], reason: str) -> None:
    """With Telegram's error."""
    assert await bot.refused("sendMessage", chat_id=chat.id, **params) == (400, f"Bad Request: {reason}")
    assert bot.stand_in.messages(chat, from_bot=True) == []


async def test_the_limit_of_a_text_excludes_markup(bot: Any, chat: Chat) -> None:
    """Length is counted after the markup is parsed."""
    sent = await bot.ok("sendMessage", chat_id=chat.id, text=f"<b>{'&lt;' * 4096}</b>", parse_mode="html")
    assert sent["text"] == "<" * 4096


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ('<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_invalid_markup_is_refused(bot: Any, chat: Chat, html: str, reason: str) -> None:
    """With Telegram's error."""
    refusal = await bot.refused("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML")
    assert refusal == (400, f"Bad Request: can't parse entities: {reason}")


async def test_markup_becomes_entities(bot: Any, chat: Chat) -> None:
    """Offsets and lengths are UTF-16 units."""
    link = '<a href="https://example.com/?a=1&amp;b=2">link</a>'
    html = f"🎬 <b>one <i>two</i></b> {link} <code>/x</code> &#x27;&apos;"
    sent = await bot.ok("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML")
    assert sent["text"] == "🎬 one two link /x '&apos;"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 7},
        {"type": "italic", "offset": 7, "length": 3},
        {"type": "text_link", "offset": 11, "length": 4, "url": "https://example.com/?a=1&b=2"},
        {"type": "code", "offset": 16, "length": 2},
    ]


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"url": "http://localhost:8080/x"},
            "inline keyboard button URL 'http://localhost:8080/x' is invalid: Wrong HTTP URL",
        ),
        (
            {"url": "http://127.0.0.1/x"},
            "inline keyboard button URL 'http://127.0.0.1/x' is invalid: Wrong HTTP URL",
        ),
        (
            {"url": "ftp://a.b/x"},
            "inline keyboard button URL 'ftp://a.b/x' is invalid: Unsupported URL protocol",
        ),
        (
            {"callback_data": "a", "style": "purple"},
            "can't parse inline keyboard button: invalid button style specified",
        ),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
    ],
)
async def test_an_invalid_button_is_refused(bot: Any, chat: Chat, button: dict[str, Any], reason: str) -> None:
    """With Telegram's error."""
    markup = {"inline_keyboard": [[{"text": "go"} | button]]}
    refusal = await bot.refused("sendMessage", chat_id=chat.id, text="hi", reply_markup=markup)
    assert refusal == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    "actions",
    [
        {"callback_data": "a", "url": "https://example.com/"},
        {"callback_data": "a", "copy_text": {"text": "a"}},
        {"url": "https://example.com/", "web_app": {"url": "https://example.com/"}},
        {"callback_data": "a", "switch_inline_query": ""},
        {"callback_data": "a", "pay": True},
    ],
)
async def test_a_button_has_one_action(bot: Any, chat: Chat, actions: dict[str, Any]) -> None:
    """Telegram would take one of them, and nobody would notice that the other is missing."""
    markup = {"inline_keyboard": [[{"text": "go"} | actions]]}
    status, reason = await bot.refused("sendMessage", chat_id=chat.id, text="hi", reply_markup=markup)
    assert (status, reason.partition(" must")[0]) == (
        400,
        "Bad Request: can't parse inline keyboard button: exactly one action",
    )
    markup = {"inline_keyboard": [[{"text": "go", "callback_data": "a", "url": "", "copy_text": None}]]}
    await bot.ok("sendMessage", chat_id=chat.id, text="hi", reply_markup=markup)


async def test_quotes_are_not_nested(bot: Any, chat: Chat) -> None:
    """Telegram would drop the inner one silently."""
    refusal = (400, "Bad Request: can't parse entities: blockquotes can't be nested")
    for inner in ("<blockquote>b</blockquote>", "<b><blockquote expandable>b</blockquote></b>"):
        html = f"<blockquote>a {inner}</blockquote>"
        assert await bot.refused("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML") == refusal
        form = FormData({"chat_id": str(chat.id), "caption": html, "parse_mode": "HTML"})
        form.add_field("photo", png(10, 10, (0, 0, 0)), filename="p.png")
        async with bot.session.post(bot.address("sendPhoto"), data=form) as response:
            assert (response.status, (await response.json())["description"]) == refusal
    quotes = [{"type": "blockquote", "offset": 0, "length": 3}, {"type": "blockquote", "offset": 2, "length": 3}]
    assert await bot.refused("sendMessage", chat_id=chat.id, text="a quote", entities=quotes) == refusal
    html = "<blockquote>a <b>b</b> <code>c</code></blockquote><blockquote>d</blockquote>"
    await bot.ok("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML")


async def test_a_private_message_needs_a_started_bot(bot: Any, standin: TelegramStandIn) -> None:
    """Users who have not started it, or blocked it, get nothing."""
    bob = standin.person("Bob")
    refusal = await bot.refused("sendMessage", chat_id=bob.id, text="hi")
    assert refusal == (403, "Forbidden: bot can't initiate conversation with a user")
    await standin.send_text(standin.private(bob), bob, "/start")
    await bot.ok("sendMessage", chat_id=bob.id, text="hi")
    await standin.block(bob)
    refusal = await bot.refused("sendMessage", chat_id=bob.id, text="hi")
    assert refusal == (403, "Forbidden: bot was blocked by the user")
    update = (await bot.updates())[-1]["my_chat_member"]
    assert (update["old_chat_member"]["status"], update["new_chat_member"]["status"]) == ("member", "kicked")
    assert await bot.refused("sendMessage", chat_id=12345, text="hi") == (400, "Bad Request: chat not found")
    assert await bot.refused("sendMessage", text="hi") == (400, "Bad Request: chat_id is empty")


async def test_a_reply_to_a_deleted_message_is_refused(
    bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """Unless `allow_sending_without_reply` is set."""
    message = await standin.send_text(chat, ann, "hi")
    reply = {"message_id": message.id}
    sent = await bot.ok("sendMessage", chat_id=chat.id, text="yes", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "hi"
    await standin.delete_message(message)
    refusal = await bot.refused("sendMessage", chat_id=chat.id, text="no", reply_parameters=reply)
    assert refusal == (400, "Bad Request: message to be replied not found")
    reply["allow_sending_without_reply"] = True
    sent = await bot.ok("sendMessage", chat_id=chat.id, text="no", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_invalid_pictures_and_long_captions_are_refused(bot: Any, chat: Chat) -> None:
    """With Telegram's errors."""

    async def send(data: bytes, caption: str = "") -> tuple[int, str]:
        form = FormData({"chat_id": str(chat.id), "caption": caption, "photo": "attach://p"})
        form.add_field("p", data, filename="p.png")
        async with bot.session.post(bot.address("sendPhoto"), data=form) as response:
            return response.status, (await response.json()).get("description", "")

    picture = png(10, 10, (0, 0, 0))
    assert await send(b"not a picture") == (400, "Bad Request: IMAGE_PROCESS_FAILED")
    assert await send(b"") == (400, "Bad Request: file must be non-empty")
    assert await send(picture, "x" * 1025) == (400, "Bad Request: message caption is too long")
    assert await send(picture, "x" * 1024) == (200, "")
    assert await bot.refused("sendPhoto", chat_id=chat.id) == (
        400,
        "Bad Request: there is no photo in the request",
    )


async def test_a_file_id_is_sent_as_its_own_kind(bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn) -> None:
    """A video stays a video, and other kinds are refused."""
    message = await standin.send_video(chat, ann)
    assert message.video is not None
    file_id = message.video.file.file_id
    assert (await bot.ok("sendVideo", chat_id=chat.id, video=file_id))["video"]["file_id"] == file_id
    refusal = await bot.refused("sendPhoto", chat_id=chat.id, photo=file_id)
    assert refusal == (400, "Bad Request: can't use file of type Video as Photo")


async def test_a_video_that_is_no_mp4_arrives_as_a_document(bot: Any, chat: Chat) -> None:
    """As with Telegram, unless the bot says that it can be streamed."""
    for streaming, status in (("true", 400), ("false", 200)):
        form = FormData({"chat_id": str(chat.id), "supports_streaming": streaming})
        form.add_field("video", b"webm or whatever", filename="a.webm", content_type="video/webm")
        async with bot.session.post(bot.address("sendVideo"), data=form) as response:
            assert response.status == status
            answer = await response.json()
    sent = answer["result"]
    assert sent["document"]["file_name"] == "a.webm"
    assert "video" not in sent


@pytest.mark.parametrize(
    ("thumbnail", "is_used"),
    [
        (JPEG, True),
        (png(320, 180, (0, 0, 0)), False),
        (JPEG[:100].ljust((200 << 10) + 1, b"0"), False),
        (b"\xff\xd8\xff\xc0\x00\x11\x08\x00\xb4\x01\x41\x03".ljust(100, b"0"), False),
        (b"not a picture", False),
    ],
    ids=["a small JPEG", "PNG", "too many bytes", "too wide", "no picture"],
)
async def test_only_a_small_jpeg_becomes_a_thumbnail(bot: Any, chat: Chat, thumbnail: bytes, is_used: bool) -> None:
    """Others are refused, which is stricter than Telegram."""
    form = FormData({"chat_id": str(chat.id), "thumbnail": "attach://t"})
    form.add_field("video", b"\0\0\0\x18ftyp".ljust(100, b"0"), filename="a.mp4", content_type="video/mp4")
    form.add_field("t", thumbnail, filename="t.jpg", content_type="image/jpeg")
    async with bot.session.post(bot.address("sendVideo"), data=form) as response:
        answer = await response.json()
    assert answer["ok"] is is_used
    assert not is_used or "thumbnail" in answer["result"]["video"]


@pytest.fixture
async def host() -> AsyncIterator[str]:
    async def video(request: web.Request) -> web.Response:
        kind = "text/html" if request.path == "/page" else "video/mp4"
        size = {"/large": 20 << 20, "/big": (20 << 20) + 1}.get(request.path, 100)
        if request.path == "/moved":
            raise web.HTTPFound("/a.mp4")
        return web.Response(body=b"\0\0\0\x18ftyp".ljust(size, b"0"), content_type=kind)

    app = web.Application()
    app.router.add_get("/{name}", video)
    async with TestServer(app) as server:
        yield str(server.make_url("/")).rstrip("/")


async def test_a_video_by_url_is_fetched(bot: Any, chat: Chat, host: str) -> None:
    """The stand-in downloads it."""
    assert (await bot.ok("sendVideo", chat_id=chat.id, video=f"{host}/a.mp4"))["video"]["file_size"] == 100
    sent = await bot.ok("sendVideo", chat_id=chat.id, video=f"{host}/large", supports_streaming=True)
    assert sent["video"]["file_size"] == 20 << 20
    assert (await bot.ok("sendVideo", chat_id=chat.id, video=f"{host}/moved"))["video"]["file_size"] == 100
    for url, reason in [
        ("http://[::1/a.mp4", "failed to get HTTP URL content"),
        ("http://127.0.0.1:1/a.mp4", "failed to get HTTP URL content"),
        (f"{host}/big", "failed to get HTTP URL content"),
        (f"{host}/page", "wrong type of the web page content"),
        ("https://example.com/a.mp4", "failed to get HTTP URL content"),
    ]:
        assert await bot.refused("sendVideo", chat_id=chat.id, video=url) == (400, f"Bad Request: {reason}")


async def test_an_album_is_sent_as_one_group(bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn) -> None:
    """Its messages share a media group."""
    pictures = await standin.send_album(chat, ann, 2)
    ids = [picture.photo.file.file_id for picture in pictures if picture.photo]
    media = [{"type": "photo", "media": file_id} for file_id in ids]
    sent = await bot.ok("sendMediaGroup", chat_id=chat.id, media=media)
    assert len({message["media_group_id"] for message in sent}) == 1
    assert (await bot.refused("sendMediaGroup", chat_id=chat.id, media=media * 6))[1].endswith("send as an album")


async def test_actions_reactions_and_drafts_are_checked(
    bot: Any, chat: Chat, ann: Person, standin: TelegramStandIn
) -> None:
    """Invalid ones are refused."""
    message = await standin.send_text(chat, ann, "hi")
    where = {"chat_id": chat.id, "message_id": message.id}
    await bot.ok("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👀"}])
    assert message.reactions == ["👀"]
    refusal = await bot.refused("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "⏳"}])
    assert refusal == (400, "Bad Request: REACTION_INVALID")
    assert await bot.ok("sendChatAction", chat_id=chat.id, action="upload_video")
    refusal = await bot.refused("sendChatAction", chat_id=chat.id, action="rendering")
    assert refusal == (400, "Bad Request: wrong parameter action in request")
    assert await bot.ok("sendMessageDraft", chat_id=chat.id, draft_id=1, text="writing")


@pytest.mark.parametrize("standin", [{"limits": True}], indirect=True)
async def test_flood_limits_answer_429(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """With limits on, the sixth message in a row to one chat must wait; those to other chats need not."""
    bob = standin.person("Bob")
    await standin.send_text(standin.private(bob), bob, "/start")
    for _ in range(5):
        await bot.ok("sendMessage", chat_id=chat.id, text="hi")
    status, body = await bot.raw("sendMessage", chat_id=chat.id, text="hi")
    assert (status, body["parameters"]) == (429, {"retry_after": 5})
    await bot.ok("sendMessage", chat_id=bob.id, text="hi")


async def test_a_copy_has_the_content_alone(bot: Any, chat: Chat, ann: Person) -> None:
    """The text, caption and media of the original, but not its buttons; the answer is the new id alone."""
    original = await bot.stand_in.send_photo(chat, ann, "a <b> photo")
    copied = await bot.ok("copyMessage", chat_id=chat.id, from_chat_id=chat.id, message_id=original.id)
    assert list(copied) == ["message_id"]
    [message] = bot.stand_in.messages(chat, from_bot=True)
    assert (message.id, message.words, message.media) == (copied["message_id"], "a <b> photo", original.media)
    buttons = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    asked = await bot.ok("sendMessage", chat_id=chat.id, text="hi", reply_markup=buttons)
    again = await bot.ok("copyMessage", chat_id=chat.id, from_chat_id=chat.id, message_id=asked["message_id"])
    assert chat.messages[again["message_id"]].words == "hi" and not chat.messages[again["message_id"]].buttons


async def test_what_is_gone_cannot_be_copied(bot: Any, chat: Chat, ann: Person) -> None:
    """With Telegram's errors."""
    original = await bot.stand_in.send_text(chat, ann, "hello")
    where = {"chat_id": chat.id, "from_chat_id": chat.id}
    await bot.stand_in.delete_message(original)
    for number in (original.id, 0):
        refused = await bot.refused("copyMessage", **where, message_id=number)
        assert refused == (400, "Bad Request: message to copy not found")
    asked = await bot.stand_in.send_text(chat, ann, "hi")
    await bot.stand_in.block(ann)
    refused = await bot.refused("copyMessage", **where, message_id=asked.id)
    assert refused == (403, "Forbidden: bot was blocked by the user")
