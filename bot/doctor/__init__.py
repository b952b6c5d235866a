"""`python -m bot doctor`: checks everything the bot needs and names the fixes. Changes nothing and costs nothing."""

import asyncio
import json
import logging
from collections.abc import Awaitable
from contextlib import suppress

from bot.catalogue.configuration import complete_as_possible
from bot.doctor.address import check_address
from bot.doctor.bot_api import check_telegram
from bot.doctor.clock import check_clock
from bot.doctor.database import check_database
from bot.doctor.disk import check_disks, check_files
from bot.doctor.finding import Finding, Mark, problem
from bot.doctor.metrics import check_metrics
from bot.doctor.names import check_names
from bot.doctor.photos import check_photos
from bot.doctor.variables import check_variables
from bot.doctor.video_api import check_video_api
from bot.errors import SettingsError
from bot.redaction import Redactor
from bot.settings import Settings

log = logging.getLogger(__name__)

TIMEOUT = 10.0  # seconds per group of checks; the groups run concurrently


async def examine(settings: Settings, *, as_json: bool = False) -> bool:
    """Print a line for each check, or all of them as one JSON object; False if there is any problem."""
    found = await findings(settings)
    problems = sum(finding.mark is Mark.PROBLEM for finding in found)
    if as_json:
        said = {"ok": not problems, "findings": [finding.to_json() for finding in found]}
        print(json.dumps(said, ensure_ascii=False))  # noqa: T201 - as below
        return not problems
    lines = [f"{finding.mark:<8} {finding.subject:<9} {finding.words}" for finding in found]
    count = "1 problem" if problems == 1 else f"{problems} problems"
    lines += ["", f"{count} to fix." if problems else "Everything is in place."]
    print("\n".join(lines))  # noqa: T201 - for the user of the command line
    return not problems


async def findings(settings: Settings) -> list[Finding]:
    """Run all checks within about TIMEOUT seconds; no finding contains the token or a key."""
    groups = await asyncio.gather(
        _in_time("settings", check_variables(settings)),
        _in_time("token", check_telegram(settings)),
        _in_time("key", check_video_api(settings)),
        _in_time("names", check_names(settings)),
        _in_time("database", check_database(settings)),
        _in_time("address", check_address(settings)),
        _in_time("photos", check_photos(settings)),
        _in_time("metrics", check_metrics(settings)),
        _in_time("clock", check_clock(settings)),
        _in_time("disk", check_disks(settings)),
        _in_time("files", check_files(settings)),
    )
    with suppress(SettingsError):
        settings = complete_as_possible(settings)[0].settings
    redact = Redactor(settings.secrets)
    return [Finding(it.mark, it.id, redact(" ".join(it.words.split()))) for group in groups for it in group]


async def _in_time(subject: str, check: Awaitable[list[Finding]]) -> list[Finding]:
    try:
        async with asyncio.timeout(TIMEOUT):
            return await check
    except TimeoutError:
        return [problem(f"{subject}.timeout", f"no answer within {TIMEOUT:g} s: look at the network and try again")]
    except Exception as error:  # the other checks are still useful
        log.debug("the check of %s failed", subject, exc_info=True)
        return [problem(f"{subject}.broken", f"could not be checked: {type(error).__name__}: {error}")]
