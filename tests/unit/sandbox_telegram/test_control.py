"""The control interface works as CONTROL.md describes."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import Chat, Person, TelegramStandIn
from sandbox.telegram.images import png
from sandbox.telegram.origins import forwarded, reply_to_story

PICTURE = "data:image/png;base64," + base64.b64encode(png(20, 10, (1, 2, 3))).decode()


class Page:
    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def post(self, act: str, **parameters: Any) -> Any:
        async with self.session.post(f"{self.url}/control/{act}", json=parameters) as response:
            return await response.json() | {"status": response.status}

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.url}/control/{path}") as response:
            assert response.status == 200
            return await response.json()


@pytest.fixture
async def page(standin: TelegramStandIn) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession() as session:
        yield Page(session, standin.url)


async def test_a_photo_with_a_caption_is_sent_and_shown(page: Page, ann: Person, bot: Any) -> None:
    """The bot gets it, and the page sees the message with its photo."""
    sent = await page.post("send", chat=ann.id, person=ann.id, text="/video a <cat>\nnow", photos=[PICTURE])
    [message] = sent["messages"]
    assert message["caption"] == "/video a <cat>\nnow"
    assert message["html"] == "/video a &lt;cat&gt;<br>now"
    async with page.session.get(page.url + message["photos"][0]) as response:
        assert (response.content_type, await response.read()) == ("image/png", png(20, 10, (1, 2, 3)))
    state = await page.get("state")
    assert state["messages"] == [message]
    assert state["people"] == [{"id": ann.id, "name": "Ann", "username": "ann_1001", "language": "en"}]
    assert state["bot"]["username"] == "video_sandbox_bot"
    assert (await bot.updates())[0]["message"]["photo"][-1]["width"] == 20


async def test_further_fields_of_a_message_reach_the_bot(page: Page, ann: Person, bot: Any) -> None:
    """`also` is passed on unchanged."""
    also = forwarded("Bob") | reply_to_story()
    await page.post("send", chat=ann.id, person=ann.id, text="/video a cat", also=also)
    await page.post("send", chat=ann.id, person=ann.id, text="a cat", photos=[PICTURE], also=also)
    for update in await bot.updates():
        assert update["message"].items() >= also.items()
    mistake = await page.post("send", chat=ann.id, person=ann.id, text="/video a cat", also="forwarded")
    assert mistake["status"] == 400


async def test_photos_become_an_album_and_files_documents(page: Page, ann: Person) -> None:
    """Several photos share a media group; `as_file` sends documents."""
    album = await page.post("send", chat=ann.id, person=ann.id, caption="two", photos=[PICTURE, PICTURE])
    assert len({message["media_group"] for message in album["messages"]}) == 1
    assert [message["caption"] for message in album["messages"]] == ["two", None]
    file = await page.post("send", chat=ann.id, person=ann.id, photos=[PICTURE], as_file=True)
    assert file["messages"][0]["document"]["mime"] == "image/png"


async def test_a_form_with_files_works_like_json(page: Page, ann: Person) -> None:
    """Multipart fields have the same names."""
    form = aiohttp.FormData({"chat": str(ann.id), "person": str(ann.id), "text": "12", "as_file": "true"})
    form.add_field("files", b"words", filename="a.txt", content_type="text/plain")
    async with page.session.post(f"{page.url}/control/send", data=form) as response:
        [message] = (await response.json())["messages"]
    assert (message["caption"], message["document"]["name"]) == ("12", "a.txt")


async def test_a_press_returns_the_bots_answer(page: Page, chat: Chat, ann: Person, bot: Any) -> None:
    """The button is named by row and column."""
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}], [{"text": "B", "callback_data": "b"}]]}
    sent = await bot.ok("sendMessage", chat_id=chat.id, text="?", reply_markup=markup)
    offset = (await bot.updates())[-1]["update_id"] + 1
    pressing = asyncio.create_task(
        page.post("press", chat=chat.id, message=sent["message_id"], button=[1, 0], person=ann.id)
    )
    [update] = await bot.updates(offset=offset, timeout=5)
    assert update["callback_query"]["data"] == "b"
    await bot.ok("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Saved")
    answer = {"status": 200, "answered": True, "text": "Saved", "alert": False, "url": None}
    assert await pressing == answer


async def test_events_report_every_change(
    page: Page, chat: Chat, ann: Person, bot: Any, standin: TelegramStandIn
) -> None:
    """A client that reconnects gets the events it missed."""
    since = standin.feed.last
    sent = await bot.ok("sendMessage", chat_id=chat.id, text="one")
    async with page.session.get(f"{page.url}/control/events?since={since}") as response:
        assert response.content_type == "text/event-stream"
        await bot.ok("editMessageText", chat_id=chat.id, message_id=sent["message_id"], text="two")
        await bot.ok("sendChatAction", chat_id=chat.id, action="typing")
        await bot.ok("deleteMessage", chat_id=chat.id, message_id=sent["message_id"])
        told: list[dict[str, Any]] = []
        async with asyncio.timeout(60):
            while len(told) < 4:
                line = await response.content.readline()
                if line.startswith(b"data: "):
                    told.append(json.loads(line[6:]))
    assert [event["type"] for event in told] == ["message", "edit", "chat_action", "delete"]
    assert told[1]["message"]["text"] == "two"


async def test_people_groups_and_topics_can_be_created(page: Page, ann: Person) -> None:
    """Each answer has the new object."""
    bob = await page.post("person", name="Bob", language="de")
    assert bob["chat"]["person"] == bob["person"]["id"]
    group = (await page.post("group", title="Club", topics=["Cats", "Dogs"]))["chat"]
    assert group["is_forum"]
    assert [topic["name"] for topic in group["topics"]] == ["Cats", "Dogs"]
    assert set(group["members"]) == {ann.id, bob["person"]["id"]}
    plain = (await page.post("group", title="Old", supergroup=False))["chat"]
    moved = (await page.post("migrate", chat=plain["id"]))["chat"]
    assert moved["type"] == "supergroup"
    assert (await page.post("bot", chat=moved["id"], status="kicked"))["chat"]["bot_status"] == "kicked"
    topic = await page.post("send", chat=group["id"], person=ann.id, text="hi", thread=group["topics"][0]["id"])
    assert topic["messages"][0]["thread"] == group["topics"][0]["id"]


async def test_an_invalid_request_gets_a_sentence(page: Page, chat: Chat, ann: Person) -> None:
    """The status is 400 or 404."""
    assert await page.post("send", chat=1, person=ann.id, text="x") == {
        "status": 404,
        "error": "there is no chat 1",
    }
    assert (await page.post("send", chat=chat.id, person=ann.id, text=" "))["status"] == 400
    assert (await page.post("send", chat=chat.id, person=ann.id, photos=["data:,x"]))["status"] == 400
    assert (await page.post("edit", chat=chat.id, message=99, text="x"))["status"] == 404
    assert (await page.post("nonsense"))["status"] == 404
    assert (await page.post("faults", method="getMe", kind="flood"))["status"] == 400
    assert (await page.post("topic", chat=chat.id))["status"] == 400


async def test_rights_can_be_removed_and_restored(page: Page, bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    """Of the bot, and of all members of a group."""
    chat = (await page.post("group", title="Club", topics=["Cats"], members=[ann.id]))["chat"]
    say = {"chat_id": chat["id"], "text": "hi"}
    for who in ("bot", "everybody"):
        await page.post("restrict", chat=chat["id"], who=who)
        assert (await bot.raw("sendMessage", **say))[0] == 400
        await page.post("restrict", chat=chat["id"], who=who, forbidden=["videos"])
        assert (await bot.raw("sendMessage", **say))[0] == 200
        await page.post("restrict", chat=chat["id"], who=who, forbidden=[])
    assert standin.world.chats[chat["id"]].bot_status == "member"
    assert (await page.post("restrict", chat=chat["id"], forbidden=["songs"]))["status"] == 400
    await page.post("topic", chat=chat["id"], thread=None, closed=True)
    assert (await bot.raw("sendMessage", **say))[0] == 400
    await page.post("topic", chat=chat["id"], thread=None, closed=False)
    assert (await bot.raw("sendMessage", **say))[0] == 200


async def test_faults_and_holds_can_be_set(page: Page, bot: Any) -> None:
    """Another process controls them by HTTP."""
    await page.post("faults", method="getMe", kind="429", retry_after=3)
    assert (await bot.raw("getMe"))[0] == 429
    hold = (await page.post("hold", method="getMe", when="before"))["hold"]
    assert await page.get(f"hold/{hold}?timeout=0.01") == {"reached": False}
    held = asyncio.create_task(bot.raw("getMe"))
    assert await page.get(f"hold/{hold}?timeout=2") == {"reached": True}
    await page.post(f"hold/{hold}/release")
    assert (await held)[0] == 200
    calls = (await page.get("calls?method=getMe&limit=1"))["calls"]
    assert [call["ok"] for call in calls] == [True]


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
async def test_a_foreign_page_cannot_control_the_sandbox(page: Page, headers: dict[str, str]) -> None:
    """A request with another Host or Origin is refused."""
    async with page.session.get(f"{page.url}/control/state", headers=headers) as response:
        assert response.status == 403


async def test_only_the_files_of_the_page_are_served(tmp_path: Path) -> None:
    """A path outside its folder is not found."""
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<p>hello")
    (tmp_path / "secret.txt").write_text("secret")
    standin = TelegramStandIn(page_dir=tmp_path / "page")
    await standin.start()
    try:
        async with aiohttp.ClientSession() as session:
            async with session.get(standin.url) as response:
                assert (response.content_type, await response.text()) == ("text/html", "<p>hello")
            async with session.get(f"{standin.url}/%2e%2e/secret.txt") as response:
                assert response.status == 404
    finally:
        await standin.close()


async def test_a_person_changes_the_language(page: Page, ann: Person, bot: Any) -> None:
    """The next message has the new language_code; an empty one has none; what is no code changes nothing."""
    for language in ("zh-hans", "", "pt-br"):
        changed = await page.post("person", person=ann.id, language=language)
        assert (changed["status"], changed["person"]["language"]) == (200, language)
        await page.post("send", chat=ann.id, person=ann.id, text="/video a cat")
    found = [update["message"]["from"].get("language_code") for update in await bot.updates()]
    assert found == ["zh-hans", None, "pt-br"]
    for refused in ("Chinese!", "zh hans", "-"):
        assert (await page.post("person", person=ann.id, language=refused))["status"] == 400
    assert (await page.post("person", person=999, language="en"))["status"] == 404
    assert ann.language == "pt-br"


async def test_the_menu_of_each_language_is_shown(page: Page, bot: Any) -> None:
    """`commands` is the menu of all other languages."""
    for language, words in (("", "Make a video"), ("zh", "制作视频")):
        commands = [{"command": "video", "description": words}]
        await bot.ok("setMyCommands", commands=commands, language_code=language)
    shown = (await page.get("state"))["bot"]
    assert shown["commands"][0]["description"] == "Make a video"
    assert {key: value[0]["description"] for key, value in shown["commands_in"].items()} == {"zh": "制作视频"}


async def test_the_menus_of_other_scopes_are_shown(page: Page, bot: Any, chat: Chat) -> None:
    """By scope, which of one chat has its id, and by language."""
    commands = [{"command": "video", "description": "Make a video"}]
    await bot.ok("setMyCommands", commands=commands, scope={"type": "all_group_chats"}, language_code="de")
    await bot.ok("setMyCommands", commands=commands, scope={"type": "chat", "chat_id": chat.id})
    shown = (await page.get("state"))["bot"]
    assert shown["menus"] == {"all_group_chats": {"de": commands}, f"chat:{chat.id}": {"": commands}}
    await bot.ok("deleteMyCommands", scope={"type": "chat", "chat_id": chat.id})
    assert f"chat:{chat.id}" not in (await page.get("state"))["bot"]["menus"]
    unknown = {"type": "chat", "chat_id": 999}
    assert await bot.refused("setMyCommands", commands=commands, scope=unknown) == (400, "Bad Request: chat not found")


async def test_slow_mode_and_topics_are_switched(page: Page, bot: Any, ann: Person, standin: TelegramStandIn) -> None:
    """In groups only."""
    forum = standin.group("Studio", admins=[ann], topics=True)
    assert (await page.post("slow_mode", chat=forum.id, seconds=30))["status"] == 200
    assert (await bot.ok("getChat", chat_id=forum.id))["slow_mode_delay"] == 30
    changed = await page.post("forum", chat=forum.id, on=False)
    assert (changed["status"], changed["chat"]["is_forum"]) == (200, False)
    for wrong in ("slow_mode", "forum"):
        assert (await page.post(wrong, chat=ann.id, seconds=1, on=True))["status"] == 400
