"""`make picture`: two short stories on the sandbox's chat page -> the pictures of the README.

All that they show comes from the running bot. Only waits are cut: a frame is taken when the page changes.
Elements are found by their ids and roles, so other words of the bot do not matter.
"""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Locator, ViewportSize, expect

from tests.browser import running
from tests.browser.chat_page import ChatPage, Control
from tests.browser.film import Film
from tests.e2e.bot_process import ROOT

PICTURES = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 420, "height": 780}
PATIENCE = 60_000  # milliseconds until a page shows what it should

KEYS = 3  # letters per frame
TYPING, READING, PLAYING = 120, 1100, 125  # milliseconds per frame
PLAYED = [step / 8 for step in range(1, 17)]  # seconds within the video
LAST = 3000  # milliseconds


class Scene:
    """One page of the film."""

    def __init__(self, film: Film, number: int, chat: ChatPage) -> None:
        self._film = film
        self._number = number
        self._chat = chat

    async def look(self) -> None:
        self._film.turn(self._number, await self._chat.page.screenshot())

    async def shoot(self, milliseconds: int) -> None:
        await self.look()
        self._film.hold(milliseconds)

    async def type(self, words: str) -> None:
        for start in range(0, len(words), KEYS):
            await self._chat.text.press_sequentially(words[start : start + KEYS])
            await self.shoot(TYPING)

    async def attach_photo(self) -> None:
        await self._chat.page.locator("#example").click()
        await self._has_loaded(self._chat.page.locator("#attached img"))
        await self.shoot(READING)

    async def send(self) -> None:
        await self._chat.text.press("Enter")
        await expect(self._chat.own).to_have_count(1)
        if await self._chat.own.locator("img").count():
            await self._has_loaded(self._chat.own.locator("img").first)
        await self._chat.reaches_end()
        await self.shoot(READING)

    async def follow(self) -> None:
        """A frame for each change of the bot's answer, until the video is there."""
        shown = ""
        answers = self._chat.log.locator(".theirs")
        async with asyncio.timeout(PATIENCE / 1000):
            while not await self._video.count():
                words = await answers.last.inner_text() if await answers.count() else ""
                if words != shown:
                    shown = words
                    await self._chat.reaches_end()
                    await self.shoot(READING)
                await asyncio.sleep(0.05)

    async def play(self) -> None:
        """The video, at times that do not depend on the machine's speed."""
        await self._chat.text.blur()
        for second in PLAYED:
            await self._video.evaluate(SEEK, second)
            await self._chat.reaches_end()
            await self.shoot(PLAYING)

    @property
    def _video(self) -> Locator:
        return self._chat.log.locator("video").first

    async def _has_loaded(self, image: Locator) -> None:
        await image.evaluate("image => image.decode()")


# Without the player's controls, because their spinner depends on the machine's speed.
SEEK = """(video, second) => new Promise((done, fail) => {
  video.controls = false;
  video.onseeked = () => requestAnimationFrame(() => requestAnimationFrame(done));
  video.onerror = () => fail(new Error("the video cannot be played"));
  video.currentTime = second;
})"""


async def opened(browser: Browser, control: Control, name: str, scheme: Literal["light", "dark"]) -> ChatPage:
    """The private chat of a new person who may order, as a phone shows it."""
    person = await control.approved(name)
    context = await browser.new_context(viewport=PHONE, has_touch=True, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    chat = ChatPage(await context.new_page(), control, person)
    await chat.open(person)
    return chat


async def made() -> None:
    film = Film(pages=2)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="picture-")))
        control = await stack.enter_async_context(running.sandbox(folder))
        browser = await stack.enter_async_context(running.chromium())
        words = Scene(film, 0, await opened(browser, control, "Ana", "light"))
        photo = Scene(film, 1, await opened(browser, control, "Luis", "dark"))
        for scene in (words, photo):
            await scene.look()
        await words.type("/video a cat on the moon")
        await words.send()
        await words.follow()
        await words.play()
        await photo.attach_photo()
        await photo.type("she looks around --landscape")
        await photo.send()
        await photo.follow()
        await photo.play()
        await photo.shoot(LAST)
    PICTURES.mkdir(exist_ok=True)
    film.save(PICTURES / "chat.webp", PICTURES / "chat.png")


if __name__ == "__main__":
    if not running.CHROMIUM.exists():
        sys.exit(f"{running.CHROMIUM} is missing: `make browser` installs it")
    expect.set_options(timeout=PATIENCE)
    asyncio.run(made())
