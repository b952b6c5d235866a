"""Runs the statements of one `.sql` file in a migration."""

import re
from pathlib import Path

from alembic import op

VERSIONS = Path(__file__).parent / "versions"
STATEMENT = re.compile(r"(?:\$\$.*?\$\$|.)*?(?:;[ \t]*(?:--[^\n]*)?(?:\n|$)|\Z)", re.DOTALL)


def statements(script: str) -> list[str]:
    """The statements of a script: each ends with a semicolon at the end of a line or before a comment, not within `$$ … $$`."""
    return [statement for statement in STATEMENT.findall(script) if statement.strip()]


def run_script(name: str) -> None:
    """Run each statement of `versions/{name}`."""
    for statement in statements((VERSIONS / name).read_text(encoding="utf-8")):
        op.execute(statement)
