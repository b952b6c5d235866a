"""What can become of a request to Telegram, told apart by whether it may have been carried out.

NetworkError (PTB)
├── SurelyNotSent           it never left: may be sent again without a thought
│   ├── NotSent             no connection: refused, DNS, TLS, proxy, shut down
│   └── NotSentTimedOut     no connection in time, or no free place in the pool (also PTB's TimedOut)
└── PossiblySent            it may have been carried out: never sent again blindly
    ├── MaybeSent           the connection broke, Telegram answered 5xx, or not in its own language
    └── MaybeSentTimedOut   no answer in time (also PTB's TimedOut)

Their messages never hold a URL (the token is in it), and they carry no cause.
"""

from datetime import timedelta

from telegram.error import NetworkError, RetryAfter, TimedOut


class SurelyNotSent(NetworkError):
    """Telegram has not seen this request."""


class NotSent(SurelyNotSent):
    """No connection could be made."""


class NotSentTimedOut(SurelyNotSent, TimedOut):
    """No connection could be had in time."""


class PossiblySent(NetworkError):
    """Telegram may have seen this request, and may have done what it asks."""


class MaybeSent(PossiblySent):
    """The answer got lost or cannot be trusted."""


class MaybeSentTimedOut(PossiblySent, TimedOut):
    """No answer came in time."""


class NotNow(Exception):
    """An update is not delivered: answered with 503, and Telegram sends it again."""


class Starting(NotNow):
    """What is asked for comes up yet: nothing is wrong."""

    def __init__(self) -> None:
        super().__init__("starting")


def pause_asked(error: RetryAfter) -> float:
    """The seconds that Telegram asked to wait."""
    pause = error.retry_after  # an int or a timedelta: PTB is moving from one to the other
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
