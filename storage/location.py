"""What a DATABASE_URL says: which engine, and where."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HOST = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(:\d*)?")


class Engine(StrEnum):
    """The two database engines; each has a folder of its own under `queries/`."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


@dataclass(frozen=True)
class Location:
    """Where the database is: `path` for SQLite, `dsn` (as libpq reads it, `sslmode` and all) for PostgreSQL."""

    engine: Engine
    path: Path
    dsn: str

    @classmethod
    def parse(cls, url: str) -> "Location":
        """Read `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://…` or `postgres://…`.

        Raises ValueError, with a sentence that says what a URL must be, for anything else.
        """
        scheme, separator, rest = url.partition("://")
        if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
            return cls(Engine.SQLITE, Path(rest[1:]), "")
        if scheme in {"postgresql", "postgres"} and separator:
            hosts = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
            if not all(HOST.fullmatch(host) for host in hosts.split(",")):
                raise ValueError("must have a password without / ? # @ :, written as %2F %3F %23 %40 %3A")
            return cls(Engine.POSTGRESQL, Path(), f"postgresql://{rest}")
        raise ValueError("must be sqlite:///file.db or postgresql://user:password@host/name")
