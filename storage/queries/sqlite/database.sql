-- name: revision_table^
SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version';

-- name: other_table^
-- In a database without a revision: a table of another program.
SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version' AND name NOT LIKE 'sqlite_%' LIMIT 1;
