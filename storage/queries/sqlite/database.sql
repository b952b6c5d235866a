-- name: revision_table^
SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version';
