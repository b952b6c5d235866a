"""Recognises texts that a Telegram client may have cut into several messages."""

LONGEST = 4096  # characters of one message: clients count UTF-16 units, Telegram's servers code points
SHORTEST = LONGEST // 2  # UTF-16 units: Telegram Desktop cuts at the best place in the second half of a message


def joint(text: str) -> str | None:
    """What a cut removed between this text and the next message; None if no client cut it.

    A text of exactly LONGEST was cut because it was full, so nothing is missing. A shorter one was cut at a space or a
    line break, which Telegram removes from the ends of messages.
    """
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if LONGEST in {units, len(text)}:
        return ""
    return " " if units >= SHORTEST else None
