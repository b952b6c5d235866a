"""Members of a chat, including the bot, as Telegram reports them."""

from sandbox.telegram.errors import Json
from sandbox.telegram.render import user_json
from sandbox.telegram.world import CONTENTS, Chat, Person

# Each send permission, and the content (of `CONTENTS`) that it covers.
_MAY_SEND = {
    "messages": "text messages",
    "audios": "documents",
    "documents": "documents",
    "photos": "photos",
    "videos": "videos",
    "video_notes": "videos",
    "voice_notes": "documents",
    "polls": "text messages",
    "other_messages": "animations",
}
_OTHER_PERMISSIONS = (
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)


def permissions_json(forbidden: frozenset[str]) -> Json:
    """The permissions that remain if this content is forbidden."""
    sends = {f"can_send_{what}": content not in forbidden for what, content in _MAY_SEND.items()}
    return sends | dict.fromkeys(_OTHER_PERMISSIONS, not forbidden)


def person_status(chat: Chat, person: Person) -> str:
    if person.id in chat.admins:
        return "creator" if chat.admins[0] == person.id else "administrator"
    return "member" if person.id in chat.members else "left"


def member_json(user: Person, status: str, forbidden: frozenset[str] = CONTENTS) -> Json:
    """A ChatMember as in getChatMember and my_chat_member; `forbidden` applies to a restricted one."""
    shown: Json = {"user": user_json(user), "status": status}
    match status:
        case "creator":
            return shown | {"is_anonymous": False}
        case "administrator":
            return shown | {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
        case "restricted":
            return shown | {"is_member": True, "until_date": 0} | permissions_json(forbidden)
        case "kicked":
            return shown | {"until_date": 0}
        case _:
            return shown
