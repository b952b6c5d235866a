"""Delivery of updates: getUpdates, setWebhook and related methods."""

import ipaddress
import re
import time
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import ApiError, Json, bad_request, too_many
from sandbox.telegram.updates import LONGEST_POLL
from sandbox.telegram.webhook import WebhookSettings

PORTS = frozenset({80, 88, 443, 8443})
BETWEEN_WEBHOOKS = 1.0  # seconds; Telegram accepts one setWebhook in that time


async def get_updates(core: Core, args: Args) -> list[Json]:
    if core.webhook.settings is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    core.updates.allow(_kinds(args))
    limit = args.integer("limit", 100)
    if not 1 <= limit <= 100:  # Telegram takes the nearest one. Its documentation forbids others.
        raise bad_request("limit must be between 1 and 100")
    return await core.updates.poll(args.integer("offset"), limit, _seconds(args))


async def set_webhook(core: Core, args: Args) -> bool:
    url = args.text("url")
    if not url:
        return await delete_webhook(core, args)
    if time.monotonic() < core.webhook.set_at + BETWEEN_WEBHOOKS:
        raise too_many(1)
    settings = WebhookSettings(
        _checked_url(url),
        _checked_secret(args.text("secret_token")),
        min(max(args.integer("max_connections", 40), 1), 100),
        args.flag("drop_pending_updates"),
    )
    core.webhook.set_at = time.monotonic()
    core.updates.allow(_kinds(args))
    if settings.drop_pending:
        core.updates.drop_all()
    if settings != core.webhook.settings:
        await core.webhook.set(settings)
    return True


async def delete_webhook(core: Core, args: Args) -> bool:
    if args.flag("drop_pending_updates"):
        core.updates.drop_all()
    await core.webhook.remove()
    return True


async def get_webhook_info(core: Core, _args: Args) -> Json:
    settings = core.webhook.settings
    info: Json = {
        "url": settings.url if settings else "",
        "has_custom_certificate": False,
        "pending_update_count": len(core.updates.pending),
    }
    if core.webhook.last_error:
        info["last_error_date"], info["last_error_message"] = core.webhook.last_error
    if settings:
        info |= {"max_connections": settings.max_connections, "ip_address": "127.0.0.1"}
    if core.updates.allowed:
        info["allowed_updates"] = sorted(core.updates.allowed)
    return info


def _kinds(args: Args) -> list[str] | None:
    kinds: Any = args.params.get("allowed_updates")
    # Telegram ignores a list it cannot parse.
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else None


def _seconds(args: Args) -> int:
    return min(max(args.integer("timeout"), 0), LONGEST_POLL)


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in {"http", "https"}:
        raise bad_request("invalid webhook URL specified")
    if _is_loopback(host):
        return url  # a bot on this machine may use http and any port
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port is not None and port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    return url


def _checked_secret(secret: str) -> str:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
