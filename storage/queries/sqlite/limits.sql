-- name: one_claimer_at_a_time^
-- A transaction has the database to itself.
SELECT 1 AS held;
