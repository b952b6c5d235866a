"""Why a draft needs confirmation, and the parts of texts that arrived in several messages."""

from storage.migrations.sql import run_script

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run_script("0007_pieces.sql")
