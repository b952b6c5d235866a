"""What becomes of the processes that `run_child` starts."""

import logging
import os
import time

import pytest

from bot.children import run_child

LATE = 1.0  # seconds


@pytest.fixture
def late_watcher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asyncio's watcher of processes runs late, as on a busy machine: an ended process stays a zombie for a while."""
    waitpid = os.waitpid

    def late(pid: int, options: int) -> tuple[int, int]:
        if not options:
            time.sleep(LATE)
        return waitpid(pid, options)

    monkeypatch.setattr(os, "waitpid", late)


def warnings_of_asyncio(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Only its own: a log line of an earlier test may come late."""
    return [record.getMessage() for record in caplog.records if record.name == "asyncio"]


@pytest.mark.usefixtures("late_watcher")
async def test_the_exit_code_of_an_ended_process_is_left_to_asyncio(caplog: pytest.LogCaptureFixture) -> None:
    """If anything else reads it, asyncio warns of an unknown child process."""
    with caplog.at_level(logging.WARNING, "asyncio"):
        assert await run_child("platform", time_limit=60, most_output=10_000)
    assert warnings_of_asyncio(caplog) == []


@pytest.mark.usefixtures("late_watcher")
async def test_nor_is_it_read_when_a_process_is_killed(caplog: pytest.LogCaptureFixture) -> None:
    began = time.monotonic()
    with caplog.at_level(logging.WARNING, "asyncio"):
        assert (
            await run_child("http.server", "0", "--bind", "127.0.0.1", time_limit=0.5, most_output=10_000) is not None
        )
    assert warnings_of_asyncio(caplog) == []
    assert time.monotonic() - began < 60
