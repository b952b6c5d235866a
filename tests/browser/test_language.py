"""Languages: that of a person, which the bot answers in, and texts that are written from right to left."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Locator, expect

from tests.browser.chat_page import ChatPage

Show = Callable[..., Awaitable[ChatPage]]
RENDERED = """([text, entities]) => import("/entities.js").then(({ directionOf, formatted }) => {
  const made = document.createElement("div");
  made.append(...formatted(text, entities));
  return [directionOf(text, entities), made.innerHTML];
})"""
CHINESE = re.compile("[\u4e00-\u9fff]{4}")


async def language_of(chat: ChatPage) -> object:
    people = (await chat.control.state())["people"]
    return next(person["language"] for person in people if person["id"] == chat.person)


async def side(words: Locator) -> str:
    found: str = await words.evaluate("words => getComputedStyle(words).direction")
    return found


async def test_the_bot_answers_in_the_chosen_language(show: Show) -> None:
    """The switch changes the answers and the menu, which is up to date while it is shown, and is kept."""
    chat = await show()
    switch = chat.page.get_by_label("Language")
    await expect(switch).to_have_value("en")
    await switch.select_option(label="简体中文")
    await chat.say("/help")
    await expect(chat.item("/video").locator(".words")).to_contain_text(CHINESE)
    await switch.select_option(label="العربية")
    await chat.text.press_sequentially("/")
    menu = chat.page.get_by_role("listbox", name="Commands")
    await expect(menu.get_by_role("option").first).to_contain_text(re.compile("[\u0627-\u064a]{3}"))
    assert await language_of(chat) == "ar"
    await chat.page.reload()
    await expect(switch).to_have_value("ar")


async def test_a_language_that_the_bot_lacks(show: Show) -> None:
    """It is answered in English."""
    chat = await show()
    await chat.page.get_by_label("Language").select_option(label="Türkçe")
    await chat.say("/video ayda bir kedi")
    await expect(chat.item("Task sora-2:task_")).to_be_visible()
    assert await language_of(chat) == "tr"


async def test_a_text_from_right_to_left(show: Show) -> None:
    """Persian is answered in Persian; a text is written from the right, with its time on the left."""
    chat = await show()
    await chat.page.get_by_label("Language").select_option(label="فارسی")
    own = await chat.say("/video گربه‌ای روی ماه")
    answer = chat.item("sora-2:task_")
    await expect(answer).to_be_visible()
    assert await side(answer.locator(".words")) == "rtl"
    await answer.locator(".keyboard button").first.click()
    notice = chat.page.locator(".toast").first
    await expect(notice).to_contain_text(re.compile("[\u0627-\u064a]{3}"))
    assert await side(notice) == "rtl"
    assert await language_of(chat) == "fa"
    persian = await chat.say("گربه‌ای روی ماه می‌رقصد 🙂")
    await expect(persian).to_contain_text("می‌رقصد")
    assert await side(persian.locator(".words")) == "rtl"
    assert await side(own.locator(".words")) == "ltr"
    words, time = [await persian.locator(part).bounding_box() for part in (".words", ".meta")]
    assert words and time and time["x"] < words["x"] + words["width"] / 2
    await expect(chat.text).to_have_css("direction", "ltr")
    await chat.text.fill("سلام")
    await expect(chat.text).to_have_css("direction", "rtl")


async def test_a_quote_has_a_direction_of_its_own(show: Show) -> None:
    """A message begins on the side of its own words, not of what it quotes or of names in it; a quote ends its line itself."""
    chat = await show()
    quote = [{"type": "blockquote", "offset": 0, "length": 5}]
    for text, entities, expected in (
        ("a cat\n\u2068Sora 2\u2069 · عمودي", quote, "rtl"),
        ("سلام\nSora 2 · portrait", quote, "ltr"),
        ("\u2068Sora 2\u2069 · عمودي", [], "rtl"),
        ("🙂 10", [], "auto"),
    ):
        direction, rendered = await chat.page.evaluate(RENDERED, [text, entities])
        assert direction == expected, text
        assert "</blockquote>\n" not in rendered and text[5:].strip() in rendered


async def test_a_chinese_order(show: Show) -> None:
    """The words of an order with Chinese punctuation arrive as they were written; Enter within an input method sends nothing."""
    chat = await show()
    await chat.text.fill("/video 一只猫，在月球上跳舞。")
    await chat.text.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    await expect(chat.text).to_have_value("/video 一只猫，在月球上跳舞。")
    await chat.text.press("Enter")
    await expect(chat.own.last).to_contain_text("一只猫，在月球上跳舞。")
    await expect(chat.item("Task sora-2:task_")).to_be_visible()
