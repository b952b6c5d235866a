"""Stderr of a process that has called configure_logging."""

import asyncio
import json
import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.botapi.logs import CONTROL, ConsoleFormatter, JsonFormatter, _time
from bot.log_ids import working_on
from bot.redaction import Redactor

TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak"
KEY = "sk-1234567890"

START = f"""
import asyncio, logging, sys, threading, warnings
from bot.botapi.logs import configure_logging
from bot.redaction import Redactor
TOKEN, KEY = {TOKEN!r}, {KEY!r}
def start(level, log_format): configure_logging(level, log_format, Redactor([TOKEN, KEY]))
log = logging.getLogger("bot.test")
"""


def stderr_of(program: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", START + program], capture_output=True, text=True, check=False, timeout=30
    )
    return done.stderr


def test_message_arguments_traceback_stack_and_warnings_hold_no_secret() -> None:
    program = """
warnings.simplefilter("always")
for log_format in ("console", "json"):
    start("DEBUG", log_format)
    log.info("message %s", TOKEN)
    log.warning("key %r of %s", KEY, {"authorization": KEY})
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        log.exception("failed", stack_info=True)
    log.error("wrong %d call", TOKEN)
    warnings.warn(f"about {KEY}")
"""
    text = stderr_of(program)
    assert text.count("<token>") == 6
    assert text.count("<secret>") == 6
    assert TOKEN not in text
    assert KEY not in text


def test_uncaught_exceptions_are_logged_without_secrets() -> None:
    program = """
start("INFO", "json")
async def lost(): raise RuntimeError("lost " + TOKEN)
async def main():
    task = asyncio.create_task(lost())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
asyncio.run(main())
thread = threading.Thread(target=lambda: 1 / 0, name="worker " + TOKEN)
thread.start()
thread.join()
class Bad:
    def __del__(self): raise RuntimeError(KEY)
Bad()
raise SystemError("the end " + KEY)
"""
    lines = [json.loads(line) for line in stderr_of(program).splitlines()]
    assert [line["logger"] for line in lines] == ["asyncio", "bot", "bot", "bot"]
    assert [line["level"] for line in lines] == ["ERROR", "ERROR", "ERROR", "CRITICAL"]
    assert lines[0]["exception"].endswith("RuntimeError: lost <token>")
    assert lines[1]["message"].endswith("worker <token>")
    assert lines[2]["exception"].endswith("RuntimeError: <secret>")
    assert lines[3]["exception"].endswith("SystemError: the end <secret>")


def test_talkative_loggers_are_quiet_and_levels_hold() -> None:
    program = """
start("DEBUG", "console")
for name in ("httpx", "httpcore", "aiohttp.access"):
    logging.getLogger(name).info("from " + name)
logging.getLogger("asyncio").debug("from asyncio")
log.debug("one")
start("WARNING", "console")
log.info("two")
logging.getLogger("asyncio").info("three")
log.warning("four")
"""
    lines = stderr_of(program).splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == ["one", "four"]


def fail(text: str) -> None:
    raise ValueError(text)


def record(message: str, *args: object, **rest: Any) -> logging.LogRecord:
    return logging.LogRecord("bot.test", logging.INFO, "f.py", 1, message, args, rest.get("exc_info"))


@pytest.mark.parametrize("end", ["\n", "\r", "\x85", "\u2028", "\x1b[2K", "\x00"])
def test_a_message_cannot_forge_a_second_line(end: str) -> None:
    forged = record("prompt %s", f"cat{end}2025-01-01T00:00:00.000Z INFO bot: all is well")
    for formatter in (ConsoleFormatter(Redactor([])), JsonFormatter(Redactor([]))):
        line = formatter.format(forged)
        assert len(line.splitlines()) == 1
        assert end not in line


def test_the_text_of_an_exception_cannot_forge_a_second_line() -> None:
    try:
        fail("bad\n2025-01-01T00:00:00.000Z INFO     bot: all is well")
    except ValueError:
        text = ConsoleFormatter(Redactor([])).format(record("failed", exc_info=sys.exc_info()))
    first, *others = text.splitlines()
    assert first.endswith("INFO     bot.test: failed")
    assert all(line.startswith("    ") for line in others)
    assert "Traceback (most recent call last):" in others[0]


def test_json_has_one_object_a_line_with_time_level_logger_and_message() -> None:
    entry = json.loads(JsonFormatter(Redactor([KEY])).format(record('über "%s"\n', KEY)))
    moment = datetime.fromisoformat(entry.pop("time"))
    assert moment.utcoffset() == timedelta(0)
    assert entry == {"level": "INFO", "logger": "bot.test", "message": 'über "<secret>"'}


def test_formatting_leaves_nothing_unredacted_on_the_record() -> None:
    try:
        fail(TOKEN)
    except ValueError:
        failed = record("failed", exc_info=sys.exc_info())
    ConsoleFormatter(Redactor([TOKEN])).format(failed)
    assert failed.exc_text is None


def fields(message: str, *args: object) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(JsonFormatter(Redactor([TOKEN, KEY])).format(record(message, *args)))
    return {name: value for name, value in entry.items() if name not in {"time", "level", "logger", "message"}}


@pytest.mark.parametrize(
    ("message", "args", "ids"),
    [
        ("task %s: create failed: %s", ("abc", "x"), {"task": "abc"}),
        ("task %s %s -> %s chat=%s message=%s", ("abc", "queued", "running", -5, 6), {"task": "abc", "chat": -5}),
        ("Update %d failed:\n%s", (77, "x"), {"update": 77}),
        ("Giving up update %d of chat %s (%s)", (77, None, "x"), {"update": 77}),
        ("%.0f%% done, task %s", (3.5, "abc"), {"task": "abc"}),
        ("no ids: %s", ("task abc",), {}),
        ("multitask %s", ("abc",), {}),
        ("task %s of %s", ("abc",), {"task": "abc"}),
        ("task %s", (), {}),
    ],
)
def test_json_has_the_ids_that_a_line_names(message: str, args: tuple[object, ...], ids: dict[str, object]) -> None:
    assert fields(message, *args) == ids


async def log_later() -> dict[str, Any]:
    await asyncio.sleep(0)
    return fields("something")


async def test_json_has_the_ids_of_the_work() -> None:
    """Also in tasks that the work starts; what the line itself names is more exact."""
    with working_on(update=7, chat=-5, task=None):
        assert fields("something") == {"update": 7, "chat": -5}
        with working_on(task="abc"):
            assert fields("task %s", "other") == {"update": 7, "chat": -5, "task": "other"}
            later = asyncio.create_task(log_later())
        logged = await later
        assert logged == {"update": 7, "chat": -5, "task": "abc"}
    assert fields("something") == {}


def test_ids_are_redacted_like_all_else() -> None:
    with working_on(task=TOKEN):
        assert fields("chat %s", KEY) == {"task": "<token>", "chat": "<secret>"}


def test_the_console_has_no_fields() -> None:
    with working_on(task="abc"):
        assert "abc" not in ConsoleFormatter(Redactor([])).format(record("something"))


@given(st.floats(min_value=0, max_value=4e9, allow_nan=False))
@example(0.9999995)
@example(1.0009999)
@example(1_800_000_000.9999999)
def test_times_are_those_of_datetime(seconds: float) -> None:
    """They are written without it, which takes longer, but rounded and cut in the same way."""
    one = record("x")
    one.created = seconds
    expected = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert _time(one) == expected


def test_nothing_that_is_escaped_is_printable() -> None:
    """A text that is printable is written as it is."""
    assert not any(chr(code).isprintable() for code in CONTROL)


def test_configured_logging_finds_no_callers() -> None:
    """It takes long, and no format writes them. In a process of its own, because it concerns all of its logging."""
    program = """
start("INFO", "console")
class Caller(logging.Filter):
    def filter(self, one):
        one.msg += f" line {one.lineno} thread {one.thread} process {one.process}"
        return True
log.addFilter(Caller())
log.warning("hello %s", "you")
"""
    assert stderr_of(program).endswith(" WARNING  bot.test: hello you line 0 thread None process None\n")
