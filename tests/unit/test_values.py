"""Shapes of values."""

import pytest

from bot.values import Value, shape_of


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("landscape", "landscape"),
        ("Vertical", "portrait"),
        ("横屏", "landscape"),
        ("square", "square"),
        ("16:9", "landscape"),
        ("9：16", "portrait"),
        ("2.35:1", "landscape"),
        ("1:1", "square"),
        ("1280x720", "landscape"),
        ("720*1280", "portrait"),
        ("1024×1024", "square"),
        ("0:9", ""),
        ("720P", ""),
        ("4x4", ""),
        ("small", ""),
        (16, ""),
    ],
)
def test_shapes(value: Value, shape: str) -> None:
    assert shape_of(value) == shape
