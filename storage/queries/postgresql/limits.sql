-- name: one_claimer_at_a_time^
-- Counting and claiming must see the same rows: held until the transaction ends.
SELECT 1 AS held FROM (SELECT pg_advisory_xact_lock(7208332)) AS locked;
