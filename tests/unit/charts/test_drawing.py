"""Charts that real processes draw."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import av
import psutil
import pytest

from bot.charts import Chart, ChartDrawer, Label, Series
from bot.charts.drawing import PNG_BEGINS
from sandbox.telegram.images import image_size

pytestmark = pytest.mark.filterwarnings("default")


def children() -> list[psutil.Process]:
    """The processes that draw."""
    found = psutil.Process().children()
    return [child for child in found if any("chart_child" in word for word in child.cmdline())]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - other processes set no Event
            await asyncio.sleep(0.02)


def chart(days: int = 3, series: int = 2, title: str = "2026-11") -> Chart:
    return Chart(
        Label(title, title),
        tuple(range(1, days + 1)),
        tuple(
            Series(Label(f"Model {number}"), tuple(float(day + 1) for day in range(days))) for number in range(series)
        ),
    )


def colours(png: bytes, path: Path) -> set[tuple[int, int, int]]:
    """The colours of every fourth pixel."""
    path.write_bytes(png)
    with av.open(path) as container:
        frame = next(container.decode(video=0)).reformat(format="rgb24")
    plane, row = bytes(frame.planes[0]), frame.planes[0].line_size
    pixels = (
        plane[y * row + 3 * x : y * row + 3 * x + 3]
        for y in range(0, frame.height, 4)
        for x in range(0, frame.width, 4)
    )
    return {(pixel[0], pixel[1], pixel[2]) for pixel in pixels}


@pytest.mark.parametrize(("days", "series"), [(1, 1), (31, 1), (1, 8), (31, 8)])
async def test_a_picture_for_a_phone(days: int, series: int, tmp_path: Path) -> None:
    """With the colour of each series."""
    png = await ChartDrawer(300).draw(chart(days, series))
    assert png is not None and image_size(png) == (1080, 1080) and len(png) < 200_000
    shown = colours(png, tmp_path / "chart.png")
    wanted = [(0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00), (0x00, 0x9E, 0x73), (0xCC, 0x79, 0xA7)][:series]
    assert set(wanted) <= shown


ODD = ["可灵 视频 3.0", "مدل ویدیو", "मॉडल", "$a_b$ _x", "_", "W" * 300, "a\nb", "🎬", "\ud800", ""]
DRAW_ALL = """
import json, sys
from bot.charts.chart_child import _draw
print(json.dumps([_draw(chart)[:8].hex() for chart in json.loads(sys.argv[1])]))
"""


def with_odd_labels(text: str) -> Chart:
    """A label with a plain name, one without, and the title."""
    odd = chart(title=text)
    return Chart(
        odd.title,
        odd.days,
        (*odd.series, Series(Label(text, "plain"), odd.series[0].values), Series(Label(text), (1, 2, 3), True)),
    )


@pytest.fixture(scope="module")
def odd_pictures() -> dict[str, bytes]:
    """The first bytes of the pictures of all odd titles. One process draws them, because each takes a second to start."""
    charts = json.dumps([asdict(with_odd_labels(text)) for text in ODD])
    command = [sys.executable, "-c", DRAW_ALL, charts]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - ours
    return dict(zip(ODD, map(bytes.fromhex, json.loads(done.stdout)), strict=True))


@pytest.mark.parametrize("text", ODD)
def test_no_title_is_too_odd(text: str, odd_pictures: dict[str, bytes]) -> None:
    """Scripts that the font lacks, formulas, long ones; with and without a plain name."""
    assert odd_pictures[text] == PNG_BEGINS


async def test_a_chart_that_cannot_be_drawn_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    """The log says why."""
    broken = Chart(Label("a"), (1, 2), (Series(Label("b"), (1,)),))
    assert await ChartDrawer(300).draw(broken) is None
    assert "a chart is left out: ValueError" in caplog.text


async def test_a_process_that_takes_too_long_is_killed(caplog: pytest.LogCaptureFixture) -> None:
    assert await ChartDrawer(0.05).draw(chart()) is None
    assert children() == []
    assert "nothing was drawn" in caplog.text


async def test_without_a_process_there_is_no_chart(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert await ChartDrawer().draw(chart()) is None
    assert "cannot be started" in caplog.text


async def test_the_process_has_limits_and_no_secrets_and_there_is_one_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secret")
    drawer = ChartDrawer(300)
    drawing = [asyncio.create_task(drawer.draw(chart())) for _ in range(2)]
    await until(lambda: bool(children()))
    [child] = children()
    assert not any("secret" in value for value in child.environ().values())
    if sys.platform == "linux":
        await until(lambda: child.rlimit(psutil.RLIMIT_AS)[0] <= 1 << 30)
        assert child.rlimit(psutil.RLIMIT_CPU)[0] <= 20
    await drawing[0]
    assert len(children()) <= 1
    for task in drawing:
        task.cancel()
    await asyncio.gather(*drawing, return_exceptions=True)
    assert children() == []


async def test_a_picture_that_is_cut_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process without enough memory or time may write a part."""
    whole = await ChartDrawer(300).draw(chart())
    assert whole is not None
    (tmp_path / "part").write_bytes(whole[:-20])
    stand_in = tmp_path / "python"
    stand_in.write_text(f'#!/bin/sh\ncat "{tmp_path}/part"\n')
    stand_in.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    assert await ChartDrawer().draw(chart()) is None
