"""The packaged catalogue, for all tests of parsing."""

import pytest

from bot.catalogue import Catalogue, load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(None)
