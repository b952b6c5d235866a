"""Sends videos with real PTB objects to the Telegram stand-in, and to a Bot API that refuses as set by each test."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from bot.botapi.errors import AnswerLost, AnswerTimedOut, DefinitelyNotSent, PossiblySent
from bot.botapi.messenger import Button, ChatUnreachable, Messenger, Place
from bot.botapi.pacing import SendPacing
from bot.botapi.transport import AiohttpRequest
from bot.botapi.videos import SentVideo, UnknownFileId, VideoRefused, VideoSender, VideoTooBig
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from tests.bots import bot_over
from tests.unit.botapi.loopback import SENT, TOKEN, BotApi

ASSETS = Path(__file__).parents[3] / "sandbox" / "assets"
PORTRAIT = ASSETS / "portrait.mp4"
BUTTONS = ((Button("Again", data="redo:abc:0"),),)
MIB = 1024 * 1024


@dataclass(frozen=True)
class Properties:
    """Properties of the portrait video."""

    width: int | None = 360
    height: int | None = 640
    duration: int | None = 10
    thumbnail: bytes | None = (ASSETS / "thumbnail.jpg").read_bytes()


class Moves:
    """Records which chats moved where."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    async def __call__(self, old_id: int, new_id: int) -> None:
        self.seen.append((old_id, new_id))


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandIn]:
    stand_in = TelegramStandIn()
    await stand_in.start()
    yield stand_in
    await stand_in.close()
    await asyncio.sleep(0)


@pytest.fixture
async def real(telegram: TelegramStandIn) -> AsyncIterator[ExtBot[None]]:
    """A bot of the stand-in, with our pacing."""
    async with AiohttpRequest() as request:
        yield bot_over(request, telegram.token, telegram.url, rate_limiter=SendPacing(max_pause=2))


@pytest.fixture
def moves() -> Moves:
    return Moves()


@pytest.fixture
def sender(real: ExtBot[None], moves: Moves) -> VideoSender:
    return VideoSender(real, upload_limit=50 * MIB, migrated=moves)


@pytest.fixture
def ann(telegram: TelegramStandIn) -> Person:
    return telegram.person("Ann")


@pytest.fixture
async def chat(telegram: TelegramStandIn, ann: Person) -> Chat:
    await telegram.send_text(telegram.private(ann), ann, "/start")
    return telegram.private(ann)


async def test_a_video_replies_with_all_that_is_known_of_it(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, ann: Person
) -> None:
    asked = await telegram.send_text(chat, ann, "/video a cat")
    sent = await sender.send(Place(chat.id, None, asked.id), PORTRAIT, Properties(), "<b>a cat</b>", BUTTONS)
    message = chat.messages[sent.message_id]
    media = message.video
    assert media is not None and media.thumbnail is not None
    assert sent == SentVideo(message.id, media.file.file_id, "video")
    assert (media.width, media.height, media.duration) == (360, 640, 10)
    assert media.file.path.read_bytes() == PORTRAIT.read_bytes()
    assert media.thumbnail.path.read_bytes() == Properties().thumbnail
    assert (media.file.name, media.file.mime) == ("video.mp4", "video/mp4")
    assert (message.caption, message.entities[0]["type"]) == ("a cat", "bold")
    assert message.reply_to is asked
    assert message.button("redo:abc:0").text == "Again"
    assert telegram.calls_to("sendVideo")[0].params["supports_streaming"] is True


async def test_a_kind_that_telegram_does_not_play_is_sent_as_a_document(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, tmp_path: Path
) -> None:
    """The given content type is used, whatever this system guesses from the extension; the file can be sent again."""
    (tmp_path / "a.ts").write_bytes(b"\x47" + bytes(500))
    sent = await sender.send(Place(chat.id), tmp_path / "a.ts", None, "a cat", BUTTONS, "video/mp2t")
    message = chat.messages[sent.message_id]
    assert (sent.kind, telegram.calls_to("sendVideo")) == ("document", [])
    assert message.document is not None and sent.file_id is not None
    assert (message.document.file.name, message.document.file.mime) == ("video.ts", "video/mp2t")
    assert message.caption == "a cat" and message.button("redo:abc:0").text == "Again"
    again = await sender.send(Place(chat.id), sent.file_id, None, "")
    assert again.file_id == sent.file_id


async def test_nothing_needs_to_be_known(sender: VideoSender, chat: Chat) -> None:
    sent = await sender.send(Place(chat.id), PORTRAIT, Properties(None, None, None, None), "")
    assert chat.messages[sent.message_id].video is not None
    sent = await sender.send(Place(chat.id), PORTRAIT, None, "")
    assert chat.messages[sent.message_id].caption is None


async def test_a_file_id_sends_the_same_video_again_without_a_byte(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat
) -> None:
    first = await sender.send(Place(chat.id), PORTRAIT, Properties(), "")
    assert first.file_id is not None
    again = await sender.send(Place(chat.id), first.file_id, None, "again", BUTTONS)
    assert again.file_id == first.file_id and again.message_id != first.message_id
    call = telegram.calls_to("sendVideo")[1]
    assert call.files == [] and call.params["video"] == first.file_id


async def test_a_file_id_is_never_taken_for_a_file_of_this_machine(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "BAADBAADzQAD").write_bytes(b"a secret")
    with pytest.raises(UnknownFileId):
        await sender.send(Place(chat.id), "BAADBAADzQAD", None, "")
    assert [call.files for call in telegram.calls_to("sendVideo")] == [[]]


@pytest.mark.parametrize(
    "text", ["", "/etc/passwd", "file:///etc/passwd", "https://cdn.example/a.mp4", "attach://x", "a b"]
)
async def test_an_invalid_file_id_is_not_sent(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, text: str
) -> None:
    with pytest.raises(UnknownFileId):
        await sender.send(Place(chat.id), text, None, "")
    assert telegram.calls_to("sendVideo") == []


async def test_a_documents_file_id_is_sent_as_a_document(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, tmp_path: Path
) -> None:
    (tmp_path / "a.webm").write_bytes(b"\x1a\x45\xdf\xa3" + bytes(100))
    first = await sender.send(Place(chat.id), tmp_path / "a.webm", None, "")
    assert (first.kind, first.file_id is not None) == ("document", True)
    assert telegram.calls_to("sendVideo")[0].params.get("supports_streaming") is not True
    again = await sender.send(Place(chat.id), str(first.file_id), None, "")
    assert again == SentVideo(again.message_id, first.file_id, "document")
    assert len(telegram.calls_to("sendDocument")) == 1


async def test_a_video_is_sent_to_its_topic_or_outside_of_a_deleted_one(
    telegram: TelegramStandIn, sender: VideoSender, ann: Person
) -> None:
    forum = telegram.group("Films", members=[ann], topics=True)
    topic = telegram.topic(forum, "Cats")
    sent = await sender.send(Place(forum.id, topic), PORTRAIT, None, "")
    assert forum.messages[sent.message_id].thread == topic
    telegram.delete_topic(forum, topic)
    sent = await sender.send(Place(forum.id, topic, 4711), PORTRAIT, None, "")
    assert forum.messages[sent.message_id].thread is None
    assert forum.messages[sent.message_id].video is not None


async def test_a_video_follows_a_group_that_moved(
    telegram: TelegramStandIn, sender: VideoSender, moves: Moves, ann: Person
) -> None:
    group = telegram.group("Films", members=[ann], supergroup=False)
    asked = await telegram.send_text(group, ann, "/video a cat")
    new = await telegram.migrate(group)
    sent = await sender.send(Place(group.id, None, asked.id), PORTRAIT, Properties(), "a cat", BUTTONS)
    assert moves.seen == [(group.id, new.id)]
    assert new.messages[sent.message_id].video is not None
    assert new.messages[sent.message_id].reply_to is None


async def test_a_deleted_request_is_not_replied_to(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, ann: Person
) -> None:
    asked = await telegram.send_text(chat, ann, "/video a cat")
    await telegram.delete_message(asked)
    sent = await sender.send(Place(chat.id, None, asked.id), PORTRAIT, None, "")
    assert chat.messages[sent.message_id].reply_to is None


async def test_an_unreachable_chat_has_its_own_error(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, ann: Person
) -> None:
    await telegram.block(ann)
    with pytest.raises(ChatUnreachable, match="blocked"):
        await sender.send(Place(chat.id), PORTRAIT, None, "")
    with pytest.raises(ChatUnreachable, match="not found"):
        await sender.send(Place(99999), PORTRAIT, None, "")
    assert telegram.calls_to("sendDocument") == []


async def test_where_videos_are_not_allowed_neither_are_documents(
    telegram: TelegramStandIn, sender: VideoSender, ann: Person
) -> None:
    group = telegram.group("Films", members=[ann])
    await telegram.mute_bot(group)
    with pytest.raises(VideoRefused, match="ot enough rights"):
        await sender.send(Place(group.id), PORTRAIT, None, "")
    assert telegram.calls_to("sendDocument") == []


async def test_a_file_over_the_limit_is_not_sent(telegram: TelegramStandIn, real: ExtBot[None], chat: Chat) -> None:
    size = PORTRAIT.stat().st_size
    exactly = VideoSender(real, upload_limit=size, migrated=Moves())
    assert await exactly.send(Place(chat.id), PORTRAIT, None, "")
    with pytest.raises(VideoTooBig):
        await VideoSender(real, upload_limit=size - 1, migrated=Moves()).send(Place(chat.id), PORTRAIT, None, "")
    assert len(telegram.calls_to("sendVideo")) == 1


async def test_an_upload_refused_for_its_pace_is_sent_whole_the_second_time(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat
) -> None:
    telegram.faults.add("sendVideo", "429", retry_after=1)
    sent = await sender.send(Place(chat.id), PORTRAIT, Properties(), "")
    video = chat.messages[sent.message_id].video
    assert video is not None and video.file.path.read_bytes() == PORTRAIT.read_bytes()


async def test_an_upload_refused_for_long_is_for_later(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat
) -> None:
    telegram.faults.add("sendVideo", "429", retry_after=60)
    with pytest.raises(RetryAfter):
        await sender.send(Place(chat.id), PORTRAIT, Properties(), "")
    assert not any(message.video for message in chat.messages.values())


@pytest.mark.parametrize("fault", ["500", "502-html", "reset_after", "malformed", "reset"])
async def test_a_video_that_may_have_been_sent_is_not_sent_again(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat, fault: Any
) -> None:
    telegram.faults.add("sendVideo", fault)
    with pytest.raises(PossiblySent):
        await sender.send(Place(chat.id), PORTRAIT, Properties(), "")
    assert (len(telegram.calls_to("sendVideo")), telegram.calls_to("sendDocument")) == (1, [])


async def test_without_a_connection_nothing_was_sent() -> None:
    async with AiohttpRequest(connect_timeout=1) as request:
        bot = bot_over(request, TOKEN, "http://127.0.0.1:1")
        with pytest.raises(DefinitelyNotSent):
            await VideoSender(bot, upload_limit=MIB, migrated=Moves()).send(Place(5), PORTRAIT, None, "")


async def test_a_file_that_is_gone_is_an_error_of_the_file(sender: VideoSender, chat: Chat, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await sender.send(Place(chat.id), tmp_path / "gone.mp4", None, "")


# Refusals in Telegram's words -----------------------------------------------------------------------------------------


class Refusing:
    """Answers a method with refusals in order, then successfully; records the fields of each request."""

    def __init__(self, *descriptions: str, status: int = 400) -> None:
        self.left = list(descriptions)
        self.status = status
        self.calls: list[dict[str, str]] = []

    async def __call__(self, request: web.Request) -> web.Response:
        fields = await request.post()
        self.calls.append({name: value for name, value in fields.items() if isinstance(value, str)})
        if not self.left:
            return web.json_response({"ok": True, "result": SENT})
        answer = {"ok": False, "error_code": self.status, "description": self.left.pop(0)}
        return web.json_response(answer, status=self.status)


@pytest.fixture
def to_api(bot: ExtBot[None]) -> VideoSender:
    return VideoSender(bot, upload_limit=50 * MIB, migrated=Moves())


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: VIDEO_CONTENT_TYPE_INVALID",
        "Bad Request: VIDEO_FILE_INVALID",
        "Bad Request: MEDIA_INVALID",
        "Bad Request: type of file mismatch",
        "Bad Request: can't use file of type Document as Video",
        "Bad Request: failed to send the video",
        "Bad Request: FILE_PART_0_MISSING",
        "Bad Request: something that nobody has seen yet",
    ],
)
async def test_a_file_refused_as_a_video_is_sent_as_a_document(api: BotApi, to_api: VideoSender, words: str) -> None:
    api.answers["sendVideo"], api.answers["sendDocument"] = Refusing(words), (document := Refusing())
    sent = await to_api.send(Place(5, None, 7), PORTRAIT, Properties(), "<i>a cat</i>", BUTTONS)
    assert sent == SentVideo(1, None, "document")
    (call,) = document.calls
    assert (call["caption"], call["parse_mode"]) == ("<i>a cat</i>", "HTML")
    assert json.loads(call["reply_parameters"])["message_id"] == 7
    assert "redo:abc:0" in call["reply_markup"] and "width" not in call


async def test_after_an_unknown_refusal_there_is_no_thumbnail(api: BotApi, to_api: VideoSender) -> None:
    """The thumbnail may have caused it."""
    api.answers["sendVideo"] = Refusing("Bad Request: PHOTO_INVALID_DIMENSIONS")
    api.answers["sendDocument"] = document = Refusing()
    await to_api.send(Place(5), PORTRAIT, Properties(), "a cat")
    assert "thumbnail" not in document.calls[0]


async def test_a_file_refused_as_a_document_too_raises_video_refused(api: BotApi, to_api: VideoSender) -> None:
    words = "Bad Request: MEDIA_INVALID"
    api.answers["sendVideo"], api.answers["sendDocument"] = Refusing(words), Refusing(words)
    with pytest.raises(VideoRefused, match="edia_invalid"):
        await to_api.send(Place(5), PORTRAIT, None, "")


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (400, "Bad Request: wrong file identifier/HTTP URL specified", UnknownFileId),
        (400, "Bad Request: wrong remote file identifier specified: Wrong character in the string", UnknownFileId),
        (400, "Bad Request: wrong file_id or the file is temporarily unavailable", UnknownFileId),
        (400, "Bad Request: FILE_REFERENCE_EXPIRED", UnknownFileId),
        (413, "Request Entity Too Large", VideoTooBig),
        (400, "Bad Request: file is too big", VideoTooBig),
        (400, "Bad Request: not enough rights to send videos to the chat", VideoRefused),
        (403, "Forbidden: CHAT_SEND_VIDEOS_FORBIDDEN", VideoRefused),
        (400, "Bad Request: chat not found", ChatUnreachable),
        (400, "Bad Request: TOPIC_CLOSED", ChatUnreachable),
        (400, "Bad Request: have no rights to send a message", ChatUnreachable),
        (403, "Forbidden: bot was kicked from the supergroup chat", ChatUnreachable),
        (500, "Internal Server Error: MEDIA_INVALID", AnswerLost),
        (502, "Bad Gateway: file is too big", AnswerLost),
    ],
)
async def test_each_refusal_has_one_meaning_and_no_second_try(
    api: BotApi, to_api: VideoSender, status: int, words: str, kind: type[Exception]
) -> None:
    api.answers["sendVideo"], api.answers["sendDocument"] = (video := Refusing(words, status=status)), Refusing()
    with pytest.raises(kind) as caught:
        await to_api.send(Place(5), PORTRAIT, None, "a cat")
    assert type(caught.value) is kind
    assert len(video.calls) == 1 and api.answers["sendDocument"].calls == []


async def test_a_gateways_413_is_too_big(api: BotApi, to_api: VideoSender) -> None:
    async def gateway(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(status=413, text="<html>413 Request Entity Too Large</html>", content_type="text/html")

    api.answers["sendVideo"] = gateway
    with pytest.raises(VideoTooBig):
        await to_api.send(Place(5), PORTRAIT, None, "a cat")


@pytest.mark.parametrize(
    "words",
    ["Bad Request: message caption is too long", "Bad Request: can't parse entities: unclosed tag at byte offset 413"],
)
async def test_a_paid_video_is_not_lost_for_its_caption(api: BotApi, to_api: VideoSender, words: str) -> None:
    api.answers["sendVideo"] = video = Refusing(words)
    assert (await to_api.send(Place(5), PORTRAIT, None, "a cat", BUTTONS)).message_id == 1
    assert [call.get("caption") for call in video.calls] == ["a cat", None]
    assert all("reply_markup" in call for call in video.calls)


async def test_a_silent_video_that_became_an_animation_keeps_its_file_id(api: BotApi, to_api: VideoSender) -> None:
    file = {"file_id": "CgAC", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1}
    api.answers["sendVideo"] = SENT | {"animation": file, "document": {"file_id": "CgAC", "file_unique_id": "u"}}
    assert await to_api.send(Place(5), PORTRAIT, None, "") == SentVideo(1, "CgAC", "video")


async def test_a_large_file_that_telegram_takes_slowly_is_waited_for(
    api: BotApi, to_api: VideoSender, tmp_path: Path
) -> None:
    """A larger file gets a longer timeout."""
    asked: list[dict[str, Any]] = []

    async def taken(request: web.Request) -> web.Response:
        async for _ in request.content.iter_any():
            pass
        return web.json_response({"ok": True, "result": SENT})

    api.answers["sendVideo"] = taken

    class Watching(AiohttpRequest):
        async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            asked.append(kwargs)
            return await super().do_request(*args, **kwargs)

    with (tmp_path / "large.mp4").open("wb") as file:
        file.truncate(20 * MIB)
    async with Watching() as request:
        bot = bot_over(request, TOKEN, api.root)
        sender = VideoSender(bot, upload_limit=50 * MIB, migrated=Moves())
        await sender.send(Place(5), PORTRAIT, None, "")
        await sender.send(Place(5), tmp_path / "large.mp4", None, "")
    small, large = ((call["read_timeout"], call["write_timeout"]) for call in asked)
    assert small[0] == small[1] == pytest.approx(120, abs=1)
    assert large[0] == large[1] == pytest.approx(160, abs=1)


async def test_the_answer_timeout_starts_after_the_upload(api: BotApi, tmp_path: Path) -> None:
    async def slow(request: web.Request) -> web.Response:
        for _ in range(8):
            await asyncio.sleep(0.2)
            await request.content.readexactly(4 * MIB)
        while await request.content.readany():
            pass
        return web.json_response({"ok": True, "result": SENT})

    class Impatient(AiohttpRequest):
        async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            return await super().do_request(*args, **kwargs | {"read_timeout": 1})

    api.answers["sendVideo"] = slow
    with (tmp_path / "large.mp4").open("wb") as file:
        file.truncate(33 * MIB)
    async with Impatient() as request:
        bot = bot_over(request, TOKEN, api.root)
        sender = VideoSender(bot, upload_limit=50 * MIB, migrated=Moves())
        assert (await sender.send(Place(5), tmp_path / "large.mp4", None, "")).message_id == 1


async def test_an_answer_that_does_not_come_in_time_is_a_maybe(api: BotApi, tmp_path: Path) -> None:
    async def never(request: web.Request) -> web.Response:
        await request.read()
        await asyncio.sleep(1)
        return web.json_response({"ok": True, "result": SENT})

    class Impatient(AiohttpRequest):
        async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            return await super().do_request(*args, **kwargs | {"read_timeout": 0.2})

    api.answers["sendVideo"] = never
    async with Impatient() as request:
        bot = bot_over(request, TOKEN, api.root)
        with pytest.raises(AnswerTimedOut):
            await VideoSender(bot, upload_limit=MIB, migrated=Moves()).send(Place(5), PORTRAIT, None, "")


# Other aspects --------------------------------------------------------------------------------------------------------


async def test_the_upload_action_is_shown_during_the_upload(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat
) -> None:
    hold = telegram.faults.hold("sendChatAction", when="after")
    async with sender.upload_action(chat.id):
        assert await hold.reached()
    hold.release()
    (call,) = telegram.calls_to("sendChatAction")
    assert call.params == {"chat_id": chat.id, "action": "upload_video"}


async def test_an_action_that_cannot_be_shown_disturbs_nothing(
    telegram: TelegramStandIn, sender: VideoSender, chat: Chat
) -> None:
    telegram.faults.add("sendChatAction", "403", times=None)
    async with sender.upload_action(chat.id, 3):
        sent = await sender.send(Place(chat.id), PORTRAIT, None, "")
    assert chat.messages[sent.message_id].video is not None
    with pytest.raises(ZeroDivisionError):
        async with sender.upload_action(4711):
            raise ZeroDivisionError


async def test_a_reaction_is_set_where_it_may_be(
    telegram: TelegramStandIn, real: ExtBot[None], chat: Chat, ann: Person
) -> None:
    messenger = Messenger(real, Moves())
    asked = await telegram.send_text(chat, ann, "/video a cat")
    await messenger.react(chat.id, asked.id, "👀")
    assert asked.reactions == ["👀"]
    for chat_id, message_id, emoji in ((chat.id, asked.id, "🥷🏽"), (chat.id, 999, "👀"), (4711, 1, "👀")):
        await messenger.react(chat_id, message_id, emoji)
    assert asked.reactions == ["👀"]
