"""Limits what a short-lived process may use. It imports nothing, so that such a process starts fast."""

import os


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
