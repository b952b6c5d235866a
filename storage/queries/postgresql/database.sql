-- name: revision_table^
SELECT relname FROM pg_class WHERE relname = 'alembic_version' AND pg_table_is_visible(oid);
