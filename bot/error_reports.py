"""Reports errors to Sentry, if SENTRY_DSN is set. Imported only then: `sentry-sdk` is not among the requirements."""

import logging
import traceback
from collections.abc import Mapping
from typing import Any

from bot.errors import SettingsError
from bot.log_ids import current_ids
from bot.redaction import Redactor

INSTALL = "SENTRY_DSN needs the package sentry-sdk: install it with python -m pip install 'sentry-sdk>=2.75,<3'"
SHUTDOWN = 2.0  # seconds in which reports that wait are sent when the process ends

# All that a report may contain. Everything else is dropped, whatever a later version of the library adds.
KEPT = ("event_id", "timestamp", "level", "logger", "platform", "sdk")
KEPT_OF_FRAMES = ("filename", "function", "module", "lineno", "in_app")
OURS = frozenset({"bot", "storage"})  # their lines are templates (checked by ruff's G rules): values come after them


class ErrorReports:
    """What is sent of an error: types and places in the code, the logged line without its values, and ids.

    Not sent: the text of exceptions and the values in a line (either may repeat a prompt), local variables, request
    bodies, URLs, the machine's name, and what happened before.
    """

    def __init__(self, redact: Redactor) -> None:
        self._redact = redact

    def event(self, event: Mapping[str, Any], hint: Mapping[str, Any]) -> dict[str, Any]:
        """A report with nothing but what may leave the process."""
        kept: dict[str, Any] = {name: event[name] for name in KEPT if name in event}
        if message := _template(event):
            kept["logentry"] = {"message": message}
        if values := (event.get("exception") or {}).get("values"):
            kept["exception"] = {"values": [_exception(value) for value in values]}
        elif isinstance(error := getattr(hint.get("log_record"), "error", None), BaseException):
            kept["exception"] = {"values": [_of_error(error)]}
        kept["tags"] = {name: str(value) for name, value in current_ids().items()}
        redacted: dict[str, Any] = self._redacted(kept)
        return redacted

    def _redacted(self, value: Any) -> Any:
        match value:
            case str():
                return self._redact(value)
            case dict():
                return {name: self._redacted(each) for name, each in value.items()}
            case list() | tuple():
                return [self._redacted(each) for each in value]
            case _:
                return value


def _template(event: Mapping[str, Any]) -> str | None:
    """The logged line without its values; None if they may be part of it, as in asyncio's `exception=ValueError('…')`."""
    entry = event.get("logentry") or {}
    is_template = entry.get("params") or str(event.get("logger")).partition(".")[0] in OURS
    return entry.get("message") if is_template else None


def _exception(value: Mapping[str, Any]) -> dict[str, Any]:
    frames = ((value.get("stacktrace") or {}).get("frames")) or ()
    kept = [{name: frame[name] for name in KEPT_OF_FRAMES if name in frame} for frame in frames]
    return {"type": value.get("type"), "module": value.get("module"), "stacktrace": {"frames": kept}}


def _of_error(error: BaseException) -> dict[str, Any]:
    """An exception that a line has as `extra`, because its text is not for the log."""
    frames = [
        {"filename": frame.filename, "function": frame.name, "lineno": frame.lineno}
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return {"type": type(error).__name__, "module": type(error).__module__, "stacktrace": {"frames": frames}}


def report_errors(dsn: str, redact: Redactor) -> None:
    """Send every ERROR of the log to Sentry, in the background. Raises SettingsError if the library is missing."""
    try:
        import sentry_sdk  # noqa: PLC0415 - it is optional
        from sentry_sdk.integrations.atexit import AtexitIntegration  # noqa: PLC0415
        from sentry_sdk.integrations.logging import LoggingIntegration  # noqa: PLC0415
    except ImportError:
        raise SettingsError([INSTALL]) from None
    sentry_sdk.init(
        dsn=dsn,
        before_send=ErrorReports(redact).event,  # type: ignore[arg-type] # its type of events is private
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            LoggingIntegration(level=None, event_level=logging.ERROR, sentry_logs_level=None),
            AtexitIntegration(callback=lambda *_: None),
        ],
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        traces_sample_rate=None,
        server_name="",
        shutdown_timeout=SHUTDOWN,
    )
