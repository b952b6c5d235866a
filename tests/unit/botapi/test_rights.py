"""Whether the bot may write in a chat, according to a Bot API on loopback."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from telegram.ext import ExtBot

from bot.botapi.rights import ChatRights, MayNotWrite, TelegramUnavailable
from tests.unit.botapi.loopback import BotApi

GROUP = -1001
OPEN = {"permissions": {"can_send_messages": True}, "type": "supergroup"}
MUTED = {"permissions": {"can_send_messages": False}, "type": "supergroup"}
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def refusal(status: int, description: str, **parameters: Any) -> Answer:
    async def refuse(_: web.Request) -> web.StreamResponse:
        body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
        return web.json_response(body, status=status)

    return refuse


@pytest.fixture
async def rights(bot: ExtBot[None], api: BotApi) -> ChatRights:
    """A bot that is an ordinary member of an open group, unless a test changes it."""
    api.answers["getMe"] = {"id": 99, "is_bot": True, "first_name": "Bot", "username": "a_bot"}
    await bot.get_me()
    api.calls.clear()
    api.answers |= {"sendChatAction": True, "getChatMember": {"status": "member"}, "getChat": OPEN}
    return ChatRights(bot)


async def test_an_open_group_costs_three_calls(rights: ChatRights, api: BotApi) -> None:
    await rights.check_group(GROUP, 7)
    assert sorted(method for method, _ in api.calls) == ["getChat", "getChatMember", "sendChatAction"]
    asked = dict(api.calls)
    assert asked["sendChatAction"] == {"chat_id": str(GROUP), "action": "typing", "message_thread_id": "7"}
    assert asked["getChatMember"] == {"chat_id": str(GROUP), "user_id": str(rights.bot.id)}


@pytest.mark.parametrize(
    ("member", "chat", "may"),
    [
        ({"status": "member"}, OPEN, True),
        ({"status": "member"}, {}, True),
        ({"status": "member"}, {"permissions": {}}, True),
        ({"status": "member"}, MUTED, False),
        ({"status": "left"}, OPEN, False),
        ({"status": "kicked"}, OPEN, False),
        ({"status": "restricted", "is_member": True, "can_send_messages": False}, OPEN, False),
        ({"status": "restricted", "is_member": False, "can_send_messages": True}, OPEN, False),
        ({"status": "restricted", "is_member": True, "can_send_messages": True}, OPEN, True),
        ({"status": "restricted", "is_member": True, "can_send_messages": True}, MUTED, False),
        (
            {"status": "restricted", "is_member": True, "can_send_messages": True, "can_send_videos": False},
            OPEN,
            True,
        ),
        ({"status": "administrator"}, MUTED, True),
        ({"status": "creator"}, MUTED, True),
        ({"status": "administrator", "can_post_messages": False}, {"type": "channel"}, False),
        ({"status": "administrator", "can_post_messages": True}, {"type": "channel"}, True),
        ({"status": "something new"}, OPEN, True),
    ],
)
async def test_rights_decide(rights: ChatRights, api: BotApi, member: Any, chat: Any, may: bool) -> None:
    """Admins may write what members may; only text counts, because a video can also be sent as a link."""
    api.answers |= {"getChatMember": member, "getChat": chat}
    if may:
        return await rights.check_group(GROUP, None)
    with pytest.raises(MayNotWrite):
        await rights.check_group(GROUP, None)


@pytest.mark.parametrize(
    "words",
    [
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot is not a member of the supergroup chat",
        "Bad Request: TOPIC_CLOSED",
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: have no write access to the chat",
        "Bad Request: CHAT_WRITE_FORBIDDEN",
        "Bad Request: chat not found",
    ],
)
@pytest.mark.parametrize("method", ["sendChatAction", "getChatMember", "getChat"])
async def test_a_plain_no_is_a_no(rights: ChatRights, api: BotApi, method: str, words: str) -> None:
    api.answers[method] = refusal(403 if words.startswith("Forbidden") else 400, words)
    with pytest.raises(MayNotWrite):
        await rights.check_group(GROUP, 7)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "Internal Server Error"),
        (429, "Too Many Requests: retry after 60"),
        (400, "Bad Request: message thread not found"),
        (400, "Bad Request: chat actions can't be sent to channel chats"),
        (400, "Bad Request: CHAT_ADMIN_REQUIRED"),
    ],
)
@pytest.mark.parametrize("method", ["sendChatAction", "getChatMember", "getChat"])
async def test_one_question_that_fails_is_no_refusal(
    rights: ChatRights, api: BotApi, method: str, status: int, words: str
) -> None:
    """Neither is a deleted topic: the bot then writes outside of topics."""
    api.answers[method] = refusal(status, words, **({"retry_after": 60} if status == 429 else {}))
    await rights.check_group(GROUP, 7)


async def test_a_telegram_that_answers_nothing_is_silent(rights: ChatRights, api: BotApi) -> None:
    for method in ("sendChatAction", "getChatMember", "getChat"):
        api.answers[method] = refusal(502, "Bad Gateway")
    with pytest.raises(TelegramUnavailable) as caught:
        await rights.check_group(GROUP, None)
    assert caught.value.retry_after is None
    for method in ("sendChatAction", "getChatMember", "getChat"):
        api.answers[method] = refusal(429, "Too Many Requests: retry after 60", retry_after=60)
    with pytest.raises(TelegramUnavailable) as caught:
        await rights.check_group(GROUP, None)
    assert caught.value.retry_after == 60


async def test_a_migrated_group_is_checked_at_its_new_id(rights: ChatRights, api: BotApi) -> None:
    async def moved(request: web.Request) -> web.StreamResponse:
        if (await request.post())["chat_id"] == str(GROUP):
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            return await refusal(400, words, migrate_to_chat_id=-1002)(request)
        return web.json_response({"ok": True, "result": True})

    async def deserted(request: web.Request) -> web.StreamResponse:
        if (await request.post())["chat_id"] == str(GROUP):
            return await refusal(403, "Forbidden: the group chat was deleted")(request)
        return web.json_response({"ok": True, "result": {"status": "member"}})

    asked: list[str] = []

    async def open_chat(request: web.Request) -> web.StreamResponse:
        asked.append(str((await request.post())["chat_id"]))
        return web.json_response({"ok": True, "result": OPEN})

    api.answers |= {"sendChatAction": moved, "getChatMember": deserted, "getChat": open_chat}
    await rights.check_group(GROUP, 7)
    assert asked == [str(GROUP), "-1002"]


async def test_a_private_chat_costs_one_call(rights: ChatRights, api: BotApi) -> None:
    await rights.check_private(5)
    assert [method for method, _ in api.calls] == ["sendChatAction"]
    api.answers["sendChatAction"] = refusal(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(MayNotWrite):
        await rights.check_private(5)
    api.answers["sendChatAction"] = refusal(502, "Bad Gateway")
    with pytest.raises(TelegramUnavailable):
        await rights.check_private(5)
