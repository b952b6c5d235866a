"""Commands that the bot does not have: `/vidoe a cat` is answered with the command that was meant, and orders nothing."""

from bot.catalogue import shorten
from bot.errors import UserError
from bot.handlers.routing import Request
from bot.menu import COMMANDS
from bot.parsing.commands import VIDEO, Mistyped, find_mistyped, split_command, suggest_command
from bot.parsing.incoming import Incoming
from bot.texts.words import clip_escaped

KNOWN = (*COMMANDS, "start")


def is_for_us(incoming: Incoming) -> bool:
    """Whether its beginning speaks to this bot; in a group `/vidoe` alone may be any bot's."""
    if incoming.is_private:
        return incoming.addressed
    return incoming.mentioned or (incoming.command is not None and incoming.command.target is not None)


def find(incoming: Incoming) -> Mistyped | None:
    """What a message begins with in place of a command. All commands but /video have their routes before this is asked."""
    if incoming.command is None:
        for_another = split_command(incoming.body) is not None
        return None if for_another else find_mistyped(incoming.body, KNOWN)
    return None if incoming.command.name == VIDEO else suggest_command(incoming.command, KNOWN)


async def answer(request: Request) -> None:
    """Ask about it, with the corrected message ready to be copied."""
    incoming, found = request.incoming, find(request.incoming)
    if found is None or found.meant is None:
        raise UserError("unknown-command")
    target = "" if incoming.is_private else f"@{request.context.bot.username}"
    meant = f"/{found.meant}{target} {found.rest.strip()}".strip()
    if clip_escaped(meant) != meant:  # half of somebody's words would be ordered
        meant = f"/{found.meant}{target} …"
    has_photos = incoming.photos or (incoming.reply and incoming.reply.photos)
    with_photo = has_photos and found.meant == VIDEO and incoming.media_group_id is None
    key = "unknown-command-photo" if with_photo else "unknown-command-near"
    raise UserError(key, command=shorten(found.written), meant=meant)
