"""Tracebacks without messages: exception messages quote user texts, which must not be logged."""

import traceback


def traceback_of(error: BaseException) -> str:
    """List the files and lines that an exception passed through, innermost last, and its type."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}{type(error).__qualname__}"
