"""Which connections of the port are open, and which of them gives way to a new one."""

from typing import Protocol

LEAST, MOST = 16, 512
SHARE = 4  # the port may use one in so many of the process's descriptors; the rest is for the bot's own work


def most_connections(descriptors: int) -> int:
    """How many connections the port may hold if the process may open so many descriptors."""
    return min(max(descriptors // SHARE, LEAST), MOST)


class Droppable(Protocol):
    def drop(self) -> None:
        """Close the connection at once."""


class Places:
    """At most `most` connections, each in one of three states.

    new: it has not yet sent a complete request header; serving: a request is being handled; idle: between two requests.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._new: dict[Droppable, None] = {}  # the oldest first, as below
        self._idle: dict[Droppable, None] = {}
        self._serving: set[Droppable] = set()

    @property
    def are_taken(self) -> bool:
        return len(self._new) + len(self._idle) + len(self._serving) >= self._most

    def opened(self, connection: Droppable) -> None:
        self._new[connection] = None

    def serves(self, connection: Droppable) -> None:
        self.closed(connection)
        self._serving.add(connection)

    def waits(self, connection: Droppable) -> None:
        """Its request has been handled. A connection that closed meanwhile stays closed."""
        if connection in self._serving:
            self._serving.discard(connection)
            self._idle[connection] = None

    def closed(self, connection: Droppable) -> None:
        self._new.pop(connection, None)
        self._idle.pop(connection, None)
        self._serving.discard(connection)

    def drop_one(self) -> bool:
        """Drop the oldest new connection, else the one idle for longest; False if there is neither."""
        connection = next(iter(self._new or self._idle), None)
        if connection is None:
            return False
        self.closed(connection)
        connection.drop()
        return True
