-- Repairs times too far in the future, which a clock that was ahead left behind.

-- name: far_due_reset
-- Makes rows due now if they are due in the far future, or later than soon and written by a clock that was ahead. The
-- bounds are absolute times.
UPDATE tasks SET
    due_at = :now, updated_at = CASE WHEN updated_at > :soon THEN CAST(:now AS DOUBLE PRECISION) ELSE updated_at END
WHERE state IN ('collecting', 'queued', 'running', 'ready') AND due_at > :soon
    AND (
        updated_at > :soon
        OR due_at > CASE state
            WHEN 'collecting' THEN CAST(:collecting AS DOUBLE PRECISION)
            WHEN 'queued' THEN CAST(:queued AS DOUBLE PRECISION)
            WHEN 'running' THEN CAST(:running AS DOUBLE PRECISION)
            ELSE CAST(:ready AS DOUBLE PRECISION)
        END
    )
RETURNING id;

-- name: far_show_reset
UPDATE tasks SET
    show_at = :now, updated_at = CASE WHEN updated_at > :soon THEN CAST(:now AS DOUBLE PRECISION) ELSE updated_at END
WHERE show_at > :soon AND (updated_at > :soon OR show_at > :shown)
RETURNING id;

-- name: far_leases
-- The ranges limit this to due rows and rows in flight, however many tasks are running.
SELECT id, 'work' AS kind, lease_until AS until FROM tasks
WHERE state IN ('running', 'ready') AND due_at <= :soon AND lease_until > :leased
UNION ALL
SELECT id, 'work' AS kind, lease_until AS until FROM tasks
WHERE state IN ('submitting', 'delivering') AND lease_until > :leased
UNION ALL
SELECT id, 'show' AS kind, show_lease AS until FROM tasks WHERE show_at <= :soon AND show_lease > :leased;

-- name: far_lease_end!
UPDATE tasks SET lease_until = 0 WHERE id = :id AND lease_until = :until;

-- name: far_show_lease_end!
UPDATE tasks SET show_lease = NULL WHERE id = :id AND show_lease = :until;
