"""What babel knows of a language: each takes 1 MiB, most of it names of units, currencies, places and languages."""

from babel import localedata

ROOT = "root"  # what all languages inherit
UNUSED = (
    "compact_currency_formats", "compact_decimal_formats", "compound_unit_patterns", "currency_names",
    "currency_names_plural", "currency_symbols", "datetime_skeletons", "interval_formats", "languages", "meta_zones",
    "scripts", "territories", "time_zones", "unit_display_names", "variants",
)  # fmt: skip
DURATION = "duration-"  # the only units in the bot's texts, as in "2 hours ago"


def forget_unused(language: str) -> None:
    """Keep what plural rules, numbers, dates and durations need. babel returns the same mapping to all who ask for it."""
    for name in (ROOT, language):
        data = localedata.load(name)
        for key in UNUSED:
            data.pop(key, None)
        units = data.get("unit_patterns", {})
        data["unit_patterns"] = {unit: forms for unit, forms in units.items() if unit.startswith(DURATION)}
