"""Sends messages of the bot: texts, media, albums; also chat actions and drafts."""

import secrets
from typing import Any

from sandbox.telegram.access import Target, check_open, check_rights, find_chat, find_target, find_thread
from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json, bad_request
from sandbox.telegram.files import FileKind
from sandbox.telegram.media import find_media, kind_of
from sandbox.telegram.render import message_json
from sandbox.telegram.texts import Marked, check_caption, check_text, marked, message_caption, message_text
from sandbox.telegram.world import Media, Message, now

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
MOST_IN_ALBUM = 10


async def send_message(core: Core, args: Args) -> Json:
    text, entities = message_text(args)
    target = find_target(core, args)
    check_text(text)
    check_rights(target.chat, "text messages")
    return message_json(core.post(_message(core, target, text=text, entities=entities)))


async def send_photo(core: Core, args: Args) -> Json:
    return await _send(core, args, "photo")


async def send_video(core: Core, args: Args) -> Json:
    return await _send(core, args, "video")


async def send_animation(core: Core, args: Args) -> Json:
    return await _send(core, args, "animation")


async def send_document(core: Core, args: Args) -> Json:
    return await _send(core, args, "document")


async def send_media_group(core: Core, args: Args) -> list[Json]:
    items = args.json("media", "media")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    captions = [_album_caption(item) for item in items]
    target = find_target(core, args)
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    kinds = {item.get("type") for item in items}
    if "document" in kinds and len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    check_rights(target.chat, "photos")
    contents = [await _album_media(core, args, item) for item in items]
    group = str(secrets.randbits(53))
    messages = [
        _message(core, target, caption=caption or None, entities=entities, media=media, media_group=group)
        for (caption, entities), media in zip(captions, contents, strict=True)
    ]
    return [message_json(core.post(message)) for message in messages]


async def copy_message(core: Core, args: Args) -> Json:
    """The same content without a link to the original. Buttons are not copied."""
    source = find_chat(core, Args({"chat_id": args.params.get("from_chat_id", "")}, {}), "read")
    original = source.messages.get(args.integer("message_id"))
    if original is None or original.deleted:
        raise bad_request("message to copy not found")
    if original.service:
        raise bad_request("message can't be copied")
    target = find_target(core, args)
    check_rights(target.chat, f"{original.media.kind}s" if original.media else "text messages")
    copied = _message(
        core, target, text=original.text, caption=original.caption, entities=original.entities, media=original.media
    )
    return {"message_id": core.post(copied).id}


async def send_chat_action(core: Core, args: Args) -> bool:
    if args.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = find_chat(core, args, "write")
    thread = find_thread(chat, args.integer("message_thread_id"))
    check_open(chat, thread)  # rights are not checked: a muted bot may still be shown as typing
    core.feed.publish({"type": "chat_action", "chat": chat.id, "thread": thread, "action": args.text("action")})
    return True


async def send_message_draft(core: Core, args: Args) -> bool:
    text, _ = marked(args.text("text"), args.text("parse_mode"), args.json("entities", "entities"))
    chat = find_chat(core, args, "write")
    if chat.kind != "private":
        raise bad_request("PEER_ID_INVALID")
    if not args.integer("draft_id"):
        raise bad_request("RANDOM_ID_INVALID")
    thread = args.integer("message_thread_id") or None
    core.feed.publish({"type": "draft", "chat": chat.id, "thread": thread, "text": text})
    return True


async def _send(core: Core, args: Args, kind: FileKind) -> Json:
    if not args.text(kind) and kind not in args.uploads:
        raise bad_request(f"there is no {kind} in the request")
    caption, entities = message_caption(args)
    target = find_target(core, args)
    check_caption(caption)
    check_rights(target.chat, f"{kind}s")
    media = await find_media(core, args, kind, args.text(kind), kind)
    return message_json(core.post(_message(core, target, caption=caption or None, entities=entities, media=media)))


def _message(
    core: Core,
    target: Target,
    *,
    text: str | None = None,
    caption: str | None = None,
    entities: list[Json],
    media: Media | None = None,
    media_group: str | None = None,
) -> Message:
    chat = target.chat
    return Message(
        chat,
        chat.next_id(),
        core.bot,
        now(),
        text=text,
        caption=caption,
        entities=entities,
        media=media,
        reply_to=None if target.is_external else target.reply_to,
        thread=target.thread,
        media_group=media_group,
        keyboard=target.keyboard,
        external_reply=target.is_external,
    )


def _album_caption(item: Any) -> Marked:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    if item.get("type") not in {"photo", "video", "document"}:
        raise bad_request(f"can't parse InputMedia: type \"{item.get('type')}\" can't be used in sendMediaGroup")
    caption = marked(str(item.get("caption", "")), str(item.get("parse_mode", "")), item.get("caption_entities"))
    check_caption(caption[0])
    return caption


async def _album_media(core: Core, args: Args, item: Json) -> Media:
    own = Args(item, args.uploads)
    return await find_media(core, own, kind_of(str(item["type"])), str(item["media"]))
