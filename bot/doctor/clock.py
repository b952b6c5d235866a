"""Checks this machine's clock against the `Date` of an answer from Telegram, or else from the video API."""

import time
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

import aiohttp
from aiohttp import hdrs
from yarl import URL

from bot.doctor.finding import Finding, note, ok, problem
from bot.proxies import environment_proxy
from bot.settings import Settings

ANSWER = 3.0  # seconds per answer
EXACT = 3.0  # seconds that a Date may be off: it has whole seconds, and an answer takes a while
HARMLESS = 30.0  # seconds; leases of several processes and signed links of a bucket allow for more


async def check_clock(settings: Settings, clock: Callable[[], float] = time.time) -> list[Finding]:
    """Compare the times. Neither token nor key is sent."""
    for root in dict.fromkeys((settings.telegram_api_url, settings.video_api_url)):
        skew = await _ahead(URL(root).with_path("/"), clock)
        if skew is not None:
            return [_judged(skew, URL(root).host or root)]
    return [note("clock.unchecked", "not checked: neither Telegram nor the video API told the time")]


def _judged(ahead: float, host: str) -> Finding:
    if abs(ahead) <= EXACT:
        return ok("clock.right", f"agrees with that of {host}")
    words = f"is {abs(ahead):.0f} s {'ahead of' if ahead > 0 else 'behind'} that of {host}"
    fix = "Synchronise it (timedatectl set-ntp true)"
    if abs(ahead) <= HARMLESS:
        return note("clock.off", f"{words}. {fix}, above all if several processes share the database")
    return problem("clock.wrong", f"{words}: {fix}")


async def _ahead(url: URL, clock: Callable[[], float]) -> float | None:
    """By how many seconds this clock is ahead; None if nobody told the time."""
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER)) as session:
            began = clock()
            async with session.get(url, allow_redirects=False, proxy=environment_proxy(url)) as answer:
                date = parsedate_to_datetime(answer.headers.get(hdrs.DATE, ""))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
        return None
    # The Date is cut to a whole second, and was written between the request and its answer.
    return (began + clock()) / 2 - (date.astimezone(UTC).timestamp() + 0.5)
