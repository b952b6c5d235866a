"""The sandbox as a process of its own, and Debian's Chromium, for tests and for the picture in the README."""

import asyncio
import os
import sys
from asyncio.subprocess import STDOUT
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from playwright.async_api import Browser, async_playwright

from tests.browser.chat_page import Control
from tests.e2e.bot_process import ROOT
from tests.ports import free_port

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@asynccontextmanager
async def sandbox(folder: Path) -> AsyncIterator[Control]:
    """Run `python -m bot sandbox` in a folder, where its log is. Raises AssertionError if that has a traceback."""
    port = free_port()
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "sandbox", "--port", str(port),
            stdout=log, stderr=STDOUT, cwd=folder, env=inherited | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}/") as session:
            control = Control(session)
            await control.ready()
            yield control
    finally:
        process.terminate()
        await process.wait()
    said = (folder / "log").read_text(encoding="utf-8")
    assert "Traceback" not in said, said[said.index("Traceback") :][:4000]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()
