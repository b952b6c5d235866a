-- When the loops of a worker have work next. Each value is the earliest time of that kind, perhaps of a row that is being worked
-- on: the claim finds out. But for polls: while one task is polled, others become due. A time of a broadcast later than `far` is
-- from a clock that was ahead: `broadcast_claim` takes it at once.

-- name: agenda^
SELECT
    (
        SELECT due_at FROM tasks
        WHERE state = 'running' AND due_at IS NOT NULL AND (lease_until IS NULL OR lease_until < :now)
        ORDER BY due_at LIMIT 1
    ) AS polls,
    (SELECT MIN(due_at) FROM tasks WHERE state = 'ready') AS deliveries,
    (SELECT MIN(due_at) FROM tasks WHERE state = 'queued') AS submissions,
    (SELECT MIN(due_at) FROM tasks WHERE state = 'collecting') AS albums,
    (SELECT MIN(show_at) FROM tasks WHERE show_at IS NOT NULL) AS shows,
    (SELECT MIN(lease_until) FROM tasks WHERE state IN ('submitting', 'delivering')) AS leases,
    (SELECT MIN(CASE WHEN next_at > :far THEN 0 ELSE next_at END) FROM broadcasts WHERE state <> 'over') AS broadcasts;
