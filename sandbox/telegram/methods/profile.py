"""The bot's profile: identity, command menu, name and descriptions."""

import json
import re
from typing import Any

from sandbox.telegram import control_state
from sandbox.telegram.access import find_chat
from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json, bad_request
from sandbox.telegram.render import user_json

SCOPES = frozenset(
    [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
)


async def get_me(core: Core, _args: Args) -> Json:
    return user_json(core.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not core.privacy,
        "supports_inline_queries": core.supports_inline,
        "supports_guest_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


async def set_my_commands(core: Core, args: Args) -> bool:
    commands = args.json("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    checked = [_command(command) for command in commands]
    if len(checked) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    core.profile.commands[_scope(core, args), _language(args)] = checked
    _publish(core)
    return True


async def get_my_commands(core: Core, args: Args) -> list[Json]:
    return core.profile.commands.get((_scope(core, args), _language(args)), [])


async def delete_my_commands(core: Core, args: Args) -> bool:
    core.profile.commands.pop((_scope(core, args), _language(args)), None)
    _publish(core)
    return True


async def set_my_name(core: Core, args: Args) -> bool:
    return _say(core, args, core.profile.names, "name", 64)


async def set_my_description(core: Core, args: Args) -> bool:
    return _say(core, args, core.profile.descriptions, "description", 512)


async def set_my_short_description(core: Core, args: Args) -> bool:
    return _say(core, args, core.profile.short_descriptions, "short_description", 120)


async def get_my_name(core: Core, args: Args) -> Json:
    names = core.profile.names
    return {"name": names.get(_language(args)) or names.get("") or core.bot.name}


async def get_my_description(core: Core, args: Args) -> Json:
    said = core.profile.descriptions
    return {"description": said.get(_language(args)) or said.get("", "")}


async def get_my_short_description(core: Core, args: Args) -> Json:
    said = core.profile.short_descriptions
    return {"short_description": said.get(_language(args)) or said.get("", "")}


def _say(core: Core, args: Args, said: dict[str, str], field: str, longest: int) -> bool:
    if len(args.text(field)) > longest:
        raise bad_request(f"BOT_{'TITLE' if field == 'name' else 'ABOUT'}_TOO_LONG")
    said[_language(args)] = args.text(field)
    _publish(core)
    return True


def _publish(core: Core) -> None:
    core.feed.publish({"type": "bot", "bot": control_state.bot(core)})


def _command(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = raw.get("command"), raw.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request('can\'t parse BotCommand: fields "command" and "description" must be of type String')
    name = name.removeprefix("/")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _scope(core: Core, args: Args) -> str:
    scope = args.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    if scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if "chat_id" in scope:
        find_chat(core, Args({"chat_id": scope["chat_id"]}, {}), "read")
    return str(scope["type"]) if len(scope) == 1 else json.dumps(scope, sort_keys=True)


def _language(args: Args) -> str:
    language = args.text("language_code")
    if not re.fullmatch(r"([a-z]{2})?", language):
        raise bad_request("invalid language code specified")
    return language
