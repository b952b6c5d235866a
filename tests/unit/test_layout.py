"""Documents match the tree: files, commands, settings, and the flow of data and imports."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import _parser
from bot.settings import Settings
from tests.conftest import LONGEST

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
DOCUMENTS = [README, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]

OURS = r"(?:bot|storage|sandbox|tests|docs|benchmarks|deploy)"
PATH = re.compile(rf"(?<![\w/.}}-]){OURS}/[\w./*-]*")
ROOT_FILE = re.compile(r"`((?:\.env\.example|Makefile|Procfile|LICENSE|[\w-]+\.(?:md|toml|txt)))`")
MAKE = re.compile(r"(?:`|^)make ([a-z]+)", re.MULTILINE)
COMMAND = re.compile(r"python -m bot\b((?: [a-z-]+)*)")
SETTING = re.compile(r"`([A-Z][A-Z_]{3,})(?:=[^`]*)?`")
LINK = re.compile(r"""(?:\]\(|\b(?:src|srcset)=")(?!https?:|\#)([^)"\s#]+)""")
STEP = re.compile(r"^\s*(?:\| )?\d (\w+)[ :].*?((?:bot|storage)/[\w./]+)", re.MULTILINE)

# Settings of other programs.
FOREIGN_SETTINGS = {
    "IMAGE",
    "COMPOSE_PROFILES",
    "POSTGRES_PASSWORD",
    "TMPDIR",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "PYTHON",
    "ROUNDS",
}
STATEMENTS = {"LISTEN", "NOTIFY"}  # of PostgreSQL


def text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def is_command(words: str) -> bool:
    """Whether `python -m bot` takes these words."""
    try:
        _parser().parse_args(words.split())
    except SystemExit:
        return False
    return True


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_exists(document: Path) -> None:
    """A path in a document is a file or a folder here; a pattern matches at least one."""
    paths = {path.rstrip("./") for path in PATH.findall(text(document))} | set(ROOT_FILE.findall(text(document)))
    assert {path for path in paths if not any(ROOT.glob(path))} == set()


def test_the_check_of_paths_can_fail() -> None:
    """Paths are found in tables, in code and in text, and URLs are ignored."""
    named = "see `bot/nowhere.py`, storage/queries/*.nothing. https://example.com/docs/none.md and data/bot.db"
    found = [path.rstrip(".") for path in PATH.findall(named)]
    assert found == ["bot/nowhere.py", "storage/queries/*.nothing"]
    assert not any(any(ROOT.glob(path)) for path in found)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(document: Path) -> None:
    """Relative links and pictures of a document exist."""
    assert [link for link in LINK.findall(text(document)) if not (document.parent / link).exists()] == []


def test_the_check_of_links_can_fail() -> None:
    """Links and pictures are found; other hosts and places in the same document are ignored."""
    named = (
        '[a](docs/a.md#part) [b](#part) [c](https://example.org/c) <source srcset="d.png"> <img src="e.webp" alt="">'
    )
    assert LINK.findall(named) == ["docs/a.md", "d.png", "e.webp"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_exists(document: Path) -> None:
    """`make …` of a document is a target of the Makefile, with a line in `make help`."""
    targets = set(re.findall(r"^([a-z]+):.*##", text(ROOT / "Makefile"), re.MULTILINE))
    assert set(MAKE.findall(text(document))) <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_exists(document: Path) -> None:
    """`python -m bot …` in a document is a valid command line."""
    assert {words for words in COMMAND.findall(text(document)) if words.strip() and not is_command(words)} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_setting_exists(document: Path) -> None:
    """A name in capitals and backticks is a setting."""
    known = {name.upper() for name in Settings.model_fields} | FOREIGN_SETTINGS | STATEMENTS
    assert set(SETTING.findall(text(document))) <= known


@pytest.mark.parametrize("document", [ROOT / "docs" / "files.md", ARCHITECTURE], ids=lambda path: path.name)
def test_the_numbered_flow(document: Path) -> None:
    """Each number of the flow leads to a file or folder with its name."""
    steps = STEP.findall(text(document))
    assert len(steps) >= 5
    assert [(word, path) for word, path in steps if word not in path] == []


def test_the_layers_are_the_ones_that_are_checked() -> None:
    """The line of imports in docs/architecture.md matches the contract of import-linter."""
    block = re.search(r"```\n(__main__ ->.*?);", text(ARCHITECTURE), re.DOTALL)
    assert block is not None
    drawn = [" ".join(layer.split()) for layer in block[1].split("->")]
    contracts = tomllib.loads(text(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    assert drawn == contracts[0]["layers"]


def test_the_procfile() -> None:
    """Hosting platforms start `web`; foreman and honcho start every line, and stop all when one ends.

    They give the first line the port of `PORT` (5000), and the second a hundred more.
    """
    comment, *processes = text(ROOT / "Procfile").splitlines()
    assert comment.startswith("# ") and "SQLite" in comment  # "#" begins no name, so all of them skip the line
    lines = dict(line.split(": ", 1) for line in processes)
    assert next(iter(lines)) == "web"
    for kind, command in lines.items():
        assert re.fullmatch(r"[a-z][a-z0-9_-]*", kind)
        assert command.startswith("python -m bot run") and is_command(command.removeprefix("python -m bot ")), command


def test_the_files_that_start_first_are_there() -> None:
    """A file that was renamed would lose its turn without a word."""
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []
