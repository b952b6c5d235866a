"""What every test of parsing reads with: the packaged catalogue."""

import pytest

from bot.catalogue import Catalogue, load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(None)
