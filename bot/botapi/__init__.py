"""Telegram's Bot API as a service: transport, send pacing and redaction."""

import os

# PTB is changing its times from int to timedelta, and warns at every RetryAfter until this is set.
os.environ.setdefault("PTB_TIMEDELTA", "true")
