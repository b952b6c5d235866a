"""Why a request is offered with a button before anything is spent."""

from enum import StrEnum


class Doubt(StrEnum):
    """What makes it doubtful that the message means exactly this order."""

    FORWARDED = "forwarded"  # somebody else's words, or words that were meant for another place
    CUT = "cut"  # Telegram cut the text into several messages, or its rest never came
    CAPTIONS = "captions"  # several photos of an album have captions
    STORY = "story"  # it replies to a story, which a bot cannot see
    PAID = "paid"  # it replies to paid media, which a bot cannot use
    REPLY = "reply"  # it replies to something else that no video can be made from: a poll, a place, a contact
