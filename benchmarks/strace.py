"""Counts system calls of a process with strace, where it is installed and allowed."""

import asyncio
import re
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

CALLS = ("fdatasync", "fsync", "futex", "epoll_wait", "epoll_pwait", "connect")
LINE = re.compile(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(\w+)$", re.MULTILINE)
ATTACHES = 1.0  # seconds


@asynccontextmanager
async def counted(pid: int, file: Path) -> AsyncIterator[dict[str, int]]:
    """The calls during the block, all threads, by name. Empty if there is no strace, or it may not attach."""
    counts: dict[str, int] = {}
    if shutil.which("strace") is None:
        yield counts
        return
    tracing = await asyncio.create_subprocess_exec(
        "strace", "-f", "-c", "-e", f"trace={','.join(CALLS)}", "-o", str(file), "-p", str(pid),
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    await asyncio.sleep(ATTACHES)
    try:
        yield counts
    finally:
        if tracing.returncode is None:
            tracing.send_signal(signal.SIGINT)
        await tracing.wait()
    counts |= _read(file)


def _read(file: Path) -> dict[str, int]:
    if not file.exists():
        return {}
    return {name: int(count) for count, name in LINE.findall(file.read_text(encoding="utf-8")) if name != "total"}
