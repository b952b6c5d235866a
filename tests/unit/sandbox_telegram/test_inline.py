"""Inline mode of the stand-in: what Telegram sends for `@bot words`, and what it refuses as an answer."""

import asyncio
from typing import Any

import pytest

from sandbox.telegram import Chat, Person, TelegramStandIn

OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def video(standin: TelegramStandIn, number: int = 1, **changes: Any) -> dict[str, Any]:
    file = standin.files.add("video", b"\0\0\0\x18ftypmp42", mime="video/mp4")
    return {"type": "video", "id": f"r{number}", "video_file_id": file.file_id, "title": "a cat"} | changes


async def asked(bot: Any) -> dict[str, Any]:
    """The newest inline query that the bot gets."""
    updates = await bot.updates(timeout=5)
    found: dict[str, Any] = updates[-1]["inline_query"]
    return found


async def test_a_query_is_answered_and_a_result_is_sent(
    bot: Any, ann: Person, chat: Chat, standin: TelegramStandIn
) -> None:
    """The bot learns who types what, but not where; it gets the sent message, also in a group with privacy mode."""
    group = standin.group("Film club", members=[ann])
    typed = asyncio.create_task(standin.inline_query(ann, "cat", chat=group, offset="20"))
    query = await asked(bot)
    assert (query["query"], query["offset"], query["chat_type"], query["from"]["id"]) == (
        "cat", "20", "supergroup", ann.id,
    )  # fmt: skip
    assert "chat" not in query
    result = video(standin, caption="<b>cat</b>", parse_mode="HTML", description="Sora 2")
    button = {"text": "Open", "start_parameter": "inline"}
    assert await bot.ok(
        "answerInlineQuery", inline_query_id=query["id"], results=[result], next_offset="40", button=button,
        is_personal=True, cache_time=5,
    )  # fmt: skip
    answer = await typed
    assert (answer.next_offset, answer.button, answer.is_personal, answer.cache_time) == ("40", button, True, 5)
    [offered] = answer.results
    await standin.send_inline(group, ann, offered)
    message = (await bot.updates(timeout=5))[-1]["message"]
    assert (message["via_bot"]["username"], message["from"]["id"]) == ("video_sandbox_bot", ann.id)
    assert (message["caption"], message["video"]["file_id"]) == ("cat", result["video_file_id"])
    assert await bot.refused("answerInlineQuery", inline_query_id=query["id"], results=[]) == (400, OLD)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"id": ""}, "RESULT_ID_INVALID"),
        ({"id": "x" * 65}, "RESULT_ID_INVALID"),
        ({"title": None}, "can't parse inline query result: Can't find field \"title\""),
        ({"video_file_id": None}, "can't parse inline query result: Can't find field \"video_file_id\""),
        ({"type": "poll"}, 'can\'t parse inline query result: type "poll" is unsupported for the inline query result'),
        ({"caption": "x" * 1025}, "message caption is too long"),
        ({"video_file_id": "BAACnone"}, "wrong remote file identifier specified"),
    ],
)
async def test_one_wrong_result_fails_the_answer(
    bot: Any, ann: Person, standin: TelegramStandIn, changes: dict[str, Any], refusal: str
) -> None:
    """The query can be answered again."""
    number = standin.begin_inline_query(ann, "")
    results = [video(standin, 1), video(standin, 2, **changes)]
    status, said = await bot.refused("answerInlineQuery", inline_query_id=number, results=results)
    assert (status, said.startswith(f"Bad Request: {refusal}")) == (400, True), said
    assert await bot.ok("answerInlineQuery", inline_query_id=number, results=results[:1])


async def test_limits_of_an_answer(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    number = standin.begin_inline_query(ann, "")
    results = [video(standin, number) for number in range(51)]

    async def refused(**answer: Any) -> str:
        status, said = await bot.refused("answerInlineQuery", inline_query_id=number, **answer)
        assert status == 400
        return str(said)

    assert "too many inline query results" in await refused(results=results)
    assert "RESULT_ID_DUPLICATE" in await refused(results=[results[0], results[0]])
    assert "NEXT_OFFSET_INVALID" in await refused(results=[], next_offset="x" * 65)
    assert "START_PARAM_INVALID" in await refused(results=[], button={"text": "Open", "start_parameter": "a b"})
    gif = {"type": "mpeg4_gif", "id": "1", "mpeg4_file_id": results[0]["video_file_id"]}
    assert "can't use file of type Video as Animation" in await refused(results=[gif])
    assert await bot.ok("answerInlineQuery", inline_query_id=number, results=results[:50])


async def test_an_old_query_cannot_be_answered(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    number = standin.begin_inline_query(ann, "")
    standin.expire_inline_queries()
    assert await bot.refused("answerInlineQuery", inline_query_id=number, results=[]) == (400, OLD)
    assert not (await standin.inline_query(ann, "", timeout=0.01)).answered


async def test_inline_mode_is_off_until_botfather_turns_it_on(bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    assert (await bot.ok("getMe"))["supports_inline_queries"] is True
    standin.supports_inline = False
    assert (await bot.ok("getMe"))["supports_inline_queries"] is False
    with pytest.raises(ValueError, match="inline mode is off"):
        await standin.inline_query(ann, "")
