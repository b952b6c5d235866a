"""`make image`: runs the steps of the Dockerfile without Docker, and makes a video with the result on a read-only root."""

import argparse
import asyncio
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.image.bases import Debian, Host
from tests.image.container import Container
from tests.image.dockerfile import Ignored, Stage, read_stages
from tests.image.roots import Root, add_base_systems, mount, unmount
from tests.image.trial import try_out

HERE = Path(__file__).parents[2]
INSIDE = "IMAGE_CHECK_IN_A_NAMESPACE"
NEEDED = ("unshare", "mount", "umount", "chroot", "setpriv")


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.image", description=__doc__)
    parser.add_argument(
        "--base", choices=["host", "debian"], default="host",
        help="what replaces the base image: this machine's system, or a new Debian (needs debootstrap; made once)",
    )  # fmt: skip
    parser.add_argument("--twice", action="store_true", help="build twice and compare both images")
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("This needs root, for the mounts of a container: run it with sudo.", file=sys.stderr)
        return 1
    if INSIDE not in os.environ:  # in a mount namespace of its own, so that nothing stays mounted, however it ends
        again = [sys.executable, "-m", "tests.image", *sys.argv[1:]]
        command = ["unshare", "--mount", "--propagation", "private", *again]
        return subprocess.run(command, cwd=HERE, env=os.environ | {INSIDE: "1"}, check=False).returncode  # noqa: S603
    base = Debian() if options.base == "debian" else Host()
    base.prepare()
    folder = Path(tempfile.mkdtemp(prefix="image-"))
    memory, volume = folder / "memory", folder / "volume"
    memory.mkdir()
    mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", memory)
    try:
        root, image = _build(memory / "first", base)
        if options.twice:
            _compare(root, _build(memory / "second", base)[0])
        root.freeze()
        add_base_systems(root.path)
        base.complete(root)
        asyncio.run(try_out(Container(root, image, volume), root.path))
    finally:
        unmount(memory)  # with all that is below it; only then is there nothing of this machine to delete by mistake
        shutil.rmtree(volume, ignore_errors=True)
        memory.rmdir()
        folder.rmdir()
    return 0


def _build(folder: Path, base: Host | Debian) -> tuple[Root, Stage]:
    started = time.monotonic()
    stages = read_stages((HERE / "Dockerfile").read_text(encoding="utf-8"))
    ignored = Ignored((HERE / ".dockerignore").read_text(encoding="utf-8"))
    roots: dict[str, Root] = {}
    for number, stage in enumerate(stages):
        root = Root(folder / str(number), base.folder)
        base.complete(root)
        root.build(stage, HERE, ignored, roots)
        roots[stage.name] = root
    size = sum(path.stat().st_size for path in root.changes.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"built in {time.monotonic() - started:.0f} s; {size / 1e6:.0f} MB over the base image")
    return root, stage


def _compare(one: Root, other: Root) -> None:
    """Exit with an error if two builds of the same sources differ in more than the times of files."""
    first, second = _digests(one.changes), _digests(other.changes)
    differing = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
    if differing:
        sys.exit(f"{len(differing)} files differ between two builds: {', '.join(differing[:10])}")
    print(f"two builds are the same: {len(first)} files")


def _digests(folder: Path) -> dict[str, tuple[int, int, int, str]]:
    """Mode, user, group and content of each file, by its path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        stat = path.lstat()
        content = str(path.readlink()).encode() if path.is_symlink() else path.read_bytes() if path.is_file() else b""
        digest = hashlib.sha256(content).hexdigest()
        found[str(path.relative_to(folder))] = (stat.st_mode, stat.st_uid, stat.st_gid, digest)
    return found


if __name__ == "__main__":
    sys.exit(main())
