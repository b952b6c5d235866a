"""Which commands the menus in Telegram's clients show, by the kind of chat."""

from bot.texts.words import Words

Commands = tuple[tuple[str, str], ...]
"""Names with their descriptions."""

COMMANDS = (
    "video",
    "tasks",
    "usage",
    "status",
    "show",
    "retry",
    "cancel",
    "check",
    "models",
    "settings",
    "forget",
    "privacy",
    "help",
)
FOR_GROUP_ADMINS = frozenset({"settings"})
"""Commands with which a group's other members can do nothing."""
IN_GROUPS = tuple(name for name in COMMANDS if name not in FOR_GROUP_ADMINS)
ADMIN_COMMANDS = ("pause", "resume", "broadcast")
"""Commands of the bot's admins that are suggested for mistyped ones."""
OWNER_COMMANDS = ("access", "admins", "budget", "stats", "balance", "broadcast", "pause", "resume", "refund")
"""Commands of the bot's admins that the menus of their private chats show after all others."""


def described(words: Words, language: str, names: tuple[str, ...]) -> Commands:
    """The commands with their descriptions in a language."""
    return tuple((name, words.say(language, f"command-{name}")) for name in names)
