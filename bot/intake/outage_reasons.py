"""Why there are no updates: what Telegram's errors mean, in words for the admin."""

import logging

from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.botapi.errors import requested_pause
from storage.records import dataclass


@dataclass(frozen=True)
class OutageReason:
    """A reason to wait and retry: `line` is logged once per `kind` and outage."""

    kind: str
    line: str
    level: int = logging.WARNING
    at_least: float = 0.0  # seconds that the other side requested


def outage_reason(error: TelegramError) -> OutageReason:
    """Describe an error for the admin, without the token."""
    match error:
        case RetryAfter():
            pause = requested_pause(error)
            return OutageReason("flood", f"Telegram asks to wait {pause:g} s", at_least=pause)
        case Conflict() if is_about_a_webhook(error):
            return OutageReason(
                "webhook",
                "Another process has set a webhook for this bot, so this one gets no updates."
                " Stop one of the two; restart this one to take the bot over.",
            )
        case Conflict():
            return OutageReason(
                "poller",
                "Another process polls with this bot's token: each gets only some of the updates."
                " Stop the other one (an old deployment, a second terminal), or give it a bot of its own.",
            )
        case InvalidToken() | EndPointNotFound():
            return OutageReason(
                "token",
                "Telegram does not accept the bot's token: put the current one from @BotFather into"
                " TELEGRAM_BOT_TOKEN and restart",
                level=logging.ERROR,
            )
        case BadRequest():
            return OutageReason("refused", f"Telegram refuses: {error.message}; trying again", level=logging.ERROR)
    reason = f"{type(error).__name__}: {error.message}"
    return OutageReason("network", f"Telegram cannot be reached ({reason}); trying again")


def is_about_a_webhook(error: TelegramError) -> bool:
    """Whether a conflict is about a webhook or another poller; only the wording of the answer differs."""
    return isinstance(error, Conflict) and "webhook" in error.message.lower()
