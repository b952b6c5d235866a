"""The doctor finds each possible problem, names the fix, and changes nothing."""

import json
import os
import socket
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.catalogue import load_catalogue
from bot.doctor import examine, findings
from bot.doctor.address import NoPhotos
from bot.doctor.finding import Finding, Mark
from bot.doctor.names import check_names
from bot.photos.links import PhotoLinkSigner
from bot.photos.relay import PhotoRelay
from bot.settings import PHOTO_LINKS_KEY, Settings, load_settings
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.webhook import WebhookSettings
from sandbox.video import VideoStandIn
from storage.admins import Admins, accept_invite
from storage.database import Database
from storage.migrate import migrate
from tests.conftest import new_postgres_database
from tests.ports import free_port
from tests.unit.delivery.hosts import StaticResolver

OK, NOTE, PROBLEM = Mark.OK, Mark.NOTE, Mark.PROBLEM
Make = Callable[..., Settings]


@pytest.fixture
async def video() -> AsyncIterator[VideoStandIn]:
    stand_in = VideoStandIn()
    await stand_in.start()
    yield stand_in
    await stand_in.close()


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandIn]:
    stand_in = TelegramStandIn()
    await stand_in.start()
    yield stand_in
    await stand_in.close()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def make(telegram: TelegramStandIn, video: VideoStandIn, tmp_path: Path, port: int) -> Make:
    """Settings without problems, except for what the test changes."""

    def settings(**said: Any) -> Settings:
        given = {
            "telegram_bot_token": telegram.token,
            "telegram_api_url": telegram.url,
            "video_api_url": video.url,
            "video_api_key": video.key,
            "database_url": f"sqlite:///{tmp_path}/data/bot.db",
            "public_url": f"http://127.0.0.1:{port}",
            "updates": "polling",
            "host": "127.0.0.1",
            "port": port,
            "admin_ids": "1001",
        }
        return load_settings(_env_file=None, **given | said)

    return settings


async def about(settings: Settings, subject: str) -> list[Finding]:
    return [finding for finding in await findings(settings) if finding.subject == subject]


async def only(settings: Settings, subject: str) -> tuple[Mark, str]:
    [finding] = await about(settings, subject)
    return finding.mark, finding.words


async def test_everything_in_place(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """A good setup gives one line per check without problems, and True."""
    assert await examine(make()) is True
    lines = capsys.readouterr().out.splitlines()
    subjects = [line.split()[1] for line in lines[:-2]]
    subjects = [subject for subject in subjects if subject != "disk"]  # another one is noted if the tests run in memory
    needed = ["token", "updates", "groups", "key", "models", "balance", "database", "access", "photos"]
    assert subjects == [*needed, "clock", "files"]
    assert lines[-2:] == ["", "Everything is in place."]


async def test_a_problem_makes_it_false(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """One problem is counted and marked, and makes the result False; the other checks still run."""
    assert await examine(make(video_api_key="sk-wrong-key-of-nobody")) is False
    out = capsys.readouterr().out
    assert out.count("problem ") == 2 and "1 problem to fix." in out
    assert "this is @video_sandbox_bot" in out


async def test_nothing_is_changed(make: Make, telegram: TelegramStandIn, video: VideoStandIn, tmp_path: Path) -> None:
    """It only reads from Telegram, creates nothing at the video API, and leaves no file."""
    charged = video.attempts
    await findings(make())
    assert {call.method for call in telegram.calls} == {"getMe", "getWebhookInfo"}
    assert video.attempts == charged
    assert not any(tmp_path.iterdir())  # noqa: ASYNC240 - an empty folder does not block


async def test_no_secret_is_shown(make: Make, telegram: TelegramStandIn, tmp_path: Path) -> None:
    """No finding contains the token, the key or the password, even if a server echoes them."""
    await telegram.webhook.set(WebhookSettings(f"http://127.0.0.1:1/{telegram.token}"))
    broken = make(
        database_url="postgresql://bot:a-long-password@127.0.0.1:1/bot",
        video_api_url="http://127.0.0.1:1",
        video_api_key="sk-a-key-that-nobody-may-see",
    )
    words = " ".join(finding.words for finding in await findings(broken))
    for secret in (telegram.token, "a-long-password", "sk-a-key-that-nobody-may-see", broken.derived_key("webhook")):
        assert secret not in words


async def test_findings_as_json(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object: whether everything works, and each finding with its mark."""
    assert await examine(make(video_api_key="sk-wrong-key-of-nobody"), as_json=True) is False
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is False
    assert {"id": "token.accepted", "mark": "ok", "subject": "token"}.items() <= said["findings"][0].items()
    assert [found["subject"] for found in said["findings"] if found["mark"] == "problem"] == ["key"]


# Names


@pytest.mark.parametrize("host", ["video.example", "telegram.example"])
async def test_a_fake_ip_resolver_without_the_setting(make: Make, host: str) -> None:
    """All names resolve to made-up addresses: the finding names the setting and its value."""
    settings = make(video_api_url="https://video.example/v1", telegram_api_url="https://telegram.example")
    answers = {"video_example": ["93.184.215.14"], "telegram_example": ["149.154.167.220"]}
    names = StaticResolver(
        **{name: [found] for name, found in (answers | {host.replace(".", "_"): ["198.18.0.7"]}).items()}
    )
    [found] = await check_names(settings, names)
    assert found.mark is PROBLEM
    assert f"{host} resolves to 198.18.0.7" in found.words and "FAKE_IP_NETWORKS=198.18.0.0/15" in found.words


@pytest.mark.parametrize("networks", ["198.18.0.0/15", "198.18.0.1/16, fc00::/18"])
async def test_a_fake_ip_resolver_with_the_setting(make: Make, networks: str) -> None:
    """With FAKE_IP_NETWORKS set, results can be downloaded."""
    settings = make(video_api_url="https://video.example", fake_ip_networks=networks)
    [found] = await check_names(settings, StaticResolver(video_example=[["198.18.0.7"]]))
    assert found.mark is OK and "FAKE_IP_NETWORKS lets videos be downloaded" in found.words


async def test_a_setting_that_does_not_hold_the_address(make: Make) -> None:
    settings = make(video_api_url="https://video.example", fake_ip_networks="198.18.0.0/16")
    [found] = await check_names(settings, StaticResolver(video_example=[["198.19.0.7"]]))
    assert found.mark is PROBLEM and "198.18.0.0/15" in found.words


async def test_a_setting_that_is_not_needed(make: Make) -> None:
    settings = make(video_api_url="https://video.example", fake_ip_networks="198.18.0.0/15")
    [found] = await check_names(settings, StaticResolver(video_example=[["93.184.215.14"]]))
    assert found.mark is OK and "no fake-IP resolver" in found.words


@pytest.mark.parametrize(
    "url", ["https://video.example", "https://93.184.215.14", "http://127.0.0.1:1", "https://nobody.example"]
)
async def test_names_as_usual_are_not_worth_a_line(make: Make, url: str) -> None:
    names = StaticResolver(video_example=[["93.184.215.14"]])
    assert await check_names(make(video_api_url=url), names) == []


# Telegram


async def test_a_token_that_telegram_does_not_know(make: Make) -> None:
    """A refused token is a problem; the finding says where to get the right one, and Telegram is not called again."""
    found = await findings(make(telegram_bot_token="123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
    assert (found[0].mark, found[0].subject) == (PROBLEM, "token") and "@BotFather" in found[0].words
    assert not {"updates", "groups"} & {finding.subject for finding in found}


async def test_telegram_out_of_reach(make: Make) -> None:
    """If Telegram does not answer, the finding names the address."""
    url = f"http://127.0.0.1:{free_port()}"
    mark, words = await only(make(telegram_api_url=url), "token")
    assert mark is PROBLEM and url in words


async def test_a_webhook_left_from_before(make: Make, telegram: TelegramStandIn) -> None:
    """A webhook while UPDATES is polling is no problem, because the next start removes it; its path is not shown."""
    await telegram.webhook.set(WebhookSettings("https://old.example.com/path-with-a-secret"))
    mark, words = await only(make(), "updates")
    assert mark is NOTE and "old.example.com" in words and "path-with-a-secret" not in words


async def test_a_webhook_that_is_not_set_yet(make: Make) -> None:
    """Before the first start in webhook mode, a missing webhook is no problem."""
    assert (await only(make(updates="webhook"), "updates"))[0] is NOTE


async def test_the_right_webhook(make: Make, telegram: TelegramStandIn) -> None:
    """A webhook at PUBLIC_URL is correct."""
    settings = make(updates="webhook")
    await telegram.webhook.set(WebhookSettings(f"{settings.public_url}/telegram/webhook"))
    assert await only(settings, "updates") == (OK, f"webhook at {settings.public_url}")


async def test_a_webhook_somewhere_else(make: Make, telegram: TelegramStandIn) -> None:
    """A webhook at another address is a problem: updates do not arrive here."""
    await telegram.webhook.set(WebhookSettings("https://other.example.com/telegram/webhook"))
    mark, words = await only(make(updates="webhook"), "updates")
    assert mark is PROBLEM and "other.example.com" in words and "token" in words


@pytest.mark.parametrize(("ago", "mark"), [(60, PROBLEM), (2 * 3600, NOTE)])
async def test_a_failed_delivery(make: Make, telegram: TelegramStandIn, ago: int, mark: Mark) -> None:
    """A delivery failure within the last hour is a problem; an older one is a note."""
    settings = make(updates="webhook")
    await telegram.webhook.set(WebhookSettings(f"{settings.public_url}/telegram/webhook"))
    telegram.webhook.last_error = int(time.time()) - ago, "Wrong response from the webhook: 502 Bad Gateway"
    found = await about(settings, "updates")
    assert [finding.mark for finding in found] == [OK, mark]
    assert "502 Bad Gateway" in found[1].words


@pytest.mark.parametrize(("privacy", "says"), [(True, "privacy mode is on"), (False, "privacy mode is off")])
async def test_privacy_mode(make: Make, telegram: TelegramStandIn, privacy: bool, says: str) -> None:
    """Privacy mode is explained in both cases, and never a problem."""
    telegram.privacy = privacy
    mark, words = await only(make(), "groups")
    assert mark is NOTE and says in words


async def test_inline_mode(make: Make, telegram: TelegramStandIn) -> None:
    """It is worth a line only if it is off, with the way to turn it on, and never a problem."""
    assert await about(make(), "inline") == []
    telegram.supports_inline = False
    mark, words = await only(make(), "inline")
    assert mark is NOTE and "/setinline" in words


# The video API


async def test_a_key_that_is_refused(make: Make) -> None:
    """A refused key is a problem; the finding quotes the provider."""
    mark, words = await only(make(video_api_key="sk-wrong-key-of-nobody"), "key")
    assert mark is PROBLEM and "VIDEO_API_KEY" in words and "无效的令牌" in words


@pytest.mark.parametrize(
    ("kind", "mark", "says"),
    [
        ("html_200", PROBLEM, "VIDEO_API_URL"),
        ("gateway_502_html", PROBLEM, "502"),
        ("not_found_404_json", NOTE, "VIDEO_API_URL"),
    ],
)
async def test_a_video_api_without_a_list(make: Make, video: VideoStandIn, kind: str, mark: Mark, says: str) -> None:
    """A web page or an error instead of the list is a problem; a provider without a list may still work."""
    video.faults.add("models", kind)
    found = await only(make(), "key")
    assert found[0] is mark and says in found[1]


async def test_the_video_api_out_of_reach(make: Make) -> None:
    """If the video API does not answer, the finding names the address."""
    url = f"http://127.0.0.1:{free_port()}"
    mark, words = await only(make(video_api_url=url), "key")
    assert mark is PROBLEM and url in words


@pytest.mark.parametrize(
    ("offered", "mark", "says"),
    [
        ((*load_catalogue(None).names, "veo-9"), OK, "sora-2-pro-all"),
        (("sora-2", "sora-2-pro"), NOTE, "does not list sora-2-all, sora-2-pro-all"),
        (("sora-2", "sora-2-pro"), NOTE, "/models and buttons leave those out"),
        (("sora-2-pro",), PROBLEM, "does not list sora-2,"),
        (("veo-9",), PROBLEM, "lists veo-9"),
        ((), PROBLEM, "lists nothing"),
    ],
)
async def test_models(make: Make, video: VideoStandIn, offered: tuple[str, ...], mark: Mark, says: str) -> None:
    """Models that the provider does not list are a note; if the default model is missing, a problem."""
    video.models = offered
    found = await only(make(), "models")
    assert found[0] is mark and says in found[1]


async def test_a_model_is_looked_up_by_the_name_that_is_sent(make: Make, video: VideoStandIn, tmp_path: Path) -> None:
    """The provider lists the names that are sent to it, not those that users write."""
    path = tmp_path / "models.toml"
    path.write_text('[[models]]\nname = "veo"\nsends = "veo3.1-fast"')
    video.models = ("veo3.1-fast",)
    assert await only(make(models_file=path), "models") == (OK, "the video API has veo3.1-fast")
    video.models = ("veo",)
    mark, words = await only(make(models_file=path), "models")
    assert mark is PROBLEM and "none of veo3.1-fast" in words


async def test_the_balance(make: Make) -> None:
    assert await only(make(), "balance") == (
        OK,
        "100.00 left: a limit of 100.00, 0.00 used (US dollars, or what your account counts in)",
    )


@pytest.mark.parametrize(("limit", "used", "found"), [
    (5, 500, (NOTE, "0.00 left: a limit of 5.00, 5.00 used")),
    (100_000_000, 1234, (OK, "the key has no limit of its own; 12.34 used")),
    (None, 0, None),
])  # fmt: skip
async def test_another_balance(make: Make, limit: float | None, used: float, found: tuple[Mark, str] | None) -> None:
    """Without a balance there is no finding for it; key and models have theirs in any case."""

    async def models(_: web.Request) -> web.Response:
        return web.json_response({"data": [{"id": "sora-2"}]})

    async def subscription(_: web.Request) -> web.Response:
        return web.json_response({"error": {"message": "no"}} if limit is None else {"hard_limit_usd": limit})

    async def usage(_: web.Request) -> web.Response:
        return web.json_response({"total_usage": used})

    app = web.Application()
    app.router.add_get("/v1/models", models)
    app.router.add_get("/v1/dashboard/billing/subscription", subscription)
    app.router.add_get("/v1/dashboard/billing/usage", usage)
    async with TestServer(app, host="127.0.0.1") as server:
        settings = make(video_api_url=str(server.make_url("/")).rstrip("/"))
        said = [(finding.mark, finding.words) for finding in await about(settings, "balance")]
        assert len(await about(settings, "key")) == 1
    assert len(said) == (found is not None)
    if found:
        assert said[0][0] is found[0] and said[0][1].startswith(found[1])


async def test_a_catalogue_that_cannot_be_read(make: Make, tmp_path: Path) -> None:
    """A broken MODELS_FILE is one of the problems."""
    settings = make(models_file=tmp_path / "none.toml")
    mark, words = await only(settings, "models")
    assert mark is PROBLEM and "MODELS_FILE" in words
    assert (await only(settings, "key"))[0] is OK, "the key is checked anyway"


SECOND = """
[[providers]]
name = "second"
url = "{url}"
key = "SECOND_PROVIDERS_KEY"
format = "openai"

[[models]]
name = "sora-2"

[[models]]
name = "veo"
provider = "second"
[models.options]
"""


async def test_a_missing_key_of_another_provider_hides_nothing(
    make: Make, video: VideoStandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other keys and models are checked too."""
    file = tmp_path / "models.toml"
    file.write_text(SECOND.format(url=video.url))
    monkeypatch.delenv("SECOND_PROVIDERS_KEY", raising=False)
    settings = make(models_file=file)
    taken, missing = await about(settings, "key")
    assert taken == Finding(OK, "key.accepted", f"{video.url} takes it")
    assert missing.mark is PROBLEM and missing.words.startswith("SECOND_PROVIDERS_KEY is missing")
    assert (await only(settings, "models"))[0] is OK
    monkeypatch.setenv("SECOND_PROVIDERS_KEY", f'"{video.key}" ')
    assert [finding.mark for finding in await about(settings, "key")] == [OK, OK]


async def test_a_misspelt_variable_is_a_note(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in the environment, and its value appears nowhere."""
    monkeypatch.setenv("PUBLIC_URLS", "hunter2")
    words = "PUBLIC_URLS is not a setting and has no effect. Did you mean PUBLIC_URL?"
    assert await only(make(), "settings") == (NOTE, words)


# The database and access


async def test_a_database_at_the_right_schema(make: Make) -> None:
    """A migrated database is correct."""
    settings = make()
    await migrate(settings.database_url.get_secret_value())
    assert await only(settings, "database") == (OK, "answers, with this program's schema")


async def test_both_engines_empty(make: Make, database_url: str) -> None:
    """An empty database or a missing file is no problem, and is not changed."""
    mark, words = await only(make(database_url=database_url), "database")
    assert mark is OK and "first start" in words
    async with Database.opened(database_url) as database:
        assert await database.revision() is None


@pytest.mark.parametrize(("revision", "mark"), [("0000", NOTE), ("9999", PROBLEM)])
async def test_another_schema(make: Make, tmp_path: Path, revision: str, mark: Mark) -> None:
    """An older schema is migrated at the next start; a newer one needs a newer program."""
    settings = make(database_url=f"sqlite:///{tmp_path}/bot.db")
    await migrate(settings.database_url.get_secret_value())
    connection = sqlite3.connect(tmp_path / "bot.db")
    connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
    connection.commit()
    connection.close()
    found = await only(settings, "database")
    assert found[0] is mark and revision in found[1]


async def test_a_server_on_another_machine_without_tls(make: Make, postgres: str) -> None:
    """A note: the first of these servers answers, and the second would be used without TLS."""
    url = await new_postgres_database(postgres)
    other = f"{url},db.example.org"
    assert "?host=/" in url and "&" not in url
    found = {it.id: it.mark for it in await findings(make(database_url=other)) if it.subject == "database"}
    assert found == {"database.empty": OK, "database.tls-optional": NOTE}
    found = {it.id: it.mark for it in await findings(make(database_url=url)) if it.subject == "database"}
    assert found == {"database.empty": OK}


async def test_a_database_server_out_of_reach(make: Make) -> None:
    """An unreachable PostgreSQL is a problem; the password is not shown."""
    mark, words = await only(make(database_url=f"postgresql://bot:geheim12@127.0.0.1:{free_port()}/bot"), "database")
    assert mark is PROBLEM and "DATABASE_URL" in words and "geheim12" not in words


async def test_a_file_that_is_no_database(make: Make, tmp_path: Path) -> None:
    """A file that is no database is a problem, and is not changed."""
    (tmp_path / "notes.db").write_text("These are my notes. " * 100)
    mark, _ = await only(make(database_url=f"sqlite:///{tmp_path}/notes.db"), "database")
    assert mark is PROBLEM
    assert (tmp_path / "notes.db").read_text() == "These are my notes. " * 100


async def test_the_database_of_another_program(make: Make, tmp_path: Path) -> None:
    """A start would refuse it."""
    with closing(sqlite3.connect(tmp_path / "bot.db")) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    mark, words = await only(make(database_url=f"sqlite:///{tmp_path}/bot.db"), "database")
    assert mark is PROBLEM and "the table recipes of another program" in words


async def test_a_file_that_is_no_ordinary_one(make: Make, tmp_path: Path) -> None:
    """It has no size, as an empty file."""
    os.mkfifo(tmp_path / "bot.db")
    mark, words = await only(make(database_url=f"sqlite:///{tmp_path}/bot.db"), "database")
    assert mark is PROBLEM and "is not an ordinary file" in words


@pytest.mark.parametrize("name", ["a" * 300, "link"])
async def test_a_name_that_leads_nowhere(make: Make, tmp_path: Path, name: str) -> None:
    """A name that is too long, or a link to itself."""
    (tmp_path / "link").symlink_to("link")
    mark, words = await only(make(database_url=f"sqlite:///{tmp_path}/{name}"), "database")
    assert mark is PROBLEM and len(words) < 300


async def test_a_folder_that_is_a_file(make: Make, tmp_path: Path) -> None:
    """A database in a folder that is not writable is a problem before the first start."""
    (tmp_path / "data").write_text("")
    mark, words = await only(make(), "database")
    assert mark is PROBLEM and "DATABASE_URL" in words


async def test_there_is_no_admin(make: Make) -> None:
    """Without an admin the invite link is explained."""
    mark, words = await only(make(admin_ids=""), "access")
    assert mark is NOTE and "invite link" in words


async def test_an_admin_by_claim_link(make: Make) -> None:
    """A user who opened the invite link counts as an admin."""
    settings = make(admin_ids="")
    url = settings.database_url.get_secret_value()
    await migrate(url)
    async with Database.opened(url) as database:
        await Admins(database).offer_invite("a-token", 1.0)
        assert await accept_invite(database, "a-token", 77, 2.0)
    assert (await only(settings, "access"))[0] is OK


async def test_open_to_everyone(make: Make) -> None:
    """With ACCESS=open the finding says who pays."""
    mark, words = await only(make(access="open"), "access")
    assert mark is NOTE and "you pay" in words


# The public address


@pytest.fixture
def taken(port: int) -> Iterator[None]:
    """Something that never answers listens on the bot's port."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", port))
        holder.listen(0)
        yield


async def test_a_link_through_our_own_web_app(make: Make, port: int) -> None:
    """While the bot is not running, the doctor serves the photo link itself, and frees the port afterwards."""
    settings = make()
    mark, words = await only(settings, "photos")
    assert mark is OK and "not running" in words
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


async def test_a_link_through_the_running_bot(make: Make, port: int) -> None:
    """A running bot answers the link itself."""
    settings = make()
    links = PhotoLinkSigner(settings.derived_key(PHOTO_LINKS_KEY), settings.public_url, 60)
    app = web.Application()
    app.add_routes(PhotoRelay(links, NoPhotos()).routes())
    async with TestServer(app, port=port):
        assert await only(settings, "photos") == (OK, f"the bot answers at {settings.public_url}")


async def test_another_program_at_the_address(make: Make, port: int) -> None:
    """Another program at PUBLIC_URL is a problem; the finding has the status of its answer."""
    async with TestServer(web.Application(), port=port):
        mark, words = await only(make(), "photos")
    assert mark is PROBLEM and "HTTP 404" in words and str(port) in words


async def test_an_address_that_leads_nowhere(make: Make, port: int) -> None:
    """PUBLIC_URL with another port than the bot's is a problem that names the bot's port."""
    settings = make(public_url=f"http://127.0.0.1:{free_port()}")
    mark, words = await only(settings, "photos")
    assert mark is PROBLEM and f"port {port}" in words and "cannot be reached" in words


async def test_servers_that_never_answer(make: Make, telegram: TelegramStandIn, taken: None) -> None:
    """If Telegram and the address both hang, their checks end concurrently, within ten seconds."""
    telegram.faults.add("getMe", "hang", times=None)
    started = time.monotonic()
    found = {finding.subject: finding for finding in await findings(make())}
    assert time.monotonic() - started < 10
    for subject in ("token", "photos"):
        assert found[subject].mark is PROBLEM and "in time" in found[subject].words


async def test_an_address_only_this_machine_has(make: Make) -> None:
    """A loopback PUBLIC_URL cannot be fetched by a video API on another machine."""
    settings = make(video_api_url="https://video.invalid")
    mark, words = await only(settings, "photos")
    assert mark is PROBLEM and "this machine" in words


async def test_photo_links_off(make: Make) -> None:
    """Without PUBLIC_URL photos are off: a note names the setting."""
    mark, words = await only(make(public_url=""), "photos")
    assert mark is NOTE and "PUBLIC_URL" in words


async def test_photo_links_off_with_an_address(make: Make) -> None:
    """If photos are off by choice, the address is still checked, because the webhook needs it."""
    settings = make(photo_links="off")
    assert (await only(settings, "photos"))[0] is NOTE
    assert (await only(settings, "address"))[0] is OK
