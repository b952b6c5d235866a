-- name: revision^
SELECT version_num FROM alembic_version;

-- name: ping^
SELECT 1 AS answer;

-- name: write_probe!
-- One page of the log: shows that writes work.
INSERT INTO last_times (subject, at) VALUES ('database written', :now)
ON CONFLICT (subject) DO UPDATE SET at = :now;
