"""What babel knows of a language: each takes 1 MiB, most of it names of units, currencies, places and languages."""

from typing import Any, cast

from babel import localedata
from babel.core import get_global

from bot.spared_imports import without_local_zone

with without_local_zone():
    import babel.dates  # noqa: F401 - which Fluent's library needs

ROOT = "root"  # what all languages inherit
UNUSED = (
    "compact_currency_formats", "compact_decimal_formats", "compound_unit_patterns", "currency_names",
    "currency_names_plural", "currency_symbols", "datetime_skeletons", "interval_formats", "languages", "meta_zones",
    "scripts", "territories", "time_zones", "unit_display_names", "variants",
)  # fmt: skip
UNUSED_OF_ALL = (
    "all_currencies", "currency_fractions", "language_aliases", "likely_subtags", "meta_zones", "territory_aliases",
    "territory_currencies", "territory_languages", "territory_zones", "windows_zone_mapping", "zone_aliases",
    "zone_territories",
)  # fmt: skip
"""What babel reads of all languages together, 2 MiB: for names that it does not have a file for, zones and currencies."""
DURATION = "duration-"  # the only units in the bot's texts, as in "2 hours ago"


def forget_unused(language: str) -> None:
    """Keep what plural rules, numbers, dates and durations need. babel returns the same mapping to all who ask for it."""
    for key in UNUSED_OF_ALL:  # first, so that the languages get its memory
        cast("dict[str, Any]", get_global(cast("Any", key))).clear()
    for name in (ROOT, language):
        data = localedata.load(name)
        for key in UNUSED:
            data.pop(key, None)
        units = data.get("unit_patterns", {})
        data["unit_patterns"] = {unit: forms for unit, forms in units.items() if unit.startswith(DURATION)}
