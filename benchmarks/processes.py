"""What a process costs: CPU time to the microsecond, and the memory of it and of its children."""

import contextlib
import time

import psutil

MIB = float(1 << 20)


def cpu_seconds(pid: int) -> float:
    """User and kernel mode together, of all threads. /proc counts in hundredths; the kernel's clock of a process is exact."""
    return time.clock_gettime(~pid << 3 | 2)  # the id that clock_getcpuclockid(3) returns


def resident(pid: int) -> float:
    """MiB of memory (RSS) of a process and its children. Pages that they share count several times."""
    process = psutil.Process(pid)
    total = 0
    for one in (process, *process.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            total += one.memory_info().rss
    return total / MIB


def resident_alone(pid: int) -> float:
    """MiB of memory (RSS) of a process without its children."""
    return float(psutil.Process(pid).memory_info().rss) / MIB


def descriptors(pid: int) -> int:
    count: int = psutil.Process(pid).num_fds()
    return count


def threads(pid: int) -> int:
    count: int = psutil.Process(pid).num_threads()
    return count
