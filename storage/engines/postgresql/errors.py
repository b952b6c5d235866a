"""Which driver errors mean that the server cannot be used at the moment."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from storage.errors import StorageFull, StorageUnavailable, StorageUnusable

UNAVAILABLE = (
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,  # an I/O error of the server
    asyncpg.OperatorInterventionError,  # shutting down or starting up
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)

UNUSABLE = (
    asyncpg.InvalidAuthorizationSpecificationError,  # includes a wrong password
    asyncpg.InvalidCatalogNameError,
    asyncpg.ClientConfigurationError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.UndefinedTableError,  # not this program's schema
    asyncpg.UndefinedColumnError,
    asyncpg.DuplicateTableError,
)


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageUnavailable, or a subclass, in place of driver errors; other errors pass unchanged."""
    try:
        yield
    except asyncpg.DiskFullError as error:
        raise StorageFull(str(error)) from error
    except UNUSABLE as error:
        raise StorageUnusable(str(error)) from error
    except UNAVAILABLE as error:
        raise StorageUnavailable(f"{type(error).__name__}: {error}") from error
