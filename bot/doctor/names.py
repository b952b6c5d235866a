"""Detects a fake-IP resolver (Clash, sing-box, …): with one, downloading results needs a setting."""

import asyncio
import socket

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.delivery.errors import LinkRefused
from bot.delivery.host_names import literal_address
from bot.delivery.ip_addresses import FAKE_IP_V4, is_fake_ip, is_within
from bot.doctor.finding import Finding, ok, problem
from bot.settings import Settings, is_loopback

ANSWER = 5.0  # seconds per name


async def check_names(settings: Settings, resolver: AbstractResolver | None = None) -> list[Finding]:
    """Resolve the hosts of the video API and of Telegram; no findings if all is normal.

    Other checks report unknown names.
    """
    resolver = resolver or aiohttp.ThreadedResolver()
    urls = (settings.video_api_url, settings.telegram_api_url)
    hosts = dict.fromkeys(host for url in urls if (host := URL(url).raw_host) and _is_name(host))
    found = await asyncio.gather(*(_addresses(resolver, host) for host in hosts))
    addresses = dict(zip(hosts, found, strict=True))
    made_up = [
        (host, address)
        for host, found in addresses.items()
        for address in found
        if is_fake_ip(address) or is_within(address, settings.fake_ip_networks)
    ]
    if not made_up:
        if settings.fake_ip_networks and any(addresses.values()):
            return [ok("names.fake-ip-unused", "FAKE_IP_NETWORKS is set, but no fake-IP resolver answers here now")]
        return []
    for host, address in made_up:
        if not is_within(address, settings.fake_ip_networks):
            words = (
                f"{host} resolves to {address}, an address that a fake-IP resolver (Clash, sing-box, …) made up: videos "
                f"come as links, since they cannot be downloaded. Set FAKE_IP_NETWORKS={FAKE_IP_V4}"
            )
            return [problem("names.fake-ip", words)]
    host, address = made_up[0]
    words = f"{host} resolves to {address}, made up by a fake-IP resolver; FAKE_IP_NETWORKS lets videos be downloaded"
    return [ok("names.fake-ip-allowed", words)]


def _is_name(host: str) -> bool:
    try:
        return not is_loopback(host) and literal_address(host) is None
    except LinkRefused:
        return False


async def _addresses(resolver: AbstractResolver, host: str) -> list[str]:
    try:
        async with asyncio.timeout(ANSWER):
            return [found["host"] for found in await resolver.resolve(host, 443, socket.AF_UNSPEC)]
    except (OSError, ValueError):
        return []
