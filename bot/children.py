"""Short-lived processes for work whose libraries, or whose input, must stay out of the bot."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterator, Mapping
from pathlib import Path

log = logging.getLogger(__name__)

INHERITED_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")  # none of them is a secret


async def run_child(
    module: str, *arguments: str, time_limit: float, most_output: int, variables: Mapping[str, str] | None = None
) -> bytes:
    """Run `python -m module` for at most `time_limit` seconds, and return what it wrote, whatever its exit code.

    It gets no secret, only a few variables of the environment and `variables`. It is killed if it writes more than about
    `most_output` bytes. Raises OSError if it cannot be started.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", module, *arguments,
        stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, env=_environment() | dict(variables or {}),
    )  # fmt: skip
    with _handle(process.pid) as handle:
        try:
            return await _read_output(process, module, time_limit, most_output)
        finally:
            await _kill(process, handle)


def _environment() -> dict[str, str]:
    inherited = {name: os.environ[name] for name in INHERITED_VARIABLES if name in os.environ}
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    return inherited | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


async def _read_output(process: Process, module: str, time_limit: float, most_output: int) -> bytes:
    """Read the output of the process. What it wrote before the time was over counts."""
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    output = bytearray()
    try:
        async with asyncio.timeout(time_limit):
            while len(output) <= most_output and (more := await process.stdout.read(most_output)):
                output += more
    except TimeoutError:
        log.info("%s was stopped after %.0f s", module, time_limit)
    return bytes(output)


@contextlib.contextmanager
def _handle(pid: int) -> Iterator[int | None]:
    """A file descriptor of the process; None if there is none on this system, or if the process has ended."""
    handle = None
    with contextlib.suppress(AttributeError, OSError):
        handle = os.pidfd_open(pid)
    try:
        yield handle
    finally:
        if handle is not None:
            os.close(handle)


async def _kill(process: Process, handle: int | None) -> None:
    """End the process: its output is complete, or its time is over."""
    # Not by `process.kill()`, which reads the exit code of a process that has just ended: asyncio's watcher then finds none,
    # and logs a warning. The handle is that of this process even if its number has been given to another one.
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            if handle is None:
                os.kill(process.pid, signal.SIGKILL)
            else:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
    # asyncio reports the end of a process only when its pipe is closed, which unread output prevents.
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    while await process.stdout.read(65_536):
        pass
    await process.wait()
