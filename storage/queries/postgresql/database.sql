-- name: revision_table^
SELECT relname FROM pg_class WHERE relname = 'alembic_version' AND pg_table_is_visible(oid);

-- name: other_table^
-- In a database without a revision: a table that would be in the way. Others may belong to programs that share the database.
SELECT relname AS name FROM pg_class WHERE relname = 'tasks' AND pg_table_is_visible(oid);
