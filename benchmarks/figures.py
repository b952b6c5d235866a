"""Medians, quantiles and spreads, and tables of them in Markdown."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """The least, the median and the most of some measurements."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        values = list(values)
        return cls(min(values), statistics.median(values), max(values))

    def shown(self, form: str = ".2f") -> str:
        return f"{self.median:{form}} ({self.least:{form}} to {self.most:{form}})"


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed: 0.99 for p99."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def slope_within(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """How much y grows per x, by least squares, and twice the standard error of that: most likely, it is within."""
    xs, ys = zip(*points, strict=True)
    line = statistics.linear_regression(xs, ys)
    middle = statistics.fmean(xs)
    rest = sum((y - line.intercept - line.slope * x) ** 2 for x, y in points)
    error = math.sqrt(rest / max(1, len(points) - 2) / sum((x - middle) ** 2 for x in xs))
    return line.slope, 2 * error


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first are aligned to the right."""
    aligned = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, aligned, *rows))
