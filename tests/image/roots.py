"""Root folders of stages: an overlay of memory over a base, with the file systems that a container has. Needs root."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.image.dockerfile import Copy, Ignored, Run, Stage

NETWORK = ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", "/etc/xdg/pip", "/etc/ssl")  # for pip behind a mirror
DEVICES = ("null", "zero", "full", "random", "urandom")
INHERITED = ("PIP_", "HTTP_", "HTTPS_", "NO_", "http_", "https_", "no_")


def mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)  # noqa: S603, S607 - the system's own


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "--recursive", "--lazy", folder], check=True)  # noqa: S603, S607 - the system's own


class Root:
    """The root folder of one stage. `base`: the folder that replaces its image."""

    def __init__(self, folder: Path, base: Path) -> None:
        self.path, self.changes = folder / "root", folder / "changes"
        self._base = base
        for made in (self.path, self.changes, folder / "work"):
            made.mkdir(parents=True)
        layers = f"lowerdir={base},upperdir={self.changes},workdir={folder / 'work'}"
        mount("-t", "overlay", "overlay", "-o", layers, self.path)

    def build(self, stage: Stage, context: Path, ignored: Ignored, others: Mapping[str, "Root"]) -> None:
        """Run the steps of a stage. Raises CalledProcessError if one fails."""
        self._add_systems()
        for step in stage.steps:
            match step:
                case Run():
                    self._run(step)
                case Copy(stage=""):
                    for source in step.sources:
                        self._copy_from_context(context, source, step, ignored)
                case Copy():
                    for source in step.sources:
                        origin = others[step.stage].path / source.lstrip("/")
                        subprocess.run(["cp", "-a", "-T", origin, self._inside(step.target)], check=True)  # noqa: S603, S607

    def freeze(self) -> None:
        """Make it read-only, as `docker run --read-only` does, without the file systems of the build."""
        unmount(self.path)
        mount("-t", "overlay", "overlay", "-o", f"ro,lowerdir={self.changes}:{self._base}", self.path)

    def _inside(self, path: str) -> Path:
        return self.path / path.lstrip("/")

    def _add_systems(self) -> None:
        add_base_systems(self.path)
        mount("--rbind", "/proc", self.path / "proc")
        for name in NETWORK:
            target = self._inside(name)
            if os.path.exists(name) and not same(Path(name), target):  # noqa: PTH110 - a name, not a path of ours
                target.parent.mkdir(parents=True, exist_ok=True)
                if Path(name).is_dir():
                    target.mkdir(exist_ok=True)
                else:
                    target.touch()
                mount("--bind", "-o", "ro", name, target)

    def _run(self, step: Run) -> None:
        passed = {name: value for name, value in os.environ.items() if name.startswith(INHERITED)}
        command = f"cd {step.folder} && {step.command}"
        subprocess.run(  # noqa: S603 - the Dockerfile's
            ["chroot", self.path, "/bin/sh", "-e", "-c", command],  # noqa: S607
            env=passed | step.environment | {"HOME": "/root", "PIP_QUIET": "2"}, check=True,
        )  # fmt: skip

    def _copy_from_context(self, context: Path, source: str, step: Copy, ignored: Ignored) -> None:
        origin = context / source
        files = [origin] if origin.is_file() else [path for path in sorted(origin.rglob("*")) if path.is_file()]
        copied = [path for path in files if str(path.relative_to(context)) not in ignored]
        if not copied:
            raise FileNotFoundError(f"COPY {source}: .dockerignore leaves out all of it")
        target = self._inside(step.target)
        if origin.is_file() and step.target.endswith(("/", ".")):
            target /= origin.name
        for path in copied:
            place = target / path.relative_to(origin) if origin.is_dir() else target
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)


def same(one: Path, other: Path) -> bool:
    """Whether both have the same content: the base is this machine."""
    return other.exists() and one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def add_base_systems(root: Path) -> None:
    """Mount /tmp and /dev as a container has them; of this machine only harmless devices."""
    mount("-t", "tmpfs", "-o", "mode=1777", "tmpfs", root / "tmp")
    mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", root / "dev")
    for name in DEVICES:
        (root / "dev" / name).touch()
        mount("--bind", f"/dev/{name}", root / "dev" / name)
    (root / "dev" / "shm").mkdir(mode=0o1777)


def hide(root: Path, folders: Iterable[str]) -> None:
    """Make folders of this machine empty."""
    for folder in folders:
        if (root / folder).is_dir():
            mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", root / folder)


def add_python(root: Path, prefix: Path = Path(sys.base_prefix)) -> None:
    """Put this machine's Python where the official image has it, and where its program looks for its library."""
    own = root / str(prefix).lstrip("/")
    own.mkdir(parents=True, exist_ok=True)
    for place in (own, root / "usr" / "local"):
        mount("--bind", "-o", "ro", prefix, place)


def chrooted(root: Path, user: str, folder: str, command: Sequence[str]) -> list[str]:
    """A command line that runs `command` in a root as a user without capabilities, as process 1 of a namespace of its own."""
    number, group = user.split(":")
    powerless = [
        "setpriv",
        "--no-new-privs",
        "--bounding-set=-all",
        "--clear-groups",
        f"--reuid={number}",
        f"--regid={group}",
    ]
    words = ["chroot", str(root), *powerless, "env", "--chdir", folder, *command]
    script = f'mount -t proc proc "{root}/proc" && exec "$@"'
    return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-e", "-c", script, "sh", *words]
