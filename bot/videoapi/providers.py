"""The open providers by the names that tasks have."""

from collections.abc import Iterator, Mapping

from bot.videoapi.provider import Provider
from storage.records import dataclass


@dataclass(frozen=True)
class Places:
    """Where an admin changes the key and the URL of a provider: names of settings."""

    key: str = "VIDEO_API_KEY"
    url: str = "VIDEO_API_URL"


class Providers:
    """The open providers by name. A task keeps its provider for life, which may have been removed from the catalogue.

    `places`: of those that are not the default one.
    """

    def __init__(self, by_name: Mapping[str, Provider], places: Mapping[str, Places] | None = None) -> None:
        self._by_name = dict(by_name)
        self._places = dict(places or {})

    def find(self, name: str) -> Provider | None:
        return self._by_name.get(name)

    def places(self, name: str) -> Places:
        return self._places.get(name, Places())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._by_name)

    def __iter__(self) -> Iterator[Provider]:
        return iter(self._by_name.values())
