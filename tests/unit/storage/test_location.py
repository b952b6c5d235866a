"""DATABASE_URL as people and platforms write it: understood, or refused with the fix and without its password."""

from pathlib import Path

import pytest

from storage.location import Location

HINT = "must have / ? # @ % of its user and password written as %2F %3F %23 %40 %25"
PARAMETERS = [
    # Neon, Supabase, Render, Heroku, Prisma, Vercel, node-postgres, SQLAlchemy, Rails, JDBC, libpq
    ("sslmode=require&channel_binding=require", "sslmode=require"),
    ("sslmode=require&options=endpoint%3Dep-cool-1", "sslmode=require&options=endpoint%3Dep-cool-1"),
    ("pgbouncer=true&connection_limit=1", ""),
    ("sslmode=require&supa=base-pooler.x", "sslmode=require"),
    ("pgbouncer=true&connect_timeout=15&sslmode=require&pool_timeout=20", "sslmode=require"),
    ("schema=public", ""),
    ("schema=bot", "search_path=%22bot%22"),
    ('schema=a"b', "search_path=%22a%22%22b%22"),
    ("schema=bot&search_path=mine", "search_path=mine"),
    ("currentSchema=bot", "search_path=%22bot%22"),
    ("sslmode=no-verify", "sslmode=require"),
    ("sslmode=REQUIRE", "sslmode=require"),
    ("ssl=true", "sslmode=require"),
    ("ssl=false", "sslmode=disable"),
    ("ssl=verify-full", "sslmode=verify-full"),
    ("ssl=true&sslmode=verify-full", "sslmode=verify-full"),
    ("requiressl=1", "sslmode=require"),
    ("sslaccept=accept_invalid_certs&socket_timeout=5", ""),
    ("uselibpqcompat=true&sslmode=require", "sslmode=require"),
    ("prepared_statement_cache_size=0&command_timeout=5", ""),
    ("pool=5&encoding=unicode&prepared_statements=false", ""),
    ("prepareThreshold=0", ""),
    ("connect_timeout=10&keepalives=1&keepalives_idle=30&keepalives_interval=10&keepalives_count=5", ""),
    ("tcp_user_timeout=1000&gssencmode=disable&sslsni=1&client_encoding=utf8&fallback_application_name=x", ""),
    ("application_name=my%20bot", "application_name=my%20bot"),
    ("options=-c%20statement_timeout%3D5s", "options=-c%20statement_timeout%3D5s"),
    ("target_session_attrs=read-write", "target_session_attrs=read-write"),
    ("target_session_attrs=any&statement_timeout=9s", "target_session_attrs=any&statement_timeout=9s"),
    ("host=/run/postgresql&port=5433", "host=/run/postgresql&port=5433"),
    ("sslmode=", ""),
    (f"sslmode=verify-ca&sslrootcert={__file__}", f"sslmode=verify-ca&sslrootcert={__file__}"),
]


@pytest.mark.parametrize(("given", "kept"), PARAMETERS)
def test_parameters_of_other_drivers_are_understood_or_dropped(given: str, kept: str) -> None:
    location = Location.parse(f"postgresql://me:word@host/name?{given}")
    assert location.dsn == f"postgresql://me:word@host/name{'?' if kept else ''}{kept}"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("gssencmode=require", "gssencmode, which this program cannot obey: remove it"),
        ("require_auth=scram-sha-256", "require_auth"),
        ("sslaccept=strict", "sslmode=verify-full"),
        ("hostaddr=10.0.0.1", "write the address as the host"),
        ("sslmode=always", "verify-full"),
        ("ssl=maybe", "sslmode"),
        ("target_session_attrs=read-only", "read-write"),
        ("target_session_attrs=hunter2", "read-write"),
        ("sslrootcert=/nowhere/hunter2.crt", "sslrootcert"),
        ("sslkey=/", "sslkey"),
        ("port=hunter2", "1 to 65535"),
        ("port=0", "1 to 65535"),
        ("=hunter2", "name=value"),
        ("sslmode=require?pool=hunter2", "sslmode"),
        ("a b=hunter2", "name=value"),
    ],
)
def test_what_cannot_be_obeyed_is_named_with_its_fix(given: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"^(must|has) ") as refused:
        Location.parse(f"postgresql://me:hunter2@host/name?{given}")
    assert words in str(refused.value) and "hunter2" not in str(refused.value) and len(str(refused.value)) < 140


@pytest.mark.parametrize(
    ("scheme", "rest"),
    [
        ("postgres", "me:word@host/name"),
        ("postgresql+asyncpg", "me:word@host/name"),
        ("postgresql+psycopg2", "me:word@host/name"),
        ("postgres+asyncpg", "me:word@host/name"),
        ("PostgreSQL", "me:word@host/name"),
    ],
)
def test_schemes_of_other_programs_are_understood(scheme: str, rest: str) -> None:
    assert Location.parse(f"{scheme}://{rest}").dsn == f"postgresql://{rest}"


def test_files_may_name_a_driver_too() -> None:
    assert Location.parse("sqlite+aiosqlite:////data/bot.db").path == Path("/data/bot.db")


def test_a_url_for_java_gets_a_hint() -> None:
    with pytest.raises(ValueError, match="without jdbc:"):
        Location.parse("jdbc:postgresql://host/name?user=me")


@pytest.mark.parametrize(
    "password",
    [
        "hunter2/x", "12/hunter2", "hunter2?x", "12?hunter2", "12?hunter2=x", "hunter2#x", "12#hunter2", "hunter2@x",
        "12@hunter2", "hunter2%x", "hunter2%", "hunter2%2", "@hunter2", "/hunter2", "#hunter2", "[hunter2]@/x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("query", ["", "?sslmode=require", "?user=x@y"])
def test_an_unescaped_password_gets_a_hint(password: str, query: str) -> None:
    """The hint shows nothing of it."""
    with pytest.raises(ValueError, match=r"^must have") as refused:
        Location.parse(f"postgresql://me:{password}@db.example:5432/name{query}")
    assert str(refused.value) == HINT


@pytest.mark.parametrize(
    ("password", "written"),
    [
        ("pa%40ss", "pa%40ss"),
        ("a:b", "a%3Ab"),
        ("[brackets]", "%5Bbrackets%5D"),
        ("ключ", "%D0%BA%D0%BB%D1%8E%D1%87"),
        ("a b+c&d=e", "a%20b%2Bc%26d%3De"),
    ],
)
def test_other_signs_of_a_password_are_escaped_for_the_driver(password: str, written: str) -> None:
    assert Location.parse(f"postgres://me:{password}@host/name").dsn == f"postgresql://me:{written}@host/name"


@pytest.mark.parametrize("password", ["[YOUR-PASSWORD]", "YOUR_PASSWORD", "[your-password]"])
def test_a_placeholder_gets_a_hint(password: str) -> None:
    with pytest.raises(ValueError, match="has a placeholder"):
        Location.parse(f"postgresql://postgres:{password}@db.example:5432/postgres")


@pytest.mark.parametrize("host", ["a..b", "a" * 64, f"one.example,{'a' * 300}", "a b", "%FF"])
@pytest.mark.parametrize("place", ["me:hunter2@{}/name", "me:hunter2@/name?host={}", "{}"])
def test_a_host_has_to_be_a_name_that_can_be_looked_up(host: str, place: str) -> None:
    """The system's resolver raises other errors for these than for a host that does not exist."""
    with pytest.raises(ValueError, match=r"^must have a host that") as refused:
        Location.parse(f"postgresql://{place.format(host)}")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "host", ["db.example.", "xn--bcher-kva.example", "bücher.example", "my_db", "10.0.0.1", "[::1]:5432"]
)
def test_other_hosts_are_taken(host: str) -> None:
    assert Location.parse(f"postgresql://me:word@{host}/name").dsn == f"postgresql://me:word@{host}/name"


@pytest.mark.parametrize("rest", ["me:hunter2%00@host/name", "me%00:hunter2@host/name", "me:hunter2@host/name%00"])
def test_a_sign_that_ends_a_text_for_the_server_is_refused(rest: str) -> None:
    """The server would read the rest of the user, the password or the name as something else."""
    with pytest.raises(ValueError, match=r"^must not have %00") as refused:
        Location.parse(f"postgresql://{rest}")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("path", [".", "..", "a/..", "/", "//", "./", ":memory:", "file:bot.db", "file:x?mode=memory"])
def test_a_folder_and_memory_are_no_file(path: str) -> None:
    """What is in memory would be lost, with tasks that are paid."""
    with pytest.raises(ValueError, match=r"^must name a file, as sqlite:///data/bot\.db does"):
        Location.parse(f"sqlite:///{path}")


@pytest.mark.parametrize("query", ["mode=ro", "check_same_thread=false", "", "x"])
def test_a_file_has_no_parameters(query: str) -> None:
    """They would become a part of its name."""
    with pytest.raises(ValueError, match=r"^must name the file without \? and what follows it"):
        Location.parse(f"sqlite:///data/bot.db?{query}")


def test_a_port_has_a_range() -> None:
    with pytest.raises(ValueError, match="1 to 65535"):
        Location.parse("postgresql://me:word@host:70000/name")


def test_the_authorities_of_the_system_are_a_file() -> None:
    """As in libpq, they are for a complete check."""
    dsn = Location.parse("postgresql://me:word@host/name?sslrootcert=system").dsn
    assert "sslmode=verify-full" in dsn and "sslrootcert=/" in dsn
