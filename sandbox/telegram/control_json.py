"""JSON objects of the control interface: see CONTROL.md."""

from sandbox.telegram.entities import to_html
from sandbox.telegram.errors import Json
from sandbox.telegram.files import StoredFile
from sandbox.telegram.keyboards import Button
from sandbox.telegram.records import Call, InlineAnswer
from sandbox.telegram.world import Chat, Media, Message, Person

_SERVICE = {
    "new_chat_members": "The bot was added to the group",
    "migrate_to_chat_id": "The group became a supergroup",
    "migrate_from_chat_id": "This supergroup was a group before",
    "forum_topic_created": "Topic created",
}


def person(who: Person) -> Json:
    return {"id": who.id, "name": who.name, "username": who.username, "language": who.language}


def chat(place: Chat) -> Json:
    return {
        "id": place.id,
        "type": place.kind,
        "title": place.title,
        "person": place.person.id if place.person else None,
        "members": list(place.members),
        "admins": place.admins,
        "topics": [{"id": number, "name": name} for number, name in place.topics.items()],
        "is_forum": place.is_forum,
        "bot_status": "kicked" if place.person and place.person.blocked else place.bot_status,
        "migrated_to": place.migrated_to,
    }


def message(shown: Message) -> Json:
    sender = shown.sender_chat or shown.sender
    name = sender.title if isinstance(sender, Chat) else sender.name
    return {
        "chat": shown.chat.id,
        "id": shown.id,
        "date": shown.date,
        "from": {"id": sender.id, "name": name, "is_bot": shown.from_bot},
        "text": shown.text,
        "caption": shown.caption,
        "html": to_html(shown.words, shown.entities),
        "entities": shown.entities,
        "photos": [_url(shown.photo.file)] if shown.photo else [],
        "video": _video(shown.video) if shown.video else None,
        "document": _document(shown.document) if shown.document else None,
        "other": shown.media.kind if shown.media and shown.media.kind in {"sticker", "voice"} else None,
        "reply_to": shown.reply_to.id if shown.reply_to else None,
        "thread": shown.thread,
        "media_group": shown.media_group,
        "buttons": [[_button(button) for button in row] for row in shown.keyboard],
        "edited": shown.edited,
        "reactions": shown.reactions,
        "via": shown.also.get("via_bot", {}).get("username"),
        "service": _service(shown.service) if shown.service else None,
    }


def call(made: Call) -> Json:
    files = [{"field": file.field, "name": file.name, "size": file.size} for file in made.files]
    told = {"ok": made.ok, "result": made.result, "error": made.error}
    return {"method": made.method, "params": made.params, "files": files, "at": made.at} | told


def inline(answer: InlineAnswer) -> Json:
    results = [
        {"id": one.id, "title": one.title, "description": one.description, "thumbnail": _thumbnail(one.media)}
        for one in answer.results
    ]
    button = {"text": answer.button["text"], "start": answer.button["start_parameter"]} if answer.button else None
    return {"answered": answer.answered, "results": results, "next_offset": answer.next_offset, "button": button}


def _thumbnail(media: Media) -> str | None:
    return _url(media.thumbnail) if media.thumbnail else None


def _url(file: StoredFile) -> str:
    return f"/control/file/{file.file_id}"


def _video(media: Media) -> Json:
    return {
        "url": _url(media.file),
        "width": media.width,
        "height": media.height,
        "duration": media.duration,
        "thumbnail": _thumbnail(media),
        "is_animation": media.kind == "animation",
    }


def _document(media: Media) -> Json:
    return {
        "url": _url(media.file),
        "name": media.file.name,
        "mime": media.file.mime,
        "size": media.file.size,
    }


def _button(button: Button) -> Json:
    kind = "url" if button.url else "copy" if button.copy_text else "callback"
    return {"text": button.text, "kind": kind, "url": button.url, "copy_text": button.copy_text}


def _service(content: Json) -> str:
    return next((words for key, words in _SERVICE.items() if key in content), next(iter(content), ""))
