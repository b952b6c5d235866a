"""Which errors of the driver mean that the server cannot be used now."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from storage.errors import StorageUnavailable, StorageUnusable

UNAVAILABLE = (
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,  # shut down, or starting up
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
    asyncpg.InvalidAuthorizationSpecificationError,  # a wrong password too
    asyncpg.InvalidCatalogNameError,
    asyncpg.ClientConfigurationError,
)


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageUnavailable or StorageUnusable in place of the driver's errors; others pass unchanged."""
    try:
        yield
    except UNUSABLE as error:
        raise StorageUnusable(str(error)) from error
    except UNAVAILABLE as error:
        raise StorageUnavailable(f"{type(error).__name__}: {error}") from error
