"""The actions of the control interface, by their names under POST /control/."""

import base64
import binascii
import contextlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from sandbox.telegram import control_json
from sandbox.telegram.errors import Json
from sandbox.telegram.faults import Hold
from sandbox.telegram.inline_actions import InlineActions
from sandbox.telegram.observation import Observation
from sandbox.telegram.user_actions import UserActions
from sandbox.telegram.world import CONTENTS, Chat, Message, Person
from sandbox.telegram.world_setup import WorldSetup

Sent = tuple[str, str, bytes]
"""A file's name, type and bytes."""


class Controllable(UserActions, InlineActions, WorldSetup, Observation):
    """The parts of a stand-in that the control interface needs."""


class Acts:
    def __init__(self, stand_in: Controllable) -> None:
        self.stand_in = stand_in
        self._holds: dict[int, Hold] = {}
        self._acts: Mapping[str, Callable[[Json], Awaitable[Json]]] = {
            "send": self.send,
            "press": self.press,
            "inline": self.inline,
            "inline-send": self.inline_send,
            "edit": self.edit,
            "delete": self.delete,
            "person": self.person,
            "group": self.group,
            "topic": self.topic,
            "migrate": self.migrate,
            "bot": self.bot,
            "restrict": self.restrict,
            "slow_mode": self.slow_mode,
            "forum": self.forum,
            "resend": self.resend,
            "faults": self.faults,
            "hold": self.hold,
        }

    async def perform(self, name: str, parameters: Json) -> Json:
        """Perform an action; raises LookupError for unknown objects, ValueError for impossible requests."""
        if name.startswith("hold/") and name.endswith("/release"):
            self._hold(int(name.split("/")[1])).release()
            return {}
        if name not in self._acts:
            raise LookupError(f"there is no /control/{name}")
        return await self._acts[name](parameters)

    async def reached(self, number: int, seconds: float) -> bool:
        """Wait up to `seconds` for a call to reach a hold."""
        with contextlib.suppress(AssertionError):
            await self._hold(number).reached(seconds)
        return self._hold(number).was_reached

    async def send(self, parameters: Json) -> Json:
        chat, person = self._chat(parameters), self._person(parameters)
        words = parameters.get("caption") or parameters.get("text") or ""
        files = _files(parameters)
        reply = self._message(chat, parameters["reply_to"]) if parameters.get("reply_to") else None
        thread, also = parameters.get("thread"), parameters.get("also") or {}
        if not isinstance(also, dict):
            raise TypeError("also is an object with fields of a message")
        if files:
            as_file, where = bool(parameters.get("as_file")), {"reply_to": reply, "thread": thread, "also": also}
            messages = await self._send_files(chat, person, words, files, as_file=as_file, where=where)
        elif words.strip():
            anonymous = bool(parameters.get("anonymous_admin"))
            messages = [
                await self.stand_in.send_text(
                    chat, person, words, reply_to=reply, thread=thread, anonymous_admin=anonymous, also=also
                )
            ]
        else:
            raise ValueError("a message needs a text or a file")
        return {"messages": [control_json.message(message) for message in messages]}

    async def press(self, parameters: Json) -> Json:
        message = self._message(self._chat(parameters), parameters.get("message"))
        button = parameters.get("button")
        if isinstance(button, list):
            row, column = button
            pressed = message.buttons[row][column]
        else:
            pressed = message.button(str(button))
        answer = asdict(await self.stand_in.press(message, pressed, self._person(parameters)))
        return answer | {"url": answer["url"] or None}

    async def inline(self, parameters: Json) -> Json:
        chat, person = self._chat(parameters), self._person(parameters)
        query, offset = str(parameters.get("query") or ""), str(parameters.get("offset") or "")
        return control_json.inline(await self.stand_in.inline_query(person, query, chat=chat, offset=offset))

    async def inline_send(self, parameters: Json) -> Json:
        chat, person = self._chat(parameters), self._person(parameters)
        offered = [result for answer in reversed(self.stand_in.inline_answers) for result in answer.results]
        result = self.stand_in.inline_result(offered, str(parameters.get("result")))
        reply = self._message(chat, parameters["reply_to"]) if parameters.get("reply_to") else None
        sent = await self.stand_in.send_inline(chat, person, result, reply_to=reply, thread=parameters.get("thread"))
        return {"messages": [control_json.message(sent)]}

    async def edit(self, parameters: Json) -> Json:
        message = self._message(self._chat(parameters), parameters.get("message"))
        if message.sender.is_bot:
            raise ValueError("only people's own messages can be edited here")
        await self.stand_in.edit_text(message, str(parameters["text"]))
        return {"message": control_json.message(message)}

    async def delete(self, parameters: Json) -> Json:
        await self.stand_in.delete_message(self._message(self._chat(parameters), parameters.get("message")))
        return {}

    async def person(self, parameters: Json) -> Json:
        if "person" in parameters:
            known = self._person(parameters)
            self.stand_in.speak(known, str(parameters["language"]))
            return {"person": control_json.person(known), "chat": control_json.chat(self.stand_in.private(known))}
        name = str(parameters.get("name") or "").strip()
        if not name:
            raise ValueError("a person needs a name")
        person = self.stand_in.person(name, language=str(parameters.get("language") or "en"))
        chat = self.stand_in.private(person)
        return {"person": control_json.person(person), "chat": control_json.chat(chat)}

    async def group(self, parameters: Json) -> Json:
        title = str(parameters.get("title") or "").strip()
        if not title:
            raise ValueError("a group needs a title")
        world, topics = self.stand_in.world, parameters.get("topics") or []
        everybody = list(world.people)
        chat = self.stand_in.group(
            title,
            members=[world.people[number] for number in parameters.get("members") or everybody],
            admins=[world.people[number] for number in parameters.get("admins") or everybody[:1]],
            topics=bool(topics),
            privacy=parameters.get("privacy"),
            supergroup=parameters.get("supergroup", True),
        )
        for name in topics:
            self.stand_in.topic(chat, str(name))
        return {"chat": control_json.chat(chat)}

    async def topic(self, parameters: Json) -> Json:
        chat = self._chat(parameters)
        if "closed" in parameters:
            change = self.stand_in.close_topic if parameters["closed"] else self.stand_in.reopen_topic
            change(chat, parameters.get("thread"))
            return {"thread": parameters.get("thread"), "chat": control_json.chat(chat)}
        thread = self.stand_in.topic(chat, str(parameters["name"]))
        return {"thread": thread, "chat": control_json.chat(chat)}

    async def migrate(self, parameters: Json) -> Json:
        return {"chat": control_json.chat(await self.stand_in.migrate(self._chat(parameters)))}

    async def bot(self, parameters: Json) -> Json:
        chat, stand_in = self._chat(parameters), self.stand_in
        match parameters.get("status"), chat.person:
            case "member" | "administrator" as status, None:
                await stand_in.add_bot(chat, admin=status == "administrator")
            case "kicked" | "left", None:
                await stand_in.remove_bot(chat)
            case "muted", None:
                await stand_in.mute_bot(chat)
            case "blocked", Person() as person:
                await stand_in.block(person)
            case "started", Person() as person:
                await stand_in.unblock(person)
            case _:
                raise ValueError("this chat knows no such status")
        return {"chat": control_json.chat(chat)}

    async def restrict(self, parameters: Json) -> Json:
        chat, forbidden = self._chat(parameters), frozenset(parameters.get("forbidden", CONTENTS))
        if not chat.is_group or not forbidden <= CONTENTS:
            raise ValueError(f"in a group, of {', '.join(sorted(CONTENTS))}")
        if parameters.get("who", "bot") == "everybody":
            self.stand_in.restrict_members(chat, forbidden)
        elif forbidden:
            await self.stand_in.mute_bot(chat, forbidden=forbidden)
        else:
            await self.stand_in.add_bot(chat)
        return {"chat": control_json.chat(chat)}

    async def slow_mode(self, parameters: Json) -> Json:
        chat = self._chat(parameters)
        if not chat.is_group:
            raise ValueError("only groups have a slow mode")
        self.stand_in.slow_mode(chat, int(parameters["seconds"]))
        return {"chat": control_json.chat(chat)}

    async def forum(self, parameters: Json) -> Json:
        chat = self._chat(parameters)
        self.stand_in.switch_forum(chat, on=bool(parameters["on"]))
        return {"chat": control_json.chat(chat)}

    async def resend(self, parameters: Json) -> Json:
        await self.stand_in.resend(parameters["update_id"])
        return {}

    async def faults(self, parameters: Json) -> Json:
        if parameters.get("clear"):
            self.stand_in.faults.clear()
            return {}
        given = {key: parameters[key] for key in ("chat_id", "retry_after") if parameters.get(key) is not None}
        self.stand_in.faults.add(
            str(parameters["method"]),
            parameters["kind"],
            times=parameters.get("times", 1),
            after=parameters.get("after") or 0,
            seconds=parameters.get("seconds") or 1.0,
            **given,
        )
        return {}

    async def hold(self, parameters: Json) -> Json:
        number = len(self._holds) + 1
        self._holds[number] = self.stand_in.hold(
            str(parameters["method"]), chat_id=parameters.get("chat_id"), when=parameters.get("when") or "before"
        )
        return {"hold": number}

    async def _send_files(
        self,
        chat: Chat,
        person: Person,
        words: str,
        files: list[Sent],
        *,
        as_file: bool,
        where: dict[str, Any],
    ) -> list[Message]:
        group = str(secrets.randbits(53)) if len(files) > 1 else None
        messages = []
        for number, (name, mime, data) in enumerate(files):
            caption = words if number == 0 else None
            if mime.startswith("image/") and not as_file:
                message = await self.stand_in.send_photo(chat, person, caption, data=data, media_group=group, **where)
            else:
                message = await self.stand_in.send_document(
                    chat, person, data, name, mime, caption, media_group=group, **where
                )
            messages.append(message)
        return messages

    def _chat(self, parameters: Json) -> Chat:
        chat = self.stand_in.world.chats.get(parameters.get("chat", 0))
        if chat is None:
            raise LookupError(f"there is no chat {parameters.get('chat')}")
        return chat

    def _person(self, parameters: Json) -> Person:
        person = self.stand_in.world.people.get(parameters.get("person", 0))
        if person is None:
            raise LookupError(f"there is no person {parameters.get('person')}")
        return person

    def _message(self, chat: Chat, number: Any) -> Message:
        if number not in chat.messages:
            raise LookupError(f"chat {chat.id} has no message {number}")
        return chat.messages[number]

    def _hold(self, number: int) -> Hold:
        if number not in self._holds:
            raise LookupError(f"there is no hold {number}")
        return self._holds[number]


def _files(parameters: Json) -> list[Sent]:
    urls = parameters.get("photos") or []
    return [*parameters.get("files", []), *(_data_url(url, number + 1) for number, url in enumerate(urls))]


def _data_url(url: str, number: int) -> Sent:
    head, comma, body = url.partition(",")
    if not head.startswith("data:") or not comma or not head.endswith(";base64"):
        raise ValueError("a picture is sent as a data URL in base64")
    mime = head.removeprefix("data:").partition(";")[0] or "application/octet-stream"
    try:
        data = base64.b64decode(body, validate=True)
    except binascii.Error:
        raise ValueError("a picture's data URL is not base64") from None
    return f"file_{number}.{mime.rpartition('/')[2]}", mime, data
