"""Types of settings: each cleans up a value of the environment and checks it. The error of a check names the fix."""

import re
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from bot.budget_words import BudgetWords, parse_budgets
from bot.settings.addresses import (
    is_host,
    is_https_or_loopback,
    normalize_api_root,
    parse_fake_network,
    problem_of_address,
)
from bot.settings.secret_values import reveal
from storage.location import Location

TOKEN_FORM = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,200}")
DSN_FORM = re.compile(
    r"https?://[A-Za-z0-9]{1,200}(?::[A-Za-z0-9]{1,200})?@[^\s/?#@]{1,255}(?:/[\w.~-]{1,100}){0,5}/[0-9]{1,20}",
    re.ASCII,
)
LONGEST_KEY = 4096  # characters; servers take headers of about 8 KB
LONGEST_ID = 16  # digits of a Telegram id, which has 52 bits
LONGEST_TIME = 10 * 365 * 86400  # seconds
LIST_SEPARATOR = re.compile(r"[\s,;'\"]+")


class Updates(StrEnum):
    """How updates arrive from Telegram."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class PhotoLinks(StrEnum):
    """How an uploaded photo becomes a link that the video API can fetch."""

    RELAY = "relay"
    OFF = "off"
    S3 = "s3"
    UPLOAD = "upload"


class Access(StrEnum):
    """Who may order: everyone, chats that an admin has approved, or also the members of approved groups in private."""

    OPEN = "open"
    APPROVAL = "approval"
    MEMBERS = "members"


def _strip(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _words(value: str) -> list[str]:
    return [word for word in LIST_SEPARATOR.split(value.strip(" \t,;[]")) if word]


def _check_token(value: SecretStr) -> SecretStr:
    if not TOKEN_FORM.fullmatch(value.get_secret_value()):
        raise ValueError("does not look like a token (123456:ABC…): copy it from @BotFather again")
    return value


def check_key(value: SecretStr) -> SecretStr:
    """Raises ValueError for what cannot be a key of an API."""
    key = value.get_secret_value()
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise ValueError("has a space, a line break or a letter no key has: copy it again")
    if len(key) > LONGEST_KEY:
        raise ValueError("is longer than a key can be: copy it again")
    return value


def _check_header(value: SecretStr | None) -> SecretStr | None:
    secret = reveal(value)
    if not secret.isascii() or (secret and not secret.isprintable()):
        raise ValueError("has a line break or a letter that cannot be sent: copy it again")
    return value


def _check_dsn(value: SecretStr | None) -> SecretStr | None:
    """`https://KEY@HOST/PROJECT`, perhaps with a path before the project's number."""
    dsn = reveal(value)
    if dsn and not DSN_FORM.fullmatch(dsn):
        raise ValueError("must be as Sentry shows it: https://KEY@HOST/NUMBER")
    if dsn and not is_https_or_loopback(dsn):
        raise ValueError("must start with https:// (http:// only for this machine itself)")
    return value


def _check_webhook_secret(value: SecretStr | None) -> SecretStr | None:
    if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise ValueError("may have only letters, digits, _ and - (at most 256)")
    return value


def _check_database(value: SecretStr) -> SecretStr:
    Location.parse(value.get_secret_value())
    return value


def _check_name(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]{0,255}", value):
        raise ValueError("must be a plain name: letters, digits, dots, _ and -, without s3:// and without /")
    return value


def _parse_folder(value: str) -> str:
    folder = value.strip("/")
    if not re.fullmatch(r"[\w/-]{0,200}", folder, re.ASCII) or "//" in folder:
        raise ValueError("must be like photos/ or bots/photos/: letters, digits, _ and - between slashes")
    return f"{folder}/" if folder else ""


def _check_address(value: str) -> str:
    if value and (problem := problem_of_address(value)):
        raise ValueError(problem)
    return value


def _parse_root(value: str) -> str:
    return _check_address(value.rstrip("/"))


def _parse_api_root(value: str) -> str:
    root = _parse_root(normalize_api_root(value))
    if "@" in root:  # the key is the only authorization of a request
        raise ValueError("must be written without user and password: the key belongs in VIDEO_API_KEY")
    return root


def _check_listening(value: str) -> str:
    address = value.removeprefix("[").removesuffix("]")
    if address not in {"", "*"} and not is_host(address):
        raise ValueError("must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them")
    return address


def _parse_ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    words = _words(value)
    if not all(word.isascii() and word.isdigit() and len(word) <= LONGEST_ID and int(word) for word in words):
        raise ValueError("must be Telegram user ids (numbers) with commas between, e.g. 12345,67890")
    return frozenset(map(int, words))


def _parse_budgets(value: object) -> object:
    return parse_budgets(value) if isinstance(value, str) else value


def _parse_zone(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be the name of a time zone, such as UTC or Europe/Berlin") from None


def _parse_networks(value: object) -> object:
    return frozenset(map(parse_fake_network, _words(value))) if isinstance(value, str) else value


Seconds = Annotated[float, Field(gt=0, le=LONGEST_TIME)]
Limit = Annotated[int, Field(ge=0, le=1_000_000)]
Concurrency = Annotated[int, Field(ge=1, le=10_000)]
Token = Annotated[SecretStr, BeforeValidator(_strip), AfterValidator(_check_token)]
ApiKey = Annotated[SecretStr, BeforeValidator(_strip), AfterValidator(check_key)]
HeaderSecret = Annotated[SecretStr | None, BeforeValidator(_strip), AfterValidator(_check_header)]
SentryDsn = Annotated[SecretStr | None, AfterValidator(_check_dsn)]
WebhookSecret = Annotated[SecretStr | None, AfterValidator(_check_webhook_secret)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_check_database)]
Name = Annotated[str, BeforeValidator(_strip), AfterValidator(_check_name)]
Folder = Annotated[str, BeforeValidator(_strip), AfterValidator(_parse_folder)]
Address = Annotated[str, BeforeValidator(_strip), AfterValidator(_check_address)]
Root = Annotated[str, BeforeValidator(_strip), AfterValidator(_parse_root)]
ApiRoot = Annotated[str, BeforeValidator(_strip), AfterValidator(_parse_api_root)]
Listening = Annotated[str, BeforeValidator(_strip), AfterValidator(_check_listening)]
FieldName = Annotated[str, Field(pattern=r"^[\w.\[\]-]{1,100}$"), BeforeValidator(_strip)]
FieldPath = Annotated[str, Field(pattern=r"^[\w.\[\]-]{0,200}$"), BeforeValidator(_strip)]
BudgetList = Annotated[tuple[BudgetWords, ...], NoDecode, BeforeValidator(_parse_budgets)]
Zone = Annotated[ZoneInfo, BeforeValidator(_parse_zone)]
UserIds = Annotated[frozenset[int], NoDecode, BeforeValidator(_parse_ids)]
Networks = Annotated[frozenset[IPv4Network | IPv6Network], NoDecode, BeforeValidator(_parse_networks)]
AnyCase = BeforeValidator(_lower)
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)]
