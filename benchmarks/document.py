"""docs/benchmarks.md: each command replaces the sections that it has measured, and leaves the others as they are."""

import os
import platform
import re
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "benchmarks.md"
PICTURE = ROOT / "docs" / "pictures" / "benchmarks.svg"


class UnknownSection(LookupError):
    """The document has no marks for this section."""


def write_section(name: str, body: str, document: Path = DOCUMENT) -> None:
    """Replace what is between `<!-- section: NAME -->` and `<!-- end: NAME -->`. Raises UnknownSection."""
    begin, end = f"<!-- section: {name} -->\n", f"<!-- end: {name} -->"
    text = document.read_text(encoding="utf-8")
    pattern = re.compile(f"({re.escape(begin)}).*?({re.escape(end)})", re.DOTALL)
    if not pattern.search(text):
        raise UnknownSection(f"{document} has no section {name!r}")
    changed = pattern.sub(lambda found: f"{found[1]}\n{body.strip()}\n\n{found[2]}", text, count=1)
    partial = document.with_suffix(".partial")
    partial.write_text(changed, encoding="utf-8")
    partial.rename(document)


def measured() -> str:
    """A line about the machine, the versions, and how busy it was."""
    day = time.strftime("%Y-%m-%d", time.gmtime())
    memory = psutil.virtual_memory().total / 2**30
    load = os.getloadavg()[0]
    return (
        f"{day}, {os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB, Linux {_kernel()}, "
        f"Python {platform.python_version()}, commit {_commit()}; load average {load:.1f} afterwards."
    )


def versions(*packages: str) -> str:
    return ", ".join(f"{package} {version(package)}" for package in packages)


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1].strip() if found else platform.machine()


def _kernel() -> str:
    """The version without what a distribution or a host adds to it."""
    return ".".join(platform.release().split(".")[:2])


def _commit() -> str:
    """The commit that is checked out; with a plus if something but documents is changed in it."""
    try:
        head = subprocess.run(
            ("git", "rev-parse", "--short", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        changed = subprocess.run(
            ("git", "diff", "--quiet", "HEAD", "--", ".", ":!docs"), cwd=ROOT, check=False
        ).returncode
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{head}+" if changed else head
