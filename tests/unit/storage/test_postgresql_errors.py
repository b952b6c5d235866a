"""Which errors of PostgreSQL, of a pooler and of the driver are outages, and which an admin must fix."""

import ssl

import asyncpg
import pytest

from storage.engines.postgresql.errors import translated
from storage.errors import StorageUnavailable, StorageUnusable


def reported(code: str, message: str, severity: str = "ERROR", **others: str) -> asyncpg.PostgresError:
    """An error as the other side of the connection reports it."""
    fields = {"S": severity, "V": severity, "C": code, "M": message, **others}
    error: asyncpg.PostgresError = asyncpg.PostgresError.new(fields)
    return error


def unreadable_certificate() -> ssl.SSLError:
    """As for sslcert=… with a file that has no certificate in it."""
    with pytest.raises(ssl.SSLError) as caught:
        ssl.create_default_context().load_cert_chain(__file__)
    return caught.value


def raised(error: Exception) -> Exception:
    with pytest.raises(Exception) as caught, translated():  # noqa: PT011 - any type is compared by the caller
        raise error
    return caught.value


@pytest.mark.parametrize(
    "error",
    [
        reported("26000", 'prepared statement "__asyncpg_stmt_3__" does not exist'),
        reported("42P05", 'prepared statement "__asyncpg_stmt_3__" already exists'),
        reported("34000", 'portal "" does not exist'),
        reported("08P01", "query_wait_timeout", "FATAL"),
        reported("08P01", "no more connections allowed (max_client_conn)", "FATAL"),
        reported("08P01", "server closed the connection unexpectedly", "FATAL"),
        reported("08P01", 'bind message supplies 0 parameters, but prepared statement "" requires 2'),
        reported("58000", "server login has been failing, try again later", "FATAL"),
        reported("XX000", "MaxClientsInSessionMode: max clients reached", "FATAL"),
        reported("EDBHANDLEREXITED", "connection to the database closed"),
        reported("53300", "sorry, too many clients already", "FATAL"),
        reported("57P01", "terminating connection due to administrator command", "FATAL"),
        reported("25P03", "terminating connection due to idle-in-transaction timeout", "FATAL"),
        reported("0A000", "cached plan must not change result type", R="RevalidateCachedQuery"),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        asyncpg.InterfaceError("connection is closed"),
        ConnectionResetError(),
        TimeoutError(),
        ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"),
    ],
    ids=str,
)
def test_an_outage_is_waited_for(error: Exception) -> None:
    """The message is one line, without the driver's advice about poolers."""
    outage = raised(error)
    assert type(outage) is StorageUnavailable
    assert str(outage).startswith(type(error).__name__) and "\n" not in str(outage) and len(str(outage)) < 150


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (reported("28P01", 'password authentication failed for user "me"', "FATAL"), "password authentication failed"),
        (reported("42P01", 'relation "tasks" does not exist'), '"tasks" does not exist'),
        (reported("3D000", 'database "nowhere" does not exist', "FATAL"), '"nowhere" does not exist'),
        (reported("42704", 'unrecognized configuration parameter "pool"', "FATAL"), '"pool" (see what is after its ?)'),
        (reported("22023", 'invalid value for parameter "TimeZone": "x"', "FATAL"), '"TimeZone"'),
        (reported("55P02", 'parameter "port" cannot be changed without restarting', "FATAL"), '"port" cannot be'),
        (reported("08P01", "unsupported startup parameter: search_path", "FATAL"), "startup parameter: search_path"),
        (ConnectionError('PostgreSQL server at "h:5432" rejected SSL upgrade'), "has no TLS"),
        (unreadable_certificate(), "a certificate or key that it names cannot be read"),
        (ssl.SSLCertVerificationError(1, "[SSL] certificate verify failed"), "certificate verify failed"),
    ],
    ids=str,
)
def test_what_an_admin_must_fix_is_not_waited_for(error: Exception, words: str) -> None:
    problem = raised(error)
    assert isinstance(problem, StorageUnusable) and words in str(problem) and "\n" not in str(problem)


@pytest.mark.parametrize(
    "error",
    [
        reported("22003", "integer out of range"),
        reported("42704", 'unrecognized configuration parameter "pool"'),
        reported("23505", "duplicate key value violates unique constraint"),
    ],
    ids=str,
)
def test_other_errors_pass_unchanged(error: Exception) -> None:
    """They are bugs."""
    assert raised(error) is error
