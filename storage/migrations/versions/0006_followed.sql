-- Expiry counts the time for which a task was followed, not the age that one reading of the clock gives it (ADR 19).
ALTER TABLE tasks ADD COLUMN followed DOUBLE PRECISION NOT NULL DEFAULT 0;  -- seconds, each pause between two polls at most as planned

UPDATE tasks SET followed = updated_at - COALESCE(accepted_at, created_at)
WHERE state IN ('running', 'ready') AND updated_at > COALESCE(accepted_at, created_at);
