"""The SQL files of the migrations: `versions/NNNN_name.sql`, `NNNN_name_{engine}.sql` and `NNNN_name_end.sql`, in this order."""

import re
from functools import cache
from pathlib import Path

VERSIONS = Path(__file__).parent / "versions"
FILE = re.compile(r"(?P<revision>[0-9]{4})_[a-z_]+?(?:_(?P<part>sqlite|postgresql|end))?\.sql")
COMMENT = re.compile(r"--[^\n]*")
STATEMENT = re.compile(r"(?:\$\$.*?\$\$|.)*?(?:;[ \t]*(?:--[^\n]*)?(?:\n|$)|\Z)", re.DOTALL)


def newest() -> str:
    """The schema revision that the queries are written for."""
    return max(revisions())


@cache
def revisions() -> tuple[str, ...]:
    """All revisions of the schema, oldest first."""
    return tuple(sorted({path.name.partition("_")[0] for path in VERSIONS.glob("*.sql")}))


def scripts(revision: str, engine: str) -> list[str]:
    """The scripts that lead to a revision from the one before it. `engine`: `sqlite` or `postgresql`."""
    found = {}
    for path in VERSIONS.glob(f"{revision}_*.sql"):
        if named := FILE.fullmatch(path.name):
            found[named["part"]] = path
    return [found[part].read_text(encoding="utf-8") for part in (None, engine, "end") if part in found]


def statements(script: str) -> list[str]:
    """The statements of a script: each ends with a semicolon at the end of a line or before a comment, not within `$$ … $$`."""
    return [statement for statement in STATEMENT.findall(script) if COMMENT.sub("", statement).strip()]
