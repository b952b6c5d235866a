"""`python -m bot sandbox`: runs the bot between stand-ins for Telegram and the video API, on this machine only."""

import asyncio
import os
import socket
import sys
import tempfile
from dataclasses import replace

from pydantic import SecretStr

from bot.bootstrap.application import run
from bot.bootstrap.role import Role
from bot.botapi.logs import configure_logging
from bot.catalogue import DEFAULT, load_catalogue
from bot.catalogue.configuration import Configuration
from bot.errors import SettingsError
from bot.redaction import Redactor
from bot.settings import Access, PhotoLinks, Settings, Updates, load_settings
from sandbox.start import Sandbox, started

WELCOME = """
  The sandbox is ready:  {page}

  Open it and write  /video a cat on the moon  or attach a photo with a caption.
  No token, no key, no money: both services are stand-ins, and nothing leaves this machine. Stop with Ctrl-C.
"""


async def play(port: int, stop: asyncio.Event) -> int:
    """Run both stand-ins and the bot until stopped; their state is in memory only."""
    try:
        async with started(port) as sandbox:
            with tempfile.TemporaryDirectory(prefix="video-bot-sandbox-") as folder:
                configuration = configured(sandbox, folder)
                settings = configuration.settings
                configure_logging(settings.log_level, settings.log_format, Redactor(settings.secrets))
                print(WELCOME.format(page=sandbox.page_url), file=sys.stderr)  # noqa: T201 - for the user of the command line
                await run(configuration, Role.ALL, stop)
    except OSError as error:
        # asyncio's message repeats the address.
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise SettingsError([f"--port {port} cannot be used ({reason}): choose another one"]) from None
    return 0


def configured(sandbox: Sandbox, folder: str) -> Configuration:
    """Settings and catalogue of which every address and key are the stand-ins', also those of other providers.

    Raises SettingsError for a wrong MODELS_FILE.
    """
    settings = _settings(sandbox, folder)
    catalogue = load_catalogue(settings.models_file, settings.watermark_format)
    providers = tuple(
        entry if entry.name == DEFAULT else replace(entry, url=sandbox.video_url) for entry in catalogue.providers
    )
    sandbox.offer([model.sends for model in catalogue.models])  # so that /models shows an own MODELS_FILE, too
    keys = {entry.name: SecretStr(sandbox.key) for entry in providers if entry.name != DEFAULT}
    return Configuration(settings.with_provider_keys(keys), replace(catalogue, providers=providers))


def _settings(sandbox: Sandbox, folder: str) -> Settings:
    bot_port = _free_port()
    return load_settings(
        _env_file=None,  # do not read a real token from .env
        telegram_bot_token=sandbox.token,
        telegram_api_url=sandbox.telegram_url,
        telegram_local=False,
        video_api_url=sandbox.video_url,
        video_api_key=sandbox.key,
        watermark_format="boolean",
        database_url=f"sqlite:///{folder}/sandbox.db",
        public_url=f"http://127.0.0.1:{bot_port}",
        host="127.0.0.1",
        port=bot_port,
        updates=Updates.POLLING,
        photo_links=PhotoLinks.RELAY,
        webhook_secret=None,
        access=Access.APPROVAL,
        admin_ids=str(sandbox.owner),
        poll_interval=2,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
