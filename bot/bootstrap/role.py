"""The role of a process."""

from enum import StrEnum


class Role(StrEnum):
    """Which parts of the bot a process runs."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"
