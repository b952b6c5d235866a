"""The command menu that Telegram's clients show, in every language there is."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.texts.words import FALLBACK, Words

log = logging.getLogger(__name__)

COMMANDS = ("video", "defaults", "help")


async def publish_menu(bot: Bot, words: Words) -> None:
    """Tell Telegram the commands; a bot without a menu works all the same."""
    try:
        for language in words.languages:
            commands = [BotCommand(name, words.plain(language, f"command-{name}")) for name in COMMANDS]
            await bot.set_my_commands(commands, language_code=None if language == FALLBACK else language)
    except TelegramError as error:
        log.warning("the command menu could not be set: %s", error)
