"""Runs the statements of one `.sql` file in a migration."""

import re
from pathlib import Path

from alembic import op

VERSIONS = Path(__file__).parent / "versions"
END = re.compile(r";[ \t]*(?:--[^\n]*)?(?:\n|$)")


def run_script(name: str) -> None:
    """Run each statement of `versions/{name}`.

    A statement ends with a semicolon at the end of a line or before a comment.
    """
    script = (VERSIONS / name).read_text(encoding="utf-8")
    for statement in END.split(script):
        if statement.strip():
            op.execute(statement)
