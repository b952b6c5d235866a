-- Models that an admin has paused by hand.

-- name: pauses
SELECT model, reason FROM paused_models ORDER BY model;

-- name: pause_add!
INSERT INTO paused_models (model, reason, paused_by, paused_at) VALUES (:model, :reason, :user_id, :now)
ON CONFLICT (model) DO UPDATE SET reason = :reason, paused_by = :user_id, paused_at = :now;

-- name: pause_remove^
DELETE FROM paused_models WHERE model = :model RETURNING model;
