"""The command line: run | sandbox | migrate | backup | restore | copy | doctor. Only this module reads the settings."""

import argparse
import asyncio
import logging
import os
import re
import sys
from contextlib import suppress
from getpass import getpass
from pathlib import Path
from typing import NoReturn

from bot.bootstrap.application import run
from bot.bootstrap.role import Role
from bot.botapi.logs import configure_logging
from bot.catalogue.configuration import Configuration, complete, complete_as_possible
from bot.errors import SettingsError
from bot.lost_disks import warning_for
from bot.process_limits import protect_process, raise_descriptor_limit, share_one_heap
from bot.proxies import require_usable_proxies
from bot.redaction import Redactor
from bot.settings import PhotoLinks, Settings, load_settings, misspelt_names
from bot.stopping import ignore_signals, stop_on_signals
from bot.videoapi.formats import root_of
from storage.errors import StorageUnavailable, StorageUnusable
from storage.location import Location

log = logging.getLogger(__name__)

OK = 0
FAILED = 1
BAD_SETTING = 2
KEEPING = frozenset({"backup", "restore", "copy"})
SECRET_NAME = re.compile(r"TOKEN|KEY|SECRET|PASSWORD|AUTHORIZATION", re.IGNORECASE)

DESCRIPTION = """\
A Telegram bot that makes videos: /video a cat on the moon, or a photo with a caption.

Try it first, on this machine only:            python -m bot sandbox
Then put your token and key into .env:         cp .env.example .env
Check the installation:                        python -m bot doctor
And start:                                     python -m bot run
"""
EPILOG = """\
Settings come from the environment, then from .env in this folder; .env.example explains each one.
Exit codes: 0 done or stopped, 1 an error or a failed check, 2 an invalid setting or command line.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    protect_process()
    try:
        match options.command:
            case "run":
                return asyncio.run(_run(options))
            case "sandbox":
                return asyncio.run(_sandbox(options))
            case "migrate":
                return asyncio.run(_migrate())
            case name if name in KEEPING:
                return asyncio.run(_keep(options))
            case _:
                return asyncio.run(_doctor(as_json=options.json))
    except SettingsError as error:
        redact = _redactor()
        for line in error.lines:
            print(redact(line), file=sys.stderr)  # noqa: T201 - for the user of the command line
        return BAD_SETTING
    except StorageUnusable as error:
        what = "Nothing was copied" if options.command in KEEPING else "DATABASE_URL cannot be used"
        print(_redactor()(f"{what}: {error}"), file=sys.stderr)  # noqa: T201 - as above
        return BAD_SETTING
    except StorageUnavailable as error:
        if options.command in KEEPING:  # either of two databases, or the file
            print(_redactor()(f"Nothing was copied: {error}"), file=sys.stderr)  # noqa: T201 - as above
        else:
            log.error("the database of DATABASE_URL does not answer: %s", error)
        return FAILED
    finally:
        ignore_signals()


class _Parser(argparse.ArgumentParser):
    """Does not repeat unknown arguments in errors: they may be a token or a key."""

    def error(self, message: str) -> NoReturn:
        super().error(_redactor()(message))


def _redactor() -> Redactor:
    """Redact the secrets of the settings; if they cannot be read, environment variables whose names look secret."""
    try:
        settings = load_settings()
        with suppress(SettingsError):
            settings = complete_as_possible(settings)[0].settings
        return Redactor(settings.secrets)
    except SettingsError:
        return Redactor(value for name, value in os.environ.items() if SECRET_NAME.search(name))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m bot",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run_command = commands.add_parser("run", help="start the bot")
    run_command.add_argument(
        "--role",
        choices=[role.value for role in Role],
        default=Role.ALL.value,
        help="all (default): everything in one process; web: receives updates, serves photo links; worker: makes videos",
    )
    sandbox = commands.add_parser("sandbox", help="try the bot in a browser, offline and without token or key")
    sandbox.add_argument("--port", type=int, default=8090, help="where the chat page is (default 8090)")
    commands.add_parser("migrate", help="migrate the database to this version's schema (run does it automatically)")
    backup = commands.add_parser("backup", help="write the whole database into a new file, also while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE", help="the new file; it is an SQLite database")
    restore = commands.add_parser("restore", help="read a backup into the empty database of DATABASE_URL")
    restore.add_argument("file", type=Path, metavar="FILE", help="a file that backup has written")
    copy = commands.add_parser("copy", help="copy everything into another, empty database; stop the bot first")
    copy.add_argument(
        "url",
        metavar="URL",
        help="the other database, written as DATABASE_URL is; -: ask for it, so that no list of processes shows it",
    )
    doctor = commands.add_parser(
        "doctor", help="check token, key, models, names, webhook, privacy mode and photo links, and name the fixes"
    )
    doctor.add_argument("--json", action="store_true", help="print the findings as one JSON object")
    return parser


def _configured() -> Configuration:
    configuration = complete(load_settings())
    settings = configuration.settings
    configure_logging(settings.log_level, settings.log_format, Redactor(settings.secrets))
    require_usable_proxies(_roots(configuration))
    keys = [entry.key for entry in configuration.catalogue.providers]
    for name, meant in misspelt_names(settings.model_fields_set, keys):
        log.warning("%s is not a setting and has no effect. Did you mean %s?", name, meant)
    return configuration


def _roots(configuration: Configuration) -> list[str]:
    """The addresses that the bot connects to by HTTP, but for the bucket's library, which has its own rules."""
    settings = configuration.settings
    providers = [root_of(settings, entry) for entry in configuration.catalogue.providers]
    upload = [settings.photo_upload_url] if settings.photo_links_mode is PhotoLinks.UPLOAD else []
    return [settings.telegram_api_url, *providers, *upload]


async def _run(options: argparse.Namespace) -> int:
    stop = stop_on_signals()
    raise_descriptor_limit()
    share_one_heap()
    configuration = _configured()
    settings = configuration.settings
    if settings.sentry_dsn:
        from bot.error_reports import report_errors  # noqa: PLC0415 - only this setting needs it

        report_errors(settings.sentry_dsn.get_secret_value(), Redactor(settings.secrets))
    await run(configuration, Role(options.role), stop, warnings=_warnings(settings))
    return OK


def _warnings(settings: Settings) -> list[str]:
    location = Location.parse(settings.database_url.get_secret_value())
    words = warning_for(location.path) if location.is_file else None
    return [f"the database {words}. See docs/deploy.md"] if words else []


async def _sandbox(options: argparse.Namespace) -> int:
    from bot.bootstrap.sandbox import play  # noqa: PLC0415 - only this command needs the sandbox

    return await play(options.port, stop_on_signals())


async def _migrate() -> int:
    from storage.migrate import migrate  # noqa: PLC0415

    changed = await migrate(_configured().settings.database_url.get_secret_value())
    print("The database has been brought up to date." if changed else "The database is up to date.")  # noqa: T201
    return OK


async def _keep(options: argparse.Namespace) -> int:
    from bot.bootstrap.keeping import keep, with_target  # noqa: PLC0415 - only these commands need it

    settings = load_settings()
    target = with_target(settings, _url(options.url)) if options.command == "copy" else settings
    configure_logging(settings.log_level, settings.log_format, Redactor((*settings.secrets, *target.secrets)))
    await keep(options, settings, target)
    return OK


def _url(argument: str) -> str:
    """The argument; for `-`, a line of the standard input, which a terminal does not show. It may contain a password."""
    if argument != "-":
        return argument
    return getpass("URL: ") if sys.stdin.isatty() else sys.stdin.readline().strip()


async def _doctor(*, as_json: bool) -> int:
    from bot.doctor import examine  # noqa: PLC0415

    settings = load_settings()  # without the catalogue: if that is wrong, it is one of the findings
    configure_logging(settings.log_level, settings.log_format, _redactor())
    return OK if await examine(settings, as_json=as_json) else FAILED
