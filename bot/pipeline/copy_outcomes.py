"""The outcome of a copy that Telegram did not confirm. Only this module decides whether it may be sent again."""

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.botapi.errors import DefinitelyNotSent, PossiblySent, requested_pause
from storage.broadcasts import Copy
from storage.records import dataclass

OUTAGE_PAUSE = 30.0  # seconds until the next copy if Telegram is unreachable
SOURCE_GONE = ("message to copy not found", "message can't be copied", "message_id_invalid")
"""Parts of Telegram's refusals that concern the message, not the chat."""


@dataclass(frozen=True)
class Later:
    """Definitely not sent: no copy for `pause` seconds, then again. `counted`: only a few times."""

    pause: float
    counted: bool = False


@dataclass(frozen=True)
class Moved:
    """The chat became a supergroup, which has this id."""

    new_chat_id: int


@dataclass(frozen=True)
class SourceGone:
    """The message was deleted, or is of a kind that cannot be copied."""


CopyOutcome = Copy | Later | Moved | SourceGone


def classify_copy_error(error: TelegramError) -> CopyOutcome:
    """What to do about a copy after this error."""
    match error:
        case ChatMigrated(new_chat_id=new_chat_id):
            return Moved(new_chat_id)
        case Forbidden():
            return Copy.BLOCKED
        case BadRequest():
            words = error.message.lower()
            return SourceGone() if any(part in words for part in SOURCE_GONE) else Copy.FAILED
        case RetryAfter():
            return Later(requested_pause(error))
        case DefinitelyNotSent():
            return Later(OUTAGE_PAUSE)
        case PossiblySent() | TimedOut():
            return Copy.UNCLEAR
        case _:  # an answer that is not from Telegram and changed nothing
            return Later(OUTAGE_PAUSE, counted=True)
