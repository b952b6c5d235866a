"""Telegram's limits on sending.

About 30 messages per second overall, one per second in a chat (short bursts pass), 20 per minute in a group:
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. The exact numbers are not
published, so a `retry_after` overrides all of them.
"""

OVERALL_MESSAGES = 30
OVERALL_MESSAGES_KEPT = 10  # of these, not for edits that can be left out: a new message should not wait for them
OVERALL_PERIOD = 1.1  # seconds; Telegram's second and a margin, because messages take different times to arrive

CHAT_BURST = 3
CHAT_INTERVAL = 1.0  # seconds between messages of one chat after its burst

GROUP_MESSAGES = 20
GROUP_PERIOD = 60.0  # seconds
GROUP_MESSAGES_KEPT = 5  # of these, only for results and news of orders, which must not wait for a minute

INLINE_ANSWERS = 20  # per second; they are no messages, and their limit is not published

RETRY_MARGIN = 0.1  # seconds added to a `retry_after`, which is truncated to whole seconds
