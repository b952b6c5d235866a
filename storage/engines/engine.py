"""The interface of a database engine. The rest of the program does not know which engine it runs on."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from storage.session import Executor, Work

T = TypeVar("T")
Wake = Callable[[], None]
IN_USE = "another process uses it: stop that first"
UNUSED_WITHIN = 2.0  # seconds in which a process that is ending may still let go of the database


class Connections(Executor, Protocol):
    """Open connections to one database. A single statement is committed when its method returns."""

    @property
    def writes(self) -> int | None:
        """How many writes were tried so far, before their callers continue; None if other processes may write, too."""
        ...

    def compile_statements(self) -> None:
        """See `Database.compile_statements`."""
        ...

    async def transaction(self, work: Work[T]) -> T:
        """Run `work`: committed if it returns, rolled back if it raises."""
        ...

    def require_sound(self) -> None:
        """Raise StorageUnavailable if a commit would be lost, or if damage was found. Does not use the connection."""
        ...

    async def verify(self) -> None:
        """Look for damage, for at most some seconds. Raises StorageDamaged."""
        ...

    async def close(self) -> None: ...


Values = tuple[Any, ...]


class Raw(Protocol):
    """One transaction that runs statements without names: those of migrations, and copies of whole tables."""

    async def run(self, statement: str) -> None: ...

    async def named(self, name: str, /, **values: Any) -> None:
        """Run a statement of `queries/*.sql`."""
        ...

    async def value(self, query: str) -> str | None:
        """The first column of the first row, as text; None if there is no row."""
        ...

    async def columns(self, table: str) -> list[str]:
        """The columns of one of this program's tables, sorted by name."""
        ...

    def rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[Sequence[Values]]:
        """All rows of a table, some hundred at a time."""
        ...

    async def insert(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None: ...


class Engine(Protocol):
    """The database of a DATABASE_URL. All methods raise StorageUnavailable if it cannot be reached."""

    name: str
    """As in the names of the files that are for this engine only: `sqlite` or `postgresql`."""

    is_shared: bool
    """Whether several processes may use it at the same time."""

    @property
    def new_file(self) -> Path | None:
        """The file that opening would create; None if it exists or the database is not a file."""
        ...

    async def check(self) -> None:
        """Raise StorageUnusable if connections to the database lack what this program needs, whatever the database contains."""
        ...

    async def open(self) -> Connections: ...

    def only_process(self) -> AbstractAsyncContextManager[None]:
        """Wait until no other process uses a database that cannot be shared, and exclude others for the block."""
        ...

    def unused(self) -> AbstractAsyncContextManager[None]:
        """Exclude all other processes for the block. Raises StorageUnusable if there is one."""
        ...

    def turn(self, work: str, standing_by: Callable[[], None]) -> AbstractAsyncContextManager[asyncio.Event]:
        """Wait until this process may do `work`, and exclude other processes for the block.

        `standing_by` is called while another process does it. The event is set if the turn is lost: the work must stop
        at once, because another process may have started it.
        """
        ...

    def wake_ups(self, executor: Executor, on_wake: Wake | None) -> AbstractAsyncContextManager[Wake]:
        """Yield a function that wakes all other processes. An optimisation only: workers also poll once a second.

        `on_wake` is called for each wake-up from another process, and after a break in which some may have been missed;
        None: this process does not listen. Raises nothing.
        """
        ...

    def migrating(self) -> AbstractAsyncContextManager[None]:
        """Let one process at a time read and migrate the schema."""
        ...

    def changing_schema(self) -> AbstractAsyncContextManager[Raw]:
        """A transaction on a connection of its own that excludes other changes of the schema.

        It is committed at the end of the block, and rolled back if that raises.
        """
        ...

    def snapshot(self) -> AbstractAsyncContextManager[Raw]:
        """A transaction on a connection of its own that only reads, and sees the database as it is at its beginning."""
        ...
