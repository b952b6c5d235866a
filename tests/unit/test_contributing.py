"""The lists in CONTRIBUTING.md name all files that a change of their kind touches."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.catalogue import load_catalogue
from bot.handlers import ROUTES
from bot.menu import COMMANDS
from bot.options import DOCUMENTED
from bot.settings import Settings
from bot.texts.words import FOLDER
from storage.states import State

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
KINDS: dict[str, str] = dict(re.findall(r"^### An? (\w+)[^\n]*?, like `([^`]+)`\n", TEXT, re.MULTILINE))
NAMED = re.compile(r"`((?:bot|storage|docs|tests)/[\w./*-]+|\.env\.example|README\.md)`")
CODE = [
    *(
        path
        for folder in ("bot", "storage")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".sql", ".ftl"}
    ),
    ROOT / "README.md",
    ROOT / ".env.example",
]


def listed(kind: str) -> set[Path]:
    """The files that the numbered list of a kind names."""
    section = re.search(rf"^### An? {kind}\b.*?\n(.*?)(?=^###? |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section is not None, f"CONTRIBUTING.md has no list for {kind}"
    steps = re.findall(r"^\d+\. .*(?:\n(?!\d+\. |\n).*)*", section[1], re.MULTILINE)
    assert len(steps) >= 2
    return {path for step in steps for name in NAMED.findall(step) for path in [*ROOT.glob(name)] or [ROOT / name]}


def files_with(pattern: str) -> set[Path]:
    """The files of the program, and those that explain it to users, that match a pattern."""
    return {path for path in CODE if re.search(pattern, path.read_text(encoding="utf-8"))}


def example(kind: str) -> str:
    return KINDS[kind].strip("/")


@pytest.mark.parametrize("kind", KINDS)
def test_every_listed_file_exists(kind: str) -> None:
    """A list names no file that was moved or removed."""
    assert {path for path in listed(kind) if not path.exists()} == set()


def test_there_is_a_list_for_each_kind() -> None:
    """Each kind of change has its section."""
    assert {"command", "setting", "option", "model", "provider", "state", "language"} <= KINDS.keys()


def test_the_examples_are_real() -> None:
    """The example of each list exists in the code."""
    assert example("command") in COMMANDS and example("command") in {route.name for route in ROUTES}
    assert example("setting").lower() in Settings.model_fields
    assert example("state") in set(State)
    assert example("option") in {option.name for option in DOCUMENTED}
    assert example("model") in load_catalogue(None).names
    assert (ROOT / "bot" / "videoapi" / f"{example('provider')}.py").exists()
    assert (FOLDER / f"{example('language')}.ftl").exists()


def test_the_list_for_a_command_is_complete() -> None:
    """The example's name occurs in no other file."""
    name = example("command")
    assert files_with(rf'/{name}\b|"{name}"|command-{name}\b') <= listed("command")


def test_the_list_for_a_setting_is_complete() -> None:
    """The example's name occurs in no other file."""
    name = example("setting")
    assert files_with(rf"\b({name}|{name.lower()})\b") <= listed("setting")


def test_the_list_for_a_state_is_complete() -> None:
    """The example occurs in no other file as a member, in SQL, or in a text key."""
    name = example("state")
    assert files_with(rf"State\.{name.upper()}\b|'{name}'|\bstat(?:e|us)-{name}\b") <= listed("state")


def test_the_list_for_a_language_is_complete() -> None:
    """No other file names the example: there is no second table of languages."""
    name = example("language")
    files = {path for path in CODE if path.stem == name} | files_with(rf'["\']{name}["\']')
    assert files <= listed("language")


def test_the_list_for_a_model_is_complete() -> None:
    """No code names the example: models are data."""
    name = re.escape(example("model"))
    assert {path for path in CODE if path.suffix == ".py"} & files_with(rf'["\']{name}["\']') == set()
    assert ROOT / "bot" / "models.toml" in listed("model")


def test_the_list_for_a_provider_format_is_complete() -> None:
    """Only the module that selects a format imports one."""
    name = example("provider")
    imports = files_with(rf"import .*\b{name}\b|from bot\.videoapi\.{name}\b|\b{name}\.\w+\(")
    assert imports and imports <= listed("provider")


def test_each_check_can_fail() -> None:
    """Each example occurs in several files, so that an incomplete list is detected."""
    assert len(files_with(r"command-check\b")) > 10
    assert len(files_with(r"\bpoll_interval\b")) >= 3
    assert len(files_with(r"State\.EXPIRED\b")) >= 3


def test_the_tests_of_mutants_are_fast_tests() -> None:
    """`make mutate` runs only tests of `make unit`."""
    unit = re.search(r"^UNIT := ((?:.*\\\n)*.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert unit is not None
    mutmut = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    killers = set(mutmut["pytest_add_cli_args_test_selection"])
    assert killers <= set(unit[1].replace("\\", "").split())
    assert {name for name in killers if not (ROOT / name).exists()} == set()
