"""Runs the statements of one `.sql` file inside a migration."""

from pathlib import Path

from alembic import op

VERSIONS = Path(__file__).parent / "versions"


def run_script(name: str) -> None:
    """Run each statement of `versions/{name}`; a statement ends with a semicolon at a line's end."""
    script = (VERSIONS / name).read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement)
