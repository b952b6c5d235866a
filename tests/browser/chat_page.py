"""The chat page as tests use it, and the control interface for what other people and the services do meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from playwright.async_api import Locator, Page, expect


async def passes(check: Callable[[], Awaitable[Any]]) -> None:
    """Wait until a check is true. Playwright's own checks need eval, which the page's policy forbids."""
    async with asyncio.timeout(120):
        while True:
            if await check():
                return
            await asyncio.sleep(0.02)


class Control:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self.url = str(session._base_url)

    async def post(self, act: str, **parameters: Any) -> Any:
        async with self._session.post(f"control/{act}", json=parameters) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def state(self) -> Any:
        async with self._session.get("control/state") as answer:
            return await answer.json()

    async def ready(self) -> None:
        """Wait until the bot has set its first menu; those of other languages follow every few seconds."""

        async def has_menu() -> bool:
            try:
                return bool((await self.state())["bot"]["commands"])
            except aiohttp.ClientConnectionError:
                return False

        await passes(has_menu)

    async def approved(self, name: str) -> int:
        """Add a person whom the admin allows to order; returns the id, which is that of the private chat, too."""
        you = (await self.state())["people"][0]["id"]
        person: int = (await self.post("person", name=name))["person"]["id"]
        [sent] = (await self.post("send", chat=you, person=you, text=f"/allow {person}"))["messages"]

        async def answered() -> bool:
            return any(one["chat"] == you and one["reply_to"] == sent["id"] for one in (await self.state())["messages"])

        await passes(answered)
        return person

    async def chatter(self, chat: int, person: int, count: int) -> None:
        """Messages in a group that the bot does not see."""
        for number in range(count):
            await self.post("send", chat=chat, person=person, text=f"line {number}\n" * 3)


class ChatPage:
    """Locators have the accessible names that people hear."""

    def __init__(self, page: Page, control: Control, person: int) -> None:
        self.page = page
        self.control = control
        self.person = person
        self.text = page.get_by_role("textbox", name="Message")
        self.send = page.get_by_role("button", name="Send", exact=True)
        self.log = page.get_by_role("log")
        self.bubbles = self.log.get_by_role("article")
        self.down = page.get_by_role("button", name="Scroll down")
        self.context = page.locator("#context")

    async def open(self, chat: int) -> None:
        """Load the page at a chat, or move there."""
        if self.page.url.startswith(self.control.url):
            await self.page.evaluate("chat => { location.hash = chat; }", chat)
        else:
            await self.page.goto(f"{self.control.url}#{chat}")
        await expect(self.page.locator(f'#chats [href="#{chat}"][aria-current]')).to_have_count(1)

    async def say(self, words: str) -> Locator:
        """Send a text with Enter; returns its bubble."""
        before = await self.own.count()
        await self.text.fill(words)
        await self.text.press("Enter")
        await expect(self.text).to_have_value("")
        return self.own.nth(before)

    @property
    def own(self) -> Locator:
        return self.log.locator(".own").get_by_role("article")

    def item(self, words: str) -> Locator:
        """The newest message of another person or the bot with these words: bubble, buttons and actions."""
        return self.log.locator(".theirs").filter(has_text=words).last

    async def at_end(self) -> bool:
        return await self._distance() < 2

    async def _distance(self) -> float:
        found: float = await self.log.evaluate("log => log.scrollHeight - log.scrollTop - log.clientHeight")
        return found

    async def reaches_end(self) -> None:
        """Wait until the newest message is in view."""
        await passes(self.at_end)

    async def drop(self, count: int) -> None:
        """Drop photos on the chat, as from a file manager."""
        await self.page.evaluate(DROP, count)


DROP = """async (count) => {
  const blob = await (await fetch("example.jpg")).blob();
  const dropped = new DataTransfer();
  for (let number = 1; number <= count; number++) dropped.items.add(new File([blob], `photo ${number}.jpg`, { type: blob.type }));
  const pane = document.getElementById("text");
  for (const type of ["dragenter", "dragover", "drop"]) {
    pane.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
  }
}"""
