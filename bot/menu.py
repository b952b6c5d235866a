"""The command menu in Telegram's clients, in all languages."""

import asyncio
import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.texts.words import FALLBACK, Words

log = logging.getLogger(__name__)

PAUSE = 5.0  # seconds between languages: pending updates come first at startup
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
ADMIN_COMMANDS = ("pause", "resume", "broadcast")
"""Commands of the bot's admins. They are not in the menu, which everybody sees."""


async def publish_menu(bot: Bot, words: Words) -> None:
    """Set the command menu. Best effort: the bot works without it."""
    try:
        for language in sorted(words.languages, key=lambda name: name != FALLBACK):
            if language != FALLBACK:
                await asyncio.sleep(PAUSE)
            commands = [BotCommand(name, words.plain(language, f"command-{name}")) for name in COMMANDS]
            await bot.set_my_commands(commands, language_code=None if language == FALLBACK else language)
    except TelegramError as error:
        log.warning("the command menu could not be set: %s", error)
