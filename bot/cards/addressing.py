"""How a command addresses the bot where several bots may be."""

from bot.texts.words import Html


def at(username: str, chat_id: int) -> Html:
    """What follows a command that a text shows: the bot's name in groups, whose ids are negative.

    In privacy mode, Telegram passes on only commands that name the bot, or that follow a message of the bot.
    """
    return Html(f"@{username}" if chat_id < 0 else "")
