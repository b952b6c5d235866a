"""Failures of requests to Telegram, by whether the request may have been carried out.

NetworkError (PTB)
├── DefinitelyNotSent           the request never left: safe to send again
│   ├── NotConnected             no connection: refused, DNS, TLS, proxy, shut down
│   └── ConnectTimedOut     no connection in time, or no free place in the pool (also PTB's TimedOut)
└── PossiblySent            may have been carried out: never repeated automatically
    ├── AnswerLost           the connection broke, or Telegram answered 5xx or something unreadable
    └── AnswerTimedOut   no answer in time (also PTB's TimedOut)

Their messages never contain a URL (the token is in it), and they have no cause.
"""

import re
from datetime import timedelta

from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

# What Telegram says, in lower case, if the bot may not write in a chat or topic, or if it is gone.
CHAT_REFUSAL = re.compile(
    r"\bchat\b.*\b(?:not found|deactivated|upgraded|restricted|deleted)\b|\bnot enough rights\b|\bhave no rights\b|"
    r"\badministrator rights\b|\bthread\b|\btopic|\bpeer_id_invalid\b|\bchat_\w+|\buser is deactivated\b|"
    r"\bbot (?:was|is not|can't)\b|\bchannel_private\b|\binput_user_deactivated\b|\buser_is_blocked\b|\buser not found\b"
)


class DefinitelyNotSent(NetworkError):
    """Telegram has not received this request."""


class NotConnected(DefinitelyNotSent):
    """No connection could be made."""


class ConnectTimedOut(DefinitelyNotSent, TimedOut):
    """No connection was available in time."""


class PossiblySent(NetworkError):
    """Telegram may have received this request and carried it out."""


class AnswerLost(PossiblySent):
    """The answer was lost or cannot be trusted."""


class AnswerTimedOut(PossiblySent, TimedOut):
    """No answer came in time."""


class NotReady(Exception):
    """An update was not delivered. The webhook answers 503, and Telegram sends it again."""


class Starting(NotReady):
    """The service behind the request is still starting; nothing is wrong."""

    def __init__(self) -> None:
        super().__init__("starting")


def is_about_chat(error: BadRequest) -> bool:
    """Whether Telegram refuses the chat or topic, and not the message: any other message would be refused there, too."""
    return CHAT_REFUSAL.search(error.message.lower()) is not None


def requested_pause(error: RetryAfter) -> float:
    """Seconds that Telegram requested as a pause."""
    pause = error.retry_after  # an int or a timedelta: PTB is changing from one to the other
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
