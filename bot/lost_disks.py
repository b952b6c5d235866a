"""Recognises disks that are lost with their container or machine: an SQLite file there loses paid tasks."""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from bot.process_limits import is_in_container
from storage.records import dataclass

MOUNTS = Path("/proc/self/mountinfo")  # of Linux; its format is in proc(5)
IN_MEMORY = frozenset({"tmpfs", "ramfs"})

# Docker gives a volume without a name 64 hexadecimal digits; `docker run` makes a new one for each container.
NAMELESS_VOLUME = re.compile(r"/volumes/[0-9a-f]{64}/_data(?:/|$)")
EMPTY_DIR = "kubernetes.io~empty-dir"

# The root of a container, but for the driver of btrfs, which shows in its path. A virtual machine that was made of an image
# may have the marks of a container, too, but has a disk of its own.
OF_CONTAINERS = frozenset({"overlay", "aufs", "fuse.fuse-overlayfs", "zfs"})
CONTAINERS_FOLDER = re.compile(r"/(?:docker|containers|containerd)/")

HEROKU = "Heroku"  # has no volumes at all
PLATFORMS = {
    "DYNO": (HEROKU, re.compile(r"[\w-]+\.\d+")),
    "RENDER": ("Render", re.compile("true", re.IGNORECASE)),
    "RAILWAY_ENVIRONMENT_ID": ("Railway", re.compile(".+")),
    "RAILWAY_ENVIRONMENT_NAME": ("Railway", re.compile(".+")),
    "FLY_APP_NAME": ("Fly", re.compile(".+")),
    "K_SERVICE": ("Cloud Run", re.compile(".+")),
}
POSTGRESQL = "use PostgreSQL (DATABASE_URL)"


@dataclass(frozen=True)
class Mount:
    """A file system: where it is mounted, which of its folders that is, and its type."""

    point: Path
    root: str
    kind: str


def read_mounts(file: Path = MOUNTS) -> list[Mount]:
    """The mounts of this process, later ones over earlier ones; none where the system does not tell."""
    mounts = []
    with suppress(OSError):
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            fields, _, rest = line.partition(" - ")
            words = fields.split(" ")
            if len(words) > 4 and rest:
                mounts.append(Mount(Path(_unescape(words[4])), _unescape(words[3]), rest.split(" ")[0]))
    return mounts


def _unescape(text: str) -> str:
    """Spaces, tabs, line ends and backslashes are octal numbers there."""
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), text)


def why_lost(file: Path, environment: Mapping[str, str], mounts: Iterable[Mount], *, contained: bool) -> str | None:
    """Say when the database `file` will be lost, and the fix, in one line; None if nothing suggests that it will.

    `contained`: whether this process runs in a container. A platform's disk counts as lost only where no volume is mounted.
    """
    mount = _mount_of(file, mounts)
    platform = _platform(environment)
    if platform == HEROKU:
        return f"{file} is on a disk of Heroku, which is lost at least once a day, with all paid tasks: {POSTGRESQL}"
    if mount is None:
        return None
    if mount.kind in IN_MEMORY:
        return (
            f"{file} is in memory ({mount.kind}) and lost at the next restart of the machine or container, with all paid "
            f"tasks: put it on a disk or a volume, or {POSTGRESQL}"
        )
    if platform and mount.point == Path("/"):
        return (
            f"{file} is on a disk of {platform}, which is lost with every new version or restart, with all paid tasks: "
            f"mount a volume and put it there, or {POSTGRESQL}"
        )
    return _why_lost_in_a_container(file, mount, contained=contained)


def _why_lost_in_a_container(file: Path, mount: Mount, *, contained: bool) -> str | None:
    if NAMELESS_VOLUME.search(mount.root):
        return (
            f"{file} is on a volume without a name, and a new container gets an empty one, without the paid tasks: "
            f"give it a name (--volume video-bot:{mount.point}), or {POSTGRESQL}"
        )
    if EMPTY_DIR in mount.root:
        return f"{file} is in an emptyDir and lost with the pod, with all paid tasks: use a claim, or {POSTGRESQL}"
    if contained and mount.point == Path("/") and _is_of_a_container(mount):
        return (
            f"{file} is inside the container and lost with it, with all paid tasks: mount a volume there "
            f"(--volume video-bot:{file.parent}), or {POSTGRESQL}"
        )
    return None


def _is_of_a_container(mount: Mount) -> bool:
    return mount.kind in OF_CONTAINERS or bool(CONTAINERS_FOLDER.search(mount.root))


def _platform(environment: Mapping[str, str]) -> str | None:
    for variable, (name, value) in PLATFORMS.items():
        if value.fullmatch(environment.get(variable, "")):
            return name
    return None


def _mount_of(file: Path, mounts: Iterable[Mount]) -> Mount | None:
    """The mount of a file that may not exist yet: the longest point above it, the last of several there."""
    real = Path(os.path.realpath(file))
    above = [mount for mount in mounts if real.is_relative_to(mount.point)]
    return max(reversed(above), key=lambda mount: len(mount.point.parts), default=None)


def warning_for(file: Path) -> str | None:
    """`why_lost` for this process."""
    return why_lost(file, os.environ, read_mounts(), contained=is_in_container())
