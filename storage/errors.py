"""Database errors that a caller can handle."""


class StorageUnavailable(Exception):
    """The database cannot be reached, is full, read-only or locked. Nothing was committed; try again later.

    All other driver exceptions are bugs and pass unchanged.
    """


class StorageUnusable(StorageUnavailable):
    """Retrying will not help: a wrong password, a missing database, a file that is no database, a newer schema.

    At startup the admin must fix a setting; later it is treated like any other outage.
    """


class IllegalTransition(Exception):
    """The code requested a state change that `storage/states.py` does not allow: a bug."""
