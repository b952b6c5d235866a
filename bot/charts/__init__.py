"""Pictures of numbers, drawn in a short-lived process: the library for them takes more memory than the whole bot."""

from bot.charts.drawing import Chart, ChartDrawer, Label, Series

__all__ = ["Chart", "ChartDrawer", "Label", "Series"]
