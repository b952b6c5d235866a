"""Parses a DATABASE_URL into a file or a server."""

import re
from dataclasses import dataclass
from pathlib import Path

HOST = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(:\d*)?")


@dataclass(frozen=True)
class Location:
    """Where the database is: the `path` of an SQLite file, or a libpq `dsn` for PostgreSQL (including `sslmode` etc.)."""

    path: Path = Path()
    dsn: str = ""

    @property
    def is_file(self) -> bool:
        return not self.dsn

    @classmethod
    def parse(cls, url: str) -> "Location":
        """Read `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://…` or `postgres://…`.

        Raises ValueError with a message that describes a valid URL.
        """
        scheme, separator, rest = url.partition("://")
        if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
            return cls(path=Path(rest[1:]))
        if scheme in {"postgresql", "postgres"} and separator:
            hosts = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
            if not all(HOST.fullmatch(host) for host in hosts.split(",")):
                raise ValueError("must have a password without / ? # @ :, written as %2F %3F %23 %40 %3A")
            return cls(dsn=f"postgresql://{rest}")
        raise ValueError("must be sqlite:///file.db or postgresql://user:password@host/name")
