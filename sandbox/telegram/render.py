"""Telegram's JSON of users, chats and messages (Bot API 10.0)."""

from sandbox.telegram.errors import Json
from sandbox.telegram.files import StoredFile
from sandbox.telegram.keyboards import keyboard_json
from sandbox.telegram.world import Chat, Media, Message, Person, thread_root


def user_json(person: Person) -> Json:
    user: Json = {"id": person.id, "is_bot": person.is_bot, "first_name": person.name}
    if person.username:
        user["username"] = person.username
    if person.language:
        user["language_code"] = person.language
    return user


def chat_json(chat: Chat) -> Json:
    if chat.person:
        private: Json = {"id": chat.id, "first_name": chat.person.name, "type": "private"}
        return private | ({"username": chat.person.username} if chat.person.username else {})
    shown: Json = {"id": chat.id, "title": chat.title, "type": chat.kind}
    return shown | ({"is_forum": True} if chat.is_forum else {})


def message_json(message: Message, *, with_reply: bool = True) -> Json:
    """A message as JSON; the one it replies to is included one level deep."""
    shown: Json = {"message_id": message.id, "from": user_json(message.sender)}
    if message.sender_chat:
        shown["sender_chat"] = chat_json(message.sender_chat)
    shown |= {"chat": chat_json(message.chat), "date": message.date}
    if message.edit_date:
        shown["edit_date"] = message.edit_date
    shown |= _thread(message)
    replied = _replied(message)
    if with_reply and replied is not None and not replied.deleted:
        shown["reply_to_message"] = message_json(replied, with_reply=False)
    if message.media_group:
        shown["media_group_id"] = message.media_group
    shown |= _content(message) | message.also
    if message.keyboard:
        shown["reply_markup"] = keyboard_json(message.keyboard)
    return shown


def file_json(file: StoredFile) -> Json:
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}


def size_json(file: StoredFile) -> Json:
    return file_json(file) | {"width": file.width, "height": file.height}


def _thread(message: Message) -> Json:
    if message.thread is not None and message.chat.has_topics:
        return {"message_thread_id": message.thread, "is_topic_message": True}
    root = thread_root(message)
    if message.chat.kind == "supergroup" and not message.chat.is_forum and root:
        # Replies in an ordinary supergroup have a thread too; only `is_topic_message` marks a topic.
        return {"message_thread_id": root.id}
    return {}


def _replied(message: Message) -> Message | None:
    if message.reply_to is not None or message.thread is None or message.id == message.thread:
        return message.reply_to
    # In a topic, a message that is no reply is sent as a reply to the topic's first message.
    return message.chat.messages.get(message.thread)


def _content(message: Message) -> Json:
    shown: Json = dict(message.service or {})
    if message.text is not None:
        shown["text"] = message.text
        shown |= {"entities": message.entities} if message.entities else {}
    if message.media:
        shown |= _media(message.media)
    if message.caption:
        shown["caption"] = message.caption
        shown |= {"caption_entities": message.entities} if message.entities else {}
    return shown


def _media(media: Media) -> Json:
    file = media.file
    named: Json = {"file_name": file.name, "mime_type": file.mime} if file.name else {"mime_type": file.mime}
    thumbnail: Json = {"thumbnail": size_json(media.thumbnail)} if media.thumbnail else {}
    box: Json = {"width": media.width, "height": media.height}
    match media.kind:
        case "photo":
            return {"photo": [size_json(size) for size in media.sizes]}
        case "video":
            return {"video": file_json(file) | named | box | {"duration": media.duration} | thumbnail}
        case "animation":
            shown = file_json(file) | named | thumbnail
            return {"animation": shown | box | {"duration": media.duration}, "document": shown}
        case "document":
            return {"document": file_json(file) | named | thumbnail}
        case "sticker":
            flags = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
            return {"sticker": file_json(file) | box | flags}
        case "voice":
            return {"voice": file_json(file) | {"mime_type": file.mime, "duration": media.duration}}
        case "thumbnail":  # part of other media, never of a message
            return {}
