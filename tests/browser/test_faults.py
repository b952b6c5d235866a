"""Faults in plain words: each has its effect until it ends, and the chat shows which are on."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Locator, expect

from tests.browser.chat_page import ChatPage

Show = Callable[..., Awaitable[ChatPage]]
pytestmark = pytest.mark.usefixtures("works_again")


async def choose(chat: ChatPage, service: str, situation: str) -> None:
    """Choose in the dialog, and close it with Escape."""
    await chat.page.locator("main header").get_by_role("button", name="Let something fail").click()
    dialog = chat.page.get_by_role("dialog", name="Let something fail")
    await dialog.get_by_role("group", name=service).get_by_role("radio", name=situation).check()
    await chat.page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()


def troubles(chat: ChatPage) -> Locator:
    return chat.page.get_by_role("status", name="Current faults")


async def test_a_provider_that_is_down(show: Show) -> None:
    """The bot asks what to do; every page shows that the provider is down, until one ends it."""
    chat = await show()
    other = await show("phone")
    await choose(chat, "The video provider", "Down")
    await expect(troubles(other)).to_contain_text("The video provider: down")
    await chat.say("/video a kite")
    await expect(chat.item("charged").get_by_role("button", name="Send again")).to_be_visible()
    await troubles(other).get_by_role("button", name="End").click()
    await expect(troubles(chat)).to_be_empty()
    await chat.say("/video a kite")
    await expect(chat.item("Task sora-2:task_")).to_be_visible()


async def test_a_saturated_provider(show: Show) -> None:
    """The order waits, and is sent once the provider takes it again."""
    chat = await show()
    await choose(chat, "The video provider", "Saturated")
    await chat.say("/video a kite")
    await expect(chat.bubbles).to_have_count(2)
    await expect(chat.log.get_by_text("Task sora-2:task_")).to_have_count(0)
    await choose(chat, "The video provider", "Works")
    await expect(chat.item("Task sora-2:task_")).to_be_visible()


async def test_a_slow_provider(show: Show) -> None:
    """Another situation takes the place of the one before."""
    chat = await show()
    await choose(chat, "The video provider", "Down")
    await choose(chat, "The video provider", "Slow")
    await expect(troubles(chat)).to_have_text("The video provider: slowEnd")
    await chat.say("/video a kite")
    await expect(chat.item("Task sora-2:task_")).to_be_visible()


async def test_telegram_limits_the_bot(show: Show) -> None:
    """Nothing arrives while it does; then everything does."""
    chat = await show()
    await choose(chat, "Telegram", "Too many requests")
    await chat.say("/help")
    await chat.page.wait_for_timeout(500)
    await expect(chat.bubbles).to_have_count(1)
    await troubles(chat).get_by_role("button", name="End").click()
    await expect(chat.bubbles).to_have_count(2)
