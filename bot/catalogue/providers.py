"""The providers whose models can be ordered, and the formats of their APIs."""

from enum import StrEnum

from storage.records import dataclass


class Format(StrEnum):
    """How a provider's API is asked. `bot/videoapi/formats.py` has the code of each."""

    UNIFIED = "unified"
    OPENAI = "openai"
    GENERATIONS = "generations"

    @property
    def most_images(self) -> int | None:
        """The most pictures that fit in a create; None: any number."""
        return len(PICTURE_FIELDS[self]) if self is Format.GENERATIONS else None

    def picture_fields(self, most_images: int) -> tuple[str, ...]:
        """The fields, with dots for nested objects, in which up to this many pictures are sent."""
        return PICTURE_FIELDS[self][:most_images]

    @property
    def takes_files(self) -> bool:
        """Whether pictures are sent as files within a create, so that uploaded photos need no link."""
        return self is Format.OPENAI


PICTURE_FIELDS = {
    Format.UNIFIED: ("images",),
    Format.OPENAI: ("input_reference",),
    Format.GENERATIONS: ("image", "metadata.image_tail"),
}

DEFAULT = "default"
"""The provider of VIDEO_API_URL and VIDEO_API_KEY, which is always there."""


@dataclass(frozen=True)
class ProviderEntry:
    """One provider. `key`: the environment variable that contains its API key. The default one's `url` is in the settings."""

    name: str = DEFAULT
    url: str = ""
    key: str = "VIDEO_API_KEY"
    format: Format = Format.UNIFIED

    def takes_photos(self, *, as_links: bool) -> bool:
        """Whether uploaded photos reach it: within the create, or as links if this bot can make some."""
        return as_links or self.format.takes_files
