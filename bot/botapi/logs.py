"""Logging to stderr: one line per record, with secrets removed."""

import json
import logging
import math
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from types import TracebackType
from typing import Literal, TextIO

from bot.log_ids import current_ids
from bot.redaction import Redactor

# Loggers that log too much or log URLs (httpx, the access log), with the lowest level to keep.
# The others write a line for each statement or each wake-up.
QUIET = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "aiohttp.access": logging.WARNING,
    "aiosqlite": logging.INFO,
    "asyncio": logging.INFO,
    "asyncpg": logging.ERROR,  # a traceback for each second of an outage, which has a line of its own
}

# A value of a line with the name before it: `task %s`, `chat=%s`, `Update %d`. The other values only count.
VALUE = re.compile(r"(?:\b(?P<name>task|chat|update)[ =])?%(?P<kind>%|[-#0 +]*\d*(?:\.\d+)?[a-zA-Z])", re.IGNORECASE)

# Characters that a terminal or a log reader may take for a line break.
CONTROL = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
} | {ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\t"}
# Line breaks for some readers, though not for JSON.
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class ConsoleFormatter(logging.Formatter):
    """For people: time (UTC), level, logger, message; a traceback follows, indented."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        line = f"{_time(record)} {record.levelname:<8} {record.name}: {_in_a_line(_message(record))}"
        if not record.exc_info and not record.stack_info:
            return self._redactor(line)
        lines = [line]
        for block in (_exception(record), record.stack_info):
            # Indented, so that no line of an exception's text looks like a separate record.
            lines += [f"    {_in_a_line(line)}" for line in (block or "").splitlines()]
        return self._redactor("\n".join(lines))


class JsonFormatter(logging.Formatter):
    """For programs: one JSON object per line, with the ids of the task, the chat and the update that it is about."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            "exception": _exception(record),
            "stack": record.stack_info,
        }
        redacted: dict[str, int | str] = {
            key: self._redactor(value) for key, value in entry.items() if value is not None
        }
        for name, value in (*current_ids().items(), *_named_ids(record)):
            redacted[name] = self._redactor(value) if isinstance(value, str) else value
        return json.dumps(redacted, ensure_ascii=False).translate(LINE_ENDS)


class StderrHandler(logging.StreamHandler[TextIO]):
    """Drops a record that cannot be written: the default error report would print it, secrets included."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        pass


def configure_logging(level: str, log_format: Literal["console", "json"], redactor: Redactor) -> None:
    """Send every record from `level` on to stderr, and also warnings and uncaught exceptions."""
    handler = StderrHandler(sys.stderr)
    handler.setFormatter(JsonFormatter(redactor) if log_format == "json" else ConsoleFormatter(redactor))
    root = logging.getLogger()
    for other in list(root.handlers):
        root.removeHandler(other)
    root.addHandler(handler)
    _record_only_what_is_written()
    root.setLevel(level)
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(max(least, root.level))
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable


def _record_only_what_is_written() -> None:
    """Neither format has the line of code, the thread or the process, and to find them takes a third of a log line's time.

    The library documents these switches under "Optimization" in its how-to.
    """
    logging._srcfile = None  # noqa: SLF001 - documented there, in spite of its name
    logging.logThreads = False
    logging.logProcesses = False
    logging.logMultiprocessing = False


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("bot").critical("terminated by an exception", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    name = args.thread.name if args.thread else "?"
    error = args.exc_value or args.exc_type()
    logging.getLogger("bot").error("a thread was terminated by an exception: %s", name, exc_info=error)


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    what = args.err_msg or "an exception that could not be raised"
    logging.getLogger("bot").error("%s: %r", what, args.object, exc_info=args.exc_value)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage().rstrip("\n")
    except Exception:  # noqa: BLE001 - a wrong call of the logger must not lose its record
        return f"{record.msg!s} {record.args!r}"


def _named_ids(record: logging.LogRecord) -> Iterator[tuple[str, int | str]]:
    """The ids that a line itself names. What it is about may be more exact than what the work is about."""
    if isinstance(record.msg, str) and isinstance(record.args, tuple):
        for name, place in _places(record.msg):
            value = record.args[place] if place < len(record.args) else None
            if isinstance(value, int | str):
                yield name, value


@lru_cache(1024)
def _places(message: str) -> tuple[tuple[str, int], ...]:
    """Names of ids in an unformatted message, with the places of their values."""
    values = [found for found in VALUE.finditer(message) if found["kind"] != "%"]
    return tuple((found["name"].lower(), place) for place, found in enumerate(values) if found["name"])


def _in_a_line(text: str) -> str:
    """Without control characters, none of which is printable: most texts have none, and are not read letter by letter."""
    return text if text.isprintable() else text.translate(CONTROL)


def _time(record: logging.LogRecord) -> str:
    """Rounded to microseconds and cut to milliseconds, as datetime does it."""
    fraction, whole = math.modf(record.created)
    second, microseconds = divmod(int(whole) * 1_000_000 + round(fraction * 1e6), 1_000_000)
    return f"{_second(second)}.{microseconds // 1000:03}Z"


@lru_cache(maxsize=2)
def _second(second: int) -> str:
    """Many lines are of the same second."""
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _exception(record: logging.LogRecord) -> str | None:
    if not record.exc_info or record.exc_info[1] is None:
        return None
    return "".join(traceback.format_exception(record.exc_info[1])).rstrip()
