-- name: revision^
SELECT version_num FROM alembic_version;

-- name: ping^
SELECT 1 AS answer;
