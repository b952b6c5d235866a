"""Each task belongs to one provider of the catalogue, and may have the provider's own wording of its prompt."""

from storage.migrations.sql import run_script

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    run_script("0010_providers.sql")
