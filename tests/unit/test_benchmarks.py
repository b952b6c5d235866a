"""What the benchmarks print and write: each command changes its own section of the document, and no other."""

from pathlib import Path

import pytest

from benchmarks.document import DOCUMENT, UnknownSection, write_section
from benchmarks.figures import Spread, quantile, slope_within, table
from benchmarks.picture import draw
from benchmarks.soak_report import verdict
from benchmarks.statement_names import name_of
from storage.engines.sqlite.statements import statements

TWO = "# Title\n\n<!-- section: one -->\nold\n<!-- end: one -->\n\nbetween\n\n<!-- section: two -->\nkept\n<!-- end: two -->\n"


def test_a_section_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    """Also when it is written again, and when it contains what a regular expression would read as a group."""
    document = tmp_path / "benchmarks.md"
    document.write_text(TWO, encoding="utf-8")
    write_section("one", r"first \1 \g<2>", document)
    write_section("one", r"new \1 \g<2>", document)
    assert document.read_text(encoding="utf-8") == TWO.replace("old", "\nnew \\1 \\g<2>\n")
    assert list(tmp_path.iterdir()) == [document]


def test_an_unknown_section_is_an_error(tmp_path: Path) -> None:
    """A command whose section was renamed must not lose its figures silently."""
    document = tmp_path / "benchmarks.md"
    document.write_text(TWO, encoding="utf-8")
    with pytest.raises(UnknownSection):
        write_section("three", "new", document)
    assert document.read_text(encoding="utf-8") == TWO


def test_the_document_has_all_sections(tmp_path: Path) -> None:
    """Those of every part and of the commands that write one each."""
    parts = {path.stem for path in (DOCUMENT.parents[1] / "benchmarks" / "parts").glob("[!_]*.py")}
    copy = tmp_path / "benchmarks.md"
    copy.write_text(DOCUMENT.read_text(encoding="utf-8"), encoding="utf-8")
    for name in parts | {"soak", "attack", "fuzz"}:
        write_section(name, f"figures of {name}", copy)
        assert f"figures of {name}" in copy.read_text(encoding="utf-8")


def test_spreads_quantiles_and_slopes() -> None:
    """p99 is a value that was measured, and the slope is per unit of x, the more certain the less the values scatter."""
    assert Spread.of([3.0, 1.0, 2.0, 10.0]).shown(".1f") == "2.5 (1.0 to 10.0)"
    assert quantile(list(range(1, 101)), 0.99) == 99
    assert quantile([7.0], 0.5) == 7.0
    assert slope_within([(0, 1), (1, 3), (2, 5)]) == pytest.approx((2, 0))
    slope, within = slope_within([(0, 0), (1, 2), (2, 0), (3, 2)])
    assert slope == pytest.approx(0.4) and within == pytest.approx(2 * (1.6 / 5) ** 0.5)
    assert table(("", "a"), [("x", "1")]) == "|  | a |\n| --- | ---: |\n| x | 1 |"


@pytest.mark.parametrize(("growth", "within", "most", "expected"), [
    (0.5, 0.4, 1.0, "flat"),
    (-5.0, 0.4, 1.0, "flat"),
    (0.5, 0.6, 1.0, "too noisy to tell"),
    (1.5, 0.4, 1.0, "**grows**"),
    (1.5, 0.6, 1.0, "too noisy to tell"),
    (9.0, 0.1, None, "by each order"),
])  # fmt: skip
def test_only_what_is_certain_is_called_flat_or_growing(
    growth: float, within: float, most: float | None, expected: str
) -> None:
    assert verdict(growth, within, most) == expected


def test_the_picture_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """The same figures make the same picture, and nothing else stays in the folder."""
    picture = tmp_path / "pictures" / "benchmarks.svg"
    bars = {"this bot": Spread(1, 2, 3), "another": Spread(2, 2, 2)}
    draw(bars, bars, picture)
    first = picture.read_text(encoding="utf-8")
    draw(bars, bars, picture)
    assert picture.read_text(encoding="utf-8") == first and first.rstrip().endswith("</svg>")
    assert list(picture.parent.iterdir()) == [picture]


def test_statements_have_names() -> None:
    """By their SQL; others are shown by their first words."""
    assert name_of(statements().task_by_id.sql) == "task_by_id"
    assert name_of("SELECT\n  1") == "SELECT 1"
