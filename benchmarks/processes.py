"""What a process costs: CPU time to the microsecond, and the memory of it and of its children."""

import contextlib
import gc
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

MIB = float(1 << 20)


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Collect the benchmark's own garbage before something is measured: it takes 60 ms, for which all stand-ins stop."""
    gc.collect()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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


def proportional(pid: int) -> float:
    """MiB of memory (PSS) of a process and its children. Of pages that several share, each counts its part."""
    process = psutil.Process(pid)
    total = 0
    for one in (process, *process.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess, OSError, StopIteration):
            lines = Path(f"/proc/{one.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total * 1024 / MIB


def resident_alone(pid: int) -> float:
    """MiB of memory (RSS) of a process without its children."""
    return float(psutil.Process(pid).memory_info().rss) / MIB


def descriptors(pid: int) -> int:
    count: int = psutil.Process(pid).num_fds()
    return count


def threads(pid: int) -> int:
    count: int = psutil.Process(pid).num_threads()
    return count
