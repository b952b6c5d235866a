-- Leases on rows.

-- name: lease_reschedule^
UPDATE tasks SET due_at = :due_at, lease_until = NULL, failures = failures + 1, followed = :followed, updated_at = :now
WHERE id = :id AND state = :state AND due_at = :seen_due_at
RETURNING *;

-- name: leases_end!
UPDATE tasks SET show_lease = NULL, lease_until = CASE WHEN lease_until IS NULL THEN NULL ELSE 0 END
WHERE (show_at IS NOT NULL AND show_lease IS NOT NULL)
    OR (state IN ({leased}) AND lease_until IS NOT NULL);

-- name: broadcast_leases_end!
UPDATE broadcasts SET lease_until = NULL WHERE lease_until IS NOT NULL;
