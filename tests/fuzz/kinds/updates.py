"""Updates of Telegram, through the real parsing, handlers, door and database; the Bot API answers from memory."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any

from pydantic import SecretStr
from telegram.request import BaseRequest, RequestData

from bot.bootstrap.intake import bot_application, update_reader
from bot.bootstrap.role import Role
from bot.bootstrap.services import opened_services
from bot.catalogue import load_catalogue
from bot.menu import COMMANDS
from bot.orders.places import NoPlaces
from bot.pipeline.wakeups import Wakeups
from bot.settings import load_settings
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.migrate import migrate
from tests.bots import bot_over
from tests.fuzz.kind import Kind
from tests.fuzz.texts import hard_texts, in_turns, mutated, random_text

TOKEN = "123456789:AAAA-made-up-token-of-a-fuzzed-bot"
ME = {"id": 123456789, "is_bot": True, "first_name": "Fuzzed", "username": "the_bot"}
SENT = {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "x"}
ANSWERS = {
    "getme": ME,
    "getchatmember": {"status": "creator", "user": ME, "is_anonymous": False},
    "getchatadministrators": [],
}
ADMIN = 7
EVERY_COMMAND = (
    *COMMANDS, "start", "settings", "stats", "budget", "refund", "pause", "resume", "access", "allow",
    "block", "remove", "admins", "balance", "broadcast", "nonsense",
)  # fmt: skip
DATA = (
    "create:x:1", "again:x:1", "redo:x:1", "cancel:x:1:5", "model:x:1:sora-2", "details:x:0", "page:1",
    "change:x:0", "options:x:0a1b2c3d:model.0", "choose:x:0a1b2c3d:0.0", "fit:x:1:landscape", "refit:x:0:16:9",
    "models:99999999999", "access:1", "use:0:sora-2", "erase:5:1:0", "approve:5", "open-settings", "", ":", "::::", "create",
    "\x00", "x" * 64,
)  # fmt: skip


class FromMemory(BaseRequest):
    """Every call succeeds, but for the names of chats."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        called = url.rpartition("/")[2].lower().strip("_")
        if called == "getchat":
            return 400, json.dumps(
                {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
            ).encode()
        result = ANSWERS.get(called, SENT if called.startswith(("send", "edit")) else True)
        return 200, json.dumps({"ok": True, "result": result}).encode()


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Kind]:
    url = f"sqlite:///{folder / 'fuzz.db'}"
    await migrate(url)
    settings = load_settings(
        _env_file=None, telegram_bot_token=SecretStr(TOKEN), video_api_key=SecretStr("sk-made-up-key-of-a-fuzzed-bot"),
        access="open", admin_ids=str(ADMIN), database_url=url,
    )  # fmt: skip
    bot = bot_over(FromMemory(), TOKEN, "http://127.0.0.1:1")
    await bot.initialize()
    async with Database.opened(url) as database:
        parts = settings, Role.WEB, bot, database, load_catalogue(None), Wakeups(), NoPlaces(), None, Providers({})
        async with opened_services(*parts) as services:
            application = bot_application(bot, services)
            await application.initialize()
            read_update = update_reader(application)
            numbers = iter(range(1, 10**9))

            async def read(update: dict[str, Any]) -> None:
                number = next(numbers)  # a repeated update would be recognised, and cost nothing
                if "message" in update:
                    update = {"message": {**update["message"], "message_id": number}}
                await read_update({**update, "update_id": number})()

            yield Kind("updates", _inputs, read)


def _inputs(random: Random) -> Iterator[dict[str, Any]]:
    def easy() -> dict[str, Any]:
        match random.randrange(8):
            case 0:
                return {"callback_query": _press(random)}
            case 1:
                return {"my_chat_member": _membership(random)}
            case _:
                return {"message": _any_message(random)}

    return in_turns(random, ({"message": _message(random, text, private=True)} for text in hard_texts()), easy)


def _text(random: Random) -> str:
    rest = random.choice(
        ("", "a cat", "x 5/day", str(random.randint(-(2**52), 2**52)), random_text(random, 500), "reset", "sora-2 why")
    )
    match random.randrange(4):
        case 0:
            return f"/{random.choice(EVERY_COMMAND)} {rest}"
        case 1:
            return mutated(random, f"/video@the_bot {rest} --landscape --duration 15 https://a.example/x.jpg")[:4096]
        case 2:
            return random.choice(("", "@the_bot ")) + (rest or "a cat")
        case _:
            return random_text(random)


def _any_message(random: Random) -> dict[str, Any]:
    message = _message(random, _text(random), private=random.random() < 0.7)
    if random.random() < 0.3:
        caption = message.pop("text")[:1024]
        message |= {"caption": caption, **random.choice((_photo(random), _document(random), {"sticker": _sticker()}))}
    if random.random() < 0.3:
        replied = _message(random, _text(random), private=message["chat"]["type"] == "private")
        message["reply_to_message"] = replied | {"chat": message["chat"]}
    if random.random() < 0.1:
        message["media_group_id"] = str(random.randint(0, 3))
    if random.random() < 0.1:
        message["forward_origin"] = {"type": "hidden_user", "sender_user_name": random_text(random, 60), "date": 0}
    if random.random() < 0.1:
        message |= {"message_thread_id": random.randint(1, 9), "is_topic_message": True}
    return message


def _message(random: Random, text: str, *, private: bool) -> dict[str, Any]:
    user = random.choice((5, 6, ADMIN))
    kinds = ("bold", "url", "mention", "bot_command", "code", "blockquote")
    entities = [
        {"type": random.choice(kinds), "offset": random.randint(0, 5000), "length": random.randint(1, 5000)}
        for _ in range(random.choice((0, 0, 1, 50)))
    ]
    entities += [{"type": "text_mention", "offset": random.randint(0, 9), "length": 3, "user": ME}][
        : random.randrange(2)
    ]
    links = [{"type": "text_link", "offset": 0, "length": 1, "url": f"https://a.example/{random.randint(0, 9)}.jpg"}]
    group = {"id": -1001, "type": "supergroup", "title": "G", "is_forum": True}
    sender = {"id": user, "is_bot": False, "first_name": _storable(random_text(random, 60)) or "A"}
    return {
        "message_id": random.randint(1, 10**6),
        "date": 1_700_000_000,
        "text": _storable(text) or "x",
        "chat": {"id": user, "type": "private", "first_name": "A"} if private else group,
        "from": sender | {"language_code": random.choice(("en", "zh-hans", "ar", "xx", ""))},
        "entities": entities + (links if random.random() < 0.1 else []),
    }


def _storable(text: str) -> str:
    """As JSON of Telegram has it: no half characters."""
    return text.encode("utf-8", "ignore").decode()


def _photo(random: Random) -> dict[str, Any]:
    sizes = random.randint(1, 4)
    photo = [
        {"file_id": f"p{n}", "file_unique_id": f"u{n}", "width": n * 90, "height": n * 90} for n in range(1, sizes + 1)
    ]
    return {"photo": photo}


def _document(random: Random) -> dict[str, Any]:
    mime = random.choice(("image/png", "image/heic", "application/pdf", "x" * 200, ""))
    size = random.choice((0, 1, 2**40))
    file = {"file_id": "d1", "file_unique_id": "d1", "mime_type": mime, "file_size": size, "file_name": "a.png"}
    return {"document": file}


def _sticker() -> dict[str, Any]:
    flags = {"is_animated": False, "is_video": False}
    return {"file_id": "s1", "file_unique_id": "s1", "width": 1, "height": 1, "type": "regular", **flags}


def _press(random: Random) -> dict[str, Any]:
    message = _message(random, "x", private=True)
    data = random.choice(DATA)
    data = mutated(random, data)[:64] if random.random() < 0.5 else data
    return {
        "id": "1",
        "from": message["from"],
        "chat_instance": "1",
        "data": _storable(data) or ":",
        "message": message,
    }


def _membership(random: Random) -> dict[str, Any]:
    message = _message(random, "x", private=random.random() < 0.5)
    states = [{"user": ME, "status": random.choice(("member", "left", "kicked")), "until_date": 0} for _ in range(2)]
    return {
        "chat": message["chat"],
        "from": message["from"],
        "date": 0,
        "old_chat_member": states[0],
        "new_chat_member": states[1],
    }
