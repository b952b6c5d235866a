"""`run` does without httpx, and texts without the zone of the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMPORTS = """
import sys
from bot.spared_imports import without_httpx
with without_httpx():
    import bot.cli
"""


def said(looks: str, imports: str = IMPORTS, **environment: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", imports + looks], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_all_that_run_imports_does_without_httpx() -> None:
    assert said("print([name for name in sys.modules if name.startswith(('httpx', 'httpcore'))])") == "[]"


def test_the_bot_is_made_without_httpx() -> None:
    """With its own requests, as `telegram_bot` makes it."""
    made = (
        "import asyncio\nfrom bot.botapi.pacing import SendPacing\nfrom bot.bootstrap.connections import telegram_bot\n"
        "from bot.settings import Settings\nfrom telegram.ext import ApplicationBuilder\n"
        "async def main():\n"
        "    settings = Settings(_env_file=None, telegram_bot_token='1:' + 'a' * 35, video_api_key='k' * 20)\n"
        "    async with telegram_bot(settings, SendPacing(1.0)) as bot:\n"
        "        ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()\n"
        "        print(type(bot.request).__name__, 'httpx' in sys.modules)\n"
        "asyncio.run(main())"
    )
    assert said(made) == "AiohttpRequest False"


def test_what_is_imported_later_gets_the_library() -> None:
    assert said("import httpx\nprint(httpx.AsyncClient.__module__, hasattr(httpx, 'Timeout'))") == "httpx True"


PLURAL = """
from bot.texts.words import Words
said = Words.load().say("ru", "seconds", count=2)
from babel.localtime import LOCALTZ
print(said, "/".join(str(LOCALTZ).split("/")[-2:]))
"""


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Lima"])
def test_texts_are_said_without_looking_for_zones(zone: str) -> None:
    """Who asks babel for the zone later still gets it."""
    assert said(PLURAL, "", TZ=zone) == f"2 с {zone}"


@pytest.mark.parametrize("zone", ["", "/", "No/Such", "Europe"])
def test_no_zone_prevents_it(zone: str) -> None:
    assert said(PLURAL.partition("from babel")[0] + "print(said)", "", TZ=zone) == "2 с"
