"""What Sentry gets: types, places and ids. No prompt, no secret, no local variable, no URL, whatever the library collects."""

import asyncio
import gzip
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.error_reports import ErrorReports, report_errors
from bot.errors import SettingsError
from bot.redaction import Redactor

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak"
KEY, DSN_KEY = "sk-1234567890abcdef", "00112233445566778899aabbccddeeff"
PROMPT = "a zebra in the rain"
PROGRAM = f"""
import asyncio, gc, logging, sys
from bot.botapi.logs import configure_logging
from bot.error_reports import report_errors
from bot.log_ids import working_on
from bot.redaction import Redactor
TOKEN, KEY, PROMPT = {TOKEN!r}, {KEY!r}, {PROMPT!r}
redactor = Redactor([TOKEN, KEY, sys.argv[1]])
configure_logging("INFO", "console", redactor)
report_errors(sys.argv[1], redactor)
log = logging.getLogger("bot.test")
log.info("before: %s", PROMPT)
log.warning("a warning about %s", PROMPT)
def fails(prompt, key):
    url = f"https://api.telegram.org/bot{{TOKEN}}/getMe"
    raise ValueError(f"{{url}} {{key}} {{prompt}}")
with working_on(task="abcdefghij", chat=-5, update=77):
    try:
        fails(PROMPT, KEY)
    except ValueError as error:
        log.exception("task %s: cannot be made: %s", "abcdefghij", PROMPT)
        log.error("Update %d failed:\\n%s", 77, PROMPT, extra={{"error": error, "prompt": PROMPT}})
log.error(f"key {{KEY}} of bot{{TOKEN}}")
async def forgets():
    async def fail(prompt):
        raise ValueError(prompt)
    asyncio.create_task(fail(PROMPT))
    asyncio.get_running_loop().call_soon(fails, PROMPT, KEY)
    await asyncio.sleep(0.1)
    gc.collect()
asyncio.run(forgets())
fails(PROMPT, KEY)
"""


@dataclass
class Sentry:
    """Records the events of all envelopes. `url`: its DSN."""

    url: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    async def envelope(self, request: web.Request) -> web.Response:
        body = await request.read()  # aiohttp undoes the compression
        text = (gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body).decode()
        self.bodies.append(text)
        lines = text.splitlines()[1:]
        for header, payload in zip(lines[::2], lines[1::2], strict=True):
            kind = json.loads(header)["type"]
            self.kinds.add(kind)
            if kind == "event":
                self.events.append(json.loads(payload))
        return web.json_response({"id": "0" * 32})


@pytest.fixture
async def sentry() -> AsyncIterator[Sentry]:
    stand_in, app = Sentry(), web.Application()
    app.router.add_post("/api/4/envelope/", stand_in.envelope)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        stand_in.url = f"http://{DSN_KEY}@127.0.0.1:{runner.addresses[0][1]}/4"
        yield stand_in
    finally:
        await runner.cleanup()


async def test_reports_have_places_and_ids_only(sentry: Sentry) -> None:
    """Each ERROR of the log is a report, and so is the exception that ends the process; other lines are not."""
    done = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", PROGRAM, sentry.url], capture_output=True, text=True, check=False, timeout=120
    )  # fmt: skip
    assert done.returncode == 1
    assert sentry.kinds == {"event"}
    failed, update, line, *of_asyncio, last = sentry.events
    assert failed["logentry"] == {"message": "task %s: cannot be made: %s"}
    assert failed["level"] == "error" and failed["logger"] == "bot.test"
    assert failed["tags"] == {"task": "abcdefghij", "chat": "-5", "update": "77"}
    [error] = failed["exception"]["values"]
    assert error["type"] == "ValueError" and "value" not in error
    assert [frame["function"] for frame in error["stacktrace"]["frames"]] == ["<module>", "fails"]
    [kept] = update["exception"]["values"]  # of an exception that is only in `extra`
    assert [frame["function"] for frame in kept["stacktrace"]["frames"]] == ["<module>", "fails"]
    assert line["logentry"] == {"message": "key <secret> of bot<token>"}
    for event in of_asyncio:  # its lines repeat values in their text
        assert event["logger"] == "asyncio" and "logentry" not in event
    last_frames = [event["exception"]["values"][0]["stacktrace"]["frames"][-1]["function"] for event in of_asyncio]
    assert sorted(last_frames) == ["fail", "fails"]
    assert last["level"] == "fatal" and last["exception"]["values"][0]["type"] == "ValueError"
    everything = "\n".join(sentry.bodies) + done.stderr
    for secret in (TOKEN, TOKEN.partition(":")[2], KEY, DSN_KEY):
        assert secret not in everything.replace(f'"dsn":"{sentry.url}"', "")
    for hidden in (PROMPT, "zebra", "api.telegram.org", "vars", "breadcrumbs", "server_name", "before:"):
        assert hidden not in "\n".join(sentry.bodies)


def test_what_a_later_library_adds_is_dropped() -> None:
    event = {
        "event_id": "1", "level": "error", "new": PROMPT, "request": {"url": PROMPT, "data": PROMPT}, "extra": {"p": PROMPT},
        "user": {"id": 5}, "breadcrumbs": {"values": [{"message": PROMPT}]}, "contexts": {"trace": {"data": PROMPT}},
        "logentry": {"message": "task %s", "params": [PROMPT], "formatted": PROMPT}, "modules": {"a": "1"},
        "exception": {"values": [{
            "type": "E", "value": PROMPT, "mechanism": {"data": PROMPT},
            "stacktrace": {"frames": [{"function": "f", "lineno": 1, "vars": {"p": PROMPT}, "context_line": PROMPT}]},
        }]},
    }  # fmt: skip
    kept = ErrorReports(Redactor([])).event(event, {})
    assert PROMPT not in json.dumps(kept)
    assert kept.keys() == {"event_id", "level", "logentry", "exception", "tags"}


def test_without_the_library_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(SettingsError) as missing:
        report_errors("https://key@sentry.example/4", Redactor([]))
    [line] = missing.value.lines
    assert line.startswith("SENTRY_DSN needs the package sentry-sdk: install it with ") and "pip install" in line


def test_without_the_library_the_bot_does_not_start(tmp_path: Path) -> None:
    """Exit code 2 and that line, before anything is opened: errors would be lost without a word."""
    program = "import sys; sys.modules['sentry_sdk'] = None; from bot.cli import main; sys.exit(main(['run']))"
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "VIDEO_API_KEY": KEY, "PYTHONPATH": str(ROOT)}
    settings["SENTRY_DSN"] = f"https://{DSN_KEY}@sentry.example/4"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
        env=settings,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("SENTRY_DSN needs the package sentry-sdk: install it with ")
    assert list(tmp_path.iterdir()) == []
