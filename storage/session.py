"""The interface that repositories work on: named statements, alone or in a transaction."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")
Row = Mapping[str, Any]
Act = Callable[[], None]


class Executor(Protocol):
    """Runs named statements of `queries/*.sql`. All methods raise StorageUnavailable if the database cannot be reached."""

    async def one(self, name: str, /, **values: Any) -> Row | None: ...

    async def all(self, name: str, /, **values: Any) -> list[Row]: ...

    async def run(self, name: str, /, **values: Any) -> None: ...

    def after_commit(self, act: Act, in_doubt: Act = lambda: None) -> None:
        """Call `act` when the statements so far are committed, at once outside a transaction; never after a rollback.

        `in_doubt`: called instead if the answer of a server to the commit was lost, so that nobody knows.
        """
        ...


Work = Callable[[Executor], Awaitable[T]]
"""The body of a transaction. It may only await statements of its executor: on SQLite it runs in one hop on the connection's
thread. It may run again if the first run was rolled back, so it must change nothing but the database."""


class Session:
    """The named statements on one driver connection."""

    def __init__(self, statements: Any, connection: Any) -> None:
        self._statements = statements
        self._connection = connection
        self._acts: list[tuple[Act, Act]] = []

    async def one(self, name: str, /, **values: Any) -> Row | None:
        row: Row | None = await getattr(self._statements, name)(self._connection, **values)
        return row

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        return [row async for row in getattr(self._statements, name)(self._connection, **values)]

    async def run(self, name: str, /, **values: Any) -> None:
        await getattr(self._statements, name)(self._connection, **values)

    def after_commit(self, act: Act, in_doubt: Act = lambda: None) -> None:
        self._acts.append((act, in_doubt))

    def committed(self) -> None:
        """The transaction was committed. Errors of what follows are logged: its caller must learn that it was committed."""
        self._follow([act for act, _ in self._acts])

    def in_doubt(self) -> None:
        """Nobody knows whether the transaction was committed. Does nothing after `committed`."""
        self._follow([act for _, act in self._acts])

    def _follow(self, acts: list[Act]) -> None:
        self._acts = []
        for act in acts:
            try:
                act()
            except Exception:
                log.exception("what follows a commit failed")
