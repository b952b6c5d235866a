"""What can go wrong with the database, as far as a caller can do something about it."""


class StorageUnavailable(Exception):
    """The database cannot be reached, is full, read-only or locked: nothing was committed; try again later.

    Every other exception of a driver is a bug of ours and passes unchanged.
    """


class StorageUnusable(StorageUnavailable):
    """Waiting will not help: a wrong password, no such database, no database at all, one of a newer program.

    At a start this is a setting to be mended; later it is an outage like any other.
    """


class IllegalTransition(Exception):
    """Code asked for a change of state that `storage/states.py` does not know: a bug."""
