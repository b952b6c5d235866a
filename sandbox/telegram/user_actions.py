"""User actions: write, send pictures and files, edit, press buttons. Each queues the update that Telegram would send."""

import asyncio
import secrets
from collections.abc import Iterable, Sequence

from sandbox.telegram.core import Core
from sandbox.telegram.entities import Link
from sandbox.telegram.errors import Json
from sandbox.telegram.images import png
from sandbox.telegram.keyboards import Button
from sandbox.telegram.media import photo
from sandbox.telegram.records import CallbackAnswer, Press
from sandbox.telegram.render import chat_json, message_json, user_json
from sandbox.telegram.world import Chat, Media, Message, Person, now

ANSWER_WITHIN = 30.0  # seconds that a user waits for the answer to a press
GROUP_ANONYMOUS_BOT = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = Person(136817688, "Channel", "Channel_Bot", is_bot=True)


class UserActions(Core):
    """`links` are pairs of a word in the text and its URL (text_link entities).

    `also`: further fields of the Bot API's Message, such as those of `sandbox/telegram/origins.py`.
    """

    async def send_text(
        self,
        chat: Chat,
        person: Person,
        text: str,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
        links: Iterable[Link] = (),
        anonymous_admin: bool = False,
        as_channel: bool = False,
        also: Json | None = None,
    ) -> Message:
        """Send a text; from an anonymous admin or a channel it has a `sender_chat`."""
        text = text.strip()
        message = self._draft(chat, person, reply_to, thread, also)
        message.text, message.entities = text, self.written(text, links)
        if anonymous_admin:
            message.sender, message.sender_chat = GROUP_ANONYMOUS_BOT, chat
        elif as_channel:
            channel = Chat(-1_001_000_000_000 - person.id, "channel", f"{person.name}'s channel")
            message.sender, message.sender_chat = CHANNEL_BOT, channel
        return self.post_as_person(message)

    async def send_photo(
        self,
        chat: Chat,
        person: Person,
        caption: str | None = None,
        *,
        data: bytes | None = None,
        media_group: str | None = None,
        reply_to: Message | None = None,
        thread: int | None = None,
        links: Iterable[Link] = (),
        also: Json | None = None,
    ) -> Message:
        """Send a picture, by default a generated one; Telegram makes several sizes of it."""
        media = photo(self.files, self.picture() if data is None else data)
        message = self._draft(chat, person, reply_to, thread, also)
        return self._post_media(message, media, caption, media_group, links)

    async def send_album(
        self,
        chat: Chat,
        person: Person,
        count_or_datas: int | Sequence[bytes],
        caption: str | None = None,
        *,
        caption_on: int = 0,
        captions: Sequence[str | None] | None = None,
        gap: float = 0.0,
        thread: int | None = None,
        reply_to: Message | None = None,
        also: Json | None = None,
    ) -> list[Message]:
        """Send pictures as an album, `gap` seconds apart, with the caption on the item numbered `caption_on`.

        `captions`: one per item instead, None for items without.
        """
        if isinstance(count_or_datas, int):
            count_or_datas = [self.picture() for _ in range(count_or_datas)]
        group = str(secrets.randbits(53))
        messages = []
        if captions is None:
            captions = [caption if number == caption_on else None for number in range(len(count_or_datas))]
        for number, (data, words) in enumerate(zip(count_or_datas, captions, strict=True)):
            if gap and number:
                await asyncio.sleep(gap)
            messages.append(
                await self.send_photo(
                    chat, person, words, data=data, media_group=group, thread=thread, reply_to=reply_to, also=also
                )
            )
        return messages

    async def send_document(
        self,
        chat: Chat,
        person: Person,
        data: bytes,
        name: str,
        mime: str,
        caption: str | None = None,
        *,
        claimed_size: int | None = None,
        media_group: str | None = None,
        reply_to: Message | None = None,
        thread: int | None = None,
        links: Iterable[Link] = (),
        also: Json | None = None,
    ) -> Message:
        """Send a file as a document; `claimed_size` in bytes is reported instead of the size of `data`."""
        file = self.files.add("document", data, name=name, mime=mime, size=claimed_size)
        message = self._draft(chat, person, reply_to, thread, also)
        return self._post_media(message, Media("document", file), caption, media_group, links)

    async def send_video(
        self,
        chat: Chat,
        person: Person,
        caption: str | None = None,
        *,
        data: bytes = b"\0\0\0\x18ftypmp42",
        media_group: str | None = None,
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        file = self.files.add("video", data, name="clip.mp4", mime="video/mp4")
        message = self._draft(chat, person, reply_to, thread)
        media = Media("video", file, (), 640, 360, 3)
        return self._post_media(message, media, caption, media_group)

    async def send_sticker(self, chat: Chat, person: Person, *, thread: int | None = None) -> Message:
        file = self.files.add("sticker", b"RIFF....WEBPVP8 ", mime="image/webp")
        media = Media("sticker", file, (), 512, 512)
        return self._post_media(self._draft(chat, person, None, thread), media, None)

    async def send_voice(self, chat: Chat, person: Person, *, thread: int | None = None) -> Message:
        file = self.files.add("voice", b"OggS", mime="audio/ogg")
        media = Media("voice", file, duration=2)
        return self._post_media(self._draft(chat, person, None, thread), media, None)

    async def edit_text(self, message: Message, text: str, *, links: Iterable[Link] = ()) -> Message:
        """Change a user's text or caption: the bot gets an edited_message."""
        if message.media:
            message.caption = text
        else:
            message.text = text
        message.entities = self.written(text, links)
        self.edited(message)
        return message

    async def press(
        self,
        message: Message,
        button: str | Button,
        person: Person,
        *,
        timeout: float = ANSWER_WITHIN,  # noqa: ASYNC109 (the user's timeout cancels nothing)
    ) -> CallbackAnswer:
        """Press a button, named by its label or callback data, and wait for the bot's answer.

        `timeout=0`: do not wait. A removed button may still be pressed as a Button, because clients lag.
        """
        pressed = message.button(button) if isinstance(button, str) else button
        if pressed.callback_data is None:
            raise ValueError(f"{pressed.text!r} is no callback button")
        number = str(secrets.randbits(63))
        self.presses[number] = press = Press(message, person, asyncio.get_running_loop().create_future())
        self.updates.add(
            "callback_query", self._callback(number, press, pressed.callback_data), f"callback:{person.id}"
        )
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.shield(press.answer)
        except TimeoutError:
            return CallbackAnswer(False)

    def expire_presses(self) -> None:
        """Let every unanswered press become too old to be answered."""
        self.presses.clear()

    def picture(self) -> bytes:
        """Generate a picture of 1280x720 pixels, each time in another colour."""
        red, green, blue = secrets.token_bytes(3)
        return png(1280, 720, (red, green, blue))

    def _draft(
        self, chat: Chat, person: Person, reply_to: Message | None, thread: int | None, also: Json | None = None
    ) -> Message:
        if thread is None and reply_to is not None:
            thread = reply_to.thread
        if thread is not None and thread not in chat.topics:
            raise ValueError(f"{chat} has no topic {thread}; the General topic has no number here")
        if chat.person not in {None, person}:
            raise ValueError(f"{chat} is not {person.name}'s")
        if chat.is_group and person.id not in chat.members:
            raise ValueError(f"{person.name} is no member of {chat}")
        return Message(chat, chat.next_id(), person, now(), reply_to=reply_to, thread=thread, also=also or {})

    def _post_media(
        self,
        message: Message,
        media: Media,
        caption: str | None,
        media_group: str | None = None,
        links: Iterable[Link] = (),
    ) -> Message:
        caption = (caption or "").strip() or None
        message.media, message.media_group = media, media_group
        message.caption, message.entities = caption, self.written(caption, links)
        return self.post_as_person(message)

    def _callback(self, number: str, press: Press, data: str) -> Json:
        message = press.message
        inaccessible: Json = {"message_id": message.id, "chat": chat_json(message.chat), "date": 0}
        return {
            "id": number,
            "from": user_json(press.person),
            "message": inaccessible if message.deleted else message_json(message),
            "chat_instance": str(-message.chat.id * 7919),
            "data": data,
        }
