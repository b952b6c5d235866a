"""Telegram's Bot API as a service: how requests leave, at what pace, and what of them may be written down."""

import os

# PTB is moving its times from int to timedelta and warns at every RetryAfter until it is told that we know.
os.environ.setdefault("PTB_TIMEDELTA", "true")
