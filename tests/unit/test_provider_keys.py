"""A key goes to its own provider, and the sandbox to no provider at all."""

from pathlib import Path

import pytest

from bot.bootstrap.sandbox import configured
from bot.catalogue import Catalogue, Format, ProviderEntry
from bot.settings import Settings
from bot.videoapi.formats import open_providers, root_of
from sandbox.start import Sandbox

SECOND = ProviderEntry("second", "https://api.example.org", "SECOND_API_KEY", Format.GENERATIONS)
FILE = """
[[providers]]
name = "second"
url = "https://api.example.org"
key = "SECOND_API_KEY"
format = "generations"

[[models]]
name = "m"
provider = "second"

[models.options]
seed = { range = [0, 9] }
"""


async def test_a_provider_whose_key_was_not_loaded_does_not_get_that_of_another() -> None:
    settings = Settings(
        _env_file=None,
        telegram_bot_token=f"1:{'t' * 35}",
        video_api_key="sk-default",
        video_api_url="https://a.example",
    )
    with pytest.raises(KeyError):
        async with open_providers(settings, Catalogue((), providers=(ProviderEntry(), SECOND))):
            pass


def test_the_sandbox_reaches_no_provider_of_the_operators_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It promises that nothing leaves this machine and nothing is spent."""
    (tmp_path / "models.toml").write_text(FILE, "utf-8")
    monkeypatch.setenv("MODELS_FILE", str(tmp_path / "models.toml"))
    monkeypatch.setenv("SECOND_API_KEY", "sk-real")
    listed: list[str] = []
    sandbox = Sandbox("http://127.0.0.1:1", f"1:{'t' * 35}", "http://127.0.0.1:2", "sk-sandbox", 7, listed.extend)
    configuration = configured(sandbox, str(tmp_path))
    settings = configuration.settings
    roots = {root_of(settings, entry) for entry in configuration.catalogue.providers}
    assert (roots, settings.provider_key("second")) == ({"http://127.0.0.1:2"}, "sk-sandbox")
    assert listed == [model.sends for model in configuration.catalogue.models]
