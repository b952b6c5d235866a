"""`python -m bot`."""

import gc
import os
import signal
import sys
from contextlib import ExitStack

from bot.certificates import unread
from bot.spared_imports import without_httpx

LASTING = ("run", "sandbox")  # commands that people end by a signal

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in LASTING:
        # The imports take half a second, and nothing has begun: bot/stopping.py takes over after them.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: os._exit(0))
    # What is imported stays: looking through it for garbage would take a fifth of the start.
    gc.disable()
    with ExitStack() as imports:
        if sys.argv[1:2] == ["run"]:
            imports.enter_context(unread())  # its sessions bring their own context
            imports.enter_context(without_httpx())
        from bot.cli import main

    gc.freeze()
    gc.enable()
    sys.exit(main())
