"""Draws one chart in a process of its own: the library takes more memory than the bot, and keeps it.

`python -m bot.charts.chart_child JSON` writes a PNG, or a line that says what went wrong. The JSON is a `Chart` of `drawing.py`.
"""

import io
import json
import sys
import unicodedata
from typing import Any

from bot.process_limits import limit_process

MOST_MEMORY = 768 * 1024 * 1024  # bytes of address space; a chart takes 270 MB of it
MOST_CPU_TIME = 20  # seconds
LARGEST_FILE = 4 * 1024 * 1024  # bytes: the list of fonts

SIDE, DPI = 10.0, 108  # inches: 1080 pixels, which a phone shows at a third of their size
FONT_SIZE = 20
LONGEST_LABEL = 22  # characters; two labels are next to each other
LONGEST_TITLE = 30
MOST_TICKS = 12
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#5D3A9B", "#F0E442")
REST = "#999999"


def main(chart: dict[str, Any]) -> None:
    """Write the picture to the standard output."""
    limit_process(memory=MOST_MEMORY, cpu_time=MOST_CPU_TIME, file_size=LARGEST_FILE)
    try:
        picture = _draw(chart)
    except Exception as error:  # noqa: BLE001 - whatever the library raises is reported by the bot
        picture = f"{type(error).__name__}: {error}".encode()
    sys.stdout.buffer.write(picture)


def _draw(chart: dict[str, Any]) -> bytes:
    import matplotlib as mpl  # noqa: PLC0415 - after the limits of this process are set

    mpl.use("Agg")
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415 - as above
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - as above

    # Names of models may contain dollar signs, and are no formulas.
    mpl.rcParams.update({"font.size": FONT_SIZE, "text.parse_math": False, "axes.unicode_minus": False})
    figure = Figure(figsize=(SIDE, SIDE), dpi=DPI, layout=ConstrainedLayoutEngine(w_pad=0.25, h_pad=0.25))
    axes = figure.add_subplot()
    days, series = chart["days"], chart["series"]
    below = [0.0] * len(days)
    bars: list[Any] = []
    for number, each in enumerate(series):
        colour = REST if each["is_rest"] else COLOURS[number % len(COLOURS)]
        bars.append(axes.bar(days, each["values"], bottom=below, width=0.8, color=colour))
        below = [one + other for one, other in zip(below, each["values"], strict=True)]
    axes.set_title(_label(chart["title"], LONGEST_TITLE), pad=18)
    axes.set_xlim(days[0] - max(1, 3 - len(days)), days[-1] + max(1, 3 - len(days)))  # a single bar is no wall
    axes.set_xticks(_ticks(days))
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=chart["whole"]))
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", alpha=0.3)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    labels = [_label(each["label"], LONGEST_LABEL) for each in series]
    for columns in (2, 1):
        legend = figure.legend(
            bars,
            [str(number) for number in range(len(bars))],
            loc="outside lower center",
            ncols=columns,
            frameon=False,
            handlelength=1,
        )
        for text, label in zip(legend.get_texts(), labels, strict=True):
            text.set_text(label)  # given above, a label that begins with _ would be left out
        if columns == 1 or legend.get_window_extent().width < SIDE * DPI:
            break
        legend.remove()
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


def _ticks(days: list[int]) -> list[int]:
    return days if len(days) <= MOST_TICKS else [day for day in days if day == 1 or day % 5 == 0]


def _label(label: dict[str, str], longest: int) -> str:
    """The text, or the plain one if the font lacks letters of it or would not join them; shortened to one line."""
    known = _letters()
    text = next((each for each in (label["text"], label["plain"]) if each and _can_be_drawn(each, known)), "")
    if not text:
        text = "".join(letter if ord(letter) in known else "?" for letter in label["plain"] or label["text"])
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _can_be_drawn(text: str, known: frozenset[int]) -> bool:
    return all(
        letter.isspace() or (ord(letter) in known and unicodedata.bidirectional(letter) not in {"R", "AL", "AN"})
        for letter in text
    )


def _letters() -> frozenset[int]:
    """The letters of the font that comes with the library."""
    from matplotlib.font_manager import findfont, get_font  # noqa: PLC0415 - as in `_draw`

    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
