-- Expiry counts the time for which a task was followed, not its age by the clock (ADR 19).
ALTER TABLE tasks ADD COLUMN followed DOUBLE PRECISION NOT NULL DEFAULT 0;  -- seconds; a pause counts at most its planned length

UPDATE tasks SET followed = updated_at - COALESCE(accepted_at, created_at)
WHERE state IN ('running', 'ready') AND updated_at > COALESCE(accepted_at, created_at);
