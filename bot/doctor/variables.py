"""Checks the names of variables: a misspelt one has no effect."""

from bot.catalogue.configuration import complete_as_possible
from bot.doctor.finding import Finding, note
from bot.errors import SettingsError
from bot.settings import Settings, misspelt_names


async def check_variables(settings: Settings) -> list[Finding]:
    """A note for each variable that was probably meant to be a setting."""
    try:
        catalogue = complete_as_possible(settings)[0].catalogue
    except SettingsError:  # another check reports it
        return []
    keys = [entry.key for entry in catalogue.providers]
    return [
        note("settings.unknown", f"{name} is not a setting and has no effect. Did you mean {meant}?")
        for name, meant in misspelt_names(settings.model_fields_set, keys)
    ]
