"""Database errors that a caller can handle.

StorageUnavailable
├── StorageFull
└── StorageUnusable
    ├── StorageDamaged
    └── StorageGone
"""


class StorageUnavailable(Exception):
    """The database cannot be reached, is full, read-only or locked. Nothing was committed; try again later.

    All other driver exceptions are bugs and pass unchanged.
    """


class StorageFull(StorageUnavailable):
    """There is no space left on the disk. It works again once there is."""


class StorageUnusable(StorageUnavailable):
    """Retrying will not help: a wrong password, a missing database, a file that is no database, a newer schema.

    At startup the admin must fix a setting; later it is treated like any other outage.
    """


class StorageDamaged(StorageUnusable):
    """The database has damaged pages: some statements work, others do not. It has to be restored from a backup."""


class StorageGone(StorageUnusable):
    """The open file was deleted, replaced or emptied: what is written to it would be lost at the next start."""


class IllegalTransition(Exception):
    """The code requested a state change that `storage/states.py` does not allow: a bug."""
