"""The secrets of the settings: the one list of what must not appear in logs, messages and links, and derived keys."""

import hashlib
import hmac
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit
from urllib.request import getproxies

from pydantic import SecretStr
from yarl import URL

from bot.redaction import url_password

if TYPE_CHECKING:
    from bot.settings.settings import Settings

WEBHOOK_KEY, PHOTO_LINKS_KEY = "webhook", "photo links"  # purposes of derived keys
LONG_TOKEN_PART = 20  # characters after the colon of a token that are a secret of their own; Telegram's have 35
STRONG_PASSWORD = 12  # characters of a password that is not an ordinary word
KEY_IN_PATH = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w-]{20,}", re.ASCII)


def reveal(secret: SecretStr | None) -> str:
    """The value of an optional secret."""
    return secret.get_secret_value() if secret else ""


def derive_key(token: str, purpose: str) -> str:
    """A separate secret for each purpose, derived from the token, so that replicas agree without configuration."""
    return hmac.new(token.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def all_secrets(settings: "Settings") -> tuple[str, ...]:
    """Everything that must not appear in a log line."""
    return _distinct(*_generated(settings), *_chosen_by_people(settings), reveal(settings.s3_access_key_id))


def message_secrets(settings: "Settings") -> tuple[str, ...]:
    """Those of `all_secrets` that also must not appear in a message, a prompt or a link to a result.

    Excludes values that may be ordinary words or numbers ("postgres", `?expiration=2592000`): cutting them out of
    prompts would reveal them, and paid videos would be refused. Also excludes the bucket's access key id, which
    every link to a photo there contains.
    """
    chosen = (
        value
        for value in _chosen_by_people(settings)
        if len(value) >= STRONG_PASSWORD and not (value.isalpha() or value.isdigit())
    )
    return _distinct(*_generated(settings), *chosen)


def _generated(settings: "Settings") -> tuple[str, ...]:
    """Secrets that services or this bot have generated: none of them is a word."""
    token_part = settings.token.partition(":")[2]
    authorization = reveal(settings.photo_upload_authorization)
    dsn = reveal(settings.sentry_dsn)
    dsn_key = URL(dsn).user or ""
    return (
        settings.token,
        token_part if len(token_part) >= LONG_TOKEN_PART else "",
        settings.video_api_key.get_secret_value(),
        *settings.provider_keys.values(),
        settings.derived_key(WEBHOOK_KEY),
        settings.derived_key(PHOTO_LINKS_KEY),
        reveal(settings.s3_secret_access_key),
        authorization,
        authorization.rpartition(" ")[2],
        dsn,
        dsn_key if len(dsn_key) >= LONG_TOKEN_PART else "",
    )


def _chosen_by_people(settings: "Settings") -> tuple[str, ...]:
    """Passwords, and secrets that a photo host expects in its URL (`?key=…`)."""
    database, upload = settings.database_url.get_secret_value(), URL(settings.photo_upload_url)
    urls = (
        database, settings.telegram_api_url, settings.video_api_url, settings.s3_endpoint, settings.photo_upload_url,
        *getproxies().values(),
    )  # fmt: skip
    return (
        reveal(settings.webhook_secret),
        *(url_password(url) or "" for url in urls),
        *(value for name, value in _query(database) if "password" in name),
        *upload.query.values(),
        *(part for part in upload.parts if KEY_IN_PATH.fullmatch(part)),
    )


def _query(url: str) -> list[tuple[str, str]]:
    """Names and values of a URL's query; none if it cannot be parsed."""
    try:
        return parse_qsl(urlsplit(url).query)
    except ValueError:
        return []


def _distinct(*secrets: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, secrets)))
