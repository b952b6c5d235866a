"""`storage.records.dataclass` behaves as the standard library's, but for the protection of instances."""

import dataclasses
import pickle
import re
from dataclasses import field, replace
from pathlib import Path

import pytest

from storage.records import dataclass

ROOT = Path(__file__).parents[3]
OPTIONS_OF_THE_STANDARD = re.compile(r"@dataclass\([^)]*(?:slots|order)=True")


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    note: str = field(default="", compare=False)
    secret: str = field(default="", repr=False)


@dataclasses.dataclass(frozen=True)
class StandardPoint:
    x: int
    y: int = 0
    note: str = field(default="", compare=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class OtherPoint(Point):
    """Has the same fields."""


@dataclass(frozen=True, kw_only=True)
class Named:
    name: str


@dataclass
class Basket:
    things: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True, eq=False)
class Single:
    x: int


@dataclass(frozen=True)
class Shown:
    x: int

    def __repr__(self) -> str:
        return "shown"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shown)

    def __hash__(self) -> int:
        return 7


def test_equal_fields_make_equal_instances_with_equal_hashes() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert len({Point(1, 2), Point(1, 2), Point(1, 3)}) == 2
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


@pytest.mark.parametrize(
    "other", [Point(1, 3), Point(1, 2, secret="s"), OtherPoint(1, 2), StandardPoint(1, 2), (1, 2), None]
)
def test_what_differs_is_not_equal(other: object) -> None:
    assert Point(1, 2) != other


def test_fields_that_are_not_compared_make_no_difference() -> None:
    assert Point(1, 2, "a") == Point(1, 2, "b")
    assert hash(Point(1, 2, "a")) == hash(Point(1, 2, "b"))


def test_the_text_is_that_of_the_standard_library_without_hidden_fields() -> None:
    assert f"Standard{Point(1, 2, 'n', 's')!r}" == repr(StandardPoint(1, 2, "n", "s"))
    assert "secret" not in repr(Point(1, secret="s"))
    basket = Basket()
    basket.things.append(basket)  # type: ignore[arg-type]
    assert repr(basket) == "Basket(things=[...])"


def test_the_tools_of_the_standard_library_know_the_fields() -> None:
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    assert [each.name for each in dataclasses.fields(Point)] == ["x", "y", "note", "secret"]
    assert dataclasses.asdict(Named(name="a")) == {"name": "a"}
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
    assert pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2)  # noqa: S301 - written here


def test_options_mean_what_they_mean_in_the_standard_library() -> None:
    with pytest.raises(TypeError):
        Named("a")  # type: ignore[call-arg]
    assert Single(1) != Single(1)
    assert Basket().things is not Basket().things
    with pytest.raises(TypeError):
        hash(Basket())  # it may change
    with pytest.raises(TypeError):
        dataclass(order=True)(type("Ordered", (), {}))


def test_own_methods_of_a_class_stay() -> None:
    assert (repr(Shown(1)), hash(Shown(1)), Shown(1)) == ("shown", 7, Shown(2))


@pytest.mark.parametrize("package", ["bot", "storage"])
def test_all_data_classes_are_made_quickly(package: str) -> None:
    """The exceptions use options that only the standard library has."""
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / package).rglob("*.py")}
    standard = re.compile(r"from dataclasses import (?:.*\b)?dataclass\b")
    slow = [path for path, source in sources.items() if standard.search(source)]
    assert [path for path in slow if not OPTIONS_OF_THE_STANDARD.search(sources[path])] == [
        ROOT / "storage" / "records.py"
    ] * (package == "storage")
