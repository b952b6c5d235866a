"""The commands backup, restore and copy."""

import argparse
import time

from pydantic import SecretStr, TypeAdapter, ValidationError

from bot.errors import SettingsError, in_plain_words
from bot.settings import Settings
from bot.settings.fields import DatabaseUrl
from storage.copying import Contents
from storage.keeping import back_up, move, restore

UNCLEAR = (
    "Orders that were waiting at the time of the backup may have been sent since. They are not sent again: when the bot starts, "
    "it asks their chats."
)


def with_target(settings: Settings, url: str) -> Settings:
    """The same settings with the database of the command line. Raises SettingsError."""
    try:
        target = TypeAdapter(DatabaseUrl).validate_python(SecretStr(url))
    except ValidationError as error:
        raise SettingsError([f"URL {in_plain_words(dict(error.errors()[0]))}"]) from None
    return settings.model_copy(update={"database_url": target})


async def keep(options: argparse.Namespace, settings: Settings, target: Settings) -> None:
    """Run one of the commands, and print what each table has. `target`: of `copy`. Raises as `storage/keeping.py`."""
    database = settings.database_url.get_secret_value()
    match options.command:
        case "backup":
            _print(await back_up(database, options.file))
        case "restore":
            _print(await restore(options.file, database, time.time()))
            print(UNCLEAR)  # noqa: T201 - for the user of the command line
        case _:
            _print(await move(database, target.database_url.get_secret_value()))


def _print(contents: Contents) -> None:
    width = max(map(len, contents))
    for table, content in contents.items():
        print(f"{table:<{width}}  {content.rows:>9}  {content.checksum:064x}")  # noqa: T201 - for the user of the command line
