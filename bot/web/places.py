"""Which connections of the port are open, and which of them gives way to a new one."""

from typing import Protocol

LEAST, MOST = 16, 512


def most_connections(descriptors: int) -> int:
    """How many connections the port may hold if the process may open so many descriptors: 3 of 8.

    The rest is for the bot's own work: at 1024, up to 256 requests to Telegram, 128 to the video API, 100 downloads.
    """
    return min(max(descriptors * 3 // 8, LEAST), MOST)


def most_transfers(connections: int) -> int:
    """How many of the port's connections may fetch photos: 5 of 8, so that updates always have some."""
    return connections * 5 // 8


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
