"""What replaces the official Python image: this machine's system, or a new Debian."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.image.roots import Root, add_python, hide

HIDDEN = ("root", "home", "work", "srv", "run", "media", "mnt")  # of this machine
PACKAGES = "ca-certificates,netbase,tzdata,python3-venv,python3-pip"
RELEASE = "bookworm"


class Host:
    """This machine's system, read-only, with this Python at /usr/local."""

    folder = Path("/")

    def prepare(self) -> None:
        """Nothing to do."""

    def complete(self, root: Root) -> None:
        """Call this before the first step of each stage, and after the root was frozen."""
        hide(root.path, HIDDEN)
        if sys.base_prefix != "/usr":
            add_python(root.path)


class Debian:
    """A minimal Debian with its own Python, made once by debootstrap: shows which libraries the image lacks."""

    def __init__(self) -> None:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        self.folder = cache / "telegram-video-bot" / f"{RELEASE}-python"

    def prepare(self) -> None:
        """Make it if it is missing; takes one to two minutes. Raises CalledProcessError."""
        if self.folder.exists():
            return
        new = self.folder.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        new.parent.mkdir(parents=True, exist_ok=True)
        mirror = subprocess.run(  # noqa: S603 - the one that this machine uses
            ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", f"Codename: {RELEASE}"],  # noqa: S607
            capture_output=True, text=True, check=True,
        ).stdout.split()[:1]  # fmt: skip
        subprocess.run(  # noqa: S603
            ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", RELEASE, new, *mirror],  # noqa: S607
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        for name in ("python", "python3"):
            (new / "usr" / "local" / "bin" / name).symlink_to("/usr/bin/python3")
        new.rename(self.folder)

    def complete(self, root: Root) -> None:
        """Nothing to do."""
