"""Queries about chats and their members, and leaving a chat."""

from sandbox.telegram.access import find_chat
from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json, bad_request
from sandbox.telegram.members import member_json, permissions_json, person_status
from sandbox.telegram.render import chat_json


async def get_chat(core: Core, args: Args) -> Json:
    chat = find_chat(core, args, "read")
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    full: Json = chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if chat.slow_mode:
        full["slow_mode_delay"] = chat.slow_mode
    return full | ({"permissions": permissions_json(chat.members_forbidden)} if chat.is_group else {})


async def get_chat_member(core: Core, args: Args) -> Json:
    chat = find_chat(core, args, "read")
    if args.integer("user_id") == core.bot.id:
        return member_json(core.bot, chat.bot_status, chat.forbidden)
    person = core.world.people.get(args.integer("user_id"))
    if person is None:
        raise bad_request("user not found")
    return member_json(person, person_status(chat, person))


async def get_chat_administrators(core: Core, args: Args) -> list[Json]:
    chat = find_chat(core, args, "read")
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    people = [core.world.people[number] for number in chat.admins]
    shown = [member_json(person, person_status(chat, person)) for person in people]
    return [*shown, member_json(core.bot, "administrator")] if chat.bot_status == "administrator" else shown


async def leave_chat(core: Core, args: Args) -> bool:
    chat = find_chat(core, args, "write")
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    core.set_bot_status(chat, "left", core.bot)
    return True
