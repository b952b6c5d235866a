"""What a running bot leaves behind is private, and root is warned outside containers."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from bot.process_limits import is_root_of_a_machine

PROGRAM = """
import os, resource
from bot.process_limits import protect_process
os.umask(0)
protect_process()
print(oct(os.umask(0)), *resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_files_are_private_and_there_are_no_core_dumps() -> None:
    """A core dump would contain the token. The limit cannot be raised again."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.split() == ["0o77", "0", "0"]


def test_root_is_meant_outside_containers_only(tmp_path: Path) -> None:
    mark = tmp_path / ".dockerenv"
    none = "NO_SUCH_VARIABLE_IN_ANY_ENVIRONMENT"
    assert is_root_of_a_machine([str(mark)], none) == (os.geteuid() == 0)
    assert not is_root_of_a_machine([str(mark)], "PATH")
    mark.touch()
    assert not is_root_of_a_machine([str(mark)], none)


HEAPS = """
import sys, threading
from bot.process_limits import share_one_heap
def size():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmSize")) // 1024
if sys.argv[1] == "one":
    share_one_heap()
before, taken, goes_on = size(), threading.Barrier(5), threading.Event()
def take():
    kept = bytearray(10_000)
    taken.wait()
    goes_on.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
taken.wait()
print(size() - before)
goes_on.set()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has a heap for each thread")
def test_threads_share_one_heap() -> None:
    """A heap for each thread reserves 64 MiB of addresses, more than its stack."""

    def grown(how: str) -> int:
        program = [sys.executable, "-c", HEAPS, how]
        return int(subprocess.run(program, capture_output=True, text=True, check=True).stdout)  # noqa: S603 - our own code

    assert grown("one") < 4 * 64 <= grown("many")
