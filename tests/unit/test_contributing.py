"""CONTRIBUTING.md names the files that a change of a kind touches, and the code is asked whether these are all."""

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


def holding(pattern: str) -> set[Path]:
    """The files of the program, and those that explain it to people, in which something stands."""
    return {path for path in CODE if re.search(pattern, path.read_text(encoding="utf-8"))}


def example(kind: str) -> str:
    return KINDS[kind].strip("/")


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_of_a_list_is_there(kind: str) -> None:
    assert {path for path in listed(kind) if not path.exists()} == set()


def test_there_is_a_list_for_each_kind() -> None:
    assert {"command", "setting", "option", "model", "provider", "state", "language"} <= KINDS.keys()


def test_the_examples_are_real() -> None:
    assert example("command") in COMMANDS and example("command") in {route.name for route in ROUTES}
    assert example("setting").lower() in Settings.model_fields
    assert example("state") in set(State)
    assert example("option") in {option.name for option in DOCUMENTED}
    assert example("model") in load_catalogue(None).names
    assert (ROOT / "bot" / "videoapi" / f"{example('provider')}.py").exists()
    assert (FOLDER / f"{example('language')}.ftl").exists()


def test_a_command_touches_what_its_list_names() -> None:
    name = example("command")
    assert holding(rf'/{name}\b|"{name}"|command-{name}\b') <= listed("command")


def test_a_setting_touches_what_its_list_names() -> None:
    name = example("setting")
    assert holding(rf"\b({name}|{name.lower()})\b") <= listed("setting")


def test_a_state_touches_what_its_list_names() -> None:
    """By its member, in SQL, and by the keys of its texts."""
    name = example("state")
    assert holding(rf"State\.{name.upper()}\b|'{name}'|\bstat(?:e|us)-{name}\b") <= listed("state")


def test_a_language_touches_what_its_list_names() -> None:
    """Its file, and what names it: no table of languages is kept anywhere else."""
    name = example("language")
    files = {path for path in CODE if path.stem == name} | holding(rf'["\']{name}["\']')
    assert files <= listed("language")


def test_a_model_touches_what_its_list_names() -> None:
    name = re.escape(example("model"))
    assert {path for path in CODE if path.suffix == ".py"} & holding(rf'["\']{name}["\']') == set()
    assert ROOT / "bot" / "models.toml" in listed("model")


def test_a_provider_format_touches_what_its_list_names() -> None:
    """Nothing but the choice of a format imports one."""
    name = example("provider")
    imports = holding(rf"import .*\b{name}\b|from bot\.videoapi\.{name}\b|\b{name}\.\w+\(")
    assert imports and imports <= listed("provider")


def test_each_check_can_fail() -> None:
    """Each example is found in several files, so a list without them would be noticed."""
    assert len(holding(r"command-check\b")) > 10
    assert len(holding(r"\bpoll_interval\b")) >= 3
    assert len(holding(r"State\.EXPIRED\b")) >= 3


def test_what_finds_mutants_is_part_of_the_fast_tests() -> None:
    """`make mutate` tells what `make unit` would not notice."""
    unit = re.search(r"^UNIT := ((?:.*\\\n)*.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert unit is not None
    mutmut = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    killers = set(mutmut["pytest_add_cli_args_test_selection"])
    assert killers <= set(unit[1].replace("\\", "").split())
    assert {name for name in killers if not (ROOT / name).exists()} == set()
