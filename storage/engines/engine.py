"""What the rest of `storage` asks of a database engine. Nothing else in the program knows which engine it runs on."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from storage.session import Executor, Work

T = TypeVar("T")
Wake = Callable[[], None]


class Connections(Executor, Protocol):
    """Open connections to one database. A single statement is committed when its method returns."""

    async def transaction(self, work: Work[T]) -> T:
        """Run `work`: committed if it returns, rolled back if it raises."""
        ...

    async def close(self) -> None: ...


class Engine(Protocol):
    """One database of a DATABASE_URL. All methods raise StorageUnavailable if it cannot be reached."""

    is_shared: bool
    """Whether several processes may work on it at the same time."""

    @property
    def new_file(self) -> Path | None:
        """The file that opening would create; None if the database exists, or is no file."""
        ...

    async def open(self) -> Connections: ...

    def only_process(self) -> AbstractAsyncContextManager[None]:
        """Wait until no other process works on a database that cannot be shared; keep others out for the block."""
        ...

    def turn(self, work: str, standing_by: Callable[[], None]) -> AbstractAsyncContextManager[asyncio.Event]:
        """Wait until this process may do `work`, and keep others from it for the block.

        `standing_by` is called while another process does it. The event is set when the turn is lost: the work must stop
        at once, another process may have begun it.
        """
        ...

    def wake_ups(self, executor: Executor, heard: Wake | None) -> AbstractAsyncContextManager[Wake]:
        """Yield a function that wakes all other processes. An optimisation only: workers also look once a second.

        `heard` is called for each wake-up of another process, and after a break in which some may have been missed;
        None: this process has nothing to wake. Raises nothing.
        """
        ...

    def migrating(self) -> AbstractAsyncContextManager[None]:
        """Let one process at a time look at the schema and migrate it."""
        ...

    def schema_engine(self) -> Any:
        """An SQLAlchemy engine on the same driver, for alembic."""
        ...

    schema_lock: str
    """The statement that begins a migration: until its commit, no other process changes the schema."""
