"""An SQLite file on a disk that is lost is noticed, and no other one."""

from pathlib import Path
from typing import Any

import pytest

from bot.cli import _warnings
from bot.lost_disks import Mount, read_mounts, why_lost
from bot.settings import Settings

# Lines of /proc/self/mountinfo as these systems write them.
ROOT_OF_DOCKER = (
    "1 0 0:50 / / rw,relatime master:1 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/A,upperdir=/b"
)
ROOT_OF_A_MACHINE = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro"
ROOT_OF_BTRFS = "22 1 0:30 /var/lib/docker/btrfs/subvolumes/ab / rw,relatime - btrfs /dev/sda1 rw"
ROOT_OF_LIVE_SYSTEM = "22 1 0:21 / / rw,relatime - overlay /cow rw,lowerdir=/filesystem.squashfs"
TMPFS = "30 22 0:27 / /data rw,nosuid,nodev - tmpfs tmpfs rw,size=65536k"
RAMFS = "30 22 0:27 / /data rw - ramfs none rw"
NAMED = "31 1 8:1 /var/lib/docker/volumes/video-bot_data/_data /data rw,relatime master:1 - ext4 /dev/sda1 rw"
NAMELESS = f"31 1 8:1 /var/lib/docker/volumes/{'a1' * 32}/_data /data rw,relatime master:1 - ext4 /dev/sda1 rw"
OF_ROOTLESS_PODMAN = NAMED.replace("/var/lib/docker", "/home/ann/.local/share/containers/storage")
BIND = "31 1 8:1 /srv/video-bot /data rw,relatime - ext4 /dev/sda1 rw"
EMPTY_DIR = "31 1 8:1 /var/lib/kubelet/pods/5c1-7/volumes/kubernetes.io~empty-dir/data /data rw - ext4 /dev/sda1 rw"
CLAIM = "31 1 8:16 / /data rw,relatime - ext4 /dev/sdb rw"
NETWORK = "31 1 0:60 / /data rw,relatime - nfs4 10.0.0.2:/share rw"

HEROKU, RENDER, FLY = {"DYNO": "web.1"}, {"RENDER": "true"}, {"FLY_APP_NAME": "video-bot"}
RAILWAY, CLOUD_RUN = {"RAILWAY_ENVIRONMENT_ID": "0f0e"}, {"K_SERVICE": "video-bot"}
FILE = Path("/data/bot.db")


def mounts(tmp_path: Path, *lines: str) -> list[Mount]:
    file = tmp_path / "mountinfo"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return read_mounts(file)


@pytest.mark.parametrize(
    ("environment", "lines", "contained", "words"),
    [
        (HEROKU, [ROOT_OF_DOCKER], True, "a disk of Heroku"),
        (HEROKU, [], False, "a disk of Heroku"),
        (HEROKU, [ROOT_OF_A_MACHINE, CLAIM], False, "a disk of Heroku"),
        (RENDER, [ROOT_OF_DOCKER], True, "a disk of Render"),
        (RAILWAY, [ROOT_OF_DOCKER], False, "a disk of Railway"),
        (FLY, [ROOT_OF_A_MACHINE], False, "a disk of Fly"),
        (CLOUD_RUN, [ROOT_OF_DOCKER], False, "a disk of Cloud Run"),
        (CLOUD_RUN, [ROOT_OF_DOCKER, TMPFS], False, "in memory (tmpfs)"),
        ({}, [ROOT_OF_DOCKER], True, "inside the container"),
        ({}, [ROOT_OF_BTRFS], True, "inside the container"),
        ({}, [ROOT_OF_DOCKER.replace("overlay overlay", "fuse.fuse-overlayfs fuse")], True, "inside the container"),
        ({}, [ROOT_OF_A_MACHINE, TMPFS], False, "in memory (tmpfs)"),
        ({}, [ROOT_OF_A_MACHINE, RAMFS], False, "in memory (ramfs)"),
        ({}, [ROOT_OF_DOCKER, NAMED, TMPFS], True, "in memory (tmpfs)"),  # mounted over the volume
        ({}, [ROOT_OF_DOCKER, NAMELESS], True, "a volume without a name"),
        ({}, [ROOT_OF_DOCKER, EMPTY_DIR], True, "an emptyDir"),
    ],
)
def test_a_disk_that_is_lost(
    tmp_path: Path, environment: dict[str, str], lines: list[str], contained: bool, words: str
) -> None:
    """One line names the file, the disk and the fix."""
    said = why_lost(FILE, environment, mounts(tmp_path, *lines), contained=contained)
    assert said is not None and words in said and "\n" not in said
    assert str(FILE) in said and "PostgreSQL (DATABASE_URL)" in said


@pytest.mark.parametrize(
    ("environment", "lines", "contained"),
    [
        ({}, [], False),  # no Linux
        ({}, [], True),
        ({}, [ROOT_OF_A_MACHINE], False),
        ({}, [ROOT_OF_A_MACHINE], True),  # a virtual machine that was made of an image
        ({}, [ROOT_OF_LIVE_SYSTEM], False),  # or another machine whose root is an overlay
        ({}, [ROOT_OF_DOCKER, NAMED], True),
        ({}, [ROOT_OF_DOCKER, OF_ROOTLESS_PODMAN], True),
        ({}, [ROOT_OF_DOCKER, BIND], True),
        ({}, [ROOT_OF_DOCKER, CLAIM], True),
        ({}, [ROOT_OF_DOCKER, NETWORK], True),
        ({}, [ROOT_OF_DOCKER, TMPFS, NAMED], True),  # mounted over the memory
        ({}, [ROOT_OF_A_MACHINE, TMPFS.replace("/data", "/dat"), TMPFS.replace("/data", "/data/bot")], False),
        (RENDER, [ROOT_OF_DOCKER, CLAIM], True),
        (RAILWAY, [ROOT_OF_DOCKER, CLAIM], False),
        (FLY, [ROOT_OF_A_MACHINE, CLAIM], False),
        ({"DYNO": ""}, [ROOT_OF_A_MACHINE], False),
        ({"DYNO": "yes"}, [ROOT_OF_A_MACHINE], False),  # somebody's own variable
        ({"RENDER": "false"}, [ROOT_OF_A_MACHINE], False),
    ],
)
def test_a_disk_that_stays(tmp_path: Path, environment: dict[str, str], lines: list[str], contained: bool) -> None:
    """Nothing is said without a reason."""
    assert why_lost(FILE, environment, mounts(tmp_path, *lines), contained=contained) is None


def test_odd_lines(tmp_path: Path) -> None:
    """Points may contain spaces and backslashes; a line of another form is skipped, a missing file means no mounts."""
    read = mounts(
        tmp_path, "", "nonsense", r"3 1 8:1 /my\040root /my\040disk\134 rw - ext4 /dev/sdb rw", "1 2 3 - ext4"
    )
    assert read == [Mount(Path("/my disk\\"), "/my root", "ext4")]
    assert read_mounts(tmp_path / "missing") == []


def test_a_link_to_a_volume(tmp_path: Path) -> None:
    """What counts is where the file really is."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "disk")
    lines = [ROOT_OF_DOCKER, f"31 1 8:1 /srv {tmp_path.resolve()}/disk rw - ext4 /dev/sda1 rw"]
    assert why_lost(tmp_path / "data" / "bot.db", {}, mounts(tmp_path, *lines), contained=True) is None


def test_a_start_has_one_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Heroku with SQLite; with PostgreSQL there is none."""
    monkeypatch.setenv("DYNO", "web.1")
    secrets: dict[str, Any] = {
        "telegram_bot_token": "1234567:AAE_a-made-up-token_0123456789abcdef",
        "video_api_key": "sk-made-up",
    }
    [warning] = _warnings(Settings(**secrets, database_url=f"sqlite:///{tmp_path}/bot.db"))
    assert "a disk of Heroku" in warning and warning.endswith("See docs/deploy.md")
    assert _warnings(Settings(**secrets, database_url="postgresql://bot:secret@127.0.0.1/bot")) == []
