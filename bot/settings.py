"""All settings, read once by `bot/cli.py` from the environment and then from `.env`."""

import hashlib
import hmac
import re
from difflib import get_close_matches
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import parse_qsl, urlsplit
from urllib.request import getproxies

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from yarl import URL

from bot.errors import SettingsError, in_plain_words
from bot.redaction import url_password
from storage.location import Location

TOKEN_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]+")
MIB = 1024 * 1024
CLOUD_DOWNLOAD = 20 * MIB  # what the cloud Bot API lets a bot download
PHOTO_LINKS_KEY = "photo links"  # purpose of the derived key that signs them
# Fake-IP resolvers do not use these ranges, and internal services may listen there: loopback, private and link-local
# networks, cloud metadata services, multicast.
NEVER_FAKE = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.168.0.0/16", "224.0.0.0/4", "::/8", "64:ff9b::/32", "2002::/16", "fd00::/8", "fe80::/9", "ff00::/8",
    )
)  # fmt: skip
LONG_HALF = 20  # characters after the colon of a token that are a secret of their own; Telegram's have 35
STRONG = 12  # characters of a password that is not an ordinary word
KEY_IN_PATH = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w-]{20,}", re.ASCII)
LONGEST_PRESIGNED = 7 * 86400  # seconds; the longest lifetime of a presigned link in S3


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
    """Who may order: everyone, or chats that an admin has approved."""

    OPEN = "open"
    APPROVAL = "approval"


Seconds = Annotated[float, Field(gt=0)]


class Settings(BaseSettings):
    """Settings, named as in the environment but in lower case. Times are seconds. `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        regex_engine="python-re",  # pydantic's own engine would take 28 MiB for the two patterns below
    )

    telegram_bot_token: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    telegram_local: bool = False
    video_api_url: str = "https://api.jxincm.cn"
    video_api_key: SecretStr
    watermark_format: Literal["boolean", "string"] = "boolean"
    models_file: Path | None = None
    fake_ip_networks: Annotated[frozenset[IPv4Network | IPv6Network], NoDecode] = frozenset()

    database_url: SecretStr = SecretStr("sqlite:///data/bot.db")

    public_url: str = ""
    updates: Updates | None = None
    host: str = "0.0.0.0"  # noqa: S104 - a server's address: reachable from outside is what it is for
    port: int | None = Field(default=None, ge=1, le=65535)
    webhook_secret: SecretStr | None = None
    photo_links: PhotoLinks | None = None
    photo_link_ttl: Seconds = 6 * 3600
    s3_bucket: str = ""
    s3_endpoint: str = ""
    s3_region: str = "us-east-1"
    s3_access_key_id: SecretStr | None = None
    s3_secret_access_key: SecretStr | None = None
    s3_prefix: str = "photos/"
    photo_upload_url: str = Field(default="", repr=False)  # some hosts expect their key in it
    photo_upload_authorization: SecretStr | None = None
    photo_upload_field: str = Field(default="file", pattern=r"^[\w.\[\]-]{1,100}$")
    photo_upload_result: str = Field(default="", pattern=r"^[\w.\[\]-]{0,200}$")

    access: Access = Access.APPROVAL
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()

    poll_interval: float = Field(default=15, ge=1, le=3600)
    late_after: Seconds = 600
    unresolved_after: Seconds = 3600
    slow_interval: Seconds = 600
    expire_after: Seconds = 86400
    retention: Seconds = 30 * 86400
    max_tasks: int = Field(default=0, ge=0)
    max_tasks_per_chat: int = Field(default=0, ge=0)
    album_quiet: Seconds = 1.5
    create_timeout: Seconds = 60
    submit_lease: Seconds = 30
    delivery_lease: Seconds = 60
    ask_lease: Seconds = 60
    show_lease: Seconds = 50
    submit_retry_window: Seconds = 120
    rate_limit_window: Seconds = 600
    ask_concurrency: int = Field(default=64, ge=1)
    deliver_concurrency: int = Field(default=4, ge=1)
    submit_concurrency: int = Field(default=64, ge=1)
    drain_timeout: float = Field(default=14, ge=0, le=18)

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("updates", "photo_links", "access", "log_format", "watermark_format", mode="before")
    @classmethod
    def _lower_case(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator(
        "telegram_bot_token", "video_api_key", "s3_access_key_id", "s3_secret_access_key", "photo_upload_authorization",
        "s3_bucket", "s3_region", "s3_prefix", "photo_upload_field", "photo_upload_result", mode="before",
    )  # fmt: skip
    @classmethod
    def _stripped(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    @field_validator("telegram_bot_token")
    @classmethod
    def _token_shape(cls, value: SecretStr) -> SecretStr:
        if not TOKEN_SHAPE.fullmatch(value.get_secret_value()):
            raise ValueError("does not look like a token (123456:ABC…): copy it from @BotFather again")
        return value

    @field_validator("video_api_key")
    @classmethod
    def _key_fits_a_header(cls, value: SecretStr) -> SecretStr:
        key = value.get_secret_value()
        if not key or not key.isascii() or not key.isprintable() or " " in key:
            raise ValueError("has a space, a line break or a letter no key has: copy it again")
        return value

    @field_validator("s3_access_key_id", "s3_secret_access_key", "photo_upload_authorization")
    @classmethod
    def _fits_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        secret = revealed(value)
        if not secret.isascii() or (secret and not secret.isprintable()):
            raise ValueError("has a line break or a letter that cannot be sent: copy it again")
        return value

    @field_validator("s3_bucket", "s3_region")
    @classmethod
    def _plain_name(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9._-]{0,255}", value):
            raise ValueError("must be a plain name: letters, digits, dots, _ and -, without s3:// and without /")
        return value

    @field_validator("s3_prefix")
    @classmethod
    def _folder(cls, value: str) -> str:
        folder = value.strip("/")
        if not re.fullmatch(r"[\w/-]{0,200}", folder, re.ASCII) or "//" in folder:
            raise ValueError("must be like photos/ or bots/photos/: letters, digits, _ and - between slashes")
        return f"{folder}/" if folder else ""

    @field_validator("photo_upload_url")
    @classmethod
    def _address(cls, value: str) -> str:
        value = value.strip()
        if value and not is_https_or_loopback(value):
            raise ValueError("must start with https:// (http:// only for this machine itself)")
        return value

    @field_validator("telegram_api_url", "video_api_url", "public_url", "s3_endpoint")
    @classmethod
    def _root(cls, value: str) -> str:
        value = value.strip().rstrip("/")
        if value and not is_https_or_loopback(value):
            raise ValueError(
                "must start with https:// (http:// only for this machine itself, e.g. http://127.0.0.1:8080)"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr) -> SecretStr:
        Location.parse(value.get_secret_value())
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _telegrams_alphabet(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("may have only letters, digits, _ and - (at most 256)")
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _list_of_ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        words = re.split(r"[\s,;]+", value.strip(" \t,;[]"))
        if not all(word.isascii() and word.isdigit() for word in words if word):
            raise ValueError("must be Telegram user ids (numbers) with commas between, e.g. 12345,67890")
        return frozenset(int(word) for word in words if word)

    @field_validator("fake_ip_networks", mode="before")
    @classmethod
    def _list_of_networks(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return frozenset(_fake_network(word) for word in re.split(r"[\s,;]+", value.strip(" \t,;[]")) if word)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.updates is Updates.WEBHOOK and not self.public_url:
            raise ValueError("UPDATES=webhook needs PUBLIC_URL: set it to this bot's https address, or UPDATES=polling")
        if self.photo_links is PhotoLinks.RELAY and not self.public_url:
            raise ValueError(
                "PHOTO_LINKS=relay needs PUBLIC_URL: set it to this bot's https address, or use another way (docs/photos.md)"
            )
        if self.photo_links is PhotoLinks.UPLOAD and not self.photo_upload_url:
            raise ValueError(
                "PHOTO_LINKS=upload needs PHOTO_UPLOAD_URL: set it to where photos are uploaded (docs/photos.md)"
            )
        if self.photo_links is PhotoLinks.S3:
            self._check_bucket()
        return self

    def _check_bucket(self) -> None:
        needed = {
            "S3_BUCKET": self.s3_bucket,
            "S3_ACCESS_KEY_ID": revealed(self.s3_access_key_id),
            "S3_SECRET_ACCESS_KEY": revealed(self.s3_secret_access_key),
        }
        if missing := [name for name, value in needed.items() if not value]:
            raise ValueError(f"PHOTO_LINKS=s3 needs {', '.join(missing)}: copy them from your store (docs/photos.md)")
        if self.photo_link_ttl > LONGEST_PRESIGNED:
            raise ValueError("PHOTO_LINK_TTL may be at most 604800 (seven days) with PHOTO_LINKS=s3: set a smaller one")

    @property
    def token(self) -> str:
        """The bot's token: for Bot API URLs only."""
        return self.telegram_bot_token.get_secret_value()

    @property
    def updates_mode(self) -> Updates:
        return self.updates or (Updates.WEBHOOK if self.public_url else Updates.POLLING)

    @property
    def photo_links_mode(self) -> PhotoLinks:
        return self.photo_links or (PhotoLinks.RELAY if self.public_url else PhotoLinks.OFF)

    @property
    def upload_authorization(self) -> str | None:
        """The header for PHOTO_UPLOAD_URL; the video API's key only if the URL is the video API's own."""
        if given := revealed(self.photo_upload_authorization):
            return given
        if not self.photo_upload_url or URL(self.photo_upload_url).origin() != URL(self.video_api_url).origin():
            return None
        return f"Bearer {self.video_api_key.get_secret_value()}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must not appear in a log line. This is the only such list."""
        all_of_them = (*self._credentials, *self._chosen_by_people, revealed(self.s3_access_key_id))
        return tuple(dict.fromkeys(filter(None, all_of_them)))

    @property
    def unspeakable(self) -> tuple[str, ...]:
        """Those of `secrets` that also must not appear in a message, a prompt or a link to a result.

        Excludes values that may be ordinary words or numbers ("postgres", `?expiration=2592000`): cutting them out of
        prompts would reveal them, and paid videos would be refused. Also excludes the bucket's access key id, which
        every link to a photo there contains.
        """
        chosen = (it for it in self._chosen_by_people if len(it) >= STRONG and not (it.isalpha() or it.isdigit()))
        return tuple(dict.fromkeys(filter(None, (*self._credentials, *chosen))))

    @property
    def _credentials(self) -> tuple[str, ...]:
        """Generated secrets, by services or by this bot: none of them is a word."""
        half = self.token.partition(":")[2]
        authorization = revealed(self.photo_upload_authorization)
        return (
            self.token,
            half if len(half) >= LONG_HALF else "",
            self.video_api_key.get_secret_value(),
            self.derived_key("webhook"),
            self.derived_key(PHOTO_LINKS_KEY),
            revealed(self.s3_secret_access_key),
            authorization,
            authorization.rpartition(" ")[2],
        )

    @property
    def _chosen_by_people(self) -> tuple[str, ...]:
        """Passwords, and secrets that a photo host expects in its URL (`?key=…`)."""
        database, upload = self.database_url.get_secret_value(), URL(self.photo_upload_url)
        urls = (database, self.telegram_api_url, self.video_api_url, self.s3_endpoint, self.photo_upload_url)
        return (
            revealed(self.webhook_secret),
            *(url_password(url) or "" for url in (*urls, *getproxies().values())),
            *(value for name, value in _query(database) if "password" in name),
            *upload.query.values(),
            *(part for part in upload.parts if KEY_IN_PATH.fullmatch(part)),
        )

    @property
    def web_port(self) -> int:
        return self.port or 8080

    @property
    def download_limit(self) -> int:
        """Largest download from Telegram in bytes: 20 MB in the cloud, 2000 MB from a local Bot API server."""
        return 2000 * MIB if self.telegram_local else CLOUD_DOWNLOAD

    @property
    def upload_limit(self) -> int:
        """Largest upload of a video in bytes: 50 MB in the cloud, 2000 MB through a local Bot API server."""
        return (2000 if self.telegram_local else 50) * MIB

    def derived_key(self, purpose: str) -> str:
        """A separate secret for each purpose, derived from the token, so that replicas agree without configuration."""
        return hmac.new(self.token.encode(), purpose.encode(), hashlib.sha256).hexdigest()

    @property
    def webhook_secret_value(self) -> str:
        given = self.webhook_secret
        return given.get_secret_value() if given else self.derived_key("webhook")


def _fake_network(word: str) -> IPv4Network | IPv6Network:
    try:
        network = ip_network(word, strict=False)  # Clash writes its setting as 198.18.0.1/16
    except ValueError:
        network = None
    if network is None or "/" not in word:
        raise ValueError(f"must be networks with commas between, e.g. 198.18.0.0/15, and {word[:50]!r} is none")
    if any(network.overlaps(never) for never in NEVER_FAKE if never.version == network.version):
        raise ValueError(
            f"may not have {word[:50]}, which holds private addresses: use your fake-IP resolver's range, "
            "usually 198.18.0.0/15"
        )
    return network


def revealed(secret: SecretStr | None) -> str:
    """The value of an optional secret."""
    return secret.get_secret_value() if secret else ""


def _query(url: str) -> list[tuple[str, str]]:
    """Names and values of a URL's query; none if it cannot be parsed."""
    try:
        return parse_qsl(urlsplit(url).query)
    except ValueError:
        return []


def is_https_or_loopback(address: str) -> bool:
    """Whether a URL is https, or http on this machine."""
    try:
        url = URL(address)
    except ValueError:
        return False
    if url.scheme == "https" and url.host:
        return True
    return url.scheme == "http" and is_loopback(url.host)


def is_loopback(host: str | None) -> bool:
    """Whether a URL's host is this machine (`localhost`, 127.0.0.0/8, ::1)."""
    if host is None or host == "localhost":
        return host == "localhost"
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


MISSING = {
    "telegram_bot_token": "is missing: put the token that @BotFather gave you into .env (a copy of .env.example)",
    "video_api_key": "is missing: put the key of your video API account into .env (a copy of .env.example)",
}


ENV_NAME = re.compile(r"^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=", re.MULTILINE)


def load_settings(**overrides: Any) -> Settings:
    """Read the environment and `.env`.

    Raises SettingsError with at most three lines, each naming a variable and its fix.
    """
    try:
        return Settings(**overrides)
    except UnicodeDecodeError:
        raise SettingsError([".env is not plain text: save it as UTF-8"]) from None
    except ValidationError as error:
        lines = [_line(dict(problem)) for problem in error.errors(include_url=False, include_input=False)]
    raise SettingsError(lines[:3])


def misspelt_names(path: Path = Path(".env")) -> list[tuple[str, str]]:
    """Names in `.env` that are not settings but similar to one, each with that setting."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    known = [name.upper() for name in Settings.model_fields]
    strangers = [name for name in ENV_NAME.findall(text) if name.upper() not in known]
    near = ((name, get_close_matches(name.upper(), known, n=1, cutoff=0.8)) for name in strangers)
    return [(name, meant[0]) for name, meant in near if meant]


def _line(problem: dict[str, Any]) -> str:
    message = in_plain_words(problem)
    if not problem["loc"]:
        return message
    name = str(problem["loc"][0])
    if problem["type"] == "missing":
        message = MISSING[name]
    return f"{name.upper()} {message[:1].lower()}{message[1:]}"
