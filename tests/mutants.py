"""`make mutate`: change the money code in small ways, one at a time, and list the changes that the fast tests miss."""

import argparse
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

MUTMUT = Path(sys.executable).with_name("mutmut")
FOLDER = Path("mutants")  # a copy of the code with all changes in it; mutmut names the folder
CAUGHT = {"killed", "timeout", "suspicious", "segfault"}


def generate(processes: int) -> list[str]:
    """Write every mutant of the code that pyproject.toml names. Returns their names, sorted."""
    from mutmut.__main__ import create_mutants  # noqa: PLC0415 - it reads pyproject.toml where it is imported
    from mutmut.mutation.data import SourceFileMutationData  # noqa: PLC0415
    from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, walk_mutatable_files  # noqa: PLC0415

    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    copy_src_dir()
    copy_also_copy_files()
    create_mutants(processes)
    names: list[str] = []
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        names += data.exit_code_by_key
    return sorted(names)


def results() -> dict[str, str]:
    """The result of each mutant: killed, survived, timeout, or no tests."""
    lines = subprocess.run([MUTMUT, "results", "--all", "true"], check=True, capture_output=True, text=True).stdout  # noqa: S603
    return dict(line.strip().rsplit(": ", 1) for line in lines.splitlines() if ": " in line)


def main() -> int:
    """Print the survivors with their diffs, and their share. Returns the exit code of mutmut."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200, help="how many mutants to try; 0: all")
    parser.add_argument("--seed", type=int, default=0, help="another number draws another sample")
    parser.add_argument("--only", default="", help="a part of the mutants' names: bot.pipeline.courier")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()

    names = [name for name in generate(options.processes) if options.only in name]
    tried = random.Random(options.seed).sample(names, min(options.count or len(names), len(names)))
    code = subprocess.run([MUTMUT, "run", "--max-children", str(options.processes), *tried], check=False).returncode  # noqa: S603
    became = results()
    left = [name for name in sorted(tried) if became.get(name) not in CAUGHT]
    for name in left:
        print(f"\n{became.get(name)}:")
        shown = subprocess.run([MUTMUT, "show", name], check=False, capture_output=True, text=True)  # noqa: S603
        print("\n".join(line for line in shown.stdout.splitlines() if line.startswith(("#", "-", "+", "@@"))))
    counts = Counter(became.get(name, "not tried") for name in tried)
    print(f"\n{len(tried)} of {len(names)} mutants: {dict(counts)}; {len(left) / len(tried):.0%} survive")
    return code


if __name__ == "__main__":
    sys.exit(main())
