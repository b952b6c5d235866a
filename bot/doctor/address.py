"""Checks that PUBLIC_URL leads to this bot, by fetching a photo link as the video API would."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import aiohttp
from aiohttp import web
from yarl import URL

from bot.doctor.finding import Finding, note, ok, problem
from bot.photos.links import PhotoLinkSigner
from bot.photos.relay import PROBE_PNG, OpenPhoto, PhotoRelay
from bot.proxies import UnusableProxy, environment_proxy
from bot.settings import PHOTO_LINKS_KEY, PhotoLinks, Settings, is_loopback
from storage.records import dataclass

ANSWER = 4.0  # seconds per answer


@dataclass(frozen=True)
class Probe:
    """What to fetch under PUBLIC_URL, and the expected answer. `links` None: photo links are off."""

    subject: str
    url: str
    body: bytes
    links: PhotoLinkSigner | None


async def check_address(settings: Settings) -> list[Finding]:
    """Fetch a probe through PUBLIC_URL; answers it here while the bot is not running."""
    root = settings.public_url
    if settings.photo_links_mode is not PhotoLinks.RELAY:
        known = [await _reached(settings, Probe("address", f"{root}/healthz", b"ok", None))] if root else []
        return [*_photos_off(settings), *known]
    links = PhotoLinkSigner(settings.derived_key(PHOTO_LINKS_KEY), root, settings.photo_link_ttl)
    if is_loopback(URL(root).host) and not is_loopback(URL(settings.video_api_url).host):
        return [
            problem(
                "photos.address-private",
                f"PUBLIC_URL {root} is this machine's own: the video API cannot fetch photos there",
            )
        ]
    return [await _reached(settings, Probe("photos", links.probe_link(), PROBE_PNG, links))]


def _photos_off(settings: Settings) -> list[Finding]:
    if settings.photo_links_mode is not PhotoLinks.OFF:
        return []
    fix = "Set PHOTO_LINKS to relay" if settings.public_url else "Set PUBLIC_URL to an https address of this bot"
    return [
        note(
            "photos.off",
            f"PHOTO_LINKS is off: only providers of the format openai get uploaded photos. {fix}, or see docs/photos.md",
        )
    ]


async def _reached(settings: Settings, probe: Probe) -> Finding:
    root, port = settings.public_url, settings.web_port
    if not (flaw := await flaw_of(probe)):
        return ok(f"{probe.subject}.reached", f"the bot answers at {root}")
    async with _answering(settings, probe) as listening:
        if not listening:
            fix = f"port {port} here is taken: is that this bot, and does PUBLIC_URL lead to it?"
            return problem(f"{probe.subject}.port-taken", f"{root} {flaw}; {fix}")
        flaw = await flaw_of(probe)
    if not flaw:
        return ok(
            f"{probe.subject}.reached-without-bot", f"{root} leads here, to port {port} (the bot itself is not running)"
        )
    fix = (
        f"it must lead to port {port} of this machine. "
        f"If `curl {root}/healthz` works from elsewhere while the bot runs, all is well"
    )
    return problem(f"{probe.subject}.unreachable", f"{root} {flaw}; {fix}")


async def flaw_of(probe: Probe) -> str:
    """What is wrong with the answer to the probe; empty if nothing."""
    url = URL(probe.url, encoded=True)
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER)) as session,
            session.get(url, allow_redirects=False, proxy=environment_proxy(url)) as answer,
        ):
            body = await answer.content.read(len(probe.body) + 1)
    except TimeoutError:
        return "does not answer in time"
    except aiohttp.ClientConnectorCertificateError:
        return "has a certificate that is not trusted"
    except aiohttp.ClientConnectorDNSError:
        return "has a host name that nobody knows"
    except UnusableProxy as error:
        return f"cannot be reached: {error}"
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return f"cannot be reached ({getattr(error, 'strerror', None) or type(error).__name__})"
    if answer.status != 200:
        return f"answers with HTTP {answer.status}"
    return "" if body == probe.body else "answers with something else than this bot would"


@asynccontextmanager
async def _answering(settings: Settings, probe: Probe) -> AsyncIterator[bool]:
    """Listen on the bot's port; yields False if the port is taken."""
    app = web.Application()
    app.router.add_get("/healthz", _healthy)
    if probe.links:
        app.add_routes(PhotoRelay(probe.links, NoPhotos()).routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        yield await _listens(web.TCPSite(runner, settings.host, settings.web_port))
    finally:
        await runner.cleanup()


async def _listens(site: web.TCPSite) -> bool:
    try:
        await site.start()
    except OSError:
        return False
    return True


async def _healthy(_: web.Request) -> web.Response:
    return web.Response(text="ok")


class NoPhotos:
    """Photo source for the doctor, which serves only the probe's link."""

    def open(self, file_id: str) -> AbstractAsyncContextManager[OpenPhoto]:
        raise FileNotFoundError(f"{len(file_id)} characters name no photo here")
