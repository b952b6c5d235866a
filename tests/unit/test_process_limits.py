"""What a running bot leaves behind is private, and root is warned outside containers."""

import os
import subprocess
import sys
from pathlib import Path

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
