-- Models that fail whatever is ordered, shared by all processes.

-- name: model_health^
SELECT failures, resting_until FROM model_health WHERE model = :model;

-- name: model_health_models
SELECT model FROM model_health;

-- name: model_health_resting
SELECT model, resting_until FROM model_health WHERE resting_until > :now;

-- name: model_health_failed^
INSERT INTO model_health (model, failures, resting_until) VALUES (:model, 1, NULL)
ON CONFLICT (model) DO UPDATE SET
    failures = model_health.failures + 1,
    resting_until = CASE WHEN model_health.failures + 1 >= :most THEN CAST(:until AS DOUBLE PRECISION) ELSE NULL END
RETURNING failures;

-- name: model_health_try^
-- One order tries a model whose rest is over; the next ones wait for its outcome.
UPDATE model_health SET resting_until = :until WHERE model = :model AND resting_until = :old
RETURNING model;

-- name: model_health_recovered!
DELETE FROM model_health WHERE model = :model;
