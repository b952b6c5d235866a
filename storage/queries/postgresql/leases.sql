-- name: leases_claim
-- Running rows to poll, ready rows to deliver. Muted rows are polled but not delivered.
UPDATE tasks SET lease_until = :lease_until
WHERE id = ANY(ARRAY(
    SELECT id FROM tasks
    WHERE state = :state AND due_at <= :now AND (lease_until IS NULL OR lease_until < :now)
        AND (muted = 0 OR state = 'running')
    ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED
))
RETURNING *;
