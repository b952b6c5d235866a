"""SECURITY.md names tests for each threat, and they exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
MODEL = TEXT.partition("## Threat model")[2]
THREATS: dict[str, str] = dict(re.findall(r"^### (.+)\n((?:(?!^### ).*\n?)*)", MODEL, re.MULTILINE))
TEST = re.compile(r"`(tests/[\w./*-]+)`")


def test_the_threats_are_found() -> None:
    """Each has its part."""
    assert len(THREATS) >= 10
    actors = (
        "approved",
        "member of an approved group",
        "provider",
        "results",
        "photo",
        "token",
        "metrics",
        "network",
        "machine",
        "log",
        "backup",
    )
    assert [actor for actor in actors if not any(actor in name for name in THREATS)] == []


@pytest.mark.parametrize("threat", THREATS)
def test_every_threat_has_its_tests(threat: str) -> None:
    """What prevents it is shown by files that are there."""
    _, shown, tests = THREATS[threat].partition("Shown by:")
    named = TEST.findall(tests)
    assert shown and named
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_every_attack_belongs_to_a_threat_or_an_outage() -> None:
    """A new attack on the port, or of an untrusted user or host, is added to the document."""
    attacks = {path.stem for path in (ROOT / "tests" / "attack" / "attacks").glob("*.py")}
    prefixes = ("port_", "photo_", "orders_of_", "unreadable_", "trickling_", "hanging_creates")
    hostile = {name for name in attacks if name.startswith(prefixes)}
    assert hostile and [name for name in sorted(hostile) if f"attacks/{name}.py" not in TEXT] == []
