"""What a DATABASE_URL says: which engine, and where."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


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

        Raises ValueError for anything else.
        """
        scheme, separator, rest = url.partition("://")
        if not separator:
            raise ValueError("a database URL has a scheme")
        if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
            return cls(Engine.SQLITE, Path(rest[1:]), "")
        if scheme in {"postgresql", "postgres"}:
            return cls(Engine.POSTGRESQL, Path(), f"postgresql://{rest}")
        raise ValueError("use sqlite:///file.db or postgresql://user:password@host/name")
