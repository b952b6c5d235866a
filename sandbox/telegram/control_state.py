"""The complete state of the stand-in in the control interface: see CONTROL.md."""

import json
from collections.abc import Iterable

from sandbox.telegram import control_json
from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json


def bot(core: Core) -> Json:
    profile = core.profile
    return control_json.person(core.bot) | {
        "name": profile.names.get("", core.bot.name),
        "description": profile.descriptions.get("", ""),
        "short_description": profile.short_descriptions.get("", ""),
        "commands": profile.commands.get(("default", ""), []),
        "commands_in": {
            language: commands
            for (scope, language), commands in profile.commands.items()
            if scope == "default" and language
        },
        "menus": _menus(core),
    }


def _menus(core: Core) -> Json:
    """The menus of all other scopes, by their language ("": all others): `all_group_chats`, `chat:1001`."""
    menus: Json = {}
    for (scope, language), commands in core.profile.commands.items():
        if scope != "default":
            parts = json.loads(scope) if scope.startswith("{") else {"type": scope}
            name = ":".join(str(parts[part]) for part in ("type", "chat_id", "user_id") if part in parts)
            menus.setdefault(name, {})[language] = commands
    return menus


def state(core: Core) -> Json:
    world = core.world
    return {
        "bot": bot(core),
        "people": _all(control_json.person(who) for who in world.people.values()),
        "chats": _all(control_json.chat(place) for place in world.chats.values()),
        "messages": _all(control_json.message(one) for one in world.timeline),
        "last_event": core.feed.last,
    }


def _all(shapes: Iterable[Json]) -> list[Json]:
    return list(shapes)
