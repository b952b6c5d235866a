"""Runs the finished image as `docker run --read-only` with a volume would."""

import asyncio
import os
import shutil
import signal
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Mapping
from pathlib import Path

from tests.image.dockerfile import Stage
from tests.image.roots import Root, chrooted, mount

# As MemoryDenyWriteExecute does in deploy/telegram-video-bot.service; a kernel before 6.3 does not know it.
NO_NEW_CODE = "import ctypes, os, sys; ctypes.CDLL(None).prctl(65, 1, 0, 0, 0); os.execvp(sys.argv[1], sys.argv[1:])"


class Container:
    """One container of an image. `volume`: the folder of this machine that is mounted at each of its volumes."""

    def __init__(self, root: Root, image: Stage, volume: Path) -> None:
        self._root, self._image = root, image
        [path] = image.volumes
        self.data = volume
        inside = root.path / path.lstrip("/")
        if not volume.exists():  # a new volume has the owner and the mode of the folder under it
            volume.mkdir()
            shutil.copystat(inside, volume)
            shutil.chown(volume, inside.stat().st_uid, inside.stat().st_gid)
        mount("--bind", volume, inside)
        self._process: Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self.log = ""

    async def start(self, settings: Mapping[str, str]) -> None:
        """Start the image's command with these settings, and no other variable of this machine."""
        command = ["python", "-I", "-S", "-c", NO_NEW_CODE, *self._image.entrypoint, *self._image.command]
        self._process = await self._spawn(command, settings)
        self._reader = asyncio.create_task(self._read(self._process))

    async def run(self, command: list[str], settings: Mapping[str, str]) -> tuple[int, str]:
        """Run another command in the same root, as `docker exec` does; returns its exit code and output."""
        process = await self._spawn(command, settings)
        output, _ = await process.communicate()
        return process.returncode or 0, output.decode(errors="replace")

    async def health(self, settings: Mapping[str, str]) -> tuple[int, str]:
        """The exit code and the output of HEALTHCHECK."""
        return await self.run(self._image.health_check, settings)

    async def stop(self) -> int:
        """Send the image's stop signal to process 1; returns the exit code."""
        assert self._process is not None and self._reader is not None, "it was started"
        self._signal(signal.Signals[self._image.stop_signal])
        code = await self._process.wait()
        await self._reader
        return code

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    def first_process(self) -> int:
        """The id, on this machine, of the container's process 1."""
        assert self._process is not None, "it was started"
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text(encoding="ascii")
        return int(children.split()[0])

    def _signal(self, number: signal.Signals) -> None:
        os.kill(self.first_process(), number)

    async def _spawn(self, command: list[str], settings: Mapping[str, str]) -> Process:
        words = chrooted(self._root.path, self._image.user, self._image.folder, command)
        environment = self._image.environment | {"HOME": "/data"} | dict(settings)
        return await asyncio.create_subprocess_exec(*words, env=environment, stdout=PIPE, stderr=STDOUT)

    async def _read(self, process: Process) -> None:
        assert process.stdout is not None, "it is a pipe"
        while line := await process.stdout.readline():
            self.log += line.decode(errors="replace")
