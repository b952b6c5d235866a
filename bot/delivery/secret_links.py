"""Links that contain one of the bot's own secrets: they are requested from the video API only, and never shown."""

from collections.abc import Callable

from yarl import URL

from bot.delivery.errors import SecretInLink
from storage.records import dataclass


@dataclass(frozen=True)
class SecretCheck:
    """`contains_secret` finds a secret in a text, in any encoding; `provider` is the video API's root, which knows its key."""

    contains_secret: Callable[[str], bool]
    provider: URL

    def require_safe(self, link: str, base: URL | None = None) -> None:
        """Raise SecretInLink for a link that would show a secret to another origin. `base`: of a relative redirect."""
        if self.contains_secret(link) and not self._is_providers(link, base):
            raise SecretInLink(
                "it would show a secret of this bot to another host than the video API: change that secret"
            )

    def _is_providers(self, link: str, base: URL | None) -> bool:
        try:
            url = base.join(URL(link)) if base else URL(link)
            return url.origin() == self.provider.origin()
        except (ValueError, IndexError):  # yarl raises either
            return False
