"""Fields of the Bot API's Message about forwards and replies, for `also`."""

from sandbox.telegram.errors import Json
from sandbox.telegram.world import now

CHANNEL: Json = {"id": -1_001_999_999_999, "type": "channel", "title": "A channel"}
PAID_MEDIA: Json = {"star_count": 5, "paid_media": [{"type": "preview", "width": 640, "height": 360, "duration": 3}]}


def forwarded(sender: str = "Somebody") -> Json:
    """The message was forwarded from a user who hides their account."""
    return {"forward_origin": {"type": "hidden_user", "sender_user_name": sender, "date": now()}}


def reply_to_story() -> Json:
    """The message replies to a story in the same chat; bots only get its id."""
    return {"reply_to_story": {"id": 7, "chat": CHANNEL}}


def reply_elsewhere(content: Json) -> Json:
    """The message replies to one in another chat, with `content`: {"paid_media": PAID_MEDIA}, {"photo": […]}."""
    return {
        "external_reply": {"origin": {"type": "channel", "chat": CHANNEL, "message_id": 3, "date": now()}} | content
    }
