"""What an attack measures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value, and the most that it may be; None: only reported."""

    name: str
    value: float
    unit: str
    at_most: float | None = None

    def holds(self, slack: float = 1.0) -> bool:
        """Whether the value is within its bound. `slack`: how many times longer a busy machine may take."""
        slack = slack if self.unit == "s" else 1.0
        return self.at_most is None or self.value <= self.at_most * slack

    @property
    def bound(self) -> str:
        return "–" if self.at_most is None else f"{self.at_most:g} {self.unit}".strip()

    def __str__(self) -> str:
        bound = "" if self.at_most is None else f" (at most {self.at_most:g})"
        return f"{'ok' if self.holds() else 'over':<4} {self.name}: {self.value:.3g} {self.unit}{bound}"
