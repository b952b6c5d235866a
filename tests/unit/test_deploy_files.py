"""The files of docs/deploy.md: checked by the tools that read them, and against the program."""

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli import _parser
from bot.settings import Settings
from tests.image.dockerfile import Copy, Ignored, Run, UnknownInstruction, read_stages

ROOT = Path(__file__).parents[2]
TOOLS = Path(sys.executable).parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNIT = ROOT / "deploy" / "telegram-video-bot.service"
REQUIREMENTS = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
EXACT = re.compile(r"[\w./-]+:\d+\.\d+(?:\.\d+)?(?:-[\w.-]+)?")  # an image with a version, not `latest`
OURS = "telegram-video-bot:latest"
STOP = 20  # seconds that the bot may take
MOST_EXPOSED = 20  # tenths; systemd's own mark for "OK" ends at 40

COMPOSE = dict.fromkeys(("compose.yaml", "deploy/compose.postgres.yaml"), ("--profile", "local-api"))
VARIABLES = {
    "POSTGRES_PASSWORD": "a1b2c3",
    "DOMAIN": "bot.example.org",
    "BOT_API_DOMAIN": "bot-api.example.org",
    "TELEGRAM_API_ID": "1",
    "TELEGRAM_API_HASH": "b",
}


def run(*command: str | Path, **how: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **how)  # noqa: S603 - our tools


def is_command(words: list[str]) -> bool:
    try:
        _parser().parse_args(words)
    except SystemExit:
        return False
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the compose files with an .env next to them, as a user has it."""
    shutil.copy(ROOT / "compose.yaml", tmp_path)
    shutil.copytree(ROOT / "deploy", tmp_path / "deploy")
    lines = ["TELEGRAM_BOT_TOKEN=1234567:AAE_made-up", 'VIDEO_API_KEY="sk-made-up"']
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def services(folder: Path, file: str) -> dict[str, Any]:
    """The services as Docker Compose reads them."""
    done = run(
        TOOLS / "docker-compose", "--file", file, *COMPOSE[file], "config", "--format", "json",
        cwd=folder, env=VARIABLES | {"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return json.loads(done.stdout)["services"]  # type: ignore[no-any-return]


# The image


def test_the_linter_of_dockerfiles() -> None:
    """Hadolint finds nothing."""
    done = run(TOOLS / "hadolint", ROOT / "Dockerfile")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_is_built_from_pinned_parts() -> None:
    """Exact versions and hashes, and one base for all stages; compiled files contain no times."""
    stages = read_stages(DOCKERFILE)
    assert len({stage.image for stage in stages}) == 1 and EXACT.fullmatch(stages[0].image)
    assert stages[0].image.split(":")[1].startswith("3.11.")  # what pyproject.toml and the tests are for
    commands = [step.command for stage in stages for step in stage.steps if isinstance(step, Run)]
    [install] = [command for command in commands if " install " in command and "pip" in command]
    assert "--require-hashes" in install and "--only-binary=:all:" in install and "--no-compile" in install
    assert any("--invalidation-mode unchecked-hash" in command for command in commands)


def test_the_image_runs_without_rights() -> None:
    """A numeric user, who is not root; SIGTERM reaches the bot; the health check is a file that is copied."""
    image = read_stages(DOCKERFILE)[-1]
    user, group = image.user.split(":")
    assert int(user) >= 10000 and int(group) >= 10000
    assert image.entrypoint == ["python", "-m", "bot"] and image.stop_signal == "SIGTERM"
    assert is_command(image.command)
    assert image.environment["DATABASE_URL"] == "sqlite:////data/bot.db" and image.volumes == ["/data"]
    assert Path(image.health_check[-1]).name == "healthcheck.py" and "curl" not in DOCKERFILE


def test_shell_forms_and_unknown_lines_are_refused() -> None:
    """In shell form, a shell would be process 1, and swallow SIGTERM."""
    for line in ("ENTRYPOINT python -m bot", "CMD run", "HEALTHCHECK CMD true", "ADD a b", "COPY --chown=1 a b"):
        with pytest.raises(UnknownInstruction):
            read_stages(f"FROM a:1\n{line}")
    [stage] = read_stages("FROM a:1 AS b\n# no\nENV A=1 \\\n    PATH=/x:$PATH\nWORKDIR /w\nCOPY --from=c /d e\n")
    assert stage.environment == {"A": "1", "PATH": f"/x:{read_stages('FROM a')[0].environment['PATH']}"}
    assert stage.steps[-1] == Copy(("/d",), "/w/e", "c")


def test_what_goes_into_the_image() -> None:
    """Only what the Dockerfile copies: no secrets, no database, no history, no tests."""
    ignored = Ignored((ROOT / ".dockerignore").read_text(encoding="utf-8"))
    outside = [
        ".env", ".git/config", "data/bot.db", "tests/conftest.py", "bot/__pycache__/cli.cpython-311.pyc",
        "deploy/Caddyfile", ".venv/pyvenv.cfg", "backup.db", "bot/cards/__pycache__/a.pyc",
    ]  # fmt: skip
    inside = ["requirements.txt", "bot/__main__.py", "bot/texts/en.ftl", "bot/models.toml", "storage/queries/tasks.sql"]
    assert [path for path in outside if path not in ignored] == []
    assert [path for path in [*inside, "deploy/healthcheck.py"] if path in ignored] == []


# Compose


@pytest.mark.parametrize("file", COMPOSE)
def test_compose_reads_it(folder: Path, file: str) -> None:
    """Every service is hardened, pinned, and given time to stop."""
    for name, service in services(folder, file).items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"] and service["security_opt"] == ["no-new-privileges:true"], name
        assert service["restart"] == "unless-stopped" and service["logging"]["options"]["max-size"], name
        assert service["image"] == OURS or EXACT.fullmatch(service["image"]), name
        if service["image"] == OURS:
            words = service.get("command") or ["run"]
            assert is_command(words), name
            assert int(service["stop_grace_period"].removesuffix("s")) > STOP
            assert any(target.startswith("/tmp:") for target in service["tmpfs"])  # noqa: S108
            assert service["environment"]["VIDEO_API_KEY"] == "sk-made-up"  # without the quotes of .env
            known = {field.upper() for field in Settings.model_fields}
            assert service["environment"].keys() <= known, name


def test_one_process_keeps_its_data(folder: Path) -> None:
    """The database is on a named volume, and the port is not open to other machines."""
    bot = services(folder, "compose.yaml")["bot"]
    assert {"type": "volume", "source": "data", "target": "/data", "volume": {}} in bot["volumes"]
    assert [port["host_ip"] for port in bot["ports"]] == ["127.0.0.1"]


def test_several_processes(folder: Path) -> None:
    """Two web and three worker processes wait for PostgreSQL; only the proxy has ports."""
    found = services(folder, "deploy/compose.postgres.yaml")
    roles = {name: service["command"][-1] for name, service in found.items() if service["image"] == OURS}
    assert roles == {"web-1": "web", "web-2": "web", "worker": "worker"} and found["worker"]["scale"] == 3
    for name in roles:
        assert found[name]["depends_on"]["postgres"]["condition"] == "service_healthy"
        assert found[name]["environment"]["DATABASE_URL"] == "postgresql://bot:a1b2c3@postgres/bot"
    assert {name for name, service in found.items() if service.get("ports")} == {"proxy"}
    assert "front" not in found["postgres"]["networks"] and "healthcheck" in found["postgres"]
    proxied = re.findall(r"([\w-]+):(\d+)", next(line for line in caddyfile() if "reverse_proxy" in line))
    assert proxied == [("web-1", "8080"), ("web-2", "8080")]


@pytest.mark.parametrize("missing", ["POSTGRES_PASSWORD", "DOMAIN"])
def test_a_forgotten_variable_is_named(folder: Path, missing: str) -> None:
    """Compose ends with a line, instead of starting with an empty password."""
    variables = {name: value for name, value in VARIABLES.items() if name != missing} | {"PATH": os.environ["PATH"]}
    file = "deploy/compose.postgres.yaml"
    done = run(TOOLS / "docker-compose", "--file", file, "config", "--quiet", cwd=folder, env=variables)
    assert done.returncode != 0 and missing in done.stderr and "set it in .env" in done.stderr


def caddyfile() -> list[str]:
    return (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8").splitlines()


def test_a_local_bot_api_server_is_reached_by_containers_only(folder: Path) -> None:
    """Through the proxy, under a name with a certificate, at a port that is not published; all read its files."""
    found = services(folder, "deploy/compose.postgres.yaml")
    assert "ports" not in found["telegram-bot-api"] and "8443" not in {
        it["published"] for it in found["proxy"]["ports"]
    }
    assert found["proxy"]["networks"]["front"]["aliases"] == [VARIABLES["BOT_API_DOMAIN"]]
    assert found["proxy"]["environment"]["BOT_API_DOMAIN"] == VARIABLES["BOT_API_DOMAIN"]
    for name in ("web-1", "web-2", "worker", "telegram-bot-api"):
        [volume] = [it for it in found[name]["volumes"] if it["source"] == "bot-api"]
        assert volume["target"] == "/var/lib/telegram-bot-api"
        assert volume.get("read_only", False) == (name != "telegram-bot-api")
    assert found["telegram-bot-api"]["user"] == read_stages(DOCKERFILE)[-1].user


# systemd


def unit_lines() -> Iterator[tuple[str, str]]:
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name, value


def test_the_unit_starts_the_program() -> None:
    """Its command is one, its variables are settings, and there is time to stop. A bad setting is not retried."""
    reader = configparser.ConfigParser(strict=False, interpolation=None)
    reader.optionxform = str  # type: ignore[method-assign,assignment]
    reader.read(UNIT)
    service = reader["Service"]
    program, module, name, *words = shlex.split(service["ExecStart"])
    assert program.endswith("/.venv-run/bin/python") and (module, name) == ("-m", "bot") and is_command(words)
    assert float(service["TimeoutStopSec"]) > STOP and service["RestartPreventExitStatus"] == "2"
    variables = [
        word.partition("=")[0] for key, value in unit_lines() if key == "Environment" for word in value.split()
    ]
    known = {field.upper() for field in Settings.model_fields}
    assert [variable for variable in variables if variable not in known and not variable.startswith("PYTHON")] == []
    assert service["User"] != "root" and service["CapabilityBoundingSet"] == "" and service["ProtectSystem"] == "strict"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs Debian's package systemd")
def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    """It has no unknown lines, and leaves little exposed."""
    unit = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8").replace("/opt/telegram-video-bot/.venv-run/bin/python", "/bin/true")
    unit.write_text(text, encoding="utf-8")
    read = run("systemd-analyze", "verify", "--man=no", unit)
    assert (read.returncode, read.stderr) == (0, "")
    rated = run(
        "systemd-analyze", "security", "--no-pager", "--offline=true", f"--threshold={MOST_EXPOSED}", unit,
        env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert rated.returncode == 0, rated.stdout


# Dependencies


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_has_a_version_and_hashes(file: Path) -> None:
    """And no index or host is named: they are the installer's choice."""
    text = file.read_text(encoding="utf-8")
    requirements = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    assert len(requirements) > 20
    pinned = re.compile(r"[\w.-]+(?:\[[\w,-]+\])?==[\w.!+]+(?: ; [^@]+?)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line[:60] for line in requirements if not pinned.fullmatch(line)] == []


def test_an_audit_that_could_not_look_is_no_success() -> None:
    """pip-audit reports no vulnerabilities, and success, if it is not strict and the index knows none of the packages."""
    done = run("make", "--dry-run", "--old-file=setup", "audit", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert " --strict " in done.stdout and "was not looked up" in done.stdout


def test_no_file_names_an_index() -> None:
    """Also those that install."""
    files = [ROOT / "Dockerfile", ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / ".ci" / "run", *REQUIREMENTS]
    named = re.compile(
        r"(?<!no-emit-)\b(?:extra-)?index-url\b|(?<!no-emit-)\bfind-links\b|trusted-host|https?://", re.IGNORECASE
    )
    assert [(file.name, found) for file in files for found in named.findall(file.read_text(encoding="utf-8"))] == []
