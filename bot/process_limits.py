"""Limits what a process may use and what it leaves behind. It imports little, so that short-lived processes start fast."""

import os
from collections.abc import Iterable
from contextlib import suppress

MOST_DESCRIPTORS = 65536  # more would only cost memory
USUAL_DESCRIPTORS = 1024


def raise_descriptor_limit() -> None:
    """Let this process open as many files and connections as its hard limit allows, where the system has such limits."""
    try:
        import resource  # noqa: PLC0415 - not every system has it
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, MOST_DESCRIPTORS)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):  # the system may allow less than its hard limit
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def descriptor_limit() -> int:
    """How many files and connections this process may open."""
    try:
        import resource  # noqa: PLC0415 - as above
    except ImportError:
        return USUAL_DESCRIPTORS
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return MOST_DESCRIPTORS if soft == resource.RLIM_INFINITY else soft


ARENAS = -8  # M_ARENA_MAX in glibc's malloc.h


def share_one_heap() -> None:
    """Let all threads of this process take memory from one heap, where the C library is glibc.

    It would give each thread one of its own, and keep what a thread leaves unused in it: 2 MiB at rest.
    """
    try:
        import ctypes  # noqa: PLC0415 - only a process that runs for long gains by it

        ctypes.CDLL(None).mallopt(ARENAS, 1)
    except (ImportError, OSError, AttributeError, TypeError):  # another C library, or another system
        return


PRIVATE = 0o077  # no permissions for other users
CONTAINERS = ("/.dockerenv", "/run/.containerenv")  # made by Docker and Podman
KUBERNETES = "KUBERNETES_SERVICE_HOST"  # the environment variable that every pod has


def protect_process() -> None:
    """Make the files of this process private to its user, and write no core dump: it would contain the secrets."""
    os.umask(PRIVATE)
    try:
        import resource  # noqa: PLC0415 - not every system has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def is_in_container(containers: Iterable[str] = CONTAINERS, kubernetes: str = KUBERNETES) -> bool:
    """Whether this process runs in a container of Docker, Podman or Kubernetes.

    `containers`: files of which one exists in a container; `kubernetes`: a variable of the environment.
    """
    return any(map(os.path.exists, containers)) or kubernetes in os.environ


def is_root_of_a_machine(containers: Iterable[str] = CONTAINERS, kubernetes: str = KUBERNETES) -> bool:
    """Whether this process is root on a machine that has other users; root in a container usually is alone there."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and not is_in_container(containers, kubernetes)


def limit_process(*, memory: int, cpu_time: int, file_size: int = 0) -> None:
    """Limit this process where the system can: bytes of address space, seconds, bytes of each file that it writes."""
    try:
        import resource  # noqa: PLC0415 - not every system has it
    except ImportError:
        return
    os.nice(10)
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_time),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        limited = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (limited, limited))
