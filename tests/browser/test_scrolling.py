"""The newest message is in view, unless the reader scrolled up; nothing leaves the screen of a phone."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from tests.browser.chat_page import ChatPage, passes

Show = Callable[..., Awaitable[ChatPage]]
PHOTO = Path(__file__).parents[2] / "sandbox" / "page" / "example.jpg"
LONG = {
    "words": "a fox runs through the snow " * 40,
    "one word": "snow" * 300,
    "Chinese": "一只狐狸在雪地里奔跑" * 60,
    "Persian": "روباهی در برف می‌دود و می‌خندد. " * 40,
    "lines": "a line\n" * 60,
}
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
OUTSIDE = """() => [...document.querySelectorAll("button, a, select, textarea, input, .bubble")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".topics, .tray ul, .skip"))
  .filter((one) => !one.classList.contains("skip"))
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, { left, right }]) => left < 0 || right > innerWidth)
  .map(([html, { left, right }]) => `${html} ${left} ${right}`)"""


async def late(route: Route) -> None:
    await asyncio.sleep(0.3)
    await route.continue_()


@pytest.fixture
async def group(show: Show) -> tuple[ChatPage, int, int]:
    """A group with more messages than the screen shows, and one of its members."""
    chat = await show()
    made = (await chat.control.post("group", title="Readers"))["chat"]
    await chat.control.chatter(made["id"], made["members"][1], 12)
    await chat.open(made["id"])
    await expect(chat.bubbles).to_have_count(12)
    return chat, made["id"], made["members"][1]


async def test_the_newest_message_is_in_view(group: tuple[ChatPage, int, int]) -> None:
    """Also after a photo, whose height is known late."""
    chat, place, person = group
    await chat.page.route("**/control/file/*", late)
    await chat.reaches_end()
    photo = f"data:image/jpeg;base64,{base64.b64encode(PHOTO.read_bytes()).decode()}"
    for _ in range(3):
        await chat.control.chatter(place, person, 1)
        await chat.control.post("send", chat=place, person=person, photos=[photo])
    await expect(chat.bubbles).to_have_count(18)
    await passes(lambda: chat.page.evaluate("[...document.images].every((image) => image.complete)"))
    await chat.page.evaluate(FRAMES)
    assert await chat.at_end()
    await expect(chat.down).to_be_hidden()


async def test_a_reader_further_up_stays_there(group: tuple[ChatPage, int, int]) -> None:
    """The button counts what is new, and scrolls down; so does an own message."""
    chat, place, person = group
    await chat.reaches_end()
    await chat.log.hover()
    await chat.page.mouse.wheel(0, -600)
    await expect(chat.down).to_have_accessible_name("Scroll down")
    top = await chat.log.evaluate("log => log.scrollTop")
    await chat.control.chatter(place, person, 2)
    await expect(chat.down).to_have_accessible_name("Scroll down to 2 new")
    assert await chat.log.evaluate("log => log.scrollTop") == top
    await chat.down.click()
    await chat.reaches_end()
    await expect(chat.down).to_be_hidden()
    await expect(chat.log).to_be_focused()
    await chat.page.mouse.move(700, 300)
    await chat.page.mouse.wheel(0, -600)
    await expect(chat.down).to_be_visible()
    await chat.say("I read everything")
    await chat.reaches_end()
    await expect(chat.down).to_be_hidden()


async def test_a_reply_to_a_long_message_fits_a_phone(show: Show) -> None:
    """Send and the cross stay on the screen, whatever the message and the group's name consist of."""
    chat = await show("phone")
    for kind, words in LONG.items():
        group = (await chat.control.post("group", title=f"{kind}: {words[:80]}"))["chat"]
        long = {"chat": group["id"], "person": group["admins"][0], "text": words[:4000]}
        first = (await chat.control.post("send", **long))["messages"][0]["id"]
        await chat.open(group["id"])
        await expect(chat.bubbles).to_have_count(1)
        await chat.bubbles.last.press("Enter")
        await expect(chat.context).to_be_visible()
        await chat.text.fill(words[:400])
        for photos in (0, 6):
            await chat.drop(photos)
            await expect(chat.page.locator("#attached li")).to_have_count(photos)
            assert await chat.page.evaluate(OUTSIDE) == [], kind
        for width in (320, 701, 1016, 390):
            await chat.page.set_viewport_size({"width": width, "height": 844})
            assert await chat.page.evaluate(OUTSIDE) == [], (kind, width)
            await expect(chat.send).to_be_in_viewport(ratio=1)
            await expect(chat.context.get_by_role("button", name="Cancel")).to_be_in_viewport(ratio=1)
        for hidden in (chat.context, chat.page.locator("#tray")):
            await chat.text.press("Escape")
            await expect(hidden).to_be_hidden()
        await chat.bubbles.last.press("Enter")
        await chat.say(words[:400])
        await expect(chat.own).to_have_count(2)  # a group's first member speaks, who wrote the other one, too
        assert await chat.page.evaluate(OUTSIDE) == [], kind
        await chat.control.post("send", chat=group["id"], person=group["members"][1], text="so it is", reply_to=first)
        await expect(chat.bubbles).to_have_count(3)
        assert await chat.page.evaluate(OUTSIDE) == [], kind


async def test_a_phone_shows_the_list_or_a_chat(show: Show) -> None:
    """Back leads to the list, a tap on a tip to the chat with its words."""
    chat = await show("phone")
    await expect(chat.page.get_by_role("navigation", name="Chats")).to_be_hidden()
    await chat.page.get_by_role("button", name="Back to the chats").click()
    await expect(chat.log).to_be_hidden()
    assert await chat.page.evaluate(OUTSIDE) == []
    await chat.page.get_by_role("button", name="/video a cat #saturated_429").click()
    await expect(chat.text).to_have_value("/video a cat #saturated_429")
    await expect(chat.text).to_be_focused()
    await expect(chat.send).to_be_enabled()


async def test_a_small_phone_shows_all_of_a_dialog_and_of_a_hint(show: Show) -> None:
    """The long dialog of faults keeps its button in view. In a group, the field's hint fits in it."""
    chat = await show("phone")
    group = await chat.control.post("group", title="Small", members=[chat.person])
    await chat.open(group["chat"]["id"])
    await expect(chat.text).to_have_attribute("placeholder", "Message")
    await chat.page.set_viewport_size({"width": 320, "height": 480})
    await chat.page.locator("main header").get_by_role("button", name="Let something fail").click()
    close = chat.page.get_by_role("dialog").get_by_role("button", name="Close")
    await expect(close).to_be_in_viewport(ratio=1)
    await close.click()
    await chat.page.set_viewport_size({"width": 1016, "height": 480})
    await chat.text.fill("")
    await expect(chat.text).to_have_attribute("placeholder", "Message, or /video@video_sandbox_bot …")
