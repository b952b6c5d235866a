"""Telegram messages become `Incoming`."""

from dataclasses import replace
from typing import Any

import pytest
from telegram import Message

from bot.handlers.routing import EVENTS
from bot.parsing import media
from bot.parsing.commands import Command
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Attachment, Incoming, Photo
from bot.parsing.mentions import without_mention
from bot.parsing.messages import from_message
from bot.redaction import Redactor

GROUP = {"id": -100500, "type": "supergroup", "title": "Cats"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}
ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "de"}
BOT = {"id": 42, "is_bot": True, "first_name": "Video", "username": "My_Video_Bot"}
PHOTO = [
    {"file_id": "big", "file_unique_id": "ub", "width": 1280, "height": 720, "file_size": 90_000},
    {"file_id": "small", "file_unique_id": "us", "width": 90, "height": 51, "file_size": 900},
]
BIG = Photo("big", "ub", 90_000, "image/jpeg", 10, 1280, 720)


def document(mime: str | None, name: str = "x") -> dict[str, Any]:
    return {"file_id": "doc", "file_unique_id": "ud", "file_size": 123, "mime_type": mime, "file_name": name}


def incoming(chat: dict[str, Any] = PRIVATE, **fields: Any) -> Incoming:
    message = {"message_id": 10, "date": 1_760_000_000, "chat": chat, "from": ANN, **fields}
    return from_message(message, "@my_video_bot")


def replied(**fields: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1_750_000_000, "chat": GROUP, "from": ANN, **fields}


SECRET = "12345:very-secret-token"
WITH_SECRET = {
    "text": {"text": f"the key is {SECRET}"},
    "caption": {"photo": PHOTO, "caption": SECRET},
    "link behind words": {
        "text": "here", "entities": [{"type": "text_link", "offset": 0, "length": 4, "url": f"https://x.example/bot{SECRET}"}],
    },
    "file name": {"document": document("image/png", f"{SECRET}.png")},
    "contact": {"contact": {"phone_number": "1", "first_name": SECRET}},
    "question": {
        "poll": {
            "id": "1", "question": "Which?", "options": [{"persistent_id": "1", "text": SECRET, "voter_count": 0}],
            "total_voter_count": 0,
            "is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
            "allows_revoting": True, "members_only": False,
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("content", WITH_SECRET.values(), ids=WITH_SECRET)
def test_everything_that_a_copy_would_contain_is_known(content: dict[str, Any]) -> None:
    """A secret in it must not be broadcast."""
    reply = incoming(text="/broadcast", reply_to_message=replied(**content)).reply
    assert reply is not None and reply.whole is not None
    assert Redactor([SECRET]).holds(reply.whole())


def test_what_a_message_of_another_topic_contains_is_not_known() -> None:
    origin = {"type": "user", "date": 1_750_000_000, "sender_user": ANN}
    reply = incoming(text="/broadcast", external_reply={"origin": origin, "chat": PRIVATE, "message_id": 5}).reply
    assert reply is not None and (reply.message_id, reply.whole) == (5, None)


def test_plain_text_in_a_private_chat_is_addressed() -> None:
    read = incoming(text="a cat\n🐈 <b>x</b>")
    assert (read.text, read.body, read.command) == ("a cat\n🐈 <b>x</b>", "a cat\n🐈 <b>x</b>", None)
    assert (read.chat_id, read.message_id, read.user_id, read.language) == (7, 10, 7, "de")
    assert read.is_private
    assert read.addressed
    assert not read.mentioned
    assert read.photos == ()
    assert read.reply is None
    assert not read.forwarded


def test_the_names_of_the_chat_and_the_user_are_read() -> None:
    read = incoming(PRIVATE | {"last_name": "Lee"}, text="x")
    assert (read.chat_name, read.user_name, read.in_forum) == ("Ann Lee", "Ann", False)
    read = incoming(GROUP | {"is_forum": True}, text="x", **{"from": ANN | {"last_name": "Lee"}})
    assert (read.chat_name, read.user_name, read.in_forum) == ("Cats", "Ann Lee", True)


@pytest.mark.parametrize("missing", ["chat", "message_id"])
def test_a_message_without_a_required_field_is_refused(missing: str) -> None:
    message = {"message_id": 10, "date": 1, "chat": PRIVATE, "from": ANN, "text": "/video x"}
    del message[missing]
    with pytest.raises(KeyError, match=missing):
        from_message(message, "bot")


def test_contents_are_read_by_their_names_in_the_bot_api() -> None:
    """A misspelt name would be found in no message."""
    assert [name for name in (*media.WITHOUT_PICTURES, *EVENTS) if not hasattr(Message, name)] == []


def test_plain_text_in_a_group_is_not_addressed() -> None:
    assert not incoming(GROUP, text="a cat").addressed


@pytest.mark.parametrize("text", ["/video a cat", "/video@MY_video_BOT a cat"])
def test_a_command_for_this_bot_is_addressed(text: str) -> None:
    read = incoming(GROUP, text=text)
    assert read.addressed
    assert read.command is not None
    assert (read.command.name, read.body) == ("video", "a cat")


@pytest.mark.parametrize("chat", [GROUP, PRIVATE])
def test_a_command_for_another_bot_is_not_addressed(chat: dict[str, Any]) -> None:
    read = incoming(chat, text="/video@other_bot a cat")
    assert read.command is None
    assert not read.addressed


def test_a_command_in_a_caption_comes_with_its_photo() -> None:
    read = incoming(GROUP, caption="/video make it\nmove", photo=PHOTO, media_group_id="album")
    assert read.command == Command("video", None, "make it\nmove")
    assert read.photos == (BIG,)
    assert read.media_group_id == "album"


def test_a_mention_in_a_caption_is_addressed_and_removed_from_the_prompt() -> None:
    read = incoming(GROUP, caption="Hey @My_Video_Bot make it move", photo=PHOTO)
    assert read.mentioned
    assert read.addressed
    assert read.body == "Hey make it move"
    assert read.text == "Hey @My_Video_Bot make it move"


@pytest.mark.parametrize(
    ("text", "without", "found"),
    [
        ("@my_video_bot a cat", "a cat", True),
        ("@MY_VIDEO_BOT, a cat", "a cat", True),
        ("a cat @my_video_bot", "a cat", True),
        ("a cat\n@my_video_bot\n--large", "a cat\n\n--large", True),
        ("看@my_video_bot一只猫", "看一只猫", True),
        ("@my_video_bot @my_video_bot x", "x", True),
        ("@my_video_bot2 a cat", "@my_video_bot2 a cat", False),
        ("a@my_video_bot a cat", "a@my_video_bot a cat", False),
        ("https://t.me/@my_video_bot x", "https://t.me/@my_video_bot x", False),
        ("my_video_bot", "my_video_bot", False),
        ("a cat, @my_video_bot", "a cat", True),
        ("a cat，@my_video_bot ", "a cat", True),
        ("@my_video_bot، a cat", "a cat", True),
        ("  @my_video_bot", "", True),
        (" " * 4000 + "x" + " " * 4000 + "@my_video_bot", " " * 4000 + "x", True),
    ],
)
def test_a_mention_is_removed_with_one_space(text: str, without: str, found: bool) -> None:
    assert without_mention(text, "my_video_bot") == (without, found)


def test_a_mention_by_words_of_nobody_is_none() -> None:
    """The Bot API calls the user optional: such a message is an order like any other."""
    entity = {"type": "text_mention", "offset": 7, "length": 1}
    read = incoming(GROUP, text="/video a cat", entities=[entity])
    assert (read.body, read.mentioned) == ("a cat", False)


def test_a_mention_before_a_command_does_not_hide_it() -> None:
    assert incoming(GROUP, text="@my_video_bot /video a cat").command == Command("video", None, "a cat")


@pytest.mark.parametrize(
    ("mime", "name", "read_as"),
    [
        ("image/png", "x.png", "image/png"),
        ("IMAGE/JPEG", "x", "image/jpeg"),
        ("image/jpg", "x", "image/jpeg"),
        ("image/webp", "x", "image/webp"),
        ("application/octet-stream", "X.JPG", "image/jpeg"),
        (None, "x.webp", "image/webp"),
    ],
)
def test_an_image_sent_as_a_document_is_a_photo(mime: str | None, name: str, read_as: str) -> None:
    read = incoming(document=document(mime, name))
    assert read.photos == (Photo("doc", "ud", 123, read_as, 10),)
    assert read.attachment is None
    thumbnail = {"file_id": "t", "file_unique_id": "ut", "width": 180, "height": 320}
    shown = incoming(document=document(mime, name) | {"thumbnail": thumbnail})
    assert shown.photos == (Photo("doc", "ud", 123, read_as, 10, 180, 320),)  # its shape, not its size


MEDIA = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1}


@pytest.mark.parametrize(
    ("fields", "attachment"),
    [
        ({"video": MEDIA}, Attachment.VIDEO),
        ({"video_note": {**MEDIA, "length": 1}}, Attachment.VIDEO),
        ({"animation": MEDIA, "document": document("image/gif")}, Attachment.ANIMATION),
        ({"animation": MEDIA, "document": document("image/webp")}, Attachment.ANIMATION),
        (
            {"sticker": {**MEDIA, "is_animated": False, "is_video": False, "type": "regular"}},
            Attachment.STICKER,
        ),
        ({"voice": MEDIA}, Attachment.VOICE),
        ({"audio": MEDIA}, Attachment.AUDIO),
        ({"document": document("application/pdf")}, Attachment.DOCUMENT),
        ({"document": document(None, "notes")}, Attachment.DOCUMENT),
        ({"document": document("image/heic")}, Attachment.UNSUPPORTED_IMAGE),
        ({"document": document("image/svg+xml")}, Attachment.UNSUPPORTED_IMAGE),
        ({"photo": PHOTO}, None),
        ({"text": "x"}, None),
    ],
)
def test_an_attachment_that_is_not_an_image(fields: dict[str, Any], attachment: Attachment | None) -> None:
    read = incoming(**fields)
    assert read.attachment == attachment
    assert bool(read.photos) == ("photo" in fields)


def test_text_links_are_read_from_text_and_caption() -> None:
    entities = [
        {"type": "text_link", "offset": 0, "length": 1, "url": "https://e.com/a.jpg"},
        {"type": "bold", "offset": 1, "length": 1},
    ]
    assert incoming(text="ab", entities=entities).text_links == ("https://e.com/a.jpg",)
    assert incoming(caption="ab", caption_entities=entities).text_links == ("https://e.com/a.jpg",)


def test_a_reply_has_the_photo_text_and_album_of_its_message() -> None:
    to = replied(caption="old words", photo=PHOTO, media_group_id="album")
    reply = incoming(GROUP, text="/video dance", reply_to_message=to).reply
    assert reply is not None
    assert reply.photos == (replace(BIG, message_id=5),)
    assert (reply.message_id, reply.text, reply.media_group_id) == (5, "old words", "album")
    assert not reply.from_this_bot


def test_a_reply_to_this_bot_is_recognised() -> None:
    reply = incoming(GROUP, text="slower", reply_to_message=replied(text="done", **{"from": BOT})).reply
    assert reply is not None
    assert reply.from_this_bot


def test_a_reply_to_a_document_or_a_video() -> None:
    reply = incoming(text="x", reply_to_message=replied(document=document("image/png"))).reply
    assert reply is not None
    assert reply.photos == (Photo("doc", "ud", 123, "image/png", 5),)
    reply = incoming(text="x", reply_to_message=replied(video=MEDIA)).reply
    assert reply is not None
    assert (reply.photos, reply.attachment) == ((), Attachment.VIDEO)


def test_a_reply_to_a_photo_of_another_chat_has_the_photo() -> None:
    origin = {"type": "user", "date": 1, "sender_user": ANN}
    reply = incoming(text="/video x", external_reply={"origin": origin, "photo": PHOTO}).reply
    assert reply is not None
    assert reply.message_id is None
    assert reply.photos == (replace(BIG, message_id=0),)


@pytest.mark.parametrize(
    "opening",
    [
        replied(message_id=3, forum_topic_created={"name": "Cats", "icon_color": 7322096}),
        replied(message_id=3, text="anything with the topic's id"),
    ],
)
def test_the_message_that_opened_a_topic_is_not_replied_to(opening: dict[str, Any]) -> None:
    read = incoming(GROUP, text="/video x", is_topic_message=True, message_thread_id=3, reply_to_message=opening)
    assert read.reply is None
    assert read.thread_id == 3


def test_a_thread_of_replies_outside_topics_is_a_reply_and_not_a_topic() -> None:
    read = incoming(GROUP, text="/video x", message_thread_id=5, reply_to_message=replied(photo=PHOTO))
    assert read.thread_id is None
    assert read.reply is not None


def test_an_anonymous_admin_writes_as_the_group() -> None:
    assert incoming(GROUP, text="/video x", sender_chat=GROUP).is_anonymous_admin
    channel = {"id": -100600, "type": "channel", "title": "News"}
    as_channel = incoming(GROUP, text="/video x", sender_chat=channel)
    assert as_channel.sender_chat_id == -100600
    assert not as_channel.is_anonymous_admin
    assert not incoming(GROUP, text="/video x").is_anonymous_admin


def test_a_channel_post_has_no_user() -> None:
    channel = {"id": -100600, "type": "channel", "title": "News"}
    read = from_message(
        {"message_id": 1, "date": 1, "chat": channel, "sender_chat": channel, "text": "/video x"}, "bot"
    )
    assert (read.user_id, read.language, read.sender_chat_id) == (None, None, -100600)


def test_a_forwarded_message_is_marked() -> None:
    origin = {"type": "user", "date": 1, "sender_user": ANN}
    assert incoming(caption="meme", photo=PHOTO, forward_origin=origin).forwarded


# Messages that must be confirmed

ORIGINS = [
    {"type": "user", "date": 1, "sender_user": ANN},
    {"type": "hidden_user", "date": 1, "sender_user_name": "Ann"},
    {"type": "chat", "date": 1, "sender_chat": GROUP},
    {"type": "channel", "date": 1, "chat": {"id": -100600, "type": "channel", "title": "News"}, "message_id": 3},
]
STORY = {"id": 7, "chat": {"id": -100600, "type": "channel", "title": "News"}}
PAID = {"star_count": 5, "paid_media": [{"type": "photo", "photo": PHOTO}]}
PLACE = {"latitude": 1.0, "longitude": 2.0}
WITHOUT_PICTURES: list[dict[str, Any]] = [
    {"location": PLACE},
    {"venue": {"location": PLACE, "title": "Zoo", "address": "1 Road"}},
    {"contact": {"phone_number": "1", "first_name": "Ann"}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"poll": {
        "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
        "type": "regular", "allows_multiple_answers": False, "allows_revoting": True, "members_only": False,
    }},
    {"giveaway": {"chats": [GROUP], "winners_selection_date": 1, "winner_count": 1}},
    {"invoice": {"title": "x", "description": "x", "start_parameter": "x", "currency": "EUR", "total_amount": 1}},
    {"game": {"title": "x", "description": "x", "photo": PHOTO}},
]  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin["type"])
@pytest.mark.parametrize(
    "fields", [{"text": "/video a cat"}, {"caption": "a cat", "photo": PHOTO}], ids=["text", "photo"]
)
@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
def test_a_forwarded_message_is_doubtful(chat: dict[str, Any], fields: dict[str, Any], origin: dict[str, Any]) -> None:
    """From any author and any chat."""
    assert incoming(chat, **fields, forward_origin=origin).doubt is Doubt.FORWARDED
    assert incoming(chat, **fields).doubt is None


def test_a_reply_to_a_story_is_doubtful() -> None:
    """In the same chat, in another one, and in reply to a message that shares a story."""
    assert incoming(text="/video x", reply_to_story=STORY).doubt is Doubt.STORY
    elsewhere = {"origin": ORIGINS[3], "story": STORY}
    assert incoming(text="/video x", external_reply=elsewhere).doubt is Doubt.STORY
    assert incoming(GROUP, text="/video x", reply_to_message=replied(story=STORY)).doubt is Doubt.STORY


def test_a_reply_to_paid_media_is_doubtful() -> None:
    """The bot must not use its pictures, even those that Telegram sends."""
    for how in (
        {"external_reply": {"origin": ORIGINS[3], "paid_media": PAID}},
        {"reply_to_message": replied(paid_media=PAID)},
    ):
        read = incoming(GROUP, text="/video x", **how)
        assert read.doubt is Doubt.PAID
        assert read.reply is not None
        assert (read.reply.photos, read.reply.attachment) == ((), None)


@pytest.mark.parametrize("content", WITHOUT_PICTURES, ids=lambda content: next(iter(content)))
def test_a_message_without_words_and_pictures_is_an_attachment(content: dict[str, Any]) -> None:
    """So that it is answered."""
    assert incoming(**content).attachment is Attachment.OTHER
    assert incoming(pinned_message=replied(**content)).attachment is None


@pytest.mark.parametrize("content", WITHOUT_PICTURES, ids=lambda content: next(iter(content)))
def test_a_reply_to_a_message_without_pictures_is_doubtful(content: dict[str, Any]) -> None:
    """A place, a contact or a poll cannot be part of a video."""
    assert incoming(GROUP, text="/video x", reply_to_message=replied(**content)).doubt is Doubt.REPLY
    assert incoming(text="/video x", external_reply={"origin": ORIGINS[0], **content}).doubt is Doubt.REPLY


@pytest.mark.parametrize(
    "to",
    [{"text": "words"}, {"photo": PHOTO}, {"video": MEDIA}, {"voice": MEDIA}],
    ids=["text", "photo", "video", "voice"],
)
def test_other_replies_are_not_doubtful(to: dict[str, Any]) -> None:
    """Words and pictures are used, and a video is refused."""
    assert incoming(GROUP, text="/video x", reply_to_message=replied(**to)).doubt is None


def test_a_forwarded_reply_to_a_story_is_doubtful_for_the_story() -> None:
    """The missing story is the more useful reason."""
    assert incoming(text="/video x", reply_to_story=STORY, forward_origin=ORIGINS[0]).doubt is Doubt.STORY


@pytest.mark.parametrize(
    ("fields", "attachment"),
    [({"story": STORY}, Attachment.STORY), ({"paid_media": PAID, "caption": "/video x"}, Attachment.PAID_MEDIA)],
)
def test_a_story_is_an_attachment(fields: dict[str, Any], attachment: Attachment) -> None:
    """Like a video, it cannot be used."""
    assert incoming(**fields).attachment is attachment


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("x" * 4096, ""),
        ("🐈" * 2048, ""),  # as clients count
        ("🐈" * 4096, ""),  # as Telegram's servers count
        ("/video " + "x" * 4089, ""),
        ("x" * 4095, " "),
        ("🐈" * 2047 + "x", " "),
        ("x" * 2048, " "),
        ("x" * 2047, None),
        ("🐈" * 1023, None),
        ("", None),
    ],
)
def test_a_text_that_a_client_may_have_cut(text: str, joint: str | None) -> None:
    """A text of full length is continued without a space, one of more than half the length with one, a caption never."""
    assert incoming(text=text).joint == joint
    assert incoming(caption=text, photo=PHOTO).joint is None
