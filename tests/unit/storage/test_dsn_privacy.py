"""Which PostgreSQL URLs let a connection to another machine go without TLS."""

import pytest

from storage.dsn_privacy import tls_is_optional
from storage.location import Location


@pytest.mark.parametrize(
    ("url", "optional"),
    [
        ("postgresql://bot:pass@db.example.org/bot", True),
        ("postgresql://bot:pass@postgres/bot?sslmode=prefer", True),
        ("postgresql://bot@10.0.0.5:5432/bot?sslmode=disable", True),
        ("postgresql://bot@127.0.0.1,db.example.org/bot", True),
        ("postgresql://bot@[2001:db8::1]:5432/bot", True),
        ("postgresql:///bot?host=db.example.org", True),
        ("postgresql://bot@db.example.org/bot?sslmode=require", False),
        ("postgresql://bot@db.example.org/bot?ssl=true", False),
        ("postgresql://bot@db.example.org/bot?sslmode=verify-full", False),
        ("postgresql://bot@localhost/bot", False),
        ("postgresql://bot@127.0.0.1:5432/bot", False),
        ("postgresql://bot@[::1]:5432/bot", False),
        ("postgresql://bot@/bot?host=/var/run/postgresql", False),
        ("postgresql://bot@%2Fvar%2Frun%2Fpostgresql/bot", False),
        ("postgresql:///bot", False),
        ("postgresql:///bot?service=bot", False),
    ],
)
def test_tls_is_optional(url: str, optional: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGHOST", "PGSSLMODE"):
        monkeypatch.delenv(name, raising=False)
    assert tls_is_optional(Location.parse(url).dsn) is optional


def test_the_variables_of_the_driver_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "db.example.org")
    assert tls_is_optional("postgresql:///bot")
    monkeypatch.setenv("PGSSLMODE", "require")
    assert not tls_is_optional("postgresql:///bot")
