"""A chart of days with stacked bars, and the process that draws it."""

import asyncio
import json
import logging
import tempfile
from dataclasses import asdict

from bot.children import run_child
from storage.records import dataclass

log = logging.getLogger(__name__)

CHART_MODULE = "bot.charts.chart_child"
LARGEST_PICTURE = 2 * 1024 * 1024  # bytes
PNG_BEGINS, PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@dataclass(frozen=True)
class Label:
    """A text of a chart. `plain` is shown where the chart's font lacks letters of `text`."""

    text: str
    plain: str = ""


@dataclass(frozen=True)
class Series:
    """The values of one colour, a value for each day. `is_rest`: the sum of all that have no colour of their own."""

    label: Label
    values: tuple[float, ...]
    is_rest: bool = False


@dataclass(frozen=True)
class Chart:
    """`days`: days of the month. The first series is at the bottom. `whole`: the values are whole numbers."""

    title: Label
    days: tuple[int, ...]
    series: tuple[Series, ...]
    whole: bool = False


class ChartDrawer:
    """Draws one chart at a time, `time_limit` seconds each. Each takes about 80 MB."""

    def __init__(self, time_limit: float = 20.0) -> None:
        self._slot = asyncio.Lock()
        self._time_limit = time_limit

    async def draw(self, chart: Chart) -> bytes | None:
        """A PNG for a phone. None if it cannot be drawn in time, and the log says why; never raises."""
        try:
            async with asyncio.timeout(self._time_limit * 2):
                await self._slot.acquire()
        except TimeoutError:
            log.warning("a chart is left out: too many are being drawn")
            return None
        try:
            return await self._draw(chart)
        except OSError as error:
            log.warning("a chart is left out: its process cannot be started (%s)", error.strerror)
            return None
        finally:
            self._slot.release()

    async def _draw(self, chart: Chart) -> bytes | None:
        # The library writes a list of fonts into its folder.
        with tempfile.TemporaryDirectory(prefix="chart-") as folder:
            output = await run_child(
                CHART_MODULE,
                json.dumps(asdict(chart)),
                time_limit=self._time_limit,
                most_output=LARGEST_PICTURE,
                variables={"MPLCONFIGDIR": folder, "OPENBLAS_NUM_THREADS": "1"},
            )
        if output.startswith(PNG_BEGINS) and output.endswith(PNG_ENDS):
            return output
        log.warning("a chart is left out: %s", output[:200].decode(errors="replace") or "nothing was drawn")
        return None
