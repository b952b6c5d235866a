"""`python -m bot doctor` as an operator runs it."""

import json
from pathlib import Path

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import BotProcess


class Doctor(BotProcess):
    """Runs `doctor` instead of the bot, with the same settings; `log()` has its output."""

    command: tuple[str, ...] = ("doctor",)

    async def run(self) -> int:
        """Run it to its end; returns the exit code."""
        code = await (await self.launch()).wait()
        await self.end()
        return code


async def test_before_the_first_start(telegram: TelegramStandIn, video: VideoStandIn, tmp_path: Path) -> None:
    """With valid settings it exits with 0 before the bot has ever run, and creates no database."""
    doctor = Doctor(telegram, video, tmp_path)
    doctor.fresh = True
    assert await doctor.run() == 0, doctor.log()
    assert f"@{telegram.bot.username}" in doctor.log() and "Everything is in place." in doctor.log()
    assert not (tmp_path / "bot.db").exists()


async def test_while_the_bot_runs(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn) -> None:
    """The bot itself serves the photo link, and the doctor does not disturb it."""
    doctor = Doctor(telegram, video, bot.folder, PUBLIC_URL=bot.url, PORT=str(bot.port))
    assert await doctor.run() == 0, doctor.log()
    assert f"the bot answers at {bot.url}" in doctor.log()
    assert "answers, with this program's schema" in doctor.log()


async def test_something_to_fix(telegram: TelegramStandIn, video: VideoStandIn, tmp_path: Path) -> None:
    """A rejected key: exit code 1, a line with the setting's name, and no key in the output."""
    doctor = Doctor(telegram, video, tmp_path, VIDEO_API_KEY="sk-mistyped-key-of-somebody")
    assert await doctor.run() == 1
    assert "problem  key" in doctor.log() and "VIDEO_API_KEY" in doctor.log()
    assert video.creates == []


async def test_as_json(telegram: TelegramStandIn, video: VideoStandIn, tmp_path: Path) -> None:
    """`--json` prints one object on standard output."""
    doctor = Doctor(telegram, video, tmp_path)
    doctor.command = (*Doctor.command, "--json")
    assert await doctor.run() == 0, doctor.log()
    said = json.loads(doctor.log().splitlines()[-1])
    assert said["ok"] is True and {"id", "mark", "subject", "words"} == set(said["findings"][0])


async def test_a_private_network_is_refused(telegram: TelegramStandIn, video: VideoStandIn, tmp_path: Path) -> None:
    """FAKE_IP_NETWORKS accepts no private network: exit code 2, and one line."""
    doctor = Doctor(telegram, video, tmp_path, FAKE_IP_NETWORKS="10.0.0.0/8")
    assert await doctor.run() == 2
    [line] = doctor.log().splitlines()
    assert line.startswith("FAKE_IP_NETWORKS may not have 10.0.0.0/8")


async def test_a_missing_token_is_reported(telegram: TelegramStandIn, video: VideoStandIn, tmp_path: Path) -> None:
    """Without a token there is nothing to check: exit code 2, and one line."""
    doctor = Doctor(telegram, video, tmp_path, TELEGRAM_BOT_TOKEN="")
    assert await doctor.run() == 2
    assert doctor.log().splitlines() == [
        "TELEGRAM_BOT_TOKEN is missing: put the token that @BotFather gave you into .env (a copy of .env.example)"
    ]
