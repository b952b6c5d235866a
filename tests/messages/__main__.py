"""python -m tests.messages [FILE]: writes every text of every language as a phone shows it, and lists cut buttons."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.messages.cuts import estimated, is_measurable, measured
from tests.messages.gallery import cards_of, texts_of
from tests.unit.texts.ftl import LANGUAGES

TEMPLATE = Path(__file__).with_name("page.html")
DEFAULT = Path("build/messages.html")


def write(path: Path, messages: dict[str, list[dict[str, Any]]]) -> None:
    """One page that needs no other file."""
    inside = json.dumps(messages, ensure_ascii=False).replace("</", "<\\/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE.read_text(encoding="utf-8").replace("@MESSAGES@", inside), encoding="utf-8")


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201 - a command-line program


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.messages", description=__doc__)
    parser.add_argument(
        "file", nargs="?", type=Path, default=DEFAULT, help=f"the page to write; {DEFAULT} if not given"
    )
    path: Path = parser.parse_args().file
    messages = {name: [*cards_of(name), *texts_of(name)] for name in LANGUAGES}
    write(path, messages)
    cut = measured(path, LANGUAGES) if is_measurable() else estimated(messages)
    flaws = [
        f"{name} · {each['name']}: {each['flaw']}" for name, its in messages.items() for each in its if each["flaw"]
    ]
    say(*(f"cut at 390 px: {each}" for each in cut), *flaws, f"{sum(map(len, messages.values()))} messages: {path}")
    return 1 if cut or flaws else 0


if __name__ == "__main__":
    sys.exit(main())
