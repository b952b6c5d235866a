"""One user sends `/help` without a pause, while another user orders."""

import time
from pathlib import Path

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.figures import Figure
from tests.e2e.bot_process import BotProcess

ID_WITHIN = 2.0  # seconds


async def attack(folder: Path, short: bool) -> list[Figure]:
    telegram, video = TelegramStandIn(), VideoStandIn()
    await telegram.start()
    await video.start()
    bot = BotProcess(telegram, video, folder)
    try:
        await bot.start()
        flooder, person = telegram.person("Flooder"), telegram.person("Person")
        for _ in range(100 if short else 1000):
            await telegram.send_text(telegram.private(flooder), flooder, "/help")
        began = time.monotonic()
        await telegram.send_text(telegram.private(person), person, "/video a cat on the moon")
        await telegram.wait_for(telegram.private(person), lambda message: "task_" in message.words, timeout=60)
        waited = time.monotonic() - began
        return [Figure("the order of another chat has its id after", waited, "s", ID_WITHIN)]
    finally:
        await bot.stop()
        await telegram.close()
        await video.close()
