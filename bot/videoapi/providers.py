"""The open providers by the names that tasks have."""

from collections.abc import Iterator, Mapping

from bot.videoapi.provider import Provider
from storage.records import dataclass


@dataclass(frozen=True)
class SettingNames:
    """Where an admin changes the key and the URL of a provider: names of settings."""

    key: str = "VIDEO_API_KEY"
    url: str = "VIDEO_API_URL"


class Providers:
    """The open providers by name. A task keeps its provider for life, which may have been removed from the catalogue.

    `setting_names`: of those that are not the default one.
    """

    def __init__(
        self, by_name: Mapping[str, Provider], setting_names: Mapping[str, SettingNames] | None = None
    ) -> None:
        self._by_name = dict(by_name)
        self._setting_names = dict(setting_names or {})

    def find(self, name: str) -> Provider | None:
        return self._by_name.get(name)

    def setting_names(self, name: str) -> SettingNames:
        return self._setting_names.get(name, SettingNames())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._by_name)

    def __iter__(self) -> Iterator[Provider]:
        return iter(self._by_name.values())
