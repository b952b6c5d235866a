"""`python -m bot sandbox` as a process, and Debian's Chromium that shows its chat page; one of each for all tests."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from itertools import count
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, expect

from tests.browser import running
from tests.browser.chat_page import ChatPage, Control

PATIENCE = 60  # seconds, because the machine may stall
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}

names = count(1)
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
async def control(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Control]:
    """The running sandbox, through the control interface that its page uses."""
    async with running.sandbox(tmp_path_factory.mktemp("sandbox")) as control:
        yield control


def pytest_sessionstart() -> None:
    if not running.CHROMIUM.exists():
        pytest.exit(f"{running.CHROMIUM} is missing: `make browser` installs it", returncode=1)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with running.chromium() as browser:
        yield browser


@pytest.fixture
async def show(chromium: Browser, control: Control) -> AsyncIterator[Callable[..., Awaitable[ChatPage]]]:
    """Open the chat page at the private chat of a new person who may order. An error in its console fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    async def opened(size: str = "desktop", *, scheme: str = "light", at: int | None = None) -> ChatPage:
        person = await control.approved(f"Person {next(names)}") if at is None else at
        width, height = SIZES[size]
        options: Mapping[str, Any] = {"color_scheme": scheme, "has_touch": size == "phone"}
        context = await chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        chat_page = ChatPage(page, control, person)
        await chat_page.open(person)
        return chat_page

    yield opened
    for context in contexts:
        await context.close()
    assert errors == []


@pytest.fixture
async def works_again(control: Control) -> AsyncIterator[None]:
    """End all situations after a test."""
    yield
    for service in ("video", "telegram"):
        await control.post("situations", service=service, situation="fine")
