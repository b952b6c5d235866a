"""The open providers by the names that tasks have."""

from collections.abc import Iterator, Mapping

from bot.videoapi.provider import Provider


class Providers:
    """The open providers by name. A task keeps its provider for life, which may have been removed from the catalogue."""

    def __init__(self, by_name: Mapping[str, Provider]) -> None:
        self._by_name = dict(by_name)

    def find(self, name: str) -> Provider | None:
        return self._by_name.get(name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._by_name)

    def __iter__(self) -> Iterator[Provider]:
        return iter(self._by_name.values())
