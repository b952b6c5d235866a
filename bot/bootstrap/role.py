"""What a process does."""

from enum import StrEnum


class Role(StrEnum):
    """Everything, or one half of it."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"
