"""Private chats, groups and topics in a browser: orders, videos, albums, replies, buttons and edits."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.browser.chat_page import ChatPage, passes

Show = Callable[..., Awaitable[ChatPage]]


async def test_an_order_becomes_a_video_that_plays(show: Show) -> None:
    """The video has an accessible name, and goes on playing when its message changes."""
    chat = await show()
    await chat.say("/video a paper boat")
    await expect(chat.item("Task sora-2:task_")).to_be_visible()
    video = chat.log.locator("video")
    await expect(video).to_have_accessible_name(re.compile("^Video: a paper boat"))
    await chat.reaches_end()
    await video.evaluate("video => { video.loop = true; video.muted = true; return video.play(); }")
    await passes(lambda: video.evaluate("video => video.currentTime > 0.1"))
    assert await video.evaluate("video => video.videoWidth > 0")
    item = chat.log.locator(".theirs").filter(has=chat.page.locator("video"))
    messages = [one for one in (await chat.control.state())["messages"] if one["chat"] == chat.person]
    order = next(one["id"] for one in messages if one["text"] == "/video a paper boat")
    await chat.control.post("edit", chat=chat.person, message=order, text="/video a paper boat, please")
    await expect(item.locator(".quote")).to_contain_text("please")
    assert not await video.evaluate("video => video.paused || video.currentTime === 0")


async def test_two_taps_lead_to_the_first_order(show: Show) -> None:
    """Start and the example, on a phone. A press of a button does not show the actions that would cover the buttons above."""
    chat = await show("phone")
    await chat.log.get_by_role("button", name="Start").tap()
    await chat.item("I make videos").locator(".keyboard button").first.tap()
    card = chat.item("Task sora-2:task_")
    await card.get_by_role("button", name="Check").tap()
    await expect(chat.page.locator("#toasts")).to_contain_text("asking the video service")
    actions = chat.log.locator(".tools").filter(visible=True)
    await expect(actions).to_have_count(0)
    await card.locator(".words").tap()
    await expect(actions).to_have_text("Reply")


async def test_a_button_changes_its_message(show: Show) -> None:
    """Plain words are answered with a question; Cancel changes it in its place."""
    chat = await show()
    await chat.say("a lighthouse in the fog")
    question = chat.item("Shall I make a video")
    await question.get_by_role("button", name="Cancel").click()
    await expect(chat.item("Cancelled")).to_be_visible()
    await expect(chat.item("Cancelled").get_by_role("button", name="Create")).to_have_count(0)
    await expect(chat.bubbles).to_have_count(2)


async def test_a_reply_and_an_edit(show: Show) -> None:
    """A reply quotes its message; the cross cancels it; the edit of a message is marked."""
    chat = await show()
    own = await chat.say("/help")
    await expect(chat.bubbles).to_have_count(2)
    await chat.bubbles.last.dblclick()
    await expect(chat.context).to_contain_text("Reply to Video Sandbox")
    await chat.context.get_by_role("button", name="Cancel").click()
    await expect(chat.context).to_be_hidden()
    await expect(chat.text).to_be_focused()
    await own.hover()
    await chat.log.get_by_role("button", name="Reply").first.click()
    reply = await chat.say("/start")
    await expect(reply.locator(".quote")).to_contain_text("/help")
    await reply.hover()
    await chat.log.locator(".own").last.get_by_role("button", name="Edit").click()
    await expect(chat.text).to_have_value("/start")
    await chat.text.fill("/start again")
    await chat.send.click()
    await expect(chat.own.last).to_contain_text("edited")
    await expect(chat.own.last).to_contain_text("/start again")


async def test_an_album_by_drag_and_drop(show: Show) -> None:
    """Dropped photos become one message with a caption, and the bot takes all of them."""
    chat = await show()
    await chat.drop(3)
    await expect(chat.page.get_by_role("list", name="Attached").get_by_role("img")).to_have_count(3)
    await chat.page.get_by_role("button", name="Remove photo 2.jpg").click()
    own = await chat.say("let them dance")
    await expect(own.get_by_role("img")).to_have_count(2)
    await expect(own).to_contain_text("let them dance")
    await expect(chat.item("2 images")).to_be_visible()
    await chat.reaches_end()
    await own.get_by_role("button", name="Photo: let them dance").click()
    viewer = chat.page.get_by_role("dialog", name="Photo")
    await expect(viewer).to_be_visible()
    await chat.page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()


async def test_a_group_and_its_members(show: Show) -> None:
    """A new group is made with the keyboard's Enter; its members speak, and the bot answers in it."""
    chat = await show()
    await chat.page.get_by_role("button", name="New person or group").click()
    await chat.page.get_by_role("button", name="Group", exact=True).click()
    await chat.page.get_by_role("textbox", name="Name of the group").fill("Night owls")
    await chat.page.keyboard.press("Enter")
    await expect(chat.page.get_by_role("heading", name="Night owls")).to_be_visible()
    await chat.page.get_by_label("Speak as").select_option(label="Mia")
    await chat.text.press_sequentially("/vid")
    await chat.text.press("Tab")
    await expect(chat.text).to_have_value("/video@video_sandbox_bot ")
    await chat.text.press_sequentially("an owl")
    await chat.text.press("Enter")
    await expect(chat.item("asked the owner")).to_be_visible()
    other = await chat.control.post("group", title="Early birds")
    await chat.open(other["chat"]["id"])
    await expect(chat.page.get_by_label("Speak as")).to_have_value(str(other["chat"]["members"][0]))
    await chat.page.go_back()
    await expect(chat.page.get_by_label("Speak as").locator("option:checked")).to_have_text("Mia")
    await chat.page.get_by_label("Speak as").select_option(index=0)
    await expect(chat.item("/video@video_sandbox_bot an owl").get_by_text("Mia")).to_be_visible()


async def test_a_topic_has_its_own_messages(show: Show) -> None:
    """The answer to a message in a topic is there and nowhere else, and the tab keeps the focus while messages arrive."""
    chat = await show()
    forum = await chat.control.post("group", title="Garden", topics=["Cats", "Birds"])
    await chat.open(forum["chat"]["id"])
    topics = chat.page.get_by_role("navigation", name="Topics")
    await topics.get_by_role("button", name="Birds").click()
    await chat.say("/video a wren")
    await expect(chat.item("Task sora-2:task_")).to_be_visible()
    await topics.get_by_role("button", name="General").click()
    await expect(chat.log.get_by_text("Task sora-2:task_")).to_have_count(0)
    await topics.get_by_role("button", name="General").focus()
    thread = forum["chat"]["topics"][0]["id"]
    person = forum["chat"]["admins"][0]
    await chat.control.post("send", chat=forum["chat"]["id"], person=person, thread=thread, text="miaow")
    await expect(topics.get_by_role("button", name="Cats")).to_contain_text("1")
    await expect(topics.get_by_role("button", name="General")).to_be_focused()


async def test_the_menu_fits_the_chat_and_the_person(show: Show) -> None:
    """Only the admins of a group are offered /settings there; in private everybody is."""
    chat = await show()

    async def is_published() -> bool:
        menus = set((await chat.control.state())["bot"]["menus"])
        return {"all_group_chats", "all_chat_administrators"} <= menus

    await passes(is_published)
    people = {one["name"]: one["id"] for one in (await chat.control.state())["people"]}
    made = await chat.control.post("group", title="Menus", members=[chat.person, people["Mia"]], admins=[chat.person])
    await chat.open(made["chat"]["id"])
    menu = chat.page.get_by_role("listbox", name="Commands")
    for speaker, offered in ((people["Mia"], 0), (chat.person, 1)):
        await chat.page.get_by_label("Speak as").select_option(value=str(speaker))
        await chat.text.fill("")
        await chat.text.press_sequentially("/s")
        await expect(menu.get_by_role("option", name="/status")).to_have_count(1)
        await expect(menu.get_by_role("option", name="/settings")).to_have_count(offered)


@pytest.mark.parametrize("size", ["desktop", "phone"])
async def test_inline_mode_sends_ones_own_video_into_any_chat(show: Show, size: str) -> None:
    """With the keyboard alone: typing the bot's name and words offers videos, an arrow chooses, Enter sends."""
    chat = await show(size)
    for words in ("a glass whale", "a paper whale", "a paper fox"):
        await chat.say(f"/video {words}")
    await expect(chat.log.locator("video")).to_have_count(3)
    group = await chat.control.post("group", title="Whales", members=[chat.person])
    await chat.open(group["chat"]["id"])
    await chat.page.get_by_label("Speak as").select_option(value=str(chat.person))
    videos = chat.page.get_by_role("listbox", name="Videos to send")
    await chat.text.press_sequentially("@video_sandbox_bot WHALE")
    await expect(videos.get_by_role("option")).to_have_count(2)
    await expect(videos.get_by_role("option").first).to_contain_text("a paper whale")
    await chat.text.press("Escape")
    await expect(videos).to_be_hidden()
    await chat.text.press_sequentially(" glass")
    await expect(videos.get_by_role("option")).to_have_count(1)
    await chat.text.press("ArrowDown")
    await expect(chat.text).to_have_attribute("aria-activedescendant", "inline-0")
    await expect(videos.get_by_role("option", selected=True)).to_contain_text("a glass whale")
    await chat.text.press("Enter")
    await expect(videos).to_be_hidden()
    await expect(chat.text).to_have_value("")
    await expect(chat.text).to_be_focused()
    await expect(chat.own).to_have_count(1)
    await expect(chat.own).to_contain_text("via @video_sandbox_bot")
    await expect(chat.own.locator("video")).to_have_accessible_name(re.compile("^Video: a glass whale"))


async def test_inline_mode_without_videos_leads_to_the_bot(show: Show) -> None:
    """The button above the results opens the private chat and starts the bot."""
    chat = await show()
    group = await chat.control.post("group", title="Newcomers", members=[chat.person])
    await chat.open(group["chat"]["id"])
    await chat.page.get_by_label("Speak as").select_option(value=str(chat.person))
    await chat.text.press_sequentially("@video_sandbox_bot ")
    await chat.page.get_by_role("button", name="Open the bot").click()
    await expect(chat.page).to_have_url(re.compile(f"#{chat.person}$"))
    await expect(chat.own).to_contain_text("/start inline")
    await expect(chat.item("/start inline")).to_be_visible()  # the answer quotes it
