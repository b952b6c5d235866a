"""What an answer of Telegram means for a copy: a copy that may have arrived is never sent again."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.botapi.errors import AnswerLost, AnswerTimedOut, ConnectTimedOut, NotConnected
from bot.pipeline.copy_outcomes import OUTAGE_PAUSE, CopyOutcome, Later, Moved, SourceGone, classify_copy_error
from storage.broadcasts import Copy


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Copy.BLOCKED),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Copy.BLOCKED),
        (BadRequest("Chat not found"), Copy.FAILED),
        (BadRequest("Not enough rights to send text messages to the chat"), Copy.FAILED),
        (BadRequest("Message to copy not found"), SourceGone()),
        (BadRequest("Message can't be copied"), SourceGone()),
        (BadRequest("MESSAGE_ID_INVALID"), SourceGone()),
        (ChatMigrated(-100), Moved(-100)),
        (RetryAfter(90), Later(90.0)),
        (NotConnected("refused"), Later(OUTAGE_PAUSE)),
        (ConnectTimedOut("no connection"), Later(OUTAGE_PAUSE)),
        (AnswerLost("broke"), Copy.UNCLEAR),
        (AnswerTimedOut("no answer"), Copy.UNCLEAR),
        (NetworkError("HTTP 404, and not in the words of the Bot API"), Later(OUTAGE_PAUSE, counted=True)),
        (TelegramError("odd"), Later(OUTAGE_PAUSE, counted=True)),
    ],
    ids=str,
)
def test_the_outcome_of_an_error(error: TelegramError, outcome: CopyOutcome) -> None:
    assert classify_copy_error(error) == outcome


def test_a_timeout_of_unknown_origin_may_have_been_sent() -> None:
    """The transport says what it knows; an error of another class must not lead to a second copy at once."""
    outcome = classify_copy_error(TimedOut())
    assert outcome == Copy.UNCLEAR
