"""A process ends on SIGTERM with exit code 0, whatever hangs in it."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WITHIN = 0.6  # seconds
PROGRAM = """
import asyncio, logging, sys, threading, time
from bot.stopping import ignore_signals, stop_on_signals

logging.basicConfig(stream=sys.stdout)

async def main():
    stop = stop_on_signals({within})
    print("ready", flush=True)
    {body}
    await stop.wait()

asyncio.run(main())
ignore_signals()
print("in order", flush=True)
"""
HANGS = {
    "a coroutine": "await asyncio.Event().wait()",
    "a coroutine that ignores its cancellation": (
        "await asyncio.gather(*(asyncio.shield(asyncio.sleep(3600)) for _ in range(3)))"
    ),
    "a thread that nobody can end": "threading.Thread(target=time.sleep, args=(3600,)).start()",
    "a job of the default executor": "asyncio.get_running_loop().run_in_executor(None, time.sleep, 3600)",
    "the event loop": "time.sleep(3600)",
    "the lock of the log": "[handler.acquire() for handler in logging.root.handlers]; await asyncio.Event().wait()",
}


def program(body: str, within: float = WITHIN) -> subprocess.Popen[str]:
    code = PROGRAM.format(body=body, within=within)
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own code
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("hang", HANGS)
def test_whatever_hangs_the_process_ends(hang: str) -> None:
    """Not before its time is over, also if the signal comes again and again; the end is logged if the log works."""
    with program(HANGS[hang]) as process:
        time.sleep(0.1)
        began = time.monotonic()
        while process.poll() is None:
            process.send_signal(signal.SIGTERM)
            time.sleep(0.005)
        assert time.monotonic() - began >= WITHIN * 0.9
        assert process.returncode == 0
        assert process.stdout is not None
        assert ("not everything ended within" in process.stdout.read()) == (hang != "the lock of the log")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_does_not_hang_ends_at_once(number: signal.Signals) -> None:
    with program("", within=3600) as process:
        process.send_signal(number)
        assert process.wait(60) == 0
        assert process.stdout is not None
        assert process.stdout.read() == "in order\n"


def handles_sigterm(pid: int) -> bool:
    [mask] = re.findall(r"SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return bool(int(mask, 16) >> (signal.SIGTERM - 1) & 1)


def test_a_signal_during_the_imports_ends_the_start(tmp_path: Path) -> None:
    """Nothing has begun. Without settings the process would end with another exit code."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        while not handles_sigterm(process.pid):
            time.sleep(0.001)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
