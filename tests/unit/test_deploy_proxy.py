"""deploy/Caddyfile, read and run by Caddy."""

import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.ports import free_port

CADDYFILE = Path(__file__).parents[2] / "deploy" / "Caddyfile"

pytestmark = pytest.mark.skipif(shutil.which("caddy") is None, reason="needs Debian's package caddy")


@pytest.mark.parametrize("bot_api", ["http://bot-api.invalid", "bot-api.example.org"])
def test_the_proxy_reads_its_file(tmp_path: Path, bot_api: str) -> None:
    """Caddy accepts it, without and with a local Bot API server."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "DOMAIN": "bot.example.org",
        "BOT_API_DOMAIN": bot_api,
    }
    done = subprocess.run(  # noqa: S603 - Debian's own
        ["caddy", "validate", "--adapter", "caddyfile", "--config", CADDYFILE],  # noqa: S607 - as above
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_log_of_the_proxy_has_no_secrets(tmp_path: Path) -> None:
    """It logs requests that no process answers, with their paths and headers."""
    public, bot_api = free_port(), free_port()
    text = CADDYFILE.read_text(encoding="utf-8").replace("{\n", "{\n\tadmin off\n", 1).replace(":8443", f":{bot_api}")
    text = re.sub(r"\b(?:web-[12]:8080|telegram-bot-api:8081)", "127.0.0.1:1", text).replace("lb_try_duration 5s", "")
    (tmp_path / "Caddyfile").write_text(text, encoding="utf-8")
    names = {"DOMAIN": f"http://127.0.0.1:{public}", "BOT_API_DOMAIN": "http://127.0.0.1"}
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **names}
    with (tmp_path / "log").open("w") as log:
        proxy = subprocess.Popen(  # noqa: S603 - as above
            ["caddy", "run", "--adapter", "caddyfile", "--config", tmp_path / "Caddyfile"],  # noqa: S607 - Debian's own
            stdout=log, stderr=log, env=environment,
        )  # fmt: skip
    try:
        for port, path in (
            (public, "/telegram/webhook"), (public, "/photos/hidden-signature"),
            (bot_api, "/bot1:hidden-token/getMe"), (bot_api, "/file/bot1:hidden-token/a.jpg"),
        ):  # fmt: skip
            assert answered(f"http://127.0.0.1:{port}{path}") in {502, 503}
    finally:
        proxy.terminate()
        proxy.wait()
    lines = (tmp_path / "log").read_text(encoding="utf-8")
    for shown in ("/telegram/webhook", "/photos/...", "/bot...", "/file/bot..."):
        assert f'"uri":"{shown}"' in lines
    assert "hidden" not in lines


def answered(url: str) -> int:
    """The status of a request with the webhook's header, as soon as the server listens."""
    request = urllib.request.Request(url, headers={"X-Telegram-Bot-Api-Secret-Token": "hidden-secret"})  # noqa: S310 - http
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
                return answer.status  # type: ignore[no-any-return]
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
