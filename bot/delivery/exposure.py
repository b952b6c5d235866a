"""Links that hold one of the bot's own secrets: where they may be asked for, and that nobody sees them."""

from collections.abc import Callable
from dataclasses import dataclass

from yarl import URL

from bot.delivery.errors import SecretInLink


@dataclass(frozen=True)
class Exposure:
    """`holds` finds a secret in a text, in any form; `provider` is the video API's root, which knows its own key."""

    holds: Callable[[str], bool]
    provider: URL

    def check(self, link: str, base: URL | None = None) -> None:
        """Raise SecretInLink for a link (a redirect: from `base`) that would show a secret to another origin."""
        if self.holds(link) and not self._is_providers(link, base):
            raise SecretInLink("it holds a secret of this bot, and leads elsewhere than to the video API")

    def _is_providers(self, link: str, base: URL | None) -> bool:
        try:
            url = base.join(URL(link)) if base else URL(link)
            return url.origin() == self.provider.origin()
        except (ValueError, IndexError):  # yarl raises either
            return False
