"""The size of pictures, and the shape of a request's first one."""

from storage.migrations.sql import run_script

revision = "0022"
down_revision = "0018"


def upgrade() -> None:
    run_script("0022_picture_shapes.sql")
