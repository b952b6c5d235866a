"""Data classes that are made quickly: `dataclass` of this module, for the standard library's.

That one compiles six functions for each class, which for all of the bot's would take a tenth of its start and 1 MiB. This one
compiles `__init__`; the other methods are the same functions for all classes. `frozen` is for mypy alone: an instance is not
protected while the program runs, and is made in a third of the time.
"""

import dataclasses
from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: Any = None, /, **options: Any) -> Any:
        return partial(_completed, **options) if cls is None else _completed(cls, **options)


def _completed(cls: type[T], *, frozen: bool = False, eq: bool = True, kw_only: bool = False) -> type[T]:
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # or else it becomes the signature, for which all types are written out
    dataclasses.dataclass(cls, eq=False, repr=False, kw_only=kw_only)
    methods: dict[str, object] = {"__repr__": _repr}
    if eq:
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(cls, name, method)
    return cls


@cache
def _compared(cls: Any) -> Callable[[Any], object]:
    """Reads what two equal instances have in common."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    return attrgetter(*names) if names else lambda _: ()


def _eq(self: Any, other: object) -> bool:
    values = _compared(self.__class__)
    return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"
