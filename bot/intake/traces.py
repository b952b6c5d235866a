"""Where an exception came from, without its message: messages quote what people wrote, and logs must not."""

import traceback


def where(error: BaseException) -> str:
    """List the files and lines an exception passed through, innermost last, and its type."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}{type(error).__qualname__}"
