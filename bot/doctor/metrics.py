"""Checks who can read the metrics, which have no password."""

from bot.doctor.finding import Finding, note, ok
from bot.settings import Settings

EVERYWHERE = frozenset({"", "*", "0.0.0.0", "::"})  # noqa: S104 - recognised, not listened to


async def check_metrics(settings: Settings) -> list[Finding]:
    """Whether METRICS_PORT listens on all addresses of this machine; nothing without that setting."""
    port, address = settings.metrics_port, settings.metrics_address
    if port is None:
        return []
    if address in EVERYWHERE:
        return [
            note(
                "metrics.everywhere",
                f"METRICS_PORT {port} listens on all addresses of this machine, without a password: set METRICS_HOST to "
                "127.0.0.1 or to the address that Prometheus uses, or let a firewall close it",
            )
        ]
    return [ok("metrics.one-address", f"port {port} listens on {address} only")]
