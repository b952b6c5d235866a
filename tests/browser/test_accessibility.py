"""Keyboard, contrast and names: the page can be used without a mouse, and read in the dark and in the light."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.chat_page import ChatPage

Show = Callable[..., Awaitable[ChatPage]]
ENOUGH = 4.5  # WCAG 2, AA

# Each visible text with less contrast than `enough` to what is behind it.
FAINT = """(enough) => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const behind = (element) => {
    if (!element) return rgba(getComputedStyle(document.documentElement).getPropertyValue("--ground"));
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.closest("dialog") === element ? null : element.parentElement));
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const hidden = !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!node.data.trim() || hidden || element.closest(":disabled, option, noscript, .spoiler:not(.shown)")) continue;
    seen += 1;
    let opacity = 1;
    for (let one = element; one; one = one.parentElement) opacity *= getComputedStyle(one).opacity;
    const ground = behind(element);
    const ink = rgba(getComputedStyle(element).color);
    ink[3] *= opacity;
    const [a, b] = [light(over(ink, ground)), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < enough) found.push(`${ratio.toFixed(2)} ${element.className} ${node.data.trim().slice(0, 40)}`);
  }
  return { seen, found };
}"""
NAMELESS = """() => [...document.querySelectorAll("button, a, select, textarea, input, video, dialog, [role]")]
  .filter((one) => (one.checkVisibility() || one.matches("dialog")) && one.id !== "toasts")
  .filter((one) => !(one.ariaLabel || one.getAttribute("aria-labelledby") || one.labels?.length || one.textContent.trim()))
  .map((one) => one.outerHTML)
  .filter((html) => !html.startsWith('<dialog id="asked"'))"""  # its first heading is all that it says
FOCUSED = """() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const { top, bottom, left, right } = one.getBoundingClientRect();
  return {
    id: one === document.body ? "end" : one.id || one.getAttribute("aria-label") || one.textContent.trim(),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  };
}"""


async def fill(chat: ChatPage) -> None:
    """A chat with every kind of content."""
    you = chat.person
    await chat.say("/help")
    await expect(chat.bubbles).to_have_count(2)
    await chat.bubbles.last.dblclick()
    await chat.say("see https://example.com/a and write /video@video_sandbox_bot, @somebody, #tag")
    await chat.drop(1)
    own = await chat.say("a caption")
    await expect(own.get_by_role("img")).to_have_count(1)
    await expect(chat.item("a caption")).to_be_visible()
    for who in range(2, 9):  # every colour of names
        await chat.control.post("person", name=f"Reader {who}")
    await chat.control.post("bot", chat=you, status="blocked")
    await chat.control.post("bot", chat=you, status="started")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
async def test_every_text_can_be_read(show: Show, size: str, scheme: str) -> None:
    """The contrast is 4.5 at least: in bubbles, lists, dialogs, and in a group with quotes of each member."""
    chat = await show(size, scheme=scheme)
    await fill(chat)
    for view in (await chat.page.evaluate(FAINT, ENOUGH), await group_view(chat), await dialog_view(chat)):
        assert view["seen"] > 10
        assert view["found"] == []
    assert await chat.page.evaluate(NAMELESS) == []


async def group_view(chat: ChatPage) -> Any:
    """A group in which everybody quotes somebody; a service message; the actions of a message that has the focus."""
    group = (await chat.control.post("group", title="All colours", supergroup=False))["chat"]
    place = {"chat": group["id"]}
    before = None
    for member in group["members"][:10]:
        words = "a https://example.com/b and `code`"
        sent = await chat.control.post("send", **place, person=member, text=words, reply_to=before)
        before = sent["messages"][0]["id"]
    await chat.control.post("bot", **place, status="left")
    await chat.control.post("bot", **place, status="member")
    await chat.open(group["id"])
    await expect(chat.bubbles).to_have_count(11)  # the bot greets when it comes back
    await chat.bubbles.last.focus()
    return await chat.page.evaluate(FAINT, ENOUGH)


async def dialog_view(chat: ChatPage) -> Any:
    await chat.page.locator("main header").get_by_role("button", name="Let something fail").click()
    await expect(chat.page.get_by_role("dialog")).to_be_visible()
    return await chat.page.evaluate(FAINT, ENOUGH)


async def test_a_conversation_with_the_keyboard_alone(show: Show) -> None:
    """The skip link leads to the text field; Enter sends, Shift+Enter does not; messages and their buttons are reached."""
    chat = await show()
    press = chat.page.keyboard.press
    await press("Tab")
    await expect(chat.page.get_by_role("link", name="Skip to the chat")).to_be_in_viewport(ratio=1)
    await press("Enter")
    await expect(chat.text).to_be_focused()
    await chat.page.keyboard.type("a lighthouse")
    await press("Shift+Enter")
    await chat.page.keyboard.type("in the fog")
    await press("Enter")
    await expect(chat.own.last.locator(".words")).to_have_text("a lighthouse\nin the fog")
    await expect(chat.text).to_be_focused()
    question = chat.item("Shall I make a video")
    await expect(question).to_be_visible()

    for _ in range(10):  # back over the row above the text field, to the newest message's buttons
        await press("Shift+Tab")
        if await chat.page.evaluate("document.activeElement.textContent === 'Cancel'"):
            break
    await press("Enter")
    await expect(chat.item("Cancelled")).to_be_visible()
    await expect(chat.bubbles.last).to_be_focused()  # its button is gone
    await press("ArrowUp")
    await expect(chat.own.last).to_be_focused()
    await press("Enter")
    await expect(chat.context).to_contain_text("Reply to")
    await expect(chat.text).to_be_focused()
    await press("Escape")
    await expect(chat.context).to_be_hidden()


async def test_escape_closes_and_returns(show: Show) -> None:
    """The list of commands, the photos and each dialog; the focus goes back to where it was."""
    chat = await show()
    await chat.text.focus()
    await chat.page.keyboard.type("/")
    options = chat.page.get_by_role("listbox", name="Commands")
    await expect(options).to_be_visible()
    await chat.page.keyboard.press("ArrowDown")
    await expect(options.locator("[aria-selected=true]")).to_have_count(1)
    await chat.page.keyboard.press("Escape")
    await expect(options).to_be_hidden()
    await expect(chat.text).to_have_value("/")
    await chat.drop(2)
    await chat.page.keyboard.press("Escape")
    await expect(chat.page.get_by_role("list", name="Attached")).to_be_hidden()
    for name in ("Let something fail", "What can happen to this chat"):
        opener = chat.page.locator("main header").get_by_role("button", name=name)
        await opener.focus()
        await chat.page.keyboard.press("Enter")
        await expect(chat.page.get_by_role("dialog")).to_be_visible()
        await chat.page.keyboard.press("Escape")
        await expect(chat.page.get_by_role("dialog")).to_have_count(0)
        await expect(opener).to_be_focused()


@pytest.mark.parametrize("size", ["desktop", "phone"])
async def test_tab_visits_everything_once(show: Show, size: str) -> None:
    """Every stop is visible and outlined, in the order of the page."""
    chat = await show(size)
    await chat.say("a lighthouse")
    await expect(chat.item("Shall I make a video")).to_be_visible()
    await chat.page.locator("#skip").focus()
    stops = [await chat.page.evaluate(FOCUSED)]
    while stops[-1]["id"] != "end":  # from there, Tab goes to the browser's own bar
        await chat.page.keyboard.press("Tab")
        stops.append(await chat.page.evaluate(FOCUSED))
        assert len(stops) < 80
    del stops[-1]
    assert [stop for stop in stops if not (stop["outlined"] and stop["seen"])] == []
    order = [stop["id"] for stop in stops]
    header, message = ["Let something fail", "menu"], ["🎬 Create", "Cancel", "Reply"]
    expected = ["skip", *header, "log", *message, "language", "example", "attach", "text"]
    assert [name for name in order if name in expected] == expected
