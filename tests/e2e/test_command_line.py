"""`python -m bot`: help, errors of settings, and exit codes; no output contains a secret."""

import asyncio
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress

import pytest

from bot.cli import main
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import ROOT, START, BotProcess
from tests.ports import free_port

NewBot = Callable[..., Awaitable[BotProcess]]
OTHER_TOKEN = "7123456:AAE_another-bots-token_0123456789abc"


async def ended(bot: BotProcess, *command: str) -> tuple[int, list[str]]:
    """Run a command (`run` by default) to its end; returns the exit code and the output lines."""
    if command:
        bot.command = command
    process = await bot.launch()
    async with asyncio.timeout(START):
        code = await process.wait()
    return code, bot.log().splitlines()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (
            ("--help",),
            ("python -m bot sandbox", "python -m bot run", "doctor", "migrate", ".env.example", "Exit codes"),
        ),
        (("run", "--help"), ("--role", "worker", "all (default)")),
        (("sandbox", "--help"), ("--port", "8090")),
    ],
)
def test_help_fits_a_terminal(
    command: tuple[str, ...], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--help` needs no settings, fits a terminal, lists the commands, and exits with 0."""
    with pytest.raises(SystemExit) as ended:
        main(list(command))
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 110 and 3 < len(text.splitlines()) < 40
    assert all(word in text for word in words)
    assert "Role." not in text and "None" not in text and "SUPPRESS" not in text


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (
            ("frobnicate",),
            (
                "invalid choice: 'frobnicate' (choose from 'run', 'sandbox', 'migrate', 'backup', 'restore', 'copy', "
                "'doctor')"
            ),
        ),
        ((), "required: COMMAND"),
        (("run", "--role", "king"), "invalid choice: 'king' (choose from 'all', 'web', 'worker')"),
        (("run", "--rolle", "web"), "unrecognized arguments: --rolle"),
        (("sandbox", "--port", "x"), "argument --port: invalid int value: 'x'"),
    ],
)
def test_an_unknown_command_lists_the_valid_ones(
    command: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code is 2."""
    with pytest.raises(SystemExit) as ended:
        main(list(command))
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_a_token_on_the_command_line_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """The output of a container may be readable for others."""
    with pytest.raises(SystemExit):
        main(["run", "--token", OTHER_TOKEN])
    said = capsys.readouterr().err
    assert "unrecognized arguments: --token <token>" in said and OTHER_TOKEN.partition(":")[2] not in said


BAD = {
    "no settings at all": (
        {"TELEGRAM_BOT_TOKEN": "", "VIDEO_API_KEY": ""},
        ["TELEGRAM_BOT_TOKEN is missing", "VIDEO_API_KEY is missing"],
    ),
    "webhook without an address": ({"UPDATES": "webhook", "PUBLIC_URL": ""}, ["UPDATES=webhook needs PUBLIC_URL"]),
    "no such file": ({"MODELS_FILE": "/nowhere/models.toml"}, ["MODELS_FILE"]),
    "a folder that cannot be": ({"DATABASE_URL": "sqlite:////dev/null/bot.db"}, ["DATABASE_URL cannot be used"]),
    "several at once": (
        {"TELEGRAM_BOT_TOKEN": "hunter2", "PORT": "x", "LOG_LEVEL": "loud", "ADMIN_IDS": "@me", "UPDATES": "pigeon"},
        ["TELEGRAM_BOT_TOKEN", "UPDATES", "PORT", "ADMIN_IDS", "LOG_LEVEL"],
    ),
}


@pytest.mark.parametrize("case", BAD)
async def test_an_invalid_setting_is_named_with_its_fix(new_bot: NewBot, case: str) -> None:
    """Exit code 2 and one line for each, without a traceback or a secret's value."""
    environment, expected = BAD[case]
    code, lines = await ended(await new_bot(**{"LOG_LEVEL": "WARNING"} | environment))
    assert code == 2, lines
    assert len(lines) == len(expected), lines
    for line, begin in zip(lines, expected, strict=True):
        assert line.startswith(begin) and len(line) < 200, line
        assert line.split()[0].partition("=")[0].replace("_", "").isupper(), line
        assert "hunter2" not in line


@pytest.mark.parametrize("setting", ["PORT", "METRICS_PORT"])
async def test_a_port_in_use_is_named(new_bot: NewBot, telegram: TelegramStandIn, setting: str) -> None:
    """The process ends before it calls Telegram."""
    calls = len(telegram.calls)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, lines = await ended(await new_bot(**{setting: str(port)}, LOG_LEVEL="WARNING"))
    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith(f"{setting} {port} cannot be used") and "set another" in lines[0]
    assert len(telegram.calls) == calls


async def test_a_foreign_host_address_is_named(new_bot: NewBot) -> None:
    """An address that this machine does not have is an invalid HOST."""
    code, lines = await ended(await new_bot(HOST="203.0.113.7", LOG_LEVEL="WARNING"))
    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith("HOST 203.0.113.7")
    port = str(free_port())
    code, lines = await ended(await new_bot(METRICS_HOST="203.0.113.7", METRICS_PORT=port, LOG_LEVEL="WARNING"))
    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith("METRICS_HOST 203.0.113.7")


async def test_a_rejected_token_is_an_invalid_setting(new_bot: NewBot) -> None:
    """The line explains what to do and does not contain the token."""
    bot = await new_bot(TELEGRAM_BOT_TOKEN=OTHER_TOKEN, LOG_LEVEL="WARNING")
    code, lines = await ended(bot)
    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith("TELEGRAM_BOT_TOKEN was not accepted by Telegram") and "@BotFather" in lines[0]
    assert OTHER_TOKEN.partition(":")[2] not in bot.log()


async def test_settings_come_from_the_environment_then_from_env_file(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """A copy of .env.example with the first lines filled in works; the environment takes precedence."""
    bot = await new_bot(TELEGRAM_BOT_TOKEN="", TELEGRAM_API_URL="", PORT="", WATERMARK_FORMAT="boolean")
    bot.environment["VIDEO_API_KEY"], key = "", video.key
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    filled = {
        "TELEGRAM_BOT_TOKEN=\n": f"TELEGRAM_BOT_TOKEN={telegram.token}\n",
        "VIDEO_API_KEY=\n": f"VIDEO_API_KEY={key}\n",
        "#TELEGRAM_API_URL=https://api.telegram.org": f"TELEGRAM_API_URL={telegram.url}",
        "#PORT=": f"PORT={bot.port}",
        "#WATERMARK_FORMAT=boolean": "WATERMARK_FORMAT=string",
    }
    for line, instead in filled.items():
        assert line in text
        text = text.replace(line, instead)
    (bot.folder / ".env").write_text(text, encoding="utf-8")
    await bot.start()
    await telegram.send_text(private, person, "/video from a file")
    [create] = await video.wait_for_creates(1, match="from a file")
    assert create.body["watermark"] is True
    await telegram.wait_for(private, str(create.task_id))
    assert key not in bot.log()
    await bot.terminate()


async def test_the_default_database_is_in_the_data_folder(new_bot: NewBot) -> None:
    """`migrate` creates data/bot.db; a second run changes nothing."""
    bot = await new_bot(DATABASE_URL="", LOG_LEVEL="WARNING")
    bot.fresh = True
    assert await ended(bot, "migrate") == (0, ["The database has been brought up to date."])
    assert (bot.folder / "data" / "bot.db").is_file()
    code, lines = await ended(bot, "migrate")
    assert (code, lines[1:]) == (0, ["The database is up to date."])


async def test_a_backup_outlives_its_bot(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Made while the bot runs, and restored after its database is lost: the paid video arrives, and is ordered once."""
    bot = await new_bot(LOG_LEVEL="WARNING", DYNO="web.1")  # a variable of Heroku, where such a database is lost
    await bot.start()
    await bot.logged("is on a disk of Heroku")
    assert bot.log().count("docs/deploy.md") == 1
    await telegram.send_text(private, person, "/video a kept cat")
    [create] = await video.wait_for_creates(1, match="a kept cat")
    await telegram.wait_for(private, str(create.task_id))
    helper = await new_bot(DATABASE_URL=bot.environment["DATABASE_URL"], LOG_LEVEL="WARNING")
    helper.fresh = True
    code, lines = await ended(helper, "backup", "kept.db")
    assert code == 0 and any(line.startswith("tasks ") for line in lines), lines
    await bot.kill()
    for file in bot.folder.glob("bot.db*"):
        file.unlink()
    code, lines = await ended(helper, "restore", "kept.db")
    assert code == 0, lines
    assert "may have been sent since" in lines[-1]
    code, lines = await ended(helper, "restore", "kept.db")
    assert code == 2 and "not empty" in lines[-1]
    await bot.start()
    await telegram.send_text(private, person, f"/check {create.task_id}")
    await telegram.wait_for(private, lambda message: message.video is not None)
    assert len([each for each in video.creates if "a kept cat" in each.body["prompt"]]) == 1
    assert await bot.terminate() == 0
    code, lines = await ended(helper, "copy", f"sqlite:///{bot.folder}/other.db")
    assert code == 0, lines
    assert (bot.folder / "other.db").is_file()


async def test_a_newer_schema_is_refused(new_bot: NewBot) -> None:
    """`run` and `migrate` report a database of a newer version in one line each, and change nothing."""
    bot = await new_bot(LOG_LEVEL="WARNING")
    await ended(bot, "migrate")
    with closing(sqlite3.connect(bot.folder / "bot.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in ("run", "migrate"):
        bot.log_file.unlink()
        code, lines = await ended(bot, command)
        assert code == 2 and len(lines) == 1, lines
        assert "9999" in lines[0] and "newer program" in lines[0]


async def test_a_damaged_schema_is_one_line(new_bot: NewBot) -> None:
    """A table that is needed only later in the start."""
    bot = await new_bot(LOG_LEVEL="ERROR")
    with closing(sqlite3.connect(bot.folder / "bot.db")) as database, database:
        database.execute("DROP TABLE chats")
    code, lines = await ended(bot)
    assert code == 2 and len(lines) == 1, lines
    assert lines[0].startswith("DATABASE_URL cannot be used: ") and "no such table: chats" in lines[0]


async def test_sigterm_while_telegram_cannot_be_reached(new_bot: NewBot) -> None:
    """A start that waits for Telegram logs the reason, is live, and stops at once with exit code 0."""
    bot = await new_bot(TELEGRAM_API_URL=f"http://127.0.0.1:{free_port()}")
    await bot.launch()
    await bot.logged("No connection to Telegram")
    began = time.monotonic()
    assert await bot.terminate() == 0
    assert time.monotonic() - began < 40
    assert "Traceback" not in bot.log()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_right_after_the_start_ends_the_process(new_bot: NewBot, number: signal.Signals) -> None:
    """From the first log line on, one or several SIGTERMs end the process cleanly."""
    bot = await new_bot()
    (bot.folder / "bot.db").unlink()  # the first start does the most work
    bot.fresh = True
    process = await bot.launch()
    async with asyncio.timeout(START):
        while True:
            if bot.log():
                break
            await asyncio.sleep(0.005)
    async with asyncio.timeout(60):
        while process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(process.pid, number)  # send_signal would consume the exit code that `wait` needs
            await asyncio.sleep(0.002)
    assert process.returncode == 0
    assert "Traceback" not in bot.log()


async def test_tracebacks_contain_no_secret(new_bot: NewBot, telegram: TelegramStandIn) -> None:
    """DEBUG logs of failures with proxies, unreachable hosts, a rejected token and a missing database."""
    proxy = f"me:hunter2@127.0.0.1:{free_port()}"
    nobody = f"127.0.0.1:{free_port()}"
    broken = await new_bot()
    shutil.copy(__file__, broken.folder / "bot.db")
    bots = {
        "No connection to Telegram": await new_bot(TELEGRAM_API_URL=f"http://{nobody}", LOG_FORMAT="json"),
        "Cannot connect to host": await new_bot(
            TELEGRAM_API_URL="https://telegram.invalid", HTTPS_PROXY=f"http://{proxy}"
        ),
        "HTTPS_PROXY is a SOCKS proxy": await new_bot(
            VIDEO_API_URL="https://video.invalid", HTTPS_PROXY=f"socks5://{proxy}"
        ),
        "the database of DATABASE_URL does not answer yet": await new_bot(
            DATABASE_URL=f"postgresql://me:hunter2@{nobody}/bot"
        ),
        "TELEGRAM_BOT_TOKEN was not accepted": await new_bot(TELEGRAM_BOT_TOKEN=f"{telegram.token}x"),
        "the file is not a database": broken,
    }
    for bot in bots.values():
        await bot.launch()
    for words, bot in bots.items():
        await bot.logged(words)
        code = await bot.terminate()
        assert code in {0, 2}
        for secret in (telegram.token.partition(":")[2], bot.environment["VIDEO_API_KEY"], "hunter2"):
            assert secret not in bot.log(), words


async def test_the_url_of_a_copy_may_be_read_from_the_standard_input(new_bot: NewBot) -> None:
    """A password in the command line is in the list of processes, which every user of the machine can read."""
    bot = await new_bot(LOG_LEVEL="WARNING")
    await ended(bot, "migrate")
    for line, code, words in (
        (f"sqlite:///{bot.folder}/other.db", 0, "tasks "),
        ("", 2, "URL "),
        ("postgresql://bot:geheim12@[broken/bot", 2, "URL "),
    ):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "copy", "-",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=bot.folder,
            env=bot.environment | {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        output, _ = await process.communicate(f"{line}\n".encode())
        assert process.returncode == code, output
        assert output.decode().startswith(words) and b"geheim12" not in output
    assert (bot.folder / "other.db").is_file()


async def test_a_copy_that_fails_does_not_blame_the_source(new_bot: NewBot) -> None:
    """One line, which does not name DATABASE_URL: the other database does not answer."""
    bot = await new_bot(LOG_LEVEL="WARNING")
    await ended(bot, "migrate")
    bot.log_file.unlink()
    code, lines = await ended(bot, "copy", f"postgresql://bot@127.0.0.1:{free_port()}/bot")
    assert code == 1 and len(lines) == 1, lines
    assert lines[0].startswith("Nothing was copied: ") and "DATABASE_URL" not in lines[0]
