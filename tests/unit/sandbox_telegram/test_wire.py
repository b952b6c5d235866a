"""Requests in every form that Telegram accepts, and its answers to invalid ones."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import Chat, TelegramStandIn
from sandbox.telegram.files import UPLOAD_LIMIT


@pytest.mark.parametrize("form", ["query", "urlencoded", "json", "multipart"])
async def test_parameters_are_accepted_in_each_form(bot: Any, chat: Chat, form: str) -> None:
    """They mean the same in a query, a form, JSON and multipart."""
    params = {"chat_id": str(chat.id), "text": "12", "disable_notification": "true"}
    multipart = aiohttp.FormData(params)
    multipart.add_field("unused", b"x", filename="x.bin")
    forms: dict[str, dict[str, Any]] = {
        "query": {"params": params},
        "urlencoded": {"data": params},
        "json": {"json": params},
        "multipart": {"data": multipart},
    }
    async with bot.session.post(bot.address("SENDMESSAGE"), **forms[form]) as response:
        assert (await response.json())["result"]["text"] == "12"
    assert bot.stand_in.calls[-1].params["chat_id"] == chat.id
    assert bot.stand_in.calls[-1].params["text"] == "12"


async def test_get_requests_work(bot: Any) -> None:
    """A method may be called by GET."""
    async with bot.session.get(bot.address("getMe")) as response:
        assert (await response.json())["result"]["username"] == "video_sandbox_bot"


async def test_a_wrong_token_and_an_unknown_method_are_refused(bot: Any, standin: TelegramStandIn) -> None:
    """With 401 and 404."""
    async with bot.session.get(f"{standin.url}/bot1:{'x' * 35}/getMe") as response:
        assert (response.status, await response.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
    assert await bot.refused("sendMessages") == (404, "Not Found")


async def test_invalid_json_is_refused(bot: Any) -> None:
    """With 400."""
    headers = {"Content-Type": "application/json"}
    async with bot.session.post(bot.address("getMe"), data=b"{", headers=headers) as response:
        assert response.status == 400


async def test_an_upload_can_be_downloaded_again(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """A video sent by multipart comes back byte for byte."""
    video = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 4000
    form = aiohttp.FormData({"chat_id": str(chat.id), "caption": "done", "duration": "10", "width": "720"})
    form.add_field("video", video, filename="clip.mp4", content_type="video/mp4")
    async with bot.session.post(bot.address("sendVideo"), data=form) as response:
        sent = (await response.json())["result"]["video"]
    assert (sent["file_size"], sent["duration"], sent["width"]) == (len(video), 10, 720)
    file = await bot.ok("getFile", file_id=sent["file_id"])
    async with bot.session.get(f"{standin.url}/file/bot{standin.token}/{file['file_path']}") as response:
        assert await response.read() == video
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Length"] == str(len(video))
    [call] = standin.calls_to("sendVideo")
    assert [(upload.field, upload.name, upload.size) for upload in call.files] == [("video", "clip.mp4", len(video))]


async def test_more_than_50_mb_are_too_large(bot: Any, chat: Chat, tmp_path: Path) -> None:
    """An upload above the limit is refused with 413."""
    path = tmp_path / "big.mp4"
    with path.open("wb") as sparse:
        sparse.truncate(UPLOAD_LIMIT + 1)
    with path.open("rb") as big:
        form = aiohttp.FormData({"chat_id": str(chat.id)})
        form.add_field("video", big, filename="big.mp4")
        async with bot.session.post(bot.address("sendVideo"), data=form) as response:
            assert response.status == 413
            assert (await response.json())["description"] == "Request Entity Too Large"


async def test_getfile_has_telegrams_limits(bot: Any, chat: Chat, standin: TelegramStandIn) -> None:
    """It refuses more than 20 MB, and its paths expire after an hour."""
    ann = standin.world.people[chat.id]
    big = await standin.send_document(chat, ann, b"x", "a.png", "image/png", claimed_size=(20 << 20) + 1)
    assert big.media is not None
    assert await bot.refused("getFile", file_id=big.media.file.file_id) == (
        400,
        "Bad Request: file is too big",
    )
    small = await standin.send_photo(chat, ann)
    assert small.photo is not None
    path = (await bot.ok("getFile", file_id=small.photo.file.file_id))["file_path"]
    standin.files.expire_paths()
    async with bot.session.get(f"{standin.url}/file/bot{standin.token}/{path}") as response:
        assert response.status == 404
    assert (await bot.refused("getFile", file_id="AgAC"))[0] == 400


async def test_the_sizes_of_a_photo_differ(chat: Chat, standin: TelegramStandIn) -> None:
    """Only the largest size is the original picture, so a bot that uses another is detected."""
    data = standin.picture()
    message = await standin.send_photo(chat, standin.world.people[chat.id], data=data)
    assert message.photo is not None
    assert [size.path.read_bytes() == data for size in message.photo.sizes] == [False, False, False, True]
    assert [size.width for size in message.photo.sizes] == [90, 320, 800, 1280]


async def test_calls_are_recorded(bot: Any, standin: TelegramStandIn) -> None:
    """With parameters and answer."""
    await bot.refused("sendMessage", chat_id=99, text="hi")
    [call] = standin.calls
    assert (call.method, call.ok, call.error) == ("sendMessage", False, "Bad Request: chat not found")
    assert json.dumps(call.params)


async def test_an_incomplete_request_is_no_call(bot: Any, standin: TelegramStandIn, caplog: Any) -> None:
    """A bot killed in the middle of an upload leaves nothing, not even a traceback."""
    _, writer = await asyncio.open_connection("127.0.0.1", int(standin.url.rpartition(":")[2]))
    head = f"POST /bot{standin.token}/sendVideo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n"
    part = 'Content-Disposition: form-data; name="video"; filename="a.mp4"'
    kind = "Content-Type: multipart/form-data; boundary=b"
    writer.write(f"{head}{kind}\r\n\r\n--b\r\n{part}\r\n\r\nabc".encode())
    await writer.drain()
    writer.transport.abort()
    await bot.ok("getMe")
    await asyncio.sleep(0.01)
    assert [call.method for call in standin.calls] == ["getMe"]
    assert caplog.records == []
