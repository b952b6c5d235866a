"""Which driver errors mean that the server, or a pooler in front of it, cannot be used at the moment."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from storage.errors import StorageFull, StorageUnavailable, StorageUnusable

LOST_STATEMENTS = (
    asyncpg.InvalidSQLStatementNameError,
    asyncpg.DuplicatePreparedStatementError,
    asyncpg.InvalidCursorNameError,
    asyncpg.DuplicateCursorError,
)
"""The server does not know a prepared statement that the driver has made, or knows another: a pooler has changed the
session. The connection must be closed, because the driver would use the same statement again."""

UNAVAILABLE = (
    asyncpg.PostgresConnectionError,  # includes a pooler's own errors, which have the code 08P01
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,  # an I/O error of the server
    asyncpg.OperatorInterventionError,  # shutting down or starting up
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.InvalidCachedStatementError,  # another process has migrated the schema; the driver prepares it again
    asyncpg.UnknownPostgresError,  # a code that PostgreSQL does not have, so it is a pooler's
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    *LOST_STATEMENTS,
    OSError,
    TimeoutError,
)

UNUSABLE = (
    asyncpg.InvalidAuthorizationSpecificationError,  # includes a wrong password
    asyncpg.InvalidCatalogNameError,
    asyncpg.ClientConfigurationError,
    ssl.SSLCertVerificationError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.UndefinedTableError,  # not this program's schema
    asyncpg.UndefinedColumnError,
    asyncpg.DuplicateTableError,
)

# Errors while connecting: the server does not know, or does not allow, a parameter of DATABASE_URL.
REFUSED_PARAMETERS = (
    asyncpg.UndefinedObjectError,
    asyncpg.DataError,
    asyncpg.CantChangeRuntimeParamError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.FeatureNotSupportedError,
)
POOLER_REFUSES_PARAMETER = "unsupported startup parameter"
OF_A_FILE = "PEM lib"
NO_TLS = "rejected SSL upgrade"
ENDS_CONNECTION = frozenset({"FATAL", "PANIC"})


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageUnusable or StorageUnavailable, or a subclass, in place of driver errors; other errors pass unchanged."""
    try:
        yield
    except asyncpg.DiskFullError as error:
        raise StorageFull(str(error)) from error
    except UNUSABLE as error:
        raise StorageUnusable(_words(error)) from error
    except asyncpg.PostgresError as error:
        if _refuses_parameter(error):
            raise StorageUnusable(f"{_words(error)} (see what is after its ?)") from error
        if isinstance(error, UNAVAILABLE) or _ends_connection(error):
            raise StorageUnavailable(f"{type(error).__name__}: {_words(error)}") from error
        raise
    except UNAVAILABLE as error:
        if NO_TLS in str(error):
            raise StorageUnusable("its server has no TLS, and sslmode requires it") from error
        if _is_about_a_file(error):
            raise StorageUnusable(f"a certificate or key that it names cannot be read ({_words(error)})") from error
        raise StorageUnavailable(f"{type(error).__name__}: {_words(error)}") from error


def _is_about_a_file(error: Exception) -> bool:
    """Whether a certificate or key was not read; most errors of the library SSL are those of the connection itself."""
    if not isinstance(error, ssl.SSLError):
        return False
    return OF_A_FILE in str(error) or getattr(error, "library", None) not in {None, "SSL"}


def _refuses_parameter(error: asyncpg.PostgresError) -> bool:
    if POOLER_REFUSES_PARAMETER in str(error):
        return True
    return _ends_connection(error) and isinstance(error, REFUSED_PARAMETERS)


def _ends_connection(error: asyncpg.PostgresError) -> bool:
    return not ENDS_CONNECTION.isdisjoint({error.severity, error.severity_en})


def _words(error: Exception) -> str:
    """The message in one line, without the driver's advice to programmers."""
    text = str(error.args[0]) if isinstance(error, asyncpg.PostgresError) and error.args else str(error)
    return " ".join(text.split()) or "no answer in time"
