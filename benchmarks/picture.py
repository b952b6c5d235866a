"""The picture of docs/benchmarks.md: CPU per request and memory at rest, of this bot and its peers."""

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.document import PICTURE
from benchmarks.figures import Spread

OURS, OTHERS = "#2a6fbb", "#9aa5b1"
WHISKERS = "#444444"


def draw(requests: Mapping[str, Spread], memory: Mapping[str, Spread], picture: Path = PICTURE) -> None:
    """Bars are medians, whiskers the least and the most."""
    mpl.rcParams["svg.hashsalt"] = "benchmarks"  # the same figures make the same file
    figure = Figure(figsize=(9, 3.2), layout="constrained", facecolor="white")
    left, right = figure.subplots(1, 2)
    _bars(left, requests, "milliseconds of CPU per request, 20 a second by webhook", ".1f")
    _bars(right, memory, "MiB of memory at rest", ".0f")
    picture.parent.mkdir(exist_ok=True)
    partial = picture.with_suffix(".partial")
    figure.savefig(partial, format="svg", metadata={"Date": None})
    partial.rename(picture)


def _bars(axes: Axes, bars: Mapping[str, Spread], title: str, form: str) -> None:
    names = list(bars)
    places = range(len(names))
    medians = [bar.median for bar in bars.values()]
    below = [bar.median - bar.least for bar in bars.values()]
    above = [bar.most - bar.median for bar in bars.values()]
    colours = [OURS if name.startswith("this bot") else OTHERS for name in names]
    axes.barh(places, medians, xerr=(below, above), color=colours, ecolor=WHISKERS, capsize=2, height=0.62)
    for place, bar in zip(places, bars.values(), strict=True):
        axes.annotate(
            f"{bar.median:{form}}",
            (bar.most, place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    axes.set_yticks(places, names, fontsize=9)
    axes.invert_yaxis()
    axes.margins(x=0.16)
    axes.set_xlim(left=0)
    axes.set_title(title, fontsize=9, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="x", labelsize=8)
