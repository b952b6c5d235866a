"""`python -m bot`."""

import gc
import sys

if __name__ == "__main__":
    # What is imported stays: looking through it for garbage would take a fifth of the start.
    gc.disable()
    from bot.cli import main

    gc.freeze()
    gc.enable()
    sys.exit(main())
