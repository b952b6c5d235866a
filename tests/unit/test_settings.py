"""Settings from the environment and `.env`, or a line for each problem, with the fix."""

import os
import re
from ipaddress import ip_network
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pydantic import SecretStr

from bot.catalogue import load_catalogue
from bot.errors import SettingsError
from bot.settings import Access, PhotoLinks, Settings, Updates, load_provider_keys, load_settings, misspelt_names
from bot.settings.cleaning import clean_value
from bot.settings.similar_names import MEANT
from storage.location import Location

EXAMPLE = Path(__file__).parents[2] / ".env.example"
TOKEN, KEY = "7123456:AAE_hunter2hunter2hunter2hunter2hu", "sk-hunter2hunter2hunter2"
LINE = re.compile(r"(#?)([A-Z][A-Z0-9_]*)=(.*)")


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `.env` and no variables of this machine: only those that a test sets."""
    for name in (*Settings.model_fields, *MEANT):
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two settings that are required."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("VIDEO_API_KEY", KEY)


def test_two_settings_are_enough(enough: None) -> None:
    """Everything else has a default: polling, photos off, approval, SQLite in data/."""
    settings = load_settings()
    assert (settings.updates_mode, settings.photo_links_mode) == (Updates.POLLING, PhotoLinks.OFF)
    assert (settings.access, settings.admin_ids, settings.web_port) == (Access.APPROVAL, frozenset(), 8080)
    assert settings.database_url.get_secret_value() == "sqlite:///data/bot.db"
    assert (settings.poll_interval, settings.create_timeout) == (15, 60)


def test_an_address_enables_the_webhook_and_photos(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """PUBLIC_URL alone selects the webhook and the relay; both can be overridden."""
    monkeypatch.setenv("PUBLIC_URL", "https://bot.example/")
    settings = load_settings()
    assert settings.public_url == "https://bot.example"
    assert (settings.updates_mode, settings.photo_links_mode) == (Updates.WEBHOOK, PhotoLinks.RELAY)
    monkeypatch.setenv("UPDATES", "Polling")
    monkeypatch.setenv("PHOTO_LINKS", "OFF")
    settings = load_settings()
    assert (settings.updates_mode, settings.photo_links_mode) == (Updates.POLLING, PhotoLinks.OFF)


def test_the_environment_overrides_the_file(enough: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`.env` in the working directory is used for what the environment does not set; unknown names are ignored."""
    words = "POLL_INTERVAL=20\nPORT=9000\nSOMETHING_ELSE=1\n"
    (tmp_path / ".env").write_text(words, encoding="utf-8-sig")  # with the byte order mark that some editors write
    monkeypatch.setenv("PORT", "9001")
    settings = load_settings()
    assert (settings.poll_interval, settings.web_port) == (20, 9001)


@pytest.mark.parametrize(
    ("line", "passed", "meant"),
    [
        ("S3_PREFIX=a/b # where photos are", "a/b # where photos are", "a/b"),  # foreman
        ("PHOTO_UPLOAD_AUTHORIZATION=Bearer a-key", "Bearera-key", "Bearer a-key"),  # honcho, as below
        ("PHOTO_UPLOAD_AUTHORIZATION = Bearer a-key  # a comment", "Bearera-key", "Bearer a-key"),
        ("PHOTO_UPLOAD_AUTHORIZATION='a key'", "a key", "a key"),
        ("PHOTO_UPLOAD_AUTHORIZATION=Bearer another", "Bearer a-key", "Bearer a-key"),  # set by hand, so it holds
        ("PHOTO_UPLOAD_AUTHORIZATION=a#key", "a", "a#key"),
        ("PHOTO_UPLOAD_AUTHORIZATION=it's", "it's", "it's"),
    ],
)
def test_what_a_process_manager_makes_of_the_file_is_undone(
    enough: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str, passed: str, meant: str
) -> None:
    """Foreman and honcho pass the lines of `.env` on as the environment, and read them in ways of their own."""
    name = line.partition("=")[0].strip()
    (tmp_path / ".env").write_text(f"# a file\n{line}\n")
    monkeypatch.setenv(name, passed)
    value = getattr(load_settings(), name.lower())
    value = value.get_secret_value() if isinstance(value, SecretStr) else value
    assert value == (meant + "/" if name == "S3_PREFIX" else meant)


def test_an_empty_value_is_ignored(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a copy of .env.example."""
    for name in Settings.model_fields.keys() - {"telegram_bot_token", "video_api_key"}:
        monkeypatch.setenv(name.upper(), "")
    assert load_settings() == Settings(telegram_bot_token=SecretStr(TOKEN), video_api_key=SecretStr(KEY))


@pytest.mark.parametrize(
    ("name", "value", "fix"),
    [
        ("TELEGRAM_BOT_TOKEN", "hunter2", "copy it from @BotFather"),
        ("TELEGRAM_BOT_TOKEN", "7123456:hunter2 hunter2", "copy it from @BotFather"),
        ("TELEGRAM_BOT_TOKEN", "", "put the token"),
        ("TELEGRAM_BOT_TOKEN", "١٢٣٤٥٦٧:hunter2", "copy it from @BotFather"),
        ("TELEGRAM_BOT_TOKEN", "7123456:hunter2\udcff", "is not plain text"),
        ("TELEGRAM_BOT_TOKEN", f"7123456:{'hunter2' * 1000}", "copy it from @BotFather"),
        ("VIDEO_API_KEY", "sk-hunter2\udcff", "is not plain text"),
        ("VIDEO_API_KEY", "hunter2" * 1000, "copy it again"),
        ("VIDEO_API_KEY", "Bearer hunter2", "copy it again"),
        ("VIDEO_API_KEY", "sk-hunter2\nX-Evil: 1", "copy it again"),
        ("VIDEO_API_KEY", " ", "put the key"),
        ("VIDEO_API_KEY", '"" ', "put the key"),
        ("VIDEO_API_URL", "http://video.example", "https://"),
        ("VIDEO_API_URL", "video.example", "https://"),
        ("VIDEO_API_URL", "https://me:hunter2@video.example/v1", "without user and password"),
        ("VIDEO_API_URL", "https://https://video.example", "twice"),
        ("VIDEO_API_URL", "https://video example", "is no host"),
        ("VIDEO_API_URL", "https://video..example", "is no host"),
        ("VIDEO_API_URL", f"https://{'a' * 64}.example", "is no host"),
        ("VIDEO_API_URL", "https://.", "is no host"),
        ("VIDEO_API_URL", "https://a%00.example", "is no host"),
        ("VIDEO_API_URL", "https://video.example:0", "port from 1"),
        ("VIDEO_API_URL", "https://video.example\udcff", "is not plain text"),
        ("TELEGRAM_API_URL", "ftp://127.0.0.1", "https://"),
        ("PUBLIC_URL", "http://bot.example", "https://"),
        ("PUBLIC_URL", "https://", "https://"),
        ("DATABASE_URL", "mysql://me:hunter2@host/db", "sqlite:///file.db or postgresql://"),
        ("DATABASE_URL", "sqlite://bot.db", "sqlite:///file.db or postgresql://"),
        ("DATABASE_URL", "sqlite:///", "sqlite:///file.db or postgresql://"),
        ("DATABASE_URL", "hunter2", "sqlite:///file.db or postgresql://"),
        ("DATABASE_URL", "postgresql://me:hunter2/x@host/db", "%2F"),
        ("DATABASE_URL", "postgresql://me:pass@host:hunter2/db", "%2F"),
        ("DATABASE_URL", "postgresql://me\udcff:hunter2@host/db", "is not plain text"),
        ("DATABASE_URL", "sqlite:///b\udcffot.db", "is not plain text"),
        ("PORT", "http", "must be a whole number"),
        ("METRICS_PORT", "on", "must be a whole number"),
        ("SENTRY_DSN", "https://sentry.example/4", "must be as Sentry shows it"),
        ("SENTRY_DSN", "http://0123456789abcdef@sentry.example/4", "must start with https://"),
        ("SENTRY_DSN", "https://0123456789abcdef@sentry.example/", "must be as Sentry shows it"),
        ("PORT", "9" * 5000, "must be a whole number"),
        ("HOST", "\udcff", "is not plain text"),
        ("HOST", "a..b", "must be an address of this machine"),
        ("HOST", "a" * 300, "must be an address of this machine"),
        ("LATE_AFTER", "inf", "must be"),
        ("RETENTION", "1e300", "must be"),
        ("SUBMIT_LEASE", "nan", "must be"),
        ("MAX_TASKS", "9" * 30, "must be"),
        ("MAX_TASKS_PER_CHAT", "9" * 5000, "must be a whole number"),
        ("SUBMIT_CONCURRENCY", "9" * 30, "must be"),
        ("ADMIN_IDS", "9" * 30, "numbers"),
        ("ADMIN_IDS", "9" * 5000, "numbers"),
        ("ADMIN_IDS", "0", "numbers"),
        ("BUDGETS", f"{'9' * 5000}/day", "is no budget"),
        ("BUDGETS", f"{'x' * 5000}/day", "is no budget"),
        ("MODELS_FILE", "models\udcff.toml", "is not plain text"),
        ("TIMEZONE", "Europe/\udcff", "is not plain text"),
        ("LOG_LEVEL", "\udcff", "is not plain text"),
        ("PORT", "0", "1"),
        ("METRICS_PORT", "0", "1"),
        ("METRICS_PORT", "65536", "65535"),
        ("PORT", "65536", "65535"),
        ("UPDATES", "pigeon", "'polling' or 'webhook'"),
        ("UPDATES", "webhook", "PUBLIC_URL"),
        ("PHOTO_LINKS", "ftp", "'relay', 'off', 's3' or 'upload'"),
        ("PHOTO_LINKS", "s3", "S3_BUCKET"),
        ("PHOTO_LINKS", "upload", "PHOTO_UPLOAD_URL"),
        ("PHOTO_LINKS", "relay", "PUBLIC_URL"),
        ("ACCESS", "everyone", "'open', 'approval' or 'members'"),
        ("ADMIN_IDS", "@me", "numbers"),
        ("ADMIN_IDS", "12,-5", "numbers"),
        ("POLL_INTERVAL", "0.5", "1"),
        ("POLL_INTERVAL", "3601", "3600"),
        ("POLL_INTERVAL", "15 s", "must be a number"),
        ("CREATE_TIMEOUT", "0", "0"),
        ("DRAIN_TIMEOUT", "60", "18"),
        ("WATERMARK_FORMAT", "number", "'boolean' or 'string'"),
        ("WEBHOOK_SECRET", "hunter2!", "letters, digits"),
        ("LOG_LEVEL", "loud", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("LOG_FORMAT", "xml", "'console' or 'json'"),
    ],
)
def test_an_invalid_value_is_one_line_with_the_fix(
    enough: None, monkeypatch: pytest.MonkeyPatch, name: str, value: str, fix: str
) -> None:
    """It starts with the variable's name, describes a valid value, and never repeats a secret."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as bad:
        load_settings()
    [line] = bad.value.lines
    assert re.match(rf"{name}\b", line) and fix in line, line
    assert len(line) < 160 and "\n" not in line
    assert "hunter2" not in line and "hunter2" not in str(bad.value)
    assert bad.value.__context__ is None, "pydantic's own error has the values in it"


def test_all_invalid_values_are_reported_at_once(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line each, and one for each combination of the valid ones that cannot be used."""
    names = ("PORT", "POLL_INTERVAL", "CREATE_TIMEOUT", "SUBMIT_LEASE", "ALBUM_QUIET")
    for name in names:
        monkeypatch.setenv(name, "x")
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN")
    monkeypatch.setenv("UPDATES", "webhook")
    monkeypatch.setenv("PHOTO_LINKS", "s3")
    assert {line.split()[0] for line in refusal()} == {
        *names,
        "TELEGRAM_BOT_TOKEN",
        "UPDATES=webhook",
        "PHOTO_LINKS=s3",
    }
    assert len(refusal()) == 8


def test_what_needs_an_invalid_value_is_not_reported_too(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """PUBLIC_URL is there, only wrong."""
    monkeypatch.setenv("PUBLIC_URL", "bot.example")
    monkeypatch.setenv("UPDATES", "webhook")
    [line] = refusal()
    assert line.startswith("PUBLIC_URL must start with https://")


def test_several_combinations_are_reported_at_once(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPDATES", "webhook")
    monkeypatch.setenv("PHOTO_LINKS", "relay")
    assert [line.split()[0] for line in refusal()] == ["UPDATES=webhook", "PHOTO_LINKS=relay"]


@pytest.mark.parametrize("port", ["9000", ""])
def test_the_port_of_metrics_is_not_the_public_one(enough: None, monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    """Also if PUBLIC_URL makes the bot listen on the default port."""
    monkeypatch.setenv("PORT", port)
    monkeypatch.setenv("PUBLIC_URL", "https://bot.example")
    monkeypatch.setenv("METRICS_PORT", port or "8080")
    [line] = refusal()
    assert line.startswith("METRICS_PORT must not be that of PORT")
    monkeypatch.setenv("PORT", "")
    monkeypatch.setenv("PUBLIC_URL", "")
    assert load_settings().metrics_port == int(port or "8080")


def refusal() -> list[str]:
    with pytest.raises(SettingsError) as bad:
        load_settings()
    assert bad.value.__context__ is None, "pydantic's own error has the values in it"
    return bad.value.lines


@pytest.mark.parametrize("quotes", ['""', "''", "``", "“”", "„“", "‘’", "«»", "「」"])
@pytest.mark.parametrize("edge", ["", " ", "\r", "\ufeff", "\u200b", "\xa0", "\t\n"])
def test_what_is_around_a_value_is_not_part_of_it(monkeypatch: pytest.MonkeyPatch, quotes: str, edge: str) -> None:
    """Quotes that a platform passes on, spaces, line ends of Windows, and signs that cannot be seen."""
    values = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "VIDEO_API_KEY": KEY,
        "VIDEO_API_URL": "https://video.example",
        "DATABASE_URL": "postgresql://me:word@host/name",
        "PORT": "9000",
        "UPDATES": "polling",
        "ADMIN_IDS": "1,2",
        "LOG_LEVEL": "debug",
        "TELEGRAM_LOCAL": "true",
        "POLL_INTERVAL": "20",
        "WEBHOOK_SECRET": "a-secret-of-mine",
        "TIMEZONE": "Europe/Berlin",
        "BUDGETS": "20/day",
        "CONFIRM_ABOVE": "0.5",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, f"{edge}{quotes[0]}{edge}{value}{edge}{quotes[1]}{edge}")
    wrapped = load_settings()
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    assert wrapped == load_settings()


def test_quotes_around_nothing_are_no_value(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", '""')
    monkeypatch.setenv("PORT", "''")
    settings = load_settings()
    assert (settings.public_url, settings.port) == ("", None)


@pytest.mark.parametrize("value", ['"x', "x'", "it's", '"', "“x", "\"x'"])
def test_a_quote_on_one_side_is_kept(value: str) -> None:
    assert clean_value(value) == value


@pytest.mark.parametrize(
    "end",
    [
        "", "/", "//", "/v1", "/v1/", "/V1", "/v1/video", "/v1/video/create", "/v1/video/create/", "/v1/video/query?id=",
        "/v1/videos", "/v1/video/generations", "/v1/models", "/v1/chat/completions", "/v1/images/generations", "/v1?a=b",
    ],
)  # fmt: skip
def test_the_root_of_the_video_api_is_found(enough: None, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    """In an address that was copied from the API's documentation."""
    monkeypatch.setenv("VIDEO_API_URL", f"https://video.example/gateway{end}")
    assert load_settings().video_api_url == "https://video.example/gateway"


def test_a_file_that_may_not_be_read_is_named(enough: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One of another user, as those that are mounted into a container. Also by what reads only the keys of providers."""
    with TemporaryDirectory() as folder:
        monkeypatch.chdir(folder)
        Path(folder).chmod(0o755)
        Path(".env").write_text("PORT=1", encoding="utf-8")
        Path(".env").chmod(0)
        if not os.getuid():
            os.seteuid(65534)
        try:
            with pytest.raises(SettingsError) as bad:
                load_settings()
            with pytest.raises(SettingsError) as bad_too:
                load_provider_keys({"second": "SECOND_KEY"})
        finally:
            os.seteuid(os.getuid())
            monkeypatch.chdir(tmp_path)
    assert (
        bad.value.lines
        == bad_too.value.lines
        == [".env cannot be read (Permission denied): let the user of this program read it"]
    )


def test_a_line_that_is_no_setting_is_named_once(
    enough: None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The file is read several times. The line itself may hold a secret."""
    (tmp_path / ".env").write_text("# mine\nVIDEO_API_KEY: sk-hunter2\nPORT=8081\nHOST='hunter2\n", encoding="utf-8")
    for _ in range(2):
        assert load_settings().port == 8081
        load_provider_keys({"default": "VIDEO_API_KEY"})
    assert caplog.messages == [
        ".env: line 2 is not written as NAME=value, and is left out",
        ".env: line 4 is not written as NAME=value, and is left out",
    ]


def test_a_file_that_is_not_utf_8_is_named(enough: None, tmp_path: Path) -> None:
    """Some Windows shells write UTF-16."""
    (tmp_path / ".env").write_text("PORT=9000\n", encoding="utf-16")
    with pytest.raises(SettingsError, match=r"\.env is not plain text"):
        load_settings()


@pytest.mark.parametrize(
    ("value", "ids"),
    [("1, 2", {1, 2}), ("1;2 3", {1, 2, 3}), ("[12345678901]", {12345678901}), (" ,", set())],
)
def test_admin_ids_are_written_as_people_write_lists(
    enough: None, monkeypatch: pytest.MonkeyPatch, value: str, ids: set[int]
) -> None:
    """Separated by commas, spaces or both."""
    monkeypatch.setenv("ADMIN_IDS", value)
    assert load_settings().admin_ids == ids


@pytest.mark.parametrize(
    "url",
    [
        "postgres://me:hunter2@host/db",
        "postgresql://me:hunter2@host:5432/db?sslmode=require",
        "postgresql://me:hunter2@[::1]:5432/db",
        "postgresql://me:hunter2@one:5432,two:5433/db?target_session_attrs=primary",
        "postgresql:///db?host=/run/postgresql",
    ],
)
def test_postgresql_is_written_as_platforms_write_it(enough: None, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """`postgres://`, sslmode and sockets are accepted, and the password appears nowhere."""
    monkeypatch.setenv("DATABASE_URL", url)
    settings = load_settings()
    assert Location.parse(settings.database_url.get_secret_value()).dsn == url.replace("postgres://", "postgresql://")
    assert "hunter2" not in repr(settings)


def test_secrets_are_not_shown(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the repr of the settings nor in derived keys."""
    settings = load_settings()
    assert "hunter2" not in f"{settings!r} {settings} {settings.model_dump()}"
    assert TOKEN.partition(":")[2] not in settings.webhook_secret_value
    assert re.fullmatch(r"[0-9a-f]{64}", settings.webhook_secret_value)
    assert settings.derived_key("one") != settings.derived_key("another")


@pytest.mark.parametrize(
    ("text", "networks"),
    [
        ("198.18.0.0/15", ["198.18.0.0/15"]),
        ("198.18.0.1/16", ["198.18.0.0/16"]),
        (" 198.18.0.0/15 , fc00::/18;28.0.0.0/8 ", ["198.18.0.0/15", "fc00::/18", "28.0.0.0/8"]),
        ("100.64.0.0/10", ["100.64.0.0/10"]),
        ("240.0.0.0/4", ["240.0.0.0/4"]),
        ("", []),
    ],
)
def test_fake_ip_networks_are_written_as_resolvers_write_them(
    enough: None, monkeypatch: pytest.MonkeyPatch, text: str, networks: list[str]
) -> None:
    """Separated by commas; Clash itself writes its gateway's address."""
    monkeypatch.setenv("FAKE_IP_NETWORKS", text)
    assert load_settings().fake_ip_networks == {ip_network(net) for net in networks}


@pytest.mark.parametrize(
    "network",
    [
        "127.0.0.0/8", "10.0.0.0/8", "10.1.2.0/24", "169.254.0.0/16", "172.16.0.0/12", "172.20.0.0/16", "192.168.0.0/16",
        "192.168.1.1/32", "0.0.0.0/0", "128.0.0.0/1", "168.63.129.16/32", "224.0.0.0/4", "::1/128", "::/0", "fd00::/8",
        "fc00::/7", "fe80::/10", "::ffff:127.0.0.0/104", "::ffff:0:0/96", "64:ff9b::/96", "2002:7f00::/24",
    ],
)  # fmt: skip
def test_private_networks_are_refused(enough: None, monkeypatch: pytest.MonkeyPatch, network: str) -> None:
    monkeypatch.setenv("FAKE_IP_NETWORKS", f"198.18.0.0/15,{network}")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    [line] = caught.value.lines
    assert line.startswith("FAKE_IP_NETWORKS may not have") and network in line and len(line) < 160


@pytest.mark.parametrize(
    "text", ["yes", "198.18.0.0", "198.18.0.0/33", "198.18/15", "example.com/24", "198.18.0.0/15/2"]
)
def test_an_invalid_network_is_one_line(enough: None, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("FAKE_IP_NETWORKS", text)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    [line] = caught.value.lines
    assert line.startswith("FAKE_IP_NETWORKS must be networks") and "198.18.0.0/15" in line and len(line) < 160


def test_every_secret_is_in_the_one_list(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Generated secrets and passwords, in any setting."""
    chosen = {
        "DATABASE_URL": "postgresql://bot:postgres@db/bot?password=horse-battery&sslpassword=staple-12345",
        "WEBHOOK_SECRET": "my-own-webhook-1",
        "S3_ENDPOINT": "https://me:endpoint-12345@s3.example",
        "S3_ACCESS_KEY_ID": "AKIA0123456789",
        "S3_SECRET_ACCESS_KEY": "s3secret/s3secret+",
        "PHOTO_UPLOAD_URL": "https://u:upload-12345@up.example/f3A9d0c77b1e4e6f8a9b/put?key=query-value-1&expiration=2592000",
        "PHOTO_UPLOAD_AUTHORIZATION": "Client-ID 0a1b2c3d4e",
        "SENTRY_DSN": "https://00112233445566778899aabb@sentry.example/4",
        "HTTPS_PROXY": "http://me:pr%40xy-123456@proxy.example:3128",
    }
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    settings = load_settings()
    half = TOKEN.partition(":")[2]
    made_up = {TOKEN, half, KEY, settings.derived_key("webhook"), settings.derived_key("photo links"), "0a1b2c3d4e"}
    passwords = {"horse-battery", "staple-12345", "endpoint-12345", "upload-12345", "pr@xy-123456"}
    others = {
        "00112233445566778899aabb",
        "my-own-webhook-1",
        "query-value-1",
        "s3secret/s3secret+",
        "f3A9d0c77b1e4e6f8a9b",
    }
    only_logged_without = {"postgres", "2592000", "AKIA0123456789"}
    assert made_up | passwords | others | only_logged_without <= set(settings.secrets)
    assert made_up | passwords | others <= set(settings.message_secrets)
    assert not only_logged_without & set(settings.message_secrets)


def test_a_password_that_is_a_word_may_be_in_a_prompt(enough: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is redacted in logs only."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:postgres@db/bot")
    settings = load_settings()
    assert "postgres" in settings.secrets and "postgres" not in settings.message_secrets


def test_a_missing_models_file_is_named(tmp_path: Path) -> None:
    """By its variable."""
    with pytest.raises(SettingsError, match="MODELS_FILE"):
        load_catalogue(tmp_path / "models.toml")


# .env.example -------------------------------------------------------------------------------------------------------


def example() -> dict[str, tuple[bool, str]]:
    """Each variable of .env.example: whether it is commented out, and its value."""
    found = [LINE.fullmatch(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]
    lines = [(match[2], (bool(match[1]), match[3])) for match in found if match]
    assert len(lines) == len(dict(lines)), "a setting is listed twice"
    return dict(lines)


def test_the_example_has_every_setting_and_nothing_else() -> None:
    """A new setting needs a line, a removed one must be removed."""
    assert set(example()) == {name.upper() for name in Settings.model_fields}


def test_only_what_is_required_is_not_commented_out() -> None:
    """A copy with two values filled in is usable."""
    required = {name.upper() for name, field in Settings.model_fields.items() if field.is_required()}
    assert {name for name, (commented, _) in example().items() if not commented} == required


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_the_example_shows_the_default(enough: None, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Removing the # of a line changes nothing; an empty value means that the setting has no default."""
    _, value = example()[name.upper()]
    field = Settings.model_fields[name]
    if not value:
        assert field.is_required() or field.default in (None, "", (), frozenset())
        return
    monkeypatch.setenv(name.upper(), value)
    assert getattr(load_settings(), name) == field.default


def test_the_example_explains_what_it_lists() -> None:
    """Every setting has a comment above it, possibly shared with its neighbours."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    explained = False
    for line in lines:
        if line.startswith("# "):
            explained = True
        elif LINE.fullmatch(line):
            assert explained, line
        else:
            assert not line, f"neither a comment nor a setting: {line}"
            explained = False


def test_a_misspelt_name_is_noticed(tmp_path: Path) -> None:
    """Settings of other programs in `.env` are ignored, and so are names without a value."""
    (tmp_path / ".env").write_text(
        "ACESS=open\nexport max_task = 3\n# MAX_TASK=4\nACCESS=open\nPATH_TO_JAVA=/x\nLOG_LEVELS=\nDB_URL=x\nADMIN=1\n"
    )
    assert misspelt_names({"admin_ids"}) == [("ACESS", "ACCESS"), ("max_task", "MAX_TASKS"), ("DB_URL", "DATABASE_URL")]


def test_what_the_compose_files_read_is_not_misspelt() -> None:
    """They have their variables in the same `.env`."""
    files = [EXAMPLE.parent / "compose.yaml", EXAMPLE.parent / "deploy" / "compose.postgres.yaml"]
    names = {name for file in files for name in re.findall(r"\$\{(\w+)", file.read_text(encoding="utf-8"))}
    names |= {"COMPOSE_FILE", "COMPOSE_PROFILES"}
    assert "TELEGRAM_API_ID" in names and "DOMAIN" in names
    Path(".env").write_text("".join(f"{name}=hunter2\n" for name in sorted(names)), encoding="utf-8")
    assert misspelt_names(()) == []


def test_without_a_file_nothing_is_misspelt() -> None:
    assert misspelt_names(()) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("VIDEO_API_KYE", "VIDEO_API_KEY"), ("DATABSE_URL", "DATABASE_URL"), ("PUBLICURL", "PUBLIC_URL"),
        ("Admin_Id", "ADMIN_IDS"), ("VIDEO_API_BASE", "VIDEO_API_URL"), ("VIDEO_API_BASE_URL", "VIDEO_API_URL"),
        ("POSTGRES_URL", "DATABASE_URL"), ("WEBHOOK_URL", "PUBLIC_URL"), ("PHOTO_UPLOAD_URI", "PHOTO_UPLOAD_URL"),
    ],
)  # fmt: skip
def test_a_misspelt_name_in_the_environment_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str, meant: str) -> None:
    monkeypatch.setenv(name, "hunter2")
    assert misspelt_names(()) == [(name, meant)]
    assert misspelt_names((), [name]) == [], "it is the name of a provider's key"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("HOSTNAME", ""), ("BASE_URL", ""), ("OPENAI_BASE_URL", ""), ("MODELS", ""), ("SECOND_API_KEY", ""),
        ("S3_ENDPOINT_URL", ""), ("OPENAI_API_KEY", "video_api_key"), ("BOT_TOKEN", "telegram_bot_token"),
        ("POSTGRES_URL", "database_url"),
    ],
)  # fmt: skip
def test_names_of_other_programs_are_left_alone(monkeypatch: pytest.MonkeyPatch, name: str, given: str) -> None:
    monkeypatch.setenv(name, "hunter2")
    assert misspelt_names([given]) == []


@pytest.mark.parametrize(
    ("missing", "name"),
    [
        *(
            ("TELEGRAM_BOT_TOKEN", name)
            for name in ("TELEGRAM_TOKEN", "BOT_TOKEN", "TG_TOKEN", "TELEGRM_TOKEN", "TOKEN")
        ),
        *(
            ("VIDEO_API_KEY", name)
            for name in ("OPENAI_API_KEY", "API_KEY", "VIDEO_API_KYE", "VIDEO_KEY", "video-api-key")
        ),
    ],
)
@pytest.mark.parametrize("is_in_file", [False, True])
def test_a_name_like_that_of_a_missing_setting_is_named(
    enough: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str, name: str, is_in_file: bool
) -> None:
    """Never its value. An empty line in a copy of .env.example does not count as the setting."""
    monkeypatch.delenv(missing)
    (tmp_path / ".env").write_text(f"{missing}=\n" + (f"{name}=hunter2\n" if is_in_file else ""))
    if not is_in_file:
        monkeypatch.setenv(name, "hunter2")
    assert refusal() == [f"{missing} is missing: {name} is set, but not read: is it this one? Rename it"]
