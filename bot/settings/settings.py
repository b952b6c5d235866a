"""The table of settings: each with its type, its bounds and its default."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, PrivateAttr, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from yarl import URL

from bot.settings.cleaning import clean_value
from bot.settings.fields import (
    Access,
    Address,
    AnyCase,
    ApiKey,
    ApiRoot,
    BudgetList,
    Concurrency,
    DatabaseUrl,
    FieldName,
    FieldPath,
    Folder,
    HeaderSecret,
    Limit,
    Listening,
    LogLevel,
    Name,
    Networks,
    PhotoLinks,
    Root,
    Seconds,
    SentryDsn,
    Token,
    Updates,
    UserIds,
    WebhookSecret,
    Zone,
)
from bot.settings.secret_values import WEBHOOK_KEY, all_secrets, derive_key, message_secrets, reveal

MIB = 1024 * 1024
CLOUD_DOWNLOAD = 20 * MIB  # what the cloud Bot API lets a bot download
SURROGATE = re.compile(r"[\ud800-\udfff]")
LONGEST_PRESIGNED = 7 * 86400  # seconds; the longest lifetime of a presigned link in S3


class Settings(BaseSettings):
    """Settings, named as in the environment but in lower case. Times are seconds. `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        regex_engine="python-re",  # pydantic's own engine would take 28 MiB for two patterns of fields.py
    )

    telegram_bot_token: Token
    telegram_api_url: Root = "https://api.telegram.org"
    telegram_local: bool = False
    video_api_url: ApiRoot = "https://api.jxincm.cn"
    video_api_key: ApiKey
    watermark_format: Annotated[Literal["boolean", "string"], AnyCase] = "boolean"
    models_file: Path | None = None
    fake_ip_networks: Networks = frozenset()

    database_url: DatabaseUrl = SecretStr("sqlite:///data/bot.db")

    public_url: Root = ""
    updates: Annotated[Updates | None, AnyCase] = None
    host: Listening = "0.0.0.0"  # noqa: S104 - a server's address: reachable from outside is what it is for
    port: int | None = Field(default=None, ge=1, le=65535)
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    metrics_host: Listening | None = None
    sentry_dsn: SentryDsn = None
    webhook_secret: WebhookSecret = None
    photo_links: Annotated[PhotoLinks | None, AnyCase] = None
    photo_link_ttl: Seconds = 6 * 3600
    s3_bucket: Name = ""
    s3_endpoint: Root = ""
    s3_region: Name = "us-east-1"
    s3_access_key_id: HeaderSecret = None
    s3_secret_access_key: HeaderSecret = None
    s3_prefix: Folder = "photos/"
    photo_upload_url: Address = Field(default="", repr=False)  # some hosts expect their key in it
    photo_upload_authorization: HeaderSecret = None
    photo_upload_field: FieldName = "file"
    photo_upload_result: FieldPath = ""

    access: Annotated[Access, AnyCase] = Access.APPROVAL
    admin_ids: UserIds = frozenset()

    budgets: BudgetList = ()
    timezone: Zone = ZoneInfo("UTC")
    confirm_above: Decimal | None = Field(default=None, ge=0, max_digits=15, decimal_places=6)

    poll_interval: float = Field(default=15, ge=1, le=3600)
    late_after: Seconds = 600
    unresolved_after: Seconds = 3600
    slow_interval: Seconds = 600
    expire_after: Seconds = 86400
    retention: Seconds = 30 * 86400
    max_tasks: Limit = 0
    max_tasks_per_chat: Limit = 0
    album_quiet: Seconds = 1.5
    create_timeout: Seconds = 60
    submit_lease: Seconds = 30
    delivery_lease: Seconds = 60
    ask_lease: Seconds = 60
    show_lease: Seconds = 50
    submit_retry_window: Seconds = 120
    rate_limit_window: Seconds = 600
    ask_concurrency: Concurrency = 64
    deliver_concurrency: Concurrency = 8
    submit_concurrency: Concurrency = 64
    drain_timeout: float = Field(default=14, ge=0, le=18)

    _provider_keys: dict[str, SecretStr] = PrivateAttr(default_factory=dict)

    log_level: LogLevel = "INFO"
    log_format: Annotated[Literal["console", "json"], AnyCase] = "console"

    @model_validator(mode="before")
    @classmethod
    def _clean(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Without quotes and invisible letters around a text; nothing but those is no value."""
        cleaned = {name: clean_value(value) if isinstance(value, str) else value for name, value in values.items()}
        return {name: value for name, value in cleaned.items() if value != ""}

    @field_validator("*", mode="before")
    @classmethod
    def _is_text(cls, value: Any) -> Any:
        """Python keeps bytes of the environment that are not UTF-8 as surrogates, which nothing can print or send."""
        if isinstance(value, str) and not value.isascii() and SURROGATE.search(value):
            raise ValueError("is not plain text: write it again, in UTF-8")
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if problems := [*self._misfits(), *self._misfits_of_bucket()]:
            raise ValueError("\n".join(problems))
        return self

    def _misfits(self) -> Iterator[str]:
        if self.updates is Updates.WEBHOOK and not self.public_url:
            yield "UPDATES=webhook needs PUBLIC_URL: set it to this bot's https address, or UPDATES=polling"
        if self.metrics_port == self.web_port and (self.public_url or self.port):
            yield "METRICS_PORT must not be that of PORT, which others may reach: set another one"
        if self.photo_links is PhotoLinks.RELAY and not self.public_url:
            yield (
                "PHOTO_LINKS=relay needs PUBLIC_URL: set it to this bot's https address, or use another way (docs/photos.md)"
            )
        if self.photo_links is PhotoLinks.UPLOAD and not self.photo_upload_url:
            yield "PHOTO_LINKS=upload needs PHOTO_UPLOAD_URL: set it to where photos are uploaded (docs/photos.md)"

    def _misfits_of_bucket(self) -> Iterator[str]:
        if self.photo_links is not PhotoLinks.S3:
            return
        needed = {
            "S3_BUCKET": self.s3_bucket,
            "S3_ACCESS_KEY_ID": reveal(self.s3_access_key_id),
            "S3_SECRET_ACCESS_KEY": reveal(self.s3_secret_access_key),
        }
        if missing := [name for name, value in needed.items() if not value]:
            yield f"PHOTO_LINKS=s3 needs {', '.join(missing)}: copy them from your store (docs/photos.md)"
        if self.photo_link_ttl > LONGEST_PRESIGNED:
            yield "PHOTO_LINK_TTL may be at most 604800 (seven days) with PHOTO_LINKS=s3: set a smaller one"

    def with_provider_keys(self, keys: Mapping[str, SecretStr]) -> Self:
        """These settings with the keys of the catalogue's other providers, by the providers' names."""
        settings = self.model_copy()
        settings._provider_keys = dict(keys)  # noqa: SLF001 - its own class
        return settings

    @property
    def provider_keys(self) -> Mapping[str, str]:
        """The keys of the catalogue's providers but the default one, by the providers' names."""
        return {name: key.get_secret_value() for name, key in self._provider_keys.items()}

    def provider_key(self, name: str) -> str:
        """The key of a provider that is not the default one. Raises KeyError if it was not loaded."""
        return self._provider_keys[name].get_secret_value()

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
        if given := reveal(self.photo_upload_authorization):
            return given
        if not self.photo_upload_url or URL(self.photo_upload_url).origin() != URL(self.video_api_url).origin():
            return None
        return f"Bearer {self.video_api_key.get_secret_value()}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must not appear in a log line. This is the only such list."""
        return all_secrets(self)

    @property
    def message_secrets(self) -> tuple[str, ...]:
        """Those of `secrets` that also must not appear in a message, a prompt or a link to a result."""
        return message_secrets(self)

    @property
    def web_port(self) -> int:
        return self.port or 8080

    @property
    def metrics_address(self) -> str:
        """Where METRICS_PORT listens."""
        return self.host if self.metrics_host is None else self.metrics_host

    @property
    def download_limit(self) -> int:
        """Largest download from Telegram in bytes: 20 MB in the cloud, 2000 MB from a local Bot API server."""
        return 2000 * MIB if self.telegram_local else CLOUD_DOWNLOAD

    @property
    def upload_limit(self) -> int:
        """Largest upload of a video in bytes: 50 MB in the cloud, 2000 MB through a local Bot API server."""
        return (2000 if self.telegram_local else 50) * MIB

    def derived_key(self, purpose: str) -> str:
        """A separate secret for each purpose; the same in all processes of this bot."""
        return derive_key(self.token, purpose)

    @property
    def webhook_secret_value(self) -> str:
        return reveal(self.webhook_secret) or self.derived_key(WEBHOOK_KEY)
