"""What is fuzzed: a kind of input, how to make one, and what must be able to read all of them."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any


@dataclass(frozen=True)
class Kind:
    """`inputs`: without end, the known hard ones first. `read` raises only for a bug."""

    name: str
    inputs: Callable[[Random], Iterator[Any]]
    read: Callable[[Any], Awaitable[None]]
