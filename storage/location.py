"""Parses a DATABASE_URL into a file or a server."""

import re
from pathlib import Path

from storage.dsn import driver_dsn
from storage.records import dataclass

# With the name of a driver, as SQLAlchemy writes it.
SCHEME = re.compile(r"(?:(?P<file>sqlite3?)|(?P<server>postgres(?:ql)?))(?:\+\w+)?", re.IGNORECASE)
JDBC = "jdbc:"


@dataclass(frozen=True)
class Location:
    """Where the database is: the `path` of an SQLite file, or a `dsn` for the driver of PostgreSQL."""

    path: Path = Path()
    dsn: str = ""

    @property
    def is_file(self) -> bool:
        return not self.dsn

    @classmethod
    def parse(cls, url: str) -> "Location":
        """Read `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://…` or `postgres://…`.

        Raises ValueError with a message that describes a valid URL and contains no part of this one.
        """
        scheme, separator, rest = url.partition("://")
        if scheme.lower().startswith(JDBC):
            raise ValueError("must be written without jdbc: as postgresql://user:password@host/name")
        known = SCHEME.fullmatch(scheme)
        if known and known["file"] and rest.startswith("/") and len(rest) > 1:
            return cls(path=_file(rest[1:]))
        if known and known["server"] and separator:
            return cls(dsn=driver_dsn(rest))
        raise ValueError("must be sqlite:///file.db or postgresql://user:password@host/name")


def _file(path: str) -> Path:
    if path.startswith((":memory:", "file:")) or Path(path).name in {"", ".."}:
        raise ValueError("must name a file, as sqlite:///data/bot.db does")
    if "?" in path:
        raise ValueError("must name the file without ? and what follows it")
    return Path(path)
