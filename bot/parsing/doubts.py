"""Why an order waits for *Create* before anything is spent."""

from enum import StrEnum


class Doubt(StrEnum):
    """Why the message may not mean exactly this order."""

    FORWARDED = "forwarded"  # another user's words, or words that were written for another chat
    CUT = "cut"  # Telegram cut the text into several messages, or the rest did not arrive
    CAPTIONS = "captions"  # several photos of an album have captions
    STORY = "story"  # it replies to a story, which a bot cannot see
    PAID = "paid"  # it replies to paid media, which a bot cannot use
    PRICE = "price"  # not about the message: it costs so much that somebody must confirm it
    CHANGE = "change"  # not about a message: somebody pressed *Change*, and chooses what is different
    TALK = "talk"  # its words are only small talk, as in a photo with the caption "hi"
    REPLY = "reply"  # it replies to something else without a picture: a poll, a place, a contact
